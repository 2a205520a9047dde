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

/// Some of a ring's vertices, the words of their label sets stored by position in the set.
class VertexSelection {
 public:
  VertexSelection(std::size_t label_count, std::size_t capacity)
      : capacity_(capacity),
        stride_(padded(capacity + 1)),
        word_count_(std::max<std::size_t>((label_count + LabelSet::kBits - 1) / LabelSet::kBits, 2)),
        words_(word_count_ * stride_) {}

 private:
  friend class VertexRing;
  [[nodiscard]] std::uint64_t* column(std::size_t word) { return words_.data() + word * stride_; }
  [[nodiscard]] const std::uint64_t* column(std::size_t word) const { return words_.data() + word * stride_; }
  /// Empty sets up to a whole block.
  void close(std::size_t count) {
    count_ = count;
    for (std::size_t word = 0; word < word_count_; ++word)
      std::fill(column(word) + count, column(word) + padded(count), 0U);
  }

  std::size_t capacity_;
  std::size_t count_ = 0;
  std::size_t stride_;
  std::size_t word_count_;
  AlignedArray<std::uint64_t> words_;
};

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

  /// Selects the latest vertices that have all of `tight`, as many as there is room for.
  void select(const LabelSet& tight, VertexSelection& selection) const {
    std::size_t count = 0;
    for (std::size_t age = 1; age <= kSize && count < selection.capacity_; ++age) {
      const std::size_t k = (next_ + kSize - age) % kSize;
      for (std::size_t word = 0; word < word_count_; ++word) selection.column(word)[count] = column(word)[k];
      count += contains(k, tight) ? 1U : 0U;
    }
    selection.close(count);
  }

  /// How many of the labels `open`, one of which is `label`, are tight at a selected vertex that has `label`
  /// tight; it counts itself in any case.
  [[nodiscard]] std::size_t count_together(const VertexSelection& selection, Label label,
                                           const LabelSet& open) const {
    LabelSet together(open);
    together.clear();
    together.insert(label);
    if (word_count_ <= 2) {
      std::uint64_t found[2];
      const std::uint64_t bit = std::uint64_t{1} << label % LabelSet::kBits;
      kernels_->union_of_supersets(selection.column(0), selection.column(1), padded(selection.count_),
                                   label < LabelSet::kBits ? bit : 0, label < LabelSet::kBits ? 0 : bit,
                                   found);
      for (std::size_t word = 0; word < word_count_; ++word) together.words()[word] |= found[word];
    } else {
      for (std::size_t k = 0; k < selection.count_; ++k) {
        if ((selection.column(label / LabelSet::kBits)[k] >> label % LabelSet::kBits & 1U) == 0) continue;
        for (std::size_t word = 0; word < word_count_; ++word)
          together.words()[word] |= selection.column(word)[k];
      }
    }
    together &= open;
    return together.count();
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
