// One function per format: a game in, its text out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include "nashsolve/game.hpp"

namespace nashsolve::formats {

/// Text on its way to a stream, in large pieces; the last of them goes by flush().
class Output {
 public:
  explicit Output(std::ostream& stream) : stream_(stream) {}

  Output& operator<<(std::string_view text) {
    buffer_ += text;
    if (buffer_.size() > kPiece) flush();
    return *this;
  }

  void flush() {
    stream_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    buffer_.clear();
  }

  /// `p` or `p/q`.
  void fraction(const PayoffTable& payoffs, std::size_t cell);

  /// `0.25` where a short decimal is exact, else `p` or `p/q`.
  void decimal(const PayoffTable& payoffs, std::size_t cell);

 private:
  static constexpr std::size_t kPiece = std::size_t{1} << 16U;

  std::ostream& stream_;
  std::string buffer_;
};

/// The payoff where it is an integer that fits 64 bits.
std::optional<std::int64_t> small_payoff(const PayoffTable& payoffs, std::size_t cell);

/// The value as a plain decimal of at most 15 digits, so that a program that reads doubles writes it again;
/// nothing where that is not exact.
std::optional<std::string> short_decimal(const Rational& value);

/// True where the player has the name, or the labels, that default_players would give.
bool has_default_name(const Game& game, std::size_t player);
bool has_default_labels(const Game& game, std::size_t player);

void write_json(std::ostream& stream, const Game& game, bool on_one_line);
void write_csv(std::ostream& stream, const Game& game);
void write_nfg(std::ostream& stream, const Game& game);
void write_lrs(std::ostream& stream, const Game& game);
void write_gam(std::ostream& stream, const Game& game);

}  // namespace nashsolve::formats
