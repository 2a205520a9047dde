// The tight label sets of the vertices of one best-response polytope that a search visited last.
//
// A vertex that has all tight labels of a face lies on it, so its other labels can be tight there: they need
// no test. Which vertices are remembered only saves work.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "aligned_array.hpp"
#include "kernels.hpp"
#include "label_set.hpp"

namespace nashsolve::bimatrix {

class VertexRing {
 public:
  static constexpr std::size_t kSize = 256;

  VertexRing(std::size_t label_count, const Kernels& kernels)
      : kernels_(&kernels),
        word_count_((label_count + LabelSet::kBits - 1) / LabelSet::kBits),
        words_(std::max<std::size_t>(word_count_, 2) * kSize) {}

  void add(const LabelSet& vertex) {
    for (std::size_t word = 0; word < word_count_; ++word) column(word)[next_] = vertex.words()[word];
    next_ = (next_ + 1) % kSize;
  }

  /// Adds to `labels` every label of the remembered vertices that have all of `tight`.
  void add_known(const LabelSet& tight, LabelSet& labels) const {
    if (word_count_ <= 2) {
      std::uint64_t found[2];
      kernels_->union_of_supersets(column(0), column(1), kSize, tight.words()[0],
                                   word_count_ == 2 ? tight.words()[1] : 0, found);
      for (std::size_t word = 0; word < word_count_; ++word) labels.words()[word] |= found[word];
      return;
    }
    for (std::size_t k = 0; k < kSize; ++k) {
      if (!contains(k, tight)) continue;
      for (std::size_t word = 0; word < word_count_; ++word) labels.words()[word] |= column(word)[k];
    }
  }

  /// Calls visit(word index -> word) for the latest vertices that have all of `tight`, at most `most` of
  /// them.
  template <class Visit>
  void for_latest(const LabelSet& tight, std::size_t most, Visit visit) const {
    for (std::size_t age = 1; age <= kSize && most > 0; ++age) {
      const std::size_t k = (next_ + kSize - age) % kSize;
      if (!contains(k, tight)) continue;
      --most;
      visit([this, k](std::size_t word) { return column(word)[k]; });
    }
  }

 private:
  [[nodiscard]] bool contains(std::size_t k, const LabelSet& tight) const {
    for (std::size_t word = 0; word < word_count_; ++word) {
      if ((tight.words()[word] & ~column(word)[k]) != 0) return false;
    }
    return true;
  }

  /// The words are stored by position in the set, so that one instruction sees several vertices.
  [[nodiscard]] std::uint64_t* column(std::size_t word) { return words_.data() + word * kSize; }
  [[nodiscard]] const std::uint64_t* column(std::size_t word) const { return words_.data() + word * kSize; }

  const Kernels* kernels_;
  std::size_t word_count_;
  AlignedArray<std::uint64_t> words_;
  std::size_t next_ = 0;
};

}  // namespace nashsolve::bimatrix
