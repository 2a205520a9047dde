#include "equilibrium_properties.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "classify.hpp"
#include "comparable_payoffs.hpp"
#include "dominance.hpp"
#include "efficiency.hpp"
#include "pareto.hpp"
#include "stability.hpp"

namespace nashsolve {

namespace {

/// In one solution: comparisons of payoff vectors of three and more players, pure profiles that are compared
/// with, and what linear programs may take, about 0.2 seconds: entries that are made and pivoted, times the
/// words of 64 bits that they may have.
constexpr std::size_t kMaxComparisons = 50'000'000;
constexpr std::size_t kMaxCells = 200'000;
/// Payoffs of pure profiles that are looked at one by one.
constexpr std::size_t kMaxPayoffs = 20'000'000;
constexpr std::size_t kMaxProgramWork = 2'000'000;

using Checks = ProfileCheck;

bool uses_all_best_responses(const Equilibrium& equilibrium, const Checks& checks) {
  for (std::size_t player = 0; player < checks.size(); ++player) {
    if (equilibrium.support(player).size() != checks[player].best_responses.size()) return false;
  }
  return true;
}

EquilibriumProperties kind_of(const Equilibrium& equilibrium, const Checks& checks) {
  EquilibriumProperties properties;
  properties.regular = equilibrium.regular;
  properties.quasi_strict = uses_all_best_responses(equilibrium, checks);
  // A regular equilibrium is quasi-strict (van Damme 1991).
  if (!*properties.quasi_strict) properties.regular = false;
  if (!equilibrium.is_exact()) {
    properties.strict = false;
    return properties;
  }
  const Profile& profile = equilibrium.exact();
  properties.pure =
      std::all_of(profile.begin(), profile.end(), [](const MixedStrategy& own) { return own.is_pure(); });
  properties.strict = properties.pure && *properties.quasi_strict;
  if (*properties.strict) properties.regular = true;
  return properties;
}

bool uses_one_strategy_for_all(const Profile& profile) {
  return std::all_of(profile.begin(), profile.end(),
                     [&](const MixedStrategy& own) { return own == profile.front(); });
}

/// Whether each cell is dominated by one that is the best for some player, as most are.
std::vector<bool> dominated_by_best(const Game& game) {
  enum class Order : std::uint8_t { equal, below, not_below };
  const std::size_t cells = game.cell_count();
  std::vector<bool> is_dominated(cells);
  for (std::size_t favoured = 0; favoured < game.player_count(); ++favoured) {
    const std::size_t best = visit_comparable(game.payoffs(favoured), [](const auto& payoffs) {
      return static_cast<std::size_t>(std::max_element(payoffs.begin(), payoffs.end()) - payoffs.begin());
    });
    std::vector<Order> order(cells, Order::equal);
    for (std::size_t player = 0; player < game.player_count(); ++player) {
      visit_comparable(game.payoffs(player), [&](const auto& payoffs) {
        for (std::size_t cell = 0; cell < cells; ++cell) {
          if (payoffs[cell] > payoffs[best]) {
            order[cell] = Order::not_below;
          } else if (order[cell] == Order::equal && payoffs[cell] < payoffs[best]) {
            order[cell] = Order::below;
          }
        }
      });
    }
    for (std::size_t cell = 0; cell < cells; ++cell) {
      if (order[cell] == Order::below) is_dominated[cell] = true;
    }
  }
  return is_dominated;
}

/// Negative, 0 or positive, as the payoffs of the first cell are lexicographically less, the same, or more.
int compare_cells(const Game& game, std::size_t a, std::size_t b) {
  for (std::size_t player = 0; player < game.player_count(); ++player) {
    if (const int order = compare_payoffs(game.payoffs(player), a, b); order != 0) return order;
  }
  return 0;
}

/// The pure profiles that no pure profile dominates.
ParetoFront pure_front(const Game& game) {
  const std::vector<bool> is_dominated = dominated_by_best(game);
  std::vector<std::size_t> cells;
  for (std::size_t cell = 0; cell < game.cell_count(); ++cell) {
    if (!is_dominated[cell]) cells.push_back(cell);
  }
  // Of a constant-sum game all are left, many of them the same.
  std::ranges::sort(cells, [&](std::size_t a, std::size_t b) { return compare_cells(game, a, b) < 0; });
  const auto are_equal = [&](std::size_t a, std::size_t b) { return compare_cells(game, a, b) == 0; };
  cells.erase(std::unique(cells.begin(), cells.end(), are_equal), cells.end());
  std::vector<PayoffVector> points;
  for (const std::size_t cell : cells) {
    PayoffVector& point = points.emplace_back();
    for (std::size_t player = 0; player < game.player_count(); ++player) {
      point.push_back(game.payoff(player, cell));
    }
  }
  return ParetoFront(std::move(points));
}

bool is_affordable(std::size_t players, std::size_t points) {
  return players == 2 || points * points <= kMaxComparisons;
}

/// What the player would lose by leaving the profile alone, in a 2x2 game.
Rational deviation_loss(const Game& game, const Profile& profile, std::size_t player) {
  const StrategyPayoffs payoffs = strategy_payoffs(game, profile, player);
  const std::uint32_t own = profile[player].support().front();
  return payoffs.at(own) - payoffs.at(1 - own);
}

class Finder {
 public:
  Finder(const Game& game, const Solution& solution, const std::vector<Checks>& checks)
      : game_(game), solution_(solution), checks_(checks), is_symmetric_(is_symmetric(game)) {}

