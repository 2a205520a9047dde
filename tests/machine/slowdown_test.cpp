// How much others slow a thread down is seen where there are more threads than processors.
#include "slowdown.hpp"

#include <gtest/gtest.h>
#include <sched.h>

#include <atomic>
#include <cstddef>
#include <fstream>
#include <thread>
#include <vector>

namespace nashsolve {
namespace {

bool system_tells() {
  double ran = 0;
  return static_cast<bool>(std::ifstream("/proc/thread-self/schedstat") >> ran) && ran > 0;
}

/// Some hundred milliseconds of work each, on the one processor that the process is held to.
double slowdown_among(unsigned threads) {
  std::atomic<unsigned> ready = 0;
  double slowdown = 0;
  const auto work = [&](unsigned own) {
    ++ready;
    while (ready < threads) std::this_thread::yield();
    volatile unsigned sum = 0;
    for (unsigned k = 0; k < 200'000'000U; ++k) sum = sum + k;
    if (own == 0) slowdown = slowdown_of_thread();
  };
  std::vector<std::thread> running;
  for (unsigned own = 0; own < threads; ++own) running.emplace_back(work, own);
  for (std::thread& thread : running) thread.join();
  return slowdown;
}

TEST(Slowdown, IsThatOfThreadsThatShareAProcessor) {
  if (!system_tells()) GTEST_SKIP() << "the system does not tell";
  cpu_set_t processors;
  ASSERT_EQ(sched_getaffinity(0, sizeof processors, &processors), 0);
  std::size_t first = 0;
  while (!CPU_ISSET(first, &processors)) ++first;
  CPU_ZERO(&processors);
  CPU_SET(first, &processors);
  ASSERT_EQ(sched_setaffinity(0, sizeof processors, &processors), 0);
  const double alone = slowdown_among(1);
  const double among_six = slowdown_among(6);
  EXPECT_GE(alone, 1);
  // Of six that take turns each waits for five; the first to end may have had more than its share.
  EXPECT_GT(among_six, 2);
}

}  // namespace
}  // namespace nashsolve
