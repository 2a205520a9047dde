#include "expanded_piece.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <numeric>
#include <utility>

#include "fibre.hpp"
#include "row_space.hpp"

namespace nashsolve::nplayer {
namespace {

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

/// Of each player of the original game how many vertices these of the reduced one stand for at least.
std::vector<double> ways_of(const Reduction& reduction,
                            const std::vector<const std::vector<Probabilities>*>& reduced) {
  std::vector<double> counts;
  std::size_t k = 0;
  for (std::size_t i = 0; i < reduction.classes.size(); ++i) {
    const auto& classes = reduction.classes[i];
    if (k == reduction.players.size() || reduction.players[k] != i) {
      counts.push_back(static_cast<double>(classes.front().size()));
      continue;
    }
    double sum = 0;
    for (const Probabilities& vertex : *reduced[k]) {
      double ways = 1;
      for (std::size_t c = 0; c < vertex.size(); ++c) {
        if (sgn(vertex[c].upper) != 0) ways *= static_cast<double>(classes[c].size());
      }
      sum += ways;
    }
    counts.push_back(sum);
    ++k;
  }
  return counts;
}

std::vector<double> ways_of(const Reduction& reduction, const Piece& piece) {
  std::vector<const std::vector<Probabilities>*> vertices;
  for (const auto& own : piece.vertices) vertices.push_back(&own);
  return ways_of(reduction, vertices);
}

double product_of(const std::vector<double>& counts) {
  return std::accumulate(counts.begin(), counts.end(), 1.0, std::multiplies<>());
}

double ways_of_ends(const Reduction& reduction, const Piece& piece) {
  double sum = 0;
  for (const Vertex& end : piece.ends) {
    std::vector<std::vector<Probabilities>> single;
    for (const Probabilities& own : end) single.push_back({own});
    std::vector<const std::vector<Probabilities>*> vertices;
    for (const auto& own : single) vertices.push_back(&own);
    sum += product_of(ways_of(reduction, vertices));
  }
  return sum;
}

/// How many products of two numbers it takes at most to check all corners of the product as
/// verify/product_sets.hpp does: corners that stand for the same one of the reduced game are told apart once.
double steps_to_check(const Game& game, const Reduction& reduction, const Piece& piece,
                      const std::vector<double>& ways) {
  std::vector<double> distinct(game.player_count(), 1);
  std::vector<double> used(game.player_count(), 1);
  for (std::size_t k = 0; k < reduction.players.size(); ++k) {
    const std::size_t i = reduction.players[k];
    distinct[i] = static_cast<double>(piece.vertices[k].size());
    used[i] = static_cast<double>(reduction.classes[i].size());
  }
  double steps = 0;
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    auto numbers = static_cast<double>(game.cell_count());
    for (std::size_t j = 0; j < game.player_count(); ++j) {
      if (j == i) continue;
      numbers /= static_cast<double>(game.strategy_count(j));
      steps += ways[j] * numbers * used[j];
      numbers *= distinct[j];
    }
  }
  return steps;
}

/// More are not taken to check a product that is described, unless the game has about as many payoffs: of
/// 2^16 profiles of which everybody likes all alike 2 million take 0.1 s.
constexpr double kMostStepsToCheck = 5e6;
constexpr double kMostStepsForAPayoff = 4;

/// Whether the product is told by its polytopes.
bool is_described(const Game& game, const Reduction& reduction, const Piece& piece,
                  std::optional<std::uint64_t> most_vertices) {
  if (!most_vertices || piece.is_curve()) return false;
  const std::vector<double> ways = ways_of(reduction, piece);
  const auto payoffs = static_cast<double>(game.cell_count() * game.player_count());
  return product_of(ways) > static_cast<double>(*most_vertices) &&
         std::ranges::all_of(piece.vertices,
                             [](const auto& own) { return std::ranges::all_of(own, is_exact); }) &&
         steps_to_check(game, reduction, piece, ways) <=
             std::max(kMostStepsToCheck, kMostStepsForAPayoff * payoffs);
}

bool has_few_ends(const Reduction& reduction, const Piece& piece,
                  std::optional<std::uint64_t> most_vertices) {
  return !most_vertices || ways_of_ends(reduction, piece) <= static_cast<double>(*most_vertices);
}

/// So many enclosures take about 100 MB. More profiles are not listed of an irrational mix, which no
/// polytopes tell.
constexpr double kMostEnclosures = 5e5;

bool has_too_many_enclosures(const Game& game, const Reduction& reduction, const Piece& piece) {
  const auto is_known = [](const auto& own) { return std::ranges::all_of(own, is_exact); };
  if (piece.is_curve() || std::ranges::all_of(piece.vertices, is_known)) return false;
  double each = 0;
  for (std::size_t i = 0; i < game.player_count(); ++i) each += static_cast<double>(game.strategy_count(i));
  return product_of(ways_of(reduction, piece)) * each > kMostEnclosures;
}

/// The mean of a product's vertices, near which it has its dimension.
SampleOf<Vertex> middle_of(const Piece& product) {
  SampleOf<Vertex> middle;
  for (const auto& own : product.vertices) {
    const std::vector<std::vector<Rational>> vertices = exact_vertices(own);
    std::vector<Rational> mean(vertices.front().size());
    RowSpace differences(mean.size());
    for (const std::vector<Rational>& vertex : vertices) {
      std::vector<Rational> difference = vertex;
      for (std::size_t s = 0; s < mean.size(); ++s) {
        mean[s] += vertex[s] / Rational(Integer(vertices.size()));
        difference[s] -= vertices.front()[s];
      }
      differences.add(std::move(difference));
    }
    middle.dimension += differences.rank();
    middle.point.push_back(exactly(mean));
  }
  return middle;
}

/// The vertex that would be listed first.
Vertex first_vertex(const Piece& product) {
  Vertex first;
  for (const auto& own : product.vertices) {
    first.push_back(*std::ranges::max_element(own, [](const Probabilities& a, const Probabilities& b) {
      return std::ranges::lexicographical_compare(a, b, {}, &Enclosure::lower, &Enclosure::lower);
    }));
  }
  return first;
}

}  // namespace

