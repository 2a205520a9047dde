#include "quotient_ring.hpp"

#include <algorithm>

#include "modular.hpp"
#include "residue_polynomials.hpp"

namespace nashsolve {

Integer QuotientRing::residue(const Integer& value) const {
  Integer rest = value % modulus_;
  if (sgn(rest) < 0) rest += modulus_;
  return rest;
}

QuotientRing::Value QuotientRing::reduced(Value value) const {
  const std::size_t n = degree();
  for (std::size_t k = value.size(); k-- > n;) {
    const Integer top = residue(value[k]);
    if (sgn(top) == 0) continue;
    for (std::size_t j = 0; j < n; ++j) subtract_product(value[k - n + j], top, polynomial_[j]);
  }
  if (value.size() > n) value.resize(n);
  for (Integer& coefficient : value) coefficient = residue(coefficient);
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
  Value sum;
  if ((*must_stop_)()) return sum;
  for (std::size_t m = 0; m < a.size(); ++m) {
    const Value& left = *a[m];
    const Value& right = *b[m];
    if (left.empty() || right.empty()) continue;
    if (sum.size() < left.size() + right.size() - 1) sum.resize(left.size() + right.size() - 1);
    for (std::size_t i = 0; i < left.size(); ++i) {
      if (sgn(left[i]) == 0) continue;
      for (std::size_t j = 0; j < right.size(); ++j) add_product(sum[i + j], left[i], right[j]);
    }
  }
  return reduced(std::move(sum));
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
