#include "told_otherwise.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "less_is_better.hpp"
#include "named_players.hpp"
#include "number_parts.hpp"

namespace nashsolve::formats {

namespace {

constexpr WordList kOne(
    "cost loss verlust co\u00fbt costo coste disutility regret distance rank custo damage latency latenz "
    "lateness tardiness strokes p\u00e9rdida perte perda perdita");
constexpr WordList kMany(
    "costs losses kosten kostenmatrix gef\u00e4ngnisjahre verluste co\u00fbts costi costos costes "
    "disutilities delays latencies fahrzeiten "
    "wartezeiten penalties regrets expenses expenditures damages loses distances ranks rankings fines "
    "sentences strafen amendes peines multas casualties deaths fatalities victims injuries accidents "
    "emissions debts custos \u0437\u0430\u0442\u0440\u0430\u0442\u044b "
    "\u0438\u0437\u0434\u0435\u0440\u0436\u043a\u0438 \u043f\u043e\u0442\u0435\u0440\u0438 "
    "\u6210\u672c \u8d39\u7528 \u30b3\u30b9\u30c8 \u8cbb\u7528 \u635f\u5931 \u640d\u5931 koszty straty "
    "penas p\u00e9rdidas perdas perdite pertes verliezen haftstrafen haftjahre kustannukset kostnader "
    "omkostninger n\u00e1klady ztr\u00e1ty");
// Years in prison, travel times.
constexpr WordList kMeasures(
    "years year months jahre jahren monate monaten minutes minuten hours stunden days time times sentence "
    "term terms total average mean expected seconds sekunden jaren jaar maanden ann\u00e9es ans a\u00f1os "
    "anos anni ms min km");
constexpr WordList kBurdens(
    "prison emprisonnement jail c\u00e1rcel prisi\u00f3n pris\u00e3o prigione "
    "\u0442\u044e\u0440\u044c\u043c\u044b "
    "gef\u00e4ngnis haft haftstrafe gef\u00e4ngnisstrafe carcere cel gevangenis "
    "gevangenisstraf travel waiting driving work commute commuting queue wait journey prisoner prisoners "
    "serve serves");

/// Wages that are paid are no costs of those who get them.
constexpr WordList kGot(
    "money wage wages salary salaries prize prizes reward rewards dividend dividends winnings");

/// `The price to pay`, `Time to finish`; not `A price to pay`, `Time to decide`.
bool is_left_to_do(const Words& words) {
  return words.size() == (words.front() == "the" ? 4U : 3U) &&
         (says(words, "price|prices|fee|fees to pay") || says(words, "time to finish|complete|completion"));
}

/// `Penalty points`, `Number of lost points`; not `Penalty points game`.
bool are_points_lost(const Words& words) {
  static constexpr WordList kAll("the number of total penalty lost points goals");
  return says(words, "penalty|lost points|goals") && are_words_of(words, kAll);
}

/// What is used up, owed or goes wrong, and the words with which it is: `Fuel consumption`, `Unpaid bills`,
/// `Golf scores`, `Error rates`; not `Conspicuous consumption`, `Buffalo Bills`, `Trial and error`.
bool names_burden(const Words& words) {
  static constexpr WordList kUsed("consumption usage bill bills");
  static constexpr WordList kOfUsed(
      "energy fuel power electricity gas petrol gasoline diesel water heating unpaid due");
  return (has_word_of(words, kUsed) && has_word_of(words, kOfUsed)) ||
         says(words, "golf score|scores|strokes") || says(words, "strokes per") ||
         says(words, "bill|bills|amount|amounts to pay") ||
         says(words, "years|months|days|hours|minutes|seconds late") || is_left_to_do(words) ||
         are_points_lost(words) || says(words, "error|failure|crime|infection|accident rate|rates") ||
         says(words,
              "number|risk of "
              "strokes|errors|mistakes|faults|defects|infection|infections|accident|death|ruin");
}

/// `Negative payoffs are losses`, `Losses are negative`: of some numbers, which are payoffs.
bool tells_of_signs(const Words& words) {
  return says(words, "negative payoffs|numbers|values|entries|costs|losses") ||
         says(words, "costs|losses are|is|as negative");
}

/// `The cost of conflict`; not `The cost of player 2`, `Costs of Ann`.
bool is_of_story(const Words& words) {
  static constexpr WordList kStories(
      "conflict war peace living life freedom crime delay betrayal inaction silence cooperation growth");
  static constexpr WordList kOwners("each every both all the to one two other");
  if (words.size() < 4 || words[0] != "the" || !is_word_of(words[1], {"cost", "costs"}) || words[2] != "of")
    return false;
  if (words[1] == "costs") return is_word_of(words[3], kStories);
  return std::all_of(words.begin() + 3, words.end(), [](const std::string& word) {
    return word.size() > 2 && !is_word_of(word, kOwners) && !may_call_player(word);
  });
}

/// `Damage` of `Damage (in million euros)`.
std::string_view without_unit(std::string_view text) {
  static constexpr WordList kUnits(
      "in million millions thousand thousands euro euros dollar dollars pounds eur usd gbp");
  const std::size_t open = text.rfind(" (");
  if (open == std::string_view::npos || !text.ends_with(')')) return text;
  const bool is_unit = are_words_of(words_in(text.substr(open)), kUnits);
  return is_unit ? text.substr(0, open) : text;
}

/// Names of games and ways to put it that have the words for costs in them.
bool is_no_cost(const Words& words) {
  return (says(words, "cost|costs|consumption game|dilemma") &&
          has_word_of(words, {"opportunity", "energy"})) ||
         says(words, "at all costs") || says(words, "strokes of luck|genius|fate") || is_of_story(words) ||
         tells_of_signs(words) ||
         (words.size() <= 4 && says(words, "perte|p\u00e9rdida|perda|perdita de|di temps|tiempo|tempo") &&
          is_word_of(words.back(), {"temps", "tiempo", "tempo"}));
}

/// What may stand around the word without a change of what is said: players that are counted, too.
bool says_nothing_else(std::string_view word) {
  static constexpr WordList kAround(
      "the to matrix table matrices player players spieler joueur p s jugador giocatore u in both im each "
      "cell game they der die das des le la les du los las el il lo dos do dei spielern joueurs jugadores "
      "jogadores giocatori \u0438\u0433\u0440\u043e\u043a\u043e\u0432 are all numbers entries values these "
      "opportunity");
  return word.size() == 1 || is_word_of(word, kAround) || may_call_player(word) || player_counted_by(word);
}

/// `Time to reach home in minutes`, `Waiting time (hours)`; `Time: 20 minutes` is what an exercise takes.
bool is_measured_in_time(const Words& words) {
  static constexpr WordList kTime("time times duration durations zeit");
  static constexpr WordList kUnits("months days hours minutes seconds stunden minuten");
  static constexpr WordList kGood("saved free gained leisure spare remaining survival playing saving won");
  static constexpr WordList kLengths(
      "one two three four five six eight ten twelve fifteen twenty thirty forty fifty sixty ninety few some "
      "zehn zwanzig drei\u00dfig");
  static constexpr WordList kOfExercise("limit exam exercise decide");
  if (!has_word_of(words, kTime) || has_word_of(words, kGood)) return false;
  const auto unit = std::ranges::find_if(words, [&](const auto& word) { return is_word_of(word, kUnits); });
  if (unit == words.end() || unit == words.begin()) return false;
  const bool is_length = is_digit((unit - 1)->front()) || is_word_of(*(unit - 1), kLengths) ||
                         (unit + 2 == words.end() && is_digit((unit + 1)->front()));
  return !is_length && !has_word_of(words, kOfExercise);
}

/// What follows is no longer in the numbers: `Payoffs are net of costs`, `profits after all costs`; not
/// `net costs`, `costs after taxes` and `after-tax costs`.
bool takes_off(std::span<const std::string> words) {
  if (words.size() < 2) return false;
  if (words[0] == "after") return !is_word_of(words[1], {"tax", "taxes"});
  return is_word_of(words[0], {"net", "netto"}) && !is_word_of(words[1], kOne) &&
         !is_word_of(words[1], kMany);
}

/// `Player 1's number is what she pays`; not `what player 2 loses`.
bool says_number_is_paid(const Words& words) {
  static constexpr WordList kSelf("she he they it you each everyone");
  static constexpr WordList kPaid("pay pays lose loses owe owes");
  static constexpr WordList kTold("number numbers entry entries cell cells value values payoff payoffs");
  bool is_told = false;
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    is_told = is_told || is_word_of(words[i], kTold);
    if (is_told && is_word_of(words[i], {"what", "much"}) && is_word_of(words[i + 1], kSelf) &&
        is_word_of(words[i + 2], kPaid))
      return true;
  }
  return false;
}

}  // namespace

