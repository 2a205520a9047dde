#include "continuation.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <stdexcept>
#include <utility>

#include "closed_face.hpp"
#include "support_vertex.hpp"

namespace nashsolve::bimatrix {

namespace {

/// For each label of the polytopes the strategy that it is, of player 1's and then player 2's.
std::vector<std::uint32_t> strategies_of_labels(const std::array<MergedStrategies, 2>& merged) {
  std::vector<std::uint32_t> strategies;
  std::size_t first = 0;
  for (const MergedStrategies& own : merged) {
    for (const auto& copies : own.copies)
      strategies.push_back(static_cast<std::uint32_t>(first + copies.front()));
    first += own.original_count;
  }
  return strategies;
}

/// The first of the strategies that are identical with this one.
std::uint32_t first_like(std::uint32_t name, const std::array<MergedStrategies, 2>& merged) {
  const std::size_t first_of_second = merged[0].original_count;
  const std::size_t player = name < first_of_second ? 0 : 1;
  const std::size_t before = player == 0 ? 0 : first_of_second;
  const auto& copies = merged[player].copies;
  const auto own = std::ranges::find_if(
      copies, [&](const auto& each) { return std::binary_search(each.begin(), each.end(), name - before); });
  return own == copies.end() ? name : static_cast<std::uint32_t>(before + own->front());
}

/// `strategies` ascend. Where dominance left out all of several identical strategies each of them is named,
/// as is the first, which stands for them.
LabelSet labels_of(const std::vector<std::uint32_t>& names, const std::vector<std::uint32_t>& strategies,
                   const std::array<MergedStrategies, 2>& merged) {
  LabelSet labels(strategies.size());
  for (const std::uint32_t name : names) {
    const auto place = std::lower_bound(strategies.begin(), strategies.end(), name);
    if (place != strategies.end() && *place == name) {
      labels.insert(static_cast<Label>(place - strategies.begin()));
    } else if (!std::binary_search(names.begin(), names.end(), first_like(name, merged))) {
      throw std::invalid_argument("an open part of it names a strategy that its search did not know");
    }
  }
  return labels;
}

std::vector<std::uint32_t> names_of(const LabelSet& labels, const std::vector<std::uint32_t>& strategies) {
  std::vector<std::uint32_t> names;
  labels.for_each([&](Label label) { names.push_back(strategies[label]); });
  return names;
}

MixedStrategy merge(const MixedStrategy& strategy, const MergedStrategies& merged) {
  if (merged.is_trivial()) return strategy;
  std::vector<Integer> weights(merged.copies.size());
  for (std::size_t k = 0; k < merged.copies.size(); ++k) {
    for (std::size_t j = 0; j < strategy.support().size(); ++j) {
      if (std::binary_search(merged.copies[k].begin(), merged.copies[k].end(), strategy.support()[j]))
        weights[k] += strategy.weights()[j];
    }
  }
  return MixedStrategy::from_weights(weights);
}

/// All labels that are tight at the point where the strategy's ray leaves the polytope.
LabelSet tight_at(const Polytope& polytope, const MixedStrategy& strategy) {
  LabelSet tight = LabelSet::range(polytope.label_count(), polytope.first_variable,
                                   polytope.first_variable + static_cast<Label>(polytope.variable_count));
  for (const std::uint32_t used : strategy.support()) tight.erase(polytope.variable_label(used));
  Integer largest = 0;
  std::vector<Label> reached;
  for (std::size_t s = 0; s < polytope.slack_count; ++s) {
    Integer sum = 0;
    for (std::size_t k = 0; k < strategy.support().size(); ++k) {
      add_product(sum, polytope.entry(s, strategy.support()[k]), strategy.weights()[k]);
    }
    if (sum < largest) continue;
    if (sum > largest) reached.clear();
    largest = sum;
    reached.push_back(polytope.slack_label(s));
  }
  for (const Label label : reached) tight.insert(label);
  return tight;
}

/// Where all of the strategies are in the polytope, the smallest face that holds them.
LabelSet common_labels(const Polytope& polytope, const std::vector<MixedStrategy>& strategies) {
  LabelSet common = LabelSet::range(polytope.label_count(), 0, static_cast<Label>(polytope.label_count()));
  for (const MixedStrategy& strategy : strategies) common &= tight_at(polytope, strategy);
  return common;
}

/// The maximal Nash subset with these tight labels, if it is one. Throws Stopped.
std::optional<NashFaces> maximal_subset(const Polytopes& polytopes, const std::array<LabelSet, 2>& tight,
                                        WorkMeter& meter) {
  const auto spend = [&meter](std::size_t work) { meter.spend(work); };
  if (auto regular = regular_equilibrium(polytopes, tight[0], tight[1], spend)) return regular;
  const auto all =
      LabelSet::range(polytopes[0].label_count(), 0, static_cast<Label>(polytopes[0].label_count()));
  if ((tight[0] | tight[1]) != all) return std::nullopt;
  NashFaces subset;
  for (std::size_t side = 0; side < 2; ++side) {
    const auto face = closed_face<BigNumber>(polytopes[side], all - tight[1 - side], meter);
    if (!face || face->tight() != tight[side]) return std::nullopt;
    subset.faces[side] = face_of(polytopes[side], *face);
  }
  return subset;
}

/// Computes the maximal Nash subset of which the tight labels are given. False where it is time to stop.
bool compute(NashFaces& subset, const Polytopes& polytopes, WorkMeter& meter) {
  std::optional<NashFaces> computed;
  try {
    meter.spend(WorkMeter::kWorkPerAsk);
    computed = maximal_subset(polytopes, {subset.faces[0].tight, subset.faces[1].tight}, meter);
  } catch (const Stopped&) {
    return false;
  }
  if (!computed) throw std::invalid_argument("a subset of it is no maximal Nash subset of the game");
  subset = *std::move(computed);
  return true;
}

}  // namespace

OpenNode whole_tree(const Polytopes& polytopes) {
  const LabelSet none(polytopes[0].label_count());
  return {{none, none}, {none, none}};
}

OpenNode node_of(const NashFaces& subset) {
  const LabelSet& p = subset.faces[0].tight;
  const LabelSet& q = subset.faces[1].tight;
  return {{p, q}, {q - p, p - q}};
}

Continuation continue_from(const Solution& earlier, const std::array<MergedStrategies, 2>& merged,
                           const Polytopes& polytopes, const StopTest& must_stop) {
  Continuation continuation;
  std::uint64_t pivots = 0;
  WorkMeter meter(pivots, must_stop);
  const std::vector<std::uint32_t> strategies = strategies_of_labels(merged);
  for (const OpenPart& part : earlier.open_parts) {
    continuation.nodes.push_back(
        {{labels_of(part.tight[0], strategies, merged), labels_of(part.tight[1], strategies, merged)},
         {labels_of(part.slack[0], strategies, merged), labels_of(part.slack[1], strategies, merged)}});
  }
  const std::size_t open_before = continuation.nodes.size();
  std::set<LabelSet> known;
  for (const Component& component : earlier.components) {
    for (const NashSubset& listed : component.subsets) {
      // What is described lies in an open part.
      if (!listed.is_listed()) continue;
      std::array<LabelSet, 2> tight;
      for (std::size_t player = 0; player < 2; ++player) {
        std::vector<MixedStrategy> vertices;
        for (const std::size_t position : listed.vertices[player])
          vertices.push_back(merge(earlier.equilibria[position].exact()[player], merged[player]));
        tight[player] = common_labels(polytopes[player], vertices);
      }
      NashFaces subset;
      for (std::size_t side = 0; side < 2; ++side) subset.faces[side].tight = tight[side];
      const bool is_computed = compute(subset, polytopes, meter);
      if (!known.insert(tight[0]).second) throw std::invalid_argument("a subset of it comes twice");
      const auto holds_it = [&](const OpenNode& node) { return node.holds(subset); };
      if (std::ranges::any_of(std::span(continuation.nodes).first(open_before), holds_it)) continue;
      if (is_computed) {
        continuation.found.push_back(std::move(subset));
      } else {
        continuation.nodes.push_back(node_of(subset));
      }
    }
  }
  return continuation;
}

std::vector<OpenPart> open_parts(const std::vector<OpenNode>& nodes,
                                 const std::array<MergedStrategies, 2>& merged) {
  const std::vector<std::uint32_t> strategies = strategies_of_labels(merged);
  std::vector<OpenPart> parts;
  for (const OpenNode& node : nodes) {
    parts.push_back({{names_of(node.tight[0], strategies), names_of(node.tight[1], strategies)},
                     {names_of(node.slack[0], strategies), names_of(node.slack[1], strategies)}});
  }
  return parts;
}

}  // namespace nashsolve::bimatrix
