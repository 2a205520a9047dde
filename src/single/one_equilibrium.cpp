#include "one_equilibrium.hpp"

#include <cstdint>
#include <utility>

#include "equivalent_zero_sum.hpp"
#include "lemke_howson.hpp"

namespace nashsolve::single {

OneEquilibrium as_equilibrium(ZeroSumOptimum optimum) {
  OneEquilibrium found{std::move(optimum.optimal), kLinearProgramming, optimum.is_strict_and_unique,
                       optimum.pivots};
  // The indices of all equilibria add up to +1.
  if (found.is_regular) found.index = 1;
  return found;
}

std::optional<OneEquilibrium> one_equilibrium(const Game& game, const std::function<bool()>& must_stop) {
  if (const auto zero_sum = equivalent_zero_sum(game, must_stop)) {
    auto optimum = solve_zero_sum(*zero_sum, must_stop);
    if (!optimum) return std::nullopt;
    return as_equilibrium(*std::move(optimum));
  }
  if (auto found = find_in_large_game(game, must_stop)) return found;
  if (must_stop()) return std::nullopt;
  std::uint64_t pivots = 0;
  auto found =
      bimatrix::lemke_howson(bimatrix::best_response_polytopes(game), bimatrix::Label{0}, must_stop, pivots);
  if (!found) return std::nullopt;
  auto& [x, y] = found->subset.faces;
  return OneEquilibrium{
      {*std::move(x.point), *std::move(y.point)}, "Lemke-Howson path, exact", found->is_isolated, pivots};
}

}  // namespace nashsolve::single
