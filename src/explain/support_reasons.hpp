// Why a pair of supports has no equilibrium: against some mixture with the one support, all of the other must
// be best responses. Reasons are found as a reader would: a pure strategy's best responses, the solution of
// the indifference equations, a better reply to it, or a mixture that is better against everything.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "explain_page.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/profile.hpp"

namespace nashsolve::explain {

using Support = std::vector<std::uint32_t>;

/// Why no mixture of the other player with exactly the support `theirs` makes all of `own` best responses of
/// the player, as one sentence; nothing where one does, or must_stop. Requires two players.
std::optional<std::string> obstacle(const Page& page, const Game& game, std::size_t player,
                                    const Support& own, const Support& theirs,
                                    const std::function<bool()>& must_stop);

/// "Heads 1/2, Tails 1/2" ("1: 1/2, 2: 1/2" where labels end in digits), or "Heads".
std::string mixture_text(const Page& page, const Game& game, std::size_t player,
                         const MixedStrategy& strategy);

/// "Heads", "Heads and Tails".
std::string support_text(const Page& page, const Game& game, std::size_t player, const Support& support);

/// All supports within the strategies but the empty one, smaller ones first; none where there are too many.
std::vector<Support> supports_within(const Support& strategies);

/// Each of the first with each of the second, smaller pairs first. They point to what they are made of.
std::vector<std::pair<const Support*, const Support*>> pairs_by_size(const std::vector<Support>& first,
                                                                     const std::vector<Support>& second);

}  // namespace nashsolve::explain
