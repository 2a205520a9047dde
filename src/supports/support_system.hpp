// The indifference equations of one support profile: u_i(a, x) = u_i(r_i, x) for all a in S_i, r_i the first
// strategy of S_i, in the unknowns x_j(b), b in S_j other than r_j (x_j(r_j) is 1 minus the others). As many
// equations as unknowns, in the same order.
#pragma once

#include <cstddef>
#include <vector>

#include "contraction.hpp"
#include "dense_matrix.hpp"
#include "payoff_tensors.hpp"

namespace nashsolve::nplayer {

/// Per player the strategies in use, ascending.
using Supports = std::vector<std::vector<std::size_t>>;

/// Per player one number for each strategy of the support.
template <class Number>
using SupportVector = std::vector<std::vector<Number>>;

class SupportSystem {
 public:
  SupportSystem(const PayoffTensors& tensors, Supports supports);

  [[nodiscard]] const Supports& supports() const { return supports_; }
  [[nodiscard]] std::size_t players() const { return supports_.size(); }
  [[nodiscard]] std::size_t strategies(std::size_t player) const { return counts_[player]; }
  [[nodiscard]] const std::vector<std::size_t>& sizes() const { return sizes_; }
  [[nodiscard]] std::size_t dimension() const { return unknowns_.size(); }
  [[nodiscard]] std::size_t mixing_players() const;

  struct Unknown {
    std::size_t player;
    std::size_t position;  // in the support; at least 1
  };
  [[nodiscard]] const std::vector<Unknown>& unknowns() const { return unknowns_; }

  /// Tensors [strategy][opponents' support profile], all of the player's strategies.
  [[nodiscard]] const std::vector<Integer>& exact(std::size_t player) const { return exact_[player]; }
  [[nodiscard]] const std::vector<double>& rounded(std::size_t player) const { return rounded_[player]; }
  [[nodiscard]] double error(std::size_t player) const { return error_[player]; }
  [[nodiscard]] unsigned scale_bits(std::size_t player) const { return scale_bits_[player]; }

  /// The payoffs of all the player's strategies against x.
  template <class Number>
  [[nodiscard]] std::vector<Number> payoffs(std::size_t player, const SupportVector<Number>& x) const {
    return contract(tensor<Number>(player), sizes_, player, x, kNobody);
  }

  /// The left-hand sides.
  [[nodiscard]] std::vector<double> residual(const SupportVector<double>& x) const;
  [[nodiscard]] SquareMatrix jacobian(const SupportVector<double>& x) const;

  /// Whether the Jacobian seems to be so: then no solution can be isolated.
  [[nodiscard]] bool is_singular_everywhere() const;
  /// Whether some player's indifference asks for more than the opponents' strategies can give: usually there
  /// is no solution, and the search proves it.
  [[nodiscard]] bool has_more_equations_than_unknowns() const;

  /// The system of smaller supports, given by the places in these, ascending.
  [[nodiscard]] SupportSystem restricted_to(const Supports& places) const;

  /// Whether strategy b pays, at every profile of the supports, what a combination of the used strategies
  /// with weights of sum 1 pays: then it is tied with them wherever they are tied with each other.
  [[nodiscard]] bool is_tied(std::size_t player, std::size_t b) const;

 private:
  SupportSystem() = default;

  template <class Number>
  const std::vector<Number>& tensor(std::size_t player) const;

  Supports supports_;
  std::vector<std::size_t> counts_;
  std::vector<std::size_t> sizes_;
  std::vector<Unknown> unknowns_;
  std::vector<std::vector<Integer>> exact_;
  std::vector<std::vector<double>> rounded_;
  std::vector<double> error_;
  std::vector<unsigned> scale_bits_;
};

template <>
inline const std::vector<Integer>& SupportSystem::tensor<Integer>(std::size_t player) const {
  return exact_[player];
}
template <>
inline const std::vector<double>& SupportSystem::tensor<double>(std::size_t player) const {
  return rounded_[player];
}

}  // namespace nashsolve::nplayer
