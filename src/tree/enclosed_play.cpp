#include "enclosed_play.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace nashsolve {

namespace {

Enclosure exactly(const Rational& value) {
  return {value, value};
}

void add(Enclosure& sum, const Enclosure& term) {
  sum.lower += term.lower;
  sum.upper += term.upper;
}

/// Of numbers that are not negative.
Enclosure product(const Enclosure& a, const Enclosure& b) {
  return {Rational(a.lower * b.lower), Rational(a.upper * b.upper)};
}

Enclosure at_most_one(Enclosure value) {
  value.upper = std::min(value.upper, Rational(1));
  return value;
}

/// part / (part + rest), which grows with the one and falls with the other.
Enclosure share(const Enclosure& part, const Enclosure& rest) {
  if (sgn(part.upper) == 0) return exactly(0);
  if (sgn(rest.upper) == 0) return exactly(1);
  return {Rational(part.lower / (part.lower + rest.upper)), Rational(part.upper / (part.upper + rest.lower))};
}

/// By information set and action: how likely the player is to use a strategy that takes it there.
std::vector<std::vector<Enclosure>> weights_of_actions(const TreeForm& form, const EnclosedProfile& profile) {
  const std::span<const InformationSet> sets = form.tree.information_sets();
  std::vector<std::vector<Enclosure>> weights(sets.size());
  for (std::size_t i = 0; i < profile.probabilities.size(); ++i) {
    for (std::size_t s = 0; s < profile.probabilities[i].size(); ++s) {
      const Enclosure& probability = profile.probabilities[i][s];
      if (sgn(probability.upper) == 0) continue;
      for (const Choice& choice : form.strategies[i].of(s)) {
        std::vector<Enclosure>& actions = weights[choice.information_set];
        actions.resize(sets[choice.information_set].actions.size());
        add(actions[choice.action], probability);
      }
    }
  }
  return weights;
}

std::vector<std::vector<Enclosure>> behavior_of(const TreeForm& form, const EnclosedProfile& profile) {
  const std::span<const InformationSet> sets = form.tree.information_sets();
  std::vector<std::vector<Enclosure>> behavior = weights_of_actions(form, profile);
  for (std::size_t h = 0; h < sets.size(); ++h) {
    for (const Rational& probability : sets[h].probabilities) behavior[h].push_back(exactly(probability));
    if (sets[h].player == kChance) continue;
    const std::vector<Enclosure> weights = behavior[h];
    for (std::size_t a = 0; a < weights.size(); ++a) {
      Enclosure rest;
      for (std::size_t other = 0; other < weights.size(); ++other) {
        if (other != a) add(rest, weights[other]);
      }
      behavior[h][a] = share(weights[a], rest);
    }
  }
  return behavior;
}

/// 1 minus the root.
RealRoot rest_of(const RealRoot& root) {
  if (root.is_rational()) return RealRoot(Rational(1 - root.lower()));
  const Polynomial rest({1, -1});
  Polynomial composed;
  const std::vector<Integer>& coefficients = root.polynomial().coefficients();
  for (std::size_t k = coefficients.size(); k-- > 0;) {
    composed = composed * rest + Polynomial::constant(coefficients[k]);
  }
  return {primitive_part(composed), 1 - root.upper(), 1 - root.lower()};
}

/// The probabilities of a set's actions, as roots.
std::vector<std::optional<RealRoot>> roots_at(const TreeForm& form, const EnclosedProfile& profile,
                                              std::uint32_t set) {
  const std::uint32_t player = form.tree.information_sets()[set].player;
  const std::size_t count = form.tree.information_sets()[set].actions.size();
  const std::vector<Enclosure>& probabilities = profile.probabilities[player];
  // By action the strategies that take it.
  std::vector<std::vector<std::size_t>> users(count);
  std::size_t used = 0;
  std::size_t coming = 0;
  for (std::size_t s = 0; s < probabilities.size(); ++s) {
    if (sgn(probabilities[s].upper) == 0) continue;
    ++used;
    for (const Choice& choice : form.strategies[player].of(s)) {
      if (choice.information_set != set) continue;
      users[choice.action].push_back(s);
      ++coming;
    }
  }
  std::vector<std::optional<RealRoot>> roots(count);
  if (coming < used) return roots;
  const auto& known = profile.exact_form->probabilities[player];
  for (std::size_t a = 0; a < count; ++a) {
    if (users[a].size() == 1) {
      if (const auto& number = known[users[a].front()]) roots[a] = number->value;
    } else if (users[a].size() + 1 == used) {
      for (std::size_t other = 0; other < count; ++other) {
        if (other == a || users[other].empty()) continue;
        if (const auto& number = known[users[other].front()]) roots[a] = rest_of(number->value);
      }
    }
  }
  return roots;
}

void add_roots(const TreeForm& form, const EnclosedProfile& profile, EnclosedPlay& play) {
  const std::span<const InformationSet> sets = form.tree.information_sets();
  play.roots.resize(sets.size());
  for (std::uint32_t h = 0; h < sets.size(); ++h) {
    if (sets[h].player == kChance || (*play.behavior)[h].empty()) continue;
    play.roots[h] = roots_at(form, profile, h);
    for (std::size_t a = 0; a < play.roots[h].size(); ++a) {
      const std::optional<RealRoot>& root = play.roots[h][a];
      if (root && root->is_rational()) (*play.behavior)[h][a] = exactly(root->lower());
    }
  }
}

/// Chance along the path times, for each player, the strategies that go along with it: each strategy counts
/// once, so this is narrower than a product of what is done along the path.
class Reach {
 public:
  Reach(const TreeForm& form, const EnclosedProfile& profile) : form_(form), profile_(profile) {}

