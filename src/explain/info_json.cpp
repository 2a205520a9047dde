// What can be said of a game before its equilibria are known, as JSON; share/nashsolve/result.schema.json
// defines it. The notions are those of the text.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dominance.hpp"
#include "info.hpp"
#include "json_play.hpp"
#include "json_profile.hpp"
#include "json_writer.hpp"
#include "nashsolve/tree.hpp"

namespace nashsolve {

namespace explain {

namespace {

using report::JsonWriter;
using Layout = JsonWriter::Layout;

void write_strategy(JsonWriter& json, const MixedStrategy& strategy) {
  json.begin_array(Layout::line);
  for (const Rational& probability : strategy.probabilities()) json.value(probability);
  json.end_array();
}

/// Of players with more strategies a dominator names those that it uses: a zero for each of the others, for
/// each that is dominated, would be gigabytes.
constexpr std::size_t kMostInLists = 1000;

void write_dominator(JsonWriter& json, const MixedStrategy& strategy) {
  if (strategy.size() <= kMostInLists) return write_strategy(json, strategy);
  json.begin_object(Layout::line);
  for (const std::uint32_t used : strategy.support()) {
    json.key(std::to_string(used));
    json.value(strategy.probability(used));
  }
  json.end_object();
}

class InfoJson {
 public:
  InfoJson(const Game& game, const InfoFindings& findings, const Sink& sink, bool indented)
      : game_(game), findings_(findings), json_(sink, indented) {}

  void write(const Source& source) {
    json_.begin_object(Layout::lines);
    json_.key("schema");
    json_.value("nashsolve-info/1");
    report::write_game(json_, game_, source);
    if (source.form) {
      json_.key("tree");
      report::write_tree_counts(json_, source.form->tree);
    }
    write_ranges();
    write_sum();
    json_.key("symmetric");
    json_.value_or_null(game_.player_count() > 1 ? std::optional(is_symmetric(game_)) : std::nullopt);
    write_degeneracy();
    write_identical();
    write_dominated("strictly_dominated", findings_.strict.all);
    write_dominated("weakly_dominated", findings_.weak.all);
    write_elimination("elimination_strict", findings_.strict.elimination);
    write_elimination("elimination_weak", findings_.weak.elimination);
    write_pure();
    write_value();
    json_.end_object();
    json_.finish();
  }

 private:
  void value(std::string_view key, const Rational& payoff) {
    json_.key(key);
    json_.value(game_.shown(payoff));
  }
  void player(std::size_t i) {
    json_.key("player");
    json_.value(std::uint64_t{i});
  }

  void write_ranges() {
    json_.key("payoff_ranges");
    json_.begin_array(Layout::lines);
    for (std::size_t i = 0; i < game_.player_count(); ++i) {
      const PayoffRange range = payoff_range(game_, i);
      const bool is_cost = game_.objective() == Objective::minimize;
      json_.begin_array(Layout::line);
      json_.value(game_.shown(is_cost ? range.largest : range.least));
      json_.value(game_.shown(is_cost ? range.least : range.largest));
      json_.end_array();
    }
    json_.end_array();
  }

  void write_sum() {
    const SumCheck check = check_sum(game_);
    json_.key("zero_sum");
    json_.value(check.is_zero());
    json_.key("constant_sum");
    json_.value_or_null(check.is_constant() ? std::optional(game_.shown(check.sum)) : std::nullopt);
  }

  void write_degeneracy() {
    const auto& found = findings_.degeneracy;
    json_.key("degenerate");
    json_.value_or_null(found ? found->is_degenerate : std::nullopt);
    if (!found || !found->witness) return;
    json_.key("degeneracy_witness");
    json_.begin_object(Layout::line);
    player(found->witness->player);
    json_.key("strategy");
    write_strategy(json_, found->witness->strategy);
    json_.key("best_responses");
    report::write_indices(json_, found->witness->best_responses);
    json_.end_object();
  }

  void write_identical() {
    json_.key("identical_strategies");
    json_.begin_array(Layout::lines);
    for (std::size_t i = 0; i < game_.player_count(); ++i) {
      for (const auto& group : identical_strategies(game_, i)) {
        json_.begin_object(Layout::line);
        player(i);
        json_.key("strategies");
        report::write_indices(json_, group);
        json_.end_object();
      }
    }
    json_.end_array();
  }

  void write_list(const std::vector<DominatedStrategy>& list) {
    json_.begin_array(Layout::lines);
    for (const DominatedStrategy& each : list) {
      json_.begin_object(Layout::line);
      player(each.player);
      json_.key("strategy");
      json_.value(std::uint64_t{each.strategy});
      json_.key("by");
      write_dominator(json_, each.by);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_decided(Thoroughness thoroughness) {
    json_.key("decided");
    json_.value(thoroughness == Thoroughness::whole);
  }

  void write_dominated(std::string_view key, const DominanceReport& found) {
    json_.key(key);
    json_.begin_object(Layout::lines);
    write_decided(found.thoroughness);
    json_.key("strategies");
    write_list(found.dominated);
    json_.end_object();
  }

  void write_elimination(std::string_view key, const Elimination& elimination) {
    json_.key(key);
    json_.begin_object(Layout::lines);
    write_decided(elimination.thoroughness);
    json_.key("rounds");
    json_.begin_array(Layout::lines);
    for (const auto& round : elimination.rounds) write_list(round);
    json_.end_array();
    json_.key("remaining");
    json_.begin_array(Layout::line);
    for (const auto& own : elimination.remaining) report::write_indices(json_, own);
    json_.end_array();
    json_.end_object();
  }

  void write_pure() {
    const Solution& pure = findings_.pure;
    json_.key("pure_equilibria");
    json_.begin_object(Layout::lines);
    json_.key("complete");
    json_.value(pure.status == Status::complete);
    json_.key("profiles");
    json_.begin_array(Layout::lines);
    for (const Equilibrium& equilibrium : pure.equilibria) {
      std::vector<std::uint32_t> strategies;
      for (const MixedStrategy& own : equilibrium.exact()) strategies.push_back(own.support().front());
      report::write_indices(json_, strategies);
    }
    json_.end_array();
    json_.end_object();
  }

  void write_value() {
    if (game_.player_count() != 2 || !check_sum(game_).is_constant()) return;
    json_.key("value");
    const std::optional<ZeroSumValue>& found = findings_.value;
    if (!found) return json_.null();
    json_.begin_object(Layout::lines);
    value("value", found->value);
    json_.key("optimal");
    json_.begin_array(Layout::lines);
    for (const MixedStrategy& own : found->optimal) write_strategy(json_, own);
    json_.end_array();
    value("pure_maxmin", found->pure_maxmin);
    value("pure_minmax", found->pure_minmax);
    json_.end_object();
  }

  const Game& game_;
  const InfoFindings& findings_;
  JsonWriter json_;
};

}  // namespace

}  // namespace explain

void write_info_json(const Game& game, const Source& source, const InfoFindings& findings, bool indented,
                     const Sink& sink) {
  explain::InfoJson(game, findings, sink, indented).write(source);
}

}  // namespace nashsolve
