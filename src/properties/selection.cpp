#include "selection.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

#include "entropy.hpp"
#include "nashsolve/errors.hpp"
#include "nashsolve/profile.hpp"

namespace nashsolve {

namespace {

using Checks = ProfileCheck;

/// What is named is verified like everything else.
void require_equilibrium(const Game& game, const Profile& profile) {
  for (const PlayerCheck& check : check_profile(game, profile)) {
    if (sgn(check.regret) != 0)
      throw InternalError("the point of largest entropy inside a continuum is no equilibrium");
  }
}

class Selector {
 public:
  Selector(const Game& game, const Solution& solution, const std::vector<Checks>& checks,
           const std::vector<EquilibriumProperties>& properties)
      : game_(game), solution_(solution), checks_(checks), properties_(properties) {
    for (std::size_t k = 0; k < solution.equilibria.size(); ++k) {
      if (solution.equilibria[k].is_exact()) exact_.push_back(k);
    }
  }

  Selection select(SelectionRule rule) {
    result_.rule = rule;
    if (solution_.equilibria.empty()) {
      result_.reason = "no equilibrium is listed";
    } else {
      choose(rule);
    }
    add_caveats();
    return std::move(result_);
  }

 private:
  void choose(SelectionRule rule) {
    const bool minimise = game_.objective() == Objective::minimize;
    switch (rule) {
      case SelectionRule::welfare:
        keep_largest(sum_of_payoffs);
        result_.reason = minimise ? "the smallest sum of costs" : "the largest sum of payoffs";
        break;
      case SelectionRule::egalitarian:
        result_.reason = minimise ? "the smallest cost of the player who pays most"
                                  : "the largest payoff of the player who gets least";
        add_larger_least_payoffs(keep_largest(least_payoff));
        break;
      case SelectionRule::pareto:
        keep_marked(&EquilibriumProperties::efficient_among_equilibria,
                    "no equilibrium is better for one player and worse for none",
                    "it was not decided which equilibria no other one dominates");
        break;
      case SelectionRule::max_entropy:
        keep_largest_entropy();
        break;
      case SelectionRule::max_support:
        keep_largest_support();
        break;
      case SelectionRule::payoff_dominant:
        if (solution_.equilibria.size() == 1 && solution_.is_listed()) {
          result_.equilibria = {0};
          result_.reason = "the only equilibrium listed";
        } else {
          keep_marked(&EquilibriumProperties::payoff_dominant,
                      "every player prefers it to every other equilibrium",
                      is_decided(&EquilibriumProperties::payoff_dominant)
                          ? "no equilibrium is better for every player than every other"
                          : "it was not decided whether one is better for every player than every other");
        }
        break;
      case SelectionRule::risk_dominant:
        keep_marked(&EquilibriumProperties::risk_dominant,
                    "of the two strict equilibria, deviating from it alone costs the players more",
                    risk_excuse());
        break;
    }
  }

  static Enclosure sum_of_payoffs(const Checks& checks) {
    Enclosure sum;
    for (const PlayerCheck& check : checks) {
      const Enclosure payoff = payoff_of(check);
      sum.lower += payoff.lower;
      sum.upper += payoff.upper;
    }
    return sum;
  }
  static Enclosure least_payoff(const Checks& checks) {
    Enclosure least = payoff_of(checks.front());
    for (const PlayerCheck& check : checks) {
      const Enclosure payoff = payoff_of(check);
      least.lower = std::min(least.lower, payoff.lower);
      least.upper = std::min(least.upper, payoff.upper);
    }
    return least;
  }
  static Enclosure payoff_of(const PlayerCheck& check) {
    return check.payoff_enclosure.value_or(Enclosure{check.payoff, check.payoff});
  }

  /// Irrational equilibria are compared by proven bounds; those that these cannot tell apart are all kept.
  /// Returns what the largest value is at least.
  Rational keep_largest(Enclosure (*value_of)(const Checks&)) {
    std::vector<Enclosure> values;
    std::optional<Rational> most;
    for (const Checks& checks : checks_) {
      values.push_back(value_of(checks));
      if (!most || values.back().lower > *most) most = values.back().lower;
    }
    bool is_exact = true;
    for (std::size_t k = 0; k < values.size(); ++k) {
      if (values[k].upper < *most) continue;
      result_.equilibria.push_back(k);
      is_exact = is_exact && values[k].lower == values[k].upper;
    }
    if (is_exact) {
      result_.value = most;
    } else {
      compares_bounds_ = result_.equilibria.size() > 1;
    }
    return *most;
  }

  /// With three and more players the least payoff on a continuum may be larger than at its vertices.
  void add_larger_least_payoffs(const Rational& most) {
    if (game_.player_count() == 2) return;
    for (std::size_t c = 0; c < solution_.components.size(); ++c) {
      const Component& component = solution_.components[c];
      if (component.equilibria.size() == 1 || component.has_curves()) continue;
      const std::optional<Rational> bound = bound_of_least_payoff(component, checks_);
      if (!bound || *bound <= most) continue;
      const bool is_reached = std::any_of(
          component.subsets.begin(), component.subsets.end(),
          [&](const NashSubset& subset) { return varies_in_one(subset) && component.subsets.size() == 1; });
      result_.reason += "; inside component " + std::to_string(c + 1) +
                        (is_reached ? " it is " : " it is at most ") + to_string(game_.shown(*bound));
    }
  }

  void keep_largest_of(const std::vector<std::size_t>& positions,
                       const std::function<Rational(std::size_t)>& value_of) {
    for (const std::size_t k : positions) {
      const Rational value = value_of(k);
      if (!result_.value || value > *result_.value) {
        result_.equilibria.clear();
        result_.value = value;
      }
      if (value == *result_.value) result_.equilibria.push_back(k);
    }
  }

