// The payoffs of a game as tables for the page, best responses marked.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "subject.hpp"

namespace nashsolve::plot {

/// {"note", "players", "rowPlayer", "columnPlayer", "slices": [{"caption", "rows", "columns", "cells"}]}; a
/// slice for each choice of the third and later players, player 1 in rows and player 2 in columns. A cell is
/// {"payoffs", "best"}: the players whose strategy is a best response to the others'. Large games are cut
/// short, and the note says so.
nlohmann::ordered_json matrix_view(const Subject& subject);

}  // namespace nashsolve::plot
