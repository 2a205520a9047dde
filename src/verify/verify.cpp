#include "nashsolve/verify.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "curved_sets.hpp"
#include "enclosed.hpp"
#include "enclosed_subset.hpp"
#include "exact_form_check.hpp"
#include "nashsolve/errors.hpp"
#include "separate_boxes.hpp"
#include "strategy_sets.hpp"
#include "thread_pool.hpp"

namespace nashsolve {

namespace {

PlayerCheck check_player(const StrategyPayoffs& payoffs, const MixedStrategy& own) {
  return {expected_payoff(payoffs, own), best_responses(payoffs), regret(payoffs, own)};
}

/// Profiles that a thread checks at a time.
constexpr std::size_t kPiece = 64;

/// In two-player games many extreme equilibria share a strategy; what it makes the other player's strategies
/// worth is computed once.
class SharedPayoffs {
 public:
  explicit SharedPayoffs(const Game& game) : game_(game) {}

  /// What the player's strategies are worth against the others', and which are worth most.
  struct Opposed {
    StrategyPayoffs payoffs;
    /// Of a player who plays best responses.
    std::shared_ptr<const PlayerCheck> check;

    [[nodiscard]] const std::vector<std::uint32_t>& best() const { return check->best_responses; }
  };

  /// Computes what the equilibria of two players need, on several threads. Requires profiles that fit.
  void prepare(const Solution& solution, unsigned threads) {
    if (game_.player_count() != 2) return;
    struct Task {
      const Profile* profile;
      std::size_t player;
      Opposed* result;
    };
    std::vector<Task> tasks;
    for (const Equilibrium& equilibrium : solution.equilibria) {
      if (!equilibrium.is_exact()) continue;
      const Profile& profile = equilibrium.exact();
      for (std::size_t player = 0; player < 2; ++player) {
        const auto [entry, is_new] = opposed_[player].try_emplace(profile[1 - player].identity());
        if (is_new) tasks.push_back({&profile, player, &entry->second});
      }
    }
    run_in_pieces(threads, tasks.size(), kPiece,
                  [&](std::size_t k) { *tasks[k].result = evaluate(*tasks[k].profile, tasks[k].player); });
  }

  const Opposed& against(const Profile& profile, std::size_t player) {
    if (game_.player_count() != 2) {
      latest_ = evaluate(profile, player);
      return latest_;
    }
    const auto [entry, is_new] = opposed_[player].try_emplace(profile[1 - player].identity());
    if (is_new) entry->second = evaluate(profile, player);
    return entry->second;
  }

 private:
  [[nodiscard]] Opposed evaluate(const Profile& profile, std::size_t player) const {
    Opposed result;
    result.payoffs = strategy_payoffs(game_, profile, player);
    std::vector<std::uint32_t> best = best_responses(result.payoffs);
    Rational best_payoff = result.payoffs.at(best.front());
    result.check =
        std::make_shared<const PlayerCheck>(PlayerCheck{std::move(best_payoff), std::move(best), 0, {}, {}});
    return result;
  }

