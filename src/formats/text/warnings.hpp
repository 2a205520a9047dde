// What a reader noticed without refusing the game.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "limits.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

class Warnings {
 public:
  void add(const SourceText& source, std::size_t offset, const std::string& message) {
    if (++count_ <= kMaxWarnings) lines_.push_back(source.location(offset).to_string() + ": " + message);
  }

  [[nodiscard]] std::vector<std::string> take(const SourceText& source) && {
    if (count_ > kMaxWarnings) {
      lines_.push_back(source.name() + ": " + counted(count_ - kMaxWarnings, "further warning"));
    }
    return std::move(lines_);
  }

 private:
  std::size_t count_ = 0;
  std::vector<std::string> lines_;
};

}  // namespace nashsolve::formats
