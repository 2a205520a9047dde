#include "bivariate.hpp"

#include <algorithm>
#include <utility>

namespace nashsolve {
namespace {

Integer binomial(std::size_t n, std::size_t k) {
  Integer result = 1;
  for (std::size_t i = 1; i <= k; ++i) {
    result *= static_cast<unsigned long>(n - k + i);
    result /= static_cast<unsigned long>(i);
  }
  return result;
}

/// Without fractions (Bareiss 1968); nothing where `stop` is there and says so.
std::optional<Polynomial> determinant_of(std::vector<std::vector<Polynomial>> matrix,
                                         const std::function<bool()>& stop) {
  const std::size_t size = matrix.size();
  if (size == 0) return Polynomial::constant(1);
  bool is_negative = false;
  Polynomial last = Polynomial::constant(1);
  for (std::size_t k = 0; k + 1 < size; ++k) {
    std::size_t pivot = k;
    while (pivot < size && matrix[pivot][k].is_zero()) ++pivot;
    if (pivot == size) return Polynomial();
    if (pivot != k) {
      std::swap(matrix[pivot], matrix[k]);
      is_negative = !is_negative;
    }
    for (std::size_t r = k + 1; r < size; ++r) {
      if (stop && stop()) return std::nullopt;
      for (std::size_t c = k + 1; c < size; ++c) {
        matrix[r][c] = exact_quotient(matrix[k][k] * matrix[r][c] - matrix[r][k] * matrix[k][c], last);
      }
    }
    last = matrix[k][k];
  }
  Polynomial& result = matrix[size - 1][size - 1];
  return is_negative ? result.negated() : std::move(result);
}

/// Without the common divisor of its coefficients, a polynomial in x.
Bivariate without_content_in_x(const Bivariate& p) {
  Polynomial shared;
  for (const Polynomial& each : p.in_y()) {
    shared = greatest_common_divisor(shared, each);
    if (shared.is_constant() && !shared.is_zero()) break;
  }
  if (shared.is_constant()) return primitive_part(p);
  std::vector<Polynomial> in_y;
  for (const Polynomial& each : p.in_y()) in_y.push_back(exact_quotient(each, shared));
  return primitive_part(Bivariate(std::move(in_y)));
}

/// A multiple of p by a power of q's leading coefficient, less a multiple of q: of a lower degree in y.
Bivariate pseudo_remainder(const Bivariate& p, const Bivariate& q) {
  std::vector<Polynomial> rest = p.in_y();
  const std::vector<Polynomial>& by = q.in_y();
  while (rest.size() >= by.size()) {
    const Polynomial top = rest.back();
    rest.pop_back();
    if (top.is_zero()) continue;
    for (Polynomial& each : rest) each = each * by.back();
    const std::size_t shift = rest.size() + 1 - by.size();
    for (std::size_t k = 0; k + 1 < by.size(); ++k) rest[shift + k] -= top * by[k];
  }
  return Bivariate(std::move(rest));
}

}  // namespace

Bivariate::Bivariate(std::vector<Polynomial> in_y) : in_y_(std::move(in_y)) {
  trim();
}

Bivariate Bivariate::constant(const Integer& value) {
  return Bivariate({Polynomial::constant(value)});
}

void Bivariate::trim() {
  while (!in_y_.empty() && in_y_.back().is_zero()) in_y_.pop_back();
}

std::size_t Bivariate::degree() const {
  std::size_t degree = 0;
  for (std::size_t k = 0; k < in_y_.size(); ++k) {
    if (!in_y_[k].is_zero()) degree = std::max(degree, k + in_y_[k].degree());
  }
  return degree;
}

Bivariate& Bivariate::operator+=(const Bivariate& other) {
  in_y_.resize(std::max(in_y_.size(), other.in_y_.size()));
  for (std::size_t k = 0; k < other.in_y_.size(); ++k) in_y_[k] += other.in_y_[k];
  trim();
  return *this;
}

Bivariate& Bivariate::operator-=(const Bivariate& other) {
  in_y_.resize(std::max(in_y_.size(), other.in_y_.size()));
  for (std::size_t k = 0; k < other.in_y_.size(); ++k) in_y_[k] -= other.in_y_[k];
  trim();
  return *this;
}

Bivariate operator*(const Bivariate& a, const Bivariate& b) {
  if (a.is_zero() || b.is_zero()) return {};
  std::vector<Polynomial> product(a.in_y_.size() + b.in_y_.size() - 1);
  for (std::size_t i = 0; i < a.in_y_.size(); ++i) {
    for (std::size_t k = 0; k < b.in_y_.size(); ++k) product[i + k] += a.in_y_[i] * b.in_y_[k];
  }
  return Bivariate(std::move(product));
}

Bivariate Bivariate::negated() const {
  Bivariate result = *this;
  for (Polynomial& each : result.in_y_) each = each.negated();
  return result;
}

Bivariate Bivariate::derivative_in_y() const {
  std::vector<Polynomial> result;
  for (std::size_t k = 1; k < in_y_.size(); ++k) {
    result.push_back(in_y_[k] * Integer(static_cast<unsigned long>(k)));
  }
  return Bivariate(std::move(result));
}

Rational Bivariate::at(const Rational& x, const Rational& y) const {
  Rational sum = 0;
  for (std::size_t k = in_y_.size(); k-- > 0;) sum = sum * y + in_y_[k].at(x);
  return sum;
}

Polynomial Bivariate::where_x_is(const Rational& value) const {
  std::vector<Rational> values;
  Integer denominator = 1;
  for (const Polynomial& each : in_y_) {
    values.push_back(each.at(value));
    denominator = least_common_multiple(denominator, values.back().get_den());
  }
  std::vector<Integer> scaled;
  for (const Rational& each : values) scaled.push_back(Rational(each * denominator).get_num());
  return Polynomial(std::move(scaled));
}

Polynomial Bivariate::around(const Polynomial& n, const Polynomial& d, std::size_t k) const {
  // By Horner's rule from the highest power: of n / d there is one more in each step, of d one less.
  Polynomial sum;
  Polynomial scale = Polynomial::constant(1);
  const std::size_t degree = degree_in_y();
  for (std::size_t j = in_y_.size(); j-- > k;) {
    sum = sum * n + in_y_[j] * scale * binomial(j, k);
    if (j > k) scale = scale * d;
  }
  for (std::size_t rest = degree - k; rest < degree; ++rest) sum = sum * d;
  return sum;
}

Polynomial Bivariate::where_y_is(const Rational& value) const {
  Polynomial sum;
  Integer scale = 1;
  for (std::size_t k = in_y_.size(); k-- > 0;) {
    sum = sum * value.get_num() + in_y_[k] * scale;
    scale *= value.get_den();
  }
  return sum;
}

Bivariate primitive_part(const Bivariate& p) {
  if (p.is_zero()) return p;
  Integer shared = 0;
  for (const Polynomial& each : p.in_y()) shared = greatest_common_divisor(shared, content(each));
  if (sgn(p.in_y().back().leading()) < 0) shared = -shared;
  std::vector<Polynomial> in_y;
  for (const Polynomial& each : p.in_y()) in_y.push_back(exact_quotient(each, Polynomial::constant(shared)));
  return Bivariate(std::move(in_y));
}

std::optional<std::vector<Polynomial>> subresultant(const Bivariate& p, const Bivariate& q, std::size_t j,
                                                    const std::function<bool()>& stop) {
  const std::size_t m = p.degree_in_y();
  const std::size_t n = q.degree_in_y();
  const std::size_t size = m + n - 2 * j;
  std::vector<Polynomial> coefficients;
  for (std::size_t k = 0; k <= j; ++k) {
    std::vector<std::vector<Polynomial>> matrix;
    const auto add_rows = [&](const Bivariate& of, std::size_t count) {
      for (std::size_t shift = count; shift-- > 0;) {
        auto& row = matrix.emplace_back();
        for (std::size_t c = 0; c < size; ++c) {
          const std::size_t power_of_y = c + 1 < size ? m + n - j - 1 - c : k;
          const bool is_there = power_of_y >= shift && power_of_y - shift < of.in_y().size();
          row.push_back(is_there ? of.in_y()[power_of_y - shift] : Polynomial());
        }
      }
    };
    add_rows(p, n - j);
    add_rows(q, m - j);
    std::optional<Polynomial> own = determinant_of(std::move(matrix), stop);
    if (!own) return std::nullopt;
    coefficients.push_back(*std::move(own));
  }
  return coefficients;
}

Bivariate greatest_common_divisor(const Bivariate& p, const Bivariate& q) {
  Bivariate a = primitive_part(p);
  Bivariate b = primitive_part(q);
  if (a.degree_in_y() < b.degree_in_y() || a.is_zero()) std::swap(a, b);
  if (b.is_zero()) return a;
  // Degrees in y stay at every x: where they have nothing in common there, they have nothing at all.
  const Rational somewhere = 17;
  const Polynomial there = greatest_common_divisor(a.where_x_is(somewhere), b.where_x_is(somewhere));
  if (there.is_constant()) return Bivariate::constant(1);
  while (!b.is_zero()) {
    if (b.degree_in_y() == 0) return Bivariate::constant(1);
    Bivariate rest = without_content_in_x(pseudo_remainder(a, b));
    a = std::exchange(b, std::move(rest));
  }
  return a;
}

Bivariate quotient_up_to_a_constant(const Bivariate& p, const Bivariate& q) {
  std::vector<Polynomial> rest = p.in_y();
  const std::vector<Polynomial>& by = q.in_y();
  std::vector<Polynomial> quotient(rest.size() - by.size() + 1);
  for (std::size_t k = quotient.size(); k-- > 0;) {
    for (Polynomial& each : rest) each = each * by.back();
    for (Polynomial& each : quotient) each = each * by.back();
    quotient[k] = exact_quotient(rest.back(), by.back());
    const Polynomial top = quotient[k];
    for (std::size_t i = 0; i < by.size(); ++i) rest[k + i] -= top * by[i];
    rest.pop_back();
  }
  return primitive_part(Bivariate(std::move(quotient)));
}

}  // namespace nashsolve
