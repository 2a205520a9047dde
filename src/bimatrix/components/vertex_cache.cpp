#include "vertex_cache.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <deque>
#include <limits>
#include <map>
#include <type_traits>
#include <utility>

#include "closed_face.hpp"
#include "most_in_time.hpp"

namespace nashsolve::bimatrix {

namespace {

/// Of bases in vain, by vertices that a face may have; for the faces that lie in no other, and again for the
/// rest. Of the faces of auctions, wars of attrition and ultimatum games each basis is a vertex.
constexpr std::uint64_t kStepsInVain = 5;

/// A step in large integers counts as so many. Faces of up to as many vertices as may be listed, a basis
/// each, are still walked to their end; in games of 100 strategies such a step takes a millisecond and more.
/// An auction of 50 bids at the mean price takes 1.5 s of processor time for 2.5.
template <class Number>
constexpr std::uint64_t kStepsOfStep = std::is_same_v<Number, BigNumber> ? 4 : 1;

/// Looking at a vertex takes as long as so many multiplications.
constexpr std::size_t kWorkOfLook = 8;

std::uint64_t bounded_multiple(std::uint64_t number, std::uint64_t factor) {
  return number > std::numeric_limits<std::uint64_t>::max() / factor
             ? std::numeric_limits<std::uint64_t>::max()
             : number * factor;
}

template <class Number>
LabelSet basis_of(const Dictionary<Number>& dictionary) {
  LabelSet basis(dictionary.tight());
  for (std::size_t column = 0; column < dictionary.column_count(); ++column) {
    basis.insert(dictionary.nonbasic(column));
  }
  return basis;
}

}  // namespace

VertexCache::VertexCache(const Polytope& polytope, std::optional<std::uint64_t> most, SearchRun& run)
    : polytope_(polytope), most_(most.value_or(std::numeric_limits<std::uint64_t>::max())), run_(run) {}

std::size_t VertexCache::insert(const LabelSet& tight, MixedStrategy strategy) {
  const auto [place, is_new] = position_.try_emplace(tight, strategies_.size());
  if (!is_new) return place->second;
  met_by_.push_back(0);
  if (with_label_.empty()) with_label_.resize(polytope_.label_count());
  tight.for_each([&](Label label) { with_label_[label].push_back(strategies_.size()); });
  tight_.push_back(tight);
  strategies_.push_back(std::move(strategy));
  return place->second;
}

/// The rows that leave as the columns enter, where an edge that a walk may take leads to a vertex that only
/// one row comes to; the vertices at their ends are seen. Nothing of a vertex with several bases.
template <class Number>
VertexCache::Rows VertexCache::look_around(const Dictionary<Number>& dictionary, const LabelSet& basis,
                                           const LabelSet& labels) {
  Rows rows(dictionary.column_count());
  if (!dictionary.has_one_basis()) return rows;
  run_.meter().spend(dictionary.value_count());
  for (std::size_t column = 0; column < rows.size(); ++column) {
    LabelSet end = basis;
    end.erase(dictionary.nonbasic(column));
    if (!labels.empty() && !end.intersects(labels)) continue;
    rows[column] = dictionary.only_leaving_row(column);
    if (!rows[column]) continue;
    end.insert(dictionary.basic(*rows[column]));
    seen_.insert(std::move(end));
  }
  return rows;
}

template <class Number>
void VertexCache::record(const Dictionary<Number>& dictionary) {
  const LabelSet tight = vertex_labels(dictionary);
  const auto known = position_.find(tight);
  const std::size_t vertex =
      known != position_.end() ? known->second : insert(tight, vertex_strategy(polytope_, dictionary));
  if (std::exchange(met_by_[vertex], walk_number_) == walk_number_) return;
  constexpr std::uint64_t kVerticesPerEstimate = 64;
  if (++met_ % kVerticesPerEstimate != 0) return;
  const double least = seconds_to_tell(polytope_.label_count(), 1, 2);
  if (met_ > most_of_seconds(run_.watch(), least)) run_.watch().give_up();
}

/// Depth first over the lexicographically feasible bases from the dictionary's own, which it comes back to.
/// A step back takes the values from a copy, as long as there is room for copies, or pivots again where the
/// step pivoted. With `labels`, only along edges where one of them stays nonbasic. With a bound it looks
/// along the edges of each vertex at once: there are too many a dimension's time sooner.
template <class Number>
bool VertexCache::walk_from(Dictionary<Number>& dictionary, const LabelSet& labels, VisitedBases& visited,
                            std::uint64_t most) {
  struct Step {
    std::size_t row;
    std::size_t column;
    Rows rows;
  };
  constexpr std::size_t kMostCopiedValues = std::size_t{1} << 20U;
  // A copy of large integers takes as long as the pivot, and most steps of a walk that gives up go forward.
  const std::size_t most_copies =
      std::is_same_v<Number, BigNumber> ? 0 : kMostCopiedValues / (dictionary.value_count() + 1);
  std::deque<typename Dictionary<Number>::Values> copies;
  std::vector<Step> path;
  LabelSet basis = basis_of(dictionary);
  if (!visited.insert(basis).second) return true;
  record(dictionary);
  // In integers of a fixed length a look takes as long as a pivot.
  constexpr bool kIsLong = Number::kReducesRows || !Number::kMayOverflow;
  const bool looks = kIsLong && most_ != std::numeric_limits<std::uint64_t>::max();
  Rows rows = looks ? look_around(dictionary, basis, labels) : Rows();
  for (std::size_t column = 0;;) {
    if (run_.watch().reason(0) || met_ > most || seen_.size() > most ||
        steps_left_ < visited.size() * kStepsOfStep<Number>)
      return false;
    if (column == dictionary.column_count()) {
      if (path.empty()) return true;
      Step step = std::move(path.back());
      path.pop_back();
      rows = std::move(step.rows);
      basis.erase(dictionary.nonbasic(step.column));
      basis.insert(dictionary.basic(step.row));
      if (copies.empty()) {
        dictionary.pivot(step.row, step.column);
      } else {
        dictionary.unpivot(step.row, step.column, std::move(copies.back()));
        copies.pop_back();
      }
      column = step.column + 1;
      continue;
    }
    LabelSet next = basis;
    next.erase(dictionary.nonbasic(column));
    if (!labels.empty() && !next.intersects(labels)) {
      ++column;
      continue;
    }
    const std::size_t row = looks && rows[column] ? *rows[column] : *dictionary.lexicographic_row(column);
    next.insert(dictionary.basic(row));
    if (!visited.insert(next).second) {
      ++column;
      continue;
    }
    basis = std::move(next);
    if (most_copies > 0) copies.push_back(dictionary.values());
    if (copies.size() > most_copies) copies.pop_front();
    dictionary.pivot(row, column);
    path.push_back({row, column, std::move(rows)});
    record(dictionary);
    rows = looks ? look_around(dictionary, basis, labels) : Rows();
    column = 0;
  }
}

template <class Number>
bool VertexCache::walk_in(const LabelSet& common, const LabelSet& labels, std::uint64_t most) {
  constexpr Start kStart = std::is_same_v<Number, BigNumber> ? Start::pure : Start::zero;
  auto dictionary = closed_face<Number>(polytope_, common, run_.meter(), kStart);
  // On the way to the face integers may have been larger than they are on it.
  if constexpr (!std::is_same_v<Number, MachineNumber> && !Number::kReducesRows) {
    if (dictionary->is_small()) {
      try {
        return walk_over(Dictionary<MachineNumber>::in(*dictionary), labels, most);
      } catch (const Overflow&) {
        // The vertices recorded so far are right; the walk starts again.
      }
    }
  }
  return walk_over(Dictionary<Number>::in(*dictionary), labels, most);
}

/// Whether faces of it of a few dimensions have too many vertices already, each of more dimensions than the
/// one before: with fewer columns a pivot takes so much less.
template <class Number>
bool VertexCache::has_too_many(const Dictionary<Number>& dictionary) {
  if (most_ == std::numeric_limits<std::uint64_t>::max()) return false;
  for (std::size_t columns = std::bit_width(most_) + 1; columns < dictionary.column_count(); columns *= 2) {
    Dictionary<Number> part(dictionary);
    while (part.column_count() > columns) part.force(part.nonbasic(part.column_count() - 1));
    part = Dictionary<Number>::in(part);
    part.pass_over_implied_rows();
    part.perturb();
    VisitedBases visited;
    begin_walk();
    if (walk_from(part, LabelSet(), visited, most_)) continue;
    end_in_vain<Number>(part.tight(), visited);
    return true;
  }
  return false;
}

/// Of a walk over this face.
template <class Number>
void VertexCache::end_in_vain(const LabelSet& tight, const VisitedBases& visited) {
  steps_left_ -= std::min<std::uint64_t>(steps_left_, visited.size() * kStepsOfStep<Number>);
  if (met_ > most_ || seen_.size() > most_) rich_.push_back(tight);
}

/// Facets that are walked together are mostly alike: where one has too many vertices there is no end.
template <class Number>
bool VertexCache::walk_over(Dictionary<Number> dictionary, const LabelSet& labels, std::uint64_t most) {
  if (labels.empty()) {
    if (has_too_many(dictionary)) return false;
    dictionary.pass_over_implied_rows();
  } else if (most_ != std::numeric_limits<std::uint64_t>::max()) {
    std::optional<Label> last;
    labels.for_each([&last](Label label) { last = label; });
    Dictionary<Number> facet(dictionary);
    if (facet.force(*last) && has_too_many(facet)) return false;
  }
  dictionary.perturb();
  VisitedBases visited;
  begin_walk();
  bool is_finished = true;
  if (labels.empty()) is_finished = walk_from(dictionary, labels, visited, most);
  labels.for_each([&](Label label) {
    is_finished =
        is_finished && dictionary.make_nonbasic(label) && walk_from(dictionary, labels, visited, most);
  });
  if (is_finished) return true;
  if (labels.empty()) {
    end_in_vain<Number>(dictionary.tight(), visited);
  } else {
    steps_left_ -= std::min<std::uint64_t>(steps_left_, visited.size() * kStepsOfStep<Number>);
  }
  return false;
}

/// Each face in at most one group; groups of two and more.
std::vector<VertexCache::Facets> VertexCache::facets_among(const std::vector<const Face*>& faces) {
  constexpr std::size_t kMostCandidates = std::size_t{1} << 18U;
  // Of their sets of labels: 8 MB.
  constexpr std::size_t kMostWords = std::size_t{1} << 20U;
  std::size_t candidate_count = 0;
  for (const Face* face : faces) candidate_count += face->tight.count();
  if (faces.size() < 2 || candidate_count > kMostCandidates ||
      candidate_count * faces.front()->tight.words().size() > kMostWords)
    return {};
  std::map<LabelSet, std::vector<const Face*>> facets_of;
  for (const Face* face : faces) {
    LabelSet common = face->tight;
    face->tight.for_each([&](Label label) {
      common.erase(label);
      facets_of[common].push_back(face);
      common.insert(label);
    });
  }
  std::vector<const std::pair<const LabelSet, std::vector<const Face*>>*> largest_first;
  largest_first.reserve(facets_of.size());
  for (const auto& entry : facets_of) largest_first.push_back(&entry);
  std::stable_sort(largest_first.begin(), largest_first.end(),
                   [](const auto* a, const auto* b) { return a->second.size() > b->second.size(); });
  std::unordered_set<const Face*> taken;
  std::vector<Facets> groups;
  for (const auto* const entry : largest_first) {
    Facets group{entry->first, LabelSet(entry->first), {}};
    group.labels.clear();
    for (const Face* face : entry->second) {
      if (taken.contains(face)) continue;
      group.faces.push_back(face);
      group.labels |= face->tight - group.common;
    }
    if (group.faces.size() < 2) continue;
    taken.insert(group.faces.begin(), group.faces.end());
    groups.push_back(std::move(group));
  }
  return groups;
}

bool VertexCache::lies_in_walked_face(const Face& face) const {
  return std::any_of(walked_.begin(), walked_.end(),
                     [&](const LabelSet* labels) { return labels->is_subset_of(face.tight); });
}

bool VertexCache::holds_rich_face(const Face& face) const {
  return std::any_of(rich_.begin(), rich_.end(),
                     [&](const LabelSet& labels) { return face.tight.is_subset_of(labels); });
}

void VertexCache::add(std::vector<const Face*> faces) {
  std::erase_if(faces, [&](const Face* face) {
    if (face->point) insert(face->tight, *face->point);
    return face->point.has_value();
  });
  std::sort(faces.begin(), faces.end(), [](const Face* a, const Face* b) {
    const std::size_t labels_a = a->tight.count();
    const std::size_t labels_b = b->tight.count();
    return labels_a != labels_b ? labels_a < labels_b : a->tight < b->tight;
  });
  for (const Face* face : faces) {
    if (face->vertex) insert(face->vertex->tight, face->vertex->strategy);
  }
  try {
    walk_all(faces);
  } catch (const Stopped&) {
    // The faces that were not walked are not whole.
  }
}

/// In the order of add().
void VertexCache::walk_all(const std::vector<const Face*>& faces) {
  std::vector<const Face*> outer;
  for (const Face* face : faces) {
    run_.meter().spend(kWorkOfLook * outer.size());
    const bool is_inner = std::any_of(outer.begin(), outer.end(), [&](const Face* other) {
      return other->tight.is_subset_of(face->tight);
    });
    if (!is_inner) outer.push_back(face);
  }
  const std::uint64_t steps = bounded_multiple(most_, kStepsInVain);
  steps_left_ = steps;
  for (const Facets& group : facets_among(outer)) {
    if (!walk(group.common, group.labels, bounded_multiple(most_, group.faces.size()))) continue;
    for (const Face* face : group.faces) walked_.push_back(&face->tight);
  }
  const LabelSet none(polytope_.label_count());
  std::unordered_set<LabelSet, LabelSetHash> tried;
  for (const auto* const list : std::array{&std::as_const(outer), &faces}) {
    for (auto face = list->rbegin(); face != list->rend(); ++face) {
      const LabelSet& tight = (*face)->tight;
      run_.meter().spend(kWorkOfLook * (walked_.size() + rich_.size()));
      if (lies_in_walked_face(**face) || holds_rich_face(**face) || !tried.insert(tight).second) continue;
      if (walk(tight, none, most_)) walked_.push_back(&tight);
    }
    steps_left_ = steps;
  }
}

bool VertexCache::walk(const LabelSet& common, const LabelSet& labels, std::uint64_t most) {
  if (steps_left_ == 0) return false;
  if (run_.watch().must_stop()) throw Stopped();
  try {
    return walk_in<MachineNumber>(common, labels, most);
  } catch (const Overflow&) {
    // The vertices recorded so far are right; the walk starts again with larger integers.
    if (polytope_.has_wide_minors) return walk_in<WideNumber>(common, labels, most);
  }
  try {
    return walk_in<RowNumber>(common, labels, most);
  } catch (const Overflow&) {
    // And once more.
  }
  return walk_in<BigNumber>(common, labels, most);
}

/// Calls the function with the vertices at which all of the labels are tight, until it returns false.
template <class Visit>
void VertexCache::for_each_with(const LabelSet& labels, const Visit& visit) const {
  const std::vector<std::size_t>* candidates = nullptr;
  labels.for_each([&](Label label) {
    if (candidates == nullptr || with_label_[label].size() < candidates->size())
      candidates = &with_label_[label];
  });
  const std::size_t count = candidates != nullptr ? candidates->size() : tight_.size();
  for (std::size_t k = 0; k < count; ++k) {
    run_.meter().spend(kWorkOfLook);
    const std::size_t vertex = candidates != nullptr ? (*candidates)[k] : k;
    if (labels.is_subset_of(tight_[vertex]) && !visit(vertex)) return;
  }
}

std::vector<std::size_t> VertexCache::vertices_of(const Face& face) const {
  if (face.point) return {position_.at(face.tight)};
  std::vector<std::size_t> result;
  for_each_with(face.tight, [&](std::size_t vertex) {
    result.push_back(vertex);
    return true;
  });
  return result;
}

bool VertexCache::have_common_vertex(const Face& a, const Face& b) const {
  bool is_found = false;
  for_each_with(a.tight | b.tight, [&](std::size_t /*vertex*/) {
    is_found = true;
    return false;
  });
  return is_found;
}

}  // namespace nashsolve::bimatrix
