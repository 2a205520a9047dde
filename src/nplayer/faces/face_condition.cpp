#include "face_condition.hpp"

#include <algorithm>

#include "contraction.hpp"

namespace nashsolve::nplayer {
namespace {

std::vector<std::size_t> vertex_counts(const Polytopes& polytopes) {
  std::vector<std::size_t> counts;
  for (const StrategyPolytope& polytope : polytopes) counts.push_back(polytope.vertices().size());
  return counts;
}

/// The vertex of each player in the profile, 0 for `player`.
std::vector<std::size_t> vertices_at(std::size_t profile, const std::vector<std::size_t>& counts,
                                     std::size_t player) {
  std::vector<std::size_t> vertices(counts.size(), 0);
  for (std::size_t k = counts.size(); k-- > 0;) {
    if (k == player) continue;
    vertices[k] = profile % counts[k];
    profile /= counts[k];
  }
  return vertices;
}

std::size_t profile_of(const std::vector<std::size_t>& vertices, const std::vector<std::size_t>& counts,
                       std::size_t player) {
  std::size_t profile = 0;
  for (std::size_t k = 0; k < counts.size(); ++k) {
    if (k != player) profile = profile * counts[k] + vertices[k];
  }
  return profile;
}

/// The gain with the players in `fixed` at the given vertices, over all profiles of the supports again.
std::vector<Rational> restricted(const Condition& condition, const Polytopes& polytopes,
                                 const std::vector<bool>& fixed, const std::vector<std::size_t>& vertices) {
  std::vector<Rational> table = condition.gain;
  std::size_t inner = 1;
  for (std::size_t k = polytopes.size(); k-- > 0;) {
    if (k == condition.player) continue;
    const std::vector<Rational>& point = polytopes[k].vertices()[vertices[k]];
    const std::size_t size = point.size();
    if (fixed[k]) {
      for (std::size_t start = 0; start < table.size(); start += size * inner) {
        for (std::size_t y = 0; y < inner; ++y) {
          Rational sum = 0;
          for (std::size_t s = 0; s < size; ++s) sum += point[s] * table[start + s * inner + y];
          for (std::size_t s = 0; s < size; ++s) table[start + s * inner + y] = sum;
        }
      }
    }
    inner *= size;
  }
  return table;
}

}  // namespace

VertexTable values_at_vertices(const Condition& condition, const Polytopes& polytopes) {
  std::vector<Rational> table = condition.gain;
  std::size_t inner = 1;
  for (std::size_t k = polytopes.size(); k-- > 0;) {
    if (k == condition.player) continue;
    const auto& vertices = polytopes[k].vertices();
    const std::size_t size = vertices.front().size();
    std::vector<Rational> next;
    for (std::size_t start = 0; start < table.size(); start += size * inner) {
      for (const auto& vertex : vertices) {
        for (std::size_t y = 0; y < inner; ++y) {
          Rational sum = 0;
          for (std::size_t s = 0; s < size; ++s) {
            if (sgn(vertex[s]) != 0) sum += vertex[s] * table[start + s * inner + y];
          }
          next.push_back(std::move(sum));
        }
      }
    }
    table = std::move(next);
    inner *= vertices.size();
  }
  return table;
}

VertexTable values_at_all_vertices(const Condition& condition, const Polytopes& polytopes) {
  VertexTable values = values_at_vertices(condition, polytopes);
  if (condition.player >= polytopes.size()) return values;
  std::size_t inner = 1;
  for (std::size_t k = condition.player + 1; k < polytopes.size(); ++k)
    inner *= polytopes[k].vertices().size();
  const std::size_t own = polytopes[condition.player].vertices().size();
  VertexTable all;
  for (std::size_t profile = 0; profile < values.size() * own; ++profile) {
    all.push_back(values[profile / (own * inner) * inner + profile % inner]);
  }
  return all;
}

bool holds_everywhere(const Condition& condition, const Polytopes& polytopes) {
  return std::ranges::all_of(values_at_vertices(condition, polytopes), [&](const Rational& value) {
    return condition.equality ? sgn(value) == 0 : sgn(value) <= 0;
  });
}

std::vector<std::size_t> dependences(const VertexTable& values, const Polytopes& polytopes,
                                     std::size_t player) {
  const std::vector<std::size_t> counts = vertex_counts(polytopes);
  std::vector<std::size_t> result;
  std::size_t inner = values.size();
  for (std::size_t k = 0; k < counts.size(); ++k) {
    if (k == player) continue;
    const std::size_t block = inner;
    inner /= counts[k];
    bool depends = false;
    for (std::size_t p = 0; p < values.size() && !depends; ++p) {
      const std::size_t first = p - p % block + p % inner;
      depends = values[p] != values[first];
    }
    if (depends) result.push_back(k);
  }
  return result;
}

std::vector<Rational> along(const VertexTable& values, const Polytopes& polytopes, std::size_t player,
                            std::size_t opponent) {
  const std::vector<std::size_t> counts = vertex_counts(polytopes);
  std::vector<std::size_t> vertices(counts.size(), 0);
  std::vector<Rational> result;
  for (std::size_t v = 0; v < counts[opponent]; ++v) {
    vertices[opponent] = v;
    result.push_back(values[profile_of(vertices, counts, player)]);
  }
  return result;
}

VertexTable without(const VertexTable& values, const Polytopes& polytopes, std::size_t player,
                    std::size_t opponent) {
  const std::vector<std::size_t> counts = vertex_counts(polytopes);
  VertexTable result;
  for (std::size_t p = 0; p < values.size(); ++p) {
    std::vector<std::size_t> vertices = vertices_at(p, counts, player);
    for (std::size_t k = 0; k < vertices.size(); ++k) {
      if (k != opponent) vertices[k] = 0;
    }
    result.emplace_back(values[p] - values[profile_of(vertices, counts, player)]);
  }
  return result;
}

std::optional<std::pair<Condition, Condition>> factors(const Condition& condition, const VertexTable& values,
                                                       const Polytopes& polytopes, const StopTest& stop) {
  const std::size_t player = condition.player;
  const std::vector<std::size_t> counts = vertex_counts(polytopes);
  const std::vector<std::size_t> on = dependences(values, polytopes, player);
  const auto nonzero =
      std::find_if(values.begin(), values.end(), [](const Rational& x) { return sgn(x) != 0; });
  if (on.size() < 2 || nonzero == values.end()) return std::nullopt;
  const auto corner = static_cast<std::size_t>(nonzero - values.begin());
  const std::vector<std::size_t> at_corner = vertices_at(corner, counts, player);
  // J: the first one and the others of a bit mask; everybody else in the other factor.
  for (std::size_t mask = 0; mask + 1 < std::size_t{1} << (on.size() - 1); ++mask) {
    if (stop()) return std::nullopt;
    std::vector<bool> in_first(counts.size(), false);
    in_first[on[0]] = true;
    for (std::size_t k = 1; k < on.size(); ++k) in_first[on[k]] = (mask >> (k - 1) & 1U) != 0;
    std::vector<bool> in_second(counts.size());
    for (std::size_t k = 0; k < counts.size(); ++k) in_second[k] = !in_first[k];
    // Rank 1: every entry times the corner's is the product of the two that share a coordinate with it.
    bool has_rank_one = true;
    for (std::size_t p = 0; p < values.size() && has_rank_one; ++p) {
      std::vector<std::size_t> row = vertices_at(p, counts, player);
      std::vector<std::size_t> column = row;
      for (std::size_t k = 0; k < counts.size(); ++k) (in_first[k] ? column : row)[k] = at_corner[k];
      has_rank_one = values[p] * values[corner] ==
                     values[profile_of(row, counts, player)] * values[profile_of(column, counts, player)];
    }
    if (!has_rank_one) continue;
    Condition first{player, restricted(condition, polytopes, in_second, at_corner), condition.equality};
    Condition second{player, restricted(condition, polytopes, in_first, at_corner), condition.equality};
    // f * f(corner) = first * second.
    if (sgn(values[corner]) < 0) {
      for (Rational& gain : first.gain) gain = -gain;
    }
    return std::pair(std::move(first), std::move(second));
  }
  return std::nullopt;
}

}  // namespace nashsolve::nplayer
