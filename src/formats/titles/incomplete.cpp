#include "incomplete.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <unordered_set>

#include "directions.hpp"
#include "named_players.hpp"
#include "number_parts.hpp"

namespace nashsolve::formats {

namespace {

std::size_t most_strategies(const std::vector<Player>& players) {
  std::size_t most = 0;
  for (const Player& player : players) most = std::max(most, player.strategies.size());
  return most;
}

bool tells_of_strategy(const Words& words, std::size_t most) {
  static constexpr WordList kStrategies(
      "strategy strategies action actions option options choice move moves row rows column columns strategie "
      "strategien strat\u00e9gie estrategia strategia");
  static constexpr WordList kMore(
      "another additional extra further missing omitted more weitere zus\u00e4tzliche fehlt autre otra");
  static constexpr WordList kHas("has have can may could is are also hat kann fehlt tiene ha a");
  static constexpr WordList kThird("third dritte troisi\u00e8me tercera");
  static constexpr WordList kFourth("fourth vierte quatri\u00e8me cuarta");
  static constexpr WordList kMissing("missing omitted fehlt");
  if (!has_word_of(words, kStrategies) || !has_word_of(words, kHas)) return false;
  if (has_word_of(words, kMissing)) return !has_word_of(words, {"no", "not", "nothing", "none"});
  // `is one more best response` tells of none.
  if (has_word_of(words, {"equilibrium", "equilibria", "than", "dominated", "dominates"})) return false;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const bool is_new = is_word_of(words[i], kMore) || (is_word_of(words[i], kThird) && most < 3) ||
                        (is_word_of(words[i], kFourth) && most < 4);
    const bool is_of_strategy = is_word_of(words[i + 1], kStrategies) ||
                                (i + 2 < words.size() && is_word_of(words[i + 2], kStrategies));
    if (is_new && is_of_strategy) return true;
  }
  return false;
}

/// `There is also a strategy M`, `also has the action M`; not `is also called a move`, `also a mixed
/// strategy`.
bool has_also_strategy(const Words& words) {
  return has_word_of(words, {"is", "has", "have"}) &&
         (says(words, "also a|an|the strategy|action|move") ||
          says(words, "also is|has|have a|an|the strategy|action|move"));
}

/// What the text says last, behind `play` or another such word: `M` of `Ann can also play M.`
std::string_view last_choice(std::string_view text) {
  while (text.ends_with('.') || text.ends_with('!') || text.ends_with(' ')) text.remove_suffix(1);
  std::size_t begin = 0;
  for (const std::string_view verb :
       {" play ", " plays ", " choose ", " chooses ", " pick ", " picks ", " select "}) {
    if (const std::size_t at = text.rfind(verb); at != std::string_view::npos)
      begin = std::max(begin, at + verb.size());
  }
  return begin == 0 ? std::string_view() : text.substr(begin);
}

/// `Ann can also play M`; not `can also play a mixed strategy`, `may also play chicken`.
bool can_also_play(const Words& words, std::string_view text) {
  if (!says(words, "can|may|could also play|choose|pick|select")) return false;
  const std::string_view choice = last_choice(text);
  return words_in(choice).size() == 1 && !(choice.front() >= 'a' && choice.front() <= 'z');
}

/// `Bob moves after Ann`, not `after lunch`.
bool tells_of_turns(const Words& words) {
  static constexpr WordList kMoves("moves plays chooses acts decides");
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    if (!is_word_of(words[i], kMoves) || !is_word_of(words[i + 1], {"after", "before"})) continue;
    const std::size_t next = i + (words[i + 2] == "the" && i + 3 < words.size() ? 3 : 2);
    if (may_call_player(words[next]) || player_at(std::span(words).subspan(next))) return true;
  }
  return false;
}

