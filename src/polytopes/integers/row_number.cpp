#include "row_number.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace nashsolve::bimatrix {

namespace {

using Value = RowNumber::Value;
using Wide = RowNumber::Wide;
using Word = RowNumber::Word;
__extension__ using WideWord = unsigned __int128;

WideWord magnitude(Wide value) {
  return value < 0 ? WideWord(0) - static_cast<WideWord>(value) : static_cast<WideWord>(value);
}

Word magnitude(Value value) {
  return value < 0 ? Word(0) - static_cast<Word>(value) : static_cast<Word>(value);
}

/// A bound of the values' magnitudes that is less than twice the largest of them.
Word largest_of(const Value* values, std::size_t count) {
  Word bits = 0;
  for (std::size_t k = 0; k < count; ++k) bits |= magnitude(values[k]);
  return bits;
}

WideWord common_divisor(WideWord a, WideWord b) {
  while (b != 0) {
    if (static_cast<Word>(a) == a && static_cast<Word>(b) == b) {
      return std::gcd(static_cast<Word>(a), static_cast<Word>(b));
    }
    a = std::exchange(b, a % b);
  }
  return a;
}

/// Rows below it in magnitude stay as they are: it takes less than finding what they have in common.
constexpr Word kSmall = Word(1) << 31U;

/// Writes the values divided by what they have in common where they are not small.
void write_reduced(const std::vector<Wide>& values, WideWord largest, Value* entries, Value& denominator) {
  WideWord divisor = 1;
  if (largest >= kSmall) {
    divisor = magnitude(values.back());
    for (std::size_t k = 0; divisor != 1 && k + 1 < values.size(); ++k) {
      if (values[k] != 0) divisor = common_divisor(divisor, magnitude(values[k]));
    }
    if (largest / divisor >= static_cast<Word>(RowNumber::kBound)) throw Overflow();
  }
  const auto quotient = [divisor](Wide value) {
    if (divisor == 1) return static_cast<Value>(value);
    const auto wide = static_cast<Wide>(divisor);
    // Division of 64 bits takes a fraction of the time.
    if (static_cast<Value>(value) == value && static_cast<Value>(wide) == wide) {
      return static_cast<Value>(value) / static_cast<Value>(wide);
    }
    return static_cast<Value>(value / wide);
  };
  for (std::size_t k = 0; k + 1 < values.size(); ++k) {
    if (values[k] == 0) {
      entries[k] = 0;
    } else {
      entries[k] = quotient(values[k]);
    }
  }
  denominator = quotient(values.back());
}

}  // namespace

void ReducedRows::pivot(std::size_t row, std::size_t column) {
  Value* const pivot_row = &entries[row * width];
  Value own = denominators[row];
  if (pivot_row[column + 1] < 0) {
    own = -own;
    for (std::size_t k = 0; k < used; ++k) pivot_row[k] = -pivot_row[k];
  }
  const Value pivot_value = pivot_row[column + 1];
  // What the entering column takes from other rows is a multiple of this.
  pivot_row[column + 1] = own;
  const Word largest_of_pivot = largest_of(pivot_row, used);
  std::vector<Wide> values(used + 1);
  for (std::size_t other = 0; other < denominators.size(); ++other) {
    Value* const its = &entries[other * width];
    const Value coefficient = its[column + 1];
    if (other == row || coefficient == 0) continue;
    const auto common = static_cast<Value>(std::gcd(magnitude(coefficient), magnitude(pivot_value)));
    const Value scale = pivot_value / common;
    const Value factor = coefficient / common;
    its[column + 1] = 0;
    const WideWord bound =
        WideWord(magnitude(scale)) * std::max(largest_of(its, used), magnitude(denominators[other])) +
        WideWord(magnitude(factor)) * largest_of_pivot;
    if (bound < kSmall) {
      for (std::size_t k = 0; k < used; ++k) its[k] = scale * its[k] - factor * pivot_row[k];
      denominators[other] *= scale;
      continue;
    }
    WideWord largest = 0;
    for (std::size_t k = 0; k < used; ++k) {
      values[k] = Wide(scale) * its[k] - Wide(factor) * pivot_row[k];
      largest = std::max(largest, magnitude(values[k]));
    }
    values[used] = Wide(scale) * denominators[other];
    largest = std::max(largest, magnitude(values[used]));
    write_reduced(values, largest, its, denominators[other]);
  }
  denominators[row] = pivot_value;
}

std::vector<Value> in_lowest_terms(std::span<const Integer> entries, const Integer& denominator,
                                   Value& reduced_denominator) {
  Integer divisor = denominator;
  for (const Integer& entry : entries) {
    if (divisor == 1) break;
    if (sgn(entry) != 0) divisor = greatest_common_divisor(divisor, entry);
  }
  const auto reduced = [&divisor](const Integer& value) {
    const auto fitting = to_int64(divisor == 1 ? value : exact_quotient(value, divisor));
    if (!fitting || *fitting >= RowNumber::kBound || *fitting <= -RowNumber::kBound) throw Overflow();
    return *fitting;
  };
  std::vector<Value> result;
  result.reserve(entries.size());
  reduced_denominator = reduced(denominator);
  for (const Integer& entry : entries) result.push_back(reduced(entry));
  return result;
}

}  // namespace nashsolve::bimatrix
