#include "less_is_better.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

namespace nashsolve::formats {

namespace {

/// What may be the numbers of a table, and what players choose and firms are.
constexpr WordList kNumbersOfTables(
    "number numbers value values entry entries score scores point points total payoff payoffs zahl zahlen "
    "wert punkte nombre n\u00famero numero valor puntos amount amounts");
constexpr WordList kChosen(
    "price prices bid bids bidder bidders offer offers effort efforts quantity quantities output outputs "
    "quality firm firms stake stakes");

/// Whether a word of `to` follows one of `from` that tells of numbers, or of nothing named and stands near.
bool leads_to(const Words& words, WordSet from, WordSet to) {
  // `Lower numbers are always better`
  constexpr std::size_t kMostBetween = 3;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (!is_word_of(words[i], from) || is_word_of(words[i + 1], kChosen)) continue;
    const bool is_of_numbers = is_word_of(words[i + 1], kNumbersOfTables);
    const std::size_t end = is_of_numbers ? words.size() : std::min(words.size(), i + kMostBetween + 2);
    for (std::size_t k = i + 1; k < end; ++k) {
      if (is_word_of(words[k], to)) return true;
    }
  }
  return false;
}

bool are_numbers(const Words& words, WordSet wanted) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (is_word_of(words[i], wanted) && is_word_of(words[i + 1], kNumbersOfTables)) return true;
  }
  return false;
}

/// `1 = best`, `ranked from 1 (best) to 4`, `1 = first choice`; not `Player 1's best response`.
bool says_one_is_best(const Words& words) {
  static constexpr WordList kBest("best preferred favourite favorite");
  static constexpr WordList kBetween("is the being means most as st");
  static constexpr WordList kCounted("player p game table figure exercise example firm question problem");
  // `Best = 1, worst = 4`
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "1" && i > 0 && words[i - 1] == "best" && (i < 2 || !is_digit(words[i - 2].front())))
      return has_word_of(words, {"worst"});
    if (words[i] != "1" || (i > 0 && is_word_of(words[i - 1], kCounted))) continue;
    std::size_t next = i + 1;
    while (next < words.size() && is_word_of(words[next], kBetween)) ++next;
    if (next < words.size() && is_word_of(words[next], kBest)) return true;
    // `1 = first choice`, `First choice = 1`
    const std::span<const std::string> rest = std::span(words).subspan(next);
    const bool is_first = rest.size() > 1 && rest[0] == "first" && rest[1] == "choice";
    if (is_first || (i > 1 && words[i - 1] == "choice" && is_word_of(words[i - 2], {"first", "st"})))
      return true;
  }
  return false;
}

/// `The lowest score wins`, `Wer weniger hat, gewinnt`; not `The lowest price wins`.
bool says_less_wins(const Words& words, WordSet less) {
  static constexpr WordList kWins("win wins winner gewinnt gagne gana vince vence ganha");
  static constexpr WordList kHas("has hat is of");
  if (!has_word_of(words, kWins)) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_word_of(words[i], less)) continue;
    if (i + 1 == words.size() || is_word_of(words[i + 1], kNumbersOfTables) ||
        is_word_of(words[i + 1], kWins) || is_word_of(words[i + 1], kHas))
      return true;
  }
  return false;
}

/// `what each player pays`, `how much each player owes`, `Each player loses the number shown`; not `What each
/// player pays is included`, `Each player pays the number he bids` and `what one wins, the other loses`.
bool says_players_pay(const Words& words) {
  static constexpr WordList kPays("pay pays owe owes zahlt zahlen");
  static constexpr WordList kLoses("lose loses lost verliert verlieren");
  static constexpr WordList kHarms("harm damage schaden inconvenience pain");
  static constexpr WordList kWhat("what much numbers number amount amounts was");
  static constexpr WordList kPlayers("player players each jeder");
  static constexpr WordList kShown("cell table matrix shown given listed below above here");
  static constexpr WordList kDone("included deducted subtracted already net");
  static constexpr WordList kOfSome(
      "win wins won gain gains other others gewinnt gewinnen andere anderen who lower higher smaller larger "
      "lowest highest smallest largest names chooses picks");
  if (has_word_of(words, {"row", "column", "1", "2"}) || !has_word_of(words, kPlayers)) return false;
  if (has_word_of(words, kDone) && !has_word_of(words, {"not", "never"})) return false;
  const auto what = std::ranges::find_if(words, [&](const auto& word) { return is_word_of(word, kWhat); });
  if (what == words.end()) return false;
  if (has_word_of(words, kHarms)) return true;
  const bool may_lose = !has_word_of(words, kOfSome);
  const auto pays = std::ranges::find_if(words, [&](const auto& word) {
    return is_word_of(word, kPays) || (may_lose && is_word_of(word, kLoses));
  });
  return pays != words.end() && (what < pays || has_word_of(words, kShown));
}

}  // namespace

bool says_less_is_better(const Words& words) {
  static constexpr WordList kLess(
      "lower less smaller fewer lowest smallest kleiner weniger niedriger lager moins petit menos meno "
      "\u043c\u0435\u043d\u044c\u0448\u0435 menor minder low small");
  static constexpr WordList kSmall("small low little few");
  static constexpr WordList kFew("few fewest least little niedrigste kleinste wenigsten");
  static constexpr WordList kBetter(
      "better best good besser mieux mejor meglio melhor beter \u043b\u0443\u0447\u0448\u0435");
  static constexpr WordList kWant("prefer prefers preferred want wants aim aims goal tries");
  static constexpr WordList kMore("high higher more larger bigger greater highest largest most big");
  static constexpr WordList kWorse("bad worse worst loses undesirable");
  const auto is_less = [](const std::string& word) {
    // In Chinese `the smaller the better`, in Japanese `the smaller`.
    return word.starts_with("minimi") || word.find("\u8d8a\u5c0f\u8d8a\u597d") != std::string::npos ||
           word.find("\u5c0f\u3055\u3044\u307b\u3069") != std::string::npos;
  };
  if (std::ranges::any_of(words, is_less)) return true;
  if (says_less_wins(words, kLess) || says_less_wins(words, kFew)) return true;
  if (leads_to(words, kLess, kBetter) || leads_to(words, kMore, kWorse)) return true;
  // `It is better to have lower numbers`, `The best is the lowest`
  const bool says_better = has_word_of(words, kBetter);
  const bool ends_less = !words.empty() && is_word_of(words.back(), kLess);
  if (says_better && (are_numbers(words, kLess) || ends_less)) return true;
  if (has_word_of(words, kWorse) && are_numbers(words, kMore)) return true;
  if (has_word_of(words, kLess) && has_word_of(words, kWant) && has_word_of(words, kNumbersOfTables))
    return true;
  for (std::size_t i = 0; i + 3 < words.size(); ++i) {
    if (words[i] == "as" && is_word_of(words[i + 1], kSmall) &&
        std::find(words.begin() + static_cast<std::ptrdiff_t>(i) + 2, words.end(), "possible") != words.end())
      return true;
  }
  return says_players_pay(words) || says_one_is_best(words);
}

}  // namespace nashsolve::formats
