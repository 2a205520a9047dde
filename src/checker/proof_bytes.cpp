#include "proof_bytes.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "check_error.hpp"

namespace nashsolve::checker {

namespace {

/// Larger games have no proof: a step could not be kept.
constexpr std::size_t kMostStrategies = 1U << 20U;
/// Of a multiplier: far above Hadamard's bound of any game that a search ended on.
constexpr std::size_t kMostDigits = 1'000'000;
/// Of a line: a step names each strategy twice at most.
constexpr std::size_t kLongestLine = std::size_t{1} << 28U;
constexpr std::size_t kDigestDigits = 64;

std::uint64_t number(std::string_view text, bool& is_number) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  is_number = !text.empty() && error == std::errc() && end == text.data() + text.size();
  return value;
}

bool is_digest(std::string_view text) {
  return text.size() == kDigestDigits &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

std::string as_found(std::string_view text) {
  constexpr std::size_t kShown = 20;
  std::string shown;
  for (const char c : text.substr(0, kShown)) shown += c >= ' ' && c <= '~' ? c : '?';
  return text.empty() ? "nothing" : "'" + shown + (text.size() > kShown ? "...'" : "'");
}

ProofBytes::ProofBytes(std::istream& stream, std::size_t players) : stream_(stream) {
  if (!line()) fail("a proof");
  if (line_ == "nashsolve-proof/1 text") {
    is_text_ = true;
  } else if (line_ != "nashsolve-proof/1 binary") {
    throw CheckError("line 1: found " + as_found(line_) +
                     R"(, expected "nashsolve-proof/1 text" or "nashsolve-proof/1 binary")");
  }
  const bool has_line = line();
  if (is_text_) {
    if (!has_line || word() != "game") fail("\"game\" and the SHA-256 of the game's file");
    sha256_ = word();
    if (!is_digest(sha256_) || has_words()) fail("64 hexadecimal digits");
    if (!line() || word() != "strategies") fail("\"strategies\" and their numbers");
  } else {
    if (!has_line || !is_digest(line_)) fail("the SHA-256 of the game's file");
    sha256_ = line_;
  }
  for (std::size_t player = 0; player < players; ++player) {
    bool is_number = true;
    counts_.push_back(is_text_ ? number(word(), is_number) : packed());
    if (!is_number || counts_.back() < 1 || counts_.back() > kMostStrategies) {
      fail("the number of a player's strategies");
    }
    strategies_ += counts_.back();
  }
  if (is_text_ && has_words()) fail("the end of the line");
}

std::string ProofBytes::place() const {
  return is_text_ ? "line " + std::to_string(lines_) : "byte " + std::to_string(bytes_);
}

void ProofBytes::fail(const std::string& expected) const {
  throw CheckError(place() + ": expected " + expected);
}

int ProofBytes::byte() {
  if (buffered_ == buffer_.size()) {
    constexpr std::size_t kPiece = 65536;
    buffer_.resize(kPiece);
    stream_.read(buffer_.data(), static_cast<std::streamsize>(kPiece));
    buffer_.resize(static_cast<std::size_t>(stream_.gcount()));
    buffered_ = 0;
    if (buffer_.empty()) return kEndOfFile;
    digest_.add(buffer_);
  }
  ++bytes_;
  return static_cast<unsigned char>(buffer_[buffered_++]);
}

bool ProofBytes::line() {
  line_.clear();
  position_ = 0;
  for (int c = byte(); c != '\n'; c = byte()) {
    if (c == kEndOfFile) {
      if (line_.empty()) return false;
      throw CheckError("line " + std::to_string(lines_ + 1) +
                       ": found the end of the file, expected a line end");
    }
    if (line_.size() == kLongestLine) fail("a shorter line");
    line_ += static_cast<char>(c);
    // What cannot be a head is not read to its end.
    constexpr std::size_t kLongestHead = 80;
    if (lines_ == 0 && line_.size() > kLongestHead) break;
  }
  ++lines_;
  return true;
}

std::string_view ProofBytes::word() {
  const std::string_view rest = std::string_view(line_).substr(position_);
  const std::size_t end = std::min(rest.find(' '), rest.size());
  position_ += std::min(end + 1, rest.size());
  return rest.substr(0, end);
}

Label ProofBytes::label(std::string_view word) const {
  bool is_number = false;
  const std::uint64_t value = number(word, is_number);
  if (!is_number || value < 1 || value > strategies_) {
    fail("the number of a strategy, found " + as_found(word));
  }
  return static_cast<Label>(value - 1);
}

void ProofBytes::require_end() {
  if (byte() != kEndOfFile) fail("the end of the proof");
}

std::size_t ProofBytes::next_code(std::span<const std::string_view> words) {
  if (!is_text_) {
    const int code = byte();
    if (code < 0 || static_cast<std::size_t>(code) >= words.size()) fail("a step");
    return static_cast<std::size_t>(code);
  }
  if (!line()) {
    throw CheckError("line " + std::to_string(lines_ + 1) + ": found the end of the file, expected a step");
  }
  const std::string_view reason = word();
  const auto place = std::ranges::find(words, reason);
  if (reason.empty() || place == words.end()) fail("a step, found " + as_found(reason));
  return static_cast<std::size_t>(place - words.begin());
}

Integer ProofBytes::integer_of(std::string_view word) {
  if (is_text_) return integer(word);
  PackedInteger value = packed_integer();
  return value.is_small ? to_integer(value.small) : std::move(value.large);
}

Integer ProofBytes::integer(std::string_view word) const {
  const std::size_t sign = word.starts_with('-') ? 1 : 0;
  const bool is_integer = word.size() > sign && word.size() <= kMostDigits &&
                          std::ranges::all_of(word.substr(sign), [](char c) { return c >= '0' && c <= '9'; });
  if (!is_integer) fail("an integer, found " + as_found(word));
  return Integer(std::string(word), 10);
}

std::uint64_t ProofBytes::count(std::string_view word) const {
  bool is_number = false;
  const std::uint64_t value = number(word, is_number);
  if (!is_number) fail("a number, found " + as_found(word));
  return value;
}

std::uint64_t ProofBytes::packed() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 63; shift += 7) {
    const int c = byte();
    if (c < 0) fail("more bytes");
    value |= (static_cast<std::uint64_t>(c) & 127U) << shift;
    if (c < 128) return value;
  }
  fail("a smaller number");
}

