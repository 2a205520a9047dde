// Pieces of work dealt out to parts of similar size.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <queue>
#include <utility>
#include <vector>

namespace nashsolve {

/// Pieces for each part: estimates of single ones are often wrong by a factor of ten, of so many together by
/// far less. docs/cluster.md says how equal the parts of a 36x36 game became.
inline constexpr std::size_t kPiecesOfPart = 8;

/// The largest piece that is left, by its `size`, goes to the part that is the smallest so far (Graham 1969).
template <class Piece>
std::vector<std::vector<Piece>> even_parts(std::vector<Piece> pieces, std::size_t count) {
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const Piece& a, const Piece& b) { return a.size > b.size; });
  std::vector<std::vector<Piece>> parts(std::min(count, pieces.size()));
  using Filled = std::pair<double, std::size_t>;
  std::priority_queue<Filled, std::vector<Filled>, std::greater<>> smallest;
  for (std::size_t k = 0; k < parts.size(); ++k) smallest.emplace(0, k);
  for (Piece& piece : pieces) {
    const auto [size, part] = smallest.top();
    smallest.pop();
    smallest.emplace(size + piece.size, part);
    parts[part].push_back(std::move(piece));
  }
  return parts;
}

}  // namespace nashsolve
