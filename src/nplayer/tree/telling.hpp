// What an equilibrium of several players takes from the search until it is printed.
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

#include "nashsolve/solution.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// How an equilibrium is checked: exactly, as a point of a curve, by its enclosure.
enum class Telling { exact, on_curve, enclosed };

/// The mean of profiles in which the players use so many of their strategies: to assemble and to check each
/// player's part, and for each strategy and each profile of the others that counts; then to print it. Twice
/// what was measured on two players among three, of 16 and 14 strategies, and on games whose cells are all
/// equilibria (zeros of 100x100x100, 30^3, 12^5, 3^10, 2^16), on dispersion of 4x4x4x4 and on a duplicated
/// game of 6x6x6.
inline double seconds_to_tell_profile(const std::vector<std::size_t>& counts, const std::vector<double>& used,
                                      Telling telling, unsigned prints) {
  constexpr double kSecondsOfPart = 2.5e-6;
  constexpr double kSecondsOfExact = 0.05e-6;
  constexpr double kSecondsOnCurve = 0.6e-6;
  constexpr double kSecondsOfEnclosed = 10e-6;
  double products = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    double others = 1;
    for (std::size_t j = 0; j < counts.size(); ++j) others *= j == i ? 1 : used[j];
    products += static_cast<double>(counts[i]) * others;
  }
  const double seconds_of_product = telling == Telling::exact      ? kSecondsOfExact
                                    : telling == Telling::on_curve ? kSecondsOnCurve
                                                                   : kSecondsOfEnclosed;
  return kSecondsOfPart * static_cast<double>(counts.size()) + seconds_of_product * products +
         std::max(1U, prints) * seconds_to_tell(std::accumulate(counts.begin(), counts.end(), std::size_t{0}),
                                                1, std::accumulate(used.begin(), used.end(), 0.0));
}

inline bool in_use(const Rational& p) {
  return sgn(p) != 0;
}
inline bool in_use(const Enclosure& p) {
  return sgn(p.upper) != 0;
}

/// The mean of the vertices of a product of polytopes.
template <class Number>
double seconds_to_tell_vertex(const std::vector<std::vector<std::vector<Number>>>& product, Telling telling,
                              unsigned prints) {
  std::vector<std::size_t> counts;
  std::vector<double> used;
  for (const auto& own : product) {
    counts.push_back(own.front().size());
    double sum = 0;
    for (const auto& vertex : own) {
      sum += static_cast<double>(std::ranges::count_if(vertex, [](const Number& p) { return in_use(p); }));
    }
    used.push_back(sum / static_cast<double>(own.size()));
  }
  return seconds_to_tell_profile(counts, used, telling, prints);
}

/// Besides its ends a curve has polytopes, conditions and points.
template <class Number>
double seconds_to_tell_curve(const std::vector<std::vector<std::vector<Number>>>& polytopes, std::size_t ends,
                             unsigned prints) {
  return static_cast<double>(2 + ends) * seconds_to_tell_vertex(polytopes, Telling::on_curve, prints);
}

}  // namespace nashsolve::nplayer
