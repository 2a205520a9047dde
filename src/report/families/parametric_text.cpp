// The equilibria of a game with a parameter as text: intervals and the values between them, in ascending
// order.
#include <fmt/format.h>

#include <string>

#include "family_text.hpp"
#include "formula_text.hpp"
#include "nashsolve/report_parametric.hpp"
#include "profile_text.hpp"
#include "text_page.hpp"
#include "words.hpp"

namespace nashsolve {

namespace {

using namespace report;

class ParametricText {
 public:
  ParametricText(const ParametricGame& game, const Source& source, const ParametricSolution& solution,
                 const TextOptions& options, const Sink& sink)
      : game_(game),
        solution_(solution),
        options_(options),
        sample_(game.at(solution.intervals.empty() ? Rational(0) : solution.intervals.front().sample)),
        names_(sample_),
        source_(source),
        page_(sink, options.color) {}

  void write() {
    print_heading(page_, sample_, source_);
    const Tone tone = solution_.status == Status::complete ? Tone::good : Tone::warning;
    page_.print("{}\n", wrapped(page_.painted(tone, family_verdict(game_, solution_))));
    for (std::size_t k = 0; k < solution_.intervals.size(); ++k) {
      if (k > 0) print_value(k - 1);
      print_interval(solution_.intervals[k]);
    }
    if (options_.verbose) print_counts();
    page_.flush();
  }

 private:
  [[nodiscard]] std::string_view variable() const { return game_.parameter; }

  void print_interval(const ParametricInterval& interval) {
    print_list(interval_text(interval, variable()), interval.list, interval.sample);
  }

  void print_value(std::size_t position) {
    const ValueOfChange& value = solution_.values[position];
    print_list(fmt::format("{} = {}", variable(), value_with_polynomial(value, variable())), value.list,
               value.at.lower());
    page_.print_indented(changes_text(solution_, position));
  }

  void print_list(const std::string& where, const ParametricEquilibria& list, const Rational& at) {
    page_.print("\n{}   {}\n", page_.painted(Tone::title, where), list_count_text(list));
    for (const ParametricEquilibrium& equilibrium : list.equilibria) {
      const std::string number = equilibrium.branches.empty() ? "-" : numbered(equilibrium.branches);
      std::string strategies;
      std::string payoffs;
      for (std::size_t player = 0; player < 2; ++player) {
        strategies += player == 0 ? "" : " | ";
        strategies +=
            formula_strategy_text(names_.strategies[player], equilibrium.profile[player], variable(), at);
        payoffs += player == 0 ? "" : ", ";
        payoffs += ratio_text(shown(game_, equilibrium.payoffs[player]), variable(), at);
      }
      page_.print("{}  {:<22}  {}\n", page_.painted(Tone::name, number), family_kind_text(list, equilibrium),
                  strategies);
      page_.print("{:{}}{}  {}\n", "", kIndent, page_.painted(Tone::faint, names_.payoff + "s"), payoffs);
    }
  }

  void print_counts() { page_.print("\n{}\n", wrapped(joined(tallies(solution_.counts)))); }

  const ParametricGame& game_;
  const ParametricSolution& solution_;
  const TextOptions& options_;
  Game sample_;
  Names names_;
  const Source& source_;
  TextPage page_;
};

}  // namespace

void write_text(const ParametricGame& game, const Source& source, const ParametricSolution& solution,
                const TextOptions& options, const Sink& sink) {
  ParametricText(game, source, solution, options, sink).write();
}

}  // namespace nashsolve
