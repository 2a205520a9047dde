#include "list_subsets.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "face_shape.hpp"
#include "most_in_time.hpp"
#include "shorten.hpp"
#include "vertex_cache.hpp"

namespace nashsolve::bimatrix {

namespace {

constexpr std::uint64_t kUnbounded = std::numeric_limits<std::uint64_t>::max();

std::uint64_t bounded_product(std::uint64_t a, std::uint64_t b) {
  return b != 0 && a > kUnbounded / b ? kUnbounded : a * b;
}

/// The strategies of one player of the original game that the listed points are made of.
class ListedStrategies {
 public:
  ListedStrategies(const VertexCache& cache, const MergedStrategies& merged)
      : cache_(cache), merged_(merged) {}

  /// Of the original game, as many as the vertex stands for.
  [[nodiscard]] std::uint64_t count(std::size_t vertex) const {
    if (merged_.is_trivial()) return 1;
    std::uint64_t count = 1;
    for (const std::uint32_t used : cache_.vertices()[vertex].support()) {
      count = bounded_product(count, merged_.copies[used].size());
    }
    return count;
  }

  /// Adds the positions of the vertex's strategies. False where the watch ended it before the last.
  bool add(std::size_t vertex, StopWatch& watch, std::vector<std::size_t>& positions) {
    expanded_.resize(cache_.vertices().size());
    Expanded& own = expanded_[vertex];
    if (own.first == own.last) {
      own.first = strategies_.size();
      own.is_whole = expand(
          cache_.vertices()[vertex], merged_, [&watch] { return watch.reason(0).has_value(); }, strategies_);
      own.last = strategies_.size();
    }
    for (std::size_t k = own.first; k < own.last; ++k) positions.push_back(k);
    return own.is_whole;
  }

  /// The position of a strategy that may be there already. After this one no add().
  std::size_t place(MixedStrategy strategy) {
    for (; indexed_ < strategies_.size(); ++indexed_) position_.emplace(strategies_[indexed_], indexed_);
    const auto [place, is_new] = position_.try_emplace(strategy, strategies_.size());
    if (is_new) strategies_.push_back(std::move(strategy));
    indexed_ = strategies_.size();
    return place->second;
  }

  std::vector<MixedStrategy> take() { return std::move(strategies_); }

 private:
  const VertexCache& cache_;
  const MergedStrategies& merged_;
  /// Of a vertex its first strategy and the one after its last.
  struct Expanded {
    std::size_t first = 0;
    std::size_t last = 0;
    bool is_whole = true;
  };
  std::vector<MixedStrategy> strategies_;
  std::vector<Expanded> expanded_;
  std::map<MixedStrategy, std::size_t> position_;
  std::size_t indexed_ = 0;
};

/// Divides what each strategy has among its copies, or gives it to the first of them.
MixedStrategy with_copies(const MixedStrategy& reduced, const MergedStrategies& merged, bool is_divided) {
  if (merged.is_trivial()) return reduced;
  std::vector<Rational> probabilities(merged.original_count);
  for (const std::uint32_t used : reduced.support()) {
    const auto& copies = merged.copies[used];
    const std::size_t count = is_divided ? copies.size() : 1;
    const Rational each = reduced.probability(used) / to_rational(static_cast<std::int64_t>(count));
    for (std::size_t k = 0; k < count; ++k) probabilities[copies[k]] = each;
  }
  return MixedStrategy::from_probabilities(probabilities);
}

class Listing {
 public:
  Listing(const Polytopes& polytopes, const std::array<MergedStrategies, 2>& merged,
          const std::vector<NashFaces>& found, std::optional<std::uint64_t> most, double seconds_each,
          SearchRun& run)
      : polytopes_(polytopes),
        merged_(merged),
        found_(found),
        most_(most.value_or(kUnbounded)),
        seconds_each_(seconds_each),
        run_(run),
        caches_{VertexCache(polytopes[0], most, run), VertexCache(polytopes[1], most, run)},
        strategies_{ListedStrategies(caches_[0], merged[0]), ListedStrategies(caches_[1], merged[1])} {}

