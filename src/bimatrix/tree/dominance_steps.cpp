// What weak dominators say of a node, step by step until they say no more, as a listener is told it.
//
// A strategy that is tight, and dominated, is the difference of two rows that vanishes (VanishingRow). One
// that has to be slack is a branch of which the child that has it tight ends at once by that difference, as a
// repetition.
#include <array>
#include <utility>

#include "subtree_search.hpp"

namespace nashsolve::bimatrix {

void SubtreeSearch::tell_tight(std::size_t side, const WeakDominance& pair) {
  SearchListener* const listener = run_.listener();
  if (listener == nullptr || looks_ahead_) return;
  std::array<StrategyId, 2> strategies = {pair.dominator, pair.dominated};
  std::array<double, 2> weights = {1, -1};
  if (pair.dominated < pair.dominator) {
    std::swap(strategies[0], strategies[1]);
    std::swap(weights[0], weights[1]);
  }
  listener->implied({side, {strategies, weights, {}}});
}

void SubtreeSearch::tell_slack(std::size_t side, const WeakDominance& pair) {
  if (looks_ahead_) return;
  run_.branch({side, pair.dominated, 0});
  tell_tight(side, pair);
  run_.end_node(Ending::repeated);
}

SubtreeSearch::Verdict SubtreeSearch::follow_dominance(SearchNode& node) {
  if (!memory_.gains.is_on()) return Verdict::open;
  std::array<LabelSet, 2> tight = {node.side[0].tight(), node.side[1].tight()};
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t side = 0; side < 2; ++side) {
      std::optional<Label> dominated;
      dominators_[side].tighten(tight[side], [&](const WeakDominance& pair) {
        tell_tight(side, pair);
        dominated = pair.dominated;
      });
      if (tight[side].intersects(node.slack[side])) return Verdict::repeated;
      if (dominated && dominators_[side].are_all_variables(tight[side])) {
        tell_origin(side, *dominated);
        return Verdict::dead;
      }
      if (const auto pair =
              dominators_[side].slack_with(node.slack[side], tight[side], tight[0] | tight[1])) {
        tell_slack(side, *pair);
        changed = true;
        // Of the branches that are told, only the one on a label of P has the other child so.
        if (side == 0) node.slack[0].insert(pair->dominated);
        tight[1 - side].insert(pair->dominated);
      }
    }
  }
  Verdict verdict = Verdict::open;
  for (std::size_t side = 0; side < 2; ++side) {
    (tight[side] - node.side[side].tight()).for_each([&](Label label) {
      if (verdict == Verdict::open) verdict = verdict_of(force(node.side[side], label));
    });
  }
  if (verdict == Verdict::undecided) owed_ = tight;
  return verdict;
}

/// Where no variable is left, no slack is 0.
void SubtreeSearch::tell_origin(std::size_t side, Label slack) {
  SearchListener* const listener = run_.listener();
  if (listener == nullptr || looks_ahead_) return;
  const std::array<StrategyId, 1> strategy = {slack};
  const std::array<double, 1> weight = {1};
  LabelSet variables(label_count_);
  for (std::size_t v = 0; v < exact_[side].variable_count; ++v)
    variables.insert(exact_[side].variable_label(v));
  listener->excluded(EmptyFace{side, slack, {strategy, weight, {}}, variables.words()});
}

}  // namespace nashsolve::bimatrix
