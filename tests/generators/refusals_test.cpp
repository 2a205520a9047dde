// What a family does not make, and the words in which it says so.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "nashsolve/generate.hpp"

namespace nashsolve::testing {
namespace {

using Sizes = std::vector<std::size_t>;

std::string refusal(const std::string& family, const GameRequest& request) {
  try {
    static_cast<void>(generate_game(family, request));
  } catch (const RequestError& error) {
    return error.what();
  }
  return "no refusal";
}

std::string refusal(const std::string& family, Sizes sizes) {
  GameRequest request;
  request.sizes = std::move(sizes);
  return refusal(family, request);
}

TEST(Refusals, SayWhatTheFamilyAllows) {
  EXPECT_EQ(
      refusal("blotto", {12, 12}),
      "found 12x12, expected for 3 hills a number of strategies of 3, 6, 10, 15, 21, 28, 36, ... (T + 2 over "
      "2 for T troops)");
  EXPECT_EQ(refusal("sandholm-gilpin-conitzer", {8, 8}),
            "found 8x8, expected NxN with N = 4k - 1: 3x3, 7x7, 11x11, ...");
  EXPECT_EQ(refusal("sandholm-gilpin-conitzer", {7, 11}),
            "found 7x11, expected NxN with N = 4k - 1: 3x3, 7x7, 11x11, ...");
  EXPECT_EQ(refusal("tournament", {5, 7}),
            "found 5x7, expected NxM with M = N over k for a k from 1 to N - 1, like 6x15");
  EXPECT_EQ(refusal("dual-cyclic", {5, 5}), "found 5x5, expected NxN with N even, 2x2 to 200x200");
  EXPECT_EQ(refusal("dual-cyclic", {202, 202}), "found 202x202, expected NxN with N even, 2x2 to 200x200");
  EXPECT_EQ(refusal("duplicated", {4, 5}),
            "found 4x5, expected an even number of strategies for every player");
  EXPECT_EQ(refusal("coordination", {4, 5}),
            "found 4x5, expected the same number of strategies for every player");
  EXPECT_EQ(refusal("zero-sum", {2, 2, 2}), "found 2x2x2, expected two players, like 5x5");
  EXPECT_EQ(refusal("random", {0, 3}), "found 0x3, expected at least one strategy for each player");
  EXPECT_EQ(refusal("random", Sizes(65, 1)), "found 65 players, expected at most 64");
}

TEST(Refusals, ComeBeforeMemoryIsTaken) {
  const std::string expected = ", expected at most 134217728 payoffs and 1048576 strategies";
  EXPECT_EQ(refusal("random", {100000, 100000}), "found 100000x100000" + expected);
  EXPECT_EQ(refusal("random", Sizes(2, std::size_t{1} << 63U)),
            "found 9223372036854775808x9223372036854775808" + expected);
  EXPECT_NE(refusal("tournament", {1000000, 1}), "no refusal");
}

TEST(Refusals, OfParametersThatAreOutOfRangeOrNotTheFamilys) {
  GameRequest request;
  request.hills = 4;
  EXPECT_EQ(refusal("random", request), "found a number of hills, but random games have none");
  request = {};
  request.range = 0;
  EXPECT_EQ(refusal("random", request), "found the range 0, expected 1 to 1000000000000000");
  request = {};
  request.correlation = Rational(1, 3);
  EXPECT_EQ(refusal("covariant", request), "found the correlation 1/3, expected hundredths, like -0.25");
  request.correlation = Rational(-51, 100);
  request.sizes = {2, 2, 2};
  EXPECT_EQ(refusal("covariant", request),
            "found the correlation -51/100, expected at least -1/2 for 3 players");
  request = {};
  request.density = Rational(3, 2);
  EXPECT_EQ(refusal("sparse", request), "found the density 3/2, expected 0 to 1");
  EXPECT_EQ(refusal("gossip", GameRequest{}).substr(0, 54),
            "found the family 'gossip', expected one of random, zer");
}

}  // namespace
}  // namespace nashsolve::testing