/// Moves one after the other, or many times, or of chance.
bool tells_of_play(const Words& words) {
  static constexpr WordList kLater(
      "observes observing sees learns sequentially sequential stackelberg discounted beobachtet "
      "nacheinander");
  static constexpr WordList kRandom("probability chance wahrscheinlichkeit");
  static constexpr WordList kEnds("ends continues payoff payoffs endet");
  // `They do not move sequentially.`
  if (has_word_of(words, {"not", "neither", "without", "no", "nobody", "once", "nicht"})) return false;
  if (has_word_of(words, kLater)) return true;
  // `As seen in class`, `Observe that L is dominated`, `Discount stores`, `infinitely many equilibria`
  static constexpr WordList kSeen("seen observed observe");
  static constexpr WordList kDone(
      "moves move moved plays play played chooses chose chosen did choice choices action actions before "
      "after opponent other");
  const bool is_reader = is_word_of(words.front(), {"observe", "we"}) ||
                         (words.size() > 1 && words[0] == "as" && is_word_of(words[1], kSeen));
  if (!is_reader && has_word_of(words, kSeen) && has_word_of(words, kDone)) return true;
  // `Bob moves after seeing what Ann did`; `Solve this after watching the lecture` is said to the reader.
  static constexpr WordList kOfPlay(
      "moves moved plays played chooses chose chosen decides did choice choices move action actions opponent "
      "opponents");
  if ((says(words, "can|may see|observe") || says(words, "rounds|periods|stages are played")) &&
      has_word_of(words, kOfPlay))
    return true;
  if (says(words, "after seeing|watching|learning|hearing|knowing") && has_word_of(words, kOfPlay))
    return true;
  if (has_word_of(words, {"discount"}) && has_word_of(words, {"factor", "factors", "rate", "rates", "delta"}))
    return true;
  if (has_word_of(words, {"infinitely"}) && has_word_of(words, {"repeated", "played", "often", "times"}))
    return true;
  // `can choose only T in the second round`; not `From the first round of exercises`.
  const bool tells_of_choice =
      has_word_of(words, kOfPlay) ||
      has_word_of(words, {"can", "may", "must", "choose", "play", "payoff", "payoffs", "player", "players"});
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const bool is_one =
        is_word_of(words[i], {"first", "second", "third", "next", "last", "final", "each", "every"});
    const std::string& before = words[i - 1] == "the" && i > 1 ? words[i - 2] : words[i - 1];
    if (is_one && is_word_of(words[i + 1], {"round", "stage", "period", "repetition"}) && tells_of_choice &&
        is_word_of(before, {"in", "after", "from", "at", "before", "until", "for"}))
      return true;
  }
  if (has_word_of(words, {"played"}) && has_word_of(words, {"twice", "times", "often"})) return true;
  if (has_word_of(words, {"another", "different"}) && has_word_of(words, {"table", "matrix", "tables"}) &&
      has_word_of(words, kRandom))
    return true;
  if (has_word_of(words, {"repeated", "wiederholt"}) && has_word_of(words, {"game", "times", "spiel", "mal"}))
    return true;
  if (has_word_of(words, kRandom) && has_word_of(words, kEnds) && has_word_of(words, {"with", "mit"}) &&
      has_word_of(words, {"game", "spiel", "state"}))
    return true;
  if (says(words, "moves|move|plays|chooses|acts|goes|speaks|zieht first|second|zuerst") ||
      says(words, "commits|committed to") || tells_of_turns(words) ||
      (says(words, "know|knows what") && has_word_of(words, {"did", "does", "chose", "chosen", "played"})))
    return true;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    // `Player 2 may respond to the choice of player 1`, not `best replies to the action T`
    if (is_word_of(words[i], {"respond", "responds", "react", "reacts", "replies"}) && words[i + 1] == "to" &&
        !has_word_of(words, {"best", "each", "equilibrium", "optimally", "rationally"}) &&
        has_word_of({words.begin() + static_cast<std::ptrdiff_t>(i) + 2, words.end()},
                    {"choice", "choices", "move", "moves", "action", "actions", "what"}))
      return true;
    // `Player 2 has already chosen L`
    if (words[i] == "already" && i > 0 &&
        (is_word_of(words[i - 1], {"has", "have", "had"}) ||
         is_word_of(words[i + 1], {"moved", "chose", "played"})) &&
        is_word_of(words[i + 1], kDone))
      return true;
    if (words[i] == "after" && i >= 2 && words[i - 1] == "one" && words[i + 1] == "the") return true;
  }
  return false;
}

