// The payoffs of a game as tables for the page, best responses marked.
#pragma once

#include <cstddef>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "subject.hpp"

namespace nashsolve::plot {

/// Of tables no more rows are shown, nor columns.
inline constexpr std::size_t kMostAcross = 60;

/// {"note", "players", "rowPlayer", "columnPlayer", "slices": [{"caption", "rows", "columns", "cells"}]}; a
/// slice for each choice of the third and later players, player 1 in rows and player 2 in columns. A cell is
/// {"payoffs", "best"}: the players whose strategy is a best response to the others'. Large games are cut
/// short, and the note says so.
nlohmann::ordered_json matrix_view(const Subject& subject);

/// One of its slices, of rows and columns with these names.
nlohmann::ordered_json payoff_slice(
    const std::string& caption, const std::vector<std::string>& rows, const std::vector<std::string>& columns,
    const std::function<nlohmann::ordered_json(std::size_t row, std::size_t column)>& cell);

}  // namespace nashsolve::plot
