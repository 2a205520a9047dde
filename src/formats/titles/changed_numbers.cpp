#include "changed_numbers.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "directions.hpp"
#include "exchange_in_comment.hpp"
#include "exchanged_players.hpp"
#include "less_is_better.hpp"
#include "named_players.hpp"
#include "number_parts.hpp"
#include "told_otherwise.hpp"

namespace nashsolve::formats {

namespace {

bool says_operation(const Words& words) {
  static constexpr WordList kOperations(
      "multiply multiplied divide divided subtract subtracted add added double doubled halve halved reverse "
      "reversed invert inverted negate negated scaled rescaled discounted deduct deducted squared swap "
      "swapped multipliziert multiplizieren geteilt log logs logarithm logarithms logarithmic root roots "
      "sqrt reciprocal reciprocals addieren abziehen multiplier multipli\u00e9 multipli\u00e9s multiplican "
      "multiplicar diviser divis\u00e9s dividir");
  static constexpr WordList kNumbers(
      "payoff payoffs number numbers entry entries value values sign signs utility utilities matrix matrices "
      "everything auszahlung auszahlungen zahlen gains pagos guadagni ganhos");
  // `Multiply by 100`, `Subtract 1 in the last row`
  if (words.size() > 2 && is_word_of(words[0], {"multiply", "divide", "subtract", "deduct"}) &&
      is_digit(words[words[1] == "by" ? 2 : 1].front()))
    return true;
  if (says(words, "worth|counts|count twice|double|half|thrice")) return true;
  if (!has_word_of(words, kNumbers)) return false;
  // `Entry fee already deducted`
  if (has_word_of(words, kOperations)) return !has_word_of(words, {"already"});
  // `Payoffs are negative`; `negative payoffs` and those `negative only in T, R` may be some of them.
  const auto number =
      std::ranges::find_if(words, [&](const auto& word) { return is_word_of(word, kNumbers); });
  const auto negative = std::find(number, words.end(), "negative");
  const bool is_told_where = words.end() - negative > 2 && negative[1] == "in" &&
                             !is_word_of(negative[2], {"the", "this", "all", "each", "every", "both"});
  if (negative != words.end() && !is_told_where &&
      !has_word_of(words, {"not", "no", "non", "may", "can", "some", "if", "only", "where"}))
    return true;
  if (says(words, "negative|negatives|half|twice of|the|what")) return true;
  // `All payoffs x 1000`; not `Payoffs of a 2 x 2 game`.
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const bool is_factor = is_word_of(words[i], {"x", "\u00d7"}) && is_word_of(words[i - 1], kNumbers);
    if (is_factor && words[i + 1].size() > 1 && is_digit(words[i + 1].front())) return true;
  }
  const auto times = std::ranges::find(words, "times");
  return times != words.end() && times + 1 != words.end() &&
         (is_digit((times + 1)->front()) || is_word_of(times[1], {"two", "ten", "hundred", "thousand"}));
}

/// `Negative payoffs are shown in red`: by what the text does not keep. `Minus signs are left out.` `Minus
/// sign: costs`
bool shows_signs_otherwise(const Words& words) {
  if (says(words, "minus sign|signs cost|costs|omitted|missing|dropped|left|suppressed|removed") ||
      says(words, "minus sign|signs are|is|were omitted|missing|dropped|left|suppressed|removed"))
    return true;
  static constexpr WordList kMarks("red blue grey gray italic italics bold parentheses brackets shaded");
  return says(words, "negative|negatives numbers|values|payoffs|entries|in|are|is") &&
         has_word_of(words, kMarks);
}

/// `All other outcomes give 0`
bool says_other_cells(const Words& words) {
  static constexpr WordList kOthers("other remaining \u00fcbrigen anderen autres otros altri outros");
  static constexpr WordList kCells(
      "outcomes cells entries profiles combinations payoffs cases auszahlungen gains pagos guadagni ganhos");
  static constexpr WordList kElse("elsewhere otherwise sonst");
  static constexpr WordList kZero("0 zero null nuls nulles cero");
  const bool says_others = has_word_of(words, kOthers) && has_word_of(words, kCells);
  return has_word_of(words, kZero) && (says_others || has_word_of(words, kElse));
}

/// `Every 2 in the table stands for 20`; not `Player 1 stands for 20 firms`.
bool says_number_for_another(const Words& words) {
  static constexpr WordList kStands("stands stand means mean represents represent denotes");
  static constexpr WordList kBefore("a all any each every number of the value");
  const auto stands = std::ranges::find_if(words, [](const auto& word) { return is_word_of(word, kStands); });
  auto other = stands;
  while (other != words.end() &&
         (other == stands || is_word_of(*other, {"for", "a", "the", "really", "minus"})))
    ++other;
  if (other == words.end() || !is_digit(other->front())) return false;
  for (auto word = words.begin(); word != stands; ++word) {
    const bool is_payoff = word == words.begin() || is_word_of(*(word - 1), kBefore);
    if (is_digit(word->front()) && is_payoff && *word != *other) return true;
  }
  return false;
}

/// What a table consists of.
constexpr WordList kOfTables(
    "pair pairs payoff payoffs number numbers entry entries value values cell cells table matrix matrices "
    "row rows column columns label labels axes auszahlung auszahlungen zahl zahlen tabelle matrizen zeile "
    "zeilen spalte spalten tableau matrice ligne lignes colonne colonnes");

/// `The payoffs are wrong`, `in the wrong order`, `This is wrong.`; not `a wrong guess`.
bool calls_table_wrong(const Words& words) {
  static constexpr WordList kIs("is are was were seem seems");
  static constexpr WordList kThis("this these it that all everything below above");
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] != "wrong") continue;
    if (words.size() == 1 || (i + 1 < words.size() && is_word_of(words[i + 1], kOfTables)) ||
        (i + 1 < words.size() && is_word_of(words[i + 1], {"order", "way", "sign", "signs"})))
      return true;
    const bool is_said_of = i > 1 && is_word_of(words[i - 1], kIs);
    if (is_said_of && (is_word_of(words[i - 2], kThis) || words[i - 2].size() == 1)) return true;
    if ((is_said_of || i + 1 == words.size()) && has_word_of(words, kOfTables)) return true;
  }
  return false;
}