bool forbids(const Words& words) {
  static constexpr WordList kForbidden(
      "impossible forbidden infeasible prohibited disallowed unavailable inadmissible excluded illegal "
      "unm\u00f6glich verboten ausgeschlossen interdit interdite prohibido imposible impossibile vietato "
      "proibido imposs\u00edvel");
  if (has_word_of(words, kForbidden)) return true;
  // `R is only available if T was played`; `Veto` alone may be a strategy.
  if (says(words, "only available|possible|allowed|feasible|permitted if|when|after") ||
      says(words, "veto power|right|rights|over"))
    return true;
  static constexpr WordList kNot("not cannot never nicht");
  static constexpr WordList kAllowed(
      "possible allowed feasible permitted available play choose be erlaubt m\u00f6glich spielen "
      "w\u00e4hlen");
  // Of `don't`; `T` may be a strategy.
  const auto is_short = [&](const std::string& word) {
    return word == "t" && &word != words.data() &&
           is_word_of(*(&word - 1), {"can", "couldn", "didn", "doesn", "don", "isn", "aren", "mustn", "won"});
  };
  const auto denied =
      std::ranges::find_if(words, [&](const auto& word) { return is_word_of(word, kNot) || is_short(word); });
  if (denied == words.end()) return false;
  const bool is_must = denied != words.begin() && is_word_of(*(denied - 1), {"must", "may", "can", "darf"});
  return std::any_of(denied, words.end(), [&](const std::string& word) {
    const bool is_verb = is_word_of(word, {"play", "choose", "be", "spielen", "w\u00e4hlen"});
    return is_word_of(word, kAllowed) && (!is_verb || is_must || *denied == "cannot" || *denied == "nicht");
  });
}

/// `Ann always plays D`; not `In equilibrium Ann always plays D`, `A hawk always plays Hawk`.
bool tells_of_habit(const Words& words) {
  static constexpr WordList kOfSome("a an each every any no rational dominant");
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if (!is_word_of(words[i], {"always", "never"}) ||
        !is_word_of(words[i + 1], {"plays", "chooses", "picks"}))
      continue;
    const bool is_counted =
        i > 1 && player_at(std::span(words).subspan(i - 2)) && !is_word_of(words[i - 2], kOfSome);
    const bool is_named = may_call_player(words[i - 1]) && !is_word_for_player(words[i - 1]) &&
                          (i == 1 || !is_word_of(words[i - 2], kOfSome));
    if (is_counted || is_named) return !has_word_of(words, {"dominance", "suppose", "assume", "should"});
  }
  return false;
}

/// `Bob must play L`; not `By dominance Bob must play L`.
bool forces(const Words& words) {
  static constexpr WordList kReasons("by rational so then thus therefore hence if in since because as when");
  if (is_word_of(words.front(), kReasons)) return false;
  if (tells_of_habit(words)) return !has_word_of(words, {"equilibrium", "if", "when"});
  return (says(words, "must play|choose") || says(words, "must always play|choose") ||
          says(words, "has|forced to play|choose")) &&
         !has_word_of(words, {"equilibrium", "not", "never", "no"});
}

/// `The third player always plays M`; not `There is no third player`.
bool tells_of_third(const Words& words) {
  return (says(words, "third player") || says(words, "player 3")) &&
         !has_word_of(words, {"no", "not", "without", "never"});
}

/// `Row 2`, `(2, 1)`; not `player 1`.
bool tells_of_number(const Words& words) {
  static constexpr WordList kStrategies("strategy action option choice move row column");
  const auto is_number = [](const std::string& word) { return is_digit(word.front()); };
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (is_number(words[i + 1]) && (is_number(words[i]) || is_word_of(words[i], kStrategies))) return true;
  }
  return false;
}

