// The bytes of a proof: the head that both forms have, lines and words of the text form, numbers of the
// binary one (docs/proof-format.md).
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nashsolve/exact.hpp"
#include "sha256.hpp"

namespace nashsolve::checker {

/// A strategy's number: from 0, the second player's after those of the first, and so on.
using Label = std::uint32_t;

class ProofBytes {
 public:
  /// Reads the head. Throws CheckError, as all of them do, where the stream is no proof; the stream must
  /// outlive this.
  ProofBytes(std::istream& stream, std::size_t players);

  [[nodiscard]] const std::string& sha256() const { return sha256_; }
  /// Of all players.
  [[nodiscard]] const std::vector<std::size_t>& strategy_counts() const { return counts_; }
  /// Of all bytes of the proof; after its last step.
  std::string own_sha256() { return digest_.hex(); }
  /// Of the proof read so far, as "line 7" or "byte 123".
  [[nodiscard]] std::string place() const;

 protected:
  /// The next byte, or kEndOfFile.
  int byte();
  static constexpr int kEndOfFile = -1;
  [[noreturn]] void fail(const std::string& expected) const;
  [[nodiscard]] bool is_text() const { return is_text_; }
  [[nodiscard]] std::size_t strategies() const { return strategies_; }
  void require_end();

  /// The next line becomes the one that is read; false at the end of the stream.
  bool line();
  /// The code of the next step, in the text form the place of its word; of a line that goes on.
  std::size_t next_code(std::span<const std::string_view> words);
  std::string_view word();
  [[nodiscard]] bool has_words() const { return position_ < line_.size(); }
  [[nodiscard]] Label label(std::string_view word) const;
  [[nodiscard]] Integer integer(std::string_view word) const;
  [[nodiscard]] std::uint64_t count(std::string_view word) const;

  std::uint64_t packed();
  /// The same, of at most so many of something.
  std::uint64_t packed_count(std::uint64_t most);
  Label packed_label();
  struct PackedInteger {
    std::int64_t small = 0;
    Integer large;
    bool is_small = true;
  };
  PackedInteger packed_integer();

  /// Of either form; `word` is the text form's, and the binary one takes what is next.
  [[nodiscard]] Label label_of(std::string_view word) { return is_text_ ? label(word) : packed_label(); }
  [[nodiscard]] Integer integer_of(std::string_view word);
  Label next_label() { return label_of(is_text_ ? word() : ""); }
  Integer next_integer() { return integer_of(is_text_ ? word() : ""); }
  std::uint64_t next_number() { return is_text_ ? count(word()) : packed(); }
  /// Calls take(word) for all that the line still has, else for as many as a number says.
  template <class Take>
  void each_to_end(std::uint64_t most, const char* expected, const Take& take) {
    if (!is_text_) return each_packed(most, take);
    for (std::uint64_t taken = 0; has_words(); ++taken) {
      if (taken == most) fail(expected);
      take(word());
    }
  }
  /// The same up to the word "by", of at most as many as there are strategies.
  template <class Take>
  void each_until_by(const Take& take) {
    if (!is_text_) return each_packed(strategies_, take);
    std::uint64_t taken = 0;
    for (std::string_view next = word(); next != "by"; next = word()) {
      if (taken++ == strategies_) fail("\"by\"");
      take(next);
    }
  }

 private:
  template <class Take>
  void each_packed(std::uint64_t most, const Take& take) {
    for (std::uint64_t left = packed_count(most); left > 0; --left) take(std::string_view());
  }

  std::istream& stream_;
  std::string buffer_;
  std::size_t buffered_ = 0;
  Sha256 digest_;
  bool is_text_ = false;
  std::string line_;
  std::size_t position_ = 0;
  std::uint64_t lines_ = 0;
  std::uint64_t bytes_ = 0;
  std::string sha256_;
  std::vector<std::size_t> counts_;
  std::size_t strategies_ = 0;
};

/// Of what was read, for a message.
std::string as_found(std::string_view text);

}  // namespace nashsolve::checker
