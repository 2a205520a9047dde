// What a search did. All counts are the same for every number of threads.
#pragma once

#include <cstdint>

namespace nashsolve {

struct SearchCounts {
  std::uint64_t nodes = 0;
  std::uint64_t pivots = 0;
  std::uint64_t leaves = 0;

  /// Two players. Certificates in floating point, and of them those that the error bound did not accept;
  /// exact arithmetic decided.
  std::uint64_t certificates = 0;
  std::uint64_t undecided_certificates = 0;
  /// Subtrees that were left to the exact search.
  std::uint64_t handovers = 0;
  /// Nodes and pivots of the exact search and of vertex listing, and of the nodes those that needed integers
  /// beyond 64 bits.
  std::uint64_t exact_nodes = 0;
  std::uint64_t exact_pivots = 0;
  std::uint64_t big_nodes = 0;

  /// More players.
  std::uint64_t supports = 0;
  std::uint64_t cells = 0;
  std::uint64_t relaxations = 0;

  SearchCounts& operator+=(const SearchCounts& other) {
    nodes += other.nodes;
    pivots += other.pivots;
    leaves += other.leaves;
    certificates += other.certificates;
    undecided_certificates += other.undecided_certificates;
    handovers += other.handovers;
    exact_nodes += other.exact_nodes;
    exact_pivots += other.exact_pivots;
    big_nodes += other.big_nodes;
    supports += other.supports;
    cells += other.cells;
    relaxations += other.relaxations;
    return *this;
  }
};

}  // namespace nashsolve
