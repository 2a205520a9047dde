#include "modular_solutions.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "homotopy.hpp"
#include "modular.hpp"
#include "residue_polynomials.hpp"

namespace nashsolve::nplayer {

namespace {

using Element = ResiduePolynomials::Element;
using Poly = ResiduePolynomials::Poly;

/// More solutions, and series longer, are not followed.
constexpr double kMostSolutions = 120;
constexpr double kLongestSeries = 4000;
/// Nor is more multiplied, about a minute.
constexpr double kMostMultiplications = 2e10;

/// The number of common zeros of generic forms of degree 1 in the blocks that each names: the coefficient of
/// the product of all h_j^counts[j] in the product of the sums of their h_j (Bezout's theorem for products).
double intersection_number(const std::vector<std::size_t>& counts,
                           const std::vector<std::vector<bool>>& forms) {
  std::size_t size = 1;
  for (const std::size_t count : counts) size *= count + 1;
  std::vector<double> sums(size);
  sums[0] = 1;
  for (const std::vector<bool>& form : forms) {
    std::vector<double> next(size);
    for (std::size_t k = 0; k < size; ++k) {
      std::size_t inner = 1;
      for (std::size_t j = 0; j < counts.size(); ++j) {
        if (form[j] && k / inner % (counts[j] + 1) < counts[j]) next[k + inner] += sums[k];
        inner *= counts[j] + 1;
      }
    }
    sums = std::move(next);
  }
  return sums.back();
}

/// A rational function's value at s = 1: the order of its pole there, and of (s - 1)^order times it.
struct AtOne {
  std::size_t order;
  Element value;
};

/// Of the function with these first coefficients; nothing where they are too few to be sure of it.
std::optional<AtOne> at_one(const ResiduePolynomials& field, Poly series) {
  constexpr std::size_t kSpare = 4;
  const std::size_t length = series.size();
  Poly above(length + 1);
  above.back() = field.one();
  ResiduePolynomials::trim(series);
  auto [below, cofactor] = field.first_remainder(std::move(above), std::move(series), length / 2);
  if (below.size() + cofactor.size() + kSpare > length) return std::nullopt;
  const auto value = [&](const Poly& p) {
    Element sum = 0;
    for (const Element coefficient : p) sum = field.add(sum, coefficient);
    return sum;
  };
  AtOne result{0, value(below)};
  while (value(cofactor) == 0) {
    cofactor = field.divide(std::move(cofactor), {field.subtract(0, field.one()), field.one()}).first;
    ++result.order;
  }
  result.value = field.multiply(result.value, field.inverse(value(cofactor)));
  return result;
}

/// sum += a b, of series as long as it.
void add_series_product(const Modulus& modulus, const ResiduePolynomials& field, Poly& sum, const Poly& a,
                        const Poly& b) {
  const Modulus::Wide bound = static_cast<Modulus::Wide>(modulus.value()) << 64U;
  for (std::size_t k = 0; k < sum.size(); ++k) {
    Modulus::Wide wide = 0;
    for (std::size_t m = 0; m <= k; ++m) {
      wide += static_cast<Modulus::Wide>(a[k - m]) * b[m];
      wide = wide >= bound ? wide - bound : wide;
    }
    sum[k] = field.add(sum[k], modulus.reduced(wide));
  }
}

/// In t with coefficients that are series, the product of p and (t - root). Whether there was time for it.
bool multiply_by_root(const Modulus& modulus, const ResiduePolynomials& field, std::vector<Poly>& p,
                      const Poly& root, const std::function<bool()>& must_stop) {
  const std::size_t length = root.size();
  Poly negative;
  for (const Element coefficient : root) negative.push_back(field.subtract(0, coefficient));
  p.emplace_back(length);
  for (std::size_t k = p.size(); k-- > 0;) {
    if (must_stop()) return false;
    Poly sum = k > 0 ? p[k - 1] : Poly(length);
    if (k + 1 < p.size()) add_series_product(modulus, field, sum, p[k], negative);
    p[k] = std::move(sum);
  }
  return true;
}

}  // namespace

std::optional<ModularSolutions> modular_solutions(const MultiaffineSystem& system,
                                                  const std::vector<Integer>& parameter,
                                                  const std::function<bool()>& must_stop) {
  const std::size_t blocks = system.counts.size();
  std::vector<std::vector<bool>> forms;
  for (const MultiaffineSystem::Form& form : system.equations) {
    forms.emplace_back(blocks, true);
    forms.back()[form.missing] = false;
  }
  const double count = intersection_number(system.counts, forms);
  if (count > kMostSolutions) return std::nullopt;
  // The degree in s of the coefficients of the polynomial with the values of a linear form in one block as
  // its roots is at most the sum, over the equations, of the solutions of all others where that form is 0.
  std::vector<double> degrees;
  for (std::size_t j = 0; j < blocks; ++j) {
    double degree = 0;
    for (std::vector<bool>& form : forms) {
      std::vector<bool> own(blocks);
      own[j] = true;
      std::swap(form, own);
      degree += intersection_number(system.counts, forms);
      std::swap(form, own);
    }
    degrees.push_back(degree);
  }
  std::vector<bool> is_used(blocks);
  for (std::size_t j = 0; j < blocks; ++j) {
    for (std::size_t s = 0; s < system.counts[j]; ++s) {
      if (sgn(parameter[system.firsts[j] + s]) != 0) is_used[j] = true;
    }
  }
  double degree = 0;
  double more = 0;
  for (std::size_t j = 0; j < blocks; ++j) {
    if (is_used[j]) {
      degree += degrees[j];
    } else {
      more = std::max(more, degrees[j]);
    }
  }
  const double needed = 2 * (degree + more) + 8;
  const double work = count * count * needed * needed * static_cast<double>(system.unknowns + 1) / 4;
  if (needed > kLongestSeries || work > kMostMultiplications) return std::nullopt;
  const auto length = static_cast<std::size_t>(needed);

  const Modulus& modulus = large_prime(0);
  const ResiduePolynomials field(modulus);
  const auto solutions = homotopy_series(system, modulus, length, must_stop);
  if (!solutions || solutions->empty()) return std::nullopt;

  std::vector<Poly> values;
  for (const std::vector<Poly>& unknowns : *solutions) {
    Poly& value = values.emplace_back(length);
    for (std::size_t u = 0; u < unknowns.size(); ++u) {
      const Element factor = field.of(parameter[u]);
      if (factor == 0) continue;
      for (std::size_t m = 0; m < length; ++m) {
        value[m] = field.add(value[m], field.multiply(factor, unknowns[u][m]));
      }
    }
  }
  // F = product of (t - t_i), and per unknown the sum of its i-th value times F / (t - t_i), from products of
  // the first and of the last factors.
  std::vector<std::vector<Poly>> sums(system.unknowns);
  std::vector<Poly> all(1, Poly(length));
  all[0][0] = field.one();
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t u = 0; u < system.unknowns; ++u) {
      // sum = sum (t - t_i) + x_i all.
      std::vector<Poly>& sum = sums[u];
      if (!sum.empty() && !multiply_by_root(modulus, field, sum, values[i], must_stop)) return std::nullopt;
      sum.resize(all.size(), Poly(length));
      for (std::size_t k = 0; k < all.size(); ++k) {
        if (must_stop()) return std::nullopt;
        add_series_product(modulus, field, sum[k], all[k], (*solutions)[i][u]);
      }
    }
    if (!multiply_by_root(modulus, field, all, values[i], must_stop)) return std::nullopt;
  }
  const auto taken = [&](const std::vector<Poly>& p) -> std::optional<std::vector<AtOne>> {
    std::vector<AtOne> result;
    for (const Poly& series : p) {
      const auto value = must_stop() ? std::nullopt : at_one(field, series);
      if (!value) return std::nullopt;
      result.push_back(*value);
    }
    return result;
  };
  const auto whole = taken(all);
  if (!whole) return std::nullopt;
  std::size_t order = 0;
  for (const AtOne& coefficient : *whole) order = std::max(order, coefficient.order);
  const auto of_order = [&](const std::vector<AtOne>& p) {
    Poly result;
    for (const AtOne& each : p) result.push_back(each.order == order ? each.value : 0);
    ResiduePolynomials::trim(result);
    return result;
  };
  const Poly polynomial = of_order(*whole);
  // Only roots that are there once.
  const Poly repeated = field.greatest_common_divisor(polynomial, field.derivative(polynomial));
  Poly simple = field.divide(polynomial, repeated).first;
  for (;;) {
    const Poly common = field.greatest_common_divisor(simple, repeated);
    if (common.size() <= 1) break;
    simple = field.divide(std::move(simple), common).first;
  }
  simple = field.monic(std::move(simple));
  if (simple.size() <= 1) return std::nullopt;
  // An unknown is its sum over F's derivative, which has an inverse modulo the simple roots.
  const Poly slope = field.remainder(field.derivative(polynomial), simple);
  const std::optional<Poly> inverse = field.inverse(slope, simple);
  if (!inverse) return std::nullopt;

  ModularSolutions result;
  result.prime = to_integer(static_cast<std::int64_t>(modulus.value()));
  const auto plain = [&](const Poly& p) {
    std::vector<Integer> integers;
    for (const Element coefficient : p) integers.push_back(field.integer(coefficient));
    return integers;
  };
  result.polynomial = plain(simple);
  for (const std::vector<Poly>& sum : sums) {
    const auto coefficients = taken(sum);
    if (!coefficients) return std::nullopt;
    for (const AtOne& each : *coefficients) {
      if (each.order > order) return std::nullopt;
    }
    const Poly unknown =
        field.remainder(field.product(field.remainder(of_order(*coefficients), simple), *inverse), simple);
    result.unknowns.push_back(plain(unknown));
  }
  return result;
}

}  // namespace nashsolve::nplayer
