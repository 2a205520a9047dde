// Sets of labels. A two-player game with m rows and n columns has the labels 0..m-1 (the rows) and m..m+n-1
// (the columns); both best-response polytopes carry all of them (von Stengel 2002).
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace nashsolve::bimatrix {

using Label = std::uint32_t;

/// A subset of {0, ..., capacity - 1}. All operands of an operation have the same capacity. Up to 128 labels
/// need no allocation.
class LabelSet {
 public:
  using Word = std::uint64_t;
  static constexpr std::size_t kBits = 64;

  LabelSet() = default;
  explicit LabelSet(std::size_t capacity) : word_count_((capacity + kBits - 1) / kBits) {
    if (word_count_ > few_.size()) many_.resize(word_count_);
  }

  static LabelSet range(std::size_t capacity, Label begin, Label end) {
    LabelSet set(capacity);
    for (Label label = begin; label < end; ++label) set.insert(label);
    return set;
  }

  [[nodiscard]] std::span<Word> words() { return {data(), word_count_}; }
  [[nodiscard]] std::span<const Word> words() const { return {data(), word_count_}; }

  [[nodiscard]] bool contains(Label label) const {
    return ((data()[label / kBits] >> label % kBits) & 1U) != 0;
  }
  void insert(Label label) { data()[label / kBits] |= Word{1} << label % kBits; }
  void erase(Label label) { data()[label / kBits] &= ~(Word{1} << label % kBits); }
  void clear() {
    for (Word& word : words()) word = 0;
  }

  [[nodiscard]] std::size_t count() const {
    std::size_t total = 0;
    for (const Word word : words()) total += static_cast<std::size_t>(std::popcount(word));
    return total;
  }
  [[nodiscard]] bool empty() const {
    const auto all = words();
    return std::all_of(all.begin(), all.end(), [](Word word) { return word == 0; });
  }
  [[nodiscard]] bool intersects(const LabelSet& other) const {
    for (std::size_t k = 0; k < word_count_; ++k) {
      if ((data()[k] & other.data()[k]) != 0) return true;
    }
    return false;
  }
  [[nodiscard]] bool is_subset_of(const LabelSet& other) const {
    for (std::size_t k = 0; k < word_count_; ++k) {
      if ((data()[k] & ~other.data()[k]) != 0) return false;
    }
    return true;
  }

  LabelSet& operator|=(const LabelSet& other) {
    for (std::size_t k = 0; k < word_count_; ++k) data()[k] |= other.data()[k];
    return *this;
  }
  LabelSet& operator&=(const LabelSet& other) {
    for (std::size_t k = 0; k < word_count_; ++k) data()[k] &= other.data()[k];
    return *this;
  }
  LabelSet& operator-=(const LabelSet& other) {
    for (std::size_t k = 0; k < word_count_; ++k) data()[k] &= ~other.data()[k];
    return *this;
  }
  friend LabelSet operator|(LabelSet a, const LabelSet& b) { return a |= b; }
  friend LabelSet operator-(LabelSet a, const LabelSet& b) { return a -= b; }

  /// Calls visit(label) for each member, ascending.
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::size_t k = 0; k < word_count_; ++k) {
      for (Word word = data()[k]; word != 0; word &= word - 1) {
        visit(static_cast<Label>(k * kBits + static_cast<std::size_t>(std::countr_zero(word))));
      }
    }
  }

  [[nodiscard]] std::size_t hash() const {
    Word result = 0x9e3779b97f4a7c15U;
    for (const Word word : words()) {
      result = (result ^ word) * 0xff51afd7ed558ccdU;
      result ^= result >> 32U;
    }
    return static_cast<std::size_t>(result);
  }

  bool operator==(const LabelSet&) const = default;
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the defaulted comparison for a pointer's.
  std::strong_ordering operator<=>(const LabelSet&) const = default;

 private:
  [[nodiscard]] Word* data() { return many_.empty() ? few_.data() : many_.data(); }
  [[nodiscard]] const Word* data() const { return many_.empty() ? few_.data() : many_.data(); }

  std::size_t word_count_ = 0;
  std::array<Word, 2> few_ = {0, 0};
  std::vector<Word> many_;
};

struct LabelSetHash {
  std::size_t operator()(const LabelSet& set) const { return set.hash(); }
};

}  // namespace nashsolve::bimatrix
