// A subgame, without those within it, as a tree of its own, so that it can be solved by its reduced strategic
// form.
#pragma once

#include <functional>
#include <optional>

#include "nashsolve/profile.hpp"
#include "play.hpp"
#include "region.hpp"

namespace nashsolve {

struct FormProfile {
  Profile profile;
  /// Else it is near one that is irrational, or as near as the search came.
  bool is_equilibrium = true;
};

/// Of a game; nothing where it found none or what it is given became true.
using GameSolver = std::function<std::optional<FormProfile>(const Game&, const std::function<bool()>&)>;

}  // namespace nashsolve

namespace nashsolve::tree {

/// Whether the reduced strategic form, whatever is paid, is small enough. Requires perfect recall.
bool has_small_form(const GameTree& tree, const Region& region);

/// Fills in what all do in the region, and says whether it is an equilibrium there; nothing where the form's
/// payoffs are too large or the solver has none.
std::optional<bool> fill_form_equilibrium(const GameTree& tree, const Region& region, const Worth& worth,
                                          const GameSolver& solve, const std::function<bool()>& must_stop,
                                          Behavior& behavior);

}  // namespace nashsolve::tree
