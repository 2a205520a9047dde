#include "star_system.hpp"

#include <algorithm>
#include <utility>

#include "star_builder.hpp"

namespace nashsolve::nplayer {
namespace {

/// Roots of products of polynomials with longer coefficients take longer than all else: with doubles of all
/// sizes as payoffs, of 1,000 bits, minutes.
constexpr std::size_t kMostBits = 128;
/// And so do those of higher degrees.
constexpr std::size_t kHighestDegree = 24;

/// From 0 to 1.
bool have_no_common_root(const Weights<Polynomial>& weights) {
  Polynomial shared;
  for (const Polynomial& minor : weights.minors) shared = greatest_common_divisor(shared, minor);
  if (shared.is_constant()) return !shared.is_zero();
  for (RealRoot& root : real_roots(square_free_part(shared))) {
    RealRoot zero{Rational(0)};
    RealRoot one{Rational(1)};
    if (std::is_gteq(compare(root, zero)) && std::is_lteq(compare(root, one))) return false;
  }
  return true;
}

Corners corners_of(const Condition& condition, const Polytopes& polytopes) {
  const VertexTable values = values_at_vertices(condition, polytopes);
  Corners corners{dependences(values, polytopes, condition.player), {}, {}, condition.equality};
  Integer denominator = 1;
  for (const Rational& value : values) denominator = least_common_multiple(denominator, value.get_den());
  std::size_t profiles = 1;
  for (const std::size_t player : corners.players) {
    corners.counts.push_back(polytopes[player].vertices().size());
    profiles *= corners.counts.back();
  }
  for (std::size_t profile = 0; profile < profiles; ++profile) {
    // Whom it does not depend on are at their first vertices.
    std::vector<std::size_t> vertex(polytopes.size(), 0);
    for (std::size_t k = corners.players.size(), rest = profile; k-- > 0; rest /= corners.counts[k]) {
      vertex[corners.players[k]] = rest % corners.counts[k];
    }
    std::size_t place = 0;
    for (std::size_t k = 0; k < polytopes.size(); ++k) {
      if (k != condition.player) place = place * polytopes[k].vertices().size() + vertex[k];
    }
    const Rational scaled = values[place] * denominator;
    corners.values.push_back(scaled.get_num());
  }
  return corners;
}

}  // namespace

std::vector<std::vector<std::size_t>> choices(std::size_t count, std::size_t size) {
  std::vector<std::vector<std::size_t>> result;
  if (size > count) return result;
  std::vector<bool> is_chosen(count, false);
  std::fill_n(is_chosen.begin(), size, true);
  do {
    std::vector<std::size_t>& chosen = result.emplace_back();
    for (std::size_t k = 0; k < count; ++k) {
      if (is_chosen[k]) chosen.push_back(k);
    }
  } while (std::prev_permutation(is_chosen.begin(), is_chosen.end()));
  return result;
}

std::optional<std::vector<Corners>> corners_of(const Face& face, std::size_t bits) {
  std::vector<Corners> corners;
  for (const Condition& condition : face.conditions) {
    corners.push_back(corners_of(condition, face.polytopes));
    for (const Integer& value : corners.back().values) {
      if (bit_length(value) > bits) return std::nullopt;
    }
  }
  return corners;
}

std::optional<StarSystem> star_system(const Face& face) {
  std::vector<std::size_t> roots;
  std::size_t mixing = 0;
  for (std::size_t i = 0; i < face.polytopes.size(); ++i) {
    const std::size_t count = face.polytopes[i].vertices().size();
    if (count == 2) roots.push_back(i);
    if (count > 1) ++mixing;
  }
  if (mixing < 2) return std::nullopt;
  const std::optional<std::vector<Corners>> conditions = corners_of(face, kMostBits);
  if (!conditions) return std::nullopt;
  const Polynomial one = Polynomial::constant(1);
  const Polynomial z = Polynomial::variable();
  for (const bool eliminates : {false, true}) {
    for (const std::size_t root : roots) {
      StarBuilder<Polynomial> builder(*conditions, face.polytopes, {{root, {{one - z, z}, one}}},
                                      kHighestDegree);
      if (eliminates) builder.eliminate(have_no_common_root);
      if (auto leaves = builder.leaves()) return StarSystem{root, *std::move(leaves)};
    }
  }
  return std::nullopt;
}

}  // namespace nashsolve::nplayer