/// `Rows and columns are exchanged`, `T and B are swapped`, `(mirrored)`; not `Gifts are exchanged`.
bool calls_table_moved(const Words& words) {
  static constexpr WordList kMoved(
      "reversed swapped mirrored flipped exchanged interchanged vertauscht interverti");
  static constexpr WordList kPlayers("game player players role roles strategy strategies spieler joueurs");
  static constexpr WordList kAnd("and und et y");
  const auto moved = std::ranges::find_if(words, [&](const auto& word) { return is_word_of(word, kMoved); });
  if (moved == words.end()) return false;
  const auto told_of = [&](WordSet wanted) { return has_word_of({words.begin(), moved}, wanted); };
  if (words.size() == 1 || told_of(kOfTables) || told_of(kPlayers) || told_of(kAnd)) return true;
  // `the mirrored table`, `I swapped the two players`; `Fortune reversed a game of luck` is a story.
  const auto end = moved + std::min<std::ptrdiff_t>(words.end() - moved, 4);
  for (auto word = moved + 1; word < end; ++word) {
    const bool is_of_it = *word == "game" ? word == moved + 1 : is_word_of(*word, kPlayers);
    if (is_of_it || is_word_of(*word, kOfTables)) return true;
  }
  return false;
}

/// `should be 5, 1`, `Correction:`
bool says_correction(const Words& words) {
  static constexpr WordList kCorrected(
      "correction corrected erratum errata typo corrige korrektur korrigiert");
  static constexpr WordList kWrong("replace falsch erreur faute");
  if (has_word_of(words, {"not", "never", "no"})) return false;
  if (has_word_of(words, kCorrected) || calls_table_wrong(words) || calls_table_moved(words)) return true;
  if (has_word_of(words, kWrong) && (words.size() < 3 || has_word_of(words, kOfTables))) return true;
  // `Replace x by 3`; not `Machines replace workers by 2030`.
  const auto verb = std::ranges::find_if(words, [](const auto& word) { return word != "please"; });
  if (verb != words.end() && *verb == "replace" && has_word_of(words, {"by", "with"})) return true;
  // `The real payoff in (T, L) is 3`, `Use 3 - x instead of each x`
  const bool tells_real =
      says(words, "real|actual|true|correct|instead payoff|payoffs|value|values|number|of") &&
      has_word_of(words, {"is", "are", "use", "take"});
  return tells_real || says(words, "should be|read|have");
}

