// From an endless input to an ordered output, by all cores and in bounded memory.
//
// One thread reads, tasks work, and the caller's thread delivers the results in the order of reading, each as
// soon as its turn has come and it is ready. A bound on what was read and not delivered yet keeps the memory
// small and holds the reader back. A reader that waits for input delays nothing but itself.
//
// The tasks are jobs of one pool: whoever asks for workers inside of `work` gets its threads, so that a large
// item uses the cores that have nothing else to do. Where the system gives no threads, or no memory for work
// to be handed on, the caller's thread does what nobody else does.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "thread_pool.hpp"

namespace nashsolve::cli {

template <class Input, class Result>
class OrderedPipeline {
 public:
  struct Stages {
    /// The next item, nothing at the end; asked by one thread. Must own what it uses: a read that waits when
    /// the pipeline is stopped is left behind. What it throws ends the reading, and passes through when what
    /// was read before is delivered.
    std::function<std::optional<Input>()> read;
    /// What the item, and what its result takes in memory.
    std::function<std::size_t(const Input&)> input_size;
    std::function<std::size_t(const Result&)> result_size;
    /// Called by several threads at once. None of these may throw.
    std::function<Result(Input&)> work;
    /// Called by the thread of run(). What it throws stops the pipeline and passes through.
    std::function<void(Result&)> deliver;
    /// Called by the same thread where no further result is ready.
    std::function<void()> pause;
    /// Called by the same thread several times a second with the first item that is not delivered, if any is
    /// in work. False stops the pipeline: nothing new is begun, what was begun is delivered.
    std::function<bool(const Input*)> tick;
    /// Called once where something is left undone, so that what is in work ends soon.
    std::function<void()> cancel;
  };

  /// `threads` work at a time.
  OrderedPipeline(unsigned threads, Stages stages) : state_(std::make_shared<State>(std::move(stages))) {
    try {
      pool_.emplace(threads);
      reader_ = std::thread([this, state = state_] { read_all(state); });
    } catch (const std::system_error&) {
      pool_.reset();
    }
  }

  ~OrderedPipeline() {
    if (reader_.joinable()) leave();
  }
  OrderedPipeline(const OrderedPipeline&) = delete;
  OrderedPipeline& operator=(const OrderedPipeline&) = delete;

  /// Whether the caller's thread only delivers: otherwise it does all, and there are no ticks while it works.
  [[nodiscard]] bool is_threaded() const { return pool_.has_value(); }

  /// To be called once.
  void run() {
    if (!is_threaded()) {
      do_all();
      return;
    }
    try {
      {
        const std::lock_guard lock(state_->mutex);
        state_->is_running = true;
        state_->has_room.notify_one();
      }
      deliver_all();
    } catch (...) {
      stop();
      leave();
      throw;
    }
    leave();
    if (state_->failure) std::rethrow_exception(state_->failure);
  }

 private:
  static constexpr std::size_t kMostItems = 1024;
  static constexpr std::size_t kMostBytes = std::size_t{64} << 20U;
  /// Results are collected up to this many before the deliverer is woken, while there is other work.
  static constexpr std::size_t kBurst = 32;
  static constexpr std::chrono::milliseconds kTick{20};

  struct Slot {
    Input input;
    std::size_t bytes = 0;
    std::optional<Result> result = std::nullopt;
    bool is_done = false;
  };

  struct State {
    explicit State(Stages given) : stages(std::move(given)) {}

    const Stages stages;
    std::mutex mutex;
    std::condition_variable has_room;
    std::condition_variable has_news;
    /// What was read and not delivered, in order.
    std::deque<std::unique_ptr<Slot>> slots;
    /// The position in it of the first that is not begun.
    std::size_t next = 0;
    std::size_t bytes = 0;
    std::size_t done = 0;
    unsigned workers = 0;
    std::exception_ptr failure;
    bool is_running = false;
    bool is_read = false;
    bool is_stopped = false;

    [[nodiscard]] bool is_full() const {
      return slots.size() >= kMostItems || (bytes >= kMostBytes && !slots.empty());
    }
    /// Whether there is an item to begin, and room for its result; there always is for the first.
    [[nodiscard]] bool can_begin() const {
      return !is_stopped && next < slots.size() && (next == 0 || bytes < kMostBytes);
    }
  };

  void read_all(const std::shared_ptr<State>& shared) {
    State& state = *shared;
    {
      std::unique_lock lock(state.mutex);
      state.has_room.wait(lock, [&] { return state.is_running || state.is_stopped; });
    }
    try {
      read_items(shared);
    } catch (...) {
      const std::lock_guard lock(state.mutex);
      state.failure = std::current_exception();
    }
    const std::lock_guard lock(state.mutex);
    state.is_read = true;
    state.has_news.notify_one();
  }

