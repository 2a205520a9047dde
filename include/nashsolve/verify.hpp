// The best-response check: a profile is an equilibrium exactly when every strategy in use is a best response
// (Nash 1951), decided on the original payoffs in exact arithmetic by code that shares nothing with a solver.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "nashsolve/game.hpp"
#include "nashsolve/profile.hpp"
#include "nashsolve/solution.hpp"

namespace nashsolve {

/// One player's side of the check. The profile is an equilibrium exactly when every player's regret is 0.
struct PlayerCheck {
  Rational payoff;
  std::vector<std::uint32_t> best_responses;
  Rational regret;
  /// Of an enclosed equilibrium: proven intervals for `payoff`, which is then the middle of its interval, and
  /// for the payoffs of all strategies. That no unused strategy pays more is proved.
  std::optional<Enclosure> payoff_enclosure = std::nullopt;
  std::vector<Enclosure> strategy_payoff_enclosures = {};
};

/// One check per player, in their order. Copies share the checks: of many extreme equilibria one player's
/// side is the same.
class ProfileCheck {
 public:
  class Iterator;

  ProfileCheck() = default;
  ProfileCheck(std::initializer_list<PlayerCheck> players) {
    for (const PlayerCheck& check : players) push_back(check);
  }
  void push_back(PlayerCheck check) { push_back(std::make_shared<const PlayerCheck>(std::move(check))); }
  void push_back(std::shared_ptr<const PlayerCheck> check) { players_.push_back(std::move(check)); }
  void reserve(std::size_t count) { players_.reserve(count); }

  [[nodiscard]] std::size_t size() const { return players_.size(); }
  [[nodiscard]] const PlayerCheck& operator[](std::size_t player) const { return *players_[player]; }
  [[nodiscard]] const PlayerCheck& front() const { return *players_.front(); }
  [[nodiscard]] Iterator begin() const;
  [[nodiscard]] Iterator end() const;

 private:
  std::vector<std::shared_ptr<const PlayerCheck>> players_;
};

class ProfileCheck::Iterator {
 public:
  using value_type = PlayerCheck;
  using difference_type = std::ptrdiff_t;

  Iterator() = default;
  explicit Iterator(const std::shared_ptr<const PlayerCheck>* position) : position_(position) {}
  const PlayerCheck& operator*() const { return **position_; }
  const PlayerCheck* operator->() const { return position_->get(); }
  Iterator& operator++() {
    ++position_;
    return *this;
  }
  // NOLINTNEXTLINE(cert-dcl21-cpp): std::forward_iterator asks for exactly this type.
  Iterator operator++(int) { return Iterator(position_++); }
  bool operator==(const Iterator&) const = default;

 private:
  const std::shared_ptr<const PlayerCheck>* position_ = nullptr;
};

inline ProfileCheck::Iterator ProfileCheck::begin() const {
  return Iterator(players_.data());
}
inline ProfileCheck::Iterator ProfileCheck::end() const {
  return Iterator(players_.data() + players_.size());
}

/// Requires a profile that fits the game.
ProfileCheck check_profile(const Game& game, const Profile& profile);

/// A Solution whose every equilibrium was checked. The only kind that can be reported.
class VerifiedSolution {
 public:
  [[nodiscard]] const Solution& solution() const { return *solution_; }
  /// Aligned with solution().equilibria; one entry per player.
  [[nodiscard]] const std::vector<ProfileCheck>& checks() const { return checks_; }
  /// Of solution().approximate, where it is given: its exact regrets, not all 0.
  [[nodiscard]] const ProfileCheck& approximate_check() const { return approximate_check_; }

 private:
  friend VerifiedSolution verify(const Game& game, Solution solution, unsigned threads,
                                 const std::function<bool()>& must_stop);
  VerifiedSolution() = default;

  std::shared_ptr<const Solution> solution_;
  std::vector<ProfileCheck> checks_;
  ProfileCheck approximate_check_;
};

/// Throws InternalError where a listed profile is no equilibrium or not proved to be one, where a Nash subset
/// has a vertex pair that is none or is not what its sets say, where equilibria repeat, where the approximate
/// profile is an equilibrium or not alone, or where the status is `complete` and there is no equilibrium
/// (which Nash 1951 excludes) or the indices of the components, all given, do not add up to +1. `threads` as
/// in SolveOptions. Once `must_stop`, called from several threads, says so, exact forms that are not proved
/// are left out, and of pure equilibria all but the first few; such a list is `interrupted`.
VerifiedSolution verify(
    const Game& game, Solution solution, unsigned threads = 1,
    const std::function<bool()>& must_stop = [] { return false; });

}  // namespace nashsolve