/// `take 10 minus each number`, `before tax`, `Costs: 2, benefits: see table`, `player 1 in thousand euros,
/// player 2 in million euros`
bool says_more_to_count(const Words& words) {
  static constexpr WordList kSigns("minus plus");
  static constexpr WordList kCosts("cost costs tax taxes fee kosten");
  static constexpr WordList kNotYet("before gross vor brutto avant");
  // `cost 1, benefit 3` tells of both.
  static constexpr WordList kBenefits("benefit benefits");
  static constexpr WordList kApart("see table matrix below above minus without not only excluding");
  static constexpr WordList kUnits(
      "hundred hundreds thousand thousands million millions billion billions cent cents units");
  static constexpr WordList kCurrencies("euro euros dollar dollars pound pounds yen francs eur usd gbp chf");
  const bool are_benefits =
      has_word_of(words, kBenefits) && (has_word_of(words, kApart) || words.front() == "benefits");
  if (has_word_of(words, kCosts) && (has_word_of(words, kNotYet) || are_benefits)) return true;
  // `Payoffs before transfers`
  if (says(words,
           "payoff|payoffs|profit|profits before|excluding|without "
           "transfer|transfers|interest|fees|tax|taxes"))
    return true;
  const bool has_numbers = has_word_of(words, {"number", "entry", "each", "every", "payoff", "payoffs"});
  std::string_view unit;
  std::string_view currency;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (is_word_of(word, kSigns) && i > 0 && i + 1 < words.size() && has_numbers &&
        is_digit(words[i - 1].front()))
      return true;
    if (is_word_of(word, kSigns) && i > 0 && words[i - 1] == "own") return true;
    // `in units of 10`, not `produces 2 units`
    const bool is_measure = word != "units" || (i > 0 && words[i - 1] == "in") ||
                            (i + 2 < words.size() && words[i + 1] == "of" && is_digit(words[i + 2].front()));
    if (is_word_of(word, kUnits) && is_measure) {
      if (!unit.empty() && (unit != word || word == "units")) return true;
      unit = word;
    }
    if (is_word_of(word, kCurrencies)) {
      if (!currency.empty() && currency != word) return true;
      currency = word;
    }
  }
  return false;
}

/// `Each player also gets a bonus of 1 for playing R`, `Players are risk averse`
bool says_what_is_added(const Words& words) {
  static constexpr WordList kAdded("bonus bonuses fee surcharge subsidy tax toll fine penalty premium");
  static constexpr WordList kPaid("get gets pay pays receive receives earn earns lose loses deducted added");
  // `Payoffs do not include the entry fee of 2`, `Profits without the tax`
  static constexpr WordList kLeftOut("exclude excludes excluding");
  const auto is_added = [&](const std::string& word) {
    return is_word_of(word, kAdded) || is_word_of(word, {"cost", "costs", "fees", "taxes"});
  };
  // `without tax changes` tells of no tax that is left out.
  static constexpr WordList kBehind("of on for and or is are that paid");
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    if (words[i] != "without") continue;
    const std::size_t added = is_added(words[i + 1]) ? i + 1 : i + 2;
    if (is_added(words[added]) && (added + 1 == words.size() || is_word_of(words[added + 1], kBehind)))
      return true;
  }
  const bool is_left_out =
      has_word_of(words, kLeftOut) ||
      (has_word_of(words, {"not"}) && has_word_of(words, {"include", "included", "contain"}));
  if (is_left_out && std::ranges::any_of(words, is_added)) return true;
  static constexpr WordList kContained("already included including includes");
  if (has_word_of(words, kContained)) return false;
  const bool has_number =
      std::ranges::any_of(words, [](const std::string& word) { return is_digit(word.front()); });
  // A story says what is paid, too: `Breaking the rule pays 1 and costs the fine f`.
  static constexpr WordList kMore("also additional additionally extra addition further top");
  if (has_number && has_word_of(words, kMore) && has_word_of(words, kAdded) && has_word_of(words, kPaid))
    return true;
  // `If both choose B and R they get 5 more.` `Everyone gets 1 less`; not `gets 2 more than player 2` and
  // the story `The lower one gets 2 more`.
  static constexpr WordList kWho("if when everyone everybody each");
  for (std::size_t i = !words.empty() && is_word_of(words.front(), kWho) ? 1 : words.size();
       i + 1 < words.size(); ++i) {
    const bool is_more = is_digit(words[i].front()) && is_word_of(words[i + 1], {"more", "less", "extra"});
    if (is_more && is_word_of(words[i - 1], kPaid) && (i + 2 == words.size() || words[i + 2] != "than"))
      return true;
  }
  return says(words, "risk averse|aversion|loving|seeking") || says(words, "inequity averse|aversion") ||
         says(words, "are altruistic|altruists|spiteful|envious");
}

