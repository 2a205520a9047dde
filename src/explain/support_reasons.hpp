// Why a pair of supports has no equilibrium: against some mixture with the one support, all of the other must
// be best responses. Reasons are found as a reader would: a pure strategy's best responses, the solution of
// the indifference equations, a better reply to it, or a mixture that is better against everything.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "game_words.hpp"

namespace nashsolve::explain {

/// As many choices of one support a player are looked at, and as many reasons are printed.
constexpr std::size_t kMaxProfiles = 4'000;
constexpr std::size_t kMaxReasons = 60;

/// Why no mixture of the other player with exactly the support `theirs` makes all of `own` best responses of
/// the player, as one sentence; nothing where one does, or must_stop. Requires two players.
std::optional<std::string> obstacle(const GameWords& words, std::size_t player, const Support& own,
                                    const Support& theirs, const std::function<bool()>& must_stop);

/// All supports within the strategies but the empty one, smaller ones first; none where there are too many.
std::vector<Support> supports_within(const Support& strategies);

/// Each of the first with each of the second, smaller pairs first. They point to what they are made of.
std::vector<std::pair<const Support*, const Support*>> pairs_by_size(const std::vector<Support>& first,
                                                                     const std::vector<Support>& second);

}  // namespace nashsolve::explain
