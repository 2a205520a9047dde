// Linear complementarity problems, exactly: w = constants + matrix * z with w, z >= 0 and no w[i] and z[i]
// both positive, by the method of Lemke (1965, Management Science 11) with a covering vector of ones. Ties
// are broken lexicographically, as if the constants were perturbed, so no basis comes again.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve {

struct Complementarity {
  std::vector<Integer> constants;
  /// Row-major, square.
  std::vector<Integer> matrix;
};

enum class LemkeEnd { solution, ray, stopped };

struct LemkeResult {
  LemkeEnd end;
  /// z; empty without a solution.
  std::vector<Rational> solution;
  std::uint64_t pivots = 0;
};

/// `must_stop` is asked at every pivot. A ray is no proof that there is no solution; where the matrix is
/// copositive and z * constants >= 0 for all z that solve the problem with constants 0, it cannot be met
/// (Cottle, Pang and Stone 1992, theorem 4.4.13).
LemkeResult lemke(const Complementarity& problem, const std::function<bool()>& must_stop);

}  // namespace nashsolve
