#include "cut_supports.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

#include "even_parts.hpp"
#include "nplayer.hpp"
#include "open_labels.hpp"
#include "payoff_tensors.hpp"
#include "reduction.hpp"
#include "search_counts.hpp"
#include "search_node.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

namespace {

/// Pieces for each part. How long a support takes is hard to tell before, and pieces cost little.
constexpr std::size_t kPiecesOfSupports = 16;

struct NodePiece {
  NodeLabels labels;
  double size = 1;
};

std::size_t open_count(const NodeLabels& labels) {
  std::size_t count = 0;
  for (const auto& own : labels) count += static_cast<std::size_t>(std::ranges::count(own, Label::open));
  return count;
}

NodePiece piece_of(NodeLabels labels) {
  const std::size_t open = open_count(labels);
  return {std::move(labels), std::exp2(static_cast<double>(open) / 2)};
}

/// The piece with the most open strategies is cut first, of several the oldest.
std::vector<NodePiece> cut_tree(const PayoffTensors& tensors, std::size_t fewest, const StopTest& stop,
                                CellListener* listener) {
  using Key = std::pair<std::size_t, std::size_t>;  // open strategies, then how many came later
  std::map<Key, SearchNode, std::greater<>> nodes;
  std::size_t later = SIZE_MAX;
  const auto add = [&](SearchNode node) {
    const std::size_t open = open_count(node.labels);
    // Of so many nodes it would take much memory.
    node.relaxation.reset();
    nodes.emplace(Key(open, later--), std::move(node));
  };
  std::vector<NodePiece> pieces;
  add(root_node(tensors));
  SearchCounts counts;
  while (!nodes.empty() && pieces.size() + nodes.size() < fewest && !stop()) {
    SearchNode node = std::move(nodes.extract(nodes.begin()).mapped());
    std::optional<SearchNode> used_child;
    if (listener != nullptr) listener->began(told_node(node.labels));
    switch (advance(node, used_child, counts, stop, listener)) {
      case Progress::dead:
        break;
      case Progress::leaf:
        if (listener != nullptr) listener->left_open(told_node(node.labels));
        pieces.push_back(piece_of(std::move(node.labels)));
        break;
      case Progress::branched:
        if (listener != nullptr) {
          listener->left_open(told_node(used_child->labels));
          listener->left_open(told_node(node.labels));
        }
        add(*std::move(used_child));
        add(std::move(node));
    }
  }
  for (auto& [key, node] : nodes) pieces.push_back(piece_of(std::move(node.labels)));
  return pieces;
}

}  // namespace

std::vector<std::vector<OpenPart>> split(const Game& game, std::size_t count, const SolveOptions& options) {
  if (is_too_large(game)) throw std::invalid_argument("it has too many payoffs to be searched");
  const Reduction reduction = reduce(game);
  if (reduction.players.size() < 3) {
    throw std::invalid_argument("no more than two of its players have a choice that matters");
  }
  if (options.cell_listener != nullptr && reduction.game)
    throw std::invalid_argument("some of its strategies are identical, for which there is no proof");
  StopWatch watch(options);
  const PayoffTensors tensors = payoff_tensors(reduction.game ? *reduction.game : game);
  std::vector<NodePiece> pieces = cut_tree(
      tensors, count * kPiecesOfSupports, [&watch] { return watch.must_stop(); }, options.cell_listener);
  if (watch.must_stop()) return {};
  std::vector<std::vector<OpenPart>> parts;
  for (std::vector<NodePiece>& own : even_parts(std::move(pieces), count)) {
    std::vector<NodeLabels> nodes;
    for (NodePiece& piece : own) nodes.push_back(std::move(piece.labels));
    parts.push_back(open_parts(nodes, game, reduction));
  }
  return parts;
}

}  // namespace nashsolve::nplayer
