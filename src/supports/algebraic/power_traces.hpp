// Elements of a quotient ring over one of them, u: the polynomial that u satisfies, and each as a rational
// function of u, by traces of the powers of u (Rouillier 1999). Where the powers are no basis, u is one of a
// smaller field, and its polynomial a root of the characteristic one.
#pragma once

#include <functional>
#include <vector>

#include "quotient_ring.hpp"

namespace nashsolve::nplayer {

class PowerTraces {
 public:
  using Value = QuotientRing::Value;

  /// The ring and `must_stop` have to outlive it.
  PowerTraces(const QuotientRing& ring, const std::vector<Value>& elements,
              const std::function<bool()>& must_stop);

  struct Representation {
    /// Monic, g: the characteristic polynomial's root of the highest degree there is. Empty where there was
    /// no time for it.
    Value polynomial;
    /// Where g is as long as the ring's polynomial: per element v the coefficients of N, v = N(u) / g'(u).
    std::vector<Value> numerators;
  };
  [[nodiscard]] Representation over(const Value& u) const;

 private:
  /// By Newton's identities, from the traces of the powers.
  [[nodiscard]] Value polynomial_of(const Value& traces) const;

  const QuotientRing& ring_;
  const std::function<bool()>& must_stop_;
  /// Of 1 and of each element, the traces of its products with the powers of the ring's variable.
  std::vector<Value> traces_;
};

}  // namespace nashsolve::nplayer
