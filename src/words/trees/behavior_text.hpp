// An equilibrium of a tree as people read it: what is done at each information set, and where the play ends.
#pragma once

#include <string>
#include <vector>

#include "nashsolve/report.hpp"
#include "nashsolve/tree.hpp"
#include "nashsolve/verify.hpp"
#include "play.hpp"
#include "profile_text.hpp"
#include "text_page.hpp"

namespace nashsolve::report {

/// Throws InternalError where the profile is worth something else in the tree than in the game.
void require_worth(const Play& play, const ProfileCheck& checks);

/// The play of an equilibrium, with that requirement.
Play checked_play(const TreeForm& form, const Profile& profile, const ProfileCheck& checks);

/// A line for each information set with its probability of being reached and what is done there, and the ends
/// of the play.
/// Of many sets and ends the first ones. `width`: of the longest player's name.
void print_behavior(TextPage& page, const std::vector<std::string>& players, std::size_t width,
                    const GameTree& tree, const Play& play, const NumberStyle& style);

/// Whether the equilibrium is subgame-perfect, or the move that is not credible, as the end of a sentence
/// that is still open; empty of a tree whose only subgame is the whole. `players`: their names.
std::string subgame_perfection_text(const std::vector<std::string>& players, const TreeForm& form,
                                    const Play& play);

/// "J: check 2/3, bet 1/3; Q: check | ...": what each player does where the own moves let the play come.
/// Requires perfect recall.
std::string behavior_line(const TreeForm& form, const Play& play, const NumberStyle& style);

}  // namespace nashsolve::report
