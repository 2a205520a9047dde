#include "subset_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <variant>

#include "display_text.hpp"
#include "text_page.hpp"
#include "words.hpp"

namespace nashsolve::report {

namespace {

constexpr std::string_view kEveryMix = "every mixed strategy";

/// What the player is certain to play, if anything.
std::optional<std::uint32_t> pure_strategy(const Equilibrium& equilibrium, std::size_t player) {
  if (equilibrium.is_exact()) {
    const MixedStrategy& own = equilibrium.exact()[player];
    return own.is_pure() ? std::optional(own.support().front()) : std::nullopt;
  }
  std::optional<std::uint32_t> only;
  const auto& own = std::get<EnclosedProfile>(equilibrium.profile).probabilities[player];
  for (std::uint32_t s = 0; s < own.size(); ++s) {
    if (sgn(own[s].upper) == 0) continue;
    if (only) return std::nullopt;
    only = s;
  }
  return only;
}

Enclosure probability(const Equilibrium& equilibrium, std::size_t player, std::size_t strategy) {
  if (!equilibrium.is_exact()) {
    return std::get<EnclosedProfile>(equilibrium.profile).probabilities[player][strategy];
  }
  const Rational exact = equilibrium.exact()[player].probability(strategy);
  return {exact, exact};
}

/// Whether the player plays the same in both; irrational strategies are the same where their enclosures are.
bool same_strategy(const Equilibrium& a, const Equilibrium& b, std::size_t player) {
  if (a.is_exact() && b.is_exact()) return a.exact()[player] == b.exact()[player];
  const std::size_t size = (a.is_exact() ? a.exact()[player].size()
                                         : std::get<EnclosedProfile>(a.profile).probabilities[player].size());
  for (std::size_t s = 0; s < size; ++s) {
    const Enclosure p = probability(a, player, s);
    const Enclosure q = probability(b, player, s);
    if (p.lower != q.lower || p.upper != q.upper) return false;
  }
  return true;
}

/// "every mix of A and B", or the strategy itself where there is no choice.
std::string mix_text(const Game& game, const Solution& solution, const NashSubset& subset,
                     std::size_t player) {
  const std::vector<std::size_t>& vertices = subset.vertices[player];
  const bool all_pure = std::ranges::all_of(vertices, [&](std::size_t position) {
    return pure_strategy(solution.equilibria[position], player).has_value();
  });
  if (all_pure && vertices.size() == game.strategy_count(player)) return std::string(kEveryMix);
  std::string names;
  if (all_pure) {
    const std::vector<std::string>& strategies = game.players()[player].strategies;
    std::vector<std::string> labels;
    labels.reserve(vertices.size());
    for (const std::size_t position : vertices) {
      labels.push_back(printable(strategies[*pure_strategy(solution.equilibria[position], player)]));
    }
    const bool is_unlabelled = strategies.front() == "1";
    if (is_unlabelled) names = vertices.size() > 1 ? "strategies " : "strategy ";
    names += listed(labels);
  } else if (std::ranges::is_sorted(vertices)) {
    names = numbered(vertices);
  } else {
    std::vector<std::size_t> sorted = vertices;
    std::ranges::sort(sorted);
    names = numbered(sorted);
  }
  if (vertices.size() > 1) return "every mix of " + names;
  return all_pure ? names : "the strategy of " + names;
}

/// The equilibria of a component by their profiles.
class ProfileIndex {
 public:
  ProfileIndex(const Solution& solution, const Component& component)
      : solution_(solution), component_(component), sorted_(component.equilibria) {
    std::erase_if(sorted_, [&](std::size_t k) { return !solution_.equilibria[k].is_exact(); });
    // Mostly so already: that is their order in a solution.
    const auto by_profile = [this](std::size_t k) -> const Profile& { return profile(k); };
    if (!std::ranges::is_sorted(sorted_, std::ranges::greater(), by_profile)) {
      std::ranges::sort(sorted_, std::ranges::greater(), by_profile);
      is_ascending_ = false;
    }
  }

  /// The equilibrium at which each player i plays what it plays in equilibrium sources[i].
  [[nodiscard]] std::optional<std::size_t> find(const std::vector<std::size_t>& sources) const {
    Profile wanted;
    for (std::size_t i = 0; i < sources.size(); ++i) {
      if (!solution_.equilibria[sources[i]].is_exact()) return find_enclosed(sources);
      wanted.push_back(profile(sources[i])[i]);
    }
    const auto place = [this, &wanted](auto first, auto last) {
      return std::ranges::lower_bound(first, last, wanted, std::ranges::greater(),
                                      [this](std::size_t k) -> const Profile& { return profile(k); });
    };
    auto found = sorted_.end();
    if (is_ascending_) {
      // The sources are the first equilibria with these strategies: the wanted one is mostly not far behind.
      auto first = std::ranges::lower_bound(sorted_, sources.front());
      std::ptrdiff_t step = 1;
      for (; step < sorted_.end() - first && profile(first[step]) > wanted; step *= 2) first += step;
      found = place(first, first + std::min(step + 1, sorted_.end() - first));
    }
    if (found == sorted_.end() || profile(*found) != wanted) found = place(sorted_.begin(), sorted_.end());
    if (found == sorted_.end() || profile(*found) != wanted) return std::nullopt;
    return *found;
  }

