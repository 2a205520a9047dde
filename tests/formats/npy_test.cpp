// NumPy's .npy: every type of number, both orders, all versions, and what is refused with its message. Files
// that numpy.save wrote are among the forms (formats_forms_test.cpp).
#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <string>

#include "formats_support.hpp"

namespace nashsolve::testing {
namespace {

std::string bytes_of(std::uint64_t value, std::size_t count, bool is_little_endian = true) {
  std::string bytes;
  for (std::size_t k = 0; k < count; ++k) {
    const std::size_t shift = 8 * (is_little_endian ? k : count - 1 - k);
    bytes += static_cast<char>(value >> shift & 255U);
  }
  return bytes;
}

std::string bytes_of(double value) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return bytes_of(bits, 8);
}

/// A file of numpy.save with this header.
std::string with_header(std::string header, const std::string& data, char major = 1) {
  const std::size_t length_bytes = major == 1 ? 2 : 4;
  const std::size_t before = 8 + length_bytes;
  while ((before + header.size() + 1) % 64 != 0) header += ' ';
  header += '\n';
  return "\x93NUMPY" + std::string{major, '\0'} + bytes_of(header.size(), length_bytes) + header + data;
}

std::string array(const std::string& type, const std::string& shape, const std::string& data,
                  const std::string& fortran_order = "False") {
  return with_header(
      "{'descr': '" + type + "', 'fortran_order': " + fortran_order + ", 'shape': (" + shape + "), }", data);
}

Texts matrix_of(const std::string& file) {
  return payoffs(read(file, Format::npy, SingleMatrix::zero_sum), 0);
}

std::string refusal_of(const std::string& file, SingleMatrix single_matrix = SingleMatrix::zero_sum) {
  try {
    static_cast<void>(read(file, Format::npy, single_matrix));
  } catch (const InputError& error) {
    return error.what();
  }
  return "read";
}

TEST(Npy, EveryIntegerIsExact) {
  EXPECT_EQ(matrix_of(array("|i1", "1, 2", "\x80\x7F")), (Texts{"-128", "127"}));
  EXPECT_EQ(matrix_of(array("|u1", "1, 2", "\x80\xFF")), (Texts{"128", "255"}));
  EXPECT_EQ(matrix_of(array("|b1", "1, 2", std::string("\x01\x00", 2))), (Texts{"1", "0"}));
  EXPECT_EQ(matrix_of(array("<i2", "1, 1", bytes_of(0x8000, 2))), (Texts{"-32768"}));
  EXPECT_EQ(matrix_of(array(">i2", "1, 1", bytes_of(0x0102, 2, false))), (Texts{"258"}));
  EXPECT_EQ(matrix_of(array("<u4", "1, 1", bytes_of(0xFFFFFFFF, 4))), (Texts{"4294967295"}));
  EXPECT_EQ(
      matrix_of(array("<i8", "1, 2", bytes_of(std::uint64_t{1} << 63U, 8) + bytes_of(~std::uint64_t{0}, 8))),
      (Texts{"-9223372036854775808", "-1"}));
  EXPECT_EQ(matrix_of(array(">u8", "1, 1", bytes_of(~std::uint64_t{0}, 8, false))),
            (Texts{"18446744073709551615"}));
}

TEST(Npy, FloatingPointIsTheNumberThatIsThere) {
  EXPECT_EQ(matrix_of(array("<f8", "1, 4", bytes_of(0.5) + bytes_of(-3.0) + bytes_of(0.1) + bytes_of(-0.0))),
            (Texts{"1/2", "-3", "3602879701896397/36028797018963968", "0"}));
  EXPECT_EQ(matrix_of(array("<f8", "1, 1", bytes_of(1e23))), (Texts{"99999999999999991611392"}));
  // The largest and the least of float32, one third of float16, its least.
  EXPECT_EQ(matrix_of(array("<f4", "1, 1", bytes_of(0x7F7FFFFF, 4))),
            (Texts{"340282346638528859811704183484516925440"}));
  EXPECT_EQ(matrix_of(array("<f4", "1, 1", bytes_of(0x3E800000, 4))), (Texts{"1/4"}));
  EXPECT_EQ(matrix_of(array("<f2", "1, 3", bytes_of(0x3555, 2) + bytes_of(0x0001, 2) + bytes_of(0xBC00, 2))),
            (Texts{"1365/4096", "1/16777216", "-1"}));
}

TEST(Npy, WhereADecimalWasMeantThereIsAWarning) {
  const std::string file = array("<f8", "1, 3", bytes_of(0.1) + bytes_of(2.0 / 3.0) + bytes_of(0.25));
  const LoadedGame loaded = load(file, Format::npy, SingleMatrix::zero_sum);
  ASSERT_EQ(loaded.warnings.size(), 2U);
  EXPECT_EQ(loaded.warnings[0],
            "game: 0.1 at [0, 0] is not exact in floating point and is read as the number that is there, "
            "3602879701896397/36028797018963968; --rationalize reads 1/10");
  EXPECT_EQ(loaded.warnings[1], "game: 1 further number like that");
  ReadOptions options{Format::npy, SingleMatrix::zero_sum};
  options.rationalize = true;
  const LoadedGame meant = read_game(file, "game", options);
  EXPECT_EQ(payoffs(meant.game, 0), (Texts{"1/10", "2/3", "1/4"}));
  EXPECT_EQ(meant.warnings,
            (Texts{"game: '0.1' is read as 1/10", "game: '0.6666666666666666' is read as 2/3"}));
  EXPECT_TRUE(
      load(array("<f8", "1, 1", bytes_of(0.25)), Format::npy, SingleMatrix::zero_sum).warnings.empty());
}

TEST(Npy, BothOrdersAreTheSameArray) {
  // [[[1, 2], [3, 4], [5, 6]], ...] of 3 x 3 x 2, and its numbers with the first index moving fastest.
  std::string last;
  std::string first(18, '\0');
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) {
      for (std::size_t k = 0; k < 2; ++k) {
        last += static_cast<char>(last.size() + 1);
        first[i + 3 * j + 9 * k] = last.back();
      }
    }
  }
  const Game a = read(array("|i1", "3, 3, 2", last), Format::npy);
  EXPECT_EQ(payoffs(a, 0), (Texts{"1", "3", "5", "7", "9", "11", "13", "15", "17"}));
  EXPECT_EQ(payoffs(a, 1), (Texts{"2", "4", "6", "8", "10", "12", "14", "16", "18"}));
  EXPECT_EQ(read(array("|i1", "3, 3, 2", first, "True"), Format::npy), a);
}

