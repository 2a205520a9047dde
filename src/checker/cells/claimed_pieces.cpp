#include "claimed_pieces.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "check_error.hpp"
#include "cone.hpp"

namespace nashsolve::checker {

namespace {

std::vector<Integer> differences_of(const std::vector<std::vector<Integer>>& payoffs, std::size_t strategy,
                                    std::size_t reference, int sign) {
  std::vector<Integer> result;
  for (std::size_t o = 0; o < payoffs[strategy].size(); ++o) {
    result.emplace_back((payoffs[strategy][o] - payoffs[reference][o]) * sign);
  }
  return result;
}

bool do_meet(const ClaimedPiece& a, const ClaimedPiece& b) {
  for (std::size_t i = 0; i < a.polytopes.size(); ++i) {
    if (!hulls_meet(a.polytopes[i], b.polytopes[i])) return false;
  }
  return true;
}

/// By the polytopes and conditions, which may say the same in another way.
bool is_part_of(const ClaimedPiece& a, const ClaimedPiece& b) {
  const auto is_known = [&a](const ClaimedCondition& each) {
    return std::ranges::find(a.conditions, each) != a.conditions.end();
  };
  if (!std::ranges::all_of(b.conditions, is_known)) return false;
  for (std::size_t i = 0; i < a.polytopes.size(); ++i) {
    const auto is_inside = [&](const auto& vertex) { return is_in_hull(b.polytopes[i], vertex); };
    if (!std::ranges::all_of(a.polytopes[i], is_inside)) return false;
  }
  return true;
}

void require_vertices(const Mixes& polytope) {
  for (std::size_t v = 0; v < polytope.size() && polytope.size() > 1; ++v) {
    Mixes others = polytope;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(v));
    if (is_in_hull(others, polytope[v])) throw CheckError("an end point of a subset lies between others");
  }
}

bool is_used(const Mixes& polytope, std::size_t strategy) {
  return std::ranges::any_of(polytope, [=](const auto& point) { return sgn(point[strategy]) > 0; });
}

std::size_t first_used(const Mixes& polytope) {
  std::size_t strategy = 0;
  while (!is_used(polytope, strategy)) ++strategy;
  return strategy;
}

Mixes pure_strategies(std::size_t count) {
  Mixes all(count, std::vector<Rational>(count));
  for (std::size_t s = 0; s < count; ++s) all[s][s] = 1;
  return all;
}

/// The vertices of all strategies of the player that are in equilibrium with what the others do in the
/// product.
Mixes largest_polytope(const ClaimedPiece& product, std::size_t player, const Tensors& tensors,
                       const Sizes& counts) {
  const std::size_t count = counts[player];
  std::vector<Mixes> vertices = product.polytopes;
  vertices[player] = pure_strategies(count);
  Sizes sizes;
  for (const Mixes& own : vertices) sizes.push_back(own.size());
  std::vector<LinearForm> equations;
  std::vector<LinearForm> inequalities;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const std::vector<std::vector<Integer>> payoffs = payoffs_at(tensors, counts, vertices, i);
    const std::size_t reference = first_used(product.polytopes[i]);
    for (std::size_t s = 0; s < counts[i]; ++s) {
      if (s == reference) continue;
      const std::vector<Integer> losses = differences_of(payoffs, reference, s, 1);
      if (i == player) {
        if (std::ranges::all_of(losses, [](const Integer& loss) { return sgn(loss) == 0; })) continue;
        equations.emplace_back(count)[s] = 1;
        continue;
      }
      const Places places = places_of(sizes, i, player);
      for (std::size_t o = 0; o < places.outer * places.inner; ++o) {
        LinearForm& form = (is_used(product.polytopes[i], s) ? equations : inequalities).emplace_back(count);
        for (std::size_t own = 0; own < count; ++own) {
          form[own] = losses[(o / places.inner * count + own) * places.inner + o % places.inner];
        }
      }
    }
  }
  Mixes points;
  for (const std::vector<Integer>& ray : extreme_rays(count, std::move(equations), inequalities)) {
    const Integer sum = std::accumulate(ray.begin(), ray.end(), Integer(0));
    std::vector<Rational>& point = points.emplace_back();
    for (const Integer& weight : ray) point.push_back(make_rational(weight, sum));
  }
  return points;
}

}  // namespace

