#include "npy_array.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "limits.hpp"

namespace nashsolve::formats {

namespace {

constexpr std::string_view kMagic = "\x93NUMPY";
/// As numpy.load reads.
constexpr std::size_t kMaxHeaderBytes = 10'000;
constexpr std::string_view kOthersWay =
    "in Python: numpy.save('game.npy', A.astype(float)), or integers with A.astype('int64')";

std::uint64_t unsigned_of(std::string_view bytes, bool is_little_endian) {
  std::uint64_t value = 0;
  for (std::size_t k = 0; k < bytes.size(); ++k) {
    const std::size_t from_most = is_little_endian ? bytes.size() - 1 - k : k;
    value = value << 8U | static_cast<unsigned char>(bytes[from_most]);
  }
  return value;
}

/// The half-precision number of these bits, IEEE 754 binary16.
double half(std::uint64_t bits) {
  const auto exponent = static_cast<int>(bits >> 10U & 31U);
  const auto fraction = static_cast<double>(bits & 1023U);
  const double sign = (bits >> 15U & 1U) == 0 ? 1 : -1;
  if (exponent == 31) return fraction == 0 ? sign * HUGE_VAL : std::numeric_limits<double>::quiet_NaN();
  return sign * (exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(fraction + 1024, exponent - 25));
}

/// The shortest decimal that lies nearer to `value` than half of a unit in its last place.
std::string shortest_of_half(double value) {
  const int exponent = std::max(std::ilogb(value), -14);
  const double half_unit = std::ldexp(1, exponent - 11);
  std::string text;
  constexpr int kEnoughDigits = 5;
  for (int digits = 1; digits <= kEnoughDigits; ++digits) {
    char buffer[32];
    const auto end =
        std::to_chars(std::begin(buffer), std::end(buffer), value, std::chars_format::general, digits);
    text.assign(buffer, end.ptr);
    double decimal = 0;
    std::from_chars(text.data(), text.data() + text.size(), decimal);
    if (std::abs(decimal - value) < half_unit) break;
  }
  return text;
}

template <typename Number>
std::string shortest(Number value) {
  char buffer[32];
  return {buffer, std::to_chars(std::begin(buffer), std::end(buffer), value).ptr};
}

/// Reads one dictionary of Python, of the three keys that numpy.save writes.
class HeaderParser {
 public:
  HeaderParser(const SourceText& source, std::string_view header) : source_(source), text_(header) {}

  NpyArray read() {
    NpyArray array;
    bool has_type = false;
    bool has_order = false;
    bool has_shape = false;
    expect('{');
    while (peek() != '}') {
      const std::string_view key = quoted();
      expect(':');
      if (key == "descr" && !std::exchange(has_type, true)) {
        array.type = type();
      } else if (key == "fortran_order" && !std::exchange(has_order, true)) {
        array.is_first_fastest = truth();
      } else if (key == "shape" && !std::exchange(has_shape, true)) {
        array.sizes = shape();
      } else {
        fail();
      }
      if (peek() != '}') expect(',');
    }
    ++position_;
    if (!has_type || !has_order || !has_shape) fail();
    if (text_.find_first_not_of(" \n", position_) != std::string_view::npos) fail();
    return array;
  }

 private:
  [[noreturn]] void fail() const {
    source_.fail("found the header " + excerpt(text_) +
                 ", expected one as {'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }, which "
                 "numpy.save writes");
  }

  char peek() {
    position_ = std::min(text_.find_first_not_of(' ', position_), text_.size());
    if (position_ == text_.size()) fail();
    return text_[position_];
  }

  void expect(char c) {
    if (peek() != c) fail();
    ++position_;
  }

  std::string_view quoted() {
    const char quote = peek();
    if (quote != '\'' && quote != '"') fail();
    const std::size_t end = text_.find(quote, position_ + 1);
    if (end == std::string_view::npos) fail();
    const std::string_view inner = text_.substr(position_ + 1, end - position_ - 1);
    position_ = end + 1;
    return inner;
  }

