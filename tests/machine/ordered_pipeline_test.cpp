// The pipeline keeps the order, its bounds and its promises when something stops it.
#include "ordered_pipeline.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

namespace nashsolve::cli {
namespace {

using Pipeline = OrderedPipeline<int, int>;

struct Trace {
  std::vector<int> delivered;
  std::atomic<int> read = 0;
  std::atomic<int> most_waiting = 0;
  bool is_cancelled = false;
};

/// Reads 0, 1, ..., and squares them.
Pipeline::Stages squares(Trace& trace, int count) {
  Pipeline::Stages stages;
  stages.read = [&trace, count]() -> std::optional<int> {
    if (trace.read == count) return std::nullopt;
    return trace.read++;
  };
  stages.input_size = [](const int&) { return std::size_t{1}; };
  stages.result_size = [](const int&) { return std::size_t{1}; };
  stages.work = [](int& k) { return k * k; };
  stages.deliver = [&trace](int& square) {
    trace.most_waiting =
        std::max<int>(trace.most_waiting, trace.read - static_cast<int>(trace.delivered.size()));
    trace.delivered.push_back(square);
  };
  stages.pause = [] {};
  stages.tick = [](const int*) { return true; };
  stages.cancel = [&trace] { trace.is_cancelled = true; };
  return stages;
}

TEST(OrderedPipeline, DeliversAllInOrderInBoundedMemory) {
  for (const unsigned threads : {1U, 2U, 5U}) {
    Trace trace;
    Pipeline(threads, squares(trace, 20000)).run();
    ASSERT_EQ(trace.delivered.size(), 20000U);
    for (int k = 0; k < 20000; ++k) ASSERT_EQ(trace.delivered[static_cast<std::size_t>(k)], k * k);
    EXPECT_LE(trace.most_waiting, 2100);
    EXPECT_FALSE(trace.is_cancelled);
  }
}

TEST(OrderedPipeline, LargeResultsWaitForTheirTurnInBoundedMemory) {
  Trace trace;
  Pipeline::Stages stages = squares(trace, 200);
  stages.result_size = [](const int&) { return std::size_t{16} << 20U; };
  std::atomic<int> worked = 0;
  std::atomic<int> most_ready = 0;
  stages.work = [&](int& k) {
    // The first result is not ready before the others wait for it.
    int before = -1;
    while (k == 0 && before != worked) {
      before = worked;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    ++worked;
    return k * k;
  };
  stages.deliver = [&](int& square) {
    most_ready = std::max<int>(most_ready, worked - static_cast<int>(trace.delivered.size()));
    trace.delivered.push_back(square);
  };
  Pipeline(3, std::move(stages)).run();
  ASSERT_EQ(trace.delivered.size(), 200U);
  EXPECT_EQ(trace.delivered.back(), 199 * 199);
  EXPECT_LE(most_ready, 20);
}

TEST(OrderedPipeline, NothingIsNothing) {
  Trace trace;
  Pipeline(2, squares(trace, 0)).run();
  EXPECT_TRUE(trace.delivered.empty());
}

TEST(OrderedPipeline, ALoopInsideOfAnItemFinishes) {
  Trace trace;
  Pipeline::Stages stages = squares(trace, 50);
  stages.work = [](int& k) {
    std::atomic<int> next = 0;
    std::atomic<int> sum = 0;
    run_workers(0, 100, [&] {
      for (int part = next++; part < 100; part = next++) sum += part;
    });
    return k + sum;
  };
  Pipeline(3, std::move(stages)).run();
  ASSERT_EQ(trace.delivered.size(), 50U);
  EXPECT_EQ(trace.delivered[49], 49 + 4950);
}

TEST(OrderedPipeline, AFailedDeliveryPassesThroughAndCancelsTheRest) {
  Trace trace;
  Pipeline::Stages stages = squares(trace, 1000000);
  stages.deliver = [&trace](int& square) {
    trace.delivered.push_back(square);
    if (square == 100) throw std::runtime_error("enough");
  };
  EXPECT_THROW(Pipeline(2, std::move(stages)).run(), std::runtime_error);
  EXPECT_TRUE(trace.is_cancelled);
  EXPECT_EQ(trace.delivered.size(), 11U);
}

TEST(OrderedPipeline, AFailedReadPassesThroughWhenAllBeforeItIsDelivered) {
  for (const bool is_memory : {false, true}) {
    Trace trace;
    Pipeline::Stages stages = squares(trace, 1000000);
    stages.read = [&trace, is_memory]() -> std::optional<int> {
      if (trace.read == 5000 && is_memory) throw std::bad_alloc();
      if (trace.read == 5000) throw std::runtime_error("unreadable");
      return trace.read++;
    };
    Pipeline pipeline(2, std::move(stages));
    if (is_memory) {
      EXPECT_THROW(pipeline.run(), std::bad_alloc);
    } else {
      EXPECT_THROW(pipeline.run(), std::runtime_error);
    }
    EXPECT_EQ(trace.delivered.size(), 5000U);
  }
}

TEST(OrderedPipeline, NeverRunItEnds) {
  Trace trace;
  const Pipeline pipeline(3, squares(trace, 10));
  EXPECT_TRUE(pipeline.is_threaded());
}

TEST(OrderedPipeline, StoppedItDeliversWhatWasBegun) {
  Trace trace;
  Pipeline::Stages stages = squares(trace, 1000000);
  std::atomic<bool> is_cancelled = false;
  std::atomic<bool> is_begun = false;
  stages.work = [&](int& k) {
    if (k == 5) is_begun = true;
    while (k == 5 && !is_cancelled) std::this_thread::yield();
    return k * k;
  };
  stages.tick = [&](const int*) { return trace.delivered.size() < 5 || !is_begun; };
  stages.cancel = [&is_cancelled] { is_cancelled = true; };
  Pipeline(2, std::move(stages)).run();
  ASSERT_GE(trace.delivered.size(), 6U);
  EXPECT_LT(trace.delivered.size(), 100000U);
  for (std::size_t k = 0; k < trace.delivered.size(); ++k) {
    ASSERT_EQ(trace.delivered[k], static_cast<int>(k * k));
  }
}

}  // namespace
}  // namespace nashsolve::cli
