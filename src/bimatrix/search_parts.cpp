#include "search_parts.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <queue>
#include <utility>

#include "continuation.hpp"
#include "duplicates.hpp"
#include "kernels.hpp"
#include "polytope.hpp"
#include "search_run.hpp"
#include "tree_cut.hpp"

namespace nashsolve::bimatrix {

namespace {

/// Pieces for each part: estimates of single ones are often wrong by a factor of ten, of so many together by
/// far less. docs/results.md says how equal the parts of a 36x36 game became.
constexpr std::size_t kPiecesOfPart = 4;

/// The largest piece that is left goes to the part that is the smallest so far (Graham 1969).
std::vector<std::vector<OpenNode>> distribute(std::vector<TreePiece> pieces, std::size_t count) {
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const TreePiece& a, const TreePiece& b) { return a.size > b.size; });
  std::vector<std::vector<OpenNode>> parts(std::min(count, pieces.size()));
  using Filled = std::pair<double, std::size_t>;
  std::priority_queue<Filled, std::vector<Filled>, std::greater<>> smallest;
  for (std::size_t k = 0; k < parts.size(); ++k) smallest.emplace(0, k);
  for (TreePiece& piece : pieces) {
    const auto [size, part] = smallest.top();
    smallest.pop();
    parts[part].push_back(std::move(piece.node));
    smallest.emplace(size + piece.size, part);
  }
  return parts;
}

}  // namespace

std::vector<std::vector<OpenPart>> split(const Game& game, std::size_t count, const SolveOptions& options) {
  StopWatch stop(options);
  const std::array<MergedStrategies, 2> merged = find_identical_strategies(game);
  const Polytopes polytopes = best_response_polytopes(merge_identical_strategies(game, merged), Shift::each);
  SearchRun run(stop, nullptr);
  std::vector<TreePiece> pieces = cut_tree(polytopes, vector_kernels(), run, count * kPiecesOfPart);
  if (stop.reason(0)) return {};
  std::vector<std::vector<OpenPart>> parts;
  for (const std::vector<OpenNode>& nodes : distribute(std::move(pieces), count))
    parts.push_back(open_parts(nodes, merged));
  return parts;
}

}  // namespace nashsolve::bimatrix
