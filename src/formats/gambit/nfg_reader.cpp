// Gambit's strategic-form files, in both versions:
//
//   NFG 1 R "title" { "Player 1" "Player 2" } { 2 2 }                        strategies by number
//   NFG 1 R "title" { "Player 1" "Player 2" } { { "a" "b" } { "x" "y" } }    or by label
//   "comment"                                                                optional: the description
//   2 1 0 0 0 0 1 2                                   the payoffs of each cell, one per player,
//   { { "name" 2, 1 } { "name" 0, 0 } ... } 1 2 2 3   or outcomes and one per cell, counted from 1; 0 pays 0
//
// Player 1's strategy moves fastest, then player 2's. `\"` is a quote within a text.
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "first_player_fastest.hpp"
#include "gambit_words.hpp"
#include "limits.hpp"
#include "payoff_collector.hpp"
#include "readers.hpp"
#include "text_cursor.hpp"
#include "unique_labels.hpp"

namespace nashsolve::formats {

namespace {

class NfgReader {
 public:
  NfgReader(const SourceText& source, Reading& reading)
      : source_(source), reading_(reading), cursor_(source, "{}\","), payoffs_(source, reading) {}

  Game read() {
    read_header();
    names_ = read_gambit_players(source_, reading_, cursor_);
    read_strategies();
    if (cursor_.peek() == '"')
      description_ = read_title(source_, reading_, cursor_, "a comment", ToldOf::table);
    check_size(source_, strategies_offset_, counts_);
    payoffs_.set_player_count(counts_.size());
    for (const std::size_t count : counts_) cells_ *= count;
    if (cursor_.peek() == '{') {
      read_outcomes();
      read_outcome_indices();
    } else {
      read_payoffs();
    }
    if (cursor_.peek() != '\0') {
      cursor_.fail("the end of the file after the payoffs of " + counted(cells_, "cell"));
    }
    return assemble();
  }

 private:
  struct Outcome {
    std::vector<Rational> payoffs;
    /// The same where all are machine integers.
    std::vector<std::int64_t> small;
  };

  void expect(char c, const std::string& what) {
    if (!cursor_.take(c)) cursor_.fail(what);
  }

  void read_header();
  void read_strategies();
  std::vector<std::string> read_labels();
  std::size_t read_count();
  void read_payoffs();
  void read_outcomes();
  Outcome read_outcome();
  void read_outcome_indices();
  Game assemble();

