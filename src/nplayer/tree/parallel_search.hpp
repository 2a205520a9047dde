// The whole support search, divided among threads.
//
// The tree is opened breadth first until there is work for all, then its subtrees are searched, each by one
// thread. Results are joined in the order of the supports that they are of, so that they do not depend on the
// number of threads, nor on where the tree was cut.
#pragma once

#include <numeric>
#include <optional>
#include <vector>

#include "nashsolve/solution.hpp"
#include "nashsolve/solve_options.hpp"
#include "stop.hpp"
#include "support_search.hpp"

namespace nashsolve::nplayer {

struct OpenSupport {
  Supports supports;
  std::string reason;
  /// They cover what is open.
  std::vector<SupportBox> boxes;
};

struct SearchOutcome {
  std::vector<FoundEquilibrium> equilibria;
  std::vector<EquilibriumProduct> products;
  std::vector<EquilibriumCurve> curves;
  std::vector<OpenSupport> open;
  /// The nodes that were not searched to their end, and the supports of what was found.
  std::vector<NodeLabels> left;
  std::vector<NodeLabels> told;
  /// Why the search ended before its end.
  std::optional<Status> stopped;
  SearchCounts counts;
};

/// For seconds_to_tell(): what an equilibrium is told in, in strategies of a game of two players, all of
/// which may be used. Everybody's payoffs depend on all the others: those of four players took 0.2 ms, 12
/// microseconds a strategy (2,100 equilibria of dispersion of 4x4x4x4).
inline std::size_t strategies_to_tell(const std::vector<std::size_t>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::size_t{0}) * counts.size() * counts.size() / 4;
}
inline double seconds_to_tell_mixed(const std::vector<std::size_t>& counts, double equilibria) {
  const std::size_t strategies = strategies_to_tell(counts);
  return seconds_to_tell(strategies, equilibria, static_cast<double>(strategies) * equilibria);
}

/// Searches these nodes, the whole tree where there are none given. A listener, where given, is told all of
/// it, in one thread, until it refuses: what it refused is not whole. A time limit leaves time to tell what
/// is found, and so many equilibria that are known. Where `asks` are given it is made in one thread, which
/// takes one from them at each question to `stop`, and none left is a limit (Status::limit).
SearchOutcome search_all_supports(const PayoffTensors& tensors, const SolveOptions& options,
                                  const std::vector<NodeLabels>* nodes = nullptr,
                                  CellListener* listener = nullptr, std::uint64_t known = 0,
                                  std::uint64_t* asks = nullptr);

}  // namespace nashsolve::nplayer
