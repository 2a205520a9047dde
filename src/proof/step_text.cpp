#include "step_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <stdexcept>

#include "packed_number.hpp"

namespace nashsolve::proof {

namespace {

/// By their codes, the lines of the steps with a sign for each number of the binary form: `#` is one that is
/// not negative, `@` the same, left out where it is 0, `%` an integer, and `^` how far a strategy is from the
/// one before it. What stands in brackets is there as often as a number before it says, and what follows `|`
/// in braces once where that is not 0.
constexpr std::array<std::string_view, 18> kFormsForTwo = {"",
                                                           "same # #",
                                                           "branch P #",
                                                           "branch Q #",
                                                           "empty P # by[ ^:%]",
                                                           "empty Q # by[ ^:%]",
                                                           "tight P by[ ^:%]",
                                                           "tight Q by[ ^:%]",
                                                           "subset P[ #] Q[ #]",
                                                           "end empty",
                                                           "end repeated",
                                                           "end found",
                                                           "end covered",
                                                           "end artificial",
                                                           "suppose #",
                                                           "[ #][ #][ #][ #]",
                                                           "optimal by[ ^:%]",
                                                           "units by[ ^:%]"};
constexpr std::array<std::string_view, 16> kFormsForMore = {"",
                                                            "dominated # #",
                                                            "branch #",
                                                            "halve # #",
                                                            "empty[ @/#[ #:%]]",
                                                            "only",
                                                            "point{ %| between %/% %/%}[ #:[ %]]",
                                                            "box # #[ %] by #[ %]",
                                                            "one #[ %]",
                                                            "split # # % %",
                                                            "vanish[ #] by[ @/#[ #:%]]",
                                                            "set",
                                                            "mix #[ #:%]",
                                                            "same",
                                                            "",
                                                            "[ #][ #][ #][ #]"};

/// Reads a step along its form, and writes the line of it that is wanted.
class StepReader {
 public:
  StepReader(std::string_view bytes, std::size_t position, std::string* text)
      : bytes_(bytes), position_(position), text_(text) {}

  void read_step(bool is_for_two) {
    const std::span<const std::string_view> forms =
        is_for_two ? std::span<const std::string_view>(kFormsForTwo) : kFormsForMore;
    const auto code = static_cast<unsigned char>(next()[0]);
    if (code >= forms.size() || forms[code].empty()) throw std::invalid_argument("a step has no meaning");
    read(forms[code]);
  }

  [[nodiscard]] std::size_t position() const { return position_; }

 private:
  void read(std::string_view form) {
    for (std::size_t k = 0; k < form.size(); ++k) {
      if (form[k] == '[' || form[k] == '{') {
        const std::string_view inside = inside_of(form.substr(k));
        read_list(inside);
        k += inside.size() + 1;
      } else if (form[k] == '#') {
        write(std::to_string(number()));
      } else if (form[k] == '^') {
        write(std::to_string(strategy_ += number()));
      } else if (form[k] == '@') {
        if (const std::uint64_t value = number(); value != 0) write(std::to_string(value));
      } else if (form[k] == '%') {
        std::size_t begin = 0;
        const std::string_view packed = next();
        if (text_ != nullptr) write(to_string(unpack_integer(packed, begin)));
      } else {
        write(form.substr(k, 1));
      }
    }
  }

  /// What stands between the bracket at the beginning and its own.
  static std::string_view inside_of(std::string_view form) {
    std::size_t end = 0;
    for (std::size_t open = 1; open > 0;) {
      ++end;
      if (form[end] == '[' || form[end] == '{') ++open;
      if (form[end] == ']' || form[end] == '}') --open;
    }
    return form.substr(1, end - 1);
  }

  void read_list(std::string_view form) {
    const std::string_view packed = next();
    if (packed.size() > kMostBytes - 1) throw std::invalid_argument("a number of a step is too large");
    std::size_t begin = 0;
    const std::uint64_t count = unpack(packed, begin);
    const std::size_t bar = std::min(form.find('|'), form.size());
    for (std::uint64_t left = count; left > 0; --left) read(form.substr(0, bar));
    if (count > 0 && bar < form.size()) read(form.substr(bar + 1));
  }

  /// The bytes of the next number.
  std::string_view next() {
    const std::size_t first = position_;
    do {
      if (position_ == bytes_.size()) throw std::invalid_argument("a step is cut");
    } while ((static_cast<unsigned char>(bytes_[position_++]) & kMore) != 0);
    return bytes_.substr(first, position_ - first);
  }
  std::uint64_t number() {
    std::size_t begin = 0;
    return unpack(next(), begin);
  }
  void write(std::string_view text) {
    if (text_ != nullptr) *text_ += text;
  }

  static constexpr unsigned kMore = 128;
  std::string_view bytes_;
  std::size_t position_;
  std::string* text_;
  std::uint64_t strategy_ = 0;
};

}  // namespace

std::size_t end_of_step(std::string_view bytes, std::size_t position, bool is_for_two) {
  StepReader step(bytes, position, nullptr);
  step.read_step(is_for_two);
  return step.position();
}

std::string text_of_step(std::string_view step, bool is_for_two) {
  std::string text;
  StepReader(step, 0, &text).read_step(is_for_two);
  return text + '\n';
}

}  // namespace nashsolve::proof
