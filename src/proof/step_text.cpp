#include "step_text.hpp"

#include <array>
#include <cstdint>
#include <stdexcept>

#include "cell_recorder.hpp"
#include "packed_number.hpp"

namespace nashsolve::proof {

namespace {

constexpr std::array<std::string_view, 5> kEndings = {"empty", "repeated", "found", "covered", "artificial"};
constexpr std::array<std::string_view, 2> kSides = {" P", " Q"};
constexpr std::array<std::string_view, 14> kCellWords = {"",       "dominated", "branch", "halve", "empty",
                                                         "only",   "point",     "box",    "one",   "split",
                                                         "vanish", "set",       "mix",    "same"};

/// What a step for two players has, after its code.
template <class Out>
void read_for_two(unsigned code, Out& out) {
  if (code == kSame) {
    out.word("same");
    out.numbers(2);
  } else if (code < kEmpty) {
    out.word("branch");
    out.word(kSides[code - kBranch]);
    out.numbers(1);
  } else if (code == kSuppose) {
    out.word("suppose");
    out.numbers(1);
  } else if (code == kOptimal || code == kUnits) {
    out.word(code == kOptimal ? "optimal by" : "units by");
    out.weights();
  } else if (code < kTight) {
    out.word("empty");
    out.word(kSides[code - kEmpty]);
    out.numbers(1);
    out.word(" by");
    out.weights();
  } else if (code < kSubset) {
    out.word("tight");
    out.word(kSides[code - kTight]);
    out.word(" by");
    out.weights();
  } else if (code == kSubset) {
    out.word("subset");
    for (const std::string_view side : kSides) {
      out.word(side);
      out.numbers(out.count());
    }
  } else {
    out.word("end ");
    out.word(kEndings[code - kEnd]);
  }
}

/// What one for more players has, after its word.
template <class Out>
void read_for_more(CellStepKind kind, Out& out) {
  switch (kind) {
    case CellStepKind::branch:
      out.numbers(1);
      break;
    case CellStepKind::dominated:
    case CellStepKind::halve:
      out.numbers(2);
      break;
    case CellStepKind::split:
      out.numbers(2);
      out.integers(2);
      break;
    case CellStepKind::vanish:
      out.numbers(out.count());
      out.word(" by");
      [[fallthrough]];
    case CellStepKind::empty:
      for (std::uint64_t vertices = out.count(); vertices > 0; --vertices) {
        out.vertex();
        out.number('/');
        out.pairs(out.count());
      }
      break;
    case CellStepKind::mix:
      out.numbers(1);
      out.pairs(out.count());
      break;
    case CellStepKind::point:
      if (const std::uint64_t coefficients = out.count(); coefficients > 0) {
        out.integers(coefficients);
        out.word(" between");
        for (int bound = 0; bound < 2; ++bound) {
          out.integer(' ');
          out.integer('/');
        }
      }
      for (std::uint64_t strategies = out.count(); strategies > 0; --strategies) {
        out.numbers(1);
        out.word(":");
        out.integers(out.count());
      }
      break;
    case CellStepKind::box:
      out.numbers(2);
      out.integers(out.count());
      out.word(" by");
      [[fallthrough]];
    case CellStepKind::one:
      out.numbers(1);
      out.integers(out.count());
      break;
    case CellStepKind::set:
    case CellStepKind::same:
    case CellStepKind::only:
    case CellStepKind::open:
    case CellStepKind::began:
    case CellStepKind::undecided:
      break;
  }
}

/// What both readers make of single numbers.
template <class Self>
class Reader {
 public:
  void numbers(std::uint64_t count) {
    for (; count > 0; --count) self().number(' ');
  }
  void integers(std::uint64_t count) {
    for (; count > 0; --count) self().integer(' ');
  }
  void pairs(std::uint64_t count) {
    for (; count > 0; --count) {
      self().number(' ');
      self().integer(':');
    }
  }

 private:
  Self& self() { return static_cast<Self&>(*this); }
};

/// Passes over the numbers of a step.
class Skipped : public Reader<Skipped> {
 public:
  Skipped(std::string_view bytes, std::size_t position) : bytes_(bytes), position_(position) {}

  std::uint64_t count() {
    const std::size_t first = position_;
    skip();
    if (position_ - first > kMostBytes - 1) throw std::invalid_argument("a number of a step is too large");
    std::size_t again = first;
    return unpack(bytes_, again);
  }
  void word(std::string_view /*text*/) {}
  void number(char /*before*/) { skip(); }
  void integer(char /*before*/) { skip(); }
  void vertex() { skip(); }
  void weights() { pairs(count()); }
  unsigned byte() {
    if (position_ == bytes_.size()) throw std::invalid_argument("a step is cut");
    return static_cast<unsigned char>(bytes_[position_++]);
  }
  [[nodiscard]] std::size_t position() const { return position_; }

 private:
  static constexpr unsigned kMore = 128;
  void skip() {
    while ((byte() & kMore) != 0) continue;
  }

  std::string_view bytes_;
  std::size_t position_;
};

/// The words of a step, from its numbers.
class Words : public Reader<Words> {
 public:
  explicit Words(std::string_view step) : step_(step) {}

  std::uint64_t count() { return unpack(step_, position_); }
  void word(std::string_view text) { text_ += text; }
  void number(char before) { text_ += before + std::to_string(count()); }
  void integer(char before) { text_ += before + to_string(unpack_integer(step_, position_)); }
  void vertex() {
    text_ += ' ';
    if (const std::uint64_t vertex = count(); vertex != kAllVertices) text_ += std::to_string(vertex);
  }
  /// Each strategy is told by its distance from the one before.
  void weights() {
    std::uint64_t strategy = 0;
    for (std::uint64_t left = count(); left > 0; --left) {
      strategy += count();
      text_ += ' ' + std::to_string(strategy);
      integer(':');
    }
  }
  [[nodiscard]] std::string line() const { return text_ + '\n'; }

 private:
  std::string_view step_;
  std::size_t position_ = 1;
  std::string text_;
};

}  // namespace

std::size_t end_of_step(std::string_view bytes, std::size_t position, bool is_for_two) {
  Skipped step(bytes, position);
  const unsigned code = step.byte();
  if (code == kOpenCode) {
    for (int lists = 0; lists < 4; ++lists) step.numbers(step.count());
  } else if (code == 0 || code > (is_for_two ? std::size_t{kUnits} : kCellWords.size() - 1)) {
    throw std::invalid_argument("a step has no meaning");
  } else if (is_for_two) {
    read_for_two(code, step);
  } else {
    read_for_more(static_cast<CellStepKind>(code), step);
  }
  return step.position();
}

std::string text_of_step(std::string_view step, bool is_for_two) {
  Words words(step);
  const unsigned code = static_cast<unsigned char>(step[0]);
  if (is_for_two) {
    read_for_two(code, words);
  } else {
    // What is no step is none that a checker knows.
    words.word(code < kCellWords.size() ? kCellWords[code] : "undecided");
    read_for_more(static_cast<CellStepKind>(code), words);
  }
  return words.line();
}

}  // namespace nashsolve::proof
