#include "quotient_ring.hpp"

#include <algorithm>
#include <cstddef>

namespace nashsolve {

Integer QuotientRing::residue(const Integer& value) const {
  Integer rest = value % modulus_;
  if (sgn(rest) < 0) rest += modulus_;
  return rest;
}

QuotientRing::QuotientRing(Integer modulus, Value polynomial, const std::function<bool()>& must_stop)
    : modulus_(std::move(modulus)), polynomial_(std::move(polynomial)), must_stop_(&must_stop) {
  const std::size_t n = degree();
  for (std::size_t k = 0; k < n && !must_stop(); ++k) {
    Integer sum = k == 0 ? 1 : 0;
    for (std::size_t j = 1; j <= k; ++j) subtract_product(sum, polynomial_[n - j], reciprocal_[k - j]);
    reciprocal_.push_back(residue(sum));
  }
}

PackedPolynomials QuotientRing::packing(std::size_t terms) const {
  return PackedPolynomials(2 * bit_length(modulus_) + bit_length(Integer(terms)));
}

// By the quotient, whose coefficients, highest first, are those of the value times the reciprocal of the
// polynomial, both highest first: as many as that has at a time.
QuotientRing::Value QuotientRing::reduced(Value value) const {
  const std::size_t n = degree();
  for (Integer& coefficient : value) coefficient = residue(coefficient);
  while (value.size() > n) {
    if (reciprocal_.size() < n || (*must_stop_)()) return {};
    const std::size_t count = std::min(value.size() - n, n);
    const std::size_t first = value.size() - n - count;
    const PackedPolynomials packed = packing(n);
    const Value top(value.rbegin(), value.rbegin() + static_cast<std::ptrdiff_t>(count));
    const Value inverse(reciprocal_.begin(), reciprocal_.begin() + static_cast<std::ptrdiff_t>(count));
    Value quotient = packed.unpack(packed.pack(top) * packed.pack(inverse), 0, count);
    for (Integer& coefficient : quotient) coefficient = residue(coefficient);
    std::reverse(quotient.begin(), quotient.end());
    const Value multiple = packed.unpack(packed.pack(quotient) * packed.pack(polynomial_), 0, n);
    value.resize(value.size() - count);
    for (std::size_t k = 0; k < n; ++k) value[first + k] = residue(value[first + k] - multiple[k]);
  }
  return value;
}

QuotientRing::Value QuotientRing::add(Value a, const Value& b) const {
  if (a.size() < b.size()) a.resize(b.size());
  for (std::size_t k = 0; k < b.size(); ++k) {
    a[k] += b[k];
    if (a[k] >= modulus_) a[k] -= modulus_;
  }
  return a;
}

QuotientRing::Value QuotientRing::subtract(Value a, const Value& b) const {
  if (a.size() < b.size()) a.resize(b.size());
  for (std::size_t k = 0; k < b.size(); ++k) {
    a[k] -= b[k];
    if (sgn(a[k]) < 0) a[k] += modulus_;
  }
  return a;
}

QuotientRing::Value QuotientRing::multiply(const Value& a, const Value& b) const {
  return sum_of_products({&a}, {&b});
}

QuotientRing::Value QuotientRing::sum_of_products(const std::vector<const Value*>& a,
                                                  const std::vector<const Value*>& b) const {
  if ((*must_stop_)()) return {};
  std::size_t terms = 0;
  std::size_t size = 0;
  for (std::size_t m = 0; m < a.size(); ++m) {
    if (a[m]->empty() || b[m]->empty()) continue;
    terms += std::min(a[m]->size(), b[m]->size());
    size = std::max(size, a[m]->size() + b[m]->size() - 1);
  }
  const PackedPolynomials packed = packing(terms);
  Integer sum;
  for (std::size_t m = 0; m < a.size(); ++m) sum += packed.pack(*a[m]) * packed.pack(*b[m]);
  return reduced(packed.unpack(sum, 0, size));
}

QuotientRing::Value QuotientRing::derivative(const Value& value) const {
  Value result;
  for (std::size_t k = 1; k < value.size(); ++k) {
    result.push_back(residue(value[k] * static_cast<unsigned long>(k)));
  }
  return reduced(std::move(result));
}

std::optional<Integer> QuotientRing::inverse(const Integer& value) const {
  Integer result;
  if (mpz_invert(result.get_mpz_t(), value.get_mpz_t(), modulus_.get_mpz_t()) == 0) return std::nullopt;
  return result;
}

namespace {

/// n / d = residue with both short, by Euclid's algorithm (Wang 1981).
std::optional<Integer> denominator_of(const Integer& residue, const Integer& modulus) {
  constexpr std::size_t kGuard = 64;
  const std::size_t bits = bit_length(modulus);
  Integer above = modulus;
  Integer below = residue;
  Integer previous = 0;
  Integer cofactor = 1;
  while (2 * bit_length(below) > bits) {
    const Integer quotient = above / below;
    subtract_product(above, quotient, below);
    std::swap(above, below);
    subtract_product(previous, quotient, cofactor);
    std::swap(previous, cofactor);
  }
  if (bit_length(below) + bit_length(cofactor) + kGuard > bits) return std::nullopt;
  return abs(cofactor);
}

}  // namespace

std::optional<std::pair<std::vector<Integer>, Integer>> fractions_of(const std::vector<Integer>& residues,
                                                                     const Integer& modulus) {
  constexpr std::size_t kGuard = 64;
  const std::size_t bits = bit_length(modulus);
  Integer denominator = 1;
  const auto scaled = [&](const Integer& residue) {
    Integer value = residue * denominator % modulus;
    if (2 * value > modulus) value -= modulus;
    return value;
  };
  for (const Integer& each : residues) {
    Integer value = scaled(each);
    if (bit_length(value) + bit_length(denominator) + kGuard <= bits) continue;
    if (sgn(value) < 0) value += modulus;
    const auto more = denominator_of(value, modulus);
    if (!more) return std::nullopt;
    denominator *= *more;
  }
  std::vector<Integer> numerators;
  for (const Integer& each : residues) {
    numerators.push_back(scaled(each));
    if (bit_length(numerators.back()) + bit_length(denominator) + kGuard > bits) return std::nullopt;
  }
  return std::pair(std::move(numerators), std::move(denominator));
}

}  // namespace nashsolve
