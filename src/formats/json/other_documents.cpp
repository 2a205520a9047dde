// JSON documents that hold more or something else than one game: several games, a game within something else,
// a tree. They are told by their shape: what one game has under a name, or in a list, has no rows within.
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

bool looks_like_game(const JsonValue& value) {
  return value.is(Kind::object) && std::ranges::any_of(value.entries, has_rows);
}

/// {"root": "a", "nodes": {...}}, {"player": "Ann", "children": [{...}, {...}]}
bool is_tree(const JsonValue& value) {
  const JsonValue* const children = value.find("children");
  if (children != nullptr && children->is(Kind::array) && !children->entries.empty())
    return children->entries.front().is(Kind::object);
  return value.find("nodes") != nullptr && (value.find("root") != nullptr || value.find("edges") != nullptr ||
                                            value.find("outcomes") != nullptr);
}

/// {"player1": {"payoffs": [[4, 0], [1, 3]]}, "player2": ...} is one game.
bool are_players(const SourceText& source, const std::vector<std::string>& keys) {
  std::vector<NamedArray> named;
  for (const std::string& key : keys) named.push_back({key, {}});
  const ArrayOwners owners = array_owners(source, named);
  return std::find(owners.begin(), owners.end(), std::nullopt) == owners.end();
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
    if (value.is(Kind::array) && !value.entries.empty() && looks_like_game(value.entries.front()))
      source.fail(value.offset,
                  "found a list of games under " + excerpt(root.keys[i]) + ", expected one game",
                  std::string(kOneALine));
    if (!looks_like_game(value) || JsonLabels::is_key(root.keys[i])) continue;
    games.push_back(root.keys[i]);
    if (first == nullptr) first = &value;
  }
  if (games.size() > 1 && !are_players(source, games)) {
    source.fail(
        first->offset,
        "found games under " + excerpt(games[0]) + " and " + excerpt(games[1]) + ", expected one game",
        std::string(kOneALine));
  }
  // {"payoffMatrix": {"player1": A, "player2": B}} is read.
  if (games.size() == 1 && !std::ranges::all_of(first->entries, has_rows)) {
    source.fail(
        first->offset,
        "found a game under " + excerpt(games.front()) + ", expected its keys in the outermost braces",
        std::string(kJsonForms));
  }
}

}  // namespace nashsolve::formats
