// How an equilibrium follows where payoffs have a parameter: a player mixes as makes the other indifferent,
// and that equation, with the parameter in it, is solved for the probability.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "explain_page.hpp"
#include "family_text.hpp"
#include "formula_text.hpp"
#include "nashsolve/errors.hpp"
#include "nashsolve/explain_parametric.hpp"
#include "words.hpp"

namespace nashsolve {

namespace explain {

namespace {

/// Strategies of a player in a table that is shown.
constexpr std::size_t kMostColumns = 12;

using Strategies = std::vector<std::size_t>;

class FamilyExplanation {
 public:
  FamilyExplanation(const ParametricGame& game, const Source& source, const ParametricSolution& solution,
                    ExplainFormat format, const Sink& sink)
      : game_(game),
        source_(source),
        solution_(solution),
        is_latex_(format == ExplainFormat::latex),
        page_(sink, format) {}

  void write() {
    const Rational any = solution_.intervals.empty() ? Rational(0) : solution_.intervals.front().sample;
    page_.begin(game_.at(any), source_);
    write_game(any);
    if (const auto first = first_mixed()) write_mixed(*first->first, *first->second);
    write_all();
    page_.end();
  }

 private:
  using Found = std::pair<const ParametricInterval*, const ParametricEquilibrium*>;

  [[nodiscard]] std::string player(std::size_t i) const { return page_.name(game_.players[i].name); }
  [[nodiscard]] std::string label(std::size_t i, std::size_t s) const {
    return page_.name(game_.players[i].strategies[s]);
  }
  [[nodiscard]] bool is_cost() const { return game_.objective == Objective::minimize; }
  [[nodiscard]] std::string payoff_word() const { return is_cost() ? "cost" : "payoff"; }

  [[nodiscard]] std::string formula(const Ratio& ratio, const Rational& at) const {
    return is_latex_ ? report::ratio_latex(ratio, game_.parameter, at)
                     : report::ratio_text(ratio, game_.parameter, at);
  }

  /// What player i gets, as in the file.
  [[nodiscard]] Ratio payoff(std::size_t i, std::size_t own, std::size_t other) const {
    const std::size_t columns = game_.players[1].strategies.size();
    const std::size_t cell = i == 0 ? own * columns + other : other * columns + own;
    const ParametricGame::Payoffs& table = game_.payoffs[i];
    return report::shown(game_, make_ratio(table.numerators[cell], Polynomial::constant(table.denominator)));
  }

  void write_game(const Rational& any) {
    const std::size_t rows = game_.players[0].strategies.size();
    const std::size_t columns = game_.players[1].strategies.size();
    if (rows > kMostColumns || columns > kMostColumns) return;
    page_.space();
    page_.paragraph(player(0) + " chooses the row, " + player(1) + " the column. Each cell shows the " +
                    payoff_word() + " of " + player(0) + ", then of " + player(1) + ".");
    std::vector<std::string> header = {""};
    for (std::size_t c = 0; c < columns; ++c) header.push_back(label(1, c));
    std::vector<std::vector<std::string>> cells;
    for (std::size_t r = 0; r < rows; ++r) {
      cells.push_back({label(0, r)});
      for (std::size_t c = 0; c < columns; ++c) {
        cells.back().push_back(page_.inline_formula(formula(payoff(0, r, c), any)) + ", " +
                               page_.inline_formula(formula(payoff(1, c, r), any)));
      }
    }
    page_.table(header, cells);
  }

  static Strategies support_of(const std::vector<Ratio>& strategy) {
    Strategies support;
    for (std::size_t s = 0; s < strategy.size(); ++s) {
      if (!strategy[s].numerator.is_zero()) support.push_back(s);
    }
    return support;
  }

  /// The isolated mixed equilibrium with the smallest number, on its first interval.
  [[nodiscard]] std::optional<Found> first_mixed() const {
    std::optional<Found> first;
    for (const ParametricInterval& interval : solution_.intervals) {
      for (const ParametricEquilibrium& each : interval.list.equilibria) {
        const bool is_isolated = interval.list.components[each.component].equilibria.size() == 1;
        if (each.is_pure || !is_isolated) continue;
        if (!first || each.branches.front() < first->second->branches.front())
          first = Found{&interval, &each};
      }
    }
    return first;
  }

