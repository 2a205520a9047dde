#include "search_parts.hpp"

#include <array>
#include <utility>

#include "continuation.hpp"
#include "duplicates.hpp"
#include "even_parts.hpp"
#include "kernels.hpp"
#include "merged_listener.hpp"
#include "polytope.hpp"
#include "search_run.hpp"
#include "tree_cut.hpp"

namespace nashsolve::bimatrix {

std::vector<std::vector<OpenPart>> split(const Game& game, std::size_t count, const SolveOptions& options) {
  StopWatch stop(options);
  const std::array<MergedStrategies, 2> merged = find_identical_strategies(game);
  const std::optional<Game> smaller = merge_identical_strategies(game, merged);
  const Polytopes polytopes = best_response_polytopes(
      smaller ? *smaller : game, options.listener == nullptr ? Shift::each : Shift::common);
  MergedListener listener(options.listener, merged);
  SearchRun run(stop, listener.get());
  std::vector<TreePiece> pieces = cut_tree(polytopes, vector_kernels(), run, count * kPiecesOfPart);
  if (stop.reason(0)) return {};
  run.tell();
  std::vector<std::vector<OpenPart>> parts;
  for (std::vector<TreePiece>& own : even_parts(std::move(pieces), count)) {
    std::vector<OpenNode> nodes;
    for (TreePiece& piece : own) nodes.push_back(std::move(piece.node));
    parts.push_back(open_parts(nodes, merged));
  }
  return parts;
}

}  // namespace nashsolve::bimatrix
