// One equilibrium of a two-player game of any size: pure, then two strategies against two, then paths of
// Lemke and Howson (1964) on the revised dictionaries of the two polytopes, and logit paths in turn with
// them.
//
// From the artificial pair (0, 0) each label leads to an equilibrium, some after some hundred pivots, some
// after millions. So paths are cut and started again with other labels, the longest ones least often, as
// Luby, Sinclair and Zuckerman (1993) do where nothing is known of the run times; budgets count pivots. Where
// payoffs conflict, all of them are long, and the logit path (logit_tracing.hpp) is shorter by far. A path
// ends at two blocks whose equations are solved and whose every inequality is checked in integers.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "nashsolve/game.hpp"
#include "nashsolve/profile.hpp"

namespace nashsolve::single {

struct OneEquilibrium {
  Profile profile;
  /// What found it, in words.
  std::string_view method;
  /// Each strategy is used or worse than the best, and no other equilibrium is near: proved.
  bool is_regular = false;
  std::uint64_t pivots = 0;
  /// Where it is known without further work.
  std::optional<int> index = std::nullopt;
};

/// Nothing where `must_stop`, asked by the work done, ended it, or where some paths in a row ended at what
/// integers did not confirm. Requires two players.
std::optional<OneEquilibrium> find_in_large_game(const Game& game, const std::function<bool()>& must_stop);

}  // namespace nashsolve::single
