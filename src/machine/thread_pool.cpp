#include "thread_pool.hpp"

#include <algorithm>
#include <asio/post.hpp>
#include <asio/thread_pool.hpp>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <new>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace nashsolve {

namespace {

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): each thread has its own.
thread_local ThreadPool* pool_of_this_thread = nullptr;

// What a thread's stack (8 MiB on Linux) takes and as much as most games need to be solved.
constexpr std::size_t kRoomOfThread = std::size_t{32} << 20;

/// Under a limit of the address space threads without any work would take what the work needs.
void require_room_for_thread() {
  void* const room = ::operator new(kRoomOfThread, std::nothrow);
  if (room == nullptr) throw std::system_error(std::make_error_code(std::errc::not_enough_memory));
  ::operator delete(room);
}

unsigned core_count() {
  return std::max(1U, std::thread::hardware_concurrency());
}

/// The calls of one run_workers(). Helpers may come when it is over; what it refers to is gone then.
class Crew {
 public:
  explicit Crew(const std::function<void()>& work) : work_(&work) {}

  void help() {
    {
      const std::lock_guard lock(mutex_);
      if (is_over_) return;
      ++helpers_;
    }
    call();
    const std::lock_guard lock(mutex_);
    if (--helpers_ == 0) is_alone_.notify_one();
  }

  void lead() {
    call();
    std::unique_lock lock(mutex_);
    is_over_ = true;
    is_alone_.wait(lock, [this] { return helpers_ == 0; });
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  void call() {
    try {
      (*work_)();
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
    }
  }

  const std::function<void()>* work_;
  std::mutex mutex_;
  std::condition_variable is_alone_;
  std::size_t helpers_ = 0;
  bool is_over_ = false;
  std::exception_ptr failure_;
};

}  // namespace

struct ThreadPool::Threads {
  Threads(ThreadPool& owner, unsigned count) {
    threads.reserve(count);
    try {
      while (threads.size() < count) {
        require_room_for_thread();
        threads.emplace_back([this, &owner] {
          pool_of_this_thread = &owner;
          jobs.attach();
        });
      }
    } catch (const std::system_error&) {
      // Where the system gives no more threads these few do it all.
      if (threads.empty()) throw;
    }
  }

  ~Threads() {
    jobs.stop();
    for (std::thread& thread : threads) thread.join();
  }

  Threads(const Threads&) = delete;
  Threads& operator=(const Threads&) = delete;

  asio::thread_pool jobs{0};
  std::vector<std::thread> threads;
};

ThreadPool::ThreadPool(unsigned threads)
    : threads_(std::make_unique<Threads>(*this, std::max(1U, threads))) {}

ThreadPool::~ThreadPool() = default;

unsigned ThreadPool::size() const {
  return static_cast<unsigned>(threads_->threads.size());
}

void ThreadPool::post(std::function<void()> job) {
  asio::post(threads_->jobs, std::move(job));
}

ThreadPool* ThreadPool::current() {
  return pool_of_this_thread;
}

unsigned worker_count(unsigned threads) {
  if (threads != 0) return threads;
  const ThreadPool* const pool = ThreadPool::current();
  return pool != nullptr ? pool->size() : core_count();
}

void run_workers(unsigned threads, std::size_t most, const std::function<void()>& work) {
  const std::size_t workers = std::min<std::size_t>(most, worker_count(threads));
  if (workers <= 1) {
    work();
    return;
  }
  const auto crew = std::make_shared<Crew>(work);
  const auto helpers = static_cast<unsigned>(workers - 1);
  std::optional<ThreadPool> own;
  ThreadPool* pool = threads == 0 ? ThreadPool::current() : nullptr;
  try {
    if (pool == nullptr) pool = &own.emplace(helpers);
    for (unsigned helper = 0; helper < helpers; ++helper) pool->post([crew] { crew->help(); });
  } catch (const std::system_error&) {
    // One call alone does it all.
  } catch (const std::bad_alloc&) {
    // Those that were called may help.
  }
  crew->lead();
}

}  // namespace nashsolve
