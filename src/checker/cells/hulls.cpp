#include "hulls.hpp"

#include <algorithm>

#include "check_error.hpp"
#include "linear_program.hpp"

namespace nashsolve::checker {

namespace {

/// The optimum, which the solution attains and the duals bound.
Rational proven_maximum(const LinearProgram& program) {
  const std::optional<Optimum> best = maximise(program);
  const auto fail = [] { throw CheckError("a linear program could not be solved"); };
  if (!best) fail();
  const std::size_t columns = program.objective.size();
  const auto is_negative = [](const Rational& x) { return sgn(x) < 0; };
  Rational attained = 0;
  for (std::size_t k = 0; k < columns; ++k) attained += program.objective[k] * best->solution[k];
  Rational bound = 0;
  std::vector<Rational> costs(columns);
  for (std::size_t row = 0; row < program.bounds.size(); ++row) {
    Rational used = 0;
    for (std::size_t k = 0; k < columns; ++k) {
      used += program.matrix[row * columns + k] * best->solution[k];
      costs[k] += program.matrix[row * columns + k] * best->duals[row];
    }
    if (used > program.bounds[row]) fail();
    bound += program.bounds[row] * best->duals[row];
  }
  for (std::size_t k = 0; k < columns; ++k) {
    if (costs[k] < program.objective[k]) fail();
  }
  if (std::ranges::any_of(best->solution, is_negative) || std::ranges::any_of(best->duals, is_negative) ||
      attained != best->value || bound != best->value) {
    fail();
  }
  return best->value;
}

/// The largest sum of weights of `from` with which no coordinate is above that of a mean of `to` (which may
/// be empty), and `least`.
Rational largest_weight(const Mixes& from, const Mixes& to, const std::vector<Rational>& least) {
  LinearProgram program;
  program.objective.assign(from.size() + to.size(), 0);
  std::fill_n(program.objective.begin(), from.size(), 1);
  for (std::size_t s = 0; s < least.size(); ++s) {
    Integer denominator = least[s].get_den();
    for (const auto& point : from) denominator = least_common_multiple(denominator, point[s].get_den());
    for (const auto& point : to) denominator = least_common_multiple(denominator, point[s].get_den());
    const auto whole = [&denominator](const Rational& x) {
      return Integer(x.get_num() * exact_quotient(denominator, x.get_den()));
    };
    for (const auto& point : from) program.matrix.push_back(whole(point[s]));
    for (const auto& point : to) program.matrix.emplace_back(-whole(point[s]));
    program.bounds.push_back(whole(least[s]));
  }
  for (std::size_t k = 0; k < from.size() + to.size(); ++k)
    program.matrix.emplace_back(k < from.size() ? 0 : 1);
  program.bounds.emplace_back(1);
  return proven_maximum(program);
}

/// Whether some coordinate of all of `a` is below that of all of `b`.
bool are_separated(const Mixes& a, const Mixes& b) {
  for (std::size_t s = 0; s < a.front().size(); ++s) {
    const auto by_coordinate = [s](const auto& x, const auto& y) { return x[s] < y[s]; };
    if ((*std::ranges::max_element(a, by_coordinate))[s] < (*std::ranges::min_element(b, by_coordinate))[s]) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool is_in_hull(const Mixes& vertices, const std::vector<Rational>& point) {
  if (std::ranges::find(vertices, point) != vertices.end()) return true;
  // Coordinates are those of probabilities, so a sum of weights of 1 is that of a mean.
  return vertices.size() > 1 && largest_weight(vertices, {}, point) == 1;
}

bool hulls_meet(const Mixes& a, const Mixes& b) {
  if (are_separated(a, b) || are_separated(b, a)) return false;
  return largest_weight(a, b, std::vector<Rational>(a.front().size())) == 1;
}

bool may_be_below(const Mixes& vertices, const std::vector<Rational>& upper) {
  return largest_weight(vertices, {}, upper) >= 1;
}

bool has_positive_sum(const std::vector<Integer>& values, const std::vector<std::vector<Integer>>& equations,
                      const std::vector<std::vector<Integer>>& inequalities) {
  if (std::ranges::none_of(values, [](const Integer& x) { return sgn(x) > 0; })) return false;
  if (equations.empty() && inequalities.empty()) return true;
  LinearProgram program;
  program.objective = values;
  const auto add = [&program](const std::vector<Integer>& row, int sign) {
    for (const Integer& x : row) program.matrix.emplace_back(x * sign);
    program.bounds.emplace_back(0);
  };
  for (const auto& row : equations) {
    add(row, 1);
    add(row, -1);
  }
  for (const auto& row : inequalities) add(row, 1);
  program.matrix.insert(program.matrix.end(), values.size(), Integer(1));
  program.bounds.emplace_back(1);
  return sgn(proven_maximum(program)) > 0;
}

}  // namespace nashsolve::checker
