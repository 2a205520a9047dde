#include "residue_space.hpp"

#include <utility>

namespace nashsolve::nplayer {
namespace {

constexpr unsigned kPrimeBits = 31;
constexpr std::uint64_t kPrime = (std::uint64_t{1} << kPrimeBits) - 1;

/// Of any value below 2^63.
std::uint64_t reduced(std::uint64_t value) {
  value = (value & kPrime) + (value >> kPrimeBits);
  value = (value & kPrime) + (value >> kPrimeBits);
  return value >= kPrime ? value - kPrime : value;
}

/// By Fermat.
std::uint64_t inverse(std::uint64_t value) {
  std::uint64_t result = 1;
  for (std::uint64_t exponent = kPrime - 2; exponent > 0; exponent >>= 1U) {
    if ((exponent & 1U) != 0) result = reduced(result * value);
    value = reduced(value * value);
  }
  return result;
}

}  // namespace

std::uint64_t ResidueSpace::residue(const Integer& value) {
  const Integer prime = to_integer(static_cast<std::int64_t>(kPrime));
  return Integer((value % prime + prime) % prime).get_ui();
}

std::size_t ResidueSpace::reduce(Row& row) const {
  for (std::size_t c = 0; c < width_; ++c) {
    if (row[c] == 0) continue;
    if (row_with_[c] == kNoRow) return c;
    const std::uint64_t factor = kPrime - row[c];
    const Row& other = rows_[row_with_[c]];
    for (std::size_t k = c; k < row.size(); ++k) row[k] = reduced(row[k] + factor * other[k]);
  }
  return width_;
}

void ResidueSpace::add_reduced(Row row, std::size_t leading) {
  const std::uint64_t factor = inverse(row[leading]);
  for (std::uint64_t& entry : row) entry = reduced(entry * factor);
  row_with_[leading] = rows_.size();
  leading_.push_back(leading);
  rows_.push_back(std::move(row));
}

bool ResidueSpace::add(Row row) {
  const std::size_t leading = reduce(row);
  if (leading == width_) return false;
  add_reduced(std::move(row), leading);
  return true;
}

}  // namespace nashsolve::nplayer
