// Empirical games whose players of a role are alike, as gameanalysis and EGTAOnline write them:
//
//   {"players": {"buyers": 2}, "strategies": {"buyers": ["high", "low"]},
//    "profiles": [{"buyers": [["high", 1, 5.5], ["low", 1, 3]]}, ...]}
//   {"roles": [{"name": "buyers", "count": 2, "strategies": ["high", "low"]}],
//    "profiles": [{"symmetry_groups": [{"role": "buyers", "strategy": "high", "count": 2, "payoff": 4}]},
//    ...]}
//
// A profile says how many players of a role choose each strategy, and what each of them is paid. The game
// that is read has all of those players, one after the other in the order of the roles.
#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "json_by_name.hpp"
#include "limits.hpp"
#include "payoff_collector.hpp"
#include "unique_labels.hpp"

namespace nashsolve::formats {

namespace {

using Kind = JsonValue::Kind;

struct Role {
  std::string name;
  std::size_t players = 0;
  UniqueLabels strategies;
  /// Of its first strategy among those of all roles.
  std::size_t first = 0;
};

class RoleSymmetric {
 public:
  RoleSymmetric(const SourceText& source, Reading& reading, const JsonValue& root)
      : source_(source), reading_(reading), root_(root), payoffs_(source, reading) {}

  Game read() {
    read_roles();
    for (const Role& role : roles_) {
      for (std::size_t i = 0; i < role.players; ++i) {
        players_.push_back({role.players == 1 ? role.name : role.name + " " + std::to_string(i + 1),
                            role.strategies.labels()});
        role_of_player_.push_back(&role);
      }
    }
    std::vector<std::size_t> counts;
    for (const Player& player : players_) counts.push_back(player.strategies.size());
    check_size(source_, root_.offset, counts);
    read_profiles();
    fill(counts);
    reading_.read_as = "a role-symmetric game of " + counted(players_.size(), "player") + " in " +
                       counted(roles_.size(), "role");
    return {std::move(players_), std::move(payoffs_).build(), "", ""};
  }

 private:
  /// How many choose each strategy, all roles after one another.
  using Choices = std::vector<std::size_t>;

  [[noreturn]] void fail(const JsonValue& value, const std::string& expected) const {
    source_.fail(value.offset, "found another form of a role-symmetric game, expected " + expected);
  }

  [[nodiscard]] const JsonValue& under(const JsonValue& object, const std::string& key) const {
    const JsonValue* value = object.find(key);
    if (value == nullptr) fail(object, "the key \"" + key + "\"");
    return *value;
  }

  [[nodiscard]] std::size_t count_of(const JsonValue& value) const {
    std::size_t count = 0;
    const auto [end, error] =
        std::from_chars(value.text.data(), value.text.data() + value.text.size(), count);
    if (!value.is(Kind::number) || error != std::errc{} || end != value.text.data() + value.text.size()) {
      source_.fail(value.offset, "found no number of players, expected one");
    }
    return count;
  }

  void add_role(const std::string& name, const JsonValue& count, const JsonValue& strategies) {
    Role role;
    role.name = name.empty() ? "Player" : name;
    role.players = count_of(count);
    if (role.players == 0) source_.fail(count.offset, "found a role without players, expected at least one");
    std::size_t players = role.players;
    for (const Role& other : roles_) players += other.players;
    if (role.players > kMaxPlayers || players > kMaxPlayers) {
      source_.fail(count.offset,
                   "found more than " + std::to_string(kMaxPlayers) + " players, expected fewer");
    }
    if (strategies.entries.empty())
      source_.fail(strategies.offset, "found no strategies, expected at least one");
    for (const JsonValue& strategy : strategies.entries) {
      if (!strategy.is(Kind::string) || strategy.text.empty())
        source_.fail(strategy.offset, "found no label, expected a strategy's label in quotes");
      if (!role.strategies.insert(strategy.text)) {
        source_.fail(strategy.offset,
                     "found the strategy " + excerpt(strategy.text) + " twice, expected different labels");
      }
    }
    role.first = roles_.empty() ? 0 : roles_.back().first + roles_.back().strategies.size();
    roles_.push_back(std::move(role));
  }

  void read_roles() {
    if (const JsonValue* roles = root_.find("roles"); roles != nullptr && roles->is(Kind::array)) {
      for (const JsonValue& role : roles->entries)
        add_role(under(role, "name").text, under(role, "count"), under(role, "strategies"));
    } else {
      const JsonValue& players = under(root_, "players");
      const JsonValue& strategies = under(root_, "strategies");
      if (!players.is(Kind::object)) fail(players, "\"players\" with the number of players of each role");
      for (std::size_t i = 0; i < players.keys.size(); ++i)
        add_role(players.keys[i], players.entries[i], under(strategies, players.keys[i]));
    }
    if (roles_.empty()) fail(root_, "at least one role");
  }

  [[nodiscard]] const Role& role_named(const std::string& name, const JsonValue& place) const {
    const auto role =
        std::find_if(roles_.begin(), roles_.end(), [&](const Role& other) { return other.name == name; });
    if (role == roles_.end())
      source_.fail(place.offset, "found the unknown role " + excerpt(name) + ", expected one of those above");
    return *role;
  }

