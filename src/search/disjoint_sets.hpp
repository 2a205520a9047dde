// Which elements were joined, directly or by others: disjoint sets as trees with path halving (Tarjan and van
// Leeuwen 1984). A set's root is its smallest element.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace nashsolve {

class DisjointSets {
 public:
  explicit DisjointSets(std::size_t size) { grow_to(size); }

  /// The new elements are sets of their own.
  void grow_to(std::size_t size) {
    while (parent_.size() < size) parent_.push_back(parent_.size());
  }

  [[nodiscard]] std::size_t root(std::size_t element) {
    while (parent_[element] != element) element = parent_[element] = parent_[parent_[element]];
    return element;
  }
  /// Whether they were apart.
  bool join(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
    return a != b;
  }

 private:
  std::vector<std::size_t> parent_;
};

}  // namespace nashsolve
