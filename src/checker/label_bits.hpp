// Sets of strategies, by number, as bits.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace nashsolve::checker {

class LabelBits {
 public:
  LabelBits() = default;
  explicit LabelBits(std::size_t count) : words_((count + 63) / 64) {}

  /// How many labels there is room for.
  [[nodiscard]] std::size_t size() const { return 64 * words_.size(); }
  [[nodiscard]] bool has(std::size_t s) const { return ((words_[s / 64] >> s % 64) & 1U) != 0; }
  void insert(std::size_t s) { words_[s / 64] |= std::uint64_t{1} << s % 64; }
  void clear() { words_.assign(words_.size(), 0); }
  LabelBits& operator|=(const LabelBits& other) {
    for (std::size_t k = 0; k < words_.size(); ++k) words_[k] |= other.words_[k];
    return *this;
  }
  friend LabelBits operator&(LabelBits a, const LabelBits& b) {
    for (std::size_t k = 0; k < a.words_.size(); ++k) a.words_[k] &= b.words_[k];
    return a;
  }
  [[nodiscard]] std::size_t count_in_common(const LabelBits& other) const {
    std::size_t sum = 0;
    for (std::size_t k = 0; k < words_.size(); ++k) {
      sum += static_cast<std::size_t>(std::popcount(words_[k] & other.words_[k]));
    }
    return sum;
  }
  [[nodiscard]] bool includes(const LabelBits& other) const {
    for (std::size_t k = 0; k < words_.size(); ++k) {
      if ((other.words_[k] & ~words_[k]) != 0) return false;
    }
    return true;
  }
  [[nodiscard]] bool meets(const LabelBits& other) const {
    for (std::size_t k = 0; k < words_.size(); ++k) {
      if ((other.words_[k] & words_[k]) != 0) return true;
    }
    return false;
  }
  [[nodiscard]] const std::vector<std::uint64_t>& words() const { return words_; }
  auto operator<=>(const LabelBits&) const = default;

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace nashsolve::checker
