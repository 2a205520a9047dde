// The best-response picture at an irrational value of the parameter. It is drawn from a game with rational
// payoffs close by: what a strategy pays more than the other has there the sign that it has at the value, 0
// included, and these four signs decide which pieces the picture has and which equilibria there are; the ends
// of the pieces are nearer to the true ones than any picture shows. Its equilibria are verified like those of
// any game; the texts are the formulas of the family.
#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "charts.hpp"
#include "family_slices.hpp"
#include "formula_text.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/verify.hpp"
#include "subject.hpp"
#include "words.hpp"

namespace nashsolve::plot {

namespace {

class GameAtLimit {
 public:
  GameAtLimit(const Family& family, const ValueOfChange& value) : family_(family), value_(value) {
    Rational near = near_value(value.at, false);
    for (RealRoot at = value.at; !has_signs_of_value(near); near = at.lower()) at.refine();
    const Game close = family.game.at(near);
    std::vector<PayoffTable> tables;
    for (std::size_t player = 0; player < 2; ++player) {
      PayoffTableBuilder builder;
      for (std::size_t cell = 0; cell < 4; ++cell) builder.push_back(payoff(close, player, cell));
      tables.push_back(std::move(builder).build());
    }
    game_.emplace(close.players(), std::move(tables), close.title(), close.description());
  }

  [[nodiscard]] const Game& game() const { return *game_; }

  [[nodiscard]] Solution solution() const {
    Solution solution;
    solution.status = Status::complete;
    solution.components = value_.list.components;
    for (const ParametricEquilibrium& each : value_.list.equilibria) {
      Profile profile;
      for (std::size_t player = 0; player < 2; ++player) profile.push_back(strategy(each, player));
      solution.equilibria.push_back({std::move(profile), each.component, each.index, std::nullopt});
    }
    return solution;
  }

 private:
  /// The cells that the player chooses between, against a strategy of the other.
  static std::array<std::size_t, 2> cells(std::size_t player, std::size_t opponent) {
    return player == 0 ? std::array<std::size_t, 2>{opponent, 2 + opponent}
                       : std::array<std::size_t, 2>{2 * opponent, 2 * opponent + 1};
  }

  [[nodiscard]] Polynomial advantage(std::size_t player, std::size_t opponent) const {
    const auto [first, second] = cells(player, opponent);
    const std::vector<Polynomial>& payoffs = family_.game.payoffs[player].numerators;
    return Polynomial(payoffs[first]) -= payoffs[second];
  }

  [[nodiscard]] bool has_signs_of_value(const Rational& near) const {
    for (std::size_t player = 0; player < 2; ++player) {
      for (std::size_t opponent = 0; opponent < 2; ++opponent) {
        const Polynomial own = advantage(player, opponent);
        const int sign = sign_at(own, value_.at);
        if (sign != 0 && own.sign_at(near) != sign) return false;
      }
    }
    return true;
  }

  /// Ties at the value are made ties here.
  [[nodiscard]] Rational payoff(const Game& close, std::size_t player, std::size_t cell) const {
    const std::size_t opponent = player == 0 ? cell % 2 : cell / 2;
    const auto [first, second] = cells(player, opponent);
    const bool is_tie = sign_at(advantage(player, opponent), value_.at) == 0;
    return close.payoff(player, is_tie && cell == first ? second : cell);
  }

  /// Pure, or the mix that makes the other player indifferent.
  [[nodiscard]] MixedStrategy strategy(const ParametricEquilibrium& equilibrium, std::size_t player) const {
    for (std::size_t own = 0; own < 2; ++own) {
      if (sign_at(equilibrium.profile[player][own].numerator, value_.at) == 0)
        return MixedStrategy::pure(2, 1 - own);
    }
    const auto gain = [&](std::size_t own) {
      const auto [first, second] = cells(1 - player, own);
      return Rational(game_->payoff(1 - player, first) - game_->payoff(1 - player, second));
    };
    const Rational of_first = gain(1) / (gain(1) - gain(0));
    return MixedStrategy::from_probabilities(std::array<Rational, 2>{of_first, Rational(1 - of_first)});
  }

  const Family& family_;
  const ValueOfChange& value_;
  std::optional<Game> game_;
};

std::string text_of(const Family& family, const ValueOfChange& value, const ParametricEquilibrium& each) {
  const std::string& parameter = family.game.parameter;
  std::string text = each.branches.empty() ? "" : report::numbered(each.branches) + "\n";
  std::vector<std::string> payoffs;
  for (std::size_t player = 0; player < 2; ++player) {
    text += fmt::format("{}: {}\n", family.player(player),
                        report::formula_strategy_text(family.names.strategies[player], each.profile[player],
                                                      parameter, value.at.lower()));
    payoffs.push_back(
        report::ratio_text(report::shown(family.game, each.payoffs[player]), parameter, value.at.lower()));
  }
  return text + fmt::format("{}s {}", family.names.payoff, report::joined(payoffs));
}

}  // namespace

Chart diagram_at_limit(const Family& family, const ValueOfChange& value, std::size_t first) {
  const GameAtLimit limit(family, value);
  const VerifiedSolution verified = verify(limit.game(), limit.solution());
  Subject subject(limit.game(), verified);
  for (const ParametricEquilibrium& each : value.list.equilibria) {
    subject.own_names.push_back(each.branches.empty() ? "" : report::numbered(each.branches));
    subject.own_texts.push_back(text_of(family, value, each));
  }
  return numbered_from(first, best_response_diagram(subject));
}

}  // namespace nashsolve::plot
