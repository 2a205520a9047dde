#include "modular_solutions.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "modular.hpp"
#include "residue_polynomials.hpp"
#include "split_mix.hpp"

namespace nashsolve::nplayer {

#ifdef NASHSOLVE_HAS_MODULAR

namespace {

using Element = ResiduePolynomials::Element;
using Poly = ResiduePolynomials::Poly;

/// More solutions, and series longer, are not followed.
constexpr double kMostSolutions = 120;
constexpr double kLongestSeries = 4000;
/// Nor is more multiplied, about a minute.
constexpr double kMostWork = 2e10;

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

class Homotopy {
 public:
  Homotopy(const MultiaffineSystem& system, const ResiduePolynomials& field, const Modulus& modulus)
      : system_(system), field_(field), modulus_(modulus) {}

  /// Every solution's unknowns as series of that length; nothing where it was stopped.
  std::optional<std::vector<std::vector<Poly>>> run(std::size_t length, const std::function<bool()>& stop) {
    for (std::size_t e = 0; e < system_.equations.size(); ++e) add_equation(e);
    choose(0, std::vector<std::vector<std::size_t>>(system_.counts.size()));
    std::vector<std::vector<Poly>> solutions;
    for (const std::vector<Element>& start : starts_) {
      if (stop()) return std::nullopt;
      auto series = follow(start, length);
      if (!series) return std::nullopt;
      solutions.push_back(std::move(*series));
    }
    return solutions;
  }

 private:
  struct Equation {
    std::size_t missing;
    /// Per block a random linear form: constant, then coefficients.
    std::vector<std::vector<Element>> factors;
    /// G and F - G.
    std::vector<Element> start;
    std::vector<Element> change;
  };

  /// The partial sums of an equation, block after block from the last, each a series.
  struct Sums {
    /// Per level.
    std::vector<std::vector<Poly>> series;
    std::vector<std::vector<Element>> middle;
  };

  Element random() {
    Element value = field_.of(random_.next());
    return value == 0 ? field_.one() : value;
  }

  void add_equation(std::size_t e) {
    const MultiaffineSystem::Form& form = system_.equations[e];
    Equation equation{form.missing, {}, {field_.one()}, {}};
    for (std::size_t j = 0; j < system_.counts.size(); ++j) {
      std::vector<Element>& factor = equation.factors.emplace_back();
      for (std::size_t s = 0; s <= system_.counts[j]; ++s) factor.push_back(random());
      if (j == form.missing) continue;
      std::vector<Element> product;
      for (const Element left : equation.start) {
        for (const Element right : factor) product.push_back(field_.multiply(left, right));
      }
      equation.start = std::move(product);
    }
    for (std::size_t k = 0; k < form.coefficients.size(); ++k) {
      equation.change.push_back(field_.subtract(field_.of(form.coefficients[k]), equation.start[k]));
    }
    equations_.push_back(std::move(equation));
  }

  /// Per block the equations that are zero by its forms.
  void choose(std::size_t e, std::vector<std::vector<std::size_t>> chosen) {
    if (e == equations_.size()) {
      std::vector<Element> start;
      for (std::size_t j = 0; j < chosen.size(); ++j) {
        std::vector<std::vector<Element>> rows;
        for (const std::size_t equation : chosen[j]) {
          const std::vector<Element>& factor = equations_[equation].factors[j];
          std::vector<Element> row(factor.begin() + 1, factor.end());
          row.push_back(field_.subtract(0, factor[0]));
          rows.push_back(std::move(row));
        }
        const auto solution = reduced(std::move(rows));
        if (!solution) return;
        for (const std::vector<Element>& row : *solution) start.push_back(row.back());
      }
      starts_.push_back(std::move(start));
      return;
    }
    for (std::size_t j = 0; j < chosen.size(); ++j) {
      if (j == equations_[e].missing || chosen[j].size() == system_.counts[j]) continue;
      chosen[j].push_back(e);
      choose(e + 1, chosen);
      chosen[j].pop_back();
    }
  }

