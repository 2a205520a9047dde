// The equations that make a player indifferent, and their solution one unknown at a time, as on paper: each
// equation gives one unknown in terms of the rest, which is put into the following ones.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "explain_page.hpp"
#include "nashsolve/game.hpp"

namespace nashsolve::explain {

/// Unknowns are the probabilities of all strategies of the support but the last, whose probability is one
/// less their sum. Each equation says that form = 0: what strategy 0 of the rows is worth less what row k + 1
/// is.
struct EquationSystem {
  /// The worth of each row in terms of the unknowns.
  std::vector<LinearForm> worth;
  std::vector<LinearForm> equations;
  std::size_t unknowns = 0;
};

/// In the user's own numbers.
EquationSystem indifference_system(const Game& game, std::size_t player, std::span<const std::uint32_t> rows,
                                   std::span<const std::uint32_t> columns);

struct EliminationStep {
  std::size_t equation = 0;
  /// unknown = value, in terms of unknowns not solved for yet.
  std::size_t unknown = 0;
  LinearForm value;
};

struct EliminationSteps {
  std::vector<EliminationStep> steps;
  /// The first equation that contradicts those before.
  std::optional<std::size_t> contradiction;
  /// All probabilities of the support, where they are determined.
  std::optional<std::vector<Rational>> solution;
};

EliminationSteps eliminate_unknowns(const EquationSystem& system);

}  // namespace nashsolve::explain
