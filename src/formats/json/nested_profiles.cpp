// Payoffs under the names of strategies:
//
//   {"T": {"L": [4, 2], "R": [0, -1]}, "B": {"L": [1, 5], "R": [3, 3]}}
//   {"T,L": [4, 2], "T,R": [0, -1], "B,L": [1, 5], "B,R": [3, 3]}
//   {"T": {"L": {"Ann": 4, "Bob": 2}, ...}, ...}                           as gameanalysis writes matrix
//   games
//
// The order of the names may differ from object to object; strategies are numbered as they first appear.
#include <algorithm>
#include <cctype>
#include <string>
#include <utility>
#include <vector>

#include "json_by_name.hpp"
#include "json_labels.hpp"
#include "limits.hpp"
#include "named_players.hpp"
#include "number_text.hpp"
#include "payoff_collector.hpp"
#include "profile_list.hpp"
#include "unique_labels.hpp"

namespace nashsolve::formats {

namespace {

using Kind = JsonValue::Kind;

class NestedProfiles {
 public:
  NestedProfiles(const SourceText& source, Reading& reading, const JsonValue& root, const JsonValue& profiles)
      : source_(source),
        reading_(reading),
        names_(player_names(root)),
        are_names_told_(!names_.empty()),
        profiles_(profiles),
        payoffs_(source, reading) {
    if (names_.empty() && reading.options.single_matrix == SingleMatrix::refuse)
      names_ = innermost_names(profiles);
  }

  Game read() {
    const Outermost outer = outermost();
    if (outer == Outermost::unclear) {
      source_.fail(
          profiles_.entries.front().offset,
          "found " + excerpt(profiles_.keys.front()) +
              (names_.empty() ? " outermost, which may be a player or a strategy"
                              : " outermost and " + excerpt(names_.front()) +
                                    " innermost, either of which may be a player") +
              ", expected it to be said which",
          R"(nest player 1's strategies outermost, and say {"players": ["Ann", "Bob"], "payoffs": {...}})");
    }
    if (outer == Outermost::players) {
      source_.fail(
          profiles_.entries.front().offset,
          "found payoffs under " + excerpt(profiles_.keys.front()) +
              ", which may be a player, expected player 1's strategies outermost",
          R"(nest the strategies of player 1, then player 2's: {"T": {"L": [4, 2], "R": [0, -1]}, ...})");
    }
    std::vector<std::string> path;
    collect(profiles_, path);
    if (profiles_found_.empty())
      source_.fail(profiles_.offset, "found no payoffs, expected those of each profile");
    list_.set_player_count(profiles_found_.front().path.size());
    for (const Profile& profile : profiles_found_) list(profile);
    const std::vector<std::size_t> order = list_.in_order_of_cells(profiles_.offset);
    counts_ = list_.counts();
    const bool is_matrix = profiles_found_.front().payoffs->is(Kind::number);
    if (is_matrix && (counts_.size() != 2 || reading_.options.single_matrix == SingleMatrix::refuse)) {
      source_.fail(profiles_found_.front().payoffs->offset,
                   "found one payoff of a profile, expected an array of " + std::to_string(counts_.size()) +
                       ", one per player",
                   counts_.size() == 2 ? "a single matrix is read with --zero-sum or --symmetric" : "");
    }
    payoffs_.set_player_count(counts_.size());
    for (const std::size_t profile : order) add(*profiles_found_[profile].payoffs);
    std::vector<PayoffTable> tables = std::move(payoffs_).build();
    if (is_matrix) {
      const SingleMatrix said = reading_.options.single_matrix;
      if (said == SingleMatrix::symmetric) list_.refuse_unlike(profiles_.offset, "player 1", "player 2");
      tables[1] = other_side(tables[0], said, counts_[0]);
    }
    std::vector<Player> players = default_players(counts_);
    UniqueLabels unique;
    for (std::size_t i = 0; i < players.size(); ++i) {
      players[i].strategies = list_.take_labels(i);
      if (i < names_.size() && names_.size() == players.size() && !names_[i].empty() &&
          unique.insert(names_[i]))
        players[i].name = names_[i];
    }
    reading_.read_as = "profiles by the strategies of " + counted(players.size(), "player") + ", " +
                       players.front().name + " first";
    return {std::move(players), std::move(tables), "", ""};
  }

 private:
  struct Profile {
    std::vector<std::string> path;
    const JsonValue* payoffs;
  };

