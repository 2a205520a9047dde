// A solution as JSON, streamed; share/nashsolve/result.schema.json defines it.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

#include "behavior_text.hpp"
#include "dimension.hpp"
#include "json_parts.hpp"
#include "json_play.hpp"
#include "json_profile.hpp"
#include "json_writer.hpp"
#include "nashsolve/report.hpp"
#include "outcomes.hpp"
#include "path_text.hpp"
#include "properties.hpp"
#include "result_view.hpp"
#include "selection.hpp"
#include "selection_text.hpp"
#include "undecided_text.hpp"
#include "words.hpp"

namespace nashsolve::report {

namespace {

using Layout = JsonWriter::Layout;

void write_ids(JsonWriter& json, const std::vector<std::size_t>& positions) {
  json.begin_array(Layout::line);
  for (const std::size_t position : positions) json.value(std::uint64_t{position} + 1);
  json.end_array();
}

void write_index(JsonWriter& json, const std::optional<int>& index) {
  json.key("index");
  json.value_or_null(index ? std::optional(std::int64_t{*index}) : std::nullopt);
}

void write_properties(JsonWriter& json, const Properties& properties) {
  json.begin_object(Layout::line);
  const auto write = [&](std::string_view name, const std::optional<bool>& property) {
    json.key(name);
    json.value_or_null(property);
  };
  write("strict", properties.strict);
  write("quasi_strict", properties.quasi_strict);
  write("regular", properties.regular);
  write("symmetric", properties.symmetric);
  write("efficient_among_equilibria", properties.efficient_among_equilibria);
  write("efficient_among_pure_profiles", properties.efficient_among_pure_profiles);
  write("pareto_dominated", properties.pareto_dominated);
  write("payoff_dominant", properties.payoff_dominant);
  write("risk_dominant", properties.risk_dominant);
  write("undominated", properties.undominated);
  write("evolutionarily_stable", properties.evolutionarily_stable);
  json.end_object();
}

/// What equilibria of one list have in common.
struct RepeatedTexts {
  StrategyTexts strategies;
  /// The latest ones and their text.
  std::optional<Properties> properties;
  std::string properties_text;
};

void write_equilibrium(JsonWriter& json, const ResultView& result, std::size_t position,
                       const Properties& properties, bool with_payoffs, RepeatedTexts& repeated) {
  const Equilibrium& equilibrium = result.solution.equilibria[position];
  json.begin_object(Layout::lines);
  json.key("id");
  json.value(std::uint64_t{position} + 1);
  json.key("kind");
  json.value(properties.pure ? "pure" : "mixed");
  if (equilibrium.is_exact()) {
    const bool is_alone = result.solution.components[equilibrium.component].equilibria.size() == 1;
    write_profile(json, result.game, equilibrium.exact(), result.checks[position], with_payoffs,
                  is_alone ? nullptr : &repeated.strategies);
  } else {
    write_profile(json, result.game, std::get<EnclosedProfile>(equilibrium.profile), result.checks[position],
                  with_payoffs);
  }
  if (result.source.form) {
    const TreeForm& form = *result.source.form;
    std::visit(
        [&](const auto& profile) {
          const auto play = checked_play(form, profile, result.checks[position]);
          write_play(json, form.tree, play);
          write_subgame_perfection(json, form.tree, play);
        },
        equilibrium.profile);
  }
  if (repeated.properties != properties) {
    repeated.properties_text = json.text_of([&](JsonWriter& part) { write_properties(part, properties); });
    repeated.properties = properties;
  }
  json.key("properties");
  json.repeat(repeated.properties_text);
  write_index(json, equilibrium.index);
  json.key("component");
  json.value(std::uint64_t{equilibrium.component} + 1);
  json.end_object();
}

/// The one entry of a list in which no equilibrium is.
void write_approximate(JsonWriter& json, const ResultView& result, const Profile& profile,
                       bool with_payoffs) {
  json.begin_object(Layout::lines);
  json.key("id");
  json.value(std::uint64_t{1});
  json.key("kind");
  json.value("approximate");
  write_profile(json, result.game, profile, result.approximate_check, with_payoffs);
  json.key("properties");
  write_properties(json, {});
  write_index(json, std::nullopt);
  json.key("component");
  json.null();
  json.end_object();
}

void write_component(JsonWriter& json, const ResultView& result, std::size_t position,
                     const std::vector<Properties>& properties) {
  const Component& component = result.solution.components[position];
  json.begin_object(Layout::lines);
  json.key("id");
  json.value(std::uint64_t{position} + 1);
  json.key("isolated");
  json.value_or_null(is_isolated(component, properties));
  write_index(json, component.index);
  json.key("dimension");
  const std::optional<std::size_t> size = dimension(result.solution, component);
  json.value_or_null(size ? std::optional(std::uint64_t{*size}) : std::nullopt);
  json.key("equilibria");
  write_ids(json, component.equilibria);
  json.key("subsets");
  json.begin_array(Layout::lines);
  for (const NashSubset& subset : component.subsets) {
    if (subset.curved) {
      write_curve(json, *subset.curved);
      continue;
    }
    if (!subset.is_listed()) {
      write_sets(json, subset);
      continue;
    }
    json.begin_object(Layout::line);
    json.key("strategies");
    json.begin_array(Layout::line);
    for (const auto& vertices : subset.vertices) write_ids(json, vertices);
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_selection(JsonWriter& json, const ResultView& result, SelectionRule rule,
                     const std::vector<Properties>& properties) {
  const Selection selection = select(rule, result.game, result.solution, result.checks, properties);
  json.key("selection");
  json.begin_object(Layout::lines);
  json.key("rule");
  json.value(name_of(rule));
  json.key("equilibria");
  write_ids(json, selection.equilibria);
  json.key("reason");
  json.value(selection.reason);
  if (selection.value) {
    json.key("value");
    json.value(shown_value(result.game, selection));
  }
  if (selection.entropy) {
    json.key("entropy_bits");
    json.value(*selection.entropy);
  }
  if (!selection.interior.empty()) {
    json.key("interior");
    json.begin_array(Layout::lines);
    for (const InteriorEntropy& each : selection.interior) {
      json.begin_object(Layout::line);
      json.key("component");
      json.value(std::uint64_t{each.component} + 1);
      write_exact(json, "profile", each.point);
      json.key("entropy_bits");
      json.begin_array(Layout::line);
      json.value(each.lower);
      json.value(each.upper);
      json.end_array();
      json.end_object();
    }
    json.end_array();
  }
  json.end_object();
}

void write_cells(JsonWriter& json, const UndecidedRegion& region) {
  json.key("cells");
  json.begin_array(Layout::lines);
  for (const auto& cell : region.cells) {
    json.begin_array(Layout::line);
    for (const auto& own : cell) {
      json.begin_array(Layout::line);
      for (const Enclosure& bounds : own) {
        json.begin_array(Layout::line);
        json.value(bounds.lower);
        json.value(bounds.upper);
        json.end_array();
      }
      json.end_array();
    }
    json.end_array();
  }
  json.end_array();
}

void write_undecided(JsonWriter& json, const Game& game, const std::vector<UndecidedRegion>& regions) {
  json.key("undecided");
  json.begin_array(Layout::lines);
  for (const UndecidedRegion& region : regions) {
    json.begin_object(Layout::lines);
    json.key("description");
    json.value(region.description);
    if (!region.supports.empty()) {
      json.key("supports");
      json.begin_array(Layout::line);
      for (const auto& support : region.supports) write_indices(json, support);
      json.end_array();
      if (most_terms(region.supports) <= kMostTermsInJson) {
        json.key("equations");
        json.begin_array(Layout::lines);
        for (const std::string& equation : indifference_equations(game, region.supports))
          json.value(equation);
        json.end_array();
      }
    }
    if (!region.cells.empty()) write_cells(json, region);
    json.end_object();
  }
  json.end_array();
}

/// Which equilibria of a tree differ in nothing that is reached.
void write_outcomes(JsonWriter& json, const ResultView& result, const std::vector<bool>& is_shown) {
  std::vector<std::size_t> positions;
  for (std::size_t k = 0; k < is_shown.size(); ++k) {
    if (is_shown[k]) positions.push_back(k);
  }
  const std::optional<Outcomes> found = outcomes(*result.source.form, result, positions);
  if (!found) return;
  json.key("outcomes");
  json.begin_array(Layout::lines);
  for (const Outcome& outcome : found->groups) write_ids(json, outcome.positions);
  json.end_array();
}

void write_proof(JsonWriter& json, const ProofNote& proof) {
  json.key("proof");
  json.begin_object(Layout::line);
  json.key("format");
  json.value("nashsolve-proof/1");
  json.key("sha256");
  json.value(proof.sha256);
  json.key("steps");
  json.value(proof.steps);
  json.end_object();
}

void write_statistics(JsonWriter& json, const Solution& solution, bool with_time) {
  json.key("statistics");
  json.begin_object(Layout::line);
  for (const auto& [name, count] : solution.counts) {
    json.key(name);
    json.value(count);
  }
  if (with_time) {
    json.key("seconds");
    json.value(solution.seconds);
  }
  json.end_object();
}

}  // namespace

void write_json(const ResultView& result, const JsonOptions& options, const Sink& sink) {
  const Solution& solution = result.solution;
  const bool with_payoffs =
      options.details == Details::always ||
      (options.details == Details::automatic && solution.equilibria.size() <= kJsonDetailsLimit);
  const std::vector<Properties> properties = find_properties(result.game, solution, result.checks);
  JsonWriter json(sink, options.indented);
  json.begin_object(Layout::lines);
  json.key("schema");
  json.value("nashsolve/1");
  write_game(json, result.game, result.source);
  json.key("status");
  json.value(status_name(solution.status));
  if (solution.scope == Scope::pure) {
    json.key("scope");
    json.value("pure");
  }
  if (options.only) {
    json.key("only");
    json.value(name_of(*options.only));
  }
  if (!solution.is_listed()) {
    json.key("extreme_points_listed");
    json.value(false);
  }
  json.key("equilibria");
  json.begin_array(Layout::lines);
  RepeatedTexts repeated;
  const std::vector<bool> is_shown = shown(solution, properties, options.only);
  for (std::size_t k = 0; k < solution.equilibria.size(); ++k) {
    if (!is_shown[k]) continue;
    write_equilibrium(json, result, k, properties[k], with_payoffs, repeated);
  }
  if (solution.approximate && !options.only)
    write_approximate(json, result, *solution.approximate, with_payoffs);
  json.end_array();
  if (options.only) {
    json.key("left_out");
    json.value(static_cast<std::uint64_t>(std::ranges::count(is_shown, false)));
  }
  json.key("components");
  json.begin_array(Layout::lines);
  for (std::size_t c = 0; c < solution.components.size(); ++c) write_component(json, result, c, properties);
  json.end_array();
  if (result.source.form) write_outcomes(json, result, is_shown);
  if (solution.paths) write_paths(json, result.game, *solution.paths);
  if (options.select) write_selection(json, result, *options.select, properties);
  if (!solution.undecided.empty()) write_undecided(json, result.game, solution.undecided);
  write_parts(json, solution, result.source.sha256, options.asked, result.game.player_count());
  json.key("method");
  json.value(solution.method);
  if (options.proof) write_proof(json, *options.proof);
  write_asked(json, options.asked);
  write_statistics(json, solution, options.with_time);
  json.end_object();
  json.finish();
}

}  // namespace nashsolve::report

namespace nashsolve {

void write_json(const Game& game, const Source& source, const VerifiedSolution& verified,
                const JsonOptions& options, const Sink& sink) {
  report::write_json({game, source, verified.solution(), verified.checks(), verified.approximate_check()},
                     options, sink);
}

}  // namespace nashsolve
