#include "irrational_equilibrium.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "evaluation.hpp"
#include "exact_form_text.hpp"
#include "number_text.hpp"

namespace nashsolve::explain {

void write_irrational(Page& page, const Game& game, const EnclosedProfile& profile,
                      const ProfileCheck& checks) {
  const report::Evaluation evaluation = report::evaluate(game, profile, checks);
  page.paragraph(report::has_exact_form(evaluation)
                     ? "Its probabilities solve equations that are not linear; they are roots of "
                       "polynomials that have no factors."
                     : "Its probabilities solve equations that are not linear; the search encloses them in "
                       "intervals, from which these digits follow.");
  const auto written = [&page](const Polynomial& p) { return page.polynomial(p); };
  const auto number = [&](const Enclosure& value, const std::optional<RealRoot>& root, auto root_text) {
    if (value.lower == value.upper) return page.value(value.lower);
    const std::string decimal = page.approximate(report::number_text(value, {}));
    return root && !root->is_rational() ? decimal + ", " + root_text(*root, written) : decimal;
  };
  const bool is_cost = game.objective() == Objective::minimize;
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < evaluation.size(); ++i) {
    const report::PlayerEvaluation& own = evaluation[i];
    const std::string player = page.name(game.players()[i].name);
    for (std::size_t n = 0; n < own.support.size(); ++n) {
      lines.push_back(
          player + " plays " + page.name(game.players()[i].strategies[own.support[n]]) +
          " with probability " +
          number(own.probabilities[n], own.exact_probability(own.support[n]), report::probability_root_text));
    }
    lines.push_back(player + (is_cost ? " pays " : " expects ") +
                    number(own.payoff, own.exact_payoff, report::payoff_root_text));
  }
  page.items(lines);
}

}  // namespace nashsolve::explain
