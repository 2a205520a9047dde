#include "json_play.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json_profile.hpp"
#include "subgame_perfection.hpp"

namespace nashsolve::report {

namespace {

using Layout = JsonWriter::Layout;

bool is_never(const Rational& value) {
  return sgn(value) == 0;
}
bool is_never(const Enclosure& value) {
  return sgn(value.upper) == 0;
}

/// A number under a key; of an irrational one its enclosure under another.
void write_number(JsonWriter& json, std::string_view key, std::string_view /*enclosure_key*/,
                  const Rational& value) {
  json.key(key);
  json.value(value);
}
void write_number(JsonWriter& json, std::string_view key, std::string_view enclosure_key,
                  const Enclosure& value) {
  json.key(key);
  write_exact(json, value);
  json.key(enclosure_key);
  write_enclosure(json, value);
}

void write_numbers(JsonWriter& json, const std::vector<Rational>& values) {
  json.key("probabilities");
  json.begin_array(Layout::line);
  for (const Rational& value : values) json.value(value);
  json.end_array();
}
void write_numbers(JsonWriter& json, const std::vector<Enclosure>& values) {
  json.key("probabilities");
  json.begin_array(Layout::line);
  for (const Enclosure& value : values) write_exact(json, value);
  json.end_array();
  json.key("enclosures");
  json.begin_array(Layout::line);
  for (const Enclosure& value : values) write_enclosure(json, value);
  json.end_array();
}

void write_roots(JsonWriter& /*json*/, const Play& /*play*/, std::uint32_t /*set*/) {}
void write_roots(JsonWriter& json, const EnclosedPlay& play, std::uint32_t set) {
  if (play.roots.empty()) return;
  json.key("algebraic");
  json.begin_array(Layout::line);
  for (const std::optional<RealRoot>& root : play.roots[set]) write_root(json, root);
  json.end_array();
}

template <typename SomePlay>
void write_some_play(JsonWriter& json, const GameTree& tree, const SomePlay& play) {
  json.key("behavior");
  if (play.behavior) {
    json.begin_array(Layout::lines);
    for (std::uint32_t h = 0; h < tree.information_sets().size(); ++h) {
      if (tree.information_sets()[h].player == kChance) continue;
      json.begin_object(Layout::line);
      json.key("information_set");
      json.value(std::uint64_t{h});
      write_number(json, "reach", "reach_enclosure", reach_of(tree, play, h));
      const auto& probabilities = (*play.behavior)[h];
      if (probabilities.empty()) {
        json.key("probabilities");
        json.null();
      } else {
        write_numbers(json, probabilities);
        write_roots(json, play, h);
      }
      json.end_object();
    }
    json.end_array();
  } else {
    json.null();
  }
  json.key("outcome");
  json.begin_array(Layout::lines);
  for (std::uint32_t n = 0; n < tree.nodes().size(); ++n) {
    if (!tree.nodes()[n].is_terminal() || is_never(play.reach[n])) continue;
    json.begin_object(Layout::line);
    json.key("node");
    json.value(std::uint64_t{n});
    write_number(json, "probability", "enclosure", play.reach[n]);
    json.end_object();
  }
  json.end_array();
}

void write_perfection(JsonWriter& json, const SubgamePerfection& found) {
  json.key("subgame_perfect");
  json.value_or_null(found.holds);
  if (found.holds != false) return;
  json.key("incredible");
  json.begin_object(Layout::line);
  json.key("subgame");
  json.value(std::uint64_t{found.subgame});
  if (found.deviation) {
    json.key("player");
    json.value(std::uint64_t{found.deviation->player});
    json.key("information_set");
    json.value(std::uint64_t{found.deviation->information_set});
    json.key("action");
    json.value(std::uint64_t{found.deviation->action});
  }
  json.end_object();
}

}  // namespace

void write_tree(JsonWriter& json, const GameTree& tree, bool perfect_recall) {
  json.key("tree");
  json.begin_object(Layout::lines);
  json.key("nodes");
  json.value(std::uint64_t{tree.nodes().size()});
  json.key("perfect_recall");
  json.value(perfect_recall);
  json.key("information_sets");
  json.begin_array(Layout::lines);
  for (const InformationSet& set : tree.information_sets()) {
    json.begin_object(Layout::line);
    json.key("player");
    json.value_or_null(set.player == kChance ? std::nullopt : std::optional(std::uint64_t{set.player}));
    json.key("label");
    json.value(set.label);
    json.key("actions");
    json.begin_array(Layout::line);
    for (const std::string& action : set.actions) json.value(action);
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_play(JsonWriter& json, const GameTree& tree, const Play& play) {
  write_some_play(json, tree, play);
}

void write_play(JsonWriter& json, const GameTree& tree, const EnclosedPlay& play) {
  write_some_play(json, tree, play);
}

void write_subgame_perfection(JsonWriter& json, const GameTree& tree, const Play& play) {
  write_perfection(json, subgame_perfection(tree, play));
}

void write_subgame_perfection(JsonWriter& json, const GameTree& tree, const EnclosedPlay& play) {
  write_perfection(json, subgame_perfection(tree, play));
}

void write_tree_counts(JsonWriter& json, const GameTree& tree) {
  json.begin_object(Layout::line);
  json.key("terminal_nodes");
  json.value(std::uint64_t{tree.terminal_count()});
  json.key("subgames");
  json.value(static_cast<std::uint64_t>(std::ranges::count(subgame_roots(tree), true)));
  json.end_object();
}

void write_tree_game(JsonWriter& json, const GameTree& tree, const Source& source, bool perfect_recall) {
  json.key("game");
  json.begin_object(Layout::lines);
  json.key("title");
  json.value(tree.title());
  json.key("source");
  json.value(source.name);
  json.key("sha256");
  json.value(source.sha256);
  json.key("players");
  json.begin_array(Layout::line);
  for (const std::string& player : tree.players()) json.value(player);
  json.end_array();
  write_tree(json, tree, perfect_recall);
  json.end_object();
}

}  // namespace nashsolve::report