  std::vector<EquilibriumProperties> find() {
    result_ = find_kinds(solution_, checks_);
    for (std::size_t k = 0; k < solution_.equilibria.size(); ++k) {
      find_local(result_[k], solution_.equilibria[k], checks_[k]);
    }
    if (is_affordable(game_.player_count(), checks_.size())) {
      compare_equilibria(game_, solution_, checks_, result_);
    }
    compare_with_pure_profiles();
    for (EquilibriumProperties& each : result_) combine_efficiency(each);
    compare_risk();
    return std::move(result_);
  }

 private:
  void find_local(EquilibriumProperties& properties, const Equilibrium& equilibrium, const Checks& checks) {
    properties.undominated = is_undominated(properties, equilibrium, checks);
    if (!is_symmetric_ || !equilibrium.is_exact()) return;
    const Profile& profile = equilibrium.exact();
    properties.symmetric = uses_one_strategy_for_all(profile);
    if (*properties.symmetric && game_.player_count() == 2) {
      properties.evolutionarily_stable =
          is_evolutionarily_stable(game_, profile[0], checks[0].best_responses);
    }
  }

  /// A regular equilibrium is perfect, so no strategy in it is dominated (van Damme 1991). Of others it is
  /// enough to look at the supports: a mixed strategy is not weakly dominated exactly when it is a best
  /// response to a belief that excludes nothing (Pearce 1984), and so is every mixture on its support.
  std::optional<bool> is_undominated(const EquilibriumProperties& properties, const Equilibrium& equilibrium,
                                     const Checks& checks) {
    if (properties.regular == true) return true;
    std::optional<bool> result = true;
    for (std::size_t player = 0; player < checks.size(); ++player) {
      const std::optional<bool> dominated =
          is_dominated(player, equilibrium.support(player), checks[player].best_responses);
      if (dominated == true) return false;
      if (!dominated) result.reset();
    }
    return result;
  }

  std::optional<bool> is_dominated(std::size_t player, const std::vector<std::uint32_t>& support,
                                   const std::vector<std::uint32_t>& best) {
    std::vector<std::uint32_t> key = support;
    key.push_back(static_cast<std::uint32_t>(player));
    const auto [entry, is_new] = dominated_.try_emplace(std::move(key));
    if (!is_new) return entry->second;
    const std::size_t entries = game_.cell_count() / game_.strategy_count(player) * best.size();
    program_work_ += entries;
    if (program_work_ > kMaxProgramWork) return std::nullopt;
    // Entries are minors of the payoffs, longer by about a word of 64 bits with every eighth pivot.
    constexpr std::size_t kPivotsOfAWord = 8;
    std::size_t pivots = 0;
    const auto must_stop = [&] {
      const std::size_t words = 1 + pivots++ / kPivotsOfAWord;
      program_work_ += entries * words * words;
      return program_work_ > kMaxProgramWork;
    };
    std::vector<Integer> weights(game_.strategy_count(player));
    for (const std::uint32_t used : support) weights[used] = 1;
    return entry->second =
               is_weakly_dominated(game_, player, MixedStrategy::from_weights(weights), best, must_stop);
  }

