#include "subject.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "display_text.hpp"
#include "evaluation.hpp"
#include "number_text.hpp"

namespace nashsolve::plot {

std::string Subject::name_of(std::size_t equilibrium) const {
  return own_names.empty() ? fmt::format("#{}", equilibrium + 1) : own_names[equilibrium];
}

std::string Subject::player(std::size_t player) const {
  return report::shortened(names.players[player], kLongestLabel);
}

std::string Subject::label(std::size_t player, std::size_t strategy) const {
  return report::shortened(names.strategies[player][strategy], kLongestLabel);
}

std::string Subject::strategy_text(const MixedStrategy& strategy, std::size_t player) const {
  return report::strategy_text(names.strategies[player], strategy, {});
}

std::string chart_number(const Rational& value, std::size_t columns) {
  constexpr unsigned kMostDecimals = 3;
  for (unsigned decimals = 1; value.get_den() != 1 && decimals <= kMostDecimals; ++decimals) {
    std::string text = to_decimal(value, decimals);
    if (text.size() <= std::min(columns, report::kShortFraction) &&
        std::get<Rational>(parse_number(text)) == value)
      return text;
  }
  return report::number_within(value, columns);
}

std::string probability_name(std::size_t player) {
  return player == 0 ? "p" : "q";
}

}  // namespace nashsolve::plot