  bool truth() {
    peek();
    for (const auto& [word, value] : {std::pair<std::string_view, bool>{"True", true}, {"False", false}}) {
      if (!text_.substr(position_).starts_with(word)) continue;
      position_ += word.size();
      return value;
    }
    fail();
  }

  std::vector<std::size_t> shape() {
    std::vector<std::size_t> sizes;
    expect('(');
    while (peek() != ')') {
      std::size_t size = 0;
      const auto [end, error] = std::from_chars(text_.data() + position_, text_.data() + text_.size(), size);
      if (error != std::errc{}) fail();
      position_ = static_cast<std::size_t>(end - text_.data());
      sizes.push_back(size);
      if (peek() != ')') expect(',');
    }
    ++position_;
    return sizes;
  }

  NpyType type() {
    if (peek() == '[')
      source_.fail("found an array of records, expected one of numbers", std::string(kOthersWay));
    const std::string_view name = quoted();
    const char order = name.empty() ? '?' : name.front();
    const char kind = name.size() < 2 ? '?' : name[1];
    std::size_t bytes = 0;
    const char* const begin = name.data() + std::min<std::size_t>(name.size(), 2);
    const char* const end = name.data() + name.size();
    const auto [stop, error] = std::from_chars(begin, end, bytes);
    const bool is_name = error == std::errc{} && stop == end;
    const bool has_order = order == '<' || order == '>' || (order == '|' && bytes == 1);
    const auto is_one_of = [&](std::initializer_list<std::size_t> sizes) {
      return std::find(sizes.begin(), sizes.end(), bytes) != sizes.end();
    };
    std::optional<NpyKind> known;
    if (kind == 'b' && is_one_of({1})) known = NpyKind::boolean;
    if (kind == 'i' && is_one_of({1, 2, 4, 8})) known = NpyKind::integer;
    if (kind == 'u' && is_one_of({1, 2, 4, 8})) known = NpyKind::natural;
    if (kind == 'f' && is_one_of({2, 4, 8})) known = NpyKind::floating;
    if (!is_name || !has_order || !known) {
      source_.fail("found an array of the type " + excerpt(name) +
                       ", expected integers, booleans, or floating point of 16, 32 or 64 bits",
                   kind == 'O' || name == "|O" || kind == 'U' || kind == 'S'
                       ? "fractions and text are read from JSON: json.dump({\"payoffs\": ...}, file), with "
                         "fractions in quotes"
                       : std::string(kOthersWay));
    }
    return {*known, bytes, order != '>'};
  }