/// `Both have the utility function u(x) = x^2`; not `values of a utility function`.
bool says_utility_function(std::string_view text, const Words& words) {
  return has_word_of(words, {"utility"}) && has_word_of(words, {"function"}) &&
         text.find_first_of("=^") != std::string_view::npos;
}

/// The one of whom the words tell, and of no other.
std::optional<std::size_t> player_told_of(const Words& words) {
  std::optional<std::size_t> told;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto player = player_at(std::span(words).subspan(i));
    if (!player) continue;
    if (told && *told != player->first) return std::nullopt;
    told = player->first;
  }
  return told;
}

/// `Payoffs of player 2 not shown: the opposite`, `Bob gets minus the number`
bool says_opposite(const Words& words) {
  static constexpr WordList kNumbers(
      "payoff payoffs number numbers entry entries value values amount utility utilities");
  if (words.empty() || !has_word_of(words, kNumbers)) return false;
  if (words.back() == "opposite" || words.back() == "opposites") return true;
  return (says(words, "not shown|given|listed|displayed|printed") && player_told_of(words)) ||
         says(words, "minus the number|numbers|entry|value|payoff|amount");
}

/// What zero-sum means: `The column player gets minus the number`.
bool says_zero_sum(const Words& words) {
  if (!says_opposite(words) || player_told_of(words) != 1 || has_word_of(words, {"plus"})) return false;
  const auto minus = std::ranges::find(words, "minus");
  return minus == words.end() ||
         (minus != words.begin() && is_word_of(*(minus - 1), {"gets", "receives", "has", "earns"}));
}

bool says_own_rows(const Words& words) {
  static constexpr WordList kOwn("own her his");
  static constexpr WordList kPlaces("row rows index indexed perspective viewpoint");
  if (has_word_of(words, kOwn) && has_word_of(words, kPlaces)) return true;
  // An owner and two who choose `their row and column` own no matrix.
  if (!has_word_of(words, {"owner", "owners", "their"})) return false;
  return (has_word_of(words, {"from"}) && has_word_of(words, {"perspective", "viewpoint", "view"})) ||
         (has_word_of(words, {"strategies", "actions", "moves"}) && has_word_of(words, {"row", "rows"}) &&
          !has_word_of(words, {"column", "columns"}));
}

}  // namespace

bool changes_numbers(const Phrase& said, SingleMatrix single_matrix) {
  const Words& words = said.words;
  if (says_opposite(words) && (single_matrix != SingleMatrix::zero_sum || !says_zero_sum(words))) return true;
  // `What is wrong with the payoffs?`
  const bool is_question = said.text.ends_with('?');
  return says_operation(words) || shows_signs_otherwise(words) || says_number_for_another(words) ||
         says_other_cells(words) || says_own_rows(words) || says_what_is_added(words) ||
         says_utility_function(said.text, words) || (!is_question && says_correction(words)) ||
         says_more_to_count(words) || is_called_transposed(said);
}

namespace {

/// `Probability that player 2 wins`, `Payments to player 2`; not `What player 2 pays`.
bool says_what_second_gets(const Words& words) {
  static constexpr WordList kTold(
      "probability chance what amount amounts payments winnings gains column player");
  static constexpr WordList kGets("win wins winnings gains receives received gets earns payments");
  static constexpr WordList kLoses("pays paid pay loses lost owes not no first if when");
  return !words.empty() && is_word_of(words.front(), kTold) && has_word_of(words, kGets) &&
         !has_word_of(words, kLoses) && !says(words, "payments|gains of|by|from") &&
         player_told_of(words) == std::size_t{1};
}

}  // namespace

