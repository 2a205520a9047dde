// The names and numbers of one game as a page writes them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "explain_page.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/profile.hpp"

namespace nashsolve::explain {

using Support = std::vector<std::uint32_t>;

class GameWords {
 public:
  /// Both must outlive it.
  GameWords(const Page& page, const Game& game) : page_(page), game_(game) {}

  [[nodiscard]] const Game& game() const { return game_; }
  [[nodiscard]] const Page& page() const { return page_; }
  [[nodiscard]] bool is_cost() const { return game_.objective() == Objective::minimize; }
  [[nodiscard]] std::string_view payoff_word() const { return is_cost() ? "cost" : "payoff"; }
  [[nodiscard]] std::string_view gets() const { return is_cost() ? " pays " : " gets "; }

  [[nodiscard]] std::string player(std::size_t i) const { return page_.name(game_.players()[i].name); }
  [[nodiscard]] std::string label(std::size_t i, std::uint32_t s) const {
    return page_.name(game_.players()[i].strategies[s]);
  }
  /// A payoff as the game stores it, in the user's own numbers.
  [[nodiscard]] std::string shown(const Rational& payoff) const { return page_.value(game_.shown(payoff)); }
  /// "U1(Heads)".
  [[nodiscard]] std::string worth(std::size_t i, std::uint32_t s) const {
    return page_.worth(i, game_.players()[i].strategies[s], is_cost());
  }
  /// "Heads 1/2, Tails 1/2" ("1: 1/2, 2: 1/2" where labels end in digits), or "Heads".
  [[nodiscard]] std::string mixture(std::size_t i, const MixedStrategy& strategy) const;
  /// "Heads", "Heads and Tails".
  [[nodiscard]] std::string support(std::size_t i, const Support& strategies) const;
  /// "Heads with probability q and Tails with probability 1 - q".
  [[nodiscard]] std::string mixing(std::size_t i, const Support& support,
                                   const std::vector<std::string>& weights) const;
  /// "Player 1 does not use Heads, but it is as good here."; nothing where all of `best` are in `used`.
  [[nodiscard]] std::string unused(std::size_t i, const Support& used, const Support& best) const;

 private:
  const Page& page_;
  const Game& game_;
};

/// "q" and "1 - q"; "q1", "q2" and "1 - q1 - q2": the probabilities of as many strategies.
std::vector<std::string> weights_of(const Page& page, std::size_t count, char letter);

}  // namespace nashsolve::explain
