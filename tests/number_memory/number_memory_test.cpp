#include "number_memory.hpp"

#include <gmp.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <new>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve {
namespace {

struct MemoryFunctions {
  void* (*allocate)(std::size_t) = nullptr;
  void* (*reallocate)(void*, std::size_t, std::size_t) = nullptr;
  void (*release)(void*, std::size_t) = nullptr;

  MemoryFunctions() { mp_get_memory_functions(&allocate, &reallocate, &release); }
};

std::string fibonacci(int n) {
  Integer current = 0;
  Integer next = 1;
  for (int k = 0; k < n; ++k) {
    current += next;
    std::swap(current, next);
  }
  return current.get_str();
}

TEST(NumberMemory, LeavesNumbersFromBeforeValid) {
  const MemoryFunctions before;
  std::vector<Integer> old;
  for (int k = 0; k < 200; ++k) old.emplace_back(Integer(7) << static_cast<unsigned>(20 * k));
  reuse_number_memory();
  EXPECT_NE(MemoryFunctions().allocate, before.allocate);
  for (int k = 0; k < 200; ++k) {
    EXPECT_EQ(old[static_cast<std::size_t>(k)] >> static_cast<unsigned>(20 * k), 7);
    old[static_cast<std::size_t>(k)] *= old[static_cast<std::size_t>(k)];
  }
  for (int k = 0; k < 200; ++k) {
    EXPECT_EQ(old[static_cast<std::size_t>(k)] >> static_cast<unsigned>(40 * k), 49);
  }
}

TEST(NumberMemory, GivesABlockAgainToItsSizeOnly) {
  reuse_number_memory();
  const MemoryFunctions gmp;
  for (const std::size_t size : {1U, 8U, 9U, 24U, 120U, 256U, 1024U}) {
    void* const block = gmp.allocate(size);
    gmp.release(block, size);
    void* const larger = gmp.allocate(size + 8);
    EXPECT_NE(larger, block) << size;
    void* const again = gmp.allocate(size);
    EXPECT_EQ(again, block) << size;
    gmp.release(again, size);
    gmp.release(larger, size + 8);
  }
}

// More blocks than are kept, of sizes on both sides of the largest kept one, each filled to its last byte.
TEST(NumberMemory, HandsOutEveryByteOnce) {
  reuse_number_memory();
  const MemoryFunctions gmp;
  constexpr std::array<std::size_t, 8> kSizes = {1, 8, 24, 100, 520, 1024, 1025, 1600};
  std::mt19937_64 random(1);
  struct Block {
    unsigned char* bytes;
    std::size_t size;
    unsigned char value;
  };
  std::vector<Block> blocks;
  const auto whole = [](const Block& block, std::size_t size) {
    return std::all_of(block.bytes, block.bytes + size,
                       [&](unsigned char byte) { return byte == block.value; });
  };
  for (int step = 0; step < 60'000; ++step) {
    const std::size_t size = kSizes[random() % kSizes.size()];
    const std::size_t at = blocks.empty() ? 0 : random() % blocks.size();
    const auto action = (step / 10'000) % 2 == 0 ? random() % 4 : 2 + random() % 4;
    if (action < 2 || blocks.empty()) {
      blocks.push_back(
          {static_cast<unsigned char*>(gmp.allocate(size)), size, static_cast<unsigned char>(step)});
      std::fill_n(blocks.back().bytes, size, blocks.back().value);
    } else if (action == 2) {
      Block& block = blocks[at];
      block.bytes = static_cast<unsigned char*>(gmp.reallocate(block.bytes, block.size, size));
      ASSERT_TRUE(whole(block, std::min(size, block.size))) << "step " << step;
      block.size = size;
      std::fill_n(block.bytes, size, block.value);
    } else {
      ASSERT_TRUE(whole(blocks[at], blocks[at].size)) << "step " << step;
      gmp.release(blocks[at].bytes, blocks[at].size);
      blocks[at] = blocks.back();
      blocks.pop_back();
    }
  }
  for (const Block& block : blocks) {
    ASSERT_TRUE(whole(block, block.size));
    gmp.release(block.bytes, block.size);
  }
}

constexpr int kSeen = 7;

/// Asks for a number of 4 GB with 1 GB of address space.
void ask_for_too_much() {
  std::set_terminate([] {
    try {
      throw;
    } catch (const std::bad_alloc&) {
      std::_Exit(kSeen);
    }
  });
  reuse_number_memory();
  constexpr rlim_t kBytes = rlim_t{1} << 30U;
  const rlimit limit = {kBytes, kBytes};
  setrlimit(RLIMIT_AS, &limit);
  Integer number = 3;
  mpz_mul_2exp(number.get_mpz_t(), number.get_mpz_t(), mp_bitcnt_t{1} << 35U);
}

TEST(NumberMemory, WhatItDoesNotHaveIsABadAllocForTheTerminateHandler) {
  EXPECT_EXIT(ask_for_too_much(), testing::ExitedWithCode(kSeen), "");
}

// Numbers are made by one thread, used by another after the first has ended, and dropped by a third.
TEST(NumberMemory, OutlivesTheThreadThatMadeTheNumber) {
  reuse_number_memory();
  for (int round = 0; round < 20; ++round) {
    std::vector<Rational> numbers(3000);
    std::thread([&] {
      for (std::size_t k = 0; k < numbers.size(); ++k)
        numbers[k] = Rational(1, static_cast<long>(k * (k + 1) + 2));
    }).join();
    std::thread([&] {
      for (Rational& number : numbers) number = 1 / number;
    }).join();
    Rational sum;
    for (const Rational& number : numbers) sum += number;
    const long n = 2999;
    EXPECT_EQ(sum, n * (n + 1) * (n + 2) / 3 + 2 * (n + 1));
    std::thread([&] { numbers.clear(); }).join();
  }
}

TEST(NumberMemory, ComputesInSeveralThreads) {
  reuse_number_memory();
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (std::string& result : results) {
    threads.emplace_back([&result] {
      for (int repeat = 0; repeat < 50; ++repeat) result = fibonacci(200);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : results) EXPECT_EQ(result, "280571172992510140037611932413038677189525");
  EXPECT_EQ(fibonacci(100), "354224848179261915075");
}

}  // namespace
}  // namespace nashsolve
