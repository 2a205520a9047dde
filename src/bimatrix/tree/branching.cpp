// Which label a subtree search branches on.
//
// Where no vertex is degenerate it is one with large ratios of slack to reach on both sides that is rarely
// tight together with other labels. In games full of ties these say little, and trees that could have a few
// nodes have hundreds of thousands. There the children are looked at, for the labels that promise most: how
// many labels do they cover after propagation? The best branch is the one with the largest product over both
// children (strong branching: Applegate, Bixby, Chvatal and Cook 1995). What is seen of a label is
// remembered, so that later nodes look at a few, and at all only while that often finds a child that ends, or
// a label that need not be branched on (implied_labels.cpp).
#include <algorithm>
#include <utility>

#include "subtree_search.hpp"

namespace nashsolve::bimatrix {

namespace {

/// Labels that are looked at before one branch: so many by ratios, and by what was seen of them before. With
/// half as many a first-price auction of 50 bids takes ten times the nodes.
constexpr std::size_t kMostLooks = 8;
/// Looking ahead takes as long as a dozen nodes and more. Where it seldom pays (branch_gains.hpp) it begins
/// where the tree has so many for each subset that was found: with 8 games of payoffs 0 and 1 get slower,
/// with 40 faster.
constexpr std::uint64_t kNodesPerSubset = 40;
/// Tells labels with a ratio of 0 apart.
constexpr double kLeastRatio = 1e-9;

}  // namespace

void SubtreeSearch::count_missing(const SearchNode& node, const LabelSet& covered) {
  const LabelSet open = all_ - covered;
  const std::size_t open_count = open.count();
  for (std::size_t side = 0; side < 2; ++side) {
    memory_.rings[side].select(node.side[side].tight(), selection_);
    open.for_each([&](Label label) {
      const std::size_t together = memory_.rings[side].count_together(selection_, label, open);
      state_[side].missing[label] = static_cast<double>(open_count - together);
    });
  }
}

/// Labels that are not covered, the most promising first.
std::vector<Label> SubtreeSearch::by_ratios(const SearchNode& node, const LabelSet& covered) {
  count_missing(node, covered);
  std::vector<std::pair<double, Label>> order;
  (all_ - covered).for_each([&](Label label) {
    double product = 1;
    double missing = 1;
    for (const SideState& state : state_) {
      product *= state.ratio_sum[label] / state.vertices_seen;
      missing *= state.missing[label] + 1;
    }
    order.emplace_back(-(kLeastRatio + product) * missing * missing, label);
  });
  std::sort(order.begin(), order.end());
  std::vector<Label> labels;
  for (const auto& [value, label] : order) labels.push_back(label);
  return labels;
}

/// How many labels more are covered in the child with the label tight on this side, as far as doubles say.
double SubtreeSearch::look_ahead(const SearchNode& node, std::size_t side, Label label,
                                 std::size_t covered_count) {
  if (!child_) child_ = std::make_unique<SearchNode>(polytopes_);
  SearchNode& child = *child_;
  child.copy_from(node);
  const std::size_t both = both_side(node, label);
  if (side != both) child.slack[both].insert(label);
  const auto all = static_cast<double>(label_count_ - covered_count);
  Verdict verdict = verdict_of(force(child.side[side], label));
  if (verdict == Verdict::open) verdict = propagate(child);
  if (verdict == Verdict::undecided) return 0;
  if (verdict != Verdict::open) return all;
  if (side == 0 && seems_implied(child, label)) implied_ = label;
  return static_cast<double>((child.side[0].tight() | child.side[1].tight()).count() - covered_count);
}

std::optional<Label> SubtreeSearch::choose_by_gains(const SearchNode& node, const LabelSet& covered,
                                                    std::vector<Label> promising) {
  BranchGains& gains = memory_.gains;
  std::vector<Label> known;
  for (const Label label : promising) {
    if (gains.product(label) > 0) known.push_back(label);
  }
  std::stable_sort(known.begin(), known.end(),
                   [&](Label a, Label b) { return gains.product(a) > gains.product(b); });
  const std::vector<Label> open = promising;
  if (promising.size() > kMostLooks) promising.resize(kMostLooks);
  if (known.size() > kMostLooks) known.resize(kMostLooks);
  for (const Label label : known) {
    if (std::find(promising.begin(), promising.end(), label) == promising.end()) promising.push_back(label);
  }
  const std::size_t covered_count = covered.count();
  const auto all = static_cast<double>(label_count_ - covered_count);
  std::optional<Label> best;
  double largest = 0;
  double first = 0;
  looks_ahead_ = true;
  bool is_ended = false;
  const auto look = [&](Label label) {
    double product = 1;
    for (std::size_t side = 0; side < 2; ++side) {
      const double gain = look_ahead(node, side, label, covered_count);
      gains.note(side, label, gain);
      product *= gain;
      is_ended = is_ended || gain == all;
      if (implied_) return;
    }
    if (label == promising.front()) first = product;
    // With a child that ends there is nothing to branch on.
    if (is_ended || product > largest) {
      largest = product;
      best = label;
    }
  };
  for (const Label label : promising) {
    look(label);
    if (is_ended || implied_) break;
  }
  if (!is_ended && !implied_ && gains.wide_looks_pay()) {
    for (const Label label : open) {
      if (std::find(promising.begin(), promising.end(), label) != promising.end()) continue;
      look(label);
      if (is_ended || implied_) break;
    }
    gains.note_wide_look(is_ended || implied_);
  }
  looks_ahead_ = false;
  owe_nothing();
  if (!implied_) gains.note_look(first, largest);
  return best ? best : promising.front();
}

std::optional<Label> SubtreeSearch::choose(const SearchNode& node, bool is_searched) {
  implied_.reset();
  const LabelSet covered = node.side[0].tight() | node.side[1].tight();
  std::vector<Label> labels = by_ratios(node, is_searched ? covered | undecided_ : covered);
  if (labels.empty()) return std::nullopt;
  const BranchGains& gains = memory_.gains;
  const std::uint64_t nodes = run_.counts().nodes - nodes_before_;
  const bool looks = is_searched ? gains.looks_pay() || nodes > kNodesPerSubset * (run_.found().size() + 1)
                                 : gains.looks_mostly_pay();
  if (gains.is_on() && looks) return choose_by_gains(node, covered, std::move(labels));
  return labels.front();
}

}  // namespace nashsolve::bimatrix
