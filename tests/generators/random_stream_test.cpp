// The stream of random numbers that all families draw from.
#include "random_stream.hpp"

#include <gtest/gtest.h>

#include <cstdint>

namespace nashsolve::testing {
namespace {

// The first outputs for the seed 1234567 that the generator's reference implementation prints.
TEST(RandomStream, IsSplitMix64) {
  generators::RandomStream random(1234567);
  EXPECT_EQ(random.next(), 6457827717110365317U);
  EXPECT_EQ(random.next(), 3203168211198807973U);
  EXPECT_EQ(random.next(), 9817491932198370423U);
}

TEST(RandomStream, PassesOverTheOutputsThatWouldFavourSomeNumbers) {
  // 2^64 mod (2^63 + 1) is 2^63 - 1: the outputs below it are passed over.
  constexpr std::uint64_t kBound = (std::uint64_t{1} << 63U) + 1;
  generators::RandomStream random(1234567);
  generators::RandomStream outputs(1234567);
  for (int k = 0; k < 20; ++k) {
    std::uint64_t expected = outputs.next();
    while (expected < kBound - 2) expected = outputs.next();
    EXPECT_EQ(random.below(kBound), expected % kBound);
  }
}

}  // namespace
}  // namespace nashsolve::testing
