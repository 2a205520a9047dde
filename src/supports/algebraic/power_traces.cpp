#include "power_traces.hpp"

#include <algorithm>
#include <cstddef>

namespace nashsolve::nplayer {

namespace {

using Value = QuotientRing::Value;

/// sum of a[k] b[first + k].
Integer sum_of_products(const Value& a, const Value& b, std::size_t first) {
  Integer sum;
  for (std::size_t k = 0; k < a.size() && first + k < b.size(); ++k) add_product(sum, a[k], b[first + k]);
  return sum;
}

}  // namespace

PowerTraces::PowerTraces(const QuotientRing& ring, const std::vector<Value>& elements,
                         const std::function<bool()>& must_stop)
    : ring_(ring), must_stop_(must_stop) {
  const std::size_t n = ring.degree();
  // Newton: p_k + a_1 p_(k-1) + ... + a_(k-1) p_1 + k a_k = 0, a_k the coefficient of the power n - k.
  Value powers = {ring.residue(Integer(n))};
  for (std::size_t k = 1; k + 1 < 2 * n && !must_stop(); ++k) {
    Integer sum = k <= n ? Integer(ring.polynomial()[n - k] * static_cast<unsigned long>(k)) : Integer(0);
    for (std::size_t j = 1; j < std::min(k, n + 1); ++j)
      add_product(sum, ring.polynomial()[n - j], powers[k - j]);
    powers.push_back(ring.residue(Integer(-sum)));
  }
  traces_.emplace_back(powers.begin(),
                       powers.begin() + static_cast<std::ptrdiff_t>(std::min(n, powers.size())));
  for (const Value& element : elements) {
    Value& own = traces_.emplace_back();
    for (std::size_t k = 0; k < n && !must_stop(); ++k) {
      own.push_back(ring.residue(sum_of_products(element, powers, k)));
    }
  }
}

PowerTraces::Representation PowerTraces::over(const Value& u) const {
  const std::size_t n = ring_.degree();
  std::vector<Value> traces(traces_.size());
  Value power = {Integer(1)};
  for (std::size_t i = 0; i <= n; ++i) {
    if (must_stop_()) return {};
    for (std::size_t v = 0; v < (i < n ? traces.size() : 1); ++v) {
      traces[v].push_back(ring_.residue(sum_of_products(power, traces_[v], 0)));
    }
    if (i < n) power = ring_.multiply(power, u);
  }
  Representation result;
  result.polynomial = polynomial_of(traces[0]);
  if (must_stop_()) return {};
  if (result.polynomial.size() != n + 1) return result;
  for (std::size_t v = 1; v < traces.size(); ++v) {
    Value& numerator = result.numerators.emplace_back();
    for (std::size_t j = 0; j < n; ++j) {
      numerator.push_back(ring_.residue(sum_of_products(traces[v], result.polynomial, j + 1)));
    }
  }
  return result;
}

Value PowerTraces::polynomial_of(const Value& traces) const {
  const std::size_t n = ring_.degree();
  for (std::size_t times = n; times > 0; --times) {
    if (n % times != 0) continue;
    const auto part = ring_.inverse(Integer(times));
    if (!part) continue;
    // Of the root, highest first; one that has the sums of powers, over `times`, and ends as early.
    Value sums;
    for (const Integer& trace : traces) sums.push_back(ring_.residue(trace * *part));
    Value coefficients = {Integer(1)};
    const std::size_t degree = n / times;
    bool ends = true;
    for (std::size_t k = 1; k <= n && ends && !must_stop_(); ++k) {
      Integer sum;
      for (std::size_t i = 1; i <= k; ++i) {
        if (k - i < coefficients.size()) add_product(sum, sums[i], coefficients[k - i]);
      }
      if (k > degree) {
        ends = sgn(ring_.residue(sum)) == 0;
        continue;
      }
      const auto over = ring_.inverse(Integer(k));
      if (!over) return {};
      coefficients.push_back(ring_.residue(-ring_.residue(sum) * *over));
    }
    if (!ends) continue;
    std::reverse(coefficients.begin(), coefficients.end());
    return coefficients;
  }
  return {};
}

}  // namespace nashsolve::nplayer
