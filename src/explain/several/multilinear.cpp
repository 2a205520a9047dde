#include "multilinear.hpp"

#include <algorithm>
#include <iterator>

namespace nashsolve::explain {

Multilinear Multilinear::constant(const Rational& value) {
  Multilinear result;
  result.add({}, value);
  return result;
}

Multilinear Multilinear::of(const Unknown& unknown) {
  Multilinear result;
  result.add({unknown}, 1);
  return result;
}

void Multilinear::add(const Monomial& monomial, const Rational& coefficient) {
  const auto place = terms_.try_emplace(monomial).first;
  place->second += coefficient;
  if (sgn(place->second) == 0) terms_.erase(place);
}

Multilinear& Multilinear::operator+=(const Multilinear& other) {
  for (const auto& [monomial, coefficient] : other.terms_) add(monomial, coefficient);
  return *this;
}

Multilinear& Multilinear::operator-=(const Multilinear& other) {
  for (const auto& [monomial, coefficient] : other.terms_) add(monomial, -coefficient);
  return *this;
}

Multilinear& Multilinear::operator*=(const Rational& factor) {
  if (sgn(factor) == 0) terms_.clear();
  for (auto& term : terms_) term.second *= factor;
  return *this;
}

Multilinear operator*(const Multilinear& a, const Multilinear& b) {
  Multilinear result;
  for (const auto& [left, factor] : a.terms_) {
    for (const auto& [right, other] : b.terms_) {
      Multilinear::Monomial both;
      std::ranges::merge(left, right, std::back_inserter(both));
      result.add(both, factor * other);
    }
  }
  return result;
}

void Multilinear::substitute(const Unknown& unknown, const Multilinear& value) {
  Multilinear rest;
  Multilinear factor;
  for (const auto& [monomial, coefficient] : terms_) {
    Monomial others = monomial;
    (std::erase(others, unknown) > 0 ? factor : rest).add(others, coefficient);
  }
  *this = std::move(rest += factor * value);
}

std::optional<Unknown> Multilinear::solvable() const {
  std::optional<Unknown> first;
  for (const auto& [monomial, coefficient] : terms_) {
    if (monomial.empty()) continue;
    if (monomial.size() > 1 || (first && monomial.front().player != first->player)) return std::nullopt;
    if (!first) first = monomial.front();
  }
  return first;
}

Multilinear Multilinear::solved_for(const Unknown& unknown) const {
  const Rational factor = terms_.at({unknown});
  Multilinear value = *this;
  value.terms_.erase({unknown});
  return value *= Rational(-1) / factor;
}

}  // namespace nashsolve::explain
