#include "named_players.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>

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
    {{{"first", "erste", "erster", "ersten", "premier", "primero", "primo",
       "\u043f\u0435\u0440\u0432\u043e\u0433\u043e", "\u043f\u0435\u0440\u0432\u044b\u0439"},
      {"second", "zweite", "zweiter", "zweiten", "deuxi\u00e8me", "segundo", "secondo",
       "\u0432\u0442\u043e\u0440\u043e\u0433\u043e", "\u0432\u0442\u043e\u0440\u043e\u0439"},
      {"third", "dritte", "dritter", "dritten", "troisi\u00e8me", "tercero", "terzo"}}},
    {{{"a"}, {"b"}, {"c"}}},
    {{{"x"}, {"y"}, {"z"}}},
    {{{"row", "rows", "r", "zeile", "zeilen", "zeilenspieler", "ligne", "lignes", "fila", "filas", "riga",
       "righe"},
      {"column", "columns", "col", "cols", "c", "spalte", "spalten", "spaltenspieler", "colonne", "colonnes",
       "columna", "columnas", "colonna"},
      {}}},
}};

constexpr WordList kPlayer(
    "player spieler joueur jugador giocatore jogador speler gracz spelare \u0438\u0433\u0440\u043e\u043a "
    "\u0438\u0433\u0440\u043e\u043a\u0430 "
    "\u0627\u0644\u0644\u0627\u0639\u0628 \u0916\u093f\u0932\u093e\u0921\u093c\u0940 \u73a9\u5bb6 "
    "\u30d7\u30ec\u30a4\u30e4\u30fc");

/// The players that the words name in one way of counting.
std::set<std::size_t> players_in(const Words& words, const Count& count) {
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
  // No space stands before it in Chinese and Japanese.
  return is_word_of(word, kPlayer) || word.ends_with("\u73a9\u5bb6") ||
         word.ends_with("\u30d7\u30ec\u30a4\u30e4\u30fc");
}