Piece expanded(const Game& game, const Reduction& reduction, const Piece& reduced,
               std::optional<std::uint64_t> most_vertices, bool& is_whole) {
  if (most_vertices && has_too_many_enclosures(game, reduction, reduced)) {
    is_whole = false;
    bool is_whole_of_first = true;
    return expanded(game, first_of_alike(reduction), reduced, std::nullopt, is_whole_of_first);
  }
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
  if (is_described(game, reduction, reduced, most_vertices)) {
    piece.is_described = true;
    piece.samples.push_back(expanded(game, reduction, middle_of(reduced)));
    piece.ends.push_back(first_vertex(piece));
    return piece;
  }
  for (const SampleOf<Vertex>& sample : reduced.samples) {
    piece.samples.push_back(expanded(game, reduction, sample));
  }
  sort_largest_first(piece.samples);
  const bool has_few = has_few_ends(reduction, reduced, most_vertices);
  const Reduction first = has_few ? Reduction() : first_of_alike(reduction);
  for (const Vertex& end : reduced.ends) add_expanded(game, has_few ? reduction : first, end, piece.ends);
  return piece;
}

double least_expanded(const Game& game, const Reduction& reduction, const Piece& piece,
                      std::optional<std::uint64_t> most_vertices) {
  if (most_vertices && has_too_many_enclosures(game, reduction, piece)) return 1;
  const std::vector<double> ways = ways_of(reduction, piece);
  const bool is_product = !piece.is_curve() && !is_described(game, reduction, piece, most_vertices);
  if (is_product) return product_of(ways);
  const double ends = has_few_ends(reduction, piece, most_vertices) ? ways_of_ends(reduction, piece)
                                                                    : static_cast<double>(piece.ends.size());
  return ends + std::accumulate(ways.begin(), ways.end(), 0.0) / static_cast<double>(ways.size());
}

Reduction first_of_alike(Reduction reduction) {
  for (auto& classes : reduction.classes) {
    for (std::vector<std::size_t>& members : classes) members.resize(1);
  }
  for (auto& mixtures : reduction.mixtures) mixtures.clear();
  return reduction;
}

}  // namespace nashsolve::nplayer
