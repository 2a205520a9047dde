// What a strategy is worth where several others mix: a polynomial in their probabilities in which no unknown
// is squared, since each term takes one strategy of each player.
#pragma once

#include <compare>
#include <cstddef>
#include <map>
#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve::explain {

/// The probability that `player` gives the strategy at `position` of its support.
struct Unknown {
  std::size_t player = 0;
  std::size_t position = 0;

  auto operator<=>(const Unknown&) const = default;
};

class Multilinear {
 public:
  /// Ascending; none for the constant.
  using Monomial = std::vector<Unknown>;

  Multilinear() = default;
  static Multilinear constant(const Rational& value);
  static Multilinear of(const Unknown& unknown);

  /// Long monomials first, then in the order of the players; no coefficient is 0.
  struct Order {
    bool operator()(const Monomial& a, const Monomial& b) const {
      return a.size() != b.size() ? a.size() > b.size() : a < b;
    }
  };
  using Terms = std::map<Monomial, Rational, Order>;
  [[nodiscard]] const Terms& terms() const { return terms_; }

  Multilinear& operator+=(const Multilinear& other);
  Multilinear& operator-=(const Multilinear& other);
  Multilinear& operator*=(const Rational& factor);
  /// Requires that no player's unknowns are in both.
  friend Multilinear operator*(const Multilinear& a, const Multilinear& b);

  /// Whether the value, put in place of the unknown, leaves no unknown squared and no player twice in a term.
  [[nodiscard]] bool takes(const Unknown& unknown, const Multilinear& value) const;
  /// Requires takes().
  void substitute(const Unknown& unknown, const Multilinear& value);

  /// Its unknowns where each term has one at most: the equation "this = 0" gives each of them by the others.
  /// Else none.
  [[nodiscard]] std::vector<Unknown> solvable() const;
  /// That value. Requires an unknown of solvable().
  [[nodiscard]] Multilinear solved_for(const Unknown& unknown) const;

 private:
  void add(const Monomial& monomial, const Rational& coefficient);

  Terms terms_;
};

}  // namespace nashsolve::explain
