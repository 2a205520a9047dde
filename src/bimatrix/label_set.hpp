// Sets of labels. A two-player game with m rows and n columns has the labels 0..m-1 (the rows) and m..m+n-1
// (the columns); both best-response polytopes carry all of them (von Stengel 2002).
#pragma once

#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace nashsolve::bimatrix {

using Label = std::uint32_t;

/// A subset of {0, ..., capacity - 1}. All operands of an operation have the same capacity.
class LabelSet {
 public:
  LabelSet() = default;
  explicit LabelSet(std::size_t capacity) : words_((capacity + kBits - 1) / kBits) {}

  static LabelSet range(std::size_t capacity, Label begin, Label end) {
    LabelSet set(capacity);
    for (Label label = begin; label < end; ++label) set.insert(label);
    return set;
  }

  [[nodiscard]] bool contains(Label label) const {
    return ((words_[label / kBits] >> label % kBits) & 1U) != 0;
  }
  void insert(Label label) { words_[label / kBits] |= Word{1} << label % kBits; }
  void erase(Label label) { words_[label / kBits] &= ~(Word{1} << label % kBits); }

  [[nodiscard]] std::size_t count() const {
    std::size_t total = 0;
    for (const Word word : words_) total += static_cast<std::size_t>(std::popcount(word));
    return total;
  }
  [[nodiscard]] bool empty() const {
    for (const Word word : words_) {
      if (word != 0) return false;
    }
    return true;
  }
  [[nodiscard]] bool intersects(const LabelSet& other) const {
    for (std::size_t k = 0; k < words_.size(); ++k) {
      if ((words_[k] & other.words_[k]) != 0) return true;
    }
    return false;
  }
  [[nodiscard]] bool is_subset_of(const LabelSet& other) const {
    for (std::size_t k = 0; k < words_.size(); ++k) {
      if ((words_[k] & ~other.words_[k]) != 0) return false;
    }
    return true;
  }

  LabelSet& operator|=(const LabelSet& other) {
    for (std::size_t k = 0; k < words_.size(); ++k) words_[k] |= other.words_[k];
    return *this;
  }
  LabelSet& operator-=(const LabelSet& other) {
    for (std::size_t k = 0; k < words_.size(); ++k) words_[k] &= ~other.words_[k];
    return *this;
  }
  friend LabelSet operator|(LabelSet a, const LabelSet& b) { return a |= b; }
  friend LabelSet operator-(LabelSet a, const LabelSet& b) { return a -= b; }

  /// Calls visit(label) for each member, ascending.
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::size_t k = 0; k < words_.size(); ++k) {
      for (Word word = words_[k]; word != 0; word &= word - 1) {
        visit(static_cast<Label>(k * kBits + static_cast<std::size_t>(std::countr_zero(word))));
      }
    }
  }

  [[nodiscard]] std::size_t hash() const {
    std::uint64_t result = 0x9e3779b97f4a7c15U;
    for (const Word word : words_) {
      result = (result ^ word) * 0xff51afd7ed558ccdU;
      result ^= result >> 32U;
    }
    return static_cast<std::size_t>(result);
  }

  bool operator==(const LabelSet&) const = default;
  auto operator<=>(const LabelSet&) const = default;

 private:
  using Word = std::uint64_t;
  static constexpr std::size_t kBits = 64;

  std::vector<Word> words_;
};

struct LabelSetHash {
  std::size_t operator()(const LabelSet& set) const { return set.hash(); }
};

}  // namespace nashsolve::bimatrix
