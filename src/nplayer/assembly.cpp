#include "assembly.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "disjoint_sets.hpp"
#include "expanded_piece.hpp"
#include "listed_profiles.hpp"
#include "piece.hpp"
#include "piece_relations.hpp"
#include "piece_symmetries.hpp"
#include "pieces_in_time.hpp"
#include "slowdown.hpp"
#include "undecided_region.hpp"

namespace nashsolve::nplayer {
namespace {

/// A piece of which not all is known.
OpenSupport open_piece(const Piece& piece, const char* reason) {
  OpenSupport open{{}, reason, {{}}};
  for (const auto& own : piece.vertices) {
    std::vector<std::size_t>& support = open.supports.emplace_back();
    std::vector<Enclosure>& bounds = open.boxes.front().emplace_back();
    for (std::size_t s = 0; s < own.front().size(); ++s) {
      Enclosure hull{1, 0};
      for (const Probabilities& vertex : own) {
        hull.lower = std::min(hull.lower, vertex[s].lower);
        hull.upper = std::max(hull.upper, vertex[s].upper);
      }
      if (sgn(hull.upper) == 0) continue;
      support.push_back(s);
      bounds.push_back(std::move(hull));
    }
  }
  return open;
}

bool is_enclosed_point(const Piece& piece) {
  return vertex_count(piece) == 1 && std::any_of(piece.vertices.begin(), piece.vertices.end(),
                                                 [](const auto& own) { return !is_exact(own.front()); });
}

/// Fewer are compared sooner than symmetries are found.
constexpr std::size_t kFewPieces = 50;

/// Why to compare no more pieces: what is found has to be told in time, too.
using StopReason = std::function<std::optional<Status>()>;

/// The pieces that others may meet and not contain: an exact point is known to be in others or not, and a
/// regular one is alone.
std::vector<std::size_t> pieces_to_compare(const std::vector<Piece>& pieces) {
  std::vector<std::size_t> result;
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    const bool is_regular = pieces[k].regular == true;
    if (vertex_count(pieces[k]) > 1 || (is_enclosed_point(pieces[k]) && !is_regular)) result.push_back(k);
  }
  return result;
}

/// What symmetries make of two pieces, themselves among it.
std::set<std::array<std::size_t, 2>> images_of(std::array<std::size_t, 2> pair,
                                               const std::vector<std::vector<std::size_t>>& permutations) {
  std::set<std::array<std::size_t, 2>> images{pair};
  std::vector<std::array<std::size_t, 2>> left{pair};
  while (!left.empty()) {
    const auto [a, b] = left.back();
    left.pop_back();
    for (const std::vector<std::size_t>& permutation : permutations) {
      const auto [low, high] = std::minmax(permutation[a], permutation[b]);
      if (images.insert({low, high}).second) left.push_back({low, high});
    }
  }
  return images;
}

/// Of a search that was stopped others may join them yet, so they are not asked.
void join_pieces_that_meet(const Game& game, std::vector<Piece>& pieces, const StopReason& reason,
                           SearchOutcome& outcome, DisjointSets& joined) {
  if (outcome.stopped) return;
  const StopTest stop = [&reason] { return reason().has_value(); };
  const std::vector<Uses> uses = uses_of_all(pieces);
  const std::vector<std::size_t> these = pieces_to_compare(pieces);
  std::vector<std::vector<std::size_t>> permutations;
  if (these.size() > kFewPieces) permutations = permutations_of(game, pieces, these, stop);
  DisjointSets orbits(pieces.size());
  for (const std::vector<std::size_t>& permutation : permutations) {
    for (const std::size_t k : these) orbits.join(k, permutation[k]);
  }
  for (const std::size_t a : these) {
    if (orbits.root(a) != a) continue;
    outcome.stopped = reason();
    if (outcome.stopped) return;
    // By symmetries that leave a where it is.
    std::set<std::size_t> told_as_images;
    for (const std::size_t b : these) {
      if (b == a || orbits.root(b) < a || told_as_images.contains(b)) continue;
      if (!may_be_within(uses[a], uses[b]) || !may_be_within(uses[b], uses[a])) continue;
      const bool has_point = is_enclosed_point(pieces[a]) || is_enclosed_point(pieces[b]);
      if (joined.root(a) == joined.root(b) && !has_point) continue;
      const std::optional<bool> met = meet(game, pieces[a], pieces[b], stop);
      outcome.stopped = reason();
      if (outcome.stopped) return;
      if (met == false) continue;
      for (const auto& [x, y] : images_of({a, b}, permutations)) {
        if (x == a) told_as_images.insert(y);
        if (y == a) told_as_images.insert(x);
        if (!met) {
          outcome.open.push_back(open_piece(pieces[pieces[x].is_curve() ? x : y],
                                            "a curve of equilibria, and whether it meets another one"));
          continue;
        }
        joined.join(x, y);
        if (has_point) pieces[is_enclosed_point(pieces[x]) ? x : y].is_on_curve = true;
      }
    }
  }
}

void end_for_want_of_time(StopWatch& watch, SearchOutcome& outcome) {
  watch.give_up();
  if (!outcome.stopped) outcome.stopped = watch.reason(0);
}

/// Pieces inside another piece go; of equal ones the first stays. Of a search that was stopped no piece need
/// be maximal: there only what would be listed twice, exactly and enclosed, goes.
void keep_maximal(const Game& game, std::vector<Piece>& pieces, const StopReason& reason,
                  SearchOutcome& outcome) {
  const StopTest stop = [&reason] { return reason().has_value(); };
  std::vector<std::uint8_t> gone(pieces.size(), 0);
  const std::vector<Uses> uses = uses_of_all(pieces);
  std::vector<std::uint8_t> is_point;
  for (const Piece& piece : pieces) is_point.push_back(vertex_count(piece) == 1 ? 1 : 0);
  for (std::size_t a = 0; a < pieces.size(); ++a) {
    if (!outcome.stopped) outcome.stopped = reason();
    // Regular equilibria are isolated (van Damme 1991).
    if (pieces[a].regular == true) continue;
    if (outcome.stopped && !is_enclosed_point(pieces[a])) continue;
    for (std::size_t b = 0; b < pieces.size() && gone[a] == 0; ++b) {
      if (a == b || gone[b] != 0 || is_point[b] != 0 || !may_be_within(uses[a], uses[b])) continue;
      const bool is_inside = !outcome.stopped && is_contained(game, pieces[a], pieces[b], stop) &&
                             (a > b || !is_contained(game, pieces[b], pieces[a], stop));
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

/// Questions to `stop` after which a support is left open: in divisions of 4 among three, demands up to 4, 50
/// decide one. Without a bound those of lowest unique bids of three, five bids, took 12 s in vain.
constexpr std::uint64_t kMostStepsToClose = 500;

/// A support is decided, too, where all of its equilibria lie in a piece that was found, as those of one of
/// whose players some more strategies are always tied.
void close_what_is_told(const Game& game, const std::vector<Piece>& pieces, const StopReason& reason,
                        SearchOutcome& outcome) {
  if (outcome.open.empty()) return;
  std::uint64_t steps = 0;
  const StopTest stop = [&] { return ++steps > kMostStepsToClose || reason().has_value(); };
  const std::vector<Uses> uses = uses_of_all(pieces);
  std::erase_if(outcome.open, [&](const OpenSupport& open) {
    steps = 0;
    const Piece own = set_of(game, open.supports);
    const Uses its = uses_of_all({own}).front();
    for (std::size_t k = 0; k < pieces.size() && !stop(); ++k) {
      if (may_be_within(its, uses[k]) && is_contained(game, own, pieces[k], stop)) return true;
    }
    return false;
  });
}

/// Components of curves of which no point is known exactly.
void open_unlisted(const std::vector<Piece>& pieces, DisjointSets& joined, SearchOutcome& outcome) {
  std::vector<bool> is_listed(pieces.size(), false);
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    if (lists_any(pieces[k])) is_listed[joined.root(k)] = true;
  }
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    if (is_listed[joined.root(k)]) continue;
    outcome.open.push_back(open_piece(pieces[k], "a curve of equilibria, none of them known exactly"));
  }
}

/// Of what pieces of a reduced game stand for, not all need be listed that they share.
void join_where_listed_alike(const std::vector<Piece>& pieces, DisjointSets& joined) {
  const ListedProfiles listed(pieces);
  std::map<ListedProfiles::Ranks, std::size_t> first;
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    listed.for_each_of(k, [&](const ListedProfiles::Ranks& profile) {
      joined.join(first.try_emplace(profile, k).first->second, k);
    });
  }
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
          const bool used =
              reduction.uses_class(i, c, [&](std::size_t s) { return sgn(vertex[s].upper) != 0; });
          const auto& support = open.supports[k];
          if (used && std::find(support.begin(), support.end(), c) == support.end()) return false;
        }
      }
    }
    return true;
  });
}

}  // namespace

