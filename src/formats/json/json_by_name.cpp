// Chooses between the forms by name: matrices under A and B, profiles by strategies, roles.
#include "json_by_name.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "array_game.hpp"
#include "cells.hpp"
#include "json_labels.hpp"
#include "json_notes.hpp"
#include "json_records.hpp"
#include "limits.hpp"
#include "payoff_collector.hpp"
#include "readers.hpp"
#include "told_otherwise.hpp"
#include "unique_labels.hpp"

namespace nashsolve::formats {

namespace {

using Kind = JsonValue::Kind;

/// What is read apart from the payoffs.
bool is_aside(const std::string& key) {
  return key == "players" || key == "roles" || key == "objective" || key == "parameters" ||
         JsonLabels::is_key(key);
}

std::string text_under(const JsonValue& root, const std::string& key) {
  const JsonValue* value = root.find(key);
  return value != nullptr && value->is(Kind::string) ? value->text : "";
}

ArrayNode array_of(const SourceText& source, const JsonValue& value, std::size_t depth) {
  ArrayNode node;
  node.offset = value.offset;
  if (value.is(Kind::number) || value.is(Kind::string)) {
    refuse_text_of_payoffs(source, value);
    node.number = value.text;
    if (value.text.empty()) source.fail(value.offset, "found an empty text, expected a number");
    return node;
  }
  if (!value.is(Kind::array))
    source.fail(value.offset, "found no number, expected one", std::string(kJsonForms));
  if (value.entries.empty()) source.fail(value.offset, "found an empty array, expected payoffs");
  if (depth > kMaxPlayers)
    source.fail(value.offset,
                "found arrays nested too deep, expected at most " + std::to_string(kMaxPlayers) + " players");
  for (const JsonValue& entry : value.entries) node.entries.push_back(array_of(source, entry, depth + 1));
  return node;
}

class ByName {
 public:
  ByName(const SourceText& source, Reading& reading)
      : source_(source), reading_(reading), root_(read_json_tree(source)) {}

  Game read() {
    const Game game = read_payoffs();
    pass_over_others();
    const std::string title = text_under(root_, root_.find("title") != nullptr ? "title" : "name");
    const std::string objective = text_under(root_, "objective");
    std::vector<PayoffTable> tables;
    for (std::size_t i = 0; i < game.player_count(); ++i) tables.push_back(game.payoffs(i));
    std::vector<std::size_t> counts;
    for (const Player& player : game.players()) counts.push_back(player.strategies.size());
    for (std::size_t i = 0; i < root_.keys.size(); ++i)
      check_type(source_, root_.keys[i], root_.entries[i].offset, root_.entries[i], tables, counts);
    const Game named(players_of(game), std::move(tables), title, text_under(root_, "description"));
    return objective == "minimize" ? as_costs(named) : named;
  }

 private:
  [[nodiscard]] std::vector<Player> players_of(const Game& game) const {
    if (has_roles()) return game.players();
    JsonLabels labels(game.players(), is_by_label_);
    // Names first: labels may stand under them.
    if (const JsonValue* const players = root_.find("players")) labels.take(source_, "players", *players);
    for (std::size_t i = 0; i < root_.keys.size(); ++i) {
      if (JsonLabels::is_key(root_.keys[i])) labels.take(source_, root_.keys[i], root_.entries[i]);
    }
    std::vector<Player> players = std::move(labels).players();
    if (reading_.options.single_matrix == SingleMatrix::symmetric &&
        stand_elsewhere(players[0].strategies, players[1].strategies))
      source_.fail(root_.offset, std::string(kOtherOrder));
    return players;
  }

  /// Entries beside the payoffs, which are those under `holder_` or all arrays and objects.
  void pass_over_others() {
    for (std::size_t i = 0; i < root_.keys.size(); ++i) {
      const JsonValue& value = root_.entries[i];
      const bool is_payoffs = has_told_matrices_ ? has_rows(value)
                              : holder_.empty()  ? value.is(Kind::array) || value.is(Kind::object)
                                                 : root_.keys[i] == holder_;
      if (is_payoffs || is_aside(root_.keys[i])) continue;
      pass_over(source_, reading_, root_.find("objective") != nullptr, root_.keys[i], value.offset, value);
    }
  }

  [[nodiscard]] bool has_roles() const { return root_.find("profiles") != nullptr; }

