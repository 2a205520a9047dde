// Which strategies each equilibrium uses: a row for each equilibrium, a panel for each player, shade is
// probability.
#include <fmt/format.h>

#include <utility>

#include "charts.hpp"
#include "evaluation.hpp"
#include "number_text.hpp"

namespace nashsolve::plot {

Chart support_map(const Subject& subject) {
  const Game& game = subject.game;
  Chart chart{std::string(kSupportMap),
              "Strategies in use",
              "a row for each equilibrium; the darker, the more probable",
              Shape::rows,
              {}};
  std::vector<std::string> rows;
  for (std::size_t k = 0; k < subject.shown_equilibria(); ++k) rows.push_back(fmt::format("#{}", k + 1));
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    Panel panel{{subject.player(i)}, {}, {{Series::Kind::cells, subject.player(i)}}};
    for (std::size_t s = 0; s < game.strategy_count(i); ++s)
      panel.x.categories.push_back(subject.label(i, s));
    panel.y.categories = rows;
    chart.panels.push_back(std::move(panel));
  }
  for (std::size_t k = 0; k < subject.shown_equilibria(); ++k) {
    subject.keep_time();
    const report::Evaluation evaluation =
        report::evaluate(game, subject.solution.equilibria[k], subject.checks[k], false);
    for (std::size_t i = 0; i < evaluation.size(); ++i) {
      const report::PlayerEvaluation& own = evaluation[i];
      for (std::size_t n = 0; n < own.support.size(); ++n) {
        const std::string text =
            fmt::format("#{}, {}: {} {}", k + 1, subject.player(i), subject.label(i, own.support[n]),
                        report::number_text(own.probabilities[n], {}));
        chart.panels[i].series.front().points.push_back({to_rational(own.support[n]),
                                                         to_rational(static_cast<std::int64_t>(k)),
                                                         "",
                                                         text,
                                                         {k},
                                                         report::midpoint(own.probabilities[n])});
      }
    }
  }
  return chart;
}

}  // namespace nashsolve::plot
