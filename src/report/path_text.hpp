// The paths of Lemke and Howson between equilibria, as text and as JSON.
#pragma once

#include <string>

#include "json_writer.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/solution.hpp"

namespace nashsolve::report {

/// Lines: which labels lead from which equilibrium to which, "(0)" for the artificial one.
std::string path_text(const Game& game, const PathGraph& graph);

/// The key "paths" and its value.
void write_paths(JsonWriter& json, const Game& game, const PathGraph& graph);

}  // namespace nashsolve::report