  void write_mixed(const ParametricInterval& interval, const ParametricEquilibrium& equilibrium) {
    page_.heading("Equilibrium " + std::to_string(equilibrium.branches.front() + 1));
    page_.paragraph("It is mixed for " + interval_text(interval) + ".");
    for (std::size_t i = 0; i < 2; ++i) {
      if (i > 0) page_.space();
      write_indifference(i, interval.sample, equilibrium);
    }
    page_.space();
    page_.paragraph("For " + interval_text(interval) +
                    " all of these are probabilities, and no other strategy pays more. " + player(0) +
                    (is_cost() ? " pays " : " expects ") + payoff_text(equilibrium, 0, interval.sample) +
                    ", " + player(1) + " " + payoff_text(equilibrium, 1, interval.sample) + ".");
  }

  [[nodiscard]] std::string payoff_text(const ParametricEquilibrium& equilibrium, std::size_t i,
                                        const Rational& at) const {
    return page_.inline_formula(formula(report::shown(game_, equilibrium.payoffs[i]), at));
  }

  /// Why player i uses several strategies: the other's mix makes them worth the same.
  void write_indifference(std::size_t i, const Rational& at, const ParametricEquilibrium& equilibrium) {
    const Strategies own = support_of(equilibrium.profile[i]);
    const Strategies theirs = support_of(equilibrium.profile[1 - i]);
    if (theirs.size() == 1) {
      page_.paragraph(player(1 - i) + " plays " + label(1 - i, theirs.front()) + ".");
      return;
    }
    const char letter = i == 0 ? 'q' : 'p';
    std::vector<std::string> weights;
    std::string rest = "1";
    for (std::size_t k = 0; k + 1 < theirs.size(); ++k) {
      weights.push_back(page_.unknown(letter, k, theirs.size() - 1));
      rest += " - " + weights.back();
    }
    weights.push_back(rest);
    std::vector<std::string> parts;
    for (std::size_t k = 0; k < theirs.size(); ++k) {
      parts.push_back(label(1 - i, theirs[k]) + " with probability " + page_.inline_formula(weights[k]));
    }
    page_.paragraph(player(1 - i) + " plays " + report::listed(parts) + ". Then the " + payoff_word() +
                    " of " + player(i) + " is");
    std::vector<std::string> worths;
    for (const std::size_t s : own) {
      std::string sum;
      for (std::size_t k = 0; k < theirs.size(); ++k) {
        sum += (k > 0 ? " + " : "") + factor(payoff(i, s, theirs[k]), at) + times() +
               (k + 1 == theirs.size() ? in_brackets(weights[k]) : weights[k]);
      }
      worths.push_back(page_.worth(i, game_.players[i].strategies[s], is_cost()) + " = " + sum);
    }
    page_.formulas(worths);
    page_.paragraph(own.size() == 2 ? "Both are equal where" : "All are equal where");
    page_.formulas(own.size() == 2 && theirs.size() == 2
                       ? std::vector<std::string>{solved_equation(i, own, theirs, weights.front(),
                                                                  equilibrium.profile[1 - i][theirs[0]], at)}
                       : values(equilibrium.profile[1 - i], theirs, weights, at));
  }

  /// The equation of two strategies' worth in one unknown, as factor * unknown = constant, and its solution.
  [[nodiscard]] std::string solved_equation(std::size_t i, const Strategies& own, const Strategies& theirs,
                                            const std::string& unknown, const Ratio& solution,
                                            const Rational& at) const {
    const auto difference = [&](std::size_t column) {
      const Ratio a = payoff(i, own[0], theirs[column]);
      const Ratio b = payoff(i, own[1], theirs[column]);
      return make_ratio(a.numerator * b.denominator - b.numerator * a.denominator,
                        a.denominator * b.denominator);
    };
    const Ratio first = difference(0);
    const Ratio second = difference(1);
    // first q + second (1 - q) = 0, so (first - second) q = -second.
    Ratio coefficient =
        make_ratio(first.numerator * second.denominator - second.numerator * first.denominator,
                   first.denominator * second.denominator);
    Ratio constant{second.numerator.negated(), second.denominator};
    const Polynomial left = coefficient.numerator * solution.numerator * constant.denominator;
    const Polynomial right = constant.numerator * coefficient.denominator * solution.denominator;
    if (!(left == right)) throw InternalError("an indifference condition does not hold for its solution");
    if (coefficient.at(at) < 0) {
      coefficient.numerator = coefficient.numerator.negated();
      constant.numerator = constant.numerator.negated();
    }
    const std::string arrow = is_latex_ ? R"( \quad\Rightarrow\quad )" : ", so ";
    return factor(coefficient, at) + times() + unknown + " = " + formula(constant, at) + arrow + unknown +
           " = " + formula(solution, at);
  }

