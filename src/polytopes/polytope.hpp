// The two best-response polytopes of a bimatrix game (A, B), payoffs scaled to integers of at least 1:
//   P = {x >= 0, B'x <= 1}   and   Q = {y >= 0, A y <= 1}
// (von Stengel 2002, Handbook of Game Theory 45, section 2). Row i is tight in P where x_i = 0, in Q where
// (A y)_i = 1; column j in P where (B'x)_j = 1, in Q where y_j = 0. A pair other than (0, 0) is, rescaled to
// probabilities, an equilibrium exactly when every label is tight in P or in Q.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "label_set.hpp"
#include "nashsolve/exact.hpp"
#include "nashsolve/game.hpp"

namespace nashsolve::bimatrix {

/// One polytope {z >= 0, M z <= 1}: row s of M has label slack_label(s), column v label variable_label(v). Of
/// sequences (sequence_polytopes.hpp) the first rows are at most 0.
struct Polytope {
  std::size_t slack_count = 0;
  std::size_t variable_count = 0;
  Label first_slack = 0;
  Label first_variable = 0;
  /// Row-major; without rows at most 0 all entries are at least 1. In the first where every entry fits, else
  /// in the second.
  std::optional<std::vector<std::int64_t>> small_matrix;
  std::vector<Integer> large_matrix;
  /// Of small_matrix.
  std::int64_t largest_small_entry = 0;
  /// Whether there is a small_matrix M and every minor of (M, 1, unit matrix) fits a WideNumber.
  bool has_wide_minors = false;
  /// How many rows are at most 0.
  std::size_t zero_count = 0;

  [[nodiscard]] Integer entry(std::size_t s, std::size_t v) const {
    const std::size_t place = s * variable_count + v;
    return small_matrix ? to_integer((*small_matrix)[place]) : large_matrix[place];
  }
  [[nodiscard]] std::size_t label_count() const { return slack_count + variable_count; }
  [[nodiscard]] Label slack_label(std::size_t s) const { return first_slack + static_cast<Label>(s); }
  [[nodiscard]] Label variable_label(std::size_t v) const { return first_variable + static_cast<Label>(v); }
  [[nodiscard]] bool is_slack(Label label) const {
    return label >= first_slack && label < first_slack + slack_count;
  }
};

/// [0] is P, [1] is Q. Positive affine maps of a player's payoffs, which keep all equilibria, make them the
/// smallest integers with minimum 1. Requires two players.
using Polytopes = std::array<Polytope, 2>;

/// What is subtracted of a player's payoffs where they are no machine integers: the smallest of all, as in a
/// proof, or the smallest against each strategy of the opponent.
enum class Shift { common, each };
Polytopes best_response_polytopes(const Game& game, Shift shift = Shift::each);

/// Gives the polytope its matrix, row-major.
void set_matrix(std::vector<Integer> entries, Polytope& polytope);

}  // namespace nashsolve::bimatrix
