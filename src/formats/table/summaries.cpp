#include "summaries.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>

#include "number_text.hpp"
#include "word_list.hpp"

namespace nashsolve::formats {

namespace {

using Values = std::vector<Rational>;

/// In lower case, without what is neither a letter nor a digit.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  bool is_inside = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_part = byte >= 0x80 || std::isalnum(byte) != 0;
    if (is_part && !is_inside) words.emplace_back();
    if (is_part) words.back().push_back(static_cast<char>(std::tolower(byte)));
    is_inside = is_part;
  }
  return words;
}

bool is_called_sum_or_mean(const std::vector<std::string>& words) {
  return has_word_of(
      words, {"total",  "totals",  "sum",    "sums",     "subtotal", "mean",        "average", "avg",
              "\u2211", "\u03a3",  "\u03c3", "\u00f8",   "\u00d8",   "summe",       "gesamt",  "mittelwert",
              "somme",  "moyenne", "suma",   "promedio", "media",    "durchschnitt"});
}

/// Where strategies are quantities or degrees, min is as good a name of one as any, without the word row or
/// column.
bool is_called_bound(const std::vector<std::string>& words, const std::vector<std::string>& labels) {
  if (has_word_of(words, {"maximin", "minimax", "maxmin", "minmax", "security"})) return true;
  // `Best` and `Worst` may both be strategies.
  if (has_word_of(words, {"best", "worst"})) return words.size() > 1 || labels.size() < 4;
  if (!has_word_of(words, {"min", "mins", "minimum", "minima", "max", "maxs", "maximum", "maxima"}))
    return false;
  if (has_word_of(words, {"row", "rows", "column", "columns", "col", "zeilen", "spalten"})) return true;
  return words.size() == 1 && std::ranges::none_of(labels, [](const std::string& label) {
           return looks_like_number(label) ||
                  has_word_of(words_of(label),
                              {"low", "high", "medium", "mid", "middle", "small", "large", "little", "much",
                               "few", "many", "none", "zero", "all", "half"});
         });
}

bool is_called_between(const std::vector<std::string>& words) {
  return has_word_of(words, {"median", "expected", "erwartungswert", "ev", "eu"});
}

bool is_called_range(const std::vector<std::string>& words) {
  return has_word_of(words, {"regret", "regrets", "range", "spread", "difference", "diff", "gap"});
}

bool is_called_mixture(const std::vector<std::string>& words) {
  return has_word_of(words,
                     {"prob", "probs", "probability", "probabilities", "wahrscheinlichkeit", "p", "q"});
}

bool is_sum_or_mean(const Values& others, const Rational& value) {
  Rational sum = 0;
  for (const Rational& other : others) sum += other;
  return value == sum || value * to_rational(static_cast<std::int64_t>(others.size())) == sum;
}

bool is_bound(const Values& others, const Rational& value) {
  const auto [least, largest] = std::ranges::minmax(others);
  return value == least || value == largest;
}

bool is_range(const Values& others, const Rational& value) {
  const auto [least, largest] = std::ranges::minmax(others);
  return value == largest - least;
}

bool is_between(const Values& others, const Rational& value) {
  const auto [least, largest] = std::ranges::minmax(others);
  return least <= value && value <= largest;
}

/// Whether each value of the player's strategy is what `is_summary` says of the values of all his others.
template <typename IsSummary>
bool summarises(const PayoffTable& payoffs, std::size_t own_stride, std::size_t own_count,
                std::size_t other_stride, std::size_t other_count, std::size_t strategy,
                IsSummary is_summary) {
  for (std::size_t k = 0; k < other_count; ++k) {
    Values others;
    for (std::size_t own = 0; own < own_count; ++own) {
      if (own != strategy) others.push_back(payoffs.at(own * own_stride + k * other_stride));
    }
    if (!is_summary(others, payoffs.at(strategy * own_stride + k * other_stride))) return false;
  }
  return true;
}

/// Whether the values from `begin` on are probabilities, not all of them 0 and 1.
bool adds_up_to_one(const PayoffTable& payoffs, std::size_t begin, std::size_t stride, std::size_t count) {
  Rational sum = 0;
  bool is_pure = true;
  for (std::size_t i = 0; i < count; ++i) {
    const Rational value = payoffs.at(begin + i * stride);
    if (value < 0) return false;
    is_pure = is_pure && (value == 0 || value == 1);
    sum += value;
  }
  return sum == 1 && !is_pure;
}

}  // namespace

std::optional<Summary> find_summary(const Payoffs& payoffs, const std::array<std::size_t, 2>& counts,
                                    const std::array<std::vector<std::string>, 2>& labels) {
  const std::array<std::size_t, 2> strides = {counts[1], 1};
  for (std::size_t player = 0; player < 2; ++player) {
    if (counts[player] < 3) continue;
    for (std::size_t k = 0; k < labels[player].size(); ++k) {
      const std::vector<std::string> words = words_of(labels[player][k]);
      const auto is_summary = [&](auto is_summary_of) {
        return std::ranges::all_of(payoffs, [&](const PayoffTable& own) {
          return summarises(own, strides[player], counts[player], strides[1 - player], counts[1 - player], k,
                            is_summary_of);
        });
      };
      const auto is_mixture = [&] {
        return std::ranges::all_of(payoffs, [&](const PayoffTable& own) {
          return adds_up_to_one(own, k * strides[player], strides[1 - player], counts[1 - player]);
        });
      };
      std::string_view holds;
      if (is_called_sum_or_mean(words) && is_summary(is_sum_or_mean)) {
        holds = "totals or means of the others";
      } else if (is_called_bound(words, labels[player]) && is_summary(is_bound)) {
        holds = "bounds of the others";
      } else if (is_called_between(words) && is_summary(is_between)) {
        holds = "medians or means of the others";
      } else if (is_called_range(words) && is_summary(is_range)) {
        holds = "differences of the others";
      } else if (is_called_mixture(words) && is_mixture()) {
        holds = "probabilities";
      }
      if (!holds.empty()) return Summary{player, k, holds};
    }
  }
  return std::nullopt;
}

void check_summaries(const Sheet& sheet, const Table& table, const Payoffs& payoffs,
                     const std::array<std::vector<std::string>, 2>& labels) {
  const auto summary = find_summary(payoffs, {table.rows, table.columns}, labels);
  if (!summary) return;
  const bool is_row = summary->player == 0;
  sheet.source().fail(is_row ? table.block.rows[table.row(summary->strategy)].offset : table.block.offset(),
                      std::string("found the ") + (is_row ? "row " : "column ") +
                          excerpt(labels[summary->player][summary->strategy]) + ", which holds the " +
                          std::string(summary->holds) + ", expected strategies only",
                      "leave it out; where it is a strategy, give it another name");
}

}  // namespace nashsolve::formats