  /// Rows of a square matrix and what stands right of it, with the identity in its place.
  [[nodiscard]] std::optional<std::vector<std::vector<Element>>> reduced(
      std::vector<std::vector<Element>> rows) const {
    for (std::size_t c = 0; c < rows.size(); ++c) {
      std::size_t pivot = c;
      while (pivot < rows.size() && rows[pivot][c] == 0) ++pivot;
      if (pivot == rows.size()) return std::nullopt;
      std::swap(rows[c], rows[pivot]);
      const Element inverse = field_.inverse(rows[c][c]);
      for (Element& entry : rows[c]) entry = field_.multiply(entry, inverse);
      for (std::size_t r = 0; r < rows.size(); ++r) {
        const Element factor = rows[r][c];
        if (r == c || factor == 0) continue;
        for (std::size_t k = c; k < rows[r].size(); ++k) {
          rows[r][k] = field_.subtract(rows[r][k], field_.multiply(factor, rows[c][k]));
        }
      }
    }
    return rows;
  }

  /// Newton's method with the Jacobian at s = 0, which gives one coefficient a step.
  std::optional<std::vector<Poly>> follow(const std::vector<Element>& start, std::size_t length) {
    const std::size_t n = system_.unknowns;
    std::vector<std::vector<Element>> rows;
    for (const Equation& equation : equations_) {
      std::vector<Element>& row = rows.emplace_back();
      for (std::size_t j = 0; j < system_.counts.size(); ++j) {
        for (std::size_t s = 0; s < system_.counts[j]; ++s) {
          row.push_back(j == equation.missing
                            ? 0
                            : evaluated(field_, system_, equation.missing, equation.start, start, j, s));
        }
      }
      row.resize(2 * n);
      row[n + rows.size() - 1] = field_.one();
    }
    const auto inverse = reduced(std::move(rows));
    if (!inverse) return std::nullopt;
    std::vector<Poly> unknowns;
    for (const Element value : start) {
      unknowns.emplace_back(length);
      unknowns.back()[0] = value;
    }
    std::vector<Sums> sums(n);
    for (std::size_t e = 0; e < n; ++e) extend(equations_[e], unknowns, 0, true, sums[e]);
    std::vector<Element> residual(n);
    for (std::size_t k = 1; k < length; ++k) {
      for (std::size_t e = 0; e < n; ++e) residual[e] = extend(equations_[e], unknowns, k, true, sums[e]);
      for (std::size_t c = 0; c < n; ++c) {
        Element sum = 0;
        for (std::size_t e = 0; e < n; ++e) {
          sum = field_.add(sum, field_.multiply((*inverse)[c][n + e], residual[e]));
        }
        unknowns[c][k] = field_.subtract(0, sum);
      }
      for (std::size_t e = 0; e < n; ++e) extend(equations_[e], unknowns, k, false, sums[e]);
    }
    return unknowns;
  }

  /// The k-th coefficient of (1 - s) G + s F; `is_new`: for the first time, with unknowns[.][k] still 0.
  Element extend(const Equation& equation, const std::vector<Poly>& unknowns, std::size_t k, bool is_new,
                 Sums& sums) {
    std::size_t level = 0;
    for (std::size_t j = system_.counts.size(); j-- > 0;) {
      if (j == equation.missing) continue;
      const std::size_t size = system_.counts[j] + 1;
      const std::size_t total = level == 0 ? equation.start.size() : sums.series[level - 1].size();
      const std::size_t count = total / size;
      if (sums.series.size() == level) {
        sums.series.emplace_back(count);
        sums.middle.emplace_back(count);
      }
      for (std::size_t c = 0; c < count; ++c) {
        Element value = 0;
        if (level == 0) {
          if (k == 0) value = equation.start[c * size];
          if (k == 1) value = equation.change[c * size];
          for (std::size_t s = 1; s < size; ++s) {
            const Poly& unknown = unknowns[system_.firsts[j] + s - 1];
            value = field_.add(value, field_.multiply(equation.start[c * size + s], unknown[k]));
            if (k > 0) {
              value = field_.add(value, field_.multiply(equation.change[c * size + s], unknown[k - 1]));
            }
          }
        } else {
          const std::vector<Poly>& before = sums.series[level - 1];
          Element& middle = sums.middle[level][c];
          if (is_new) middle = 0;
          value = before[c * size][k];
          for (std::size_t s = 1; s < size; ++s) {
            const Poly& left = before[c * size + s];
            const Poly& right = unknowns[system_.firsts[j] + s - 1];
            if (is_new && k > 1) middle = field_.add(middle, convolution(left, right, k));
            value = field_.add(value, field_.multiply(left[k], right[0]));
            if (k > 0) value = field_.add(value, field_.multiply(left[0], right[k]));
          }
          value = field_.add(value, middle);
        }
        Poly& series = sums.series[level][c];
        if (series.size() == k) series.push_back(0);
        series[k] = value;
      }
      ++level;
    }
    return sums.series.back()[0][k];
  }

