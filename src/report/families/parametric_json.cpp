// The equilibria of a game with a parameter as JSON; share/nashsolve/result.schema.json defines it.
#include <optional>

#include "formula_text.hpp"
#include "json_parts.hpp"
#include "json_profile.hpp"
#include "json_writer.hpp"
#include "nashsolve/report_parametric.hpp"
#include "words.hpp"

namespace nashsolve {

namespace {

using namespace report;

class ParametricJson {
 public:
  ParametricJson(const ParametricGame& game, const ParametricSolution& solution, const JsonOptions& options,
                 const Sink& sink)
      : game_(game), solution_(solution), options_(options), json_(sink, options.indented) {}

  void write(const Source& source) {
    json_.begin_object(kLines);
    json_.key("schema");
    json_.value("nashsolve-parametric/1");
    write_game(json_,
               game_.at(solution_.intervals.empty() ? Rational(0) : solution_.intervals.front().sample),
               source);
    json_.key("parameter");
    json_.value(game_.parameter);
    json_.key("range");
    json_.begin_object(kLine);
    json_.key("from");
    json_.value_or_null(game_.range.from);
    json_.key("to");
    json_.value_or_null(game_.range.to);
    json_.end_object();
    json_.key("status");
    json_.value(status_name(solution_.status));
    json_.key("intervals");
    json_.begin_array(kLines);
    for (std::size_t k = 0; k < solution_.intervals.size(); ++k) write_interval(k);
    json_.end_array();
    json_.key("values");
    json_.begin_array(kLines);
    for (const ValueOfChange& value : solution_.values) {
      json_.begin_object(kLines);
      json_.key("at");
      write_value(value);
      write_list(value.list, true);
      json_.end_object();
    }
    json_.end_array();
    write_asked(json_, options_.asked);
    write_statistics();
    json_.end_object();
    json_.finish();
  }

 private:
  static constexpr auto kLine = JsonWriter::Layout::line;
  static constexpr auto kLines = JsonWriter::Layout::lines;

  void write_interval(std::size_t position) {
    const ParametricInterval& interval = solution_.intervals[position];
    json_.begin_object(kLines);
    json_.key("from");
    write_end(interval.from, position > 0 ? position - 1 : solution_.values.size());
    json_.key("to");
    write_end(interval.to, position);
    write_list(interval.list, false);
    json_.end_object();
  }

  /// An end of the range, or the value of change at this position.
  void write_end(const std::optional<RealRoot>& end, std::size_t position) {
    if (!end) {
      json_.null();
    } else if (end->is_rational()) {
      write_exact(end->lower());
    } else if (position < solution_.values.size()) {
      write_value(solution_.values[position]);
    } else {
      // Of a search that stopped before it came to this value.
      write_value({*end, minimal_polynomial(*end), {}});
    }
  }

  void write_exact(const Rational& value) {
    json_.begin_object(kLine);
    json_.key("exact");
    json_.value(value);
    json_.end_object();
  }

  void write_value(const ValueOfChange& value) {
    if (value.at.is_rational()) {
      write_exact(value.at.lower());
      return;
    }
    json_.begin_object(kLine);
    json_.key("polynomial");
    write_polynomial(value.minimal_polynomial);
    json_.key("between");
    json_.begin_array(kLine);
    const auto [below, above] = decimals_around(value);
    json_.value(below);
    json_.value(above);
    json_.end_array();
    json_.end_object();
  }

  void write_polynomial(const Polynomial& polynomial) {
    json_.begin_array(kLine);
    if (polynomial.is_zero()) json_.value("0");
    for (const Integer& coefficient : polynomial.coefficients()) json_.value(to_string(coefficient));
    json_.end_array();
  }

  void write_ratio(const Ratio& ratio) {
    json_.begin_object(kLine);
    json_.key("numerator");
    write_polynomial(ratio.numerator);
    json_.key("denominator");
    write_polynomial(ratio.denominator);
    json_.end_object();
  }

  void write_numbers(const std::vector<std::size_t>& positions) {
    json_.begin_array(kLine);
    for (const std::size_t position : positions) json_.value(std::uint64_t{position} + 1);
    json_.end_array();
  }

  void write_index_of(const std::optional<int>& index) {
    json_.key("index");
    json_.value_or_null(index ? std::optional(std::int64_t{*index}) : std::nullopt);
  }

  void write_equilibrium(const ParametricEquilibrium& equilibrium, std::size_t position, bool is_at_value) {
    json_.begin_object(kLines);
    json_.key("id");
    json_.value(std::uint64_t{position} + 1);
    json_.key("branch");
    if (equilibrium.branches.empty()) {
      json_.null();
    } else {
      json_.value(std::uint64_t{equilibrium.branches.front()} + 1);
    }
    if (is_at_value) {
      json_.key("branches");
      write_numbers(equilibrium.branches);
    }
    json_.key("kind");
    json_.value(equilibrium.is_pure ? "pure" : "mixed");
    json_.key("strict");
    json_.value(equilibrium.is_strict);
    json_.key("profile");
    json_.begin_array(kLines);
    for (const std::vector<Ratio>& strategy : equilibrium.profile) {
      json_.begin_array(kLine);
      for (const Ratio& probability : strategy) write_ratio(probability);
      json_.end_array();
    }
    json_.end_array();
    json_.key("payoffs");
    json_.begin_array(kLine);
    for (const Ratio& payoff : equilibrium.payoffs) write_ratio(shown(game_, payoff));
    json_.end_array();
    write_index_of(equilibrium.index);
    json_.key("component");
    json_.value(std::uint64_t{equilibrium.component} + 1);
    json_.end_object();
  }

  void write_list(const ParametricEquilibria& list, bool is_at_value) {
    json_.key("equilibria");
    json_.begin_array(kLines);
    for (std::size_t k = 0; k < list.equilibria.size(); ++k)
      write_equilibrium(list.equilibria[k], k, is_at_value);
    json_.end_array();
    json_.key("components");
    json_.begin_array(kLines);
    for (std::size_t k = 0; k < list.components.size(); ++k) {
      const Component& component = list.components[k];
      json_.begin_object(kLines);
      json_.key("id");
      json_.value(std::uint64_t{k} + 1);
      json_.key("isolated");
      json_.value_or_null(component.is_isolated());
      write_index_of(component.index);
      json_.key("equilibria");
      write_numbers(component.equilibria);
      json_.key("subsets");
      json_.begin_array(kLines);
      for (const NashSubset& subset : component.subsets) {
        json_.begin_object(kLine);
        json_.key("strategies");
        json_.begin_array(kLine);
        for (const auto& vertices : subset.vertices) write_numbers(vertices);
        json_.end_array();
        json_.end_object();
      }
      json_.end_array();
      json_.end_object();
    }
    json_.end_array();
  }

  void write_statistics() {
    json_.key("statistics");
    json_.begin_object(kLine);
    for (const auto& [name, count] : solution_.counts) {
      json_.key(name);
      json_.value(count);
    }
    if (options_.with_time) {
      json_.key("seconds");
      json_.value(solution_.seconds);
    }
    json_.end_object();
  }

  const ParametricGame& game_;
  const ParametricSolution& solution_;
  const JsonOptions& options_;
  JsonWriter json_;
};

}  // namespace

void write_json(const ParametricGame& game, const Source& source, const ParametricSolution& solution,
                const JsonOptions& options, const Sink& sink) {
  ParametricJson(game, solution, options, sink).write(source);
}

}  // namespace nashsolve
