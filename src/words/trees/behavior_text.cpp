#include "behavior_text.hpp"

#include <algorithm>
#include <cctype>

#include "display_text.hpp"
#include "evaluation.hpp"
#include "exact_form_text.hpp"
#include "nashsolve/errors.hpp"
#include "number_text.hpp"
#include "subgame_perfection.hpp"
#include "tree_text.hpp"
#include "words.hpp"

namespace nashsolve::report {

namespace {

/// Of larger trees so many information sets and ends are printed.
constexpr std::size_t kMostSets = 500;
constexpr std::size_t kMostEnds = 100;

constexpr std::string_view kHeading = "in the tree";
constexpr std::string_view kReached = "reached";
constexpr std::string_view kEnds = "the play ends after";

bool is_never(const Rational& value) {
  return sgn(value) == 0;
}
bool is_never(const Enclosure& value) {
  return sgn(value.upper) == 0;
}
bool is_certain(const Rational& value) {
  return value == 1;
}
bool is_certain(const Enclosure& value) {
  return value.lower == 1;
}

/// "check 2/3, bet 1/3", or "check"; with roots "check ~0.707107, the root of 2x^2 - 1; bet ~0.292893, ...".
template <typename Number>
std::string actions_text(const InformationSet& set, const std::vector<Number>& probabilities,
                         const NumberStyle& style, const std::vector<std::optional<RealRoot>>& roots = {}) {
  std::vector<std::size_t> used;
  for (std::size_t a = 0; a < probabilities.size(); ++a) {
    if (!is_never(probabilities[a])) used.push_back(a);
  }
  if (used.size() == 1) return printable(set.actions[used.front()]);
  const bool needs_colon = std::ranges::any_of(used, [&](std::size_t a) {
    return std::isdigit(static_cast<unsigned char>(set.actions[a].back())) != 0;
  });
  std::vector<std::string> texts;
  bool has_roots = false;
  for (const std::size_t a : used) {
    texts.push_back(printable(set.actions[a]) + (needs_colon ? ": " : " ") +
                    number_text(probabilities[a], style));
    if (a < roots.size() && roots[a] && !roots[a]->is_rational()) {
      texts.back() += ", " + probability_root_text(*roots[a]);
      has_roots = true;
    }
  }
  return joined(texts, has_roots ? "; " : ", ");
}

/// Of an irrational play, where they are known.
std::vector<std::optional<RealRoot>> roots_at(const Play& /*play*/, std::uint32_t /*set*/) {
  return {};
}
std::vector<std::optional<RealRoot>> roots_at(const EnclosedPlay& play, std::uint32_t set) {
  return play.roots.empty() ? std::vector<std::optional<RealRoot>>() : play.roots[set];
}

template <typename SomePlay>
void print_sets(TextPage& page, const std::vector<std::string>& players, std::size_t width,
                const GameTree& tree, const SomePlay& play, const NumberStyle& style) {
  std::vector<std::string> set_names = information_set_names(tree);
  std::vector<std::string> reached(set_names.size());
  std::size_t name_width = 0;
  std::size_t reached_width = kReached.size();
  for (std::uint32_t h = 0; h < set_names.size(); ++h) {
    if (tree.information_sets()[h].player == kChance || h >= kMostSets) continue;
    set_names[h] = shortened(set_names[h], kLongestName);
    reached[h] = number_text(reach_of(tree, play, h), style);
    name_width = std::max(name_width, display_width(set_names[h]));
    reached_width = std::max(reached_width, reached[h].size());
  }
  const std::size_t player_width = width + kColumnGap;
  const std::size_t first_width = std::max(player_width + name_width, kHeading.size()) + kColumnGap;
  const std::size_t start = kIndent + first_width + reached_width + kColumnGap;
  page.print("{:{}}{}{}\n", "", kIndent, page.painted(Tone::faint, pad_right(kHeading, first_width)),
             page.painted(Tone::faint, pad_left(kReached, reached_width)));
  for (std::uint32_t player = 0; player < tree.player_count(); ++player) {
    bool is_first = true;
    for (std::uint32_t h = 0; h < std::min(kMostSets, set_names.size()); ++h) {
      const InformationSet& set = tree.information_sets()[h];
      if (set.player != player) continue;
      const auto& probabilities = (*play.behavior)[h];
      const std::string actions = probabilities.empty()
                                      ? "not said, as the own moves exclude it"
                                      : actions_text(set, probabilities, style, roots_at(play, h));
      const std::string who = is_first ? shortened(players[player], kLongestName) : "";
      page.print("{:{}}{}{}{:{}}{}\n", "", kIndent,
                 pad_right(pad_right(who, player_width) + set_names[h], first_width),
                 pad_left(reached[h], reached_width), "", kColumnGap, wrapped(actions, start, start));
      is_first = false;
    }
  }
  const auto& sets = tree.information_sets();
  const auto first_left_out = sets.begin() + static_cast<std::ptrdiff_t>(std::min(kMostSets, sets.size()));
  const auto left_out = static_cast<std::size_t>(std::count_if(
      first_left_out, sets.end(), [](const InformationSet& set) { return set.player != kChance; }));
  if (left_out > 0) {
    page.print("{:{}}and {} more\n", "", kIndent, counted(left_out, "information set", "information sets"));
  }
}

template <typename SomePlay>
void print_ends(TextPage& page, const GameTree& tree, const SomePlay& play, const NumberStyle& style) {
  std::vector<std::string> ends;
  std::size_t left_out = 0;
  for (std::uint32_t n = 0; n < tree.nodes().size(); ++n) {
    if (!tree.nodes()[n].is_terminal() || is_never(play.reach[n])) continue;
    if (ends.size() == kMostEnds) {
      ++left_out;
      continue;
    }
    const std::string path = "(" + path_text(tree, n) + ")";
    ends.push_back(is_certain(play.reach[n]) ? path : path + " " + number_text(play.reach[n], style));
  }
  if (left_out > 0) ends.push_back("and " + grouped(left_out) + " more");
  page.print("{:{}}{} {}\n", "", kIndent, page.painted(Tone::faint, kEnds),
             wrapped(joined(ends), kIndent + kEnds.size() + 1, kIndent));
}

}  // namespace

std::string move_text(const GameTree& tree, const Deviation& deviation) {
  return printable(tree.information_sets()[deviation.information_set].actions[deviation.action]);
}

void require_worth(const Play& play, const ProfileCheck& checks) {
  for (std::size_t i = 0; i < play.payoffs.size(); ++i) {
    if (play.payoffs[i] != checks[i].payoff) {
      throw InternalError("a profile is worth something else in the tree than in its strategic form");
    }
  }
}

Play checked_play(const TreeForm& form, const Profile& profile, const ProfileCheck& checks) {
  Play play = play_of(form, profile);
  require_worth(play, checks);
  return play;
}

EnclosedPlay checked_play(const TreeForm& form, const EnclosedProfile& profile, const ProfileCheck& checks) {
  EnclosedPlay play = play_of(form, profile);
  for (std::size_t i = 0; i < play.payoffs.size(); ++i) {
    const Enclosure expected = enclosed_payoff(checks[i]);
    if (play.payoffs[i].upper < expected.lower || expected.upper < play.payoffs[i].lower) {
      throw InternalError("a profile is worth something else in the tree than in its strategic form");
    }
  }
  return play;
}

void print_behavior(TextPage& page, const std::vector<std::string>& players, std::size_t width,
                    const GameTree& tree, const PlayView& play, const NumberStyle& style) {
  page.write("\n");
  play.visit([&](const auto& some) {
    if (some.behavior) print_sets(page, players, width, tree, some, style);
    print_ends(page, tree, some, style);
  });
}

std::string subgame_perfection_text(const std::vector<std::string>& players, const GameTree& tree,
                                    const PlayView& play) {
  if (std::ranges::count(subgame_roots(tree), true) < 2) return "";
  const SubgamePerfection found =
      play.visit([&](const auto& some) { return subgame_perfection(tree, some); });
  if (!found.holds) return "subgame-perfect or not: not decided";
  if (*found.holds) return "subgame-perfect";
  const std::string where =
      "not subgame-perfect: in the subgame after (" + path_text(tree, found.subgame) + ")";
  if (!found.deviation) return where + " no equilibrium agrees with it";
  return where + ", " + players[found.deviation->player] + " would gain by " +
         move_text(tree, *found.deviation);
}

std::string behavior_line(const GameTree& tree, const PlayView& play, const NumberStyle& style) {
  const std::vector<std::string> set_names = information_set_names(tree);
  std::vector<std::string> players;
  for (std::uint32_t player = 0; player < tree.player_count(); ++player) {
    std::vector<std::string> sets;
    for (std::uint32_t h = 0; h < set_names.size(); ++h) {
      const InformationSet& set = tree.information_sets()[h];
      if (set.player != player) continue;
      play.visit([&](const auto& some) {
        if (!some.behavior || (*some.behavior)[h].empty()) return;
        sets.push_back(set_names[h] + ": " + actions_text(set, (*some.behavior)[h], style));
      });
    }
    players.push_back(sets.empty() ? "no move" : joined(sets, "; "));
  }
  const bool is_said = play.visit([](const auto& some) { return some.behavior.has_value(); });
  return is_said ? joined(players, " | ") : "";
}

}  // namespace nashsolve::report
