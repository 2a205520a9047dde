#include "sequence_polytopes.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace nashsolve::bimatrix {

namespace {

/// What the ends pay the player times chance, all raised by the same amount to be positive, as integers.
std::vector<Integer> positive_payoffs(const std::vector<TreeEnd>& ends, std::size_t player) {
  Rational least = ends.front().payoffs[player];
  for (const TreeEnd& end : ends) least = std::min(least, end.payoffs[player]);
  std::vector<Rational> worth;
  Integer unit = 1;
  for (const TreeEnd& end : ends) {
    worth.push_back(end.chance * (end.payoffs[player] - least + 1));
    unit = least_common_multiple(unit, worth.back().get_den());
  }
  std::vector<Integer> integers;
  for (const Rational& each : worth)
    integers.push_back(each.get_num() * exact_quotient(unit, each.get_den()));
  return integers;
}

/// A block of labels: the worth of the other player's sets, which is a row of the other polytope, then the
/// own sequences, the empty one last.
Label label_of(std::uint32_t sequence, const OwnPlans& own, Label first) {
  return first + (sequence == 0 ? own.sequence_count : sequence) - 1;
}

/// The polytope of `own` sequences, in which the other player's payoffs count.
void fill(const Plans& plans, std::size_t player, Polytope& polytope) {
  const OwnPlans& own = plans.players[player];
  const OwnPlans& others = plans.players[1 - player];
  const auto first_own = static_cast<Label>(others.sets.size());
  const auto first_other = static_cast<Label>(own.sets.size());
  std::vector<Integer> entries(polytope.slack_count * polytope.variable_count);
  const auto entry = [&](std::size_t row, std::size_t column) -> Integer& {
    return entries[row * polytope.variable_count + column];
  };
  for (std::size_t h = 0; h < own.sets.size(); ++h) {
    const OwnPlans::InformationSet& set = own.sets[h];
    for (std::uint32_t a = 0; a < set.action_count; ++a) ++entry(h, label_of(set.first + a, own, first_own));
    --entry(h, label_of(set.before, own, first_own));
  }
  for (std::size_t h = 0; h < others.sets.size(); ++h) {
    const OwnPlans::InformationSet& set = others.sets[h];
    for (std::uint32_t a = 0; a < set.action_count; ++a)
      --entry(label_of(set.first + a, others, first_other), h);
    ++entry(label_of(set.before, others, first_other), h);
  }
  const std::vector<Integer> payoffs = positive_payoffs(*plans.ends, 1 - player);
  for (std::size_t k = 0; k < payoffs.size(); ++k) {
    const auto& sequences = (*plans.ends)[k].sequences;
    entry(label_of(sequences[1 - player], others, first_other),
          label_of(sequences[player], own, first_own)) += payoffs[k];
  }
  set_matrix(std::move(entries), polytope);
}

}  // namespace

std::size_t sequence_label_count(const Plans& plans) {
  std::size_t count = 0;
  for (const OwnPlans& own : plans.players) count += own.sets.size() + own.sequence_count;
  return count;
}

SequencePolytopes sequence_polytopes(const Plans& plans) {
  SequencePolytopes result;
  const auto size_of = [&](std::size_t player) {
    return plans.players[1 - player].sets.size() + plans.players[player].sequence_count;
  };
  const std::array<Label, 2> first = {0, static_cast<Label>(size_of(0))};
  for (std::size_t player = 0; player < 2; ++player) {
    Polytope& polytope = result.polytopes[player];
    polytope.variable_count = size_of(player);
    polytope.slack_count = size_of(1 - player);
    polytope.first_variable = first[player];
    polytope.first_slack = first[1 - player];
    // All but that of the empty sequence, which is the last.
    polytope.zero_count = polytope.slack_count - 1;
    fill(plans, player, polytope);
    const OwnPlans& own = plans.players[player];
    const auto first_own = first[player] + static_cast<Label>(plans.players[1 - player].sets.size());
    for (std::uint32_t s = 0; s < own.sequence_count; ++s)
      result.labels[player].push_back(label_of(s, own, first_own));
  }
  for (std::size_t player = 0; player < 2; ++player) {
    const Label first_set = first[1 - player];
    const auto sets = static_cast<Label>(plans.players[player].sets.size());
    result.given[player] = LabelSet::range(result.polytopes[0].label_count(), first_set, first_set + sets);
    result.given[player].insert(result.labels[1 - player].front());
  }
  return result;
}

}  // namespace nashsolve::bimatrix
