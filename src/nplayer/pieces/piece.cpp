#include "piece.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "fibre.hpp"

namespace nashsolve::nplayer {
namespace {

Probabilities exactly(const std::vector<Rational>& strategy) {
  Probabilities result(strategy.size());
  for (std::size_t s = 0; s < strategy.size(); ++s) result[s].lower = result[s].upper = strategy[s];
  return result;
}

Vertex exactly(const std::vector<std::vector<Rational>>& point) {
  Vertex result;
  for (const auto& own : point) result.push_back(exactly(own));
  return result;
}

/// The first one in use is 1 minus the others, which have bounds of their own: another one may have been the
/// first before.
void make_first_the_rest(Probabilities& strategy) {
  Enclosure* first = nullptr;
  Enclosure rest{1, 1};
  for (Enclosure& p : strategy) {
    if (sgn(p.upper) == 0) continue;
    if (first == nullptr) {
      first = &p;
      continue;
    }
    rest.lower -= p.upper;
    rest.upper -= p.lower;
  }
  first->lower = std::min(first->lower, rest.lower);
  first->upper = std::max(first->upper, rest.upper);
}

Vertex where_alone(const FoundEquilibrium& found, const std::vector<std::size_t>& counts) {
  const Rational reach = exact_rational(found.enclosed->unique_radius);
  const Integer scale = Integer(1) << found.enclosed->bits;
  Vertex box;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    Probabilities& own = box.emplace_back(counts[i]);
    for (std::size_t k = 0; k < found.supports[i].size(); ++k) {
      const Rational centre = make_rational(found.enclosed->centre[i][k], scale);
      own[found.supports[i][k]] = {centre - reach, centre + reach};
    }
  }
  return box;
}

/// All ways to give each class's probability to one of its members.
std::vector<Probabilities> ways_to_expand(const Probabilities& reduced,
                                          const std::vector<std::vector<std::size_t>>& classes,
                                          std::size_t count) {
  std::vector<Probabilities> result{Probabilities(count)};
  for (std::size_t c = classes.size(); c-- > 0;) {
    if (sgn(reduced[c].upper) == 0) continue;
    const std::size_t ways = result.size();
    for (std::size_t m = 1; m < classes[c].size(); ++m) {
      for (std::size_t k = 0; k < ways; ++k) {
        result.push_back(result[k]);
        result.back()[classes[c][m]] = reduced[c];
      }
    }
    for (std::size_t k = 0; k < ways; ++k) result[k][classes[c].front()] = reduced[c];
  }
  for (Probabilities& strategy : result) make_first_the_rest(strategy);
  return result;
}

/// Per player of the original game the reduced one's strategies; a player who was taken out has one.
template <class Each>
std::vector<Each> with_all_players(const Game& game, const Reduction& reduction, std::vector<Each> reduced,
                                   const Each& only) {
  std::vector<Each> all;
  std::size_t k = 0;
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    const bool is_kept = k < reduction.players.size() && reduction.players[k] == i;
    all.push_back(is_kept ? std::move(reduced[k++]) : only);
  }
  return all;
}

const Probabilities kSure{{Rational(1), Rational(1)}};

std::vector<std::vector<Rational>> all_exact(const std::vector<Probabilities>& vertices) {
  std::vector<std::vector<Rational>> result = exact_vertices(vertices);
  if (result.size() < vertices.size()) result.clear();
  return result;
}

/// A player's classes, then the mixtures, each a class of its own.
std::vector<std::vector<std::size_t>> with_mixtures(const Reduction& reduction, std::size_t player) {
  std::vector<std::vector<std::size_t>> classes = reduction.classes[player];
  for (const Reduction::Mixture& mixture : reduction.mixtures[player]) classes.push_back({mixture.strategy});
  return classes;
}

/// All vertices of what one player's polytope in the reduced game stands for.
std::vector<Probabilities> expanded(const Game& game, const Reduction& reduction, std::size_t player,
                                    const std::vector<Probabilities>& reduced, bool& is_whole) {
  const Mixtures& mixtures = reduction.mixtures[player];
  std::vector<Probabilities> vertices;
  if (!mixtures.empty()) {
    if (const auto exact = all_exact(reduced); !exact.empty()) {
      for (const auto& vertex : fibre_vertices(exact, mixtures)) vertices.push_back(exactly(vertex));
    } else if (auto enclosed = fibre_vertices(reduced.front(), mixtures)) {
      vertices = *std::move(enclosed);
    } else {
      is_whole = false;
      vertices = reduced;
      for (Probabilities& vertex : vertices) vertex.resize(vertex.size() + mixtures.size());
    }
  }
  const auto classes = with_mixtures(reduction, player);
  std::vector<Probabilities> all;
  for (const Probabilities& vertex : mixtures.empty() ? reduced : vertices) {
    std::vector<Probabilities> more = ways_to_expand(vertex, classes, game.strategy_count(player));
    std::move(more.begin(), more.end(), std::back_inserter(all));
  }
  return all;
}

