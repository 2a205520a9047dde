#include "exchange_in_comment.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

#include "directions.hpp"
#include "lists_of_players.hpp"
#include "named_players.hpp"
#include "number_parts.hpp"

namespace nashsolve::formats {

namespace {

/// Numbers, and what is done with them alone.
constexpr WordList kOfNumbers(
    "payoff payoffs utility utilities number numbers entry entries value values component coordinate u "
    "auszahlung auszahlungen zahl zahlen gain gains nombre paiement paiements pago pagos n\u00famero numero "
    "guadagno guadagni valor valores listed written");

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Whether every word is for players, numbers or their places.
bool tells_of_order_alone(const Words& words) {
  static constexpr WordList kAround(
      "the a an in on at as with each every all both cell cells outcome outcomes leaf leaves node nodes "
      "terminal vector vectors pair pairs tuple tuples list lists file profile profiles is are by to of for "
      "from and or then this that these those here note careful attention warning important always s first "
      "second third last left right given shown stated order ordered ordering reverse "
      "reversed exchanged comes come stands stand belongs belong goes refers gets receives has their his her "
      "its which two three below above follow follows following read being der die das den des dem ist sind "
      "von f\u00fcr und dann jeder jede jedem zelle reihenfolge erste zweite ersten zweiten zuerst steht "
      "stehen geh\u00f6rt le la les l de du et est sont chaque premier premi\u00e8re deuxi\u00e8me ordre d "
      "el los las y es son cada primer primero primera segundo segunda orden il lo gli e \u00e8 ogni prima "
      "primo secondo play plays players");
  for (std::size_t i = 0; i < words.size();) {
    const auto player = player_at(std::span(words).subspan(i));
    const bool is_counted =
        i > 0 && player_counted_by(words[i]) && (begins_player(words[i - 1]) || words[i - 1].size() == 1);
    const bool is_known = player || is_counted || begins_player(words[i]) || player_of_direction(words[i]) ||
                          is_word_for_choosing(words[i]) || is_word_of(words[i], kOfNumbers) ||
                          is_word_of(words[i], kAround);
    if (!is_known) return false;
    i += player ? player->second : 1;
  }
  return true;
}

/// Behind the clause that begins at `begin`: its mark, or a line end before a new sentence.
std::size_t clause_end(std::string_view text, std::size_t begin) {
  constexpr std::string_view kMarks = ".?!,;:()";
  for (std::size_t at = begin; at < text.size(); ++at) {
    const bool is_last = at + 1 == text.size();
    const bool is_mark = kMarks.find(text[at]) != std::string_view::npos;
    if (is_mark && (is_last || text[at] == '(' || text[at] == ')' || is_space(text[at + 1]))) return at + 1;
    if (text[at] == '\n' && !is_last && !(text[at + 1] >= 'a' && text[at + 1] <= 'z')) return at + 1;
  }
  return text.size();
}

bool ends_sentence(std::string_view text, std::size_t end) {
  constexpr std::string_view kEnds = ".?!\n";
  return end == text.size() || kEnds.find(text[end - 1]) != std::string_view::npos;
}

}  // namespace

Exchange exchange_in_comment(const Phrase& said, bool has_rows) {
  const std::string_view text = said.text;
  const auto exchange_from = [&](std::size_t begin, std::size_t end, bool is_sentence) {
    const Phrase told(text.substr(begin, end - begin));
    // `The others, player 2, player 1, wait.`
    if (!(is_sentence && has_rows) && !has_word_of(told.words, kOfNumbers)) return Exchange::none;
    const Exchange found = exchange_in(told);
    return found == Exchange::choices && !has_rows ? Exchange::none : found;
  };
  std::size_t sentence = 0;
  // The clauses up to here which are of the order alone.
  std::size_t run = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = clause_end(text, begin);
    const bool is_alone = tells_of_order_alone(words_in(text.substr(begin, end - begin)));
    const bool is_last = ends_sentence(text, end);
    if (!is_alone || is_last) {
      const std::size_t run_end = is_alone ? end : begin;
      const Exchange found = exchange_from(run, run_end, run == sentence && run_end == end);
      if (found != Exchange::none) return found;
      run = end;
    }
    if (is_last) {
      if (lists_payoffs_of_others(text.substr(sentence, end - sentence))) return Exchange::payoffs;
      sentence = run = end;
    }
    begin = end;
  }
  return Exchange::none;
}

std::vector<std::string_view> sentences_of(std::string_view text) {
  std::vector<std::string_view> sentences;
  std::size_t sentence = 0;
  for (std::size_t end = 0; end < text.size();) {
    end = clause_end(text, end);
    if (!ends_sentence(text, end)) continue;
    sentences.push_back(text.substr(sentence, end - sentence));
    sentence = end;
  }
  return sentences;
}

bool confirms_order(const Phrase& said) {
  const Words& words = said.words;
  std::size_t named = 0;
  for (std::size_t i = 0; i < words.size();) {
    const auto player = player_at(std::span(words).subspan(i));
    named += player || player_of_direction(words[i]) ? 1U : 0U;
    i += player ? player->second : 1;
  }
  return named > 1 && tells_of_order_alone(words) && exchange_in(said) == Exchange::none &&
         !names_corners(said);
}

}  // namespace nashsolve::formats
