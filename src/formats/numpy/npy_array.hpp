// The arrays of NumPy's .npy files (numpy.lib.format, versions 1.0 to 3.0): a magic string and a version, a
// header that is a dictionary of Python,
//
//   {'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }
//
// and the numbers one after the other. numpy.save puts further arrays behind it where the file is open.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "nashsolve/exact.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

enum class NpyKind : std::uint8_t { boolean, integer, natural, floating };

struct NpyType {
  NpyKind kind = NpyKind::integer;
  std::size_t bytes = 0;
  bool is_little_endian = true;
};

struct NpyArray {
  NpyType type;
  std::vector<std::size_t> sizes;
  /// Fortran's order: the first index moves fastest.
  bool is_first_fastest = false;
  std::string_view data;

  /// All of `data` that belongs to the entry that is number `index` where the last index moves fastest.
  [[nodiscard]] std::string_view entry(std::size_t index) const;
  /// "[0, 2, 1]", as Python names that entry.
  [[nodiscard]] std::string place(std::size_t index) const;
};

/// A number as the file holds it. Of a floating one also the shortest decimal that is rounded to it.
struct NpyNumber {
  Rational exact;
  std::string decimal;
};
/// The number of an entry's bytes, or what is there instead.
std::variant<std::int64_t, NpyNumber, std::string> npy_number(const NpyType& type, std::string_view bytes);

/// True for what begins with the magic string.
bool begins_with_npy(std::string_view text);

/// All arrays of the file, at least one; each has an entry, and as many bytes as its sizes say.
std::vector<NpyArray> npy_arrays(const SourceText& source);

}  // namespace nashsolve::formats
