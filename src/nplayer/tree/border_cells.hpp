// Small cells at the border of a support that hold no equilibrium of the support itself.
//
// Where payoffs are 0 or repeat, profiles of smaller supports often solve the equations of a larger one, and
// are singular there, or not isolated: no test of a region around them can tell that it holds no other
// solution, and cells that touch them would be halved to the end. But near them some player's equations, or a
// combination of them, often have one sign, and are 0 where some strategy is not used alone. What the
// conditions leave of a cell tells (faces.hpp), exactly.
#pragma once

#include <cstddef>

#include "cell.hpp"
#include "stop.hpp"
#include "support_system.hpp"

namespace nashsolve::nplayer {

/// Those of one support.
class BorderCells {
 public:
  BorderCells(const SupportSystem& system, const StopTest& stop) : system_(system), stop_(stop) {}

  /// Whether the cell, which touches the border, was found to hold none. Cells are only asked as long as this
  /// is true of some of the first ones, and of some of all.
  bool exclude(const Cell& cell);

 private:
  [[nodiscard]] bool touches(const Cell& cell) const;
  [[nodiscard]] bool is_empty(const Cell& cell) const;

  const SupportSystem& system_;
  const StopTest& stop_;
  std::size_t asked_ = 0;
  std::size_t excluded_ = 0;
};

}  // namespace nashsolve::nplayer