void assemble(const Game& game, const Reduction& reduction, std::optional<std::uint64_t> most_vertices,
              StopWatch& watch, SearchOutcome& outcome, Solution& solution) {
  std::vector<std::size_t> counts;
  for (const std::size_t i : reduction.players) counts.push_back(reduction.classes[i].size());
  PiecesInTime in_time(game, watch);
  const auto add_each = [&in_time](const auto& list, const auto& piece) {
    return std::ranges::all_of(list, [&](const auto& found) { return in_time.add(piece(found)); });
  };
  const bool is_in_time =
      add_each(outcome.equilibria, [&](const FoundEquilibrium& found) { return piece_of(found, counts); }) &&
      add_each(outcome.products, [](const EquilibriumProduct& product) { return piece_of(product); }) &&
      add_each(outcome.curves, [](const EquilibriumCurve& curve) { return piece_of(curve); });
  if (!is_in_time) end_for_want_of_time(watch, outcome);
  std::vector<Piece>& pieces = in_time.pieces;
  const Game& reduced = reduction.game ? *reduction.game : game;
  const double telling =
      slowdown_of_thread() * seconds_to_tell_each(game) * static_cast<double>(in_time.count());
  const StopReason reason = [&watch, telling]() -> std::optional<Status> {
    if (const auto now = watch.reason(0)) return now;
    return watch.seconds_left() < telling ? std::optional(Status::time_limit) : std::nullopt;
  };
  keep_maximal(reduced, pieces, reason, outcome);
  close_what_is_told(reduced, pieces, reason, outcome);
  DisjointSets joined(pieces.size());
  if (reduction.players.size() > 2) {
    join_pieces_that_meet(reduced, pieces, reason, outcome, joined);
  }
  open_unlisted(pieces, joined, outcome);
  if (reduction.game) join_where_listed_alike(pieces, joined);
  const auto most = static_cast<double>(most_of_seconds(watch, seconds_to_tell_each(game)));
  for (Piece& piece : pieces) {
    bool is_whole = true;
    const bool is_too_long = least_expanded(game, reduction, piece, most_vertices) > most;
    Piece whole =
        expanded(game, is_too_long ? first_of_alike(reduction) : reduction, piece, most_vertices, is_whole);
    if (is_too_long) {
      whole.index = std::nullopt;
      whole.regular = std::nullopt;
      end_for_want_of_time(watch, outcome);
    }
    if (!is_whole) {
      outcome.open.push_back(
          open_piece(piece, "an irrational mix, and which strategies can stand for which part of it"));
      whole.regular = std::nullopt;
    }
    piece = std::move(whole);
  }
  PiecesInTime whole_in_time(game, watch);
  if (!std::ranges::all_of(pieces, [&](Piece& piece) { return whole_in_time.add(std::move(piece)); }))
    end_for_want_of_time(watch, outcome);
  pieces = std::move(whole_in_time.pieces);

  struct Place {
    std::size_t piece;  // the first one with this vertex
    std::size_t position = 0;
  };
  const ListedProfiles listed(pieces);
  std::map<ListedProfiles::Ranks, Place> places;
  using Entry = decltype(places)::value_type;
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    listed.for_each_of(k, [&](const ListedProfiles::Ranks& profile) {
      const auto [entry, fresh] = places.try_emplace(profile, Place{k});
      if (!fresh) joined.join(entry->second.piece, k);
    });
  }
  // Components, those with the largest first profile first, then by their smallest support.
  struct Members {
    std::size_t root;
    std::vector<Entry*> entries = {};
    std::size_t smallest_support = SIZE_MAX;
  };
  std::vector<Members> members;
  std::map<std::size_t, std::size_t> component_of;  // by root piece
  for (Entry& entry : places) {
    const std::size_t root = joined.root(entry.second.piece);
    const auto [place, fresh] = component_of.try_emplace(root, members.size());
    if (fresh) members.push_back({root});
    Members& own = members[place->second];
    own.entries.push_back(&entry);
    own.smallest_support = std::min(own.smallest_support, listed.support_size(entry.first));
  }
  std::ranges::stable_sort(members, {}, &Members::smallest_support);
  solution.components.resize(members.size());
  for (std::size_t c = 0; c < members.size(); ++c) {
    component_of[members[c].root] = c;
    for (Entry* entry : members[c].entries) {
      auto& [profile, place] = *entry;
      place.position = solution.equilibria.size();
      Equilibrium equilibrium = listed.equilibrium(profile);
      equilibrium.component = c;
      const Piece& piece = pieces[place.piece];
      if (members[c].entries.size() == 1 && piece.is_listed_whole()) {
        equilibrium.index = piece.index;
        equilibrium.regular = piece.regular;
      }
      if (!solution.components[c].index) solution.components[c].index = piece.index;
      solution.components[c].equilibria.push_back(place.position);
      solution.equilibria.push_back(std::move(equilibrium));
    }
  }
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    if (pieces[k].is_on_curve || !known_to_be_maximal(pieces[k], outcome, reduction)) continue;
    const auto component = component_of.find(joined.root(k));
    if (component == component_of.end()) continue;
    std::vector<NashSubset>& subsets = solution.components[component->second].subsets;
    if (!pieces[k].is_listed_whole()) {
      subsets.emplace_back().curved = curved_set(pieces[k]);
      continue;
    }
    std::vector<std::map<std::uint32_t, std::size_t>> first(pieces[k].vertices.size());
    listed.for_each_of(k, [&](const ListedProfiles::Ranks& profile) {
      const std::size_t position = places.at(profile).position;
      for (std::size_t i = 0; i < profile.size(); ++i) {
        const auto [entry, fresh] = first[i].try_emplace(profile[i], position);
        if (!fresh) entry->second = std::min(entry->second, position);
      }
    });
    NashSubset subset;
    for (const auto& own : first) {
      std::vector<std::size_t>& positions = subset.vertices.emplace_back();
      for (const auto& [rank, position] : own) positions.push_back(position);
    }
    subsets.push_back(std::move(subset));
  }
}

}  // namespace nashsolve::nplayer
