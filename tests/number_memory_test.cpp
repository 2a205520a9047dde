#include "number_memory.hpp"

#include <gmp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
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

// Allocation number `fail_at` fails, and all after it.
// NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables): GMP's functions take no context.
MemoryFunctions real;
long left_to_give = 0;
// NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)

void* give_some(std::size_t size) {
  if (left_to_give-- <= 0) throw std::bad_alloc();
  return real.allocate(size);
}

void* move_some(void* block, std::size_t old_size, std::size_t new_size) {
  if (left_to_give-- <= 0) throw std::bad_alloc();
  return real.reallocate(block, old_size, new_size);
}

// Each allocation of a computation fails in turn. What is thrown passes through GMP; every number is still
// one, and the same computation with enough memory gives the same result as before.
TEST(NumberMemory, WhatItDoesNotHaveIsAnExceptionThatHarmsNoNumber) {
  reuse_number_memory();
  const auto compute = [](std::vector<Rational>& numbers) {
    for (std::size_t k = 0; k + 2 < numbers.size(); ++k) {
      numbers[k + 2] = numbers[k] * numbers[k + 1] + Rational(3, 7) / (numbers[k] + 1);
      numbers[k] -= numbers[k + 1] * numbers[k + 1];
    }
    Integer factorial = 1;
    mpz_fac_ui(factorial.get_mpz_t(), 300);
    Integer root;
    mpz_sqrt(root.get_mpz_t(), factorial.get_mpz_t());
    Integer power;
    mpz_ui_pow_ui(power.get_mpz_t(), 7, 900);
    Integer divisor;
    mpz_gcdext(divisor.get_mpz_t(), root.get_mpz_t(), power.get_mpz_t(), factorial.get_mpz_t(),
               power.get_mpz_t());
    return Rational(Integer(factorial * power + root).get_str()).get_str(16) + divisor.get_str();
  };
  const auto begin = [] {
    std::vector<Rational> numbers(12);
    for (std::size_t k = 0; k < numbers.size(); ++k) numbers[k] = Rational(static_cast<long>(k) + 2, 5);
    return numbers;
  };
  std::vector<Rational> numbers = begin();
  const std::string expected = compute(numbers);
  const std::vector<Rational> reference = numbers;
  real = MemoryFunctions();
  mp_set_memory_functions(give_some, move_some, real.release);
  long failures = 0;
  for (long count = 0;; ++count) {
    left_to_give = 1'000'000;
    numbers = begin();
    left_to_give = count;
    try {
      const std::string result = compute(numbers);
      EXPECT_EQ(result, expected);
      break;
    } catch (const std::bad_alloc&) {
      ++failures;
    }
    left_to_give = 1'000'000;
    for (Rational& number : numbers) {
      EXPECT_GT(number.get_den(), 0);
      number = number * number + 1;
      number.canonicalize();
      EXPECT_GE(number, 1);
    }
  }
  mp_set_memory_functions(real.allocate, real.reallocate, real.release);
  EXPECT_GT(failures, 50);
  EXPECT_EQ(numbers, reference);
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
