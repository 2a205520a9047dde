// The solutions modulo a prime, lifted to its powers by Newton's method (Giusti, Lecerf and Salvy 2001).
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "modular_solutions.hpp"
#include "multiaffine.hpp"
#include "quotient_ring.hpp"

namespace nashsolve::nplayer {

class LiftedSolutions {
 public:
  using Value = QuotientRing::Value;

  /// Nothing where no solution has a Jacobian that is not singular; others are left out. All of these must
  /// outlive it.
  static std::optional<LiftedSolutions> of(const MultiaffineSystem& system, std::vector<Integer> parameter,
                                           ModularSolutions solutions,
                                           const std::function<bool()>& must_stop);

  /// Squares the modulus; false where it was stopped.
  bool lift();

  /// Modulo the polynomial with the values of the parameter as its roots.
  [[nodiscard]] const QuotientRing& ring() const { return ring_; }
  [[nodiscard]] const std::vector<Value>& unknowns() const { return unknowns_; }

 private:
  using Matrix = std::vector<std::vector<Value>>;

  LiftedSolutions(const MultiaffineSystem& system, std::vector<Integer> parameter, QuotientRing ring,
                  std::vector<Value> unknowns, const std::function<bool()>& must_stop)
      : system_(&system),
        parameter_(std::move(parameter)),
        ring_(std::move(ring)),
        unknowns_(std::move(unknowns)),
        must_stop_(&must_stop) {}

  [[nodiscard]] Matrix jacobian() const;
  bool invert();

  const MultiaffineSystem* system_;
  std::vector<Integer> parameter_;
  QuotientRing ring_;
  std::vector<Value> unknowns_;
  /// Of the Jacobian's inverse; to half the digits once it was lifted.
  Matrix inverse_;
  bool is_first_ = true;
  const std::function<bool()>* must_stop_;
};

/// The form at these unknowns.
QuotientRing::Value value_of(const QuotientRing& ring, const MultiaffineSystem& system,
                             const MultiaffineSystem::Form& form,
                             const std::vector<QuotientRing::Value>& unknowns);

}  // namespace nashsolve::nplayer