  [[nodiscard]] std::vector<std::string> values(const std::vector<Ratio>& strategy, const Strategies& support,
                                                const std::vector<std::string>& weights,
                                                const Rational& at) const {
    std::vector<std::string> lines;
    for (std::size_t k = 0; k + 1 < support.size(); ++k) {
      lines.push_back(weights[k] + " = " + formula(strategy[support[k]], at));
    }
    return lines;
  }

  [[nodiscard]] std::string times() const { return is_latex_ ? R"( \cdot )" : "*"; }
  [[nodiscard]] std::string in_brackets(const std::string& text) const {
    return is_latex_ ? R"(\left()" + text + R"(\right))" : "(" + text + ")";
  }
  /// In brackets where it is a sum, a quotient in one line, or negative.
  [[nodiscard]] std::string factor(const Ratio& ratio, const Rational& at) const {
    const std::string text = formula(ratio, at);
    return text.find_first_of(is_latex_ ? " -" : " -/") == std::string::npos ? text : in_brackets(text);
  }

  [[nodiscard]] std::string interval_text(const ParametricInterval& interval) const {
    if (!is_latex_) return report::interval_text(interval, game_.parameter);
    std::string text = report::interval_text(interval, report::latex_name(game_.parameter));
    for (std::size_t at = text.find('~'); at != std::string::npos; at = text.find('~')) {
      text.replace(at, 1, R"({\approx})");
    }
    return page_.inline_formula(text);
  }

  void write_all() {
    page_.heading("All equilibria");
    page_.paragraph(page_.name(report::family_verdict(game_, solution_)));
    for (std::size_t k = 0; k < solution_.intervals.size(); ++k) {
      if (k > 0) {
        const ValueOfChange& value = solution_.values[k - 1];
        write_list(
            page_.name(game_.parameter + " = " + report::value_with_polynomial(value, game_.parameter)),
            value.list, value.at.lower());
      }
      const ParametricInterval& interval = solution_.intervals[k];
      write_list(interval_text(interval), interval.list, interval.sample);
    }
  }

  void write_list(const std::string& where, const ParametricEquilibria& list, const Rational& at) {
    page_.space();
    page_.paragraph("For " + where + ", " + report::list_count_text(list) + ":");
    std::vector<std::string> lines;
    for (const ParametricEquilibrium& each : list.equilibria) {
      const std::string number =
          each.branches.empty() ? "" : page_.name(report::numbered(each.branches)) + ": ";
      lines.push_back(number + strategy_text(0, each.profile[0], at) + " against " +
                      strategy_text(1, each.profile[1], at) + ", " + payoff_word() + "s " +
                      payoff_text(each, 0, at) + " and " + payoff_text(each, 1, at));
    }
    page_.items(lines);
  }

  [[nodiscard]] std::string strategy_text(std::size_t i, const std::vector<Ratio>& strategy,
                                          const Rational& at) const {
    const Strategies support = support_of(strategy);
    if (support.size() == 1) return label(i, support.front());
    std::vector<std::string> parts;
    for (const std::size_t s : support) {
      parts.push_back(label(i, s) + " with " + page_.inline_formula(formula(strategy[s], at)));
    }
    return report::listed(parts);
  }

  const ParametricGame& game_;
  const Source& source_;
  const ParametricSolution& solution_;
  bool is_latex_;
  Page page_;
};

}  // namespace

}  // namespace explain

void write_explanation(const ParametricGame& game, const Source& source, const ParametricSolution& solution,
                       ExplainFormat format, const Sink& sink) {
  explain::FamilyExplanation(game, source, solution, format, sink).write();
}

}  // namespace nashsolve
