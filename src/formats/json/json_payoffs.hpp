// The payoffs of a game as nested JSON arrays, in the four shapes of docs/formats.md:
//
//   payoffs     nested by player 1's strategy, then player 2's, ..., innermost one payoff per player
//   matrices    one array per player, each nested by player 1's strategy, then player 2's, ...
//   zero_sum    the matrix A of the row player; the column player's is -A
//   symmetric   the matrix A of the row player; the column player's is A transposed
//
// The number of players and of strategies follow from the first arrays; all later ones must agree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "payoff_collector.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

enum class PayoffShape { payoffs, matrices, zero_sum, symmetric };

class JsonPayoffs {
 public:
  JsonPayoffs(const SourceText& source, Reading& reading, PayoffShape shape, std::size_t offset);

  [[nodiscard]] PayoffShape shape() const { return shape_; }
  [[nodiscard]] std::size_t offset() const { return offset_; }
  [[nodiscard]] std::string_view key() const;

  /// Nothing was read of it yet.
  [[nodiscard]] bool is_untouched() const { return depth_ == 0 && levels_.empty(); }

  /// Where the structure is wrong these fail at `offset`, where the array or number begins.
  void open(std::size_t offset);
  /// True where the outermost array is complete.
  bool close();
  void number(std::int64_t value, std::size_t offset);
  void number(std::string_view text, std::size_t offset);

  /// What may stand at this place: "a number" or "an array".
  [[nodiscard]] std::string_view expected_value() const;

  /// Strategies per player; requires that the outermost array is complete.
  [[nodiscard]] const std::vector<std::size_t>& strategy_counts() const { return strategy_counts_; }
  [[nodiscard]] std::vector<PayoffTable> build() &&;

  /// One matrix says the payoffs of both players.
  [[nodiscard]] bool is_single_matrix() const {
    return shape_ == PayoffShape::zero_sum || shape_ == PayoffShape::symmetric;
  }

 private:
  struct Level {
    /// Where the array now open at this level begins, and how many entries it has so far.
    std::size_t offset = 0;
    std::size_t count = 0;
    /// Of every array at this level, once the first is complete.
    std::optional<std::size_t> length;
  };

  std::optional<std::size_t> player_of_number(std::size_t offset);
  void fix_depth(std::size_t offset);
  [[noreturn]] void fail_empty(std::size_t level) const;
  [[noreturn]] void fail_length(std::size_t level, std::size_t expected) const;
  [[nodiscard]] std::string array_name(std::size_t level, bool first) const;
  [[nodiscard]] std::string_view entry_name(std::size_t level) const;
  void complete();

  const SourceText& source_;
  PayoffShape shape_;
  std::size_t offset_;
  std::vector<Level> levels_;
  /// Arrays now open; the array at level depth_ - 1 is the innermost.
  std::size_t depth_ = 0;
  /// How deep numbers lie; 0 until the first.
  std::size_t number_depth_ = 0;
  std::vector<std::size_t> strategy_counts_;
  PayoffCollector payoffs_;
};

}  // namespace nashsolve::formats
