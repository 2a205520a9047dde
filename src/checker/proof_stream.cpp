#include "proof_stream.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

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

constexpr std::array<std::string_view, 5> kEndings = {"empty", "repeated", "found", "covered", "artificial"};

/// Codes of the binary form; those with a side are P's, and Q's is the next.
constexpr int kQed = 0;
constexpr int kSame = 1;
constexpr int kBranch = 2;
constexpr int kEmpty = 4;
constexpr int kTight = 6;
constexpr int kSubset = 8;
constexpr int kEnd = 9;

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

std::string as_found(std::string_view text) {
  constexpr std::size_t kShown = 20;
  std::string shown;
  for (const char c : text.substr(0, kShown)) shown += c >= ' ' && c <= '~' ? c : '?';
  return text.empty() ? "nothing" : "'" + shown + (text.size() > kShown ? "...'" : "'");
}

}  // namespace

std::vector<Integer> Weights::integers() const {
  if (!is_small()) return large_;
  std::vector<Integer> all;
  all.reserve(small_.size());
  for (const std::int64_t weight : small_) all.push_back(to_integer(weight));
  return all;
}

void Weights::reserve(std::size_t count) {
  strategies_.reserve(count);
  small_.reserve(count);
}

void Weights::add(Label strategy, std::int64_t weight) {
  strategies_.push_back(strategy);
  if (is_small()) {
    small_.push_back(weight);
  } else {
    large_.push_back(to_integer(weight));
  }
}

void Weights::add(Label strategy, const Integer& weight) {
  if (const auto small = to_int64(weight)) {
    add(strategy, *small);
    return;
  }
  if (is_small()) large_ = integers();
  large_.push_back(weight);
  strategies_.push_back(strategy);
}

ProofStream::ProofStream(std::istream& stream) : stream_(stream) {
  if (!line()) fail("a proof");
  if (line_ == "nashsolve-proof/1 text") {
    is_text_ = true;
    text_head();
  } else if (line_ == "nashsolve-proof/1 binary") {
    binary_head();
  } else {
    throw CheckError("line 1: found " + as_found(line_) +
                     ", expected \"nashsolve-proof/1 text\" or \"nashsolve-proof/1 binary\"");
  }
}

std::string ProofStream::place() const {
  return is_text_ ? "line " + std::to_string(lines_) : "byte " + std::to_string(bytes_);
}

void ProofStream::fail(const std::string& expected) const {
  throw CheckError(place() + ": expected " + expected);
}

int ProofStream::byte() {
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

/// False at the end of the stream.
bool ProofStream::line() {
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

std::string_view ProofStream::word() {
  const std::string_view rest = std::string_view(line_).substr(position_);
  const std::size_t end = std::min(rest.find(' '), rest.size());
  position_ += std::min(end + 1, rest.size());
  return rest.substr(0, end);
}

Label ProofStream::label(std::string_view word) const {
  bool is_number = false;
  const std::uint64_t value = number(word, is_number);
  if (!is_number || value < 1 || value > counts_[0] + counts_[1]) {
    fail("the number of a strategy, found " + as_found(word));
  }
  return static_cast<Label>(value - 1);
}

void ProofStream::text_head() {
  if (!line() || word() != "game") fail("\"game\" and the SHA-256 of the game's file");
  sha256_ = word();
  if (!is_digest(sha256_)) fail("64 hexadecimal digits");
  if (!line() || word() != "strategies") fail("\"strategies\" and their numbers");
  for (std::size_t& count : counts_) {
    bool is_number = false;
    count = number(word(), is_number);
    if (!is_number || count < 1 || count > kMostStrategies) fail("the number of a player's strategies");
  }
}

void ProofStream::binary_head() {
  if (!line() || !is_digest(line_)) fail("the SHA-256 of the game's file");
  sha256_ = line_;
  for (std::size_t& count : counts_) {
    count = packed();
    if (count < 1 || count > kMostStrategies) fail("the number of a player's strategies");
  }
}

Step ProofStream::next() {
  return is_text_ ? text_step() : binary_step();
}

Step ProofStream::ended(std::uint64_t count) {
  if (byte() != kEndOfFile) fail("the end of the proof");
  return QedStep{count};
}

std::size_t ProofStream::text_side() {
  const std::string_view side = word();
  if (side != "P" && side != "Q") fail("P or Q, found " + as_found(side));
  return side == "P" ? 0 : 1;
}

Weights ProofStream::text_weights() {
  Weights weights;
  if (word() != "by") fail("\"by\" and multipliers");
  while (position_ < line_.size()) {
    if (weights.size() == counts_[0] + counts_[1]) fail("fewer multipliers");
    const std::string_view pair = word();
    const std::size_t colon = std::min(pair.find(':'), pair.size());
    const Label strategy = label(pair.substr(0, colon));
    const std::string_view digits = pair.substr(std::min(colon + 1, pair.size()));
    const std::size_t sign = digits.starts_with('-') ? 1 : 0;
    const bool is_integer =
        digits.size() > sign && digits.size() <= kMostDigits &&
        std::ranges::all_of(digits.substr(sign), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_integer) fail("a strategy and an integer such as 3:-2, found " + as_found(pair));
    weights.add(strategy, Integer(std::string(digits)));
  }
  return weights;
}

Step ProofStream::text_step() {
  if (!line())
    throw CheckError("line " + std::to_string(lines_ + 1) + ": found the end of the file, expected a step");
  const std::string_view reason = word();
  Step step = EndStep{};
  if (reason == "same") {
    const Label strategy = text_label();
    step = SameStep{strategy, text_label()};
  } else if (reason == "branch") {
    const std::size_t side = text_side();
    step = BranchStep{side, text_label()};
  } else if (reason == "empty") {
    const std::size_t side = text_side();
    const Label empty = text_label();
    step = EmptyStep{side, empty, text_weights()};
  } else if (reason == "tight") {
    const std::size_t side = text_side();
    step = TightStep{side, text_weights()};
  } else if (reason == "subset") {
    SubsetStep subset;
    if (word() != "P") fail("P and labels");
    std::size_t side = 0;
    while (position_ < line_.size()) {
      const std::string_view next = word();
      if (side == 0 && next == "Q") {
        side = 1;
        continue;
      }
      if (subset.tight[side].size() == counts_[0] + counts_[1]) fail("fewer labels");
      subset.tight[side].push_back(label(next));
    }
    if (side == 0) fail("Q and labels");
    step = std::move(subset);
  } else if (reason == "end") {
    const std::string_view ending = word();
    const auto* const place = std::ranges::find(kEndings, ending);
    if (place == kEndings.end())
      fail("empty, repeated, found, covered or artificial, found " + as_found(ending));
    step = EndStep{static_cast<Ending>(place - kEndings.begin())};
  } else if (reason == "qed") {
    bool is_number = false;
    const std::uint64_t count = number(word(), is_number);
    if (!is_number) fail("the number of steps");
    if (position_ < line_.size()) fail("the end of the line");
    return ended(count);
  } else {
    fail("a step, found " + as_found(reason));
  }
  if (position_ < line_.size()) fail("the end of the line");
  return step;
}

std::uint64_t ProofStream::packed() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 63; shift += 7) {
    const int c = byte();
    if (c < 0) fail("more bytes");
    value |= (static_cast<std::uint64_t>(c) & 127U) << shift;
    if (c < 128) return value;
  }
  fail("a smaller number");
}

