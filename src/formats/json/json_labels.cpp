#include "json_labels.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "named_players.hpp"
#include "unique_labels.hpp"

namespace nashsolve::formats {

namespace {

constexpr std::string_view kLabelForms =
    R"(labels stand in the order of the payoffs: "strategies": [["T", "B"], ["L", "R"]]; without them strategies are numbered)";

/// Of the keys of pandas' frames and OpenSpiel's matrix games.
std::optional<std::size_t> player_of_key(std::string_view key) {
  constexpr auto kKeys = std::to_array<std::pair<std::string_view, std::size_t>>({{"index", 0},
                                                                                  {"columns", 1},
                                                                                  {"row_actions", 0},
                                                                                  {"col_actions", 1},
                                                                                  {"row_action_names", 0},
                                                                                  {"col_action_names", 1},
                                                                                  {"row_labels", 0},
                                                                                  {"col_labels", 1},
                                                                                  {"row_strategies", 0},
                                                                                  {"col_strategies", 1}});
  const auto found = std::ranges::find(kKeys, key, [](const auto& each) { return each.first; });
  if (found == kKeys.end()) return std::nullopt;
  return found->second;
}

bool is_key_of_all(std::string_view key) {
  return key == "strategies" || key == "strategy_names" || key == "actions" || key == "action_names";
}

/// The list of a player's labels, which may stand in an object of the player; null where there is none.
const JsonValue* list_in(const JsonValue& value) {
  if (value.is(JsonValue::Kind::array)) return &value;
  for (const char* const key : {"strategies", "actions"}) {
    if (const JsonValue* const list = value.find(key)) return list;
  }
  return nullptr;
}

}  // namespace

JsonLabels::JsonLabels(std::vector<Player> players, bool by_label)
    : players_(std::move(players)), by_label_(by_label) {
  std::vector<std::size_t> counts;
  for (const Player& player : players_) counts.push_back(player.strategies.size());
  const std::vector<Player> unnamed = default_players(counts);
  for (std::size_t i = 0; i < players_.size(); ++i) {
    is_named_.push_back(players_[i].name != unnamed[i].name);
    is_labelled_.push_back(by_label || players_[i].strategies != unnamed[i].strategies);
  }
}

bool JsonLabels::is_key(std::string_view key) {
  return is_key_of_all(key) || player_of_key(key).has_value();
}

void JsonLabels::take(const SourceText& source, const std::string& key, const JsonValue& value) {
  if (key == "players") {
    take_players(source, value);
  } else if (const auto player = player_of_key(key)) {
    if (*player < players_.size()) label(source, *player, key, value);
  } else {
    take_all(source, key, value);
  }
}

void JsonLabels::take_players(const SourceText& source, const JsonValue& value) {
  if (value.entries.size() != players_.size()) {
    source.fail(value.offset, "found " + counted(value.entries.size(), "player") + ", expected " +
                                  std::to_string(players_.size()) + " as in the payoffs");
  }
  const bool is_object = value.is(JsonValue::Kind::object);
  const std::vector<std::size_t> order = players_called(value.keys);
  for (std::size_t i = 0; i < value.entries.size(); ++i) {
    const JsonValue& entry = value.entries[i];
    const std::size_t player = is_object ? order[i] : i;
    const JsonValue* const own = entry.find("name");
    name(source, player, is_object ? value.keys[i] : own != nullptr ? own->text : entry.text, entry.offset);
    if (const JsonValue* const list = list_in(entry)) label(source, player, "players", *list);
  }
}

void JsonLabels::take_all(const SourceText& source, const std::string& key, const JsonValue& value) {
  const bool is_object = value.is(JsonValue::Kind::object);
  const bool is_shared =
      value.is(JsonValue::Kind::array) && std::ranges::none_of(value.entries, [](const JsonValue& entry) {
        return entry.is(JsonValue::Kind::array) || entry.is(JsonValue::Kind::object);
      });
  if (!is_shared && value.entries.size() != players_.size()) {
    source.fail(value.offset,
                "found " + counted(value.entries.size(), "list") + " of labels under " + excerpt(key) +
                    ", expected " + std::to_string(players_.size()) + ", one for each player",
                std::string(kLabelForms));
  }
  const std::vector<std::size_t> order = players_called(value.keys);
  for (std::size_t i = 0; i < players_.size(); ++i) {
    const std::size_t player = is_object ? order[i] : i;
    if (is_object) name(source, player, value.keys[i], value.entries[i].offset);
    label(source, player, key, is_shared ? value : value.entries[i]);
  }
}

/// In which place each of the names is: as the players are called already, as names count, or as they stand.
std::vector<std::size_t> JsonLabels::players_called(const std::vector<std::string>& names) const {
  std::vector<std::size_t> order;
  for (const std::string& name : names) {
    const auto found = std::ranges::find(players_, name, &Player::name);
    if (found != players_.end()) order.push_back(static_cast<std::size_t>(found - players_.begin()));
  }
  if (order.size() == names.size()) return order;
  order = named_players({names.begin(), names.end()}).players;
  if (order.size() == names.size()) return order;
  order.clear();
  for (std::size_t i = 0; i < names.size(); ++i) order.push_back(i);
  return order;
}

void JsonLabels::name(const SourceText& source, std::size_t player, const std::string& name,
                      std::size_t offset) {
  if (name.empty() || players_[player].name == name) return;
  if (is_named_[player]) {
    source.fail(offset, "found the player " + excerpt(name) + " in the place of " +
                            excerpt(players_[player].name) + ", expected the same names in the same order");
  }
  const auto same = std::ranges::find(players_, name, &Player::name);
  if (same != players_.end())
    source.fail(offset, "found the player " + excerpt(name) + " twice, expected different names");
  players_[player].name = name;
  is_named_[player] = true;
}

void JsonLabels::label(const SourceText& source, std::size_t player, const std::string& key,
                       const JsonValue& labels) {
  std::vector<std::string>& strategies = players_[player].strategies;
  if (!labels.is(JsonValue::Kind::array) || labels.entries.size() != strategies.size()) {
    const std::string found = labels.is(JsonValue::Kind::array) ? counted(labels.entries.size(), "label")
                              : labels.text.empty()             ? "no list of labels"
                                                                : excerpt(labels.text);
    source.fail(labels.offset,
                "found " + found + " under " + excerpt(key) + ", expected " +
                    std::to_string(strategies.size()) + ", one for each strategy of player " +
                    std::to_string(player + 1),
                std::string(kLabelForms));
  }
  UniqueLabels unique;
  for (const JsonValue& entry : labels.entries) {
    if (entry.text.empty() || !unique.insert(entry.text)) {
      source.fail(entry.offset,
                  "found a label that is empty, no text or there already, expected different ones",
                  std::string(kLabelForms));
    }
  }
  std::vector<std::string> own = std::move(unique).take();
  const bool agrees = by_label_ ? std::ranges::is_permutation(own, strategies) : own == strategies;
  if (is_labelled_[player] && !agrees) {
    source.fail(labels.offset,
                "found labels of player " + std::to_string(player + 1) + " under " + excerpt(key) +
                    " that are not those said elsewhere, " + listed(strategies) + ", expected the same",
                "leave out one of the two");
  }
  if (!is_labelled_[player]) strategies = std::move(own);
  is_labelled_[player] = true;
}

}  // namespace nashsolve::formats
