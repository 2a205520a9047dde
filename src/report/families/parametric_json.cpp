// The equilibria of a game with a parameter as JSON; share/nashsolve/result.schema.json defines it.
#include <optional>

#include "formula_text.hpp"
#include "json_parts.hpp"
#include "json_profile.hpp"
#include "json_writer.hpp"
#include "mapped.hpp"
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
    json_.begin_document("nashsolve-parametric/1");
    write_game(json_,
               game_.at(solution_.intervals.empty() ? Rational(0) : solution_.intervals.front().sample),
               source);
    json_.member("parameter", game_.parameter);
    json_.key("range");
    json_.object("from", game_.range.from, "to", game_.range.to);
    json_.member("status", status_name(solution_.status));
    json_.array("intervals", kLines, solution_.intervals.size(), [&](std::size_t k) { write_interval(k); });
    json_.array("values", kLines, solution_.values.size(), [&](std::size_t k) {
      json_.begin_object(kLines);
      json_.key("at");
      write_end(solution_.values[k].at, k);
      write_list(solution_.values[k].list, true);
      json_.end_object();
    });
    write_asked(json_, options_.asked);
    write_statistics(json_, solution_.counts, options_.with_time, solution_.seconds);
    json_.end_document();
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
      json_.value(nullptr);
    } else if (end->is_rational()) {
      json_.object("exact", end->lower());
    } else if (position < solution_.values.size()) {
      write_root(json_, solution_.values[position]);
    } else {
      // Of a search that stopped before it came to this value.
      write_root(json_, {*end, minimal_polynomial(*end), {}});
    }
  }

  void write_ratio(const Ratio& ratio) {
    const auto coefficients = [](const Polynomial& polynomial) {
      return polynomial.is_zero() ? std::vector<Integer>{0} : polynomial.coefficients();
    };
    json_.object("numerator", coefficients(ratio.numerator), "denominator", coefficients(ratio.denominator));
  }

  void write_equilibrium(const ParametricEquilibrium& equilibrium, std::size_t position, bool is_at_value) {
    json_.begin_object(kLines);
    json_.member("id", position + 1);
    const std::vector<std::size_t>& branches = equilibrium.branches;
    json_.member("branch", branches.empty() ? std::nullopt : std::optional(branches.front() + 1));
    if (is_at_value) json_.member("branches", ids_of(branches));
    json_.member("kind", equilibrium.is_pure ? "pure" : "mixed");
    json_.member("strict", equilibrium.is_strict);
    const auto write = [&](const Ratio& ratio) { write_ratio(ratio); };
    json_.array("profile", kLines, equilibrium.profile,
                [&](const std::vector<Ratio>& strategy) { json_.array(kLine, strategy, write); });
    json_.array("payoffs", kLine, equilibrium.payoffs,
                [&](const Ratio& payoff) { write_ratio(shown(game_, payoff)); });
    json_.member("index", equilibrium.index);
    json_.member("component", equilibrium.component + 1);
    json_.end_object();
  }

  void write_list(const ParametricEquilibria& list, bool is_at_value) {
    json_.array("equilibria", kLines, list.equilibria.size(),
                [&](std::size_t k) { write_equilibrium(list.equilibria[k], k, is_at_value); });
    json_.array("components", kLines, list.components.size(), [&](std::size_t k) {
      const Component& component = list.components[k];
      json_.begin_object(kLines);
      json_.member("id", k + 1);
      json_.member("isolated", component.is_isolated());
      json_.member("index", component.index);
      json_.member("equilibria", ids_of(component.equilibria));
      json_.array("subsets", kLines, component.subsets, [&](const NashSubset& subset) {
        json_.object("strategies", mapped(subset.vertices, ids_of));
      });
      json_.end_object();
    });
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
