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

bool Multilinear::takes(const Unknown& unknown, const Multilinear& value) const {
  const auto is_in_value = [&](const Unknown& other) {
    return std::ranges::any_of(value.terms_, [&](const auto& term) {
      return std::ranges::any_of(term.first,
                                 [&](const Unknown& each) { return each.player == other.player; });
    });
  };
  return std::ranges::all_of(terms_, [&](const auto& term) {
    const Monomial& monomial = term.first;
    if (std::ranges::find(monomial, unknown) == monomial.end()) return true;
    return std::ranges::none_of(monomial,
                                [&](const Unknown& other) { return other != unknown && is_in_value(other); });
  });
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

std::vector<Unknown> Multilinear::solvable() const {
  std::vector<Unknown> unknowns;
  for (const auto& [monomial, coefficient] : terms_) {
    if (monomial.size() > 1) return {};
    unknowns.insert(unknowns.end(), monomial.begin(), monomial.end());
  }
  return unknowns;
}

Multilinear Multilinear::solved_for(const Unknown& unknown) const {
  const Rational factor = terms_.at({unknown});
  Multilinear value = *this;
  value.terms_.erase({unknown});
  return value *= Rational(-1) / factor;
}

}  // namespace nashsolve::explain
