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
#include <vector>

#include "cell.hpp"
#include "face_condition.hpp"
#include "interior_equations.hpp"
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
  /// Whether that was learnt.
  [[nodiscard]] bool knows_more() const { return !forms_.empty(); }
  /// Whether it excludes all there are.
  [[nodiscard]] bool are_contradictory() const { return are_contradictory_; }

  /// Whether the cell was found to touch the border and to hold none. Cells are only asked as long as this is
  /// true of some of the first ones, and of some of all.
  bool exclude(const Cell& cell);
  /// Whether some form that is known has one sign on the cell.
  [[nodiscard]] bool contradicts(const Cell& cell) const;

 private:
  /// At a vertex profile one strategy pays more than another that never does: the vertex of each opponent,
  /// among those of all players.
  using Profile = std::vector<std::size_t>;

  [[nodiscard]] bool touches(const Cell& cell) const;
  /// Of all pairs of strategies of which one pays at least as much as the other all over the cell.
  [[nodiscard]] std::vector<Profile> untied_profiles(const Cell& cell) const;
  [[nodiscard]] Polytopes polytopes_of(const Cell& cell) const;
  [[nodiscard]] bool is_empty(const Cell& cell, const std::vector<Profile>& untied) const;

  /// A form, rounded, all of whose entries are in [-1, 1].
  struct RoundedForm {
    std::vector<double> entries;
    Condition exact;
  };

  /// Its values at the opponents' vertex profiles.
  [[nodiscard]] std::vector<double> rounded_values(const Cell& cell, const RoundedForm& form) const;

  void know(const InteriorEquations& equations);

  const SupportSystem& system_;
  bool has_learnt_ = false;
  bool are_contradictory_ = false;
  std::vector<RoundedForm> forms_;
  std::size_t asked_ = 0;
  std::size_t excluded_ = 0;
};

}  // namespace nashsolve::nplayer