/// A point inside what an exact one stands for, the classes' probabilities in equal parts.
Vertex spread(const Game& game, const Reduction& reduction, Vertex reduced) {
  Vertex point = with_all_players(game, reduction, std::move(reduced), kSure);
  for (std::size_t i = 0; i < point.size(); ++i) {
    point[i] = exactly(inside_fibre(exact_vertices({point[i]}).front(), reduction.mixtures[i]));
    Probabilities own(game.strategy_count(i));
    const auto classes = with_mixtures(reduction, i);
    for (std::size_t c = 0; c < classes.size(); ++c) {
      const std::vector<std::size_t>& members = classes[c];
      if (sgn(point[i][c].lower) == 0) continue;
      const Rational share = point[i][c].lower / Rational(Integer(members.size()));
      for (const std::size_t member : members) own[member] = {share, share};
    }
    point[i] = std::move(own);
  }
  return point;
}

std::vector<std::vector<bool>> in_use_at(const SampleOf<Vertex>& sample) {
  if (sample.point.empty()) return sample.used;
  std::vector<std::vector<bool>> used;
  for (const Probabilities& own : sample.point) {
    std::vector<bool>& its = used.emplace_back();
    for (const Enclosure& p : own) its.push_back(sgn(p.upper) != 0);
  }
  return used;
}

/// Near a point that stands for one with these classes in use there are as many dimensions more.
std::size_t freedom_of(const Game& game, const Reduction& reduction, std::vector<std::vector<bool>> reduced) {
  const auto used = with_all_players(game, reduction, std::move(reduced), std::vector<bool>{true});
  std::size_t freedom = 0;
  for (std::size_t i = 0; i < used.size(); ++i) {
    freedom += fibre_dimension(used[i], reduction.mixtures[i]);
    for (std::size_t c = 0; c < used[i].size(); ++c) {
      if (used[i][c]) freedom += reduction.classes[i][c].size() - 1;
    }
  }
  return freedom;
}

SampleOf<Vertex> expanded(const Game& game, const Reduction& reduction, SampleOf<Vertex> reduced) {
  SampleOf<Vertex> sample{reduced.dimension, {}, {}, reduced.is_bound};
  sample.dimension += freedom_of(game, reduction, in_use_at(reduced));
  if (!reduced.point.empty()) sample.point = spread(game, reduction, std::move(reduced.point));
  return sample;
}

/// The vertices of what an exact point stands for.
void add_expanded(const Game& game, const Reduction& reduction, Vertex reduced, std::vector<Vertex>& points) {
  Piece ways;
  const Vertex point = with_all_players(game, reduction, std::move(reduced), kSure);
  bool is_whole = true;
  for (std::size_t i = 0; i < point.size(); ++i) {
    ways.vertices.push_back(expanded(game, reduction, i, {point[i]}, is_whole));
  }
  for_each_vertex(ways, [&points](Vertex each) { points.push_back(std::move(each)); });
}

}  // namespace

bool is_exact(const Probabilities& strategy) {
  return std::all_of(strategy.begin(), strategy.end(), [](const Enclosure& p) { return p.lower == p.upper; });
}

MixedStrategy exact_strategy(const Probabilities& exact) {
  std::vector<Rational> probabilities;
  for (const Enclosure& p : exact) probabilities.push_back(p.lower);
  return MixedStrategy::from_probabilities(probabilities);
}

Piece piece_of(const FoundEquilibrium& found, const std::vector<std::size_t>& counts) {
  Piece piece;
  piece.index = found.index;
  piece.regular = found.regular;
  if (!found.exact) {
    for (auto& own : enclosed_profile(found, counts).probabilities)
      piece.vertices.push_back({std::move(own)});
    piece.alone_within = where_alone(found, counts);
    return piece;
  }
  for (std::size_t i = 0; i < counts.size(); ++i) {
    Probabilities own(counts[i]);
    for (std::size_t k = 0; k < found.supports[i].size(); ++k) {
      own[found.supports[i][k]] = {(*found.exact)[i][k], (*found.exact)[i][k]};
    }
    piece.vertices.push_back({std::move(own)});
  }
  return piece;
}