  /// `Ann` and `Bob` of `{"Ann": 4, "Bob": 2}` below the strategies of two: as many numbers as strategies are
  /// payoffs under the names of the players, in the order in which these count.
  static std::vector<std::string> innermost_names(const JsonValue& profiles) {
    const JsonValue* value = &profiles;
    for (std::size_t depth = 0; value->is(Kind::object); ++depth) {
      const auto inner = std::find_if(value->entries.begin(), value->entries.end(),
                                      [](const JsonValue& entry) { return entry.is(Kind::object); });
      if (inner != value->entries.end()) {
        value = &*inner;
        continue;
      }
      const bool is_payoffs =
          (depth > 1 ? value->keys.size() == depth
                     : depth == 1 && named_by_all(profiles.keys.front(), value->keys.size())) &&
          std::all_of(value->entries.begin(), value->entries.end(), [](const JsonValue& entry) {
            return entry.is(Kind::number) || entry.is(Kind::string);
          });
      if (!is_payoffs) return {};
      std::vector<std::string> names = value->keys;
      const std::vector<std::size_t> order = named_players({names.begin(), names.end()}).players;
      for (std::size_t i = 0; i < order.size(); ++i) names[order[i]] = value->keys[i];
      return names;
    }
    return {};
  }

  /// A key `T,L` of two players' strategies.
  static bool named_by_all(const std::string& key, std::size_t players) {
    return players > 1 && static_cast<std::size_t>(std::ranges::count(key, ',')) + 1 == players;
  }

  enum class Outermost { strategies, players, unclear };

  static bool are_letters(const std::vector<std::string>& names) {
    return std::ranges::all_of(names, [](const std::string& name) {
      return name.size() == 1 && std::isdigit(static_cast<unsigned char>(name.front())) == 0;
    });
  }

  /// `P1` and `P2`, `1` and `2`, not `X` and `Y`.
  static bool count_players(const std::vector<std::string>& names) {
    return !are_letters(names) && !named_players({names.begin(), names.end()}).players.empty();
  }

  /// `{"Row": {"T": {"L": 4, ...}}, "Column": ...}` has the form of `{"T": {"L": {"Ann": 4, ...}}}`, so that
  /// names have to tell them apart: of players, of strategies, which are rather letters and may be the same
  /// for both players.
  [[nodiscard]] Outermost outermost() const {
    const std::vector<std::string>& outer = profiles_.keys;
    if (are_called_players(outer)) return Outermost::players;
    if (are_names_told_) {
      return std::ranges::is_permutation(outer, names_) ? Outermost::players : Outermost::strategies;
    }
    const JsonValue& first = profiles_.entries.front();
    const bool may_be_strategies = first.is(Kind::object) && first.keys == outer;
    if (names_.empty() && may_name_players(outer) && !may_be_strategies) return Outermost::unclear;
    if (may_name_players(outer) && !may_be_strategies) return Outermost::players;
    if (names_.size() != outer.size()) return Outermost::strategies;
    if (std::ranges::is_permutation(outer, names_)) return Outermost::players;
    if (!first.is(Kind::object) || !first.entries.front().is(Kind::object)) return Outermost::strategies;
    if (are_called_players(names_) || may_name_players(names_)) return Outermost::strategies;
    if (count_players(outer) != count_players(names_))
      return count_players(outer) ? Outermost::players : Outermost::strategies;
    if (first.keys == outer) return Outermost::strategies;
    if (first.keys == names_) return Outermost::players;
    if (are_letters(outer) != are_letters(names_))
      return are_letters(outer) ? Outermost::strategies : Outermost::players;
    return Outermost::unclear;
  }

  [[nodiscard]] bool holds_payoffs(const JsonValue& value) const {
    if (!value.is(Kind::object)) return true;
    // By the names of the players.
    return !names_.empty() && value.keys.size() == names_.size() &&
           std::is_permutation(value.keys.begin(), value.keys.end(), names_.begin());
  }

  static bool is_list_of_labels(const std::string& key, const JsonValue& value) {
    return value.is(Kind::array) && (key == "players" || JsonLabels::is_key(key));
  }

  void collect(const JsonValue& object, std::vector<std::string>& path) {
    for (std::size_t i = 0; i < object.entries.size(); ++i) {
      const JsonValue& value = object.entries[i];
      // A title or the like beside the strategies, or their list.
      if (&object == &profiles_ && (value.is(Kind::string) || is_list_of_labels(object.keys[i], value)))
        continue;
      const std::size_t depth = path.size();
      if (holds_payoffs(value) && depth == 0) {
        split(object.keys[i], path);
      } else {
        path.push_back(object.keys[i]);
      }
      if (path.size() > kMaxPlayers)
        source_.fail(value.offset, "found objects nested too deep, expected at most " +
                                       std::to_string(kMaxPlayers) + " players");
      if (holds_payoffs(value)) {
        profiles_found_.push_back({path, &value});
      } else {
        collect(value, path);
      }
      path.resize(depth);
    }
  }