  Game read_payoffs() {
    if (text_under(root_, "schema").starts_with("nashsolve/")) {
      source_.fail(root_.offset, "found a result of nashsolve, which has no payoffs, expected a game",
                   "its game is the file that it names under \"source\"; nashsolve continue goes on with a "
                   "result");
    }
    if (has_roles()) {
      holder_ = "profiles";
      return read_role_symmetric(source_, reading_, root_);
    }
    for (const char* const key : {"payoffs", "matrices"}) {
      const JsonValue* payoffs = root_.find(key);
      if (payoffs == nullptr || !payoffs->is(Kind::object)) continue;
      holder_ = key;
      return of_object(*payoffs);
    }
    if (root_.find("index") != nullptr && root_.find("columns") != nullptr) {
      const JsonValue* data = root_.find("data");
      if (data != nullptr && data->is(Kind::array)) {
        holder_ = "data";
        return of_frame(*data);
      }
    }
    refuse_other_documents(source_, root_);
    for (std::size_t i = 0; i < root_.entries.size(); ++i) {
      if (!are_records(root_.entries[i])) continue;
      holder_ = root_.keys[i];
      return read_records(source_, reading_, root_.entries[i]);
    }
    return of_object(root_);
  }

  /// What pandas writes with orient="split": a row of cells for each label of the index.
  Game of_frame(const JsonValue& data) {
    std::vector<NamedArray> named;
    named.push_back({"", array_of(source_, data, 0)});
    for (ArrayNode& row : named.front().value.entries) {
      for (ArrayNode& cell : row.entries) cell.is_tuple = true;
    }
    return read_array_game(source_, reading_, std::move(named));
  }

  Game of_object(const JsonValue& object) {
    std::vector<std::size_t> arrays;
    std::vector<std::size_t> objects;
    for (std::size_t i = 0; i < object.entries.size(); ++i) {
      if ((&object == &root_ && is_aside(object.keys[i])) || JsonLabels::is_key(object.keys[i])) continue;
      if (object.entries[i].is(Kind::array)) arrays.push_back(i);
      if (object.entries[i].is(Kind::object)) objects.push_back(i);
    }
    if (objects.empty() && !arrays.empty() && holds_matrices(object, arrays))
      return of_matrices(object, arrays);
    if (&object == &root_) {
      if (const auto matrices = told_matrices(arrays); !matrices.empty()) {
        has_told_matrices_ = true;
        return of_matrices(root_, matrices);
      }
    }
    if (objects.empty()) refuse_lists(object, arrays);
    // {"payoffMatrix": {"player1": A, "player2": B}}
    if (arrays.empty() && objects.size() == 1) {
      const JsonValue& only = object.entries[objects.front()];
      for (const char* const key : {"payoffs", "matrices", "zero_sum", "symmetric"}) {
        if (only.find(key) == nullptr || !(&object == &root_)) continue;
        source_.fail(only.offset,
                     "found a game under " + excerpt(object.keys[objects.front()]) +
                         ", expected its keys in the outermost braces",
                     std::string(kJsonForms));
      }
      std::vector<std::size_t> all(only.entries.size());
      std::iota(all.begin(), all.end(), std::size_t{0});
      if (!all.empty() && holds_matrices(only, all)) {
        refuse_costs_under(object.keys[objects.front()], only);
        return of_object(only);
      }
    }
    const bool by_strategy = arrays.empty() != objects.empty();
    if (!by_strategy) {
      source_.fail(object.offset,
                   "found a game without payoffs, expected one of the keys \"payoffs\", \"matrices\", "
                   "\"zero_sum\" and "
                   "\"symmetric\"",
                   std::string(kJsonForms));
    }
    is_by_label_ = true;
    return read_nested_profiles(source_, reading_, root_, object);
  }

  void refuse_costs_under(const std::string& key, const JsonValue& value) const {
    if (root_.find("objective") == nullptr) refuse_costs(source_, reading_.options, value.offset, key);
  }

  /// Arrays within arrays, where the innermost of profiles hold nothing but payoffs.
  static bool holds_matrices(const JsonValue& object, const std::vector<std::size_t>& arrays) {
    return std::all_of(arrays.begin(), arrays.end(),
                       [&](std::size_t i) { return has_rows(object.entries[i]); });
  }

  /// Those of `arrays` that have rows, where the names of all of them say whose they are, as row_payoffs and
  /// col_payoffs do. What stands beside them holds no payoffs, unless its name is one of a further player.
  [[nodiscard]] std::vector<std::size_t> told_matrices(const std::vector<std::size_t>& arrays) const {
    std::vector<std::size_t> matrices;
    std::vector<NamedArray> named;
    for (const std::size_t i : arrays) {
      if (!has_rows(root_.entries[i])) continue;
      matrices.push_back(i);
      named.push_back({root_.keys[i], {}});
    }
    const auto are_told = [&] {
      const ArrayOwners owners = array_owners(source_, named);
      return std::find(owners.begin(), owners.end(), std::nullopt) == owners.end();
    };
    if (named.size() < 2 || !are_told()) return {};
    for (std::size_t i = 0; i < root_.keys.size(); ++i) {
      if (has_rows(root_.entries[i]) || is_aside(root_.keys[i])) continue;
      named.push_back({root_.keys[i], {}});
      if (are_told()) return {};
      named.pop_back();
    }
    return matrices;
  }