 private:
  [[nodiscard]] const Profile& profile(std::size_t k) const { return solution_.equilibria[k].exact(); }

  [[nodiscard]] std::optional<std::size_t> find_enclosed(const std::vector<std::size_t>& sources) const {
    for (const std::size_t position : component_.equilibria) {
      bool is_same = true;
      for (std::size_t i = 0; is_same && i < sources.size(); ++i) {
        is_same = same_strategy(solution_.equilibria[position], solution_.equilibria[sources[i]], i);
      }
      if (is_same) return position;
    }
    return std::nullopt;
  }

  const Solution& solution_;
  const Component& component_;
  /// By profile, largest first.
  std::vector<std::size_t> sorted_;
  /// Whether the positions ascend, too.
  bool is_ascending_ = true;
};

/// The equilibria that a subset with one varying player runs between.
std::vector<std::size_t> ends_of(const NashSubset& subset, std::size_t varying, const ProfileIndex& index) {
  std::vector<std::size_t> sources;
  for (const auto& vertices : subset.vertices) sources.push_back(vertices.front());
  std::vector<std::size_t> ends;
  for (const std::size_t vertex : subset.vertices[varying]) {
    sources[varying] = vertex;
    ends.push_back(index.find(sources).value_or(vertex));
  }
  std::ranges::sort(ends);
  return ends;
}

/// "strategies 1, 2 and 3", "Top and Bottom", "A, B, C and 97 others".
std::string strategies_text(const Player& player, const std::vector<std::uint32_t>& strategies) {
  constexpr std::size_t kMostNamed = 20;
  constexpr std::size_t kNamed = 10;
  const std::size_t named = strategies.size() > kMostNamed ? kNamed : strategies.size();
  std::vector<std::string> labels;
  for (std::size_t k = 0; k < named; ++k) labels.push_back(printable(player.strategies[strategies[k]]));
  if (named < strategies.size()) labels.push_back(grouped(strategies.size() - named) + " others");
  const bool is_unlabelled = player.strategies.front() == "1";
  return (!is_unlabelled ? "" : strategies.size() == 1 ? "strategy " : "strategies ") + listed(labels);
}

/// "a set of dimension 14 with more extreme points than are listed: for Player 1 every mix of A and B to
/// which C and D are best responses; for Player 2 E".
std::string conditions_text(const Game& game, const NashSubset& subset) {
  std::size_t dimension = 0;
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < subset.sets.size(); ++i) {
    const StrategySet& set = subset.sets[i];
    dimension += set.dimension;
    const Player& own = game.players()[i];
    const Player& other = game.players()[1 - i];
    std::string part = "for " + printable(own.name) + " ";
    if (set.used.size() > 1) part += "every mix of ";
    part += strategies_text(own, set.used);
    if (set.used.size() > 1) {
      part += fmt::format(" to which {} of {} {}", strategies_text(other, set.best_responses),
                          printable(other.name),
                          set.best_responses.size() == 1 ? "is a best response" : "are best responses");
    }
    parts.push_back(std::move(part));
  }
  return fmt::format("a set of dimension {} with more extreme points than are listed: {}", grouped(dimension),
                     joined(parts, "; "));
}

/// "T with probability 1/4 to 1/2 and B with 1/2 to 3/4", as far as they vary.
std::string ranges_text(const Player& player, const std::vector<MixedStrategy>& vertices) {
  std::vector<std::string> parts;
  for (std::size_t s = 0; s < player.strategies.size(); ++s) {
    Rational least = vertices.front().probability(s);
    Rational most = least;
    for (const MixedStrategy& vertex : vertices) {
      least = std::min(least, vertex.probability(s));
      most = std::max(most, vertex.probability(s));
    }
    if (sgn(most) == 0) continue;
    std::string part = player.strategies.front() == "1" ? "strategy " : "";
    part += printable(player.strategies[s]);
    if (least != 1) {
      part += (parts.empty() ? " with probability " : " with ") + to_string(least);
      if (least != most) part += " to " + to_string(most);
    }
    parts.push_back(std::move(part));
  }
  return listed(parts);
}

/// What a polytope of mixes of more than two strategies is, of which ranges do not tell the shape: "a mix of
/// (T with probability 1/4 and B with 3/4), (T) and (C)".
std::string vertices_text(const Player& player, const std::vector<MixedStrategy>& vertices) {
  std::vector<std::string> parts;
  for (const MixedStrategy& vertex : vertices) parts.push_back("(" + ranges_text(player, {vertex}) + ")");
  return "a mix of " + listed(parts);
}

std::size_t count_used(const std::vector<MixedStrategy>& vertices) {
  std::set<std::uint32_t> used;
  for (const MixedStrategy& vertex : vertices) used.insert(vertex.support().begin(), vertex.support().end());
  return used.size();
}

/// "a curve: Player 1 plays ...; such that for Player 1 B pays as much as T".
std::string curve_text(const Game& game, const CurvedSet& curve) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < curve.polytopes.size(); ++i) {
    const Player& player = game.players()[i];
    const std::vector<MixedStrategy>& vertices = curve.polytopes[i];
    std::vector<std::uint32_t> pure;
    for (const MixedStrategy& vertex : vertices) {
      if (vertex.is_pure()) pure.push_back(vertex.support().front());
    }
    std::ranges::sort(pure);
    const bool is_any_mix = vertices.size() > 1 && pure.size() == vertices.size();
    const bool has_ranges = vertices.size() == 1 || count_used(vertices) <= 2;
    const std::string name = printable(player.name);
    parts.push_back(is_any_mix   ? name + " mixes " + strategies_text(player, pure)
                    : has_ranges ? name + " plays " + ranges_text(player, vertices)
                                 : name + " plays " + vertices_text(player, vertices));
  }
  std::vector<std::string> conditions;
  for (const PayoffCondition& each : curve.conditions) {
    const Player& player = game.players()[each.player];
    conditions.push_back(fmt::format(
        "for {} {} is worth {} {}", printable(player.name), strategies_text(player, {each.strategy}),
        each.is_equation ? "as much as" : "no more than", strategies_text(player, {each.reference})));
  }
  const std::string kind = !curve.dimension        ? "a set"
                           : *curve.dimension == 1 ? "a curve"
                                                   : "a set of dimension " + grouped(*curve.dimension);
  if (conditions.empty()) {
    return fmt::format("{} with more extreme points than are listed: all profiles in which {}", kind,
                       listed(parts));
  }
  return fmt::format("{}: all profiles in which {}, such that {}", kind, listed(parts), listed(conditions));
}