  /// What divides the strategies in all keys of profiles: the first that stands in each of them once less
  /// than there are payoffs.
  [[nodiscard]] char divider() const {
    for (const char c : {',', '|', ';', '/', '-', '_', ' '}) {
      bool divides_all = true;
      for (std::size_t i = 0; i < profiles_.keys.size() && divides_all; ++i) {
        const std::size_t payoffs = profiles_.entries[i].entries.size();
        const auto count = static_cast<std::size_t>(std::ranges::count(profiles_.keys[i], c));
        divides_all = payoffs == 0 || count + 1 == payoffs;
      }
      if (divides_all) return c;
    }
    return ',';
  }

  void split(std::string_view key, std::vector<std::string>& path) {
    if (comma_ == 0) comma_ = divider();
    const char comma = comma_;
    const bool is_bracketed = key.size() > 2 && ((key.front() == '(' && key.back() == ')') ||
                                                 (key.front() == '[' && key.back() == ']'));
    if (is_bracketed) key = key.substr(1, key.size() - 2);
    for (std::size_t begin = 0; begin <= key.size();) {
      const std::size_t end = std::min(key.find(comma, begin), key.size());
      std::string_view part = trimmed_cell(key.substr(begin, end - begin));
      if (part.size() > 2 && (part.front() == '\'' || part.front() == '"') && part.back() == part.front())
        part = part.substr(1, part.size() - 2);
      path.emplace_back(part);
      begin = end + 1;
    }
  }

  void list(const Profile& profile) {
    if (profile.path.size() != list_.player_count()) {
      source_.fail(profile.payoffs->offset, "found the payoffs of a profile of " +
                                                counted(profile.path.size(), "strategy") + ", expected " +
                                                std::to_string(list_.player_count()) + " as before");
    }
    for (const std::string& label : profile.path) list_.add_strategy(label.empty() ? "(empty)" : label);
    list_.end_profile(profile.payoffs->offset);
  }

  void add_number(std::size_t player, const JsonValue& value) {
    if (!value.is(Kind::number) && !value.is(Kind::string))
      source_.fail(value.offset, "found no number, expected a payoff", std::string(kJsonForms));
    payoffs_.add(player, value.text, value.offset);
  }

  void add(const JsonValue& payoffs) {
    const std::size_t players = counts_.size();
    if (payoffs.is(Kind::number)) {
      add_number(0, payoffs);
      return;
    }
    refuse_text_of_payoffs(source_, payoffs);
    if (!payoffs.is(Kind::array) && !payoffs.is(Kind::object))
      source_.fail(payoffs.offset, "found no payoffs, expected an array of them");
    for (const JsonValue& payoff : payoffs.entries) refuse_text_of_payoffs(source_, payoff);
    if (payoffs.entries.size() != players) {
      source_.fail(payoffs.offset,
                   "found " + counted(payoffs.entries.size(), "payoff") + ", expected " +
                       std::to_string(players) + ", one per player",
                   players == 1 ? R"(the key of a profile has the strategies of all players: "T,L": [4, 2])"
                                : std::string(kJsonForms));
    }
    if (payoffs.is(Kind::object) && !are_names_told_ && payoffs.keys != names_ &&
        named_players({names_.begin(), names_.end()}).players.empty()) {
      source_.fail(payoffs.offset,
                   "found " + excerpt(payoffs.keys.front()) + " first, expected " + excerpt(names_.front()) +
                       " as before, whose place says who is player 1",
                   R"(or the file says it: {"players": ["Ann", "Bob"], "payoffs": {...}})");
    }
    for (std::size_t player = 0; player < players; ++player) {
      add_number(player, payoffs.is(Kind::object) ? *payoffs.find(names_[player]) : payoffs.entries[player]);
    }
  }

  const SourceText& source_;
  Reading& reading_;
  std::vector<std::string> names_;
  /// By the file, outside of the payoffs.
  bool are_names_told_;
  const JsonValue& profiles_;
  PayoffCollector payoffs_;
  /// What divides the strategies of a key; 0 where it was not looked for.
  char comma_ = 0;
  std::vector<Profile> profiles_found_;
  ProfileList list_{source_, "entry"};
  std::vector<std::size_t> counts_;
};

}  // namespace

Game read_nested_profiles(const SourceText& source, Reading& reading, const JsonValue& root,
                          const JsonValue& profiles) {
  return NestedProfiles(source, reading, root, profiles).read();
}

}  // namespace nashsolve::formats
