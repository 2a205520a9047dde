#include "json_play.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "json_profile.hpp"
#include "mapped.hpp"
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
  json.member(key, value);
}
void write_number(JsonWriter& json, std::string_view key, std::string_view enclosure_key,
                  const Enclosure& value) {
  json.member(key, exact_value(value));
  json.member(enclosure_key, inexact_value(value));
}

void write_numbers(JsonWriter& json, const std::vector<Rational>& values) {
  json.member("probabilities", values);
}
void write_numbers(JsonWriter& json, const std::vector<Enclosure>& values) {
  json.member("probabilities", mapped(values, exact_value));
  json.member("enclosures", mapped(values, inexact_value));
}

void write_roots(JsonWriter& /*json*/, const Play& /*play*/, std::uint32_t /*set*/) {}
void write_roots(JsonWriter& json, const EnclosedPlay& play, std::uint32_t set) {
  if (play.roots.empty()) return;
  json.array("algebraic", Layout::line, play.roots[set],
             [&](const std::optional<RealRoot>& root) { write_root(json, root); });
}

template <typename SomePlay>
void write_some_play(JsonWriter& json, const GameTree& tree, const SomePlay& play) {
  if (play.behavior) {
    json.array("behavior", Layout::lines, static_cast<std::uint32_t>(tree.information_sets().size()),
               [&](std::uint32_t h) {
                 if (tree.information_sets()[h].player == kChance) return;
                 json.begin_object(Layout::line);
                 json.member("information_set", h);
                 write_number(json, "reach", "reach_enclosure", reach_of(tree, play, h));
                 const auto& probabilities = (*play.behavior)[h];
                 if (probabilities.empty()) {
                   json.member("probabilities", nullptr);
                 } else {
                   write_numbers(json, probabilities);
                   write_roots(json, play, h);
                 }
                 json.end_object();
               });
  } else {
    json.member("behavior", nullptr);
  }
  json.array("outcome", Layout::lines, static_cast<std::uint32_t>(tree.nodes().size()), [&](std::uint32_t n) {
    if (!tree.nodes()[n].is_terminal() || is_never(play.reach[n])) return;
    json.begin_object(Layout::line);
    json.member("node", n);
    write_number(json, "probability", "enclosure", play.reach[n]);
    json.end_object();
  });
}

}  // namespace

void write_tree(JsonWriter& json, const GameTree& tree, bool perfect_recall) {
  json.begin_object("tree", Layout::lines);
  json.member("nodes", tree.nodes().size());
  json.member("perfect_recall", perfect_recall);
  json.array("information_sets", Layout::lines, tree.information_sets(), [&](const InformationSet& set) {
    json.object("player", set.player == kChance ? std::nullopt : std::optional(set.player), "label",
                set.label, "actions", set.actions);
  });
  json.end_object();
}

void write_play(JsonWriter& json, const GameTree& tree, const PlayView& play) {
  play.visit([&](const auto& some) { write_some_play(json, tree, some); });
}

void write_subgame_perfection(JsonWriter& json, const GameTree& tree, const PlayView& play) {
  const SubgamePerfection found =
      play.visit([&](const auto& some) { return subgame_perfection(tree, some); });
  json.member("subgame_perfect", found.holds);
  if (found.holds != false) return;
  json.begin_object("incredible", Layout::line);
  json.member("subgame", found.subgame);
  if (found.deviation) {
    json.member("player", found.deviation->player);
    json.member("information_set", found.deviation->information_set);
    json.member("action", found.deviation->action);
  }
  json.end_object();
}

void write_tree_counts(JsonWriter& json, const GameTree& tree) {
  json.object("terminal_nodes", tree.terminal_count(), "subgames",
              std::ranges::count(subgame_roots(tree), true));
}

void write_tree_game(JsonWriter& json, const GameTree& tree, const Source& source, bool perfect_recall) {
  json.begin_object("game", Layout::lines);
  json.member("title", tree.title());
  json.member("source", source.name);
  json.member("sha256", source.sha256);
  json.member("players", tree.players());
  write_tree(json, tree, perfect_recall);
  json.end_object();
}

}  // namespace nashsolve::report