  SubsetList list() {
    for (std::size_t player = 0; player < 2; ++player) {
      std::vector<const Face*> faces;
      faces.reserve(found_.size());
      for (const NashFaces& subset : found_) faces.push_back(&subset.faces[player]);
      caches_[player].add(std::move(faces));
    }
    const std::uint64_t in_time = most_of_seconds(run_.watch(), seconds_each_);
    std::vector<SubsetVertices> subsets(found_.size());
    std::vector<std::size_t> others;
    bool is_late = false;
    std::vector<std::size_t> left;
    for (std::size_t k = 0; k < found_.size(); ++k) {
      const bool is_point = found_[k].faces[0].point && found_[k].faces[1].point;
      try {
        if (is_late && !is_point) {
          left.push_back(k);
        } else if (!list_points(found_[k], in_time, subsets[k])) {
          others.push_back(k);
        }
      } catch (const Stopped&) {
        is_late = true;
        left.push_back(k);
      }
    }
    for (const std::size_t k : others) {
      try {
        if (!is_late) {
          describe(found_[k], subsets[k]);
          find_meeting(k, subsets);
          described_.push_back(k);
          continue;
        }
      } catch (const Stopped&) {
        is_late = true;
      }
      left.push_back(k);
    }
    for (const std::size_t k : left) take_one_point(found_[k], subsets[k]);
    shorten(subsets, in_time);
    return {{strategies_[0].take(), strategies_[1].take()}, std::move(subsets), in_time};
  }

 private:
  /// False where they are too many. In haste not all.
  bool list_points(const NashFaces& faces, std::uint64_t in_time, SubsetVertices& subset) {
    std::array<std::vector<std::size_t>, 2> vertices;
    std::uint64_t pairs = 1;
    for (std::size_t player = 0; player < 2; ++player) {
      const Face& face = faces.faces[player];
      vertices[player] = caches_[player].vertices_of(face);
      subset.is_whole = subset.is_whole && caches_[player].is_whole(face);
      std::uint64_t count = 0;
      for (const std::size_t vertex : vertices[player]) {
        const std::uint64_t own = strategies_[player].count(vertex);
        count = own > kUnbounded - count ? kUnbounded : count + own;
      }
      pairs = bounded_product(pairs, count);
    }
    if (pairs > most_) return false;
    // What is not whole has too many vertices, unless the watch ended the walk.
    if (!subset.is_whole && !run_.watch().reason(0)) return false;
    for (std::size_t player = 0; player < 2; ++player) {
      for (const std::size_t vertex : vertices[player]) {
        if (subset.vertices[player].size() >= in_time) {
          subset.is_whole = false;
          break;
        }
        const bool is_whole = strategies_[player].add(vertex, run_.watch(), subset.vertices[player]);
        subset.is_whole = subset.is_whole && is_whole;
      }
    }
    cut(subset, in_time);
    // Unless copies of its strategies were merged.
    if (subset.vertices[0].size() == 1 && subset.vertices[1].size() == 1) subset.index = faces.index;
    return true;
  }

  const FaceShape& shape(std::size_t player, const Face& face) {
    const auto known = shapes_[player].find(face.tight);
    if (known != shapes_[player].end()) return known->second;
    if (!face.point) {
      return shapes_[player]
          .emplace(face.tight, shape_of(polytopes_[player], face.tight, run_.meter()))
          .first->second;
    }
    const auto labels = static_cast<Label>(polytopes_[player].label_count());
    FaceShape point{0, *face.point, *face.point, {}, LabelSet::range(labels, 0, labels) - face.tight};
    return shapes_[player].emplace(face.tight, std::move(point)).first->second;
  }

  void describe(const NashFaces& faces, SubsetVertices& subset) {
    const std::array<const FaceShape*, 2> shapes = {&shape(0, faces.faces[0]), &shape(1, faces.faces[1])};
    for (std::size_t player = 0; player < 2; ++player) {
      subset.sets.push_back(set_of(player, faces.faces[player].tight, *shapes[player]));
      subset.vertices[player] = {
          strategies_[player].place(with_copies(shapes[player]->best, merged_[player], false))};
    }
    subset.is_whole = true;
  }