  [[nodiscard]] bool is_decided(std::optional<bool> EquilibriumProperties::*mark) const {
    return std::ranges::all_of(properties_, [mark](const auto& each) { return (each.*mark).has_value(); });
  }

  void keep_marked(std::optional<bool> EquilibriumProperties::*mark, std::string reason, std::string excuse) {
    for (std::size_t k = 0; k < properties_.size(); ++k) {
      if (properties_[k].*mark == true) result_.equilibria.push_back(k);
    }
    result_.reason = std::move(result_.equilibria.empty() ? excuse : reason);
  }

  /// Why there is no risk-dominant equilibrium.
  [[nodiscard]] std::string risk_excuse() const {
    const bool is_compared =
        std::any_of(properties_.begin(), properties_.end(),
                    [](const EquilibriumProperties& each) { return each.risk_dominant.has_value(); });
    if (is_compared) return "deviating alone costs as much from one strict equilibrium as from the other";
    return std::string("risk dominance compares the two strict equilibria of a 2x2 game, and ") +
           (is_two_by_two() && solution_.status != Status::complete ? "no such two are listed"
                                                                    : "this game has no such two");
  }

  [[nodiscard]] bool is_two_by_two() const {
    return game_.player_count() == 2 && game_.strategy_count(0) == 2 && game_.strategy_count(1) == 2;
  }

  void keep_largest_support() {
    std::vector<std::size_t> all(solution_.equilibria.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::size_t most = 0;
    keep_largest_of(all, [&](std::size_t k) {
      std::size_t total = 0;
      for (std::size_t player = 0; player < game_.player_count(); ++player) {
        total += solution_.equilibria[k].support(player).size();
      }
      most = std::max(most, total);
      return to_rational(static_cast<std::int64_t>(total));
    });
    result_.reason = "the most strategies in use";
    std::size_t upper = most;
    std::optional<std::size_t> where;
    for (std::size_t c = 0; c < solution_.components.size(); ++c) {
      for (const NashSubset& subset : solution_.components[c].subsets) {
        const SupportBounds bounds = interior_support(solution_, subset);
        upper = std::max(upper, bounds.upper);
        if (bounds.lower <= most) continue;
        most = bounds.lower;
        where = c;
      }
    }
    if (where || upper > most) result_.reason += " of the listed equilibria";
    if (where) {
      result_.reason +=
          "; inside component " + std::to_string(*where + 1) + " there are " + std::to_string(most);
    }
    if (upper > most)
      result_.reason += "; on curves of equilibria there may be more, at most " + std::to_string(upper);
  }

  void keep_largest_entropy() {
    std::vector<EntropyBounds> bounds(solution_.equilibria.size());
    double most = 0;
    for (const std::size_t k : exact_) {
      bounds[k] = entropy(solution_.equilibria[k].exact());
      most = std::max(most, bounds[k].lower);
    }
    bool is_proven = true;
    for (const std::size_t k : exact_) {
      if (bounds[k].upper < most) continue;
      if (!result_.equilibria.empty()) {
        is_proven =
            is_proven && has_same_probabilities(solution_.equilibria[result_.equilibria.front()].exact(),
                                                solution_.equilibria[k].exact());
      }
      result_.equilibria.push_back(k);
      result_.entropy = (bounds[k].lower + bounds[k].upper) / 2;
    }
    result_.reason =
        exact_.empty() ? "no equilibrium is known exactly" : "the largest entropy of the listed equilibria";
    if (!is_proven) result_.reason += "; those chosen are equal as far as 12 decimals show";
    for (std::size_t c = 0; c < solution_.components.size(); ++c) {
      if (solution_.components[c].subsets.empty() || !solution_.components[c].is_continuum()) continue;
      InteriorEntropy inside = interior_entropy(solution_, c);
      if (inside.lower <= most + 1e-6) continue;
      require_equilibrium(game_, inside.point);
      result_.interior.push_back(std::move(inside));
    }
  }

  void add_caveats() {
    const bool compares_all =
        result_.rule != SelectionRule::max_support && result_.rule != SelectionRule::risk_dominant;
    if (compares_all && solution_.has_curves()) {
      result_.reason += "; of sets that are not listed whole only the points that are listed were compared";
    } else if (result_.rule == SelectionRule::max_entropy && !solution_.is_listed()) {
      result_.reason += "; inside of sets whose extreme points are not listed none was compared";
    }
    if (solution_.status != Status::complete) {
      result_.reason += "; the list is not known to be complete";
    } else if (!solution_.is_whole()) {
      result_.reason += "; mixed equilibria were not searched";
    }
    if (compares_bounds_)
      result_.reason += "; those chosen are not told apart by proven bounds of their payoffs";
    if (result_.rule == SelectionRule::pareto && !result_.equilibria.empty() &&
        !is_decided(&EquilibriumProperties::efficient_among_equilibria))
      result_.reason += "; of some others it was not decided";
    if (exact_.size() != solution_.equilibria.size() && result_.rule == SelectionRule::max_entropy) {
      result_.reason += "; equilibria that are not known exactly were not compared";
    }
  }

  const Game& game_;
  const Solution& solution_;
  const std::vector<Checks>& checks_;
  const std::vector<EquilibriumProperties>& properties_;
  std::vector<std::size_t> exact_;
  bool compares_bounds_ = false;
  Selection result_;
};

}  // namespace

Selection select(SelectionRule rule, const Game& game, const Solution& solution,
                 const std::vector<ProfileCheck>& checks,
                 const std::vector<EquilibriumProperties>& properties) {
  return Selector(game, solution, checks, properties).select(rule);
}

}  // namespace nashsolve
