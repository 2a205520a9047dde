// What a mixed strategy of the reduced game stands for where strategies are mixes of others: the polytope of
// the strategies x >= 0 with
//     x_s + sum over the mixtures m of weight_ms x_m = y_s    for each class s.
// Its vertices are the basic solutions. Points have the classes' probabilities first, then the mixtures'.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "nashsolve/solution.hpp"
#include "reduction.hpp"

namespace nashsolve::nplayer {

using Mixtures = std::vector<Reduction::Mixture>;

/// The vertices of all that a polytope stands for, given by its vertices.
std::vector<std::vector<Rational>> fibre_vertices(const std::vector<std::vector<Rational>>& polytope,
                                                  const Mixtures& mixtures);

/// The same of a single strategy that is enclosed; nothing where a basic variable is not told from 0, or
/// where there are very many bases.
std::optional<std::vector<std::vector<Enclosure>>> fibre_vertices(const std::vector<Enclosure>& strategy,
                                                                  const Mixtures& mixtures);

/// A point inside what the strategy stands for.
std::vector<Rational> inside_fibre(std::vector<Rational> strategy, const Mixtures& mixtures);

/// The dimension of what a strategy that uses these classes stands for.
std::size_t fibre_dimension(const std::vector<bool>& is_used, const Mixtures& mixtures);

}  // namespace nashsolve::nplayer
