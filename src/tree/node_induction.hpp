// Trees in which every move is seen: backward induction (Zermelo 1913; Kuhn 1953), and what each player
// could get against the others' behaviour.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "nashsolve/tree.hpp"
#include "play.hpp"

namespace nashsolve::tree {

/// Whether every information set of a player has one node.
bool is_all_seen(const GameTree& tree);

/// The first of the best actions everywhere. Nothing where `must_stop` became true. Requires that all is
/// seen.
std::optional<Behavior> induce_backwards(const GameTree& tree, const std::function<bool()>& must_stop);

/// The most that each player can get against the others' behaviour. Nothing where `must_stop` became true.
/// Requires that all is seen, and probabilities at all information sets.
std::optional<std::vector<Rational>> best_payoffs(const GameTree& tree, const Behavior& behavior,
                                                  const std::function<bool()>& must_stop);

}  // namespace nashsolve::tree