bool denies_zero_sum(const Phrase& said) {
  const Words& words = said.words;
  if (says(words, "constant|non|not sum|zero") || says(words, "not a zero") ||
      only_player_in(words) == std::size_t{1} || says_what_second_gets(words))
    return true;
  // `Payoffs sum to 100`
  const bool tells_sum = says(words, "sum|add to") || says(words, "sum|add up to");
  if (tells_sum && is_digit(words.back().front()) && words.back() != "0") return true;
  const auto names_row = [](const std::string& word) { return word == "row" || word == "1"; };
  const auto names_column = [](const std::string& word) { return word == "column" || word == "2"; };
  const auto loses = std::ranges::find(words, "loses");
  if (loses != words.end() && std::any_of(words.begin(), loses, names_row)) return true;
  const auto pays = std::ranges::find(words, "pays");
  return pays != words.end() && std::any_of(words.begin(), pays, names_row) &&
         std::any_of(pays, words.end(), names_column);
}

bool is_statement(const Phrase& said) {
  return exchange_in(said) != Exchange::none || changes_numbers(said, SingleMatrix::refuse) ||
         names_corners(said) || denies_zero_sum(said);
}

namespace {

void refuse_exchange_in(const SourceText& source, std::size_t offset, const Phrase& said, Exchange exchange) {
  refuse_exchange(source, offset, "the remark " + excerpt(said.text), exchange);
}

/// `The payoffs are total costs`; not `Prisoners are asked about the costs`.
bool states_costs_of_table(const Phrase& sentence) {
  static constexpr WordList kTold("they these all figures data outcomes units time times");
  const Words& words = sentence.words;
  return states_costs(sentence) &&
         (has_word_of(words, kOfTables) || has_word_of(words, kTold) || says_less_is_better(words));
}

void refuse_corners(const SourceText& source, std::size_t offset, const Phrase& said) {
  if (!names_corners(said)) return;
  source.fail(offset,
              "found the remark " + excerpt(said.text) +
                  ", which tells payoffs by their places within a cell, expected player 1's first in each",
              "write them in this order, and leave the remark out");
}

}  // namespace

void refuse_statement(const SourceText& source, const ReadOptions& options, bool has_objective,
                      std::size_t offset, const Phrase& said, std::size_t names) {
  if (!has_objective) refuse_costs(source, options, offset, said, names);
  refuse_exchange_in(source, offset, said, exchange_in(said));
  refuse_corners(source, offset, said);
  refuse_change(source, offset, said, options.single_matrix);
}

void refuse_statement_in_comment(const SourceText& source, const ReadOptions& options, std::size_t offset,
                                 const Phrase& said, ToldOf told_of) {
  // Comments in Gambit's catalogue that would seem to change the numbers, like `a payoff of 1 for a correct
  // guess and 0 otherwise`, have 38 words and more; of the remarks in tests/cases/forms that do the longest
  // has 17.
  constexpr std::size_t kLongestRemark = 20;
  const bool has_rows = told_of == ToldOf::table;
  const bool is_story = said.words.size() > kLongestRemark;
  if (!is_story) refuse_costs(source, options, offset, said, 0);
  if (is_story && !options.are_costs && std::ranges::any_of(sentences_of(said.text), states_costs_of_table))
    fail_for_costs(source, offset, said.text);
  refuse_exchange_in(source, offset, said, exchange_in_comment(said, has_rows));
  if (is_story) return;
  if (has_rows) refuse_corners(source, offset, said);
  refuse_change(source, offset, said, options.single_matrix);
}

void refuse_change(const SourceText& source, std::size_t offset, const Phrase& said,
                   SingleMatrix single_matrix) {
  if (!changes_numbers(said, single_matrix)) return;
  source.fail(offset,
              "found the remark " + excerpt(said.text) +
                  ", which says that the numbers are not yet the payoffs, expected payoffs as they are",
              "write the payoffs themselves, for each strategy of player 1 a row, and leave the remark out");
}

}  // namespace nashsolve::formats
