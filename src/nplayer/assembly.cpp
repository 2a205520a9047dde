#include "assembly.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <utility>

#include "common_mix.hpp"

namespace nashsolve::nplayer {
namespace {

using Probabilities = std::vector<Enclosure>;

bool is_exact(const Probabilities& strategy) {
  return std::all_of(strategy.begin(), strategy.end(), [](const Enclosure& p) { return p.lower == p.upper; });
}

/// A product of polytopes; the vertices of each player. A single point is a product too.
struct Piece {
  std::vector<std::vector<Probabilities>> vertices;
  /// Of its component.
  std::optional<int> index;
  std::optional<bool> regular;
};

using Vertex = std::vector<Probabilities>;

int compare(const Probabilities& a, const Probabilities& b) {
  for (std::size_t s = 0; s < a.size(); ++s) {
    int order = cmp(a[s].lower, b[s].lower);
    if (order == 0) order = cmp(a[s].upper, b[s].upper);
    if (order != 0) return -order;  // largest first
  }
  return 0;
}

int compare(const Vertex& a, const Vertex& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (const int order = compare(a[i], b[i]); order != 0) return order;
  }
  return 0;
}

struct LargestFirst {
  bool operator()(const Vertex& a, const Vertex& b) const { return compare(a, b) < 0; }
};

/// All ways to give each class's probability to one of its members.
std::vector<Probabilities> expanded(Probabilities reduced,
                                    const std::vector<std::vector<std::size_t>>& classes, std::size_t count) {
  if (classes.size() == count) return {std::move(reduced)};
  std::vector<Probabilities> result{Probabilities(count)};
  for (std::size_t c = 0; c < classes.size(); ++c) {
    if (sgn(reduced[c].upper) == 0) continue;
    std::vector<Probabilities> next;
    for (const Probabilities& partial : result) {
      for (const std::size_t member : classes[c]) {
        next.push_back(partial);
        next.back()[member] = reduced[c];
      }
    }
    result = std::move(next);
  }
  return result;
}

Piece expanded(const Game& game, const Reduction& reduction, Piece reduced) {
  Piece piece;
  piece.index = reduced.index;
  piece.regular = reduced.regular;
  std::size_t k = 0;
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    std::vector<Probabilities> own;
    if (k < reduction.players.size() && reduction.players[k] == i) {
      own = std::move(reduced.vertices[k++]);
    } else {
      own = {Probabilities{{Rational(1), Rational(1)}}};
    }
    std::vector<Probabilities>& all = piece.vertices.emplace_back();
    for (Probabilities& vertex : own) {
      std::vector<Probabilities> more =
          expanded(std::move(vertex), reduction.classes[i], game.strategy_count(i));
      std::move(more.begin(), more.end(), std::back_inserter(all));
    }
  }
  return piece;
}

Piece piece_of(const FoundEquilibrium& found, const std::vector<std::size_t>& counts) {
  Piece piece;
  piece.index = found.index;
  piece.regular = found.regular;
  if (!found.exact) {
    for (auto& own : enclosed_profile(found, counts).probabilities)
      piece.vertices.push_back({std::move(own)});
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
    for (const auto& vertex : own) {
      Probabilities& probabilities = vertices.emplace_back();
      for (const Rational& p : vertex) probabilities.push_back({p, p});
    }
  }
  return piece;
}

std::size_t vertex_count(const Piece& piece) {
  std::size_t count = 1;
  for (const auto& own : piece.vertices) count *= own.size();
  return count;
}

template <class Visit>
void for_each_vertex(const Piece& piece, const Visit& visit) {
  std::vector<std::size_t> choice(piece.vertices.size(), 0);
  for (;;) {
    Vertex vertex;
    for (std::size_t i = 0; i < choice.size(); ++i) vertex.push_back(piece.vertices[i][choice[i]]);
    visit(std::move(vertex));
    std::size_t i = choice.size();
    while (i-- > 0 && ++choice[i] == piece.vertices[i].size()) choice[i] = 0;
    if (i == SIZE_MAX) return;
  }
}