std::vector<std::vector<Integer>> payoffs_at(const Tensors& tensors, const Sizes& counts,
                                             const std::vector<Mixes>& vertices, std::size_t player) {
  std::vector<Integer> tensor = tensors.payoffs[player];
  Sizes sizes = counts;
  for (std::size_t j = 0; j < counts.size(); ++j) {
    if (j == player) continue;
    std::vector<std::vector<Integer>> columns;
    for (const auto& point : vertices[j]) {
      Integer denominator = 1;
      for (const Rational& p : point) denominator = least_common_multiple(denominator, p.get_den());
      auto& column = columns.emplace_back();
      for (const Rational& p : point) {
        column.push_back(p.get_num() * exact_quotient(denominator, p.get_den()));
      }
    }
    tensor = combined(tensor, counts[player], sizes, player, j, columns);
    sizes[j] = columns.size();
  }
  const std::size_t opponents = tensor.size() / counts[player];
  std::vector<std::vector<Integer>> result;
  for (std::size_t s = 0; s < counts[player]; ++s) {
    const auto from = tensor.begin() + static_cast<std::ptrdiff_t>(s * opponents);
    result.emplace_back(from, from + static_cast<std::ptrdiff_t>(opponents));
  }
  return result;
}

void require_equilibria(const ClaimedPiece& piece, const Tensors& tensors, const Sizes& counts) {
  for (std::size_t i = 0; i < counts.size(); ++i) {
    for (const auto& point : piece.polytopes[i]) {
      Rational sum = 0;
      for (const Rational& p : point) {
        if (sgn(p) < 0) throw CheckError("the result lists a negative probability");
        sum += p;
      }
      if (sum != 1) throw CheckError("the result lists probabilities that do not add up to 1");
    }
    const std::vector<std::vector<Integer>> payoffs = payoffs_at(tensors, counts, piece.polytopes, i);
    const std::size_t reference = first_used(piece.polytopes[i]);
    std::vector<std::vector<Integer>> equations;
    std::vector<std::vector<Integer>> inequalities;
    for (const ClaimedCondition& condition : piece.conditions) {
      if (condition.player != i) continue;
      (condition.is_equation ? equations : inequalities)
          .push_back(differences_of(payoffs, condition.strategy, condition.reference, 1));
    }
    for (std::size_t s = 0; s < counts[i]; ++s) {
      for (const int sign : {1, -1}) {
        if (sign < 0 && !is_used(piece.polytopes[i], s)) continue;
        if (has_positive_sum(differences_of(payoffs, s, reference, sign), equations, inequalities)) {
          throw CheckError("the result lists a profile that is no equilibrium");
        }
      }
    }
  }
}

void require_largest(const ClaimedPiece& product, const Tensors& tensors, const Sizes& counts) {
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const Mixes largest = largest_polytope(product, i, tensors, counts);
    const Mixes& own = product.polytopes[i];
    if (std::set(largest.begin(), largest.end()) != std::set(own.begin(), own.end()))
      throw CheckError("the end points of a subset are not those of the largest set that holds it");
  }
}

bool is_within(const std::vector<std::vector<Rational>>& profile, const ClaimedPiece& piece,
               const Tensors& tensors, const Sizes& counts) {
  std::vector<Mixes> vertices;
  for (std::size_t i = 0; i < profile.size(); ++i) {
    // The hull is compared by coordinates that are not above the point's, which is all there is to it only
    // of probabilities.
    Rational sum = 0;
    for (const Rational& p : profile[i]) sum += p;
    if (sum != 1 || !is_in_hull(piece.polytopes[i], profile[i])) return false;
    vertices.push_back({profile[i]});
  }
  return std::ranges::all_of(piece.conditions, [&](const ClaimedCondition& condition) {
    const auto payoffs = payoffs_at(tensors, counts, vertices, condition.player);
    const int sign = cmp(payoffs[condition.strategy][0], payoffs[condition.reference][0]);
    return condition.is_equation ? sign == 0 : sign <= 0;
  });
}

