#include "false_claims.hpp"

#include <algorithm>
#include <optional>

namespace nashsolve::formats {

namespace {

/// `zero-sum`, `constant sum`, `somme nulle`; not `non-zero-sum`.
bool claims_sum(const Words& words) {
  static constexpr WordList kDenied("non not no nicht isn nonzero general variable");
  static constexpr WordList kSum("sum somme suma soma somma");
  static constexpr WordList kSame("zero constant nulle constante cero nula nulla costante");
  if (has_word_of(words, kDenied)) return false;
  if (has_word_of(words, {"zerosum", "nullsummenspiel", "konstantsummenspiel"})) return true;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const bool is_sum_first = is_word_of(words[i], kSum) && is_word_of(words[i + 1], kSame);
    if (is_sum_first || (is_word_of(words[i], kSame) && is_word_of(words[i + 1], kSum))) return true;
  }
  return false;
}

/// `is_symmetric`, `A symmetric 2x2 game`; not `symmetric information`.
bool claims_symmetry(const Words& words) {
  static constexpr WordList kAround(
      "a an the this is 2 two 3 three x by player players person bimatrix game games symmetric");
  return has_word_of(words, {"symmetric"}) && are_words_of(words, kAround);
}

bool have_constant_sum(const std::vector<PayoffTable>& tables) {
  if (tables[1] == tables[0].negated()) return true;
  const Rational sum = tables[0].at(0) + tables[1].at(0);
  for (std::size_t cell = 1; cell < tables[0].size(); ++cell) {
    if (tables[0].at(cell) + tables[1].at(cell) != sum) return false;
  }
  return true;
}

/// Whether the players can change places where a column of each row's is the same strategy, as it is in a
/// Battle of the Sexes whose players name theirs by what each prefers.
class ColumnOfRows {
 public:
  ColumnOfRows(const std::vector<PayoffTable>& tables, std::size_t rows)
      : tables_(tables), rows_(rows), is_taken_(rows) {}

  /// Nothing where there are too many ways to try.
  std::optional<bool> exists() {
    const bool found = complete();
    return found || steps_ < kMostSteps ? std::optional(found) : std::nullopt;
  }

 private:
  /// Of 8 strategies all ways can be tried.
  static constexpr std::size_t kMostSteps = 200'000;

  bool complete() {
    const std::size_t row = columns_.size();
    if (row == rows_) return true;
    for (std::size_t column = 0; column < rows_ && steps_ < kMostSteps; ++column) {
      ++steps_;
      if (is_taken_[column]) continue;
      columns_.push_back(column);
      is_taken_[column] = true;
      if (last_agrees() && complete()) return true;
      is_taken_[column] = false;
      columns_.pop_back();
    }
    return false;
  }

  [[nodiscard]] bool last_agrees() const {
    const std::size_t last = columns_.size() - 1;
    for (std::size_t row = 0; row <= last; ++row) {
      if (!agree(row, last) || !agree(last, row)) return false;
    }
    return true;
  }
  /// Player 1 gets with a against b what player 2 gets with a against b.
  [[nodiscard]] bool agree(std::size_t a, std::size_t b) const {
    return tables_[0].at(a * rows_ + columns_[b]) == tables_[1].at(b * rows_ + columns_[a]);
  }

  const std::vector<PayoffTable>& tables_;
  std::size_t rows_;
  std::size_t steps_ = 0;
  std::vector<std::size_t> columns_;
  std::vector<bool> is_taken_;
};

bool may_be_symmetric(const std::vector<PayoffTable>& tables, std::size_t rows) {
  return rows * rows == tables[0].size() && ColumnOfRows(tables, rows).exists().value_or(true);
}

}  // namespace

bool is_claim_of_all(const Phrase& said) {
  static constexpr WordList kAround(
      "a an the this is 2 two player players person bimatrix matrix game games with payoff payoffs matrices "
      "zero constant sum zerosum nullsummenspiel konstantsummenspiel ein zwei personen jeu \u00e0 de somme "
      "nulle constante un juego suma cero nula jogo soma gioco somma nulla costante");
  const bool is_sum = claims_sum(said.words) && are_words_of(said.words, kAround);
  return (is_sum || claims_symmetry(said.words)) && !said.text.ends_with('?');
}

void refuse_false_claim(const SourceText& source, std::size_t offset, const Phrase& said,
                        const std::vector<PayoffTable>& tables, std::size_t rows) {
  if (tables.size() != 2) return;
  const bool holds = (!claims_sum(said.words) || have_constant_sum(tables)) &&
                     (!claims_symmetry(said.words) || may_be_symmetric(tables, rows));
  if (holds) return;
  source.fail(
      offset,
      "found the claim " + excerpt(said.text) + " of payoffs that are not, expected those of such a game",
      "leave it out where the payoffs are right");
}

}  // namespace nashsolve::formats