class Union {
 public:
  explicit Union(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::size_t root(std::size_t k) {
    while (parent_[k] != k) k = parent_[k] = parent_[parent_[k]];
    return k;
  }
  void join(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

/// The smallest number of strategies that one of the equilibria, the first of each entry, uses.
template <class Entry>
std::size_t smallest_support(const std::vector<Entry*>& members) {
  std::size_t smallest = SIZE_MAX;
  for (const Entry* member : members) {
    std::size_t used = 0;
    for (const Probabilities& own : member->first) {
      for (const Enclosure& p : own) used += sgn(p.upper) != 0 ? 1U : 0U;
    }
    smallest = std::min(smallest, used);
  }
  return smallest;
}

Equilibrium equilibrium_of(const Vertex& vertex) {
  Equilibrium equilibrium{EnclosedProfile{}, 0, std::nullopt, std::nullopt};
  if (std::all_of(vertex.begin(), vertex.end(), is_exact)) {
    Profile profile;
    for (const Probabilities& own : vertex) {
      std::vector<Rational> probabilities;
      for (const Enclosure& p : own) probabilities.push_back(p.lower);
      profile.push_back(MixedStrategy::from_probabilities(probabilities));
    }
    equilibrium.profile = std::move(profile);
  } else {
    equilibrium.profile = EnclosedProfile{vertex};
  }
  return equilibrium;
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

bool is_one_of(const Probabilities& strategy, const std::vector<Probabilities>& vertices) {
  return std::any_of(vertices.begin(), vertices.end(),
                     [&](const Probabilities& other) { return compare(strategy, other) == 0; });
}

/// Whether the strategy is one of the vertices or, if it is exact, a mix of those that are.
bool is_mix(const Probabilities& strategy, const std::vector<Probabilities>& vertices) {
  if (is_one_of(strategy, vertices)) return true;
  if (!is_exact(strategy)) return false;
  const auto around = exact_vertices(vertices);
  return around.size() > 1 && have_common_mix(exact_vertices({strategy}), around);
}

/// With two players the pieces are faces of the same polytopes, and their vertices tell.
bool contained(const Piece& inner, const Piece& outer) {
  for (std::size_t i = 0; i < inner.vertices.size(); ++i) {
    for (const Probabilities& vertex : inner.vertices[i]) {
      const bool is_inside = inner.vertices.size() > 2 ? is_mix(vertex, outer.vertices[i])
                                                       : is_one_of(vertex, outer.vertices[i]);
      if (!is_inside) return false;
    }
  }
  return true;
}

/// Whether the pieces have a profile in common that is a mix of exact vertices of both.
bool meet(const Piece& a, const Piece& b) {
  for (std::size_t i = 0; i < a.vertices.size(); ++i) {
    const auto own = exact_vertices(a.vertices[i]);
    const auto other = exact_vertices(b.vertices[i]);
    if (own.empty() || other.empty() || !have_common_mix(own, other)) return false;
  }
  return true;
}

/// Whether the first is an enclosed profile that holds a vertex profile of the other with the same supports:
/// the one solution in it.
bool is_enclosure_of_vertex(const Piece& enclosed, const Piece& other) {
  if (vertex_count(enclosed) != 1) return false;
  for (std::size_t i = 0; i < enclosed.vertices.size(); ++i) {
    const Probabilities& bounds = enclosed.vertices[i].front();
    if (std::none_of(other.vertices[i].begin(), other.vertices[i].end(), [&](const Probabilities& vertex) {
          if (!is_exact(vertex)) return false;
          for (std::size_t s = 0; s < bounds.size(); ++s) {
            const bool is_used = sgn(vertex[s].lower) != 0;
            if (is_used != (sgn(bounds[s].upper) != 0) || vertex[s].lower < bounds[s].lower ||
                vertex[s].lower > bounds[s].upper) {
              return false;
            }
          }
          return true;
        })) {
      return false;
    }
  }
  return true;
}

/// With two players pieces that meet share a vertex profile (Jansen 1981); with more they may meet inside of
/// each other. Of a search that was stopped others may join them yet, so they are not asked.
void join_pieces_that_meet(const std::vector<Piece>& pieces, StopWatch& watch, SearchOutcome& outcome,
                           Union& joined) {
  for (std::size_t a = 0; a < pieces.size(); ++a) {
    for (std::size_t b = a + 1; b < pieces.size(); ++b) {
      if (outcome.stopped) return;
      if (vertex_count(pieces[a]) == 1 && vertex_count(pieces[b]) == 1) continue;
      outcome.stopped = watch.reason(0);
      if (joined.root(a) != joined.root(b) && meet(pieces[a], pieces[b])) joined.join(a, b);
    }
  }
}

bool is_enclosed_point(const Piece& piece) {
  return vertex_count(piece) == 1 && std::any_of(piece.vertices.begin(), piece.vertices.end(),
                                                 [](const auto& own) { return !is_exact(own.front()); });
}

/// Pieces inside another piece go; of equal ones the first stays. Of a search that was stopped no piece need
/// be maximal: there only what would be listed twice, exactly and enclosed, goes.
void keep_maximal(std::vector<Piece>& pieces, StopWatch& watch, SearchOutcome& outcome) {
  std::vector<std::uint8_t> gone(pieces.size(), 0);
  for (std::size_t a = 0; a < pieces.size(); ++a) {
    if (!outcome.stopped) outcome.stopped = watch.reason(0);
    if (outcome.stopped && !is_enclosed_point(pieces[a])) continue;
    for (std::size_t b = 0; b < pieces.size() && gone[a] == 0; ++b) {
      if (a == b || gone[b] != 0 || vertex_count(pieces[b]) == 1) continue;
      const bool is_inside = contained(pieces[a], pieces[b]) && (a > b || !contained(pieces[b], pieces[a]));
      if (is_inside || is_enclosure_of_vertex(pieces[a], pieces[b])) gone[a] = 1;
    }
  }
  std::size_t kept = 0;
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    if (gone[k] != 0) continue;
    if (kept != k) pieces[kept] = std::move(pieces[k]);
    ++kept;
  }
  pieces.resize(kept);
}

/// Whether nothing that the search left open can contain the piece: a larger set of equilibria around it
/// would belong to a support profile that contains its own.
bool known_to_be_maximal(const Piece& piece, const SearchOutcome& outcome, const Reduction& reduction) {
  if (piece.regular.value_or(false)) return true;
  if (outcome.stopped) return false;
  return std::none_of(outcome.open.begin(), outcome.open.end(), [&](const OpenSupport& open) {
    for (std::size_t k = 0; k < reduction.players.size(); ++k) {
      const std::size_t i = reduction.players[k];
      for (const Probabilities& vertex : piece.vertices[i]) {
        for (std::size_t c = 0; c < reduction.classes[i].size(); ++c) {
          const bool used = std::any_of(reduction.classes[i][c].begin(), reduction.classes[i][c].end(),
                                        [&](std::size_t s) { return sgn(vertex[s].upper) != 0; });
          const auto& support = open.supports[k];
          if (used && std::find(support.begin(), support.end(), c) == support.end()) return false;
        }
      }
    }
    return true;
  });
}

}  // namespace

void assemble(const Game& game, const Reduction& reduction, StopWatch& watch, SearchOutcome& outcome,
              Solution& solution) {
  std::vector<std::size_t> counts;
  for (const std::size_t i : reduction.players) counts.push_back(reduction.classes[i].size());
  std::vector<Piece> pieces;
  for (const FoundEquilibrium& found : outcome.equilibria) {
    pieces.push_back(piece_of(found, counts));
  }
  for (const EquilibriumProduct& product : outcome.products) pieces.push_back(piece_of(product));
  keep_maximal(pieces, watch, outcome);
  Union joined(pieces.size());
  if (reduction.players.size() > 2) join_pieces_that_meet(pieces, watch, outcome, joined);
  for (Piece& piece : pieces) piece = expanded(game, reduction, std::move(piece));

  struct Place {
    std::size_t piece;  // the first one with this vertex
    std::size_t position = 0;
  };
  std::map<Vertex, Place, LargestFirst> places;
  using Entry = decltype(places)::value_type;
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    for_each_vertex(pieces[k], [&](Vertex vertex) {
      const auto [entry, fresh] = places.try_emplace(std::move(vertex), Place{k});
      if (!fresh) joined.join(entry->second.piece, k);
    });
  }
  std::map<std::size_t, std::vector<Entry*>> members_of;  // by root piece
  for (Entry& entry : places) members_of[joined.root(entry.second.piece)].push_back(&entry);
  std::vector<std::pair<std::size_t, std::vector<Entry*>>> members(members_of.begin(), members_of.end());
  std::sort(members.begin(), members.end(), [](const auto& a, const auto& b) {
    const std::size_t first = smallest_support(a.second);
    const std::size_t second = smallest_support(b.second);
    if (first != second) return first < second;
    return compare(a.second.front()->first, b.second.front()->first) < 0;
  });
  std::map<std::size_t, std::size_t> component_of;  // by root piece
  solution.components.resize(members.size());
  for (std::size_t c = 0; c < members.size(); ++c) {
    component_of[members[c].first] = c;
    for (Entry* entry : members[c].second) {
      auto& [vertex, place] = *entry;
      place.position = solution.equilibria.size();
      Equilibrium equilibrium = equilibrium_of(vertex);
      equilibrium.component = c;
      const Piece& piece = pieces[place.piece];
      if (members[c].second.size() == 1) {
        equilibrium.index = piece.index;
        equilibrium.regular = piece.regular;
      }
      if (!solution.components[c].index) solution.components[c].index = piece.index;
      solution.components[c].equilibria.push_back(place.position);
      solution.equilibria.push_back(std::move(equilibrium));
    }
  }
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    if (!known_to_be_maximal(pieces[k], outcome, reduction)) continue;
    std::vector<std::map<Vertex, std::size_t, LargestFirst>> first(pieces[k].vertices.size());
    for_each_vertex(pieces[k], [&](const Vertex& vertex) {
      const std::size_t position = places.at(vertex).position;
      for (std::size_t i = 0; i < vertex.size(); ++i) {
        const auto [entry, fresh] = first[i].try_emplace({vertex[i]}, position);
        if (!fresh) entry->second = std::min(entry->second, position);
      }
    });
    NashSubset subset;
    for (const auto& own : first) {
      std::vector<std::size_t>& positions = subset.vertices.emplace_back();
      for (const auto& [vertex, position] : own) positions.push_back(position);
    }
    solution.components[component_of.at(joined.root(k))].subsets.push_back(std::move(subset));
  }
}

}  // namespace nashsolve::nplayer
