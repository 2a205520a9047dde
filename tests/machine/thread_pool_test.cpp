// Workers do each part once, on threads of the pool they are called in, and pass on failures.
#include "thread_pool.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <stdexcept>
#include <vector>

namespace nashsolve {
namespace {

TEST(ThreadPool, WorkersDoEachPartOnce) {
  for (const unsigned threads : {0U, 1U, 2U, 7U}) {
    std::vector<std::atomic<int>> done(5000);
    std::atomic<std::size_t> next = 0;
    std::atomic<int> at_once = 0;
    std::atomic<int> most = 0;
    run_workers(threads, done.size(), [&] {
      const int now = ++at_once;
      int before = most;
      while (now > before && !most.compare_exchange_weak(before, now)) {
      }
      for (std::size_t part = next++; part < done.size(); part = next++) ++done[part];
      --at_once;
    });
    for (const std::atomic<int>& count : done) ASSERT_EQ(count, 1);
    EXPECT_EQ(at_once, 0);
    EXPECT_LE(static_cast<unsigned>(most), worker_count(threads));
  }
}

TEST(ThreadPool, TwoWorkersMeet) {
  std::promise<void> first;
  std::promise<void> second;
  std::atomic<int> calls = 0;
  // Each waits for the other: one thread alone would wait forever.
  run_workers(2, 2, [&] {
    const int call = calls++;
    (call == 0 ? first : second).set_value();
    (call == 0 ? second : first).get_future().wait();
  });
  EXPECT_EQ(calls, 2);
}

TEST(ThreadPool, WhatAWorkerThrowsPassesThrough) {
  for (const unsigned threads : {1U, 3U}) {
    EXPECT_THROW(run_workers(threads, 3, [] { throw std::runtime_error("no"); }), std::runtime_error);
  }
}

TEST(ThreadPool, WorkersInsideOfAJobAreThreadsOfItsPool) {
  ThreadPool pool(3);
  EXPECT_EQ(ThreadPool::current(), nullptr);
  std::promise<void> done;
  std::atomic<int> calls = 0;
  std::atomic<int> strangers = 0;
  unsigned count = 0;
  pool.post([&] {
    count = worker_count(0);
    run_workers(0, 100, [&] {
      ++calls;
      if (ThreadPool::current() != &pool) ++strangers;
    });
    done.set_value();
  });
  done.get_future().wait();
  EXPECT_EQ(count, 3U);
  EXPECT_GE(calls, 1);
  EXPECT_EQ(strangers, 0);
}

TEST(ThreadPool, ABusyPoolLeavesALoopToItsCaller) {
  ThreadPool pool(2);
  std::promise<void> release;
  std::shared_future<void> released = release.get_future().share();
  std::promise<int> sum;
  pool.post([released] { released.wait(); });
  pool.post([&] {
    std::atomic<int> next = 0;
    std::atomic<int> total = 0;
    run_workers(0, 10, [&] {
      for (int part = next++; part < 10; part = next++) total += part;
    });
    sum.set_value(total);
  });
  EXPECT_EQ(sum.get_future().get(), 45);
  release.set_value();
}

}  // namespace
}  // namespace nashsolve
