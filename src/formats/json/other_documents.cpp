// JSON documents that hold more or something else than one game: several games, a game within something else,
// a tree. They are told by their shape: rows of payoffs below a name or in a list, and none at the top.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "array_game.hpp"
#include "json_by_name.hpp"
#include "json_labels.hpp"

namespace nashsolve::formats {

namespace {

using Kind = JsonValue::Kind;

bool is_of_payoffs(const std::string& key) {
  return key == "payoffs" || key == "matrices" || key == "zero_sum" || key == "symmetric";
}

/// Whether the names say whose each of them is.
bool are_of_players(const SourceText& source, const std::vector<std::string>& keys) {
  std::vector<NamedArray> named;
  for (const std::string& key : keys) named.push_back({key, {}});
  const ArrayOwners owners = array_owners(source, named);
  return std::find(owners.begin(), owners.end(), std::nullopt) == owners.end();
}

/// {"payoffs": [[[4, 2], ...], ...]}, {"payoffs1": [[4, 0], [1, 3]], "payoffs2": ...}
bool looks_like_game(const SourceText& source, const JsonValue& value) {
  if (!value.is(Kind::object)) return false;
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < value.keys.size(); ++i) {
    if (has_rows(value.entries[i])) keys.push_back(value.keys[i]);
  }
  return std::ranges::any_of(keys, is_of_payoffs) || (keys.size() > 1 && are_of_players(source, keys));
}

/// {"root": "a", "nodes": {...}}, {"player": "Ann", "children": [{...}, {...}]}
bool is_tree(const JsonValue& value) {
  const JsonValue* const children = value.find("children");
  if (children != nullptr && children->is(Kind::array) && !children->entries.empty())
    return children->entries.front().is(Kind::object);
  return value.find("nodes") != nullptr && (value.find("root") != nullptr || value.find("edges") != nullptr ||
                                            value.find("outcomes") != nullptr);
}

constexpr std::string_view kOneALine =
    "several games stand in a file named *.jsonl, one a line, without brackets and commas around them";

}  // namespace

bool has_rows(const JsonValue& value) {
  return value.is(Kind::array) && !value.entries.empty() && value.entries.front().is(Kind::array);
}

void refuse_other_documents(const SourceText& source, const JsonValue& root) {
  if (std::ranges::any_of(root.entries, has_rows)) return;
  std::vector<std::string> games;
  const JsonValue* first = nullptr;
  for (std::size_t i = 0; i < root.entries.size(); ++i) {
    const JsonValue& value = root.entries[i];
    if (is_tree(value) || is_tree(root))
      source.fail(is_tree(root) ? root.offset : value.offset,
                  "found a tree, expected a game in strategic form", "write the tree as Gambit's .efg");
    if (value.is(Kind::array) && !value.entries.empty() && looks_like_game(source, value.entries.front()))
      source.fail(value.offset,
                  "found a list of games under " + excerpt(root.keys[i]) + ", expected one game",
                  std::string(kOneALine));
    if (!looks_like_game(source, value) || JsonLabels::is_key(root.keys[i])) continue;
    games.push_back(root.keys[i]);
    if (first == nullptr) first = &value;
  }
  if (games.size() > 1 && are_of_players(source, games)) {
    source.fail(first->offset,
                "found the payoffs of " + excerpt(games[0]) + " and " + excerpt(games[1]) +
                    " in an object of each, expected a matrix under each name",
                R"(write {"matrices": [A, B]}, both with a row for each strategy of player 1)");
  }
  if (games.size() > 1) {
    source.fail(
        first->offset,
        "found games under " + excerpt(games[0]) + " and " + excerpt(games[1]) + ", expected one game",
        std::string(kOneALine));
  }
  // {"payoffMatrix": {"player1": A, "player2": B}} is read.
  if (games.size() == 1 &&
      (std::ranges::any_of(first->keys, is_of_payoffs) || !std::ranges::all_of(first->entries, has_rows))) {
    source.fail(
        first->offset,
        "found a game under " + excerpt(games.front()) + ", expected its keys in the outermost braces",
        std::string(kJsonForms));
  }
}

}  // namespace nashsolve::formats
