// A solution as JSON, streamed; share/nashsolve/result.schema.json defines it.
#include <algorithm>
#include <optional>
#include <string>

#include "behavior_text.hpp"
#include "dimension.hpp"
#include "json_parts.hpp"
#include "json_play.hpp"
#include "json_profile.hpp"
#include "json_writer.hpp"
#include "mapped.hpp"
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

void write_properties(JsonWriter& json, const Properties& properties) {
  json.begin_object(Layout::line);
  json.member("strict", properties.strict);
  json.member("quasi_strict", properties.quasi_strict);
  json.member("regular", properties.regular);
  json.member("symmetric", properties.symmetric);
  json.member("efficient_among_equilibria", properties.efficient_among_equilibria);
  json.member("efficient_among_pure_profiles", properties.efficient_among_pure_profiles);
  json.member("pareto_dominated", properties.pareto_dominated);
  json.member("payoff_dominant", properties.payoff_dominant);
  json.member("risk_dominant", properties.risk_dominant);
  json.member("undominated", properties.undominated);
  json.member("evolutionarily_stable", properties.evolutionarily_stable);
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
  json.member("id", position + 1);
  json.member("kind", properties.pure ? "pure" : "mixed");
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
  json.member("index", equilibrium.index);
  json.member("component", equilibrium.component + 1);
  json.end_object();
}

/// The one entry of a list in which no equilibrium is.
void write_approximate(JsonWriter& json, const ResultView& result, const Profile& profile,
                       bool with_payoffs) {
  json.begin_object(Layout::lines);
  json.member("id", 1);
  json.member("kind", "approximate");
  write_profile(json, result.game, profile, result.approximate_check, with_payoffs);
  json.key("properties");
  write_properties(json, {});
  json.member("index", nullptr);
  json.member("component", nullptr);
  json.end_object();
}

void write_component(JsonWriter& json, const ResultView& result, std::size_t position,
                     const std::vector<Properties>& properties) {
  const Component& component = result.solution.components[position];
  json.begin_object(Layout::lines);
  json.member("id", position + 1);
  json.member("isolated", is_isolated(component, properties));
  json.member("index", component.index);
  json.member("dimension", dimension(result.solution, component));
  json.member("equilibria", ids_of(component.equilibria));
  json.array("subsets", Layout::lines, component.subsets, [&](const NashSubset& subset) {
    if (subset.curved) return write_curve(json, *subset.curved);
    if (!subset.is_listed()) return write_sets(json, subset);
    json.object("strategies", mapped(subset.vertices, ids_of));
  });
  json.end_object();
}

void write_selection(JsonWriter& json, const ResultView& result, SelectionRule rule,
                     const std::vector<Properties>& properties) {
  const Selection selection = select(rule, result.game, result.solution, result.checks, properties);
  json.begin_object("selection", Layout::lines);
  json.member("rule", name_of(rule));
  json.member("equilibria", ids_of(selection.equilibria));
  json.member("reason", selection.reason);
  if (selection.value) json.member("value", shown_value(result.game, selection));
  if (selection.entropy) json.member("entropy_bits", *selection.entropy);
  if (!selection.interior.empty()) {
    json.array("interior", Layout::lines, selection.interior, [&](const InteriorEntropy& each) {
      json.object("component", each.component + 1, "profile", probabilities_of(each.point), "entropy_bits",
                  std::array{each.lower, each.upper});
    });
  }
  json.end_object();
}

void write_cells(JsonWriter& json, const UndecidedRegion& region) {
  json.array("cells", Layout::lines, region.cells, [&](const auto& cell) {
    json.array(Layout::line, cell, [&](const auto& own) {
      json.value(mapped(own, [](const Enclosure& bounds) { return std::array{bounds.lower, bounds.upper}; }));
    });
  });
}

void write_undecided(JsonWriter& json, const Game& game, const std::vector<UndecidedRegion>& regions) {
  json.array("undecided", Layout::lines, regions, [&](const UndecidedRegion& region) {
    json.begin_object(Layout::lines);
    json.member("description", region.description);
    if (!region.supports.empty()) {
      json.member("supports", region.supports);
      if (most_terms(region.supports) <= kMostTermsInJson) {
        json.array("equations", Layout::lines, indifference_equations(game, region.supports),
                   [&](const std::string& equation) { json.value(equation); });
      }
    }
    if (!region.cells.empty()) write_cells(json, region);
    json.end_object();
  });
}

/// Which equilibria of a tree differ in nothing that is reached.
void write_outcomes(JsonWriter& json, const ResultView& result, const std::vector<bool>& is_shown) {
  std::vector<std::size_t> positions;
  for (std::size_t k = 0; k < is_shown.size(); ++k) {
    if (is_shown[k]) positions.push_back(k);
  }
  const std::optional<Outcomes> found = outcomes(*result.source.form, result, positions);
  if (!found) return;
  json.array("outcomes", Layout::lines, found->groups,
             [&](const Outcome& outcome) { json.value(ids_of(outcome.positions)); });
}

void write_proof(JsonWriter& json, const ProofNote& proof) {
  json.key("proof");
  json.object("format", "nashsolve-proof/1", "sha256", proof.sha256, "steps", proof.steps);
}

}  // namespace

void write_json(const ResultView& result, const JsonOptions& options, const Sink& sink) {
  const Solution& solution = result.solution;
  const bool with_payoffs = has_details(result, options.details, kJsonDetailsLimit);
  const std::vector<Properties> properties = find_properties(result.game, solution, result.checks);
  JsonWriter json(sink, options.indented);
  json.begin_document("nashsolve/1");
  write_game(json, result.game, result.source);
  json.member("status", status_name(solution.status));
  if (solution.scope == Scope::pure) json.member("scope", "pure");
  if (options.only) json.member("only", name_of(*options.only));
  if (!solution.is_listed()) json.member("extreme_points_listed", false);
  json.begin_array("equilibria", Layout::lines);
  RepeatedTexts repeated;
  const std::vector<bool> is_shown = shown(solution, properties, options.only);
  for (std::size_t k = 0; k < solution.equilibria.size(); ++k) {
    if (!is_shown[k]) continue;
    write_equilibrium(json, result, k, properties[k], with_payoffs, repeated);
  }
  if (solution.approximate && !options.only)
    write_approximate(json, result, *solution.approximate, with_payoffs);
  json.end_array();
  if (options.only) json.member("left_out", std::ranges::count(is_shown, false));
  json.array("components", Layout::lines, solution.components.size(),
             [&](std::size_t c) { write_component(json, result, c, properties); });
  if (result.source.form) write_outcomes(json, result, is_shown);
  if (solution.paths) write_paths(json, result.game, *solution.paths);
  if (options.select) write_selection(json, result, *options.select, properties);
  if (!solution.undecided.empty()) write_undecided(json, result.game, solution.undecided);
  write_parts(json, solution, result.source.sha256, options.asked, result.game.player_count());
  json.member("method", solution.method);
  if (options.proof) write_proof(json, *options.proof);
  write_asked(json, options.asked);
  write_statistics(json, solution.counts, options.with_time, solution.seconds);
  json.end_document();
}

}  // namespace nashsolve::report

namespace nashsolve {

void write_json(const Game& game, const Source& source, const VerifiedSolution& verified,
                const JsonOptions& options, const Sink& sink) {
  report::write_json({game, source, verified.solution(), verified.checks(), verified.approximate_check()},
                     options, sink);
}

}  // namespace nashsolve