  /// The sum of left[k - m] right[m], 0 < m < k.
  [[nodiscard]] Element convolution(const Poly& left, const Poly& right, std::size_t k) const {
    const Modulus::Wide bound = static_cast<Modulus::Wide>(modulus_.value()) << 64U;
    Modulus::Wide sum = 0;
    for (std::size_t m = 1; m < k; ++m) {
      sum += static_cast<Modulus::Wide>(left[k - m]) * right[m];
      sum = sum >= bound ? sum - bound : sum;
    }
    return modulus_.reduced(sum);
  }

  const MultiaffineSystem& system_;
  const ResiduePolynomials& field_;
  const Modulus& modulus_;
  SplitMix64 random_{20260101};
  std::vector<Equation> equations_;
  std::vector<std::vector<Element>> starts_;
};

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
  Poly below = std::move(series);
  Poly previous;
  Poly cofactor = {field.one()};
  while (2 * below.size() > length) {
    auto [quotient, rest] = field.divide(std::move(above), below);
    above = std::move(below);
    below = std::move(rest);
    Poly next = field.difference(std::move(previous), field.product(quotient, cofactor));
    previous = std::move(cofactor);
    cofactor = std::move(next);
  }
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

/// In t with coefficients that are series, the product of p and (t - root).
void multiply_by_root(const Modulus& modulus, const ResiduePolynomials& field, std::vector<Poly>& p,
                      const Poly& root) {
  const std::size_t length = root.size();
  Poly negative;
  for (const Element coefficient : root) negative.push_back(field.subtract(0, coefficient));
  p.emplace_back(length);
  for (std::size_t k = p.size(); k-- > 0;) {
    Poly sum = k > 0 ? p[k - 1] : Poly(length);
    if (k + 1 < p.size()) add_series_product(modulus, field, sum, p[k], negative);
    p[k] = std::move(sum);
  }
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
  if (needed > kLongestSeries || work > kMostWork) return std::nullopt;
  const auto length = static_cast<std::size_t>(needed);

  const Modulus& modulus = large_prime(0);
  const ResiduePolynomials field(modulus);
  const auto solutions = Homotopy(system, field, modulus).run(length, must_stop);
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
      if (must_stop()) return std::nullopt;
      // sum = sum (t - t_i) + x_i all.
      std::vector<Poly>& sum = sums[u];
      if (!sum.empty()) multiply_by_root(modulus, field, sum, values[i]);
      sum.resize(all.size(), Poly(length));
      for (std::size_t k = 0; k < all.size(); ++k) {
        add_series_product(modulus, field, sum[k], all[k], (*solutions)[i][u]);
      }
    }
    multiply_by_root(modulus, field, all, values[i]);
  }
  const auto taken = [&](const std::vector<Poly>& p) -> std::optional<std::vector<AtOne>> {
    std::vector<AtOne> result;
    for (const Poly& series : p) {
      if (must_stop()) return std::nullopt;
      const auto value = at_one(field, series);
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
  Poly above = simple;
  Poly below = slope;
  Poly before;
  Poly inverse = {field.one()};
  while (below.size() > 1) {
    auto [quotient, rest] = field.divide(std::move(above), below);
    above = std::move(below);
    below = std::move(rest);
    Poly next = field.difference(std::move(before), field.product(quotient, inverse));
    before = std::move(inverse);
    inverse = std::move(next);
  }
  if (below.empty()) return std::nullopt;
  const Element scale = field.inverse(below[0]);
  for (Element& coefficient : inverse) coefficient = field.multiply(coefficient, scale);

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
        field.remainder(field.product(field.remainder(of_order(*coefficients), simple), inverse), simple);
    result.unknowns.push_back(plain(unknown));
  }
  return result;
}

#else

std::optional<ModularSolutions> modular_solutions(const MultiaffineSystem&, const std::vector<Integer>&,
                                                  const std::function<bool()>&) {
  return std::nullopt;
}

#endif

}  // namespace nashsolve::nplayer
