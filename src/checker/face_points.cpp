#include "face_points.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>

#include "check_error.hpp"
#include "cone.hpp"

namespace nashsolve::checker {

namespace {

constexpr std::uint64_t kPrime = 2147483647;

/// Places in rows.variables() of those that may be positive.
std::vector<std::size_t> free_variables(const BestResponseRows& rows, const LabelBits& tight) {
  std::vector<std::size_t> free;
  for (std::size_t v = 0; v < rows.variables().size(); ++v) {
    if (!tight.has(rows.variables()[v])) free.push_back(v);
  }
  return free;
}

std::uint64_t power(std::uint64_t base, std::uint64_t exponent) {
  std::uint64_t result = 1;
  for (; exponent != 0; exponent /= 2, base = base * base % kPrime) {
    if (exponent % 2 == 1) result = result * base % kPrime;
  }
  return result;
}

}  // namespace

std::vector<Mix> face_points(const BestResponseRows& rows, const LabelBits& tight) {
  const std::vector<std::size_t> free = free_variables(rows, tight);
  // The scale, and the free variables.
  const std::size_t unknowns = free.size() + 1;
  std::vector<LinearForm> equations;
  std::vector<LinearForm> inequalities;
  for (std::size_t s = 0; s < rows.slacks().size(); ++s) {
    LinearForm& row = (tight.has(rows.slacks()[s]) ? equations : inequalities).emplace_back(unknowns);
    row[0] = 1;
    for (std::size_t k = 0; k < free.size(); ++k) row[k + 1] = -rows.entry(s, free[k]);
  }
  std::vector<Mix> points;
  for (const std::vector<Integer>& ray : extreme_rays(unknowns, std::move(equations), inequalities)) {
    const Integer sum = std::accumulate(ray.begin() + 1, ray.end(), Integer(0));
    if (sum == 0) throw CheckError("a subset holds the pair (0, 0), which is no profile");
    Mix mix(rows.variables().size());
    for (std::size_t k = 0; k < free.size(); ++k) mix[free[k]] = make_rational(ray[k + 1], sum);
    points.push_back(std::move(mix));
  }
  return points;
}

bool is_one_point(const BestResponseRows& rows, const LabelBits& tight) {
  const std::vector<std::size_t> free = free_variables(rows, tight);
  std::vector<std::vector<std::uint64_t>> matrix;
  for (std::size_t s = 0; s < rows.slacks().size(); ++s) {
    if (!tight.has(rows.slacks()[s])) continue;
    std::vector<std::uint64_t>& row = matrix.emplace_back();
    for (const std::size_t v : free) row.push_back(Integer(rows.entry(s, v) % kPrime).get_ui());
  }
  std::size_t rank = 0;
  for (; rank < free.size(); ++rank) {
    const auto pivot =
        std::find_if(matrix.begin() + static_cast<std::ptrdiff_t>(std::min(rank, matrix.size())),
                     matrix.end(), [&](const auto& row) { return row[rank] != 0; });
    if (pivot == matrix.end()) return false;
    std::swap(*pivot, matrix[rank]);
    const std::uint64_t inverse = power(matrix[rank][rank], kPrime - 2);
    for (std::size_t s = rank + 1; s < matrix.size(); ++s) {
      const std::uint64_t factor = matrix[s][rank] * inverse % kPrime;
      if (factor == 0) continue;
      for (std::size_t k = rank; k < free.size(); ++k) {
        matrix[s][k] = (matrix[s][k] + (kPrime - factor) * matrix[rank][k]) % kPrime;
      }
    }
  }
  return true;
}

}  // namespace nashsolve::checker
