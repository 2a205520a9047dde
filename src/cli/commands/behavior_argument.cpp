#include "behavior_argument.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "display_text.hpp"
#include "json_tree.hpp"
#include "profile_argument.hpp"
#include "tree_text.hpp"

namespace nashsolve::cli {

namespace {

using formats::JsonValue;

class BehaviorParser {
 public:
  explicit BehaviorParser(const GameTree& tree)
      : tree_(tree), names_(report::information_set_names(tree)), behavior_(names_.size()) {
    for (std::size_t h = 0; h < names_.size(); ++h) behavior_[h] = tree.information_sets()[h].probabilities;
  }

  Behavior from_line(std::string_view line) {
    const std::vector<std::string> players = split(line, '|');
    require_players(players.size(), tree_.player_count());
    for (std::uint32_t player = 0; player < players.size(); ++player) {
      read_sets(player, trimmed(players[player]));
    }
    return std::move(behavior_);
  }

  /// As in the results.
  Behavior from_objects(const JsonValue& list) {
    for (const JsonValue& each : list.entries) {
      const JsonValue* const number = each.find("information_set");
      const JsonValue* const probabilities = each.find("probabilities");
      const auto set = number == nullptr ? std::nullopt : parse_int64(number->text);
      if (!set || probabilities == nullptr || *set < 0 || static_cast<std::size_t>(*set) >= names_.size() ||
          player_of(*set) == kChance) {
        throw ProfileError(
            R"(found no information set of a player, expected entries like {"information_set": 1, "probabilities": ["1/2", "1/2"]})");
      }
      if (probabilities->is_null()) continue;
      set_probabilities(static_cast<std::uint32_t>(*set), texts(*probabilities));
    }
    return std::move(behavior_);
  }

  Behavior from_lists(const JsonValue& players) {
    require_players(players.entries.size(), tree_.player_count());
    for (std::uint32_t player = 0; player < players.entries.size(); ++player) {
      const std::vector<std::uint32_t> own = sets_of(player);
      const JsonValue& sets = players.entries[player];
      if (!sets.is(JsonValue::Kind::array) || sets.entries.size() != own.size()) {
        throw ProfileError(fmt::format("found {} information sets of {}, expected {}", sets.entries.size(),
                                       tree_.players()[player], own.size()));
      }
      for (std::size_t k = 0; k < own.size(); ++k) {
        if (!sets.entries[k].is_null()) set_probabilities(own[k], texts(sets.entries[k]));
      }
    }
    return std::move(behavior_);
  }

 private:
  static std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
  }

  [[nodiscard]] std::uint32_t player_of(std::int64_t set) const {
    return tree_.information_sets()[static_cast<std::size_t>(set)].player;
  }

  [[nodiscard]] std::vector<std::uint32_t> sets_of(std::uint32_t player) const {
    std::vector<std::uint32_t> result;
    for (std::uint32_t h = 0; h < names_.size(); ++h) {
      if (player_of(h) == player) result.push_back(h);
    }
    return result;
  }

  static std::vector<std::string> texts(const JsonValue& list) {
    std::vector<std::string> result;
    for (const JsonValue& each : list.entries) result.push_back(each.text);
    return result;
  }

  void set_probabilities(std::uint32_t set, const std::vector<std::string>& texts) {
    const InformationSet& information = tree_.information_sets()[set];
    if (!behavior_[set].empty()) throw ProfileError(fmt::format("found '{}' twice", names_[set]));
    behavior_[set] =
        parse_probabilities(fmt::format("'{}' of {}", names_[set], tree_.players()[information.player]),
                            information.actions.size(), texts);
  }

  /// The set of `player` with whose name and a colon the text begins.
  [[nodiscard]] std::uint32_t set_at(std::uint32_t player, std::string_view text) const {
    std::uint32_t found = kNone;
    for (const std::uint32_t set : sets_of(player)) {
      const std::string& name = names_[set];
      if (text.starts_with(name) && trimmed(text.substr(name.size())).starts_with(':') &&
          (found == kNone || name.size() > names_[found].size())) {
        found = set;
      }
    }
    return found;
  }

