#include "homotopy.hpp"

#include <algorithm>
#include <utility>

#include "split_mix.hpp"

namespace nashsolve::nplayer {

namespace {

class Homotopy {
 public:
  Homotopy(const MultiaffineSystem& system, const ResiduePolynomials& field, const Modulus& modulus)
      : system_(system), field_(field), modulus_(modulus) {}

  /// Every solution's unknowns as series of that length; nothing where it was stopped.
  std::optional<std::vector<std::vector<ResiduePolynomials::Poly>>> run(std::size_t length,
                                                                        const std::function<bool()>& stop) {
    for (std::size_t e = 0; e < system_.equations.size(); ++e) add_equation(e);
    choose(0, std::vector<std::vector<std::size_t>>(system_.counts.size()));
    std::vector<std::vector<Poly>> solutions;
    for (const std::vector<Element>& start : starts_) {
      if (stop()) return std::nullopt;
      auto series = follow(start, length, stop);
      if (!series) return std::nullopt;
      solutions.push_back(std::move(*series));
    }
    return solutions;
  }

 private:
  using Element = ResiduePolynomials::Element;
  using Poly = ResiduePolynomials::Poly;

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
  std::optional<std::vector<Poly>> follow(const std::vector<Element>& start, std::size_t length,
                                          const std::function<bool()>& stop) {
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
      if (stop()) return std::nullopt;
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

}  // namespace

std::optional<std::vector<std::vector<ResiduePolynomials::Poly>>> homotopy_series(
    const MultiaffineSystem& system, const Modulus& modulus, std::size_t length,
    const std::function<bool()>& must_stop) {
  const ResiduePolynomials field(modulus);
  return Homotopy(system, field, modulus).run(length, must_stop);
}

}  // namespace nashsolve::nplayer
