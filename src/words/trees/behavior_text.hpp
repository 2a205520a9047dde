// An equilibrium of a tree as people read it: what is done at each information set, and where the play ends.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "deviation.hpp"
#include "enclosed_play.hpp"
#include "nashsolve/report.hpp"
#include "nashsolve/tree.hpp"
#include "nashsolve/verify.hpp"
#include "play.hpp"
#include "profile_text.hpp"
#include "text_page.hpp"

namespace nashsolve::report {

/// Exact, or of irrational probabilities.
using AnyPlay = std::variant<Play, EnclosedPlay>;

/// The same by reference.
class PlayView {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor)
  PlayView(const Play& play) : play_(&play) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  PlayView(const EnclosedPlay& play) : play_(&play) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  PlayView(const AnyPlay& play) {
    std::visit([this](const auto& some) { play_ = &some; }, play);
  }

  template <typename Visitor>
  [[nodiscard]] auto visit(Visitor visitor) const {
    return std::visit([&](const auto* some) { return visitor(*some); }, play_);
  }

 private:
  std::variant<const Play*, const EnclosedPlay*> play_;
};

/// Throws InternalError where the profile is worth something else in the tree than in the game.
void require_worth(const Play& play, const ProfileCheck& checks);

/// The play of an equilibrium, with that requirement.
Play checked_play(const TreeForm& form, const Profile& profile, const ProfileCheck& checks);
EnclosedPlay checked_play(const TreeForm& form, const EnclosedProfile& profile, const ProfileCheck& checks);

/// A line for each information set with its probability of being reached and what is done there, and the ends
/// of the play.
/// Of many sets and ends the first ones. `width`: of the longest player's name.
void print_behavior(TextPage& page, const std::vector<std::string>& players, std::size_t width,
                    const GameTree& tree, const PlayView& play, const NumberStyle& style);

/// Whether the equilibrium is subgame-perfect, or the move that is not credible, as the end of a sentence
/// that is still open; empty of a tree whose only subgame is the whole. `players`: their names.
std::string subgame_perfection_text(const std::vector<std::string>& players, const GameTree& tree,
                                    const PlayView& play);

/// The name of a move that would pay more.
std::string move_text(const GameTree& tree, const Deviation& deviation);

/// "J: check 2/3, bet 1/3; Q: check | ...": what each player does where the own moves let the play come.
/// Empty where recall is imperfect.
std::string behavior_line(const GameTree& tree, const PlayView& play, const NumberStyle& style);

}  // namespace nashsolve::report
