// The equilibria of a game with a parameter as text: intervals and the values between them, in ascending
// order.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "display_text.hpp"
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
    page_.print("{}\n", wrapped(verdict(), 0, 0, kPageWidth));
    for (std::size_t k = 0; k < solution_.intervals.size(); ++k) {
      if (k > 0) print_value(k - 1);
      print_interval(solution_.intervals[k]);
    }
    if (options_.statistics) print_counts();
    page_.flush();
  }

 private:
  [[nodiscard]] std::string_view variable() const { return game_.parameter; }

  [[nodiscard]] std::string verdict() const {
    const std::string range = range_text(game_.range, variable());
    if (solution_.status == Status::complete) {
      const std::string changes =
          solution_.values.empty()
              ? "the same formulas everywhere"
              : counted(solution_.values.size(), "value at which they change", "values at which they change");
      return page_.painted(Tone::good, fmt::format("All equilibria, {}: {}.", range, changes));
    }
    const std::string why = solution_.status == Status::time_limit     ? "the time limit"
                            : solution_.status == Status::memory_limit ? "the memory limit"
                                                                       : "an interrupt";
    if (solution_.intervals.empty()) {
      return page_.painted(Tone::warning,
                           fmt::format("Stopped by {} before any interval was whole, {}.", why, range));
    }
    const auto& end = solution_.intervals.back().to;
    return page_.painted(Tone::warning,
                         fmt::format("Stopped by {}, {}: the answer is whole for {} < {}; of larger values "
                                     "nothing is known.",
                                     why, range, variable(), end ? value_text(*end) : "?"));
  }

  static std::string count_text(const ParametricEquilibria& list) {
    const auto is_point = [](const Component& component) { return component.equilibria.size() == 1; };
    if (std::all_of(list.components.begin(), list.components.end(), is_point)) {
      return counted(list.equilibria.size(), "equilibrium", "equilibria");
    }
    return fmt::format("{} with {}", counted(list.components.size(), "component", "components"),
                       counted(list.equilibria.size(), "extreme equilibrium", "extreme equilibria"));
  }

  static std::string kind_text(const ParametricEquilibria& list, const ParametricEquilibrium& equilibrium) {
    std::string kind = equilibrium.is_pure ? "pure" : "mixed";
    if (equilibrium.is_strict) kind += ", strict";
    const std::size_t size = list.components[equilibrium.component].equilibria.size();
    if (size > 1) kind += size == 2 ? ", end point" : ", extreme point";
    return kind;
  }

  void print_interval(const ParametricInterval& interval) {
    print_list(interval_text(interval, variable()), interval.list, interval.sample);
  }

  void print_value(std::size_t position) {
    const ValueOfChange& value = solution_.values[position];
    print_list(fmt::format("{} = {}", variable(), value_with_polynomial(value, variable())), value.list,
               value.at.lower());
    const std::string changes = changes_text(position);
    if (!changes.empty())
      page_.print("{:{}}{}\n", "", kIndent, wrapped(changes, kIndent, kIndent, kPageWidth));
  }

  void print_list(const std::string& where, const ParametricEquilibria& list, const Rational& at) {
    page_.print("\n{}   {}\n", page_.painted(Tone::title, where), count_text(list));
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
      page_.print("{}  {:<22}  {}\n", page_.painted(Tone::name, number), kind_text(list, equilibrium),
                  strategies);
      page_.print("{:{}}{}  {}\n", "", kIndent, page_.painted(Tone::faint, names_.payoff + "s"), payoffs);
    }
  }

  /// Each branch of an interval, with whether it is pure.
  static std::vector<std::pair<std::size_t, bool>> branches_of(const ParametricInterval& interval) {
    std::vector<std::pair<std::size_t, bool>> branches;
    for (const ParametricEquilibrium& each : interval.list.equilibria) {
      branches.emplace_back(each.branches.front(), each.is_pure);
    }
    std::sort(branches.begin(), branches.end());
    return branches;
  }

  /// What happens to the branches at a value.
  [[nodiscard]] std::string changes_text(std::size_t position) const {
    const auto before = branches_of(solution_.intervals[position]);
    const auto after = branches_of(solution_.intervals[position + 1]);
    const auto find = [](const auto& branches, std::size_t number) {
      const auto found = std::lower_bound(branches.begin(), branches.end(), std::pair(number, false));
      return found != branches.end() && found->first == number ? &*found : nullptr;
    };
    std::vector<std::size_t> ending;
    std::vector<std::size_t> beginning;
    std::vector<std::string> sentences;
    for (const auto& [number, is_pure] : before) {
      const auto* const later = find(after, number);
      if (later == nullptr) {
        ending.push_back(number);
      } else if (later->second != is_pure) {
        sentences.push_back(
            fmt::format("{} turns from {}", numbered({number}), is_pure ? "pure to mixed" : "mixed to pure"));
      }
    }
    for (const auto& [number, is_pure] : after) {
      if (find(before, number) == nullptr) beginning.push_back(number);
    }
    for (const ParametricEquilibrium& equilibrium : solution_.values[position].list.equilibria) {
      if (equilibrium.branches.size() > 1) sentences.push_back(numbered(equilibrium.branches) + " meet");
    }
    if (!ending.empty()) sentences.push_back(numbered(ending) + (ending.size() == 1 ? " ends" : " end"));
    if (!beginning.empty())
      sentences.push_back(numbered(beginning) + (beginning.size() == 1 ? " begins" : " begin"));
    const auto& components = solution_.values[position].list.components;
    const auto continua = static_cast<std::size_t>(
        std::count_if(components.begin(), components.end(),
                      [](const Component& each) { return each.equilibria.size() > 1; }));
    if (continua > 0) sentences.push_back(counted(continua, "continuum", "continua") + " at this value");
    return joined(sentences, "; ");
  }

  void print_counts() {
    std::vector<std::string> counts;
    for (const auto& [name, count] : solution_.counts) {
      std::string words = name;
      std::replace(words.begin(), words.end(), '_', ' ');
      counts.push_back(fmt::format("{} {}", grouped(count), words));
    }
    page_.print("\n{}\n", wrapped(joined(counts), 0, 0, kPageWidth));
  }

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