  /// Counts players and notes what each of them is paid.
  void add_group(Choices& choices, std::vector<const JsonValue*>& payoffs, const Role& role,
                 const JsonValue& strategy, const JsonValue& count, const JsonValue& payoff) const {
    const auto index = role.strategies.find(strategy.text);
    if (!index)
      source_.fail(strategy.offset, "found the unknown strategy " + excerpt(strategy.text) +
                                        ", expected one of " + excerpt(role.name));
    const JsonValue* value = &payoff;
    if (payoff.is(Kind::array) && payoff.entries.size() == 1) value = &payoff.entries.front();
    if (!value->is(Kind::number) && !value->is(Kind::string)) {
      source_.fail(payoff.offset, "found no single payoff, expected a number",
                   payoff.is(Kind::array) ? "of several observations write the mean" : "");
    }
    if (choices[role.first + *index] > 0)
      source_.fail(strategy.offset,
                   "found the strategy " + excerpt(strategy.text) + " twice in a profile, expected it once");
    choices[role.first + *index] = count_of(count);
    payoffs[role.first + *index] = value;
  }

  void read_profile(const JsonValue& profile) {
    const std::size_t strategies = roles_.back().first + roles_.back().strategies.size();
    Choices choices(strategies);
    std::vector<const JsonValue*> payoffs(strategies);
    if (const JsonValue* groups = profile.find("symmetry_groups")) {
      for (const JsonValue& group : groups->entries) {
        const JsonValue& name = under(group, "role");
        add_group(choices, payoffs, role_named(name.text, name), under(group, "strategy"),
                  under(group, "count"), under(group, "payoff"));
      }
    } else {
      if (!profile.is(Kind::object)) fail(profile, "an object with the roles of a profile");
      for (std::size_t i = 0; i < profile.keys.size(); ++i) {
        const Role& role = role_named(profile.keys[i], profile.entries[i]);
        for (const JsonValue& group : profile.entries[i].entries) {
          if (group.entries.size() != 3)
            fail(group, "a strategy, the number of players who choose it, and their payoff");
          add_group(choices, payoffs, role, group.entries[0], group.entries[1], group.entries[2]);
        }
      }
    }
    for (const Role& role : roles_) {
      std::size_t players = 0;
      for (std::size_t i = 0; i < role.strategies.size(); ++i) players += choices[role.first + i];
      if (players == role.players) continue;
      source_.fail(profile.offset, "found " + counted(players, "player") + " of " + excerpt(role.name) +
                                       " in a profile, expected " + std::to_string(role.players));
    }
    if (!profiles_.emplace(choices, payoffs).second)
      source_.fail(profile.offset, "found the profile " + name_of(choices) + " again, expected it once");
  }

  void read_profiles() {
    for (const JsonValue& profile : under(root_, "profiles").entries) read_profile(profile);
  }

  [[nodiscard]] std::string name_of(const Choices& choices) const {
    std::string name;
    for (const Role& role : roles_) {
      for (std::size_t i = 0; i < role.strategies.size(); ++i) {
        if (choices[role.first + i] == 0) continue;
        name += (name.empty() ? "" : ", ") + std::to_string(choices[role.first + i]) + " " +
                role.strategies.labels()[i];
      }
    }
    return excerpt(name);
  }

  void fill(const std::vector<std::size_t>& counts) {
    payoffs_.set_player_count(counts.size());
    std::vector<std::size_t> profile(counts.size());
    std::size_t cells = 1;
    for (const std::size_t count : counts) cells *= count;
    for (std::size_t cell = 0; cell < cells; ++cell) {
      Choices choices(roles_.back().first + roles_.back().strategies.size());
      for (std::size_t i = 0; i < profile.size(); ++i) ++choices[role_of_player_[i]->first + profile[i]];
      const auto found = profiles_.find(choices);
      if (found == profiles_.end()) {
        source_.fail(under(root_, "profiles").offset, "found no profile in which the choices are " +
                                                          name_of(choices) + ", expected every profile");
      }
      for (std::size_t i = 0; i < profile.size(); ++i) {
        const JsonValue& payoff = *found->second[role_of_player_[i]->first + profile[i]];
        payoffs_.add(i, payoff.text, payoff.offset);
      }
      for (std::size_t i = profile.size(); i-- > 0;) {
        if (++profile[i] < counts[i]) break;
        profile[i] = 0;
      }
    }
  }

  const SourceText& source_;
  Reading& reading_;
  const JsonValue& root_;
  std::vector<Role> roles_;
  std::vector<Player> players_;
  std::vector<const Role*> role_of_player_;
  std::map<Choices, std::vector<const JsonValue*>> profiles_;
  PayoffCollector payoffs_;
};

}  // namespace

Game read_role_symmetric(const SourceText& source, Reading& reading, const JsonValue& root) {
  return RoleSymmetric(source, reading, root).read();
}

}  // namespace nashsolve::formats
