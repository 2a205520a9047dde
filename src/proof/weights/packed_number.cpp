#include "packed_number.hpp"

namespace nashsolve::proof {

namespace {
constexpr unsigned kBits = 7;
constexpr std::uint64_t kMore = 128;
}  // namespace

void pack(std::string& bytes, const Integer& value) {
  constexpr std::int64_t kHalf = std::int64_t{1} << 62U;
  if (const auto small = to_int64(value); small && *small<kHalf&& * small> - kHalf) {
    pack(bytes, *small);
    return;
  }
  const std::string sevens = to_sevens(value < 0 ? Integer(-2 * value - 1) : Integer(2 * value));
  for (std::size_t k = 0; k + 1 < sevens.size(); ++k) {
    bytes += static_cast<char>(static_cast<unsigned char>(sevens[k]) + kMore);
  }
  bytes += sevens.back();
}

std::uint64_t unpack(std::string_view bytes, std::size_t& position) {
  std::uint64_t value = 0;
  for (unsigned shift = 0;; shift += kBits) {
    const std::uint64_t byte = static_cast<unsigned char>(bytes[position++]);
    // Where a number of more bits is not what was packed, nothing rests on it.
    if (shift < 64) value |= (byte % kMore) << shift;
    if (byte < kMore) return value;
  }
}

Integer unpack_integer(std::string_view bytes, std::size_t& position) {
  const std::size_t first = position;
  while (static_cast<unsigned char>(bytes[position]) >= kMore) ++position;
  ++position;
  const Integer value = from_sevens(bytes.substr(first, position - first));
  const bool is_negative = value % 2 == 1;
  return is_negative ? Integer(-((value + 1) / 2)) : Integer(value / 2);
}

}  // namespace nashsolve::proof
