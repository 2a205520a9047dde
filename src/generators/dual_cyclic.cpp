// Games with very many equilibria (von Stengel 1999, "New maximal numbers of equilibria in bimatrix games"):
// both best-response polytopes are dual cyclic, so they have the largest number of vertices that their size
// allows, and their labels are exchanged in pairs. For n = 6 there are 75 equilibria, where coordination has
// 63; asymptotically 2.414^n against 2^n. n is even.
//
// Our realisation in integers. A dual cyclic polytope is a section of the cone of the polynomials p of degree
// at most n with p(t) >= 0 at the 2n places t = 1, ..., 2n; its facets are p(t) = 0 (Ziegler 1995, section
// 0: the duals of cyclic polytopes on the moment curve). Take the values at n neighbouring places as
// coordinates x_k = p(t_k), and the multiple of N(t) = product of (t - t_k) that p contains as the last one.
// Lagrange's formula gives the slack at another place t_j, divided by N(t_j) > 0:
//
//     p(t_j) / N(t_j) = c + sum over k of x_k / (N'(t_k) (t_j - t_k)).
//
// So a best response t_j to x has the largest sum of -x_k / (N'(t_k) (t_j - t_k)): a Cauchy matrix whose
// signs alternate with k. A positive factor on all payoffs against one strategy only scales a coordinate and
// leaves every face its labels: |N'(t_k)| can be dropped and denominators cleared.
//
// Player 1's polytope has his strategies at places 1, ..., n and player 2's at n + 1, ..., 2n. In player 2's
// polytope the strategies at the places 1 and 2 are exchanged, those at 3 and 4, and so on to 2n.
#include <utility>

#include "families.hpp"

namespace nashsolve::generators {

namespace {

/// Beyond it payoffs have hundreds of digits.
constexpr std::size_t kLargestSize = 200;

using LargeTable = std::vector<Integer>;

/// 2 for 1, 1 for 2, 4 for 3, ...
std::int64_t exchanged(std::int64_t place) {
  return place % 2 == 0 ? place - 1 : place + 1;
}

/// The least common multiple of the distances from one place to all places of the other half.
Integer multiple_of_distances(std::int64_t nearest, std::int64_t size) {
  Integer multiple = 1;
  for (std::int64_t d = nearest; d < nearest + size; ++d) {
    multiple = least_common_multiple(multiple, to_integer(d));
  }
  return multiple;
}

}  // namespace

Content dual_cyclic_game(const Settings& settings) {
  require_two_players(settings.sizes);
  const auto size = static_cast<std::int64_t>(settings.sizes.front());
  if (settings.sizes[1] != settings.sizes[0] || size % 2 != 0 || settings.sizes[0] > kLargestSize) {
    refuse(settings.sizes, "NxN with N even, 2x2 to 200x200");
  }
  LargeTable row_payoffs;
  LargeTable column_payoffs;
  for (std::int64_t i = 1; i <= size; ++i) {
    for (std::int64_t j = 1; j <= size; ++j) {
      const Integer column =
          exact_quotient(multiple_of_distances(size + 1 - i, size), to_integer(size + j - i));
      column_payoffs.push_back(i % 2 == 0 ? Integer(-column) : column);
      const std::int64_t row_place = exchanged(i);
      const std::int64_t column_place = size + exchanged(j);
      const Integer row =
          exact_quotient(multiple_of_distances(exchanged(j), size), to_integer(column_place - row_place));
      row_payoffs.push_back(j % 2 == 0 ? Integer(-row) : row);
    }
  }
  Content content{default_players(settings.sizes), {}};
  content.payoffs.emplace_back(std::move(row_payoffs), Integer(1));
  content.payoffs.emplace_back(std::move(column_payoffs), Integer(1));
  return content;
}

}  // namespace nashsolve::generators
