// The equilibria of a game with a parameter as CSV: a row for each of them on each interval and at each
// value.
#include <fmt/format.h>

#include <string>

#include "csv_field.hpp"
#include "formula_text.hpp"
#include "nashsolve/report_parametric.hpp"
#include "words.hpp"

namespace nashsolve {

void write_parametric_csv_header(const Sink& sink) {
  sink(
      "game,title,status,parameter,from,to,equilibrium,branch,component,index,kind,strategy_1,strategy_2,"
      "payoff_1,"
      "payoff_2\n");
}

void write_csv(const ParametricGame& game, const Source& source, const ParametricSolution& solution,
               const CsvOptions& options, const Sink& sink) {
  using namespace report;
  const std::string first_fields =
      fmt::format("{},{},{},{}", field(source.name, options), field(game.title, options),
                  status_name(solution.status), game.parameter);
  const auto end = [](const std::optional<RealRoot>& value) {
    return value ? value_text(*value) : std::string();
  };
  const auto write_list = [&](const std::string& from, const std::string& to,
                              const ParametricEquilibria& list, const Rational& sample) {
    for (std::size_t k = 0; k < list.equilibria.size(); ++k) {
      const ParametricEquilibrium& each = list.equilibria[k];
      std::string row =
          fmt::format("{},{},{},{},{},{},{},{}", first_fields, from, to, k + 1,
                      each.branches.empty() ? std::string() : std::to_string(each.branches.front() + 1),
                      each.component + 1, each.index ? std::to_string(*each.index) : std::string(),
                      each.is_pure ? "pure" : "mixed");
      for (std::size_t player = 0; player < 2; ++player) {
        row += "," + field(formula_strategy_text(game.players[player].strategies, each.profile[player],
                                                 game.parameter, sample),
                           options);
      }
      for (const Ratio& payoff : each.payoffs)
        row += "," + ratio_text(shown(game, payoff), game.parameter, sample);
      sink(row + "\n");
    }
  };
  for (std::size_t k = 0; k < solution.intervals.size(); ++k) {
    if (k > 0) {
      const std::string at = value_text(solution.values[k - 1].at);
      write_list(at, at, solution.values[k - 1].list, solution.values[k - 1].at.lower());
    }
    const ParametricInterval& interval = solution.intervals[k];
    write_list(end(interval.from), end(interval.to), interval.list, interval.sample);
  }
}

}  // namespace nashsolve