/// The integer that comes next.
void ProofStream::add_packed(Weights& weights, Label strategy) {
  std::uint64_t low = 0;
  for (unsigned shift = 0; shift < 56; shift += 7) {
    const int c = byte();
    if (c < 0) fail("more bytes");
    low |= (static_cast<std::uint64_t>(c) & 127U) << shift;
    if (c < 128) {
      const auto half = static_cast<std::int64_t>(low / 2);
      weights.add(strategy, low % 2 == 1 ? -half - 1 : half);
      return;
    }
  }
  Integer value = to_integer(static_cast<std::int64_t>(low));
  std::size_t shift = 56;
  for (;; shift += 7) {
    const int c = byte();
    if (c < 0) fail("more bytes");
    // A digit of ten has more than three bits.
    if (shift > 3 * kMostDigits) fail("a smaller number");
    value += Integer(static_cast<unsigned long>(c) & 127U) << shift;
    if (c < 128) break;
  }
  weights.add(strategy, value % 2 == 1 ? Integer(-((value + 1) / 2)) : Integer(value / 2));
}

Label ProofStream::packed_label() {
  const std::uint64_t value = packed();
  if (value < 1 || value > counts_[0] + counts_[1]) fail("the number of a strategy");
  return static_cast<Label>(value - 1);
}

Weights ProofStream::packed_weights() {
  const std::uint64_t count = packed();
  if (count > counts_[0] + counts_[1]) fail("fewer multipliers");
  Weights weights;
  weights.reserve(count);
  std::uint64_t last = 0;
  for (std::uint64_t k = 0; k < count; ++k) {
    const std::uint64_t step = packed();
    if (step < 1 || step > counts_[0] + counts_[1] - last) fail("the number of a strategy");
    last += step;
    add_packed(weights, static_cast<Label>(last - 1));
  }
  return weights;
}

Step ProofStream::binary_step() {
  const int code = byte();
  const auto side = static_cast<std::size_t>(code % 2);
  switch (code) {
    case kQed:
      return ended(packed());
    case kSame: {
      const Label strategy = packed_label();
      return SameStep{strategy, packed_label()};
    }
    case kBranch:
    case kBranch + 1:
      return BranchStep{side, packed_label()};
    case kEmpty:
    case kEmpty + 1: {
      const Label empty = packed_label();
      return EmptyStep{side, empty, packed_weights()};
    }
    case kTight:
    case kTight + 1:
      return TightStep{side, packed_weights()};
    case kSubset: {
      SubsetStep subset;
      for (auto& own : subset.tight) {
        const std::uint64_t count = packed();
        if (count > counts_[0] + counts_[1]) fail("fewer labels");
        for (std::uint64_t k = 0; k < count; ++k) own.push_back(packed_label());
      }
      return subset;
    }
    default:
      if (code < kEnd || code >= kEnd + static_cast<int>(kEndings.size())) fail("a step");
      return EndStep{static_cast<Ending>(code - kEnd)};
  }
}

}  // namespace nashsolve::checker