TEST(Npy, PlayersAreTheFirstDimensionTheLastOrArraysOfTheirOwn) {
  const std::string four = "\x01\x02\x03\x04";
  // Three players with 2, 1 and 2 strategies.
  const Game three =
      read(array("|i1", "2, 1, 2, 3", "\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0A\x0B\x0C"), Format::npy);
  EXPECT_EQ(three.player_count(), 3U);
  EXPECT_EQ(payoffs(three, 2), (Texts{"3", "6", "9", "12"}));
  EXPECT_EQ(read(array("|i1", "3, 2, 1, 2", "\x01\x04\x07\x0A\x02\x05\x08\x0B\x03\x06\x09\x0C"), Format::npy),
            three);
  EXPECT_EQ(
      read(array("|i1", "2, 1, 2", four) + array("|u1", "2, 1, 2", four) + array("|i1", "2, 1, 2", four),
           Format::npy)
          .player_count(),
      3U);
}

TEST(Npy, IsRecognisedByItsContent) {
  const std::string file = array("|i1", "3, 3, 2", std::string(18, '\1'));
  EXPECT_EQ(read_game(file, "game", {}).game.cell_count(), 9U);
  EXPECT_NE(refusal_of("{\"payoffs\": 1}"), "read");
}

TEST(Npy, VersionsAndSpellingsOfTheHeaderAreRead) {
  const std::string header = "{\"shape\":(1,2),\"fortran_order\":False,\"descr\":\"|i1\"}";
  for (const char major : {'\1', '\2', '\3'}) {
    EXPECT_EQ(matrix_of(with_header(header, "\1\2", major)), (Texts{"1", "2"}));
  }
}