std::string subset_text(const Game& game, const Solution& solution, const NashSubset& subset,
                        const ProfileIndex& index) {
  if (subset.curved) return curve_text(game, *subset.curved);
  if (!subset.is_listed()) return conditions_text(game, subset);
  const std::vector<std::size_t> varying = varying_players(subset);
  if (varying.empty()) return numbered({subset.vertices.front().front()});
  if (varying.size() == 1) {
    return "every mix of " + numbered(ends_of(subset, varying.front(), index));
  }
  std::vector<std::string> parts;
  bool is_whole = true;
  for (std::size_t i = 0; i < subset.vertices.size(); ++i) {
    const std::string mixes = mix_text(game, solution, subset, i);
    is_whole = is_whole && mixes == kEveryMix;
    parts.push_back(fmt::format("{} for {}", mixes, printable(game.players()[i].name)));
  }
  if (is_whole) return "every profile of the game";
  return joined(parts, ", combined with ");
}

}  // namespace

std::vector<std::size_t> varying_players(const NashSubset& subset) {
  std::vector<std::size_t> players;
  for (std::size_t i = 0; i < subset.vertices.size(); ++i) {
    if (subset.vertices[i].size() > 1) players.push_back(i);
  }
  return players;
}

std::string index_text(int index) {
  return fmt::format("index {}{}", index > 0 ? "+" : "", index);
}

ComponentWords component_words(const Game& game, const Solution& solution, const Component& component) {
  const std::string index = component.index ? " (" + index_text(*component.index) + ")" : "";
  if (component.subsets.empty()) return {"Part of a continuum: " + numbered(component.equilibria), {}};
  const ProfileIndex profiles(solution, component);
  // More of its pieces may not be known.
  const bool is_part = !solution.is_whole();
  if (component.subsets.size() == 1 && !is_part) {
    const bool is_segment = component.equilibria.size() == 2 && component.is_listed();
    return {(is_segment ? "Segment: " : "Continuum: ") +
                subset_text(game, solution, component.subsets.front(), profiles) + index,
            {}};
  }
  const std::string points =
      (is_part                 ? " "
       : component.is_listed() ? " of "
                               : " with ") +
      numbered(component.equilibria) +
      (component.is_listed() || component.has_curves() ? "" : " among its extreme points");
  ComponentWords words;
  words.heading = fmt::format(
      "{}{}{}, {}:", is_part ? "Part of a continuum:" : "Continuum", points, index,
      is_part ? "all of it equilibria" : "made of " + counted(component.subsets.size(), "piece", "pieces"));
  for (const NashSubset& subset : component.subsets) {
    words.pieces.push_back(subset_text(game, solution, subset, profiles));
  }
  return words;
}

std::string component_text(const Game& game, const Solution& solution, const Component& component) {
  const ComponentWords words = component_words(game, solution, component);
  std::string text = wrapped(words.heading, 0, kIndent) + "\n";
  for (const std::string& piece : words.pieces) {
    text.append(kIndent, ' ');
    text += wrapped(piece, kIndent, 2 * kIndent) + "\n";
  }
  return text;
}

}  // namespace nashsolve::report
