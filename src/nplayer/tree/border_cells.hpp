// Small cells at the border of a support that hold no equilibrium of the support itself.
//
// Where payoffs are 0 or repeat, profiles of smaller supports often solve the equations of a larger one, and
// are singular there, or not isolated: no test of a region around them can tell that it holds no other
// solution, and cells that touch them would be halved to the end. But in a small cell near them some strategy
// of the support often pays at least as much as another at all vertex profiles, and so everywhere. They pay
// the same only where at each profile at which the first pays more somebody does not use the vertex. If with
// the vertices that are left some strategy is not used at all, whichever are left, the cell holds nothing.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "cell.hpp"
#include "face_condition.hpp"
#include "found_equilibrium.hpp"
#include "interior_equations.hpp"
#include "square_forms.hpp"
#include "stop.hpp"
#include "support_system.hpp"

namespace nashsolve::nplayer {

/// Those of one support.
class BorderCells {
 public:
  explicit BorderCells(const SupportSystem& system) : system_(system) {}

  /// Asks, once, what else is known of the support's own equilibria; from now on cells are asked for that,
  /// too.
  void learn(const StopTest& stop);
  /// The same of forms of degree 2, which takes longer.
  void learn_squares(const StopTest& stop);
  /// What another one has learnt of the same support.
  void learn_from(const BorderCells& other);
  /// What was learnt, as equations that hold at the support's own equilibria; none of degree 2.
  [[nodiscard]] std::vector<Condition> known_equations() const;
  /// Whether something was learnt.
  [[nodiscard]] bool knows_more() const { return !forms_.empty(); }
  [[nodiscard]] bool knows_squares() const { return knows_squares_; }
  /// Whether it excludes all there are.
  [[nodiscard]] bool are_contradictory() const { return are_contradictory_; }

  /// Whether the cell was found to touch the border and to hold none. Cells are only asked as long as this is
  /// true of some of the first ones, and of some of all.
  bool exclude(const Cell& cell);
  /// Whether some form that is known has one sign on the cell.
  [[nodiscard]] bool contradicts(const Cell& cell);
  /// Whether some form that is known is 0 nowhere in the enclosure of a solution.
  [[nodiscard]] bool contradicts(const SupportBox& enclosure) const;

 private:
  /// At a vertex profile one strategy pays more than another that never does: the vertex of each opponent,
  /// among those of all players.
  using Profile = std::vector<std::size_t>;

  [[nodiscard]] bool touches(const Cell& cell) const;
  /// Of all pairs of strategies of which one pays at least as much as the other all over the cell.
  [[nodiscard]] std::vector<Profile> untied_profiles(const Cell& cell) const;
  [[nodiscard]] Polytopes polytopes_of(const Cell& cell) const;
  [[nodiscard]] bool is_empty(const Cell& cell, const std::vector<Profile>& untied) const;

  /// A form, rounded, all of whose entries are in [-1, 1]. Of degree 2 it is the bilinear one that is
  /// symmetric: its values at pairs of vertices bound it, too.
  struct RoundedForm {
    /// Per player.
    std::vector<std::size_t> degrees;
    std::vector<double> entries;
    /// Of degree 1.
    std::optional<Condition> exact;
  };

  /// Its values at the vertex profiles, of a player of degree 2 at pairs of vertices.
  [[nodiscard]] std::vector<double> rounded_values(const Cell& cell, const RoundedForm& form) const;
  /// What rounding can add up to in these values.
  [[nodiscard]] double margin_of(const RoundedForm& form) const;

  void know(const InteriorEquations& equations);
  void know(const SquareForm& form);

  const SupportSystem& system_;
  bool has_learnt_ = false;
  bool has_learnt_squares_ = false;
  bool knows_squares_ = false;
  bool are_contradictory_ = false;
  std::vector<RoundedForm> forms_;
  /// Cells that were asked, and those of them that were excluded.
  struct Asked {
    std::size_t asked = 0;
    std::size_t excluded = 0;
    [[nodiscard]] bool are_worth_it() const;
  };
  /// By signs of payoff differences.
  Asked signs_;
  Asked squares_;
};

}  // namespace nashsolve::nplayer
