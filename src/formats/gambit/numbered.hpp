// What a file gives numbers: mostly 1, 2, 3 and so on, which a list answers for, but any number will do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace nashsolve::formats {

/// An information set or an outcome, and where the file says what it is.
struct Defined {
  std::uint32_t position;
  std::size_t offset;
};

class Numbered {
 public:
  [[nodiscard]] const Defined* find(std::int64_t number) const {
    const auto place = static_cast<std::uint64_t>(number);
    if (place < dense_.size() && dense_[place]) return &*dense_[place];
    const auto found = sparse_.find(number);
    return found == sparse_.end() ? nullptr : &found->second;
  }

  /// Requires a number that is new.
  void add(std::int64_t number, Defined defined) {
    const auto place = static_cast<std::uint64_t>(number);
    if (place > 2 * dense_.size() + kAhead) {
      sparse_.emplace(number, defined);
      return;
    }
    if (place >= dense_.size()) dense_.resize(place + 1);
    dense_[place] = defined;
  }

 private:
  /// So far beyond what is there a number may lie to be kept in the list.
  static constexpr std::size_t kAhead = 1024;

  std::vector<std::optional<Defined>> dense_;
  std::unordered_map<std::int64_t, Defined> sparse_;
};

}  // namespace nashsolve::formats
