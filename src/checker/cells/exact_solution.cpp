// Exact solutions of a support's equations, as polynomials in a real root of another one, by the remainders
// of products: what is divisible by that one is 0 at each of its roots.
#include <algorithm>
#include <optional>
#include <utility>

#include "check_error.hpp"
#include "support_equations.hpp"

namespace nashsolve::checker {

namespace {

struct Bounds {
  Rational lower;
  Rational upper;
};

Bounds product(const Bounds& a, const Bounds& b) {
  const auto [least, largest] = std::minmax({Rational(a.lower * b.lower), Rational(a.lower * b.upper),
                                             Rational(a.upper * b.lower), Rational(a.upper * b.upper)});
  return {least, largest};
}

/// Of the values between the bounds.
Bounds values_of(const Polynomial& polynomial, const Bounds& bounds) {
  Bounds value{0, 0};
  for (std::size_t k = polynomial.coefficients().size(); k-- > 0;) {
    value = product(value, bounds);
    value.lower += polynomial.coefficients()[k];
    value.upper += polynomial.coefficients()[k];
  }
  return value;
}

/// Of a quotient; the divisor has to have a sign.
Bounds quotient(const Bounds& above, const Bounds& below) {
  if (sgn(below.lower) != sgn(below.upper) || sgn(below.lower) == 0) {
    throw CheckError("the sum of a player's weights may be 0");
  }
  return product(above, {1 / below.upper, 1 / below.lower});
}

/// By a primitive polynomial: by Gauss's lemma the coefficients of the quotient are integers, and by
/// Mignotte's bound (1974) shorter than these bits. Whatever else the numbers are, it ends where one of them
/// is neither.
bool is_divisible(const Polynomial& polynomial, const Polynomial& divisor) {
  std::vector<Integer> rest = polynomial.coefficients();
  Integer norm = 0;
  for (const Integer& each : rest) norm += abs(each);
  const std::size_t most_bits = rest.size() + bit_length(norm);
  const std::size_t degree = divisor.degree();
  for (; rest.size() > degree; rest.pop_back()) {
    if (rest.back() % divisor.leading() != 0) return false;
    const Integer quotient = exact_quotient(rest.back(), divisor.leading());
    if (bit_length(quotient) > most_bits) return false;
    const std::size_t shift = rest.size() - 1 - degree;
    for (std::size_t k = 0; k <= degree; ++k) {
      subtract_product(rest[shift + k], quotient, divisor.coefficients()[k]);
    }
  }
  return std::ranges::all_of(rest, [](const Integer& each) { return sgn(each) == 0; });
}

/// What each strategy pays the player, times the weights of all opponents.
std::vector<Polynomial> weighted(const std::vector<Integer>& payoffs, std::size_t rows, const Sizes& sizes,
                                 std::size_t player, const std::vector<std::vector<Polynomial>>& weights) {
  std::vector<Polynomial> values;
  values.reserve(payoffs.size());
  for (const Integer& payoff : payoffs) values.push_back(Polynomial::constant(payoff));
  for (std::size_t j = sizes.size(); j-- > 0;) {
    if (j == player) continue;
    // All modes after it are contracted.
    std::vector<Polynomial> sums(values.size() / sizes[j]);
    for (std::size_t k = 0; k < values.size(); ++k) {
      if (!values[k].is_zero()) sums[k / sizes[j]] += values[k] * weights[j][k % sizes[j]];
    }
    values = std::move(sums);
  }
  values.resize(rows);
  return values;
}

}  // namespace

SupportSolution SupportEquations::solution(const PointStep& step) const {
  const Bounds root{step.lower, step.upper};
  const bool is_rational = step.polynomial.is_zero();
  const Polynomial divisor = is_rational ? Polynomial::variable() : primitive_part(step.polynomial);
  if (!is_rational && divisor.sign_at(root.lower) * divisor.sign_at(root.upper) >= 0) {
    throw CheckError("the polynomial does not change its sign");
  }
  std::vector<std::vector<std::optional<Polynomial>>> named;
  for (const std::size_t size : sizes_) named.emplace_back(size);
  for (std::size_t k = 0; k < step.strategies.size(); ++k) {
    const auto [player, position] = place_of(step.strategies[k]);
    if (sizes_[player] == 1) throw CheckError("it gives a weight to the only strategy of a player");
    std::optional<Polynomial>& own = named[player][position];
    if (own) throw CheckError("it names a strategy twice");
    own = step.weights[k];
  }
  SupportSolution result{support_, {}, {}};
  std::vector<std::vector<Polynomial>> weights;
  for (std::size_t i = 0; i < sizes_.size(); ++i) {
    std::vector<Polynomial>& own = weights.emplace_back();
    Polynomial sum;
    if (sizes_[i] == 1) named[i][0] = Polynomial::constant(1);
    for (std::optional<Polynomial>& weight : named[i]) {
      own.push_back(std::move(weight).value_or(Polynomial()));
      sum += own.back();
    }
    const Bounds below = values_of(sum, root);
    auto& lower = result.lower.emplace_back();
    auto& upper = result.upper.emplace_back();
    for (const Polynomial& weight : own) {
      Bounds bounds = quotient(values_of(weight, root), below);
      if (is_divisible(weight, divisor)) bounds = {0, 0};
      lower.push_back(bounds.lower);
      upper.push_back(bounds.upper);
    }
  }
  for (std::size_t i = 0; i < sizes_.size(); ++i) {
    const std::vector<Polynomial> values = weighted(payoffs_[i], node_.counts()[i], sizes_, i, weights);
    const auto is_tied = [&](std::size_t s) {
      return is_divisible(values[s] - values[support_[i][0]], divisor);
    };
    std::vector<std::size_t>& tied = result.tied.emplace_back();
    for (std::size_t s = 0; s < values.size(); ++s) {
      const bool is_used = std::ranges::binary_search(support_[i], s);
      const bool pays_the_same = is_tied(s);
      if (is_used && !pays_the_same) throw CheckError("the root is no solution");
      if (!is_used && pays_the_same) tied.push_back(s);
    }
  }
  return result;
}

}  // namespace nashsolve::checker
