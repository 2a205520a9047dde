#include "two_players.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

namespace nashsolve::nplayer {
namespace {

Rational largest_of(const std::vector<Rational>& gain) {
  Rational largest = 0;
  for (const Rational& value : gain) largest = std::max<Rational>(largest, abs(value));
  return largest;
}

/// Multiplications of rational numbers, about, up to which combinations of all equations are looked for.
/// Supports of 7x7x7 (343 profiles, 18 equations) are below it.
constexpr std::size_t kMostWorkOfAll = 200'000;

std::size_t profiles_of(const Polytopes& polytopes) {
  std::size_t profiles = 1;
  for (const StrategyPolytope& polytope : polytopes) profiles *= polytope.vertices().front().size();
  return profiles;
}

/// Over all profiles of the supports: the first gain and `sign` times the second one, both at the same scale.
Condition combined(const Condition& first, const Condition& second, int sign, const Polytopes& polytopes) {
  Condition both;
  both.player = kNobody;
  const std::size_t profiles = profiles_of(polytopes);
  const Rational of_first = 1 / largest_of(first.gain);
  const Rational of_second = sign / largest_of(second.gain);
  for (std::size_t profile = 0; profile < profiles; ++profile) {
    std::size_t in_first = 0;
    std::size_t in_second = 0;
    std::size_t inner = profiles;
    for (std::size_t j = 0; j < polytopes.size(); ++j) {
      const std::size_t size = polytopes[j].vertices().front().size();
      inner /= size;
      const std::size_t s = profile / inner % size;
      if (j != first.player) in_first = in_first * size + s;
      if (j != second.player) in_second = in_second * size + s;
    }
    both.gain.emplace_back(of_first * first.gain[in_first] + of_second * second.gain[in_second]);
  }
  return both;
}

Face with(Face face, Condition factor, bool is_implied) {
  factor.is_implied = is_implied;
  face.conditions.push_back(std::move(factor));
  return face;
}

/// Whether the factor is 0 nowhere on the face, as far as faces_of() tells.
bool is_never_zero(const Face& face, const Condition& factor, const StopTest& stop) {
  const auto zeros = faces_of(with(face, factor, false), stop);
  return zeros && zeros->empty();
}

/// Where a product that vanishes on the face does; nothing where it is no product.
std::optional<std::vector<Face>> divided_by(const Face& face, const Condition& product,
                                            const StopTest& stop) {
  Condition rest = product;
  for (bool is_whole = true;; is_whole = false) {
    auto both = factors(rest, values_at_vertices(rest, face.polytopes), face.polytopes, stop);
    if (!both && is_whole) return std::nullopt;
    if (!both) return std::vector<Face>{with(face, std::move(rest), true)};
    if (is_never_zero(face, both->first, stop)) {
      rest = std::move(both->second);
    } else if (is_never_zero(face, both->second, stop)) {
      rest = std::move(both->first);
    } else {
      return std::vector<Face>{with(face, std::move(both->first), false),
                               with(face, std::move(both->second), false)};
    }
  }
}

/// What combinations of all players' equations cut off, where that is something.
std::optional<std::vector<Face>> cut_by_all(const Face& face, const StopTest& stop) {
  const auto equations =
      static_cast<std::size_t>(std::ranges::count_if(face.conditions, &Condition::equality));
  if (profiles_of(face.polytopes) > kMostWorkOfAll / std::max<std::size_t>(equations * equations, 1)) {
    return std::nullopt;
  }
  Face all = face;
  for (const Condition& condition : face.conditions) {
    if (!condition.equality || condition.player == kNobody) continue;
    all.conditions.push_back(combined(condition, condition, 1, face.polytopes));
    all.conditions.back().is_implied = true;
  }
  auto cut = reduced(std::move(all), stop);
  if (!cut) return std::nullopt;
  const auto vertices_of = [](const Face& each) {
    std::vector<std::vector<std::vector<Rational>>> vertices;
    for (const StrategyPolytope& polytope : each.polytopes) vertices.push_back(polytope.vertices());
    return vertices;
  };
  if (!cut->empty() && vertices_of(cut->front()) == vertices_of(face)) return std::nullopt;
  for (Face& each : *cut) each.conditions = face.conditions;
  std::vector<Face> faces;
  for (Face& each : *cut) {
    auto parts = faces_of(std::move(each), stop);
    if (!parts) return std::nullopt;
    std::ranges::move(*parts, std::back_inserter(faces));
  }
  return faces;
}

/// Places of equations of two players, first of such who mix as many vertices.
std::vector<std::pair<std::size_t, std::size_t>> pairs_of_equations(const Face& face) {
  const auto is_equation = [](const Condition& each) { return each.equality && each.strategy != kNobody; };
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t a = 0; a < face.conditions.size(); ++a) {
    for (std::size_t b = a + 1; b < face.conditions.size(); ++b) {
      const Condition& first = face.conditions[a];
      const Condition& second = face.conditions[b];
      if (first.player != second.player && is_equation(first) && is_equation(second))
        pairs.emplace_back(a, b);
    }
  }
  std::stable_partition(pairs.begin(), pairs.end(), [&](const auto& pair) {
    return face.polytopes[face.conditions[pair.first].player].vertices().size() ==
           face.polytopes[face.conditions[pair.second].player].vertices().size();
  });
  return pairs;
}

}  // namespace

std::optional<std::vector<Face>> divided_by_pairs(Face face, const StopTest& stop) {
  if (auto cut = cut_by_all(face, stop)) return cut;
  for (const auto& [a, b] : pairs_of_equations(face)) {
    const Condition& first = face.conditions[a];
    const Condition& second = face.conditions[b];
    const std::array<std::size_t, 4> pair{first.player, first.strategy, second.player, second.strategy};
    if (std::ranges::find(face.compared, pair) != face.compared.end()) continue;
    face.compared.push_back(pair);
    for (const int sign : {-1, 1}) {
      if (stop()) return std::nullopt;
      const auto parts = divided_by(face, combined(first, second, sign, face.polytopes), stop);
      if (!parts) continue;
      std::vector<Face> all;
      for (const Face& part : *parts) {
        auto faces = faces_of(part, stop);
        if (!faces) return std::nullopt;
        std::ranges::move(*faces, std::back_inserter(all));
      }
      return all;
    }
  }
  return std::nullopt;
}

}  // namespace nashsolve::nplayer
