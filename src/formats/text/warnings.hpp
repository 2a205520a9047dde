// What a reader noticed without refusing the game.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
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

  /// A decimal that looks cut from `fraction`. Every change is listed; of those left as they are, the first.
  void add_number(const SourceText& source, std::size_t offset, std::string_view text,
                  const std::string& fraction, bool is_changed) {
    if (is_changed) {
      lines_.push_back(source.location(offset).to_string() + ": " + excerpt(text) + " is read as " +
                       fraction);
    } else if (++cut_decimals_ == 1) {
      add(source, offset,
          excerpt(text) + " looks like " + fraction +
              " cut off and is read as the decimal it is; --rationalize reads " + fraction);
    }
  }

  /// A text beside the payoffs that nobody read; the first is told of, the others are counted.
  void pass_over(const SourceText& source, std::size_t offset, std::string_view text) {
    if (++passed_over_ == 1)
      first_passed_over_ = source.location(offset).to_string() + ": passed over " + excerpt(text);
  }

  [[nodiscard]] std::vector<std::string> take(const SourceText& source) && {
    if (passed_over_ > 0) {
      const std::string others =
          passed_over_ > 1 ? " and " + grouped(counted(passed_over_ - 1, "further remark")) : "";
      lines_.push_back(first_passed_over_ + others);
    }
    if (cut_decimals_ > 1) {
      lines_.push_back(source.name() + ": " + grouped(counted(cut_decimals_ - 1, "further decimal")) +
                       " like that");
    }
    if (count_ > kMaxWarnings) {
      lines_.push_back(source.name() + ": " + grouped(counted(count_ - kMaxWarnings, "further warning")));
    }
    return std::move(lines_);
  }

 private:
  /// With a comma before each three digits of the number in front.
  static std::string grouped(std::string text) {
    for (std::size_t place = text.find(' '); place > 3; place -= 3) text.insert(place - 3, ",");
    return text;
  }

  std::size_t count_ = 0;
  std::size_t cut_decimals_ = 0;
  std::size_t passed_over_ = 0;
  std::string first_passed_over_;
  std::vector<std::string> lines_;
};

}  // namespace nashsolve::formats
