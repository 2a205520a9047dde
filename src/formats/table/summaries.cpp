#include "summaries.hpp"

#include <algorithm>
#include <cstdint>

#include "directions.hpp"
#include "number_text.hpp"
#include "phrase.hpp"

namespace nashsolve::formats {

namespace {

using Values = std::vector<Rational>;

bool is_called_sum_or_mean(const Words& words) {
  static constexpr WordList kCalled(
      "total totals sum sums subtotal mean average avg \u2211 \u03c3 \u00f8 summe gesamt mittelwert mittel "
      "durchschnitt somme moyenne suma promedio media totale somma soma m\u00e9dia totaal som gemiddelde "
      "\u015brednia \u0438\u0442\u043e\u0433\u043e \u0441\u0443\u043c\u043c\u0430 "
      "\u0441\u0440\u0435\u0434\u043d\u0435\u0435 \u5408\u8ba1 \u5408\u8a08 \u603b\u8ba1 \u7e3d\u8a08 "
      "\u5e73\u5747");
  return has_word_of(words, kCalled);
}

/// Where strategies are quantities or degrees, min is as good a name of one as any, without the word row or
/// column.
bool is_called_bound(const Words& words, const std::vector<std::string>& labels) {
  static constexpr WordList kBounds(
      "min mins minimum minima m\u00edn m\u00ednimo minimo max maxs maximum maxima m\u00e1x m\u00e1ximo "
      "massimo "
      "maximo \u043c\u0438\u043d\u0438\u043c\u0443\u043c \u043c\u0430\u043a\u0441\u0438\u043c\u0443\u043c "
      "\u6700\u5c0f\u503c \u6700\u5927\u503c");
  static constexpr WordList kGuarantees(
      "maximin minimax maxmin minmax security guaranteed guarantee zeilenminimum spaltenmaximum "
      "zeilenmaximum "
      "spaltenminimum");
  static constexpr WordList kDegrees(
      "low high medium mid middle small large little much few many none zero all half");
  if (has_word_of(words, kGuarantees)) return true;
  // `Best` and `Worst` may both be strategies.
  if (has_word_of(words, {"best", "worst"})) return words.size() > 1 || labels.size() < 4;
  if (!has_word_of(words, kBounds)) return false;
  if (std::ranges::any_of(words, [](const auto& word) { return player_of_direction(word).has_value(); }))
    return true;
  return words.size() == 1 && std::ranges::none_of(labels, [](const std::string& label) {
           return looks_like_number(label) || has_word_of(words_in(label), kDegrees);
         });
}

bool is_called_between(const Words& words) {
  return has_word_of(words, {"median", "expected", "erwartungswert", "ev", "eu"});
}

bool is_called_range(const Words& words) {
  return has_word_of(words, {"regret", "regrets", "range", "spread", "difference", "diff", "gap"});
}

bool is_called_mixture(const Words& words) {
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
      const Words words = words_in(labels[player][k]);
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
