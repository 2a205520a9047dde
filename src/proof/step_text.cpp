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

/// Passes over the numbers of a step.
class Skipped {
 public:
  Skipped(std::string_view bytes, std::size_t position) : bytes_(bytes), position_(position) {}

  std::uint64_t count() {
    const std::size_t first = position_;
    skip(1);
    if (position_ - first > kMostBytes - 1) throw std::invalid_argument("a number of a step is too large");
    std::size_t again = first;
    return unpack(bytes_, again);
  }
  void skip(std::uint64_t numbers) {
    for (; numbers > 0; --numbers) {
      while ((byte() & kMore) != 0) continue;
    }
  }
  unsigned byte() {
    if (position_ == bytes_.size()) throw std::invalid_argument("a step is cut");
    return static_cast<unsigned char>(bytes_[position_++]);
  }
  void skip_list(std::uint64_t numbers_of_each = 1) {
    for (std::uint64_t left = count(); left > 0; --left) skip(numbers_of_each);
  }
  [[nodiscard]] std::size_t position() const { return position_; }

 private:
  static constexpr unsigned kMore = 128;
  std::string_view bytes_;
  std::size_t position_;
};

void skip_step_for_two(unsigned code, Skipped& step) {
  if (code == kSame) {
    step.skip(2);
  } else if (code < kEmpty || code == kSuppose) {
    step.skip(1);
  } else if (code == kOptimal || code == kUnits) {
    step.skip_list(2);
  } else if (code < kSubset) {
    if (code < kTight) step.skip(1);
    step.skip_list(2);
  } else if (code == kSubset) {
    step.skip_list();
    step.skip_list();
  }
}

void skip_step_for_more(CellStepKind kind, Skipped& step) {
  switch (kind) {
    case CellStepKind::dominated:
    case CellStepKind::halve:
      return step.skip(2);
    case CellStepKind::branch:
      return step.skip(1);
    case CellStepKind::split:
      return step.skip(4);
    case CellStepKind::vanish:
      step.skip_list();
      [[fallthrough]];
    case CellStepKind::empty:
      for (std::uint64_t vertices = step.count(); vertices > 0; --vertices) {
        step.skip(2);
        step.skip_list(2);
      }
      return;
    case CellStepKind::mix:
      step.skip(1);
      return step.skip_list(2);
    case CellStepKind::point:
      if (const std::uint64_t coefficients = step.count(); coefficients > 0) step.skip(coefficients + 4);
      for (std::uint64_t strategies = step.count(); strategies > 0; --strategies) {
        step.skip(1);
        step.skip_list();
      }
      return;
    case CellStepKind::box:
      step.skip(2);
      step.skip_list();
      [[fallthrough]];
    case CellStepKind::one:
      step.skip(1);
      return step.skip_list();
    case CellStepKind::set:
    case CellStepKind::same:
    case CellStepKind::only:
    case CellStepKind::open:
    case CellStepKind::began:
    case CellStepKind::undecided:
      break;
  }
}

/// The words of a step, from its numbers.
class Words {
 public:
  explicit Words(std::string_view step) : step_(step) {}

  std::string for_two() {
    const auto code = static_cast<unsigned char>(step_[0]);
    if (code == kSame) {
      text_ = "same";
      numbers(2);
    } else if (code < kEmpty) {
      text_ = "branch";
      text_ += kSides[code - kBranch];
      numbers(1);
    } else if (code == kSuppose) {
      text_ = "suppose";
      numbers(1);
    } else if (code == kOptimal || code == kUnits) {
      text_ = code == kOptimal ? "optimal by" : "units by";
      weights();
    } else if (code < kTight) {
      text_ = "empty";
      text_ += kSides[code - kEmpty];
      numbers(1);
      text_ += " by";
      weights();
    } else if (code < kSubset) {
      text_ = "tight";
      text_ += kSides[code - kTight];
      text_ += " by";
      weights();
    } else if (code == kSubset) {
      text_ = "subset";
      for (const std::string_view side : kSides) {
        text_ += side;
        numbers(next());
      }
    } else {
      text_ = "end ";
      text_ += kEndings[code - kEnd];
    }
    return text_ + '\n';
  }

