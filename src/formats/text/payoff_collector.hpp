// The payoffs of a game as a reader meets them: parsed exactly, kept within the limits, located when wrong.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "nashsolve/game.hpp"
#include "reading.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

/// The exact value of a number's text at `offset`; fails there where it is none, which `place` says in words
/// after it. Where the text is a decimal that looks cut from a fraction, that is the value if the options ask
/// for it, and a warning tells of either.
Rational number_at(const SourceText& source, Reading& reading, std::string_view text, std::size_t offset,
                   const std::string& place = {});

/// The same of a text that contains names.
Rational expression_at(const SourceText& source, Reading& reading, std::string_view text, std::size_t offset,
                       const std::string& place);

/// Fails at `offset` where a game of this size is beyond the limits. `cells` may be checked before it is
/// known what the numbers are.
void check_size(const SourceText& source, std::size_t offset,
                const std::vector<std::size_t>& strategy_counts);

class PayoffCollector {
 public:
  PayoffCollector(const SourceText& source, Reading& reading) : source_(source), reading_(reading) {}

  void set_player_count(std::size_t count) { builders_.resize(count); }
  [[nodiscard]] std::size_t player_count() const { return builders_.size(); }

  void add(std::size_t player, std::int64_t payoff, std::size_t offset);
  void add(std::size_t player, const Rational& payoff, std::size_t offset);
  void add(std::size_t player, std::string_view text, std::size_t offset);
  /// `place()` is asked for the place in words where the text is no number.
  template <typename Place>
  void add(std::size_t player, std::string_view text, std::size_t offset, Place place) {
    if (const auto small = parse_int64(text)) {
      add(player, *small, offset);
    } else {
      const std::string words = has_value(text) ? std::string() : place();
      add(player, number_at(source_, reading_, text, offset, words), offset);
    }
  }

  [[nodiscard]] std::vector<PayoffTable> build() &&;

 private:
  static bool has_value(std::string_view text);
  void check_count(std::size_t offset);
  void check_bytes(std::size_t player, std::size_t offset);

  const SourceText& source_;
  Reading& reading_;
  std::vector<PayoffTableBuilder> builders_;
  std::size_t count_ = 0;
  bool has_rationals_ = false;
};

/// The column player's side of a symmetric n x n game: the transposed matrix.
PayoffTable transposed(const PayoffTable& payoffs, std::size_t n);

/// The other player's payoffs where one matrix says both's.
PayoffTable other_side(const PayoffTable& payoffs, SingleMatrix said, std::size_t rows);

/// Fails at `offset` where a symmetric game has another number of rows than of columns.
void refuse_other_than_square(const SourceText& source, std::size_t offset,
                              const std::vector<std::size_t>& counts);

}  // namespace nashsolve::formats