TEST(Npy, WhatIsNoGameIsRefused) {
  const std::string good = "{'descr': '|i1', 'fortran_order': False, 'shape': (1, 2), }";
  const auto header = [&](const std::string& text) { return refusal_of(with_header(text, "\1\2")); };
  const std::string expected_header =
      ", expected one as {'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }";
  for (const std::string bad :
       {"", "{}", "{'descr': '|i1', 'fortran_order': False, }", "{'descr': '|i1', 'shape': (1, 2), }",
        "{'descr': '|i1', 'descr': '|i1', 'fortran_order': False, 'shape': (1, 2), }",
        "{'descr': '|i1', 'fortran_order': 0, 'shape': (1, 2), }",
        "{'descr': '|i1', 'fortran_order': False, 'shape': (-1, 2), }",
        "{'descr': '|i1', 'fortran_order': False, 'shape': (99999999999999999999, 2), }",
        "{'descr': '|i1', 'fortran_order': False, 'shape': (1, 2), 'more': 1}",
        "{'descr': '|i1' 'fortran_order': False, 'shape': (1, 2)}",
        "{'descr': '|i1', 'fortran_order': False, 'shape': (1, 2)} x", "{'descr': '|i1"}) {
    const std::string message = header(bad);
    EXPECT_EQ(message.rfind("game: found the header '", 0), 0U) << bad << ": " << message;
    EXPECT_NE(message.find(expected_header), std::string::npos) << bad << ": " << message;
  }
  EXPECT_EQ(header(good), "read");
  for (const std::string type :
       {"|O", "<U3", "|S2", "<c16", "<M8[s]", "<f16", "|i2", "<i3", "=i4", "", "<"}) {
    const std::string message = refusal_of(array(type, "1, 2", std::string(64, '\1')));
    EXPECT_EQ(message.rfind("game: found an array of the type '" + type + "', expected integers", 0), 0U)
        << message;
  }
  EXPECT_EQ(header("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1, 2), }"),
            "game: found an array of records, expected one of numbers");
  EXPECT_EQ(refusal_of(array("<f8", "1, 2", bytes_of(1) + bytes_of(0.0 / 0.0))),
            "game: found NaN at [0, 1], expected a number");
  EXPECT_EQ(refusal_of(array("<f8", "1, 1", bytes_of(-1.0 / 0.0))),
            "game: found -inf at [0, 0], expected a number");
  EXPECT_EQ(refusal_of(array("|b1", "1, 1", "\2")),
            "game: found a truth value of 2 at [0, 0], expected a number");
  EXPECT_EQ(
      refusal_of(array("|i1", "2, 2", "\1\2\3")),
      "game: found 3 bytes of numbers, fewer than the array's sizes and type say, expected all of them");
  EXPECT_EQ(
      refusal_of(array("<i8", "4294967296, 4294967296", "\1\2\3")),
      "game: found 3 bytes of numbers, fewer than the array's sizes and type say, expected all of them");
  EXPECT_EQ(refusal_of(array("|i1", "1, 2", "\1\2\3")),
            "game: found more bytes behind an array than its sizes say, expected another array or the end of "
            "the file");
  EXPECT_EQ(refusal_of(array("|i1", "0, 2", "")),
            "game: found an array of NumPy without entries, expected a game");
  EXPECT_EQ(refusal_of(array("|i1", "2,", "\1\2")),
            "game: found an array of 1 dimension, expected one dimension for each player and one for their "
            "payoffs");
  EXPECT_EQ(refusal_of(array("|i1", "1, 2", "\1\2"), SingleMatrix::refuse),
            "game: found one matrix 1 x 2, expected one for each player");
  EXPECT_EQ(refusal_of(array("|i1", "1, 2", "\1\2"), SingleMatrix::symmetric),
            "game: found 1 row and 2 columns, expected as many rows as columns in a symmetric game");
  EXPECT_EQ(
      refusal_of(array("|i1", "1, 2", "\1\2") + array("|i1", "2, 1", "\1\2"), SingleMatrix::refuse),
      "game: found 2 arrays, of which number 2 has the sizes 2 x 1, expected arrays of the same sizes, a "
      "dimension for each player");
  EXPECT_EQ(
      refusal_of(array("|i1", "2, 1, 2", "\1\2\3\4"), SingleMatrix::refuse),
      "game: found an array 2 x 1 x 2, which may hold 2 payoffs for each cell or 2 matrices, expected a form "
      "that says which");
  EXPECT_EQ(refusal_of("\x93NUMPY"), "game: found version 0.0 of NumPy's .npy, expected 1.0, 2.0 or 3.0");
  EXPECT_EQ(refusal_of("\x93NUMPY\4"), "game: found version 4.0 of NumPy's .npy, expected 1.0, 2.0 or 3.0");
  const std::string file = array("|i1", "1, 2", "\1\2");
  for (std::size_t length = 1; length < file.size(); ++length) {
    EXPECT_NE(refusal_of(file.substr(0, length)), "read") << length;
  }
}

}  // namespace
}  // namespace nashsolve::testing