  void read_items(const std::shared_ptr<State>& shared) {
    State& state = *shared;
    for (;;) {
      std::optional<Input> input = state.stages.read();
      // Once it is stopped, the pipeline may be gone.
      std::unique_lock lock(state.mutex);
      if (input) state.has_room.wait(lock, [&] { return state.is_stopped || !state.is_full(); });
      if (!input || state.is_stopped) return;
      const std::size_t bytes = state.stages.input_size(*input);
      state.slots.push_back(std::make_unique<Slot>(Slot{*std::move(input), bytes}));
      state.bytes += bytes;
      employ(shared, 1);
    }
  }

  /// Brings in up to so many workers, as far as threads and memory are free. Requires the lock.
  void employ(const std::shared_ptr<State>& shared, std::size_t most) {
    for (; most > 0 && shared->workers < pool_->size() && shared->can_begin(); --most) {
      if (!post_work(shared)) return;
      ++shared->workers;
    }
  }

  /// False where there is no memory for it.
  bool post_work(const std::shared_ptr<State>& shared) {
    try {
      pool_->post([this, shared] { work_on(shared); });
      return true;
    } catch (const std::bad_alloc&) {
      return false;
    }
  }

  /// Works on one item and makes room for those that wait for a thread, be it other items or a share of one.
  void work_on(const std::shared_ptr<State>& shared) {
    State& state = *shared;
    std::unique_lock lock(state.mutex);
    while (state.can_begin()) {
      Slot& slot = *state.slots[state.next++];
      lock.unlock();
      Result result = state.stages.work(slot.input);
      const std::size_t bytes = state.stages.result_size(result);
      lock.lock();
      slot.bytes += bytes;
      state.bytes += bytes;
      slot.result.emplace(std::move(result));
      slot.is_done = true;
      ++state.done;
      if (state.slots.front()->is_done && (state.done >= kBurst || !state.can_begin())) {
        state.has_news.notify_one();
      }
      if (state.can_begin() && post_work(shared)) return;
    }
    --state.workers;
    if (state.workers == 0) state.has_news.notify_one();
  }

  void deliver_all() {
    State& state = *state_;
    std::deque<std::unique_ptr<Slot>> ready;
    std::unique_lock lock(state.mutex);
    for (;;) {
      state.has_news.wait_for(lock, kTick, [&] {
        return is_over(state) || (!state.slots.empty() && state.slots.front()->is_done);
      });
      if (state.workers == 0 && state.can_begin() && !state.slots.front()->is_done) {
        ++state.workers;
        lock.unlock();
        work_on(state_);
        lock.lock();
      }
      while (!state.slots.empty() && state.slots.front()->is_done) {
        ready.push_back(std::move(state.slots.front()));
        state.slots.pop_front();
        --state.next;
        --state.done;
        state.bytes -= ready.back()->bytes;
      }
      const bool is_last = is_over(state);
      const Input* const first = state.next > 0 ? &state.slots.front()->input : nullptr;
      if (!state.is_full()) state.has_room.notify_one();
      employ(state_, state.slots.size() - state.next);
      lock.unlock();
      for (const auto& slot : ready) state.stages.deliver(*slot->result);
      if (!ready.empty()) state.stages.pause();
      ready.clear();
      if (is_last) return;
      if (!state.stages.tick(first)) stop();
      lock.lock();
    }
  }

  void do_all() {
    const Stages& stages = state_->stages;
    while (stages.tick(nullptr)) {
      std::optional<Input> input = stages.read();
      if (!input) return;
      Result result = stages.work(*input);
      stages.deliver(result);
      stages.pause();
    }
  }

  static bool is_over(const State& state) {
    if (state.is_stopped) return state.workers == 0 && (state.next == 0 || !state.slots.front()->is_done);
    return state.is_read && state.slots.empty();
  }

  void stop() {
    State& state = *state_;
    {
      const std::lock_guard lock(state.mutex);
      if (state.is_stopped) return;
      state.is_stopped = true;
      state.has_room.notify_one();
    }
    state.stages.cancel();
  }

  /// Waits for the workers, and for the reader unless it waits for input.
  void leave() {
    State& state = *state_;
    std::unique_lock lock(state.mutex);
    state.is_stopped = true;
    state.has_room.notify_one();
    state.has_news.wait(lock, [&] { return state.workers == 0; });
    const bool is_read = state.is_read;
    lock.unlock();
    if (is_read) {
      reader_.join();
    } else {
      reader_.detach();
    }
  }

  std::shared_ptr<State> state_;
  /// Neither, or both.
  std::optional<ThreadPool> pool_;
  std::thread reader_;
};

}  // namespace nashsolve::cli