bool is_within(const NodeSet& set, const ClaimedPiece& piece, const Tensors& tensors, const Sizes& counts) {
  for (std::size_t i = 0; i < set.vertices.size(); ++i) {
    for (const auto& vertex : set.vertices[i]) {
      if (!is_in_hull(piece.polytopes[i], vertex)) return false;
    }
  }
  return std::ranges::all_of(piece.conditions, [&](const ClaimedCondition& condition) {
    const std::vector<bool>& is_best = set.is_best[condition.player];
    const auto never_gains = [&](std::size_t strategy, std::size_t over) {
      if (is_best[over]) return true;
      const auto payoffs = payoffs_at(tensors, counts, set.vertices, condition.player);
      for (std::size_t s = 0; s < payoffs.size(); ++s) {
        if (s != strategy && !is_best[s]) continue;
        if (std::ranges::equal(payoffs[s], payoffs[over],
                               [](const auto& x, const auto& y) { return x <= y; }))
          return true;
      }
      return false;
    };
    return never_gains(condition.strategy, condition.reference) &&
           (!condition.is_equation || never_gains(condition.reference, condition.strategy));
  });
}

namespace {

/// Of a component with conditions: a product of one profile lies in another piece.
void require_held(const ClaimedPiece& product, const std::vector<ClaimedPiece>& pieces,
                  const Tensors& tensors, const Sizes& counts) {
  std::vector<std::vector<Rational>> profile;
  for (const Mixes& polytope : product.polytopes) {
    if (polytope.size() > 1) return;
    profile.push_back(polytope.front());
  }
  const bool is_held = std::ranges::any_of(pieces, [&](const ClaimedPiece& piece) {
    return &piece != &product && piece.component == product.component &&
           is_within(profile, piece, tensors, counts);
  });
  if (!is_held) throw CheckError("the result puts an isolated equilibrium into a component with others");
}

}  // namespace

void require_components(const std::vector<ClaimedPiece>& pieces, const Tensors& tensors,
                        const Sizes& counts) {
  std::vector<std::size_t> group(pieces.size());
  for (std::size_t k = 0; k < pieces.size(); ++k) group[k] = k;
  const auto root = [&group](std::size_t k) {
    while (group[k] != k) k = group[k] = group[group[k]];
    return k;
  };
  std::map<std::size_t, bool> has_conditions;
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    if (!pieces[k].conditions.empty()) {
      for (const Mixes& polytope : pieces[k].polytopes) require_vertices(polytope);
      has_conditions[pieces[k].component] = true;
    }
    for (std::size_t other = 0; other < pieces.size(); ++other) {
      if (other == k) continue;
      if (is_part_of(pieces[k], pieces[other])) throw CheckError("the result lists a subset of another one");
      if (!pieces[other].conditions.empty() || !pieces[k].conditions.empty()) continue;
      if (other > k || !do_meet(pieces[k], pieces[other])) continue;
      if (pieces[k].component != pieces[other].component) {
        throw CheckError("the result puts subsets that meet into different components");
      }
      group[root(k)] = root(other);
    }
  }
  std::map<std::size_t, std::size_t> group_of_component;
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    if (has_conditions.contains(pieces[k].component)) {
      if (pieces[k].conditions.empty()) require_held(pieces[k], pieces, tensors, counts);
      continue;
    }
    if (group_of_component.emplace(pieces[k].component, root(k)).first->second != root(k)) {
      throw CheckError("the result puts subsets that are not connected into one component");
    }
  }
}

}  // namespace nashsolve::checker
