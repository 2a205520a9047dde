// A node of the support search: which strategies are used, which are not, and the cell and relaxation that
// belong to it. Vertices are pure strategies here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "cell.hpp"
#include "relaxation.hpp"
#include "search_counts.hpp"
#include "support_system.hpp"

namespace nashsolve::nplayer {

/// `used` strategies have positive probability, so they are best responses.
enum class Label : std::uint8_t { open, used, unused };

/// What a node says of each strategy of each player.
using NodeLabels = std::vector<std::vector<Label>>;

struct SearchNode {
  Cell cell;
  NodeLabels labels;
  /// pure[i][v]: the strategy that vertex v is.
  std::vector<std::vector<std::size_t>> pure;
  /// Absent where it would be too large.
  std::optional<Relaxation> relaxation;
};

SearchNode root_node(const PayoffTensors& tensors);
/// The node of the root's game with these labels; nothing where a player has no strategy left.
std::optional<SearchNode> node_with(const SearchNode& root, const NodeLabels& labels);

enum class Progress { dead, leaf, branched };

/// Propagates and prunes. `branched`: node became the child in which a strategy is unused, `used_child` is
/// the other one, to be searched first. `leaf`: no label is open. The listener may be null.
Progress advance(SearchNode& node, std::optional<SearchNode>& used_child, SearchCounts& counts,
                 const StopTest& stop, CellListener* listener);

/// As listeners know it.
NodeOfSupports told_node(const NodeLabels& labels);

/// Of a leaf's labels.
Supports supports_of(const NodeLabels& labels);

}  // namespace nashsolve::nplayer
