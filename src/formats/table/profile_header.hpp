// The header of a table with a row per profile: which columns hold the players' strategies, and which the
// payoffs.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nashsolve/read.hpp"
#include "sheet.hpp"
#include "warnings.hpp"

namespace nashsolve::formats {

struct ProfileColumns {
  std::vector<std::string> names;
  /// Of each player; the payoff column is unset where the other player's says it (zero-sum, symmetric).
  std::vector<std::size_t> strategies;
  std::vector<std::optional<std::size_t>> payoffs;
  std::size_t width = 0;
};

/// Columns that are neither are passed over with a warning, where the payoffs name the players.
ProfileColumns read_profile_header(const Sheet& sheet, const SheetRow& header, SingleMatrix single_matrix,
                                   Warnings& warnings);

/// The player's part of a payoff column's name, `Row` of `payoff_Row`, `Row payoff` and `u_Row`, `1` of `u1`;
/// empty where there is none. Nothing where the column is not named like one of payoffs.
std::optional<std::string_view> payoff_subject(std::string_view name);

}  // namespace nashsolve::formats