bool states_costs(const Phrase& said) {
  static constexpr WordList kAre(
      "are as sind als sont son sono s\u00e3o zijn zeigt shows show lists list contains contain displays");
  static constexpr WordList kNumbers("numbers entries cells zahlen eintr\u00e4ge");
  // `Entry` is also what firms do.
  static constexpr WordList kNumber("number entry cell zahl eintrag");
  static constexpr WordList kEach("each every jede jeder");
  // `The firms are hit by losses`, `Players are alike but for their costs`
  static constexpr WordList kBreaks("by because but from when if unless no without due despite which whose");
  const Words& words = said.words;
  // Not `time`, of which there are many.
  static constexpr WordList kUnits("years months days hours minutes seconds jahre monate stunden minuten");
  if (is_measured_in_time(words) || says_less_is_better(words) || says_number_is_paid(words)) return true;
  bool are_named = false;
  bool has_each = false;
  bool has_numbers = false;
  bool has_measure = false;
  bool is_taken_off = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    is_taken_off = (is_taken_off && !is_word_of(word, kAre)) || takes_off(std::span(words).subspan(i));
    if (is_taken_off) continue;
    // `The table shows profits, not costs`, `revenue minus costs`
    if (i > 0 && is_word_of(words[i - 1], {"not", "minus"})) continue;
    const bool is_cost = is_word_of(word, kOne) || is_word_of(word, kMany);
    if (are_named && is_word_of(word, kMany)) return !tells_of_signs(words);
    if (has_numbers && (is_cost || is_word_of(word, kUnits) || (has_measure && is_word_of(word, kBurdens))))
      return !tells_of_signs(words);
    are_named = (are_named && !is_word_of(word, kBreaks)) || is_word_of(word, kAre);
    has_measure = has_measure || (has_numbers && is_word_of(word, kMeasures));
    has_numbers = has_numbers || is_word_of(word, kNumbers) || (has_each && is_word_of(word, kNumber));
    has_each = is_word_of(word, kEach);
  }
  return false;
}