  void compare_with_pure_profiles() {
    const std::size_t cells = game_.cell_count();
    if (cells > kMaxCells || checks_.empty()) return;
    if (game_.player_count() > 2 && checks_.size() * cells <= kMaxPayoffs / game_.player_count()) {
      compare_with_dominating(
          [&](const PayoffVector& point) { return some_pure_profile_dominates(game_, point); });
    } else if (is_affordable(game_.player_count(), cells + checks_.size())) {
      const ParetoFront front = pure_front(game_);
      compare_with_dominating([&](const PayoffVector& point) { return front.dominates(point); });
    }
  }

  /// Whatever dominates the upper ends of payoffs dominates them, and what dominates them the lower ends.
  template <typename Dominated>
  void compare_with_dominating(const Dominated& is_dominated) {
    for (std::size_t k = 0; k < result_.size(); ++k) {
      const bool surely = is_dominated(most_payoffs(checks_[k]));
      const bool is_exact = solution_.equilibria[k].is_exact();
      if (surely || is_exact || !is_dominated(least_payoffs(checks_[k]))) {
        result_[k].efficient_among_pure_profiles = !surely;
      }
    }
  }

  static void combine_efficiency(EquilibriumProperties& properties) {
    const auto& among_equilibria = properties.efficient_among_equilibria;
    const auto& among_pure = properties.efficient_among_pure_profiles;
    if (among_equilibria == false || among_pure == false) {
      properties.pareto_dominated = true;
    } else if (among_equilibria && among_pure) {
      properties.pareto_dominated = false;
    }
  }

  /// Harsanyi and Selten 1988, section 3.9: the larger product of what the two players lose by deviating
  /// alone.
  void compare_risk() {
    if (game_.player_count() != 2 || game_.strategy_count(0) != 2 || game_.strategy_count(1) != 2) return;
    std::vector<std::size_t> strict;
    for (std::size_t k = 0; k < result_.size(); ++k) {
      if (result_[k].strict == true) strict.push_back(k);
    }
    if (strict.size() != 2) return;
    Rational product[2];
    for (std::size_t side = 0; side < 2; ++side) {
      const Profile& profile = solution_.equilibria[strict[side]].exact();
      product[side] = deviation_loss(game_, profile, 0) * deviation_loss(game_, profile, 1);
    }
    for (std::size_t side = 0; side < 2; ++side) {
      result_[strict[side]].risk_dominant = product[side] > product[1 - side];
    }
  }

  const Game& game_;
  const Solution& solution_;
  const std::vector<Checks>& checks_;
  bool is_symmetric_;
  std::vector<EquilibriumProperties> result_;
  std::map<std::vector<std::uint32_t>, std::optional<bool>> dominated_;
  std::size_t program_work_ = 0;
};

}  // namespace

std::vector<EquilibriumProperties> find_kinds(const Solution& solution,
                                              const std::vector<ProfileCheck>& checks) {
  std::vector<EquilibriumProperties> result;
  result.reserve(solution.equilibria.size());
  for (std::size_t k = 0; k < solution.equilibria.size(); ++k) {
    result.push_back(kind_of(solution.equilibria[k], checks[k]));
  }
  return result;
}

std::vector<EquilibriumProperties> find_properties(const Game& game, const Solution& solution,
                                                   const std::vector<ProfileCheck>& checks) {
  return Finder(game, solution, checks).find();
}

}  // namespace nashsolve
