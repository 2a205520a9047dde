// What is said of a tree and its play where there is no strategic form to name the parts.
#pragma once

#include <string>
#include <vector>

#include "nashsolve/report.hpp"
#include "nashsolve/tree.hpp"
#include "play.hpp"
#include "text_page.hpp"

namespace nashsolve::report {

/// The title, the file, and how large the tree is.
void print_tree_heading(TextPage& page, const GameTree& tree, const Source& source);

/// "2/3, -1".
std::string numbers_text(const std::vector<Rational>& numbers, const NumberStyle& style);

/// The players' names as they are printed.
std::vector<std::string> printable_players(const GameTree& tree);
/// The width of the longest.
std::size_t players_width(const std::vector<std::string>& players);

/// What is done at each information set, and where the play ends.
void print_tree_play(TextPage& page, const GameTree& tree, const Play& play, const NumberStyle& style);

}  // namespace nashsolve::report