  const SourceText& source_;
  Reading& reading_;
  TextCursor cursor_;
  std::string title_;
  std::string description_;
  std::vector<std::string> names_;
  std::size_t strategies_offset_ = 0;
  std::vector<std::size_t> counts_;
  /// Per player; empty where only the number of strategies is given.
  std::vector<std::vector<std::string>> labels_;
  std::size_t cells_ = 1;
  std::vector<Outcome> outcomes_;
  PayoffCollector payoffs_;
};

void NfgReader::read_header() {
  if (cursor_.word().text != "NFG") {
    cursor_.move_to(0);
    cursor_.fail("'NFG', with which a strategic-form file begins");
  }
  const std::size_t version = cursor_.position();
  if (cursor_.word().text != "1") {
    cursor_.move_to(version);
    cursor_.fail("the version 1");
  }
  const std::size_t kind = cursor_.position();
  const std::string_view numbers = cursor_.word().text;
  if (numbers != "R" && numbers != "D") {
    cursor_.move_to(kind);
    cursor_.fail("'R' or 'D'");
  }
  title_ = read_title(source_, reading_, cursor_, "a title", ToldOf::table);
}

std::size_t NfgReader::read_count() {
  const Word word = cursor_.word();
  const auto count = parse_int64(word.text);
  if (!count) {
    cursor_.move_to(word.offset);
    cursor_.fail("a number of strategies, or '}'");
  }
  if (*count < 1)
    source_.fail(word.offset, "found " + excerpt(word.text) + ", expected at least one strategy");
  return static_cast<std::size_t>(*count);
}

std::vector<std::string> NfgReader::read_labels() {
  const std::size_t begin = cursor_.position() - 1;
  UniqueLabels labels;
  while (cursor_.peek() != '}') {
    const std::size_t offset = cursor_.position();
    if (labels.size() == kMaxStrategies) {
      source_.fail(offset,
                   "found more than " + std::to_string(kMaxStrategies) + " strategies, expected fewer");
    }
    std::string label = read_quoted(source_, cursor_, "a strategy's label or '}'");
    if (label.empty()) label = std::to_string(labels.size() + 1);
    insert_renamed(source_, reading_, labels, label, offset, "strategy");
  }
  cursor_.take('}');
  if (labels.size() == 0) source_.fail(begin, "found no strategies, expected at least one");
  return std::move(labels).take();
}

void NfgReader::read_strategies() {
  expect('{', "'{' before the strategies");
  strategies_offset_ = cursor_.position() - 1;
  const bool by_label = cursor_.peek() == '{';
  while (!cursor_.take('}')) {
    if (counts_.size() == names_.size()) {
      cursor_.fail("'}' after the strategies of " + counted(names_.size(), "player"));
    }
    if (by_label) {
      expect('{', "'{' before the labels of player " + std::to_string(counts_.size() + 1));
      counts_.push_back(labels_.emplace_back(read_labels()).size());
    } else {
      counts_.push_back(read_count());
    }
  }
  if (counts_.size() != names_.size()) {
    source_.fail(strategies_offset_, "found the strategies of " + counted(counts_.size(), "player") +
                                         ", expected " + std::to_string(names_.size()));
  }
}

void NfgReader::read_payoffs() {
  for (std::size_t cell = 0; cell < cells_; ++cell) {
    for (std::size_t player = 0; player < counts_.size(); ++player) {
      const Word word = cursor_.word();
      if (word.text.empty()) {
        cursor_.fail(counted(cells_ * counts_.size(), "payoff") + " instead of " +
                     std::to_string(cell * counts_.size() + player));
      }
      payoffs_.add(player, word.text, word.offset);
    }
  }
}

NfgReader::Outcome NfgReader::read_outcome() {
  const std::size_t begin = cursor_.position() - 1;
  Outcome outcome;
  if (cursor_.peek() == '"') read_quoted(source_, cursor_, "an outcome's name");
  while (!cursor_.take('}')) {
    cursor_.take(',');
    if (cursor_.peek() == '}') continue;
    const Word word = cursor_.word();
    if (word.text.empty()) cursor_.fail("a payoff or '}'");
    outcome.payoffs.push_back(number_at(source_, reading_, word.text, word.offset));
    if (const auto small = parse_int64(word.text)) outcome.small.push_back(*small);
  }
  // An outcome without payoffs pays 0.
  if (outcome.payoffs.empty())
    outcome = {std::vector<Rational>(names_.size()), std::vector<std::int64_t>(names_.size())};
  if (outcome.payoffs.size() != names_.size()) {
    source_.fail(begin, "outcome " + std::to_string(outcomes_.size()) + " has " +
                            counted(outcome.payoffs.size(), "payoff") + ", expected " +
                            std::to_string(names_.size()) + ", one per player");
  }
  return outcome;
}

void NfgReader::read_outcomes() {
  outcomes_.push_back({std::vector<Rational>(names_.size()), std::vector<std::int64_t>(names_.size())});
  expect('{', "'{' before the outcomes");
  while (!cursor_.take('}')) {
    expect('{', "'{' before an outcome, or '}'");
    outcomes_.push_back(read_outcome());
  }
}

void NfgReader::read_outcome_indices() {
  const std::size_t players = names_.size();
  for (std::size_t cell = 0; cell < cells_; ++cell) {
    const Word word = cursor_.word();
    if (word.text.empty()) {
      cursor_.fail("the outcomes of " + counted(cells_, "cell") + " instead of " + std::to_string(cell));
    }
    const auto index = parse_int64(word.text);
    if (!index || *index < 0 || *index >= static_cast<std::int64_t>(outcomes_.size())) {
      source_.fail(word.offset, "found " + excerpt(word.text) + ", expected an outcome from 0 to " +
                                    std::to_string(outcomes_.size() - 1));
    }
    const Outcome& outcome = outcomes_[static_cast<std::size_t>(*index)];
    const bool is_small = outcome.small.size() == players;
    for (std::size_t player = 0; player < players; ++player) {
      if (is_small) {
        payoffs_.add(player, outcome.small[player], word.offset);
      } else {
        payoffs_.add(player, outcome.payoffs[player], word.offset);
      }
    }
  }
}

Game NfgReader::assemble() {
  const std::size_t players = names_.size();
  std::vector<PayoffTable> tables = std::move(payoffs_).build();
  reorder_first_player_fastest(tables, counts_);
  std::vector<Player> labelled = default_players(counts_);
  for (std::size_t player = 0; player < players; ++player) {
    labelled[player].name = std::move(names_[player]);
    if (!labels_.empty()) labelled[player].strategies = std::move(labels_[player]);
  }
  return {std::move(labelled), std::move(tables), std::move(title_), std::move(description_)};
}

}  // namespace

Game read_nfg(const SourceText& source, Reading& reading) {
  return NfgReader(source, reading).read();
}

}  // namespace nashsolve::formats