  std::string for_more() {
    const auto kind = static_cast<CellStepKind>(step_[0]);
    // What is no step is none that a checker knows.
    text_ = kind <= CellStepKind::same ? kCellWords[static_cast<std::size_t>(kind)] : "undecided";
    switch (kind) {
      case CellStepKind::branch:
        numbers(1);
        break;
      case CellStepKind::dominated:
      case CellStepKind::halve:
        numbers(2);
        break;
      case CellStepKind::split:
        numbers(2);
        integer(' ');
        integer(' ');
        break;
      case CellStepKind::vanish:
        numbers(next());
        text_ += " by";
        [[fallthrough]];
      case CellStepKind::empty:
        for (std::uint64_t vertices = next(); vertices > 0; --vertices) {
          text_ += ' ';
          if (const std::uint64_t vertex = next(); vertex != kAllVertices) text_ += std::to_string(vertex);
          number('/');
          for (std::uint64_t each = next(); each > 0; --each) {
            number(' ');
            integer(':');
          }
        }
        break;
      case CellStepKind::mix:
        number(' ');
        for (std::uint64_t count = next(); count > 0; --count) {
          number(' ');
          integer(':');
        }
        break;
      case CellStepKind::point:
        if (std::uint64_t coefficients = next(); coefficients > 0) {
          for (; coefficients > 0; --coefficients) integer(' ');
          text_ += " between";
          for (int bound = 0; bound < 2; ++bound) {
            integer(' ');
            integer('/');
          }
        }
        for (std::uint64_t strategies = next(); strategies > 0; --strategies) {
          number(' ');
          text_ += ':';
          integers();
        }
        break;
      case CellStepKind::box:
        number(' ');
        number(' ');
        integers();
        text_ += " by";
        matrix();
        break;
      case CellStepKind::one:
        matrix();
        break;
      case CellStepKind::set:
      case CellStepKind::same:
      case CellStepKind::only:
      case CellStepKind::open:
      case CellStepKind::began:
      case CellStepKind::undecided:
        break;
    }
    return text_ + '\n';
  }

 private:
  std::uint64_t next() { return unpack(step_, position_); }
  void number(char before) { text_ += before + std::to_string(next()); }
  void integer(char before) { text_ += before + to_string(unpack_integer(step_, position_)); }
  void numbers(std::uint64_t count) {
    for (; count > 0; --count) number(' ');
  }
  /// Each strategy is told by its distance from the one before.
  void weights() {
    std::uint64_t strategy = 0;
    for (std::uint64_t count = next(); count > 0; --count) {
      strategy += next();
      text_ += ' ' + std::to_string(strategy);
      integer(':');
    }
  }
  void integers() {
    for (std::uint64_t count = next(); count > 0; --count) integer(' ');
  }
  void matrix() {
    number(' ');
    integers();
  }

  std::string_view step_;
  std::size_t position_ = 1;
  std::string text_;
};

}  // namespace

std::size_t end_of_step(std::string_view bytes, std::size_t position, bool is_for_two) {
  Skipped step(bytes, position);
  const unsigned code = step.byte();
  if (code == kOpenCode) {
    for (int lists = 0; lists < 4; ++lists) step.skip_list();
  } else if (code == 0 || code > (is_for_two ? std::size_t{kUnits} : kCellWords.size() - 1)) {
    throw std::invalid_argument("a step has no meaning");
  } else if (is_for_two) {
    skip_step_for_two(code, step);
  } else {
    skip_step_for_more(static_cast<CellStepKind>(code), step);
  }
  return step.position();
}

std::string text_of_step(std::string_view step, bool is_for_two) {
  Words words(step);
  return is_for_two ? words.for_two() : words.for_more();
}

}  // namespace nashsolve::proof
