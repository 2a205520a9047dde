#include "nashsolve/polynomial.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "modular.hpp"
#include "packed_polynomial.hpp"
#include "residue_polynomials.hpp"

namespace nashsolve {
namespace {

/// Of the shorter factor. With 44 coefficients of 20 to 4,000 bits each, products of packed ones take half
/// the time; with 16 they take as long.
constexpr std::size_t kFewestPacked = 24;

std::size_t largest_bits(const std::vector<Integer>& coefficients) {
  std::size_t bits = 0;
  for (const Integer& each : coefficients) bits = std::max(bits, bit_length(each));
  return bits;
}

}  // namespace

Polynomial::Polynomial(std::vector<Integer> coefficients) : coefficients_(std::move(coefficients)) {
  trim();
}

Polynomial Polynomial::constant(const Integer& value) {
  return Polynomial(std::vector<Integer>{value});
}

void Polynomial::trim() {
  while (!coefficients_.empty() && sgn(coefficients_.back()) == 0) coefficients_.pop_back();
}

std::pair<Integer, Integer> Polynomial::fraction_at(const Rational& value) const {
  Integer sum = 0;
  Integer power = 1;
  for (std::size_t k = coefficients_.size(); k-- > 0;) {
    sum *= value.get_num();
    add_product(sum, coefficients_[k], power);
    if (k > 0) power *= value.get_den();
  }
  return {std::move(sum), std::move(power)};
}

Rational Polynomial::at(const Rational& value) const {
  const auto [above, below] = fraction_at(value);
  return make_rational(above, below);
}

int Polynomial::sign_at(const Rational& value) const {
  return sgn(fraction_at(value).first);
}

Polynomial& Polynomial::operator+=(const Polynomial& other) {
  if (coefficients_.size() < other.coefficients_.size()) coefficients_.resize(other.coefficients_.size());
  for (std::size_t k = 0; k < other.coefficients_.size(); ++k) coefficients_[k] += other.coefficients_[k];
  trim();
  return *this;
}

Polynomial& Polynomial::operator-=(const Polynomial& other) {
  if (coefficients_.size() < other.coefficients_.size()) coefficients_.resize(other.coefficients_.size());
  for (std::size_t k = 0; k < other.coefficients_.size(); ++k) coefficients_[k] -= other.coefficients_[k];
  trim();
  return *this;
}

Polynomial& Polynomial::operator*=(const Integer& factor) {
  for (Integer& coefficient : coefficients_) coefficient *= factor;
  trim();
  return *this;
}

Polynomial operator*(const Polynomial& a, const Polynomial& b) {
  if (a.is_zero() || b.is_zero()) return {};
  const std::size_t terms = std::min(a.coefficients_.size(), b.coefficients_.size());
  if (terms >= kFewestPacked) {
    const std::size_t bits = largest_bits(a.coefficients_) + largest_bits(b.coefficients_);
    const PackedPolynomials packed(bits + bit_length(Integer(terms)) + 1);
    return Polynomial(
        packed.unpack_signed(packed.pack_signed(a.coefficients_) * packed.pack_signed(b.coefficients_)));
  }
  std::vector<Integer> product(a.coefficients_.size() + b.coefficients_.size() - 1);
  for (std::size_t i = 0; i < a.coefficients_.size(); ++i) {
    for (std::size_t j = 0; j < b.coefficients_.size(); ++j) {
      add_product(product[i + j], a.coefficients_[i], b.coefficients_[j]);
    }
  }
  return Polynomial(std::move(product));
}

Polynomial Polynomial::negated() const {
  Polynomial result = *this;
  for (Integer& coefficient : result.coefficients_) coefficient = -coefficient;
  return result;
}

Integer content(const Polynomial& p) {
  Integer divisor = 0;
  for (const Integer& coefficient : p.coefficients()) {
    divisor = greatest_common_divisor(divisor, coefficient);
    if (divisor == 1) break;
  }
  return divisor;
}

Polynomial primitive_part(const Polynomial& p) {
  if (p.is_zero()) return p;
  Integer divisor = content(p);
  if (sgn(p.leading()) < 0) divisor = -divisor;
  std::vector<Integer> coefficients = p.coefficients();
  if (divisor != 1) {
    for (Integer& coefficient : coefficients) divide_exactly(coefficient, divisor);
  }
  return Polynomial(std::move(coefficients));
}

Polynomial exact_quotient(const Polynomial& p, const Polynomial& q) {
  if (p.is_zero()) return p;
  if (q.is_zero() || p.degree() < q.degree()) throw std::logic_error("a quotient that is no polynomial");
  std::vector<Integer> rest = p.coefficients();
  std::vector<Integer> quotient(p.degree() - q.degree() + 1);
  for (std::size_t k = quotient.size(); k-- > 0;) {
    const Integer& top = rest[k + q.degree()];
    if (sgn(top) == 0) continue;
    if (top % q.leading() != 0) throw std::logic_error("a quotient that is no polynomial");
    quotient[k] = exact_quotient(top, q.leading());
    for (std::size_t i = 0; i <= q.degree(); ++i)
      subtract_product(rest[k + i], quotient[k], q.coefficients()[i]);
  }
  if (std::any_of(rest.begin(), rest.end(), [](const Integer& value) { return sgn(value) != 0; })) {
    throw std::logic_error("a quotient that is no polynomial");
  }
  return Polynomial(std::move(quotient));
}

namespace {

/// A multiple of p modulo q: leading(q)^k p - h q of a degree below that of q.
Polynomial pseudo_remainder(const Polynomial& p, const Polynomial& q) {
  std::vector<Integer> rest = p.coefficients();
  while (rest.size() > q.degree()) {
    const Integer top = rest.back();
    const std::size_t shift = rest.size() - q.coefficients().size();
    if (sgn(top) != 0) {
      for (Integer& value : rest) value *= q.leading();
      for (std::size_t i = 0; i <= q.degree(); ++i)
        subtract_product(rest[shift + i], top, q.coefficients()[i]);
    }
    rest.pop_back();
  }
  return Polynomial(std::move(rest));
}

/// Modulo a prime: a common divisor would have one of its own there, as long as the leading coefficients
/// stay.
bool are_coprime_modulo_prime(const Polynomial& p, const Polynomial& q) {
  const ResiduePolynomials field(large_prime(0));
  ResiduePolynomials::Poly a = field.of(p);
  ResiduePolynomials::Poly b = field.of(q);
  if (a.size() != p.coefficients().size() || b.size() != q.coefficients().size()) return false;
  return field.greatest_common_divisor(std::move(a), std::move(b)).size() == 1;
}

}  // namespace

Polynomial greatest_common_divisor(const Polynomial& p, const Polynomial& q) {
  Polynomial a = primitive_part(p);
  Polynomial b = primitive_part(q);
  if (a.degree() < b.degree() || a.is_zero()) std::swap(a, b);
  if (!b.is_zero() && are_coprime_modulo_prime(a, b)) return Polynomial::constant(1);
  // Euclid's algorithm on primitive remainders (Knuth 1997, section 4.6.1).
  while (!b.is_zero()) {
    if (b.is_constant()) return Polynomial::constant(1);
    Polynomial rest = primitive_part(pseudo_remainder(a, b));
    a = std::exchange(b, std::move(rest));
  }
  return a;
}

Polynomial reflected(const Polynomial& p) {
  Polynomial result;
  for (std::size_t k = p.coefficients().size(); k-- > 0;) {
    result = result * Polynomial({1, -1}) + Polynomial::constant(p.coefficients()[k]);
  }
  return result;
}

Polynomial derivative(const Polynomial& p) {
  std::vector<Integer> coefficients;
  for (std::size_t k = 1; k < p.coefficients().size(); ++k) {
    coefficients.emplace_back(p.coefficients()[k] * static_cast<unsigned long>(k));
  }
  return Polynomial(std::move(coefficients));
}

Polynomial square_free_part(const Polynomial& p) {
  Polynomial primitive = primitive_part(p);
  if (primitive.degree() <= 1) return primitive;
  const Polynomial repeated = greatest_common_divisor(primitive, derivative(primitive));
  return repeated.is_constant() ? primitive : exact_quotient(primitive, repeated);
}

std::string to_string(const Polynomial& p, std::string_view variable) {
  if (p.is_zero()) return "0";
  std::string text;
  for (std::size_t k = p.coefficients().size(); k-- > 0;) {
    const Integer& coefficient = p.coefficients()[k];
    if (sgn(coefficient) == 0) continue;
    if (!text.empty()) text += sgn(coefficient) < 0 ? " - " : " + ";
    if (text.empty() && sgn(coefficient) < 0) text += '-';
    const Integer magnitude = abs(coefficient);
    if (k == 0 || magnitude != 1) text += to_string(magnitude);
    if (k > 0) text += variable;
    if (k > 1) text += "^" + std::to_string(k);
  }
  return text;
}

}  // namespace nashsolve