bool names_costs(const Phrase& said, std::size_t names) {
  // Delay in minutes; without a measure it is one more word.
  static constexpr WordList kMeasured("penalty fine delay strafe peine");
  static constexpr WordList kOf("of for von f\u00fcr de di");
  static constexpr WordList kWhose("by per for von par por");
  // `Time lost`; `Lost` may be anything's name.
  static constexpr WordList kLost("lost losing wasted paid owed conceded deducted verloren perdu perdido");
  // `Goals conceded`, not `Germany conceded`.
  static constexpr WordList kGivenAway("owed conceded deducted");
  static constexpr WordList kCounted("goals points amount amounts sum sums runs marks credits money");
  static constexpr WordList kEach("each every per jedes chaque cada");
  // `Losses and gains`: and what joins them, where it is but a letter.
  static constexpr WordList kGains("ganancias ganhos guadagni profitti zyski winnen");
  if (states_costs(said)) return true;
  if (said.words.empty()) return false;
  if (const std::string_view rest = without_unit(said.text); rest.size() < said.text.size())
    return names_costs(rest, names);
  const bool is_burden = names_burden(said.words);
  const bool is_paid = says(said.words, "paid|lost|owed|conceded by|par|por");
  bool has_one = false;
  bool has_many = is_burden;
  bool has_measure = false;
  bool has_burden = false;
  std::size_t measured = 0;
  bool has_owner = said.text.find("'s ") != std::string_view::npos ||
                   said.text.find("\u2019s ") != std::string_view::npos ||
                   says(said.words, "distance to|from");
  std::vector<std::string_view> rest;
  const Words& words = said.words;
  // At the end, or before whose they are.
  const auto is_lost = [&](const std::string& word) {
    const auto* const next = &word + 1;
    return is_word_of(word, kLost) && &word != words.data() &&
           (!is_word_of(word, kGivenAway) || is_word_of(*(&word - 1), kCounted)) &&
           (next == words.data() + words.size() ? !is_word_of(*(&word - 1), kGot)
                                                : is_word_of(*next, kWhose));
  };
  for (const std::string& word : words) {
    // `The entrant loses 1`: a payoff of the story.
    const bool is_told = word == "loses" && &word != &words.back() && is_digit((&word + 1)->front());
    if (is_told) return false;
    if (is_word_of(word, kOne)) {
      has_one = true;
    } else if (is_word_of(word, kMany) || is_lost(word)) {
      has_many = true;
    } else if (is_word_of(word, kMeasures) || is_word_of(word, kEach)) {
      has_measure = true;
    } else if (is_word_of(word, kBurdens)) {
      has_burden = true;
    } else if (is_word_of(word, kMeasured)) {
      ++measured;
    } else if (is_word_of(word, kOf) || (is_paid && is_word_of(word, kWhose))) {
      has_owner = true;
    } else {
      rest.push_back(word);
    }
  }
  has_measure = has_measure || (measured > 0 && has_word_of(words, {"matrix", "matrices", "table"}));
  has_one = has_one || (has_measure && (has_burden || measured > 0));
  if ((!has_one && !has_many) || is_no_cost(words)) return false;
  const auto others = static_cast<std::size_t>(std::ranges::count_if(rest, std::not_fn(says_nothing_else))) +
                      (has_measure ? 0 : measured) + (has_word_of(words, kGains) ? 1 : 0);
  // `Fuel consumption` has two words for it, and `Wages paid by the firms` one.
  names += is_burden ? 2U : is_paid ? 1U : 0U;
  return others == 0 || (others <= names && (has_many || has_owner));
}