  const Game& game_;
  Opposed latest_;
  std::unordered_map<const void*, Opposed> opposed_[2];
};

bool uses_only_best_responses(const MixedStrategy& own, const SharedPayoffs::Opposed& opposed) {
  // Either may be long.
  return std::all_of(own.support().begin(), own.support().end(), [&](std::uint32_t strategy) {
    return std::binary_search(opposed.best().begin(), opposed.best().end(), strategy);
  });
}

void require_fit(const Game& game, const Profile& profile) {
  bool fits = profile.size() == game.player_count();
  for (std::size_t player = 0; fits && player < profile.size(); ++player) {
    fits = profile[player].size() == game.strategy_count(player);
  }
  if (!fits) throw InternalError("a listed profile does not fit the game");
}

[[noreturn]] void throw_no_equilibrium(const Game& game, const std::string& name, std::size_t player,
                                       const SharedPayoffs::Opposed& opposed, const MixedStrategy& own) {
  throw InternalError(name + " is none: " + game.players()[player].name + " could gain " +
                      to_string(regret(opposed.payoffs, own)));
}

/// All strategies in use pay the largest payoff, which is then the expected one.
ProfileCheck require_equilibrium(const Game& game, const Profile& profile, SharedPayoffs& payoffs,
                                 std::size_t position) {
  ProfileCheck checks;
  checks.reserve(profile.size());
  for (std::size_t player = 0; player < profile.size(); ++player) {
    const SharedPayoffs::Opposed& opposed = payoffs.against(profile, player);
    if (!uses_only_best_responses(profile[player], opposed)) {
      throw_no_equilibrium(game, numbered(position), player, opposed, profile[player]);
    }
    checks.push_back(opposed.check);
  }
  return checks;
}

/// An exact form that is not proved is left out.
ProfileCheck require_enclosed_equilibrium(const Game& game, EnclosedProfile& profile, const std::string& name,
                                          const std::function<bool()>& must_stop) {
  const auto result = check_enclosed(game, profile);
  if (const auto* problem = std::get_if<std::string>(&result)) throw InternalError(name + " " + *problem);
  if (profile.exact_form && problem_of_exact_form(game, profile, must_stop)) {
    profile.exact_form.reset();
  }
  ProfileCheck checks;
  for (const EnclosedCheck& check : std::get<std::vector<EnclosedCheck>>(result)) {
    checks.push_back(PlayerCheck{(check.payoff.lower + check.payoff.upper) / 2, check.best_responses, 0,
                                 check.payoff, check.strategy_payoffs});
  }
  return checks;
}

/// Equal profiles, being in lowest terms, have equal hashes.
std::size_t hash_of(const Profile& profile) {
  std::size_t result = 0;
  const auto mix = [&result](std::size_t part) {
    result = (result ^ part) * 0x9e3779b97f4a7c15U;
    result ^= result >> 29U;
  };
  for (const MixedStrategy& strategy : profile) {
    for (const std::uint32_t used : strategy.support()) mix(used + 1);
    for (const Integer& weight : strategy.weights()) mix(hash(weight));
    mix(0);
  }
  return result;
}

/// Of a list of pure equilibria, in which each is named by a component of its own; false where it is none.
bool keep_first_piece(Solution& solution, std::vector<ProfileCheck>& checks) {
  if (solution.equilibria.size() != solution.components.size() || checks.size() <= kPiece) return false;
  checks.resize(kPiece);
  solution.equilibria.resize(kPiece);
  solution.components.resize(kPiece);
  solution.status = Status::interrupted;
  return true;
}

void require_distinct(const Solution& solution) {
  struct Entry {
    std::size_t hash;
    std::size_t position;
  };
  std::vector<Entry> entries;
  entries.reserve(solution.equilibria.size());
  for (std::size_t k = 0; k < solution.equilibria.size(); ++k) {
    const Equilibrium& equilibrium = solution.equilibria[k];
    if (equilibrium.is_exact()) entries.push_back({hash_of(equilibrium.exact()), k});
  }
  const auto profile = [&](const Entry& entry) -> const Profile& {
    return solution.equilibria[entry.position].exact();
  };
  std::stable_sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
    return a.hash != b.hash ? a.hash < b.hash : profile(a) < profile(b);
  });
  const auto repeated = std::adjacent_find(
      entries.begin(), entries.end(),
      [&](const Entry& a, const Entry& b) { return a.hash == b.hash && profile(a) == profile(b); });
  if (repeated != entries.end()) {
    throw InternalError(numbered(repeated[0].position) + " and " + numbered(repeated[1].position) +
                        " are the same profile");
  }
}

bool has_enclosed_vertex(const Solution& solution, const NashSubset& subset) {
  return std::any_of(subset.vertices.begin(), subset.vertices.end(), [&](const auto& positions) {
    return std::any_of(positions.begin(), positions.end(),
                       [&](std::size_t k) { return !solution.equilibria[k].is_exact(); });
  });
}

/// For two players: whether every strategy that some vertex of the one uses is a best response to every
/// vertex of the other, which is what checking all their combinations shows. What is best against a vertex
/// stands in the check of the equilibrium that names it.
bool is_nash_product(const Game& game, const Solution& solution, const NashSubset& subset,
                     const std::vector<ProfileCheck>& checks) {
  for (std::size_t player = 0; player < 2; ++player) {
    std::vector<std::size_t> best_against(game.strategy_count(player));
    for (const std::size_t position : subset.vertices[1 - player]) {
      for (const std::uint32_t strategy : checks[position][player].best_responses) ++best_against[strategy];
    }
    for (const std::size_t position : subset.vertices[player]) {
      for (const std::uint32_t strategy : solution.equilibria[position].exact()[player].support()) {
        if (best_against[strategy] != subset.vertices[1 - player].size()) return false;
      }
    }
  }
  return true;
}

/// Payoffs are affine in each player's strategy, so a product of polytopes consists of equilibria when every
/// combination of its vertices is one and each vertex's strategies stay best responses: that is what checking
/// all combinations shows.
void require_nash_subset(const Game& game, const Solution& solution, const NashSubset& subset,
                         const std::vector<ProfileCheck>& checks, SharedPayoffs& payoffs) {
  const std::size_t players = game.player_count();
  if (subset.vertices.size() != players) throw InternalError("a Nash subset does not fit the game");
  Profile profile;
  for (std::size_t player = 0; player < players; ++player) {
    if (subset.vertices[player].empty()) throw InternalError("a Nash subset has no vertex");
    for (const std::size_t position : subset.vertices[player]) {
      if (position >= solution.equilibria.size()) {
        throw InternalError("a Nash subset names a vertex that is not listed");
      }
    }
  }
  if (has_enclosed_vertex(solution, subset)) {
    require_enclosed_subset(game, solution, subset, checks);
    return;
  }
  if (players == 2 && is_nash_product(game, solution, subset, checks)) return;
  for (std::size_t player = 0; player < players; ++player) {
    profile.push_back(solution.equilibria[subset.vertices[player].front()].exact()[player]);
  }
  std::vector<std::size_t> choice(players, 0);
  for (;;) {
    for (std::size_t player = 0; player < players; ++player) {
      const SharedPayoffs::Opposed& opposed = payoffs.against(profile, player);
      if (uses_only_best_responses(profile[player], opposed)) continue;
      throw_no_equilibrium(game, "a vertex combination of a Nash subset", player, opposed, profile[player]);
    }
    std::size_t player = 0;
    while (player < players && ++choice[player] == subset.vertices[player].size()) choice[player++] = 0;
    if (player == players) return;
    for (std::size_t changed = 0; changed <= player; ++changed) {
      profile[changed] = solution.equilibria[subset.vertices[changed][choice[changed]]].exact()[changed];
    }
  }
}