  const SourceText& source_;
  std::string_view text_;
  std::size_t position_ = 0;
};

/// The number of bytes that the sizes ask for, or nothing where that is more than `available`.
std::optional<std::size_t> data_bytes(const NpyArray& array, std::size_t available) {
  std::size_t bytes = array.type.bytes;
  for (const std::size_t size : array.sizes) {
    if (size == 0) return 0;
    if (bytes > available / size) return std::nullopt;
    bytes *= size;
  }
  return bytes > available ? std::nullopt : std::optional(bytes);
}

NpyArray take_array(const SourceText& source, std::size_t& position) {
  const std::string_view rest = source.text().substr(position);
  if (!rest.starts_with(kMagic)) {
    source.fail(position == 0
                    ? "found another beginning than that of an array of NumPy (.npy), expected one "
                      "that numpy.save writes"
                    : "found more bytes behind an array than its sizes say, expected another array or "
                      "the end of the file");
  }
  constexpr std::size_t kVersionEnd = kMagic.size() + 2;
  const auto byte = [&](std::size_t k) { return k < rest.size() ? static_cast<unsigned char>(rest[k]) : 0U; };
  const unsigned major = byte(kMagic.size());
  if (major < 1 || major > 3 || byte(kMagic.size() + 1) != 0) {
    source.fail("found version " + std::to_string(major) + "." + std::to_string(byte(kMagic.size() + 1)) +
                " of NumPy's .npy, expected 1.0, 2.0 or 3.0");
  }
  const std::size_t length_bytes = major == 1 ? 2 : 4;
  const std::size_t begin = kVersionEnd + length_bytes;
  const std::size_t length =
      rest.size() < begin ? 0 : unsigned_of(rest.substr(kVersionEnd, length_bytes), true);
  if (length > kMaxHeaderBytes) {
    source.fail("found a header of " + std::to_string(length) + " bytes, expected at most " +
                std::to_string(kMaxHeaderBytes));
  }
  if (length == 0 || rest.size() - begin < length) {
    source.fail("found the end of the file in the header of an array of NumPy, expected all of it");
  }
  NpyArray array = HeaderParser(source, rest.substr(begin, length)).read();
  const std::string_view data = rest.substr(begin + length);
  const std::optional<std::size_t> bytes = data_bytes(array, data.size());
  if (!bytes) {
    source.fail("found " + counted(data.size(), "byte") +
                " of numbers, fewer than the array's sizes and type say, expected all of them");
  }
  if (*bytes == 0) source.fail("found an array of NumPy without entries, expected a game");
  array.data = data.substr(0, *bytes);
  position += begin + length + *bytes;
  return array;
}

}  // namespace

std::string_view NpyArray::entry(std::size_t index) const {
  if (is_first_fastest) {
    std::size_t stride = 1;
    for (const std::size_t size : sizes) stride *= size;
    std::size_t reordered = 0;
    for (std::size_t axis = sizes.size(); axis-- > 0;) {
      stride /= sizes[axis];
      reordered += index % sizes[axis] * stride;
      index /= sizes[axis];
    }
    index = reordered;
  }
  return data.substr(index * type.bytes, type.bytes);
}

std::string NpyArray::place(std::size_t index) const {
  std::string text;
  for (std::size_t axis = sizes.size(); axis-- > 0;) {
    text.insert(0, (axis == 0 ? "" : ", ") + std::to_string(index % sizes[axis]));
    index /= sizes[axis];
  }
  return "[" + text + "]";
}

std::variant<std::int64_t, NpyNumber, std::string> npy_number(const NpyType& type, std::string_view bytes) {
  const std::uint64_t bits = unsigned_of(bytes, type.is_little_endian);
  if (type.kind == NpyKind::boolean) {
    if (bits > 1) return "a truth value of " + std::to_string(bits);
    return static_cast<std::int64_t>(bits);
  }
  if (type.kind == NpyKind::integer) {
    const auto unused = static_cast<unsigned>(64 - 8 * bytes.size());
    return std::bit_cast<std::int64_t>(bits << unused) >> unused;
  }
  if (type.kind == NpyKind::natural) {
    if (bits <= std::uint64_t{std::numeric_limits<std::int64_t>::max()})
      return static_cast<std::int64_t>(bits);
    const std::string digits = std::to_string(bits);
    return NpyNumber{Rational(Integer(digits)), digits};
  }
  const double value = bytes.size() == 8   ? std::bit_cast<double>(bits)
                       : bytes.size() == 4 ? std::bit_cast<float>(static_cast<std::uint32_t>(bits))
                                           : half(bits);
  if (!std::isfinite(value)) return std::string(std::isnan(value) ? "NaN" : value > 0 ? "inf" : "-inf");
  constexpr double kSmall = 1 << 24;
  if (std::abs(value) <= kSmall && value == std::trunc(value)) return static_cast<std::int64_t>(value);
  return NpyNumber{exact_rational(value), bytes.size() == 8   ? shortest(value)
                                          : bytes.size() == 4 ? shortest(static_cast<float>(value))
                                                              : shortest_of_half(value)};
}

bool begins_with_npy(std::string_view text) {
  return text.starts_with(kMagic);
}

std::vector<NpyArray> npy_arrays(const SourceText& source) {
  std::vector<NpyArray> arrays;
  std::size_t position = 0;
  do {
    if (arrays.size() == kMaxPlayers) {
      source.fail("found more than " + counted(kMaxPlayers, "array") +
                  ", expected one for each player at most");
    }
    arrays.push_back(take_array(source, position));
  } while (position < source.text().size());
  return arrays;
}

}  // namespace nashsolve::formats