  /// {"row_utilities": [4, 0, 1, 3], ...}: nothing says where a row ends.
  void refuse_lists(const JsonValue& object, const std::vector<std::size_t>& arrays) const {
    std::vector<NamedArray> named;
    for (const std::size_t i : arrays) named.push_back({object.keys[i], {}});
    if (named.size() < 2) return;
    const ArrayOwners owners = array_owners(source_, named);
    if (std::find(owners.begin(), owners.end(), std::nullopt) != owners.end()) return;
    source_.fail(object.entries[arrays.front()].offset,
                 "found a list of numbers under " + excerpt(named.front().name) +
                     ", expected an array for each row such as [[4, 0], [1, 3]]");
  }

  Game of_matrices(const JsonValue& object, const std::vector<std::size_t>& arrays) {
    std::vector<NamedArray> named;
    for (const std::size_t i : arrays) {
      refuse_costs_under(object.keys[i], object.entries[i]);
      refuse_transposed(source_, object.entries[i].offset, object.keys[i]);
      named.push_back({object.keys[i], array_of(source_, object.entries[i], 0)});
    }
    const bool is_one_matrix =
        named.size() == 1 && named.front().value.entries.front().entries.front().entries.empty();
    if (is_one_matrix && reading_.options.single_matrix == SingleMatrix::refuse) {
      source_.fail(named.front().value.offset,
                   "found one matrix under " + excerpt(named.front().name) + ", expected one for each player",
                   "a single matrix goes under \"zero_sum\" or \"symmetric\", or is read with --zero-sum or "
                   "--symmetric");
    }
    const bool is_ordered = named.size() > 1 && put_in_order_of_players(named);
    if (named.size() > 1 && !is_ordered) {
      const ArrayOwners owners = array_owners(source_, named);
      if (std::find(owners.begin(), owners.end(), std::nullopt) != owners.end()) {
        source_.fail(named.front().value.offset,
                     "found arrays under " + excerpt(named[0].name) + " and " + excerpt(named[1].name) +
                         R"(, expected "A" and "B" or "matrices")",
                     std::string(kJsonForms));
      }
    }
    const std::size_t first = named.front().value.offset;
    const bool is_exchanged =
        std::ranges::any_of(named, [&](const NamedArray& array) { return array.value.offset < first; });
    Game game = read_array_game(source_, reading_, std::move(named));
    if (is_ordered && is_exchanged) reading_.read_as += ", as their names say";
    return game;
  }

  /// Matrices under the names of the players.
  bool put_in_order_of_players(std::vector<NamedArray>& named) const {
    const std::vector<std::string> names = player_names(root_);
    if (names.size() != named.size()) return false;
    std::vector<NamedArray> ordered;
    for (const std::string& name : names) {
      const auto found = std::find_if(named.begin(), named.end(),
                                      [&](const NamedArray& array) { return array.name == name; });
      if (found == named.end()) return false;
      ordered.push_back({"", found->value});
    }
    named = std::move(ordered);
    return true;
  }

  const SourceText& source_;
  Reading& reading_;
  JsonValue root_;
  /// The key under which the payoffs are; empty where they are all arrays and objects of the root.
  std::string holder_;
  /// The payoffs are all arrays of the root that have rows.
  bool has_told_matrices_ = false;
  /// The payoffs stand under the labels.
  bool is_by_label_ = false;
};

}  // namespace

void refuse_text_of_payoffs(const SourceText& source, const JsonValue& value) {
  if (!value.is(Kind::string) || kind_of(value.text) != CellKind::several) return;
  source.fail(value.offset, "found the text " + excerpt(value.text) + ", expected an array of payoffs",
              "write [4, 2]; of a table that pandas holds, to_csv() writes what is read here");
}

std::vector<std::string> player_names(const JsonValue& root) {
  const JsonValue* players = root.find("players");
  if (players == nullptr) return {};
  if (players->is(Kind::object)) return players->keys;
  std::vector<std::string> names;
  for (const JsonValue& player : players->entries)
    names.push_back(player.is(Kind::object) ? text_under(player, "name") : player.text);
  return names;
}

Game read_json_by_name(const SourceText& source, Reading& reading) {
  return ByName(source, reading).read();
}

}  // namespace nashsolve::formats