  /// In the original game.
  StrategySet set_of(std::size_t player, const LabelSet& tight, const FaceShape& shape) {
    const Polytope& polytope = polytopes_[player];
    const MergedStrategies& own = merged_[player];
    const MergedStrategies& others = merged_[1 - player];
    const auto copies = [&](Label label) -> const std::vector<std::uint32_t>& {
      return polytope.is_slack(label) ? others.copies[label - polytope.first_slack]
                                      : own.copies[label - polytope.first_variable];
    };
    StrategySet set{{}, {}, {}, {}, shape.dimension, with_copies(shape.inside, own, true)};
    for (Label label = 0; label < polytope.label_count(); ++label) {
      const bool is_tight = tight.contains(label);
      if (polytope.is_slack(label) != is_tight) continue;
      for (const std::uint32_t copy : copies(label)) {
        (is_tight ? set.best_responses : set.used).push_back(copy);
        if (!is_tight && copies(label).size() > 1) set.nonnegative.push_back(copy);
      }
      if (!is_tight) set.dimension += copies(label).size() - 1;
    }
    for (const LabelSet& facet : shape.facets) {
      std::optional<Label> first;
      bool is_implied = false;
      facet.for_each([&](Label label) {
        first = std::min(first.value_or(label), label);
        is_implied = is_implied || (!polytope.is_slack(label) && copies(label).size() > 1);
      });
      if (is_implied) continue;
      (polytope.is_slack(*first) ? set.no_better : set.nonnegative).push_back(copies(*first).front());
    }
    for (auto* list : {&set.used, &set.best_responses, &set.nonnegative, &set.no_better}) {
      std::sort(list->begin(), list->end());
    }
    return set;
  }

  /// The subsets that the described one meets, of those that are listed and those described before it. It is
  /// enough that they meet on one side: with a strategy that both have of one player, what makes equilibria
  /// of the other's strategies is convex.
  void find_meeting(std::size_t position, std::vector<SubsetVertices>& subsets) {
    const auto vertices_meet = [&](std::size_t other, std::size_t player) {
      const Face& own = found_[position].faces[player];
      const Face& face = found_[other].faces[player];
      if (shapes_[player].at(own.tight).slack.intersects(face.tight)) return false;
      return caches_[player].have_common_vertex(own, face);
    };
    for (std::size_t other = 0; other < subsets.size(); ++other) {
      if (!subsets[other].sets.empty() || subsets[other].vertices[0].empty()) continue;
      if (vertices_meet(other, 0) || vertices_meet(other, 1)) subsets[position].meets.push_back(other);
    }
    for (const std::size_t other : described_) {
      if (faces_meet(position, other, 0) || faces_meet(position, other, 1)) {
        subsets[position].meets.push_back(other);
      }
    }
  }

  bool faces_meet(std::size_t a, std::size_t b, std::size_t player) {
    const LabelSet& tight_a = found_[a].faces[player].tight;
    const LabelSet& tight_b = found_[b].faces[player].tight;
    if (shapes_[player].at(tight_a).slack.intersects(tight_b) ||
        shapes_[player].at(tight_b).slack.intersects(tight_a)) {
      return false;
    }
    return do_meet(polytopes_[player], tight_a, tight_b, run_.meter());
  }

  void take_one_point(const NashFaces& faces, SubsetVertices& subset) {
    subset = {};
    for (std::size_t player = 0; player < 2; ++player) {
      const Face& face = faces.faces[player];
      subset.vertices[player] = {
          strategies_[player].place(with_copies(*known_point(face), merged_[player], false))};
    }
    subset.is_whole = false;
  }

  const Polytopes& polytopes_;
  const std::array<MergedStrategies, 2>& merged_;
  const std::vector<NashFaces>& found_;
  std::uint64_t most_;
  double seconds_each_;
  SearchRun& run_;
  std::array<VertexCache, 2> caches_;
  std::array<ListedStrategies, 2> strategies_;
  std::array<std::map<LabelSet, FaceShape>, 2> shapes_;
  /// Positions of the subsets described so far.
  std::vector<std::size_t> described_;
};

}  // namespace

SubsetList list_subsets(const Polytopes& polytopes, const std::array<MergedStrategies, 2>& merged,
                        const std::vector<NashFaces>& found, std::optional<std::uint64_t> most,
                        double seconds_each, SearchRun& run) {
  return Listing(polytopes, merged, found, most, seconds_each, run).list();
}

}  // namespace nashsolve::bimatrix