/// `1`, `2`, ... as strategies are called that have no labels.
bool are_counted(const std::vector<std::string>& labels) {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] != std::to_string(i + 1)) return false;
  }
  return true;
}

/// The labels of all strategies, which there may be as many of as of remarks.
class Labels {
 public:
  explicit Labels(const std::vector<Player>& players) : players_(players.size()) {
    for (const Player& player : players) {
      if (are_counted(player.strategies)) {
        some_are_counted_ = true;
        continue;
      }
      for (const std::string& label : player.strategies) {
        if (label.empty()) continue;
        labels_.insert(label);
        lengths_.insert(label.size());
      }
    }
  }

  [[nodiscard]] std::size_t players() const { return players_; }
  [[nodiscard]] bool has(std::string_view text) const { return labels_.contains(text); }
  [[nodiscard]] bool some_are_counted() const { return some_are_counted_; }

  /// Whether one stands in the text as it is, no part of a word.
  [[nodiscard]] bool has_one_in(std::string_view text) const {
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (at > 0 && stands_in_word(text[at - 1])) continue;
      for (const std::size_t length : lengths_) {
        const std::size_t end = at + length;
        if (end > text.size()) break;
        if ((end == text.size() || !stands_in_word(text[end])) && labels_.contains(text.substr(at, length)))
          return true;
      }
    }
    return false;
  }

 private:
  std::unordered_set<std::string_view> labels_;
  std::set<std::size_t> lengths_;
  std::size_t players_;
  bool some_are_counted_ = false;
};

bool names_cells(std::string_view text, const Words& words, const Labels& labels) {
  static constexpr WordList kCells("cell cells combination combinations profile profiles outcome outcomes");
  return has_word_of(words, kCells) || (labels.some_are_counted() && tells_of_number(words)) ||
         labels.has_one_in(text);
}

/// Fails where the text does.
void refuse_remark(const SourceText& source, const Labels& labels, std::size_t most, std::size_t offset,
                   std::string_view text) {
  // `Would it change if the game were repeated?`
  const std::vector<std::string> words = words_in(text);
  if (words.empty() || text.ends_with('?')) return;
  const bool tells_of_another =
      (has_also_strategy(words) || can_also_play(words, text)) && !labels.has_one_in(text);
  if (tells_of_another || tells_of_strategy(words, most)) {
    source.fail(offset,
                "found the remark " + excerpt(text) +
                    ", which tells of a strategy that has no payoffs, expected all strategies in the table",
                "write its payoffs into the table, or leave the remark out");
  }
  if (labels.players() == 2 && tells_of_third(words)) {
    source.fail(offset,
                "found the remark " + excerpt(text) +
                    ", which tells of a third player, expected the payoffs of all players",
                "write a third payoff in each cell, or leave the remark out");
  }
  if (tells_of_play(words)) {
    source.fail(
        offset,
        "found the remark " + excerpt(text) +
            ", which tells of a play that the table does not have, expected a game in which all choose "
            "once and at the same time",
        "moves in turn are written as a tree (.efg); for the game of the table leave the remark out");
  }
  const bool is_forced = forces(words) && labels.has(last_choice(text));
  if (is_forced || (forbids(words) && names_cells(text, words, labels))) {
    source.fail(
        offset,
        "found the remark " + excerpt(text) +
            ", which forbids what has payoffs, expected a game in which all strategies can be played",
        "a game whose moves depend on others' is written as a tree (.efg); else leave the remark out");
  }
}

}  // namespace

void refuse_incomplete(const SourceText& source, const std::vector<Player>& players,
                       const std::vector<Remark>& remarks) {
  const Labels labels(players);
  const std::size_t most = most_strategies(players);
  for (const Remark& remark : remarks) refuse_remark(source, labels, most, remark.offset, remark.text);
}

}  // namespace nashsolve::formats