  void read_sets(std::uint32_t player, std::string_view text) {
    if (text == "no move" && sets_of(player).empty()) return;
    while (!text.empty()) {
      const std::uint32_t set = set_at(player, text);
      if (set == kNone) {
        throw ProfileError(fmt::format(
            "found '{}' for {}, expected an information set and a colon, like '{}: '", text,
            tree_.players()[player], sets_of(player).empty() ? "no move" : names_[sets_of(player).front()]));
      }
      text.remove_prefix(text.find(':', names_[set].size()) + 1);
      std::size_t end = text.find(';');
      while (end != std::string_view::npos && set_at(player, trimmed(text.substr(end + 1))) == kNone &&
             !trimmed(text.substr(end + 1)).empty() && text.find(';', end + 1) != std::string_view::npos) {
        end = text.find(';', end + 1);
      }
      read_actions(set, trimmed(text.substr(0, end)));
      text = end == std::string_view::npos ? std::string_view() : trimmed(text.substr(end + 1));
    }
  }

  /// "check 2/3, bet 1/3", or "check"; after an action's name a colon may stand.
  void read_actions(std::uint32_t set, std::string_view text) {
    const std::vector<std::string>& actions = tree_.information_sets()[set].actions;
    std::vector<std::string> probabilities(actions.size(), "0");
    do {
      std::size_t found = actions.size();
      for (std::size_t a = 0; a < actions.size(); ++a) {
        const std::string name = report::printable(actions[a]);
        const std::string_view rest = text.substr(std::min(name.size(), text.size()));
        const bool is_here = text.starts_with(name) && (rest.empty() || rest.starts_with(' ') ||
                                                        rest.starts_with(',') || rest.starts_with(':'));
        if (is_here && (found == actions.size() || name.size() > report::printable(actions[found]).size())) {
          found = a;
        }
      }
      if (found == actions.size()) {
        throw ProfileError(fmt::format("found '{}' at '{}', expected one of its actions {}", text,
                                       names_[set], fmt::join(actions, ", ")));
      }
      text.remove_prefix(report::printable(actions[found]).size());
      if (text.starts_with(':')) text.remove_prefix(1);
      const std::size_t end = text.find(',');
      const std::string_view number = trimmed(text.substr(0, end));
      probabilities[found] = number.empty() ? "1" : std::string(number);
      text = end == std::string_view::npos ? std::string_view() : trimmed(text.substr(end + 1));
    } while (!text.empty());
    set_probabilities(set, probabilities);
  }

  const GameTree& tree_;
  std::vector<std::string> names_;
  Behavior behavior_;
};

/// Lists within lists of lists; a player who never moves has an empty one, which no strategies are.
bool is_by_sets(const JsonValue& json) {
  return std::ranges::all_of(json.entries, [](const JsonValue& player) {
    return player.is(JsonValue::Kind::array) && std::ranges::all_of(player.entries, [](const JsonValue& set) {
             return !set.is(JsonValue::Kind::number) && !set.is(JsonValue::Kind::string);
           });
  });
}

}  // namespace

std::optional<Behavior> parse_behavior(const GameTree& tree, const std::vector<std::string>& words) {
  const std::string text = fmt::format("{}", fmt::join(words, " "));
  const char first = first_character(words);
  if (first != '[' && first != '{') {
    if (text.find(':') == std::string::npos) return std::nullopt;
    return BehaviorParser(tree).from_line(text);
  }
  const std::optional<JsonValue> json = parse_json(text);
  if (!json) return std::nullopt;
  const JsonValue* const behavior = json->find("behavior");
  const JsonValue& list = behavior == nullptr ? *json : *behavior;
  if (!list.is(JsonValue::Kind::array) || list.entries.empty()) return std::nullopt;
  if (list.entries.front().is(JsonValue::Kind::object)) return BehaviorParser(tree).from_objects(list);
  return is_by_sets(list) ? std::optional(BehaviorParser(tree).from_lists(list)) : std::nullopt;
}

}  // namespace nashsolve::cli