bool name_costs(std::string_view row, std::string_view column) {
  return names_costs(row) && names_costs(column);
}

void refuse_costs(const SourceText& source, const ReadOptions& options, std::size_t offset,
                  const Phrase& said, std::size_t names) {
  if (!options.are_costs && names_costs(said, names)) fail_for_costs(source, offset, said.text);
}

void fail_for_costs(const SourceText& source, std::size_t offset, std::string_view text) {
  source.fail(offset, "found " + excerpt(text) + ", which calls the numbers costs, expected payoffs",
              "where players want less of them, --minimize says so; else say it in other words");
}

bool is_called_transposed(const Phrase& said) {
  static constexpr WordList kWords(
      "transposed transpose transponiert transponierte transpos\u00e9 transpos\u00e9e transpuesta "
      "transpuesto "
      "trasposta transposta getransponeerd");
  static constexpr WordList kNot("not no nicht un non");
  const Words& words = said.words;
  return has_word_of(words, kWords) && !has_word_of(words, kNot);
}

bool names_transposed(std::string_view text) {
  static constexpr WordList kWords("negated negative minus");
  static constexpr auto kMarks =
      std::to_array<std::string_view>({"^T", "^t", "^{T}", "^\\top", ".T", "_T", "'"});
  const auto ends = text.find_last_not_of(" :=");
  text = text.substr(0, ends == std::string_view::npos ? 0 : ends + 1);
  if (is_called_transposed(text) || has_word_of(words_in(text), kWords)) return true;
  // Of `and B^T =` the last word.
  if (const std::size_t space = text.rfind(' '); space != std::string_view::npos)
    text.remove_prefix(space + 1);
  if (text.size() > 1 && text.front() == '-' && is_letter(text[1])) return true;
  return std::ranges::any_of(kMarks, [&](std::string_view mark) {
    if (!text.ends_with(mark)) return false;
    // One letter or a number: `payoffs_T` may be anybody's.
    const std::string_view name = text.substr(0, text.size() - mark.size());
    return name.size() == 1
               ? is_letter(name.front())
               : !name.empty() && is_letter(name.front()) && name.back() >= '0' && name.back() <= '9';
  });
}

void refuse_transposed(const SourceText& source, std::size_t offset, std::string_view text) {
  if (!names_transposed(text)) return;
  source.fail(offset,
              "found " + excerpt(text) +
                  ", which says that a matrix is transposed or negated, expected a row for each strategy of "
                  "player 1 and payoffs as they are",
              "write the matrix itself, under its own name");
}

}  // namespace nashsolve::formats