  std::vector<Enclosure> run() {
    const std::span<const TreeNode> nodes = form_.tree.nodes();
    std::vector<Enclosure> result(nodes.size());
    for (std::uint32_t n = 0; n < nodes.size(); ++n) result[n] = at(n);
    return result;
  }

 private:
  [[nodiscard]] Enclosure at(std::uint32_t node) const {
    const GameTree& tree = form_.tree;
    const std::span<const TreeNode> nodes = tree.nodes();
    std::vector<std::vector<Choice>> paths(tree.player_count());
    Enclosure reach = exactly(1);
    for (std::uint32_t n = node; nodes[n].parent != kNone; n = nodes[n].parent) {
      const std::uint32_t set = nodes[nodes[n].parent].information_set;
      const InformationSet& information = tree.information_sets()[set];
      if (information.player == kChance) {
        reach = product(reach, exactly(information.probabilities[nodes[n].action]));
      } else {
        paths[information.player].push_back({set, nodes[n].action});
      }
    }
    for (std::size_t i = 0; i < paths.size(); ++i) reach = product(reach, weight(i, paths[i]));
    return reach;
  }

  /// Of the player's strategies that make all these choices.
  [[nodiscard]] Enclosure weight(std::size_t player, const std::vector<Choice>& path) const {
    Enclosure with;
    Enclosure without;
    for (std::size_t s = 0; s < profile_.probabilities[player].size(); ++s) {
      const Enclosure& probability = profile_.probabilities[player][s];
      if (sgn(probability.upper) == 0) continue;
      const std::span<const Choice> own = form_.strategies[player].of(s);
      const bool follows = std::ranges::all_of(
          path, [&](const Choice& choice) { return std::ranges::find(own, choice) != own.end(); });
      add(follows ? with : without, probability);
    }
    return sgn(without.upper) == 0 ? exactly(1) : at_most_one(std::move(with));
  }

  const TreeForm& form_;
  const EnclosedProfile& profile_;
};

/// Whether no end is reached but through the set.
bool is_certain(const GameTree& tree, const EnclosedPlay& play, std::uint32_t information_set) {
  const std::span<const TreeNode> nodes = tree.nodes();
  for (std::uint32_t n = 0; n < nodes.size();) {
    const bool is_passed = nodes[n].information_set == information_set;
    if (!is_passed && nodes[n].is_terminal() && sgn(play.reach[n].upper) != 0) return false;
    n = is_passed ? nodes[n].end : n + 1;
  }
  return true;
}

}  // namespace

EnclosedPlay play_of(const TreeForm& form, const EnclosedProfile& profile) {
  const GameTree& tree = form.tree;
  EnclosedPlay play;
  if (!form.imperfect_recall) play.behavior = behavior_of(form, profile);
  if (play.behavior && profile.exact_form) add_roots(form, profile, play);
  play.reach = Reach(form, profile).run();
  play.payoffs.resize(tree.player_count());
  for (std::size_t n = 0; n < tree.nodes().size(); ++n) {
    const std::uint32_t outcome = tree.nodes()[n].outcome;
    if (outcome == 0) continue;
    for (std::size_t i = 0; i < tree.player_count(); ++i) {
      const Rational payoff = tree.payoff(i, outcome);
      const Enclosure& reach = play.reach[n];
      const bool is_loss = sgn(payoff) < 0;
      add(play.payoffs[i], {Rational(payoff * (is_loss ? reach.upper : reach.lower)),
                            Rational(payoff * (is_loss ? reach.lower : reach.upper))});
    }
  }
  return play;
}

Enclosure reach_of(const GameTree& tree, const EnclosedPlay& play, std::uint32_t information_set) {
  if (is_certain(tree, play, information_set)) return exactly(1);
  Enclosure sum;
  for (const std::uint32_t node : tree.members(information_set)) add(sum, play.reach[node]);
  return at_most_one(std::move(sum));
}

}  // namespace nashsolve
