// Rows and columns that a spreadsheet adds to a matrix and that are no strategies: they are called a total, a
// mean, a bound, an expected payoff or probabilities, and hold those of the others. Where the numbers are
// others, the name is a strategy's like any.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nashsolve/game.hpp"
#include "payoff_cells.hpp"

namespace nashsolve::formats {

/// One, which stands for both players', or two.
using Payoffs = std::vector<std::reference_wrapper<const PayoffTable>>;

struct Summary {
  std::size_t player;
  std::size_t strategy;
  std::string_view holds;
};

/// The first strategy of a game of two players that is none.
std::optional<Summary> find_summary(const Payoffs& payoffs, const std::array<std::size_t, 2>& counts,
                                    const std::array<std::vector<std::string>, 2>& labels);

/// Fails there.
void check_summaries(const Sheet& sheet, const Table& table, const Payoffs& payoffs,
                     const std::array<std::vector<std::string>, 2>& labels);

}  // namespace nashsolve::formats
