#include "named_players.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <string>
#include <utility>

namespace nashsolve::formats {

namespace {

/// The words of one way of counting; those of one player stand together.
using Count = std::array<std::array<std::string_view, 14>, 3>;

constexpr std::array<Count, 7> kCounts = {{
    {{{"1"}, {"2"}, {"3"}}},
    {{{"i"}, {"ii"}, {"iii"}}},
    {{{"one", "eins", "un", "uno"},
      {"two", "zwei", "deux", "due", "dos"},
      {"three", "drei", "trois", "tre", "tres"}}},
    {{{"first", "erste", "erster", "ersten", "premier", "primero", "primo"},
      {"second", "zweite", "zweiter", "zweiten", "deuxi\u00e8me", "segundo", "secondo"},
      {"third", "dritte", "dritter", "dritten", "troisi\u00e8me", "tercero", "terzo"}}},
    {{{"a"}, {"b"}, {"c"}}},
    {{{"x"}, {"y"}, {"z"}}},
    {{{"row", "rows", "r", "zeile", "zeilen", "zeilenspieler", "ligne", "lignes", "fila", "filas", "riga",
       "righe"},
      {"column", "columns", "col", "cols", "c", "spalte", "spalten", "spaltenspieler", "colonne", "colonnes",
       "columna", "columnas", "colonna"},
      {}}},
}};

constexpr auto kPlayer = std::to_array<std::string_view>(
    {"player", "spieler", "joueur", "jugador", "giocatore", "jogador", "speler", "gracz", "spelare",
     "\u0438\u0433\u0440\u043e\u043a", "\u0418\u0433\u0440\u043e\u043a",
     "\u0438\u0433\u0440\u043e\u043a\u0430", "\u73a9\u5bb6", "\u30d7\u30ec\u30a4\u30e4\u30fc"});

bool is_in(std::string_view word, const auto& words) {
  return std::ranges::find(words, word) != words.end();
}

/// The players that the words name in one way of counting.
std::set<std::size_t> players_in(const std::vector<std::string>& words, const Count& count) {
  std::set<std::size_t> players;
  for (std::size_t player = 0; player < count.size(); ++player) {
    const bool is_named = std::ranges::any_of(words, [&](const std::string& word) {
      return std::ranges::find(count[player], std::string_view(word)) != count[player].end();
    });
    if (is_named) players.insert(player);
  }
  return players;
}

}  // namespace

bool is_word_for_player(std::string_view word) {
  return is_in(word, kPlayer);
}

std::vector<std::string> words_in(std::string_view name) {
  enum class Run { letter, digit, foreign, other };
  const auto kind_of_byte = [](unsigned char c) {
    return c >= 0x80              ? Run::foreign
           : std::isalpha(c) != 0 ? Run::letter
           : std::isdigit(c) != 0 ? Run::digit
                                  : Run::other;
  };
  std::vector<std::string> words;
  Run last = Run::other;
  bool was_small = false;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    Run kind = kind_of_byte(byte);
    // Accents stand within words.
    if (kind == Run::foreign && last == Run::letter) kind = Run::letter;
    const bool is_hump = was_small && std::isupper(byte) != 0;
    if (kind != Run::other && (kind != last || is_hump)) words.emplace_back();
    if (kind != Run::other) words.back() += static_cast<char>(std::tolower(byte));
    last = kind;
    was_small = std::islower(byte) != 0;
  }
  return words;
}

NamedPlayers named_players(const std::vector<std::string_view>& names) {
  std::vector<std::vector<std::string>> words;
  for (const std::string_view name : names) words.push_back(words_in(name));
  NamedPlayers result;
  bool is_unclear = false;
  for (const Count& count : kCounts) {
    std::vector<std::size_t> players;
    bool all_named = true;
    for (const std::vector<std::string>& own : words) {
      const std::set<std::size_t> named = players_in(own, count);
      all_named = all_named && !named.empty();
      if (named.size() == 1) players.push_back(*named.begin());
    }
    if (!all_named) continue;
    const std::set<std::size_t> different(players.begin(), players.end());
    const bool names_each = different.size() == names.size() && *different.rbegin() + 1 == names.size();
    if (players.size() < names.size()) {
      is_unclear = true;
    } else if (!names_each) {
      // The same of all: `a matrix of Ann`, `a matrix of Bob`.
    } else if (result.players.empty()) {
      result.players = players;
    } else if (result.players != players) {
      result.is_contradictory = true;
    }
  }
  result.is_contradictory = result.is_contradictory || (result.players.empty() && is_unclear);
  if (result.is_contradictory) result.players.clear();
  return result;
}

bool are_called_players(const std::vector<std::string>& names) {
  constexpr auto kRowsAndColumns =
      std::to_array<std::string_view>({"row", "rows", "column", "columns", "col"});
  return !named_players({names.begin(), names.end()}).players.empty() &&
         std::ranges::all_of(names, [&](const std::string& name) {
           return std::ranges::any_of(words_in(name), [&](const std::string_view word) {
             return is_in(word, kPlayer) || is_in(word, kRowsAndColumns);
           });
         });
}

bool may_name_players(const std::vector<std::string>& names) {
  constexpr auto kGiven = std::to_array<std::string_view>(
      {"adam",  "alice", "amy",   "ann",    "anna",   "anne",    "barbara", "ben",   "beth", "betty",
       "bill",  "bob",   "carl",  "carol",  "cathy",  "charlie", "chris",   "colin", "dan",  "dave",
       "david", "diana", "emily", "emma",   "eva",    "eve",     "frank",   "fred",  "jack", "jane",
       "jill",  "jim",   "joe",   "john",   "juliet", "lisa",    "mary",    "max",   "pat",  "paul",
       "peter", "romeo", "rose",  "rowena", "sam",    "sue",     "tom"});
  constexpr auto kRoles = std::to_array<std::string_view>(
      {"agent",     "attacker", "bank",       "bidder",   "boy",       "buyer",   "company",   "country",
       "defender",  "driver",   "employee",   "employer", "entrant",   "evader",  "firm",      "follower",
       "girl",      "goalie",   "goalkeeper", "he",       "hider",     "husband", "incumbent", "inspectee",
       "inspector", "keeper",   "kicker",     "leader",   "man",       "p",       "person",    "principal",
       "prisoner",  "proposer", "pursuer",    "receiver", "responder", "seeker",  "seller",    "sender",
       "server",    "she",      "suspect",    "team",     "wife",      "woman",   "worker"});
  return std::ranges::all_of(names, [&](const std::string& name) {
    const std::vector<std::string> words = words_in(name);
    if (words.size() == 1 && words.front() == "p") return false;
    return words.size() <= 2 && std::ranges::any_of(words, [&](const std::string& word) {
             return is_in(word, kPlayer) || is_in(word, kGiven) || is_in(word, kRoles);
           });
  });
}

std::optional<std::size_t> only_player_in(std::string_view text) {
  constexpr auto kAround =
      std::to_array<std::string_view>({"the", "s", "of", "for", "to", "payoff", "payoffs", "matrix",
                                       "utility", "utilities", "no", "zero", "sum"});
  std::vector<std::string> rest;
  bool has_player = false;
  for (std::string& word : words_in(text)) {
    if (is_in(word, kPlayer)) {
      has_player = true;
    } else if (!is_in(word, kAround)) {
      rest.push_back(std::move(word));
    }
  }
  if (!has_player || rest.size() != 1) return std::nullopt;
  for (const Count& count : kCounts) {
    if (const std::set<std::size_t> named = players_in(rest, count); named.size() == 1) return *named.begin();
  }
  return std::nullopt;
}

}  // namespace nashsolve::formats