std::uint64_t ProofBytes::packed_count(std::uint64_t most) {
  const std::uint64_t value = packed();
  if (value > most) fail("a smaller number");
  return value;
}

ProofBytes::PackedInteger ProofBytes::packed_integer() {
  std::uint64_t low = 0;
  for (unsigned shift = 0; shift < 56; shift += 7) {
    const int c = byte();
    if (c < 0) fail("more bytes");
    low |= (static_cast<std::uint64_t>(c) & 127U) << shift;
    if (c < 128) {
      const auto half = static_cast<std::int64_t>(low / 2);
      return {low % 2 == 1 ? -half - 1 : half, {}, true};
    }
  }
  std::string high;
  for (int c = 128; c >= 128;) {
    c = byte();
    if (c < 0) fail("more bytes");
    // A digit of ten has more than three bits.
    if (7 * high.size() > 3 * kMostDigits) fail("a smaller number");
    high += static_cast<char>(c);
  }
  const Integer value = (from_sevens(high) << 56U) + to_integer(static_cast<std::int64_t>(low));
  return {0, value % 2 == 1 ? Integer(-((value + 1) / 2)) : Integer(value / 2), false};
}

Label ProofBytes::packed_label() {
  const std::uint64_t value = packed();
  if (value < 1 || value > strategies_) fail("the number of a strategy");
  return static_cast<Label>(value - 1);
}

}  // namespace nashsolve::checker
