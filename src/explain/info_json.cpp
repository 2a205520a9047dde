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

/// Of players with more strategies a dominator names those that it uses: a zero for each of the others, for
/// each that is dominated, would be gigabytes.
constexpr std::size_t kMostInLists = 1000;

void write_dominator(JsonWriter& json, const MixedStrategy& strategy) {
  if (strategy.size() <= kMostInLists) return json.value(strategy.probabilities());
  json.begin_object(Layout::line);
  for (const std::uint32_t used : strategy.support()) {
    json.member(std::to_string(used), strategy.probability(used));
  }
  json.end_object();
}

class InfoJson {
 public:
  InfoJson(const Game& game, const InfoFindings& findings, const Sink& sink, bool indented)
      : game_(game), findings_(findings), json_(sink, indented) {}

  void write(const Source& source) {
    json_.begin_document("nashsolve-info/1");
    report::write_game(json_, game_, source);
    if (source.form) {
      json_.key("tree");
      report::write_tree_counts(json_, source.form->tree);
    }
    write_ranges();
    write_sum();
    json_.member("symmetric", game_.player_count() > 1 ? std::optional(is_symmetric(game_)) : std::nullopt);
    write_degeneracy();
    write_identical();
    write_dominated("strictly_dominated", findings_.strict.all);
    write_dominated("weakly_dominated", findings_.weak.all);
    write_elimination("elimination_strict", findings_.strict.elimination);
    write_elimination("elimination_weak", findings_.weak.elimination);
    write_pure();
    write_value();
    json_.end_document();
  }

 private:
  void write_ranges() {
    json_.array("payoff_ranges", Layout::lines, game_.player_count(), [&](std::size_t i) {
      const PayoffRange range = payoff_range(game_, i);
      std::array ends = {game_.shown(range.least), game_.shown(range.largest)};
      std::ranges::sort(ends);
      json_.value(ends);
    });
  }

  void write_sum() {
    const SumCheck check = check_sum(game_);
    json_.member("zero_sum", check.is_zero());
    json_.member("constant_sum", check.is_constant() ? std::optional(game_.shown(check.sum)) : std::nullopt);
  }

  void write_degeneracy() {
    const auto& found = findings_.degeneracy;
    json_.member("degenerate", found ? found->is_degenerate : std::nullopt);
    if (!found || !found->witness) return;
    json_.key("degeneracy_witness");
    json_.object("player", found->witness->player, "strategy", found->witness->strategy.probabilities(),
                 "best_responses", found->witness->best_responses);
  }

  void write_identical() {
    json_.array("identical_strategies", Layout::lines, game_.player_count(), [&](std::size_t i) {
      for (const auto& group : identical_strategies(game_, i)) {
        json_.object("player", i, "strategies", group);
      }
    });
  }

  void write_list(const std::vector<DominatedStrategy>& list) {
    json_.array(Layout::lines, list, [&](const DominatedStrategy& each) {
      json_.begin_object(Layout::line);
      json_.member("player", each.player);
      json_.member("strategy", each.strategy);
      json_.key("by");
      write_dominator(json_, each.by);
      json_.end_object();
    });
  }

  void write_decided(Thoroughness thoroughness) {
    json_.member("decided", thoroughness == Thoroughness::whole);
  }

  void write_dominated(std::string_view key, const DominanceReport& found) {
    json_.begin_object(key, Layout::lines);
    write_decided(found.thoroughness);
    json_.key("strategies");
    write_list(found.dominated);
    json_.end_object();
  }

  void write_elimination(std::string_view key, const Elimination& elimination) {
    json_.begin_object(key, Layout::lines);
    write_decided(elimination.thoroughness);
    json_.array("rounds", Layout::lines, elimination.rounds, [&](const auto& round) { write_list(round); });
    json_.member("remaining", elimination.remaining);
    json_.end_object();
  }

  void write_pure() {
    if (!findings_.pure) return;
    const Solution& pure = findings_.pure->solution();
    json_.begin_object("pure_equilibria", Layout::lines);
    json_.member("complete", pure.status == Status::complete);
    json_.array("profiles", Layout::lines, pure.equilibria, [&](const Equilibrium& equilibrium) {
      std::vector<std::uint32_t> strategies;
      for (const MixedStrategy& own : equilibrium.exact()) strategies.push_back(own.support().front());
      json_.value(strategies);
    });
    json_.end_object();
  }

  void write_value() {
    if (game_.player_count() != 2 || !check_sum(game_).is_constant()) return;
    json_.key("value");
    const std::optional<ZeroSumValue>& found = findings_.value;
    if (!found) return json_.value(nullptr);
    json_.begin_object(Layout::lines);
    json_.member("value", game_.shown(found->value));
    json_.array("optimal", Layout::lines, found->optimal,
                [&](const MixedStrategy& own) { json_.value(own.probabilities()); });
    json_.member("pure_maxmin", game_.shown(found->pure_maxmin));
    json_.member("pure_minmax", game_.shown(found->pure_minmax));
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