/// For a subset that is described.
void require_right_sets(const Game& game, const Solution& solution, const Component& component,
                        const NashSubset& subset, const std::vector<ProfileCheck>& checks) {
  if (const auto problem = problem_of_sets(game, subset)) throw InternalError("a Nash subset " + *problem);
  const auto is_inside = [&](std::size_t k) {
    return lies_in_sets(subset, solution.equilibria[k].exact(), checks[k]);
  };
  if (std::none_of(component.equilibria.begin(), component.equilibria.end(), is_inside)) {
    throw InternalError("no listed equilibrium of its component lies in a Nash subset");
  }
}

/// The indices of all components of a game add up to +1 (Shapley 1974; Ritzberger 1994).
void require_index_sum(const Solution& solution) {
  int sum = 0;
  for (const Component& component : solution.components) {
    if (!component.index) return;
    sum += *component.index;
  }
  if (sum != 1) throw InternalError("the indices add up to " + std::to_string(sum) + ", not to 1");
}

}  // namespace

ProfileCheck check_profile(const Game& game, const Profile& profile) {
  ProfileCheck checks;
  checks.reserve(profile.size());
  for (std::size_t player = 0; player < profile.size(); ++player) {
    checks.push_back(check_player(strategy_payoffs(game, profile, player), profile[player]));
  }
  return checks;
}

VerifiedSolution verify(const Game& game, Solution solution, unsigned threads,
                        const std::function<bool()>& must_stop) {
  if (solution.is_whole() && solution.equilibria.empty()) {
    throw InternalError("the search ended without an equilibrium, but every finite game has one (Nash 1951)");
  }
  if ((solution.status == Status::undecided) == solution.undecided.empty()) {
    throw InternalError("the status does not match the list of undecided regions");
  }
  std::vector<std::size_t> enclosed;
  for (std::size_t k = 0; k < solution.equilibria.size(); ++k) {
    if (solution.equilibria[k].is_exact()) {
      require_fit(game, solution.equilibria[k].exact());
    } else {
      enclosed.push_back(k);
    }
  }
  VerifiedSolution verified;
  verified.checks_.resize(solution.equilibria.size());
  run_in_pieces(threads, enclosed.size(), kPiece, [&](std::size_t position) {
    const std::size_t k = enclosed[position];
    auto& profile = std::get<EnclosedProfile>(solution.equilibria[k].profile);
    verified.checks_[k] = require_enclosed_equilibrium(game, profile, numbered(k), must_stop);
  });
  SharedPayoffs payoffs(game);
  payoffs.prepare(solution, threads);
  for (std::size_t k = 0; k < solution.equilibria.size(); ++k) {
    const bool may_end = solution.scope == Scope::pure && k > 0 && k % kPiece == 0;
    if (may_end && must_stop() && keep_first_piece(solution, verified.checks_)) break;
    const Equilibrium& equilibrium = solution.equilibria[k];
    if (equilibrium.is_exact()) {
      verified.checks_[k] = require_equilibrium(game, equilibrium.exact(), payoffs, k);
    }
  }
  require_distinct(solution);
  require_separate_boxes(solution);
  for (const Component& component : solution.components) {
    for (const NashSubset& subset : component.subsets) {
      if (subset.curved) {
        require_right_curve(game, solution, component, *subset.curved);
      } else if (!subset.is_listed()) {
        require_right_sets(game, solution, component, subset, verified.checks_);
      } else if (!subset.is_point()) {
        require_nash_subset(game, solution, subset, verified.checks_, payoffs);
      }
    }
  }
  if (solution.is_whole() && !solution.components.empty()) require_index_sum(solution);
  if (solution.approximate) {
    if (!solution.equilibria.empty() || solution.status == Status::complete) {
      throw InternalError("a profile that is no equilibrium beside equilibria, or in a complete list");
    }
    require_fit(game, *solution.approximate);
    verified.approximate_check_ = check_profile(game, *solution.approximate);
    if (std::ranges::all_of(verified.approximate_check_,
                            [](const auto& own) { return sgn(own.regret) == 0; })) {
      throw InternalError("an equilibrium that is called none");
    }
  }
  verified.solution_ = std::make_shared<const Solution>(std::move(solution));
  return verified;
}

}  // namespace nashsolve
