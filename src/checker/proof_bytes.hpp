// The bytes of a proof: the head that both forms have, lines and words of the text form, numbers of the
// binary one (docs/proof-format.md).
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
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
  /// The same of a step.
  void step_line();
  std::string_view word();
  [[nodiscard]] bool has_words() const { return position_ < line_.size(); }
  [[nodiscard]] Label label(std::string_view word) const;
  Label text_label() { return label(word()); }
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

 private:
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
