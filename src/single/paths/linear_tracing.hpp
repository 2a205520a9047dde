// The linear tracing procedure of two players (Harsanyi 1975) as a path of pivots (van den Elzen and Talman
// 1991; von Stengel, van den Elzen and Talman 2002), in floating point.
//
// Each player meets the other's prior, a mixed strategy, with weight 1 - tau, and what the other plays with
// weight tau. At tau = 0 the best replies to the priors are the only equilibrium; from there one path of
// equilibria of these games leads to tau = 1, where the prior is forgotten. A path of Lemke and Howson is the
// like from a pure prior of one player; a prior near an equilibrium makes the path shorter.
//
// With i* and j* the best replies to the priors, which say what each player earns, and x and y adding up to
// tau, everything is one revised dictionary: for each strategy a column (its probability; the slack, for i*
// and j*) and a row (its slack; the probability), whose variables are complementary, and then tau and 1 -
// tau.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "payoff_columns.hpp"
#include "revised_dictionary.hpp"

namespace nashsolve::single {

class LinearTracing {
 public:
  /// `noise` chooses the perturbation of the right-hand sides, of the size given.
  LinearTracing(const PayoffColumns& payoffs, const std::array<std::vector<double>, 2>& priors,
                double perturbation, std::uint64_t noise);

  enum class Step { inside, equilibrium, lost };
  /// One pivot.
  Step step();
  /// False where doubles have lost the path.
  bool refactor() { return dictionary_.refactor(); }
  /// Multiplications of a pivot, about.
  [[nodiscard]] std::size_t work() const { return dictionary_.work(); }

  /// Where the path stands, ascending: the strategies of a player with a positive probability, and those
  /// without a slack.
  struct Support {
    std::vector<std::size_t> used;
    std::vector<std::size_t> tight;
  };
  [[nodiscard]] std::array<Support, 2> supports() const;

 private:
  struct Start {
    std::array<std::size_t, 2> counts;
    /// i* and m + j*.
    std::array<std::size_t, 2> references;
    /// Of the dictionary's matrix, one after the other.
    std::vector<double> columns;
    std::vector<double> bounds;
  };
  static Start start_of(const PayoffColumns& payoffs, const std::array<std::vector<double>, 2>& priors,
                        double perturbation, std::uint64_t noise);
  explicit LinearTracing(Start start);

  Start start_;
  RevisedDictionary dictionary_;
  /// A variable of the dictionary.
  std::size_t entering_;
};

}  // namespace nashsolve::single
