#include "indifference.hpp"

#include <string>
#include <vector>

#include "equation_system.hpp"
#include "words.hpp"

namespace nashsolve::explain {

namespace {

/// Unknowns of a system whose elimination is shown: with more, nobody reads it, and its fractions become
/// long.
constexpr std::size_t kMostUnknowns = 12;

class Indifference {
 public:
  Indifference(Page& page, const GameWords& words, std::size_t player, const Support& theirs,
               const Support& best)
      : page_(page),
        words_(words),
        game_(words.game()),
        player_(player),
        theirs_(theirs),
        best_(best),
        system_(indifference_system(words.game(), player, best, theirs)),
        letter_(player == 0 ? 'q' : 'p') {}

  void write(const Profile& profile) {
    const std::size_t other = 1 - player_;
    page_.paragraph(words_.player(other) + " plays " +
                    words_.mixing(other, theirs_, weights_of(page_, theirs_.size(), letter_)) +
                    ". Then the " + std::string(words_.payoff_word()) + " of " + words_.player(player_) +
                    " is");
    write_worth();
    const auto own = profile[player_].support();
    if (const std::string unused = words_.unused(player_, {own.begin(), own.end()}, best_); !unused.empty())
      page_.paragraph(unused);
    write_solution();
    page_.paragraph("So " + words_.player(other) + " plays " + words_.mixture(other, profile[other]) + ".");
  }

 private:
  void write_worth() {
    std::vector<std::vector<std::string>> weights;
    for (std::string& weight : weights_of(page_, theirs_.size(), letter_)) weights.push_back({weight});
    std::vector<std::string> lines;
    for (std::size_t row = 0; row < best_.size(); ++row) {
      std::vector<Rational> values;
      for (const std::uint32_t column : theirs_) {
        values.push_back(game_.shown(
            game_.payoff(player_, best_[row] * game_.stride(player_) + column * game_.stride(1 - player_))));
      }
      lines.push_back(words_.worth(player_, best_[row]) + " = " + page_.weighted_sum(values, weights) +
                      " = " + page_.linear(system_.worth[row], letter_));
    }
    page_.formulas(lines);
  }

  void write_solution() {
    if (system_.unknowns > kMostUnknowns) {
      page_.paragraph("All are equal where " + report::grouped(system_.equations.size()) + " equations in " +
                      report::grouped(system_.unknowns) + " unknowns hold; how they are solved is left out.");
      return;
    }
    const EliminationSteps steps = eliminate_unknowns(system_);
    std::vector<std::string> lines;
    for (const EliminationStep& step : steps.steps) {
      const std::string equation = page_.linear(system_.worth.front(), letter_) + " = " +
                                   page_.linear(system_.worth[step.equation + 1], letter_);
      lines.push_back(equation + std::string(page_.therefore()) +
                      page_.unknown(letter_, step.unknown, system_.unknowns) + " = " +
                      page_.linear(step.value, letter_));
    }
    page_.paragraph(best_.size() == 2 ? "Both are equal where" : "All are equal where");
    page_.formulas(lines);
    if (system_.unknowns < 2 || !steps.solution) return;
    std::vector<std::string> values;
    for (std::size_t k = 0; k < system_.unknowns; ++k) {
      values.push_back(page_.inline_formula(page_.unknown(letter_, k, system_.unknowns) + " = " +
                                            page_.number((*steps.solution)[k])));
    }
    page_.paragraph("Put into one another, from the last to the first: " + report::listed(values) + ".");
  }

  Page& page_;
  const GameWords& words_;
  const Game& game_;
  std::size_t player_;
  const Support& theirs_;
  const Support& best_;
  EquationSystem system_;
  char letter_;
};

}  // namespace

void write_indifference(Page& page, const GameWords& words, std::size_t i, const Profile& profile,
                        const Support& best) {
  std::vector<Support> supports;
  for (const MixedStrategy& strategy : profile) {
    const auto support = strategy.support();
    supports.emplace_back(support.begin(), support.end());
  }
  if (supports[1 - i].size() == 1) return write_reply_to_pure(page, words, i, supports, best);
  Indifference(page, words, i, supports[1 - i], best).write(profile);
}

void write_reply_to_pure(Page& page, const GameWords& words, std::size_t i,
                         const std::vector<Support>& supports, const Support& best) {
  const Game& game = words.game();
  std::size_t cell = 0;
  std::vector<std::string> against;
  for (std::size_t j = 0; j < supports.size(); ++j) {
    if (j == i) continue;
    cell += supports[j].front() * game.stride(j);
    against.push_back(words.label(j, supports[j].front()) +
                      (supports.size() > 2 ? " of " + words.player(j) : ""));
  }
  std::vector<std::string> parts;
  for (std::uint32_t s = 0; s < game.strategy_count(i); ++s) {
    parts.push_back(words.shown(game.payoff(i, cell + s * game.stride(i))) + " with " + words.label(i, s));
  }
  page.paragraph((against.empty() ? "" : "Against " + report::listed(against) + ", ") + words.player(i) +
                 std::string(words.gets()) + report::listed(parts) + ": " + words.support(i, best) +
                 (best.size() == 1 ? " is best." : " are best."));
}

}  // namespace nashsolve::explain
