// The parts of the JSON documents that say of a tree what it is and how it is played. Each function writes
// keys into the object that is open.
#pragma once

#include "behavior_text.hpp"
#include "json_writer.hpp"
#include "nashsolve/report.hpp"
#include "nashsolve/tree.hpp"

namespace nashsolve::report {

/// What the positions in `behavior` and `outcome` stand for.
void write_tree(JsonWriter& json, const GameTree& tree, bool perfect_recall);

/// An object: the terminal nodes and the subgames of a tree.
void write_tree_counts(JsonWriter& json, const GameTree& tree);

/// The game of a tree without its strategic form.
void write_tree_game(JsonWriter& json, const GameTree& tree, const Source& source, bool perfect_recall);

/// behavior and outcome: how a tree is played.
void write_play(JsonWriter& json, const GameTree& tree, const PlayView& play);

/// subgame_perfect and, where it is false, incredible.
void write_subgame_perfection(JsonWriter& json, const GameTree& tree, const PlayView& play);

}  // namespace nashsolve::report
