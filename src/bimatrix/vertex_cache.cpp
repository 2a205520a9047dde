#include "vertex_cache.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace nashsolve::bimatrix {

namespace {

template <class Number>
LabelSet basis_of(const Dictionary<Number>& dictionary) {
  LabelSet basis(dictionary.tight());
  for (std::size_t column = 0; column < dictionary.column_count(); ++column) {
    basis.insert(dictionary.nonbasic(column));
  }
  return basis;
}

}  // namespace

void VertexCache::insert(const LabelSet& tight, MixedStrategy strategy) {
  if (!position_.try_emplace(tight, strategies_.size()).second) return;
  if (with_label_.empty()) with_label_.resize(polytope_.label_count());
  tight.for_each([&](Label label) { with_label_[label].push_back(strategies_.size()); });
  tight_.push_back(tight);
  strategies_.push_back(std::move(strategy));
}

template <class Number>
void VertexCache::record(const Dictionary<Number>& dictionary) {
  LabelSet tight = basis_of(dictionary);
  for (std::size_t row = 0; row < dictionary.row_count(); ++row) {
    if (Number::sign(dictionary.right_hand_side(row)) == 0) tight.insert(dictionary.basic(row));
  }
  if (!position_.contains(tight)) insert(tight, vertex_strategy(polytope_, dictionary));
}

/// Depth first over the lexicographically feasible bases. Each step remembers where it pivoted, and pivoting
/// there again takes it back.
template <class Number>
bool VertexCache::walk_in(const Face& face) {
  struct Step {
    std::size_t row;
    std::size_t column;
  };
  auto dictionary = closed_face<Number>(polytope_, face.tight, pivots_);
  dictionary->perturb();
  std::unordered_set<LabelSet, LabelSetHash> visited = {basis_of(*dictionary)};
  std::vector<Step> path;
  record(*dictionary);
  for (std::size_t column = 0;;) {
    if (stop_.reason(0)) return false;
    if (column == dictionary->column_count()) {
      if (path.empty()) return true;
      dictionary->pivot(path.back().row, path.back().column);
      column = path.back().column + 1;
      path.pop_back();
      continue;
    }
    const std::size_t row = *dictionary->lexicographic_row(column);
    LabelSet basis = basis_of(*dictionary);
    basis.erase(dictionary->nonbasic(column));
    basis.insert(dictionary->basic(row));
    if (!visited.insert(std::move(basis)).second) {
      ++column;
      continue;
    }
    dictionary->pivot(row, column);
    path.push_back({row, column});
    record(*dictionary);
    column = 0;
  }
}

bool VertexCache::lies_in_walked_face(const Face& face) const {
  return std::any_of(walked_.begin(), walked_.end(),
                     [&](const LabelSet* labels) { return labels->is_subset_of(face.tight); });
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
    if (!lies_in_walked_face(*face) && walk(*face)) walked_.push_back(&face->tight);
  }
}

bool VertexCache::walk(const Face& face) {
#ifdef NASHSOLVE_HAS_MACHINE_NUMBER
  try {
    return walk_in<MachineNumber>(face);
  } catch (const Overflow&) {
    // The vertices recorded so far are right; the walk starts again with larger integers.
    if (polytope_.has_wide_minors) return walk_in<WideNumber>(face);
  }
#endif
  return walk_in<BigNumber>(face);
}

std::vector<std::size_t> VertexCache::vertices_of(const Face& face) const {
  if (face.point) return {position_.at(face.tight)};
  const std::vector<std::size_t>* candidates = nullptr;
  face.tight.for_each([&](Label label) {
    if (candidates == nullptr || with_label_[label].size() < candidates->size())
      candidates = &with_label_[label];
  });
  std::vector<std::size_t> result;
  const auto consider = [&](std::size_t vertex) {
    if (face.tight.is_subset_of(tight_[vertex])) result.push_back(vertex);
  };
  if (candidates != nullptr) {
    for (const std::size_t vertex : *candidates) consider(vertex);
  } else {
    for (std::size_t vertex = 0; vertex < tight_.size(); ++vertex) consider(vertex);
  }
  return result;
}

}  // namespace nashsolve::bimatrix
