// Reads the steps of a proof for three and more players, in memory bounded by one step.
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <variant>
#include <vector>

#include "nashsolve/polynomial.hpp"
#include "proof_bytes.hpp"

namespace nashsolve::checker {

struct DominatedStep {
  Label strategy;
  Label by;
};
struct UseStep {
  Label strategy;
};
/// The vertex `second` moves to the point with this weight of itself, the rest of `first`.
struct SplitStep {
  Label first;
  Label second;
  Integer numerator;
  Integer denominator;
};
/// Weights of payoffs where a vertex has weight; the base's is minus the sum of the others.
struct VertexWeights {
  /// Nothing: at all vertices of the base's player.
  std::optional<Label> vertex;
  Label base;
  std::vector<Label> strategies;
  std::vector<Integer> weights;
};
/// Of the vertices that are named, one a player, one has no weight.
struct VanishStep {
  std::vector<Label> named;
  std::vector<VertexWeights> vertices;
};
struct SetStep {};
/// A mix of others, with these weights over their sum, pays everybody what the strategy does.
struct MixStep {
  Label strategy;
  std::vector<Label> parts;
  std::vector<Integer> weights;
};
struct CopiesStep {};
struct BoxStep {
  std::uint64_t bits;
  std::uint64_t radius_bits;
  std::vector<Integer> centre;
  std::uint64_t weight_bits;
  std::vector<Integer> weights;
};
/// A root of a polynomial between two numbers (0, where there is none), and polynomials in it whose values
/// are the probabilities of the used strategies, but for a factor of each player's.
struct PointStep {
  Rational lower;
  Rational upper;
  Polynomial polynomial;
  std::vector<Label> strategies;
  std::vector<Polynomial> weights;
};
/// A matrix over 2^bits, row by row.
struct OneStep {
  std::uint64_t bits;
  std::vector<Integer> weights;
};
/// The support's payoffs are products, which one solution at most has in its interior.
struct OnlyStep {};
struct LastStep {
  std::uint64_t count;
};
using CellStep = std::variant<DominatedStep, UseStep, SplitStep, VanishStep, SetStep, PointStep, BoxStep,
                              OneStep, OnlyStep, MixStep, CopiesStep, LastStep>;

class CellStream : public ProofBytes {
 public:
  CellStream(std::istream& stream, std::size_t players) : ProofBytes(stream, players) {}

  /// The last one is a LastStep, after which the stream has to end.
  CellStep next();

 private:
  CellStep read_step();
  std::uint64_t bits();
  [[nodiscard]] std::uint64_t most_numbers() const;
  std::vector<Integer> matrix();
  MixStep mix();
  [[nodiscard]] SplitStep checked(SplitStep step) const;
  [[nodiscard]] PointStep checked(PointStep step) const;
  std::vector<VertexWeights> weights() { return is_text() ? text_weights() : packed_weights(); }
  std::vector<VertexWeights> text_weights();
  std::vector<VertexWeights> packed_weights();
  [[nodiscard]] Rational fraction(std::string_view word) const;
  Rational packed_fraction();
  PointStep text_point();
  PointStep packed_point();
};

}  // namespace nashsolve::checker
