// Linear programs, exactly: the primal simplex method on an integer tableau without fractions (Dantzig
// 1951; Edmonds 1967), largest coefficient first, then Bland's rule (1977), which cannot cycle.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve {

/// Maximise objective * z over z >= 0 with matrix * z <= bounds. The bounds are not negative, so 0 is
/// feasible.
struct LinearProgram {
  std::vector<Integer> objective;
  /// Row-major, as wide as the objective.
  std::vector<Integer> matrix;
  std::vector<Integer> bounds;
};

struct Optimum {
  Rational value;
  std::vector<Rational> solution;
  /// One per row; an optimal solution of the dual program.
  std::vector<Rational> duals;
};

/// Nothing where the objective is unbounded.
std::optional<Optimum> maximise(const LinearProgram& program);

/// A basis to start from: the slacks of `rows` are nonbasic, the variables `columns` basic; as many.
struct StartingBasis {
  std::vector<std::size_t> rows;
  std::vector<std::size_t> columns;
};

/// The same from a basis that is near the optimum: where it is feasible by the primal simplex method, where
/// its dual is by the dual one, else from the slacks. Nothing, too, where `must_stop`, asked at every pivot,
/// ended it.
std::optional<Optimum> maximise(const LinearProgram& program, const StartingBasis& start,
                                const std::function<bool()>& must_stop);

}  // namespace nashsolve