Piece piece_of(const EquilibriumProduct& product) {
  Piece piece;
  piece.index = product.component_index;
  piece.regular = product.regular;
  for (const auto& own : product.vertices) {
    std::vector<Probabilities>& vertices = piece.vertices.emplace_back();
    for (const auto& vertex : own) vertices.push_back(exactly(vertex));
  }
  return piece;
}

Piece piece_of(const EquilibriumCurve& curve) {
  Piece piece = piece_of(EquilibriumProduct{curve.vertices, {}, {}});
  piece.conditions = curve.conditions;
  for (const EquilibriumCurve::Sample& sample : curve.samples) {
    piece.samples.push_back({sample.dimension, exactly(sample.point), sample.used, sample.is_bound});
  }
  for (const auto& end : curve.ends) piece.ends.push_back(exactly(end));
  return piece;
}

Piece expanded(const Game& game, const Reduction& reduction, const Piece& reduced, bool& is_whole) {
  Piece piece;
  piece.index = reduced.index;
  piece.regular = reduced.regular;
  piece.is_on_curve = reduced.is_on_curve;
  const std::vector<Probabilities> only{kSure};
  std::vector<const std::vector<Probabilities>*> kept;
  for (const auto& own : reduced.vertices) kept.push_back(&own);
  const auto vertices = with_all_players(game, reduction, std::move(kept), &only);
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    piece.vertices.push_back(expanded(game, reduction, i, *vertices[i], is_whole));
  }
  for (PayoffCondition condition : reduced.conditions) {
    condition.player = reduction.players[condition.player];
    const auto& classes = reduction.classes[condition.player];
    condition.strategy = static_cast<std::uint32_t>(classes[condition.strategy].front());
    condition.reference = static_cast<std::uint32_t>(classes[condition.reference].front());
    piece.conditions.push_back(condition);
  }
  for (const SampleOf<Vertex>& sample : reduced.samples) {
    piece.samples.push_back(expanded(game, reduction, sample));
  }
  sort_largest_first(piece.samples);
  for (const Vertex& end : reduced.ends) add_expanded(game, reduction, end, piece.ends);
  return piece;
}

double least_expanded(const Reduction& reduction, const Piece& piece) {
  double product = 1;
  std::size_t k = 0;
  for (std::size_t i = 0; i < reduction.classes.size(); ++i) {
    const auto& classes = reduction.classes[i];
    if (k == reduction.players.size() || reduction.players[k] != i) {
      product *= static_cast<double>(classes.front().size());
      continue;
    }
    double sum = 0;
    for (const Probabilities& vertex : piece.vertices[k]) {
      double ways = 1;
      for (std::size_t c = 0; c < vertex.size(); ++c) {
        if (sgn(vertex[c].upper) != 0) ways *= static_cast<double>(classes[c].size());
      }
      sum += ways;
    }
    product *= sum;
    ++k;
  }
  return product;
}

Reduction first_of_alike(Reduction reduction) {
  for (auto& classes : reduction.classes) {
    for (std::vector<std::size_t>& members : classes) members.resize(1);
  }
  for (auto& mixtures : reduction.mixtures) mixtures.clear();
  return reduction;
}

std::size_t vertex_count(const Piece& piece) {
  std::size_t count = 1;
  for (const auto& own : piece.vertices) count *= own.size();
  return count;
}

std::vector<std::vector<Rational>> exact_vertices(const std::vector<Probabilities>& vertices) {
  std::vector<std::vector<Rational>> result;
  for (const Probabilities& vertex : vertices) {
    if (!is_exact(vertex)) continue;
    std::vector<Rational>& point = result.emplace_back();
    for (const Enclosure& p : vertex) point.push_back(p.lower);
  }
  return result;
}

CurvedSet curved_set(const Piece& piece) {
  CurvedSet set;
  for (const auto& own : piece.vertices) {
    auto& vertices = set.polytopes.emplace_back();
    for (const Probabilities& vertex : own) vertices.push_back(exact_strategy(vertex));
  }
  set.conditions = piece.conditions;
  const SampleOf<Vertex>& largest = piece.samples.front();
  if (!largest.is_bound) set.dimension = largest.dimension;
  for (const Probabilities& own : largest.point) set.inside.push_back(exact_strategy(own));
  return set;
}

}  // namespace nashsolve::nplayer
