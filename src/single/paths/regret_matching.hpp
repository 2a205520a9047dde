// Regret matching: each player plays each strategy in proportion to how much better it would have done so far
// (Hart and Mas-Colell 2000), with regrets kept from falling below 0 (Tammelin 2014), one player after the
// other. In a zero-sum game the averages tend to the optimal strategies; in a game whose payoffs conflict
// they come near an equilibrium. In floating point.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "payoff_columns.hpp"

namespace nashsolve::single {

/// The average strategies of the last three quarters of the rounds, which begin with regrets that `noise`
/// chooses. Nothing where `must_stop`, asked before each round, ended it.
std::optional<std::array<std::vector<double>, 2>> average_play(const PayoffColumns& payoffs, int rounds,
                                                               std::uint64_t noise,
                                                               const std::function<bool()>& must_stop);

}  // namespace nashsolve::single
