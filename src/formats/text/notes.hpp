// What a format has no place for, kept in its comment lines: `# title: Battle of the Sexes`, and for .lrs
// `# player: Row` with its `# strategy: Top` lines below. In a CSV with a single matrix, `# matrix: zero-sum`
// or `# matrix: symmetric` says how it is meant, and `# objective: minimize` that its numbers are costs. Any
// other comment is only a comment.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nashsolve/game.hpp"
#include "nashsolve/read.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

class Notes {
 public:
  /// `line` begins with '#', at `offset`. Whether it is a note.
  bool take(std::string_view line, std::size_t offset);

  [[nodiscard]] const std::string& title() const { return title_; }
  [[nodiscard]] const std::string& description() const { return description_; }

  /// What `# matrix:` says.
  [[nodiscard]] SingleMatrix single_matrix() const { return single_matrix_; }

  /// What `# objective:` says.
  [[nodiscard]] std::optional<Objective> objective() const { return objective_; }

  /// The players of a game of this size under the names and labels noted; fails where they do not fit.
  [[nodiscard]] std::vector<Player> players(const SourceText& source,
                                            const std::vector<std::size_t>& strategy_counts) const;

 private:
  struct Label {
    std::string text;
    std::size_t offset;
  };
  struct Entry {
    Label name;
    std::vector<Label> strategies;
  };

  std::string title_;
  std::string description_;
  std::vector<Entry> players_;
  SingleMatrix single_matrix_ = SingleMatrix::refuse;
  std::optional<Objective> objective_;
};

/// True where a note can hold the text: one line that begins and ends with something other than space.
bool fits_note(std::string_view text);

std::string_view trimmed(std::string_view text);

}  // namespace nashsolve::formats
