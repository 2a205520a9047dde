// A table's payoffs as numbers that compare as the payoffs do: the numerators, or the fractions themselves
// where numerators are not there, which may have many times the digits.
#pragma once

#include <cstddef>
#include <variant>
#include <vector>

#include "nashsolve/game.hpp"

namespace nashsolve {

inline bool has_numerators(const PayoffTable& table) {
  return table.find_numerators([] { return true; });
}

/// Visits a vector of them.
template <class Visit>
auto visit_comparable(const PayoffTable& table, const Visit& visit) {
  if (has_numerators(table)) return std::visit(visit, table.numerators());
  std::vector<Rational> fractions;
  fractions.reserve(table.size());
  for (std::size_t cell = 0; cell < table.size(); ++cell) fractions.push_back(table.at(cell));
  return visit(fractions);
}

/// The sign of the first cell's payoff less the second's.
inline int compare_payoffs(const PayoffTable& table, std::size_t a, std::size_t b) {
  if (!has_numerators(table)) return cmp(table.at(a), table.at(b));
  return std::visit(
      [&](const auto& values) { return values[a] < values[b] ? -1 : (values[b] < values[a] ? 1 : 0); },
      table.numerators());
}

}  // namespace nashsolve
