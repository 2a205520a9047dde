#include "residue_polynomials.hpp"

#include "modular_factors.hpp"

namespace nashsolve {

ResiduePolynomials::Element ResiduePolynomials::of(const Integer& value) const {
  return modulus_->encode(residue_of(value, modulus_->value()));
}

ResiduePolynomials::Poly ResiduePolynomials::of(const Polynomial& p) const {
  Poly result;
  for (const Integer& coefficient : p.coefficients()) result.push_back(of(coefficient));
  trim(result);
  return result;
}

Integer ResiduePolynomials::integer(Element a) const {
  return {static_cast<unsigned long>(modulus_->decode(a))};
}

ResiduePolynomials::Poly ResiduePolynomials::difference(Poly a, const Poly& b) const {
  if (a.size() < b.size()) a.resize(b.size());
  for (std::size_t k = 0; k < b.size(); ++k) a[k] = subtract(a[k], b[k]);
  trim(a);
  return a;
}

ResiduePolynomials::Poly ResiduePolynomials::product(const Poly& a, const Poly& b) const {
  if (a.empty() || b.empty()) return {};
  Poly result(a.size() + b.size() - 1);
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) result[i + j] = add(result[i + j], multiply(a[i], b[j]));
  }
  return result;
}

std::pair<ResiduePolynomials::Poly, ResiduePolynomials::Poly> ResiduePolynomials::divide(
    Poly a, const Poly& b) const {
  if (a.size() < b.size()) return {Poly(), std::move(a)};
  Poly quotient(a.size() - b.size() + 1);
  const Element lead = inverse(b.back());
  for (std::size_t k = quotient.size(); k-- > 0;) {
    const Element factor = multiply(a[k + b.size() - 1], lead);
    quotient[k] = factor;
    if (factor == 0) continue;
    for (std::size_t j = 0; j < b.size(); ++j) a[k + j] = subtract(a[k + j], multiply(factor, b[j]));
  }
  trim(a);
  return {std::move(quotient), std::move(a)};
}

ResiduePolynomials::Poly ResiduePolynomials::derivative(const Poly& p) const {
  Poly result;
  for (std::size_t k = 1; k < p.size(); ++k) result.push_back(multiply(p[k], of(k)));
  trim(result);
  return result;
}

ResiduePolynomials::Poly ResiduePolynomials::monic(Poly p) const {
  if (p.empty()) return p;
  const Element lead = inverse(p.back());
  for (Element& coefficient : p) coefficient = multiply(coefficient, lead);
  return p;
}

ResiduePolynomials::Poly ResiduePolynomials::greatest_common_divisor(Poly a, Poly b) const {
  while (!b.empty()) {
    // A multiple of the remainder will do: an inverse takes as long as a hundred products.
    while (a.size() >= b.size()) {
      const Element top = a.back();
      const std::size_t shift = a.size() - b.size();
      for (std::size_t i = 0; i < a.size(); ++i) {
        a[i] = modulus_->cross(b.back(), a[i], top, i < shift ? 0 : b[i - shift]);
      }
      trim(a);
    }
    std::swap(a, b);
  }
  return a.size() == 1 ? Poly{one()} : monic(std::move(a));
}

ResiduePolynomials::Remainder ResiduePolynomials::first_remainder(Poly a, Poly b, std::size_t most) const {
  Poly before;
  Poly cofactor = {one()};
  while (b.size() > most) {
    auto [quotient, rest] = divide(std::move(a), b);
    a = std::exchange(b, std::move(rest));
    Poly next = difference(std::move(before), product(quotient, cofactor));
    before = std::exchange(cofactor, std::move(next));
  }
  return {std::move(b), std::move(cofactor)};
}

std::optional<ResiduePolynomials::Poly> ResiduePolynomials::inverse(const Poly& b, const Poly& a) const {
  auto [remainder, cofactor] = first_remainder(a, b, 1);
  if (remainder.empty()) return std::nullopt;
  const Element scale = inverse(remainder[0]);
  for (Element& coefficient : cofactor) coefficient = multiply(coefficient, scale);
  return std::move(cofactor);
}

// By distinct-degree factorisation: x^(p^k) - x has as its roots the elements of the field of p^k elements.
std::vector<std::size_t> ResiduePolynomials::degrees_of_factors(Poly p) const {
  std::vector<std::size_t> degrees;
  p = monic(std::move(p));
  const Poly x = {0, one()};
  Poly power = remainder(x, p);
  for (std::size_t k = 1; 2 * k < p.size(); ++k) {
    // The p-th power of what stands for x^(p^(k - 1)).
    Poly result = {one()};
    for (unsigned bit = 64; bit-- > 0;) {
      if (result.size() > 1) result = remainder(product(result, result), p);
      if ((modulus_->value() >> bit & 1U) != 0) result = remainder(product(result, power), p);
    }
    power = std::move(result);
    const Poly common = greatest_common_divisor(difference(power, x), p);
    if (common.size() <= 1) continue;
    degrees.insert(degrees.end(), (common.size() - 1) / k, k);
    p = divide(std::move(p), common).first;
    power = remainder(std::move(power), p);
  }
  if (p.size() > 1) degrees.push_back(p.size() - 1);
  return degrees;
}

}  // namespace nashsolve