NamedPlayers named_players(const std::vector<std::string_view>& names) {
  std::vector<Words> words;
  for (const std::string_view name : names) words.push_back(words_in(name));
  NamedPlayers result;
  bool is_unclear = false;
  for (const Count& count : kCounts) {
    std::vector<std::size_t> players;
    bool all_named = true;
    for (const Words& own : words) {
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

bool count_games(std::string_view first, std::string_view second) {
  static constexpr WordList kGames(
      "day dilemma example exercise experiment game games month part period problem question round "
      "scenario season session spiel stage task test treatment trial variant version week year");
  static constexpr WordList kCounts("1 2 a b i ii one two first second");
  const Words one = words_in(first);
  const Words other = words_in(second);
  if (one.size() != other.size() || std::ranges::any_of(one, may_call_player)) return false;
  const auto [differs, differs_too] = std::ranges::mismatch(one, other);
  if (differs == one.end() || !std::equal(differs + 1, one.end(), differs_too + 1)) return false;
  return is_word_of(*differs, kCounts) && is_word_of(*differs_too, kCounts) && has_word_of(one, kGames);
}

bool count_others(std::string_view first, std::string_view second) {
  // With the abbreviations of programs.
  static constexpr WordList kOfPlayers(
      "arr array auszahlung auszahlungen cost costs gain gains loss losses mat matrice matrices matrix of "
      "pay payoff payoffs profit profits reward rewards table tabelle the util utils utility utilities");
  const Words one = words_in(first);
  const Words other = words_in(second);
  const bool is_counted = one.size() == 2 && other.size() == 2 && one[0] == other[0] && one[0].size() > 1 &&
                          !is_word_of(one[0], kOfPlayers) && !may_name_players({one[0]});
  return is_counted || count_games(first, second);
}

bool are_called_players(const std::vector<std::string>& names) {
  static constexpr WordList kRowsAndColumns("row rows column columns col");
  return !named_players({names.begin(), names.end()}).players.empty() &&
         std::ranges::all_of(names, [&](const std::string& name) {
           return std::ranges::any_of(words_in(name), [&](const std::string_view word) {
             return is_word_of(word, kPlayer) || is_word_of(word, kRowsAndColumns);
           });
         });
}

bool may_call_player(std::string_view word) {
  static constexpr WordList kGiven(
      "adam ahmed ali alice amy ana andrea ann anna anne anton ayesha barbara ben beth betty bill bob boris "
      "carl carlos carol cathy charlie chen chris claire clara colin dan dave david diana elena emil emily "
      "emma eva eve fatima felix frank fred george hans helen ines ivan jack james jane jean jill jim joe "
      "johan john jonas jose juan julia juliet karl kate kim lara laura lena leo li lin linda lisa louis "
      "lucas lucy luis luke maria marie mark marta martin mary max mei mia mike mohammed nina noah olga omar "
      "oscar pat paul pedro peter pierre priya raj ravi rita robert romeo rosa rose rowena ruth sam sara "
      "sarah simon sofia sophie steve sue susan tim tom wang wei yuki zoe");
  // Countries, and companies that compete.
  static constexpr WordList kCalled(
      "adidas airbus amazon amd america apple argentina australia austria boeing brazil britain canada china "
      "coke egypt england ford france germany google greece honda india intel iran iraq ireland israel italy "
      "japan korea lyft mexico microsoft nike norway pakistan pepsi poland portugal russia samsung scotland "
      "spain sweden switzerland taiwan toyota turkey uber uk ukraine usa ussr visa");
  static constexpr WordList kRoles(
      "agent airline army artist attacker auditor bank batter bidder borrower boy buyer candidate cat child "
      "citizen client colonel company competitor consumer contractor cop cops country customer defendant "
      "defender doctor driver employee employer enemy entrant evader expert farmer father female firm "
      "fisherman follower fugitive girl goalie goalkeeper government guest he hider homeowner host hunter "
      "husband incumbent inspectee inspector insurer investor keeper kicker king landlord lawyer leader "
      "lender male man management manager manufacturer merchant monopolist mother mouse neighbour opponent "
      "owner p parent patient person pirate pitcher plaintiff police policeman politician polluter predator "
      "prey principal prisoner professor proposer prosecutor pursuer queen rancher receiver regulator "
      "responder retailer robber robbers seeker seller sender server she sheriff shirker shopper smuggler "
      "spouse striker student supplier suspect taxpayer teacher team tenant terrorist thief thieves traveler "
      "traveller trustee trustor voter wife wolf woman worker");
  return is_word_of(word, kPlayer) || is_word_of(word, kGiven) || is_word_of(word, kCalled) ||
         is_word_of(word, kRoles);
}

bool may_name_players(const std::vector<std::string>& names) {
  return std::ranges::all_of(names, [&](const std::string& name) {
    const Words words = words_in(name);
    if (words.size() == 1 && words.front() == "p") return false;
    return words.size() <= 2 && std::ranges::any_of(words, may_call_player);
  });
}

std::optional<std::size_t> player_counted_by(std::string_view word) {
  for (const Count& count : kCounts) {
    for (std::size_t player = 0; player < count.size(); ++player) {
      if (std::ranges::find(count[player], word) != count[player].end()) return player;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> only_player_in(const Words& words) {
  static constexpr WordList kAround(
      "the s of for to payoff payoffs matrix utility utilities no zero sum von de des du del di gain gains "
      "gewinn gewinne auszahlung auszahlungen pago pagos");
  bool has_player = false;
  std::string_view which;
  for (const std::string& word : words) {
    if (is_word_of(word, kPlayer)) {
      has_player = true;
    } else if (!is_word_of(word, kAround)) {
      if (!which.empty()) return std::nullopt;
      which = word;
    }
  }
  return has_player && !which.empty() ? player_counted_by(which) : std::nullopt;
}

}  // namespace nashsolve::formats
