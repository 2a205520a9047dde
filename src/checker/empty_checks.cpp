#include "empty_checks.hpp"

#include <system_error>
#include <utility>

#include "check_error.hpp"

namespace nashsolve::checker {

namespace {

/// A check takes about a microsecond (30x30), handing over a few.
constexpr std::size_t kChecksOfBatch = 256;
/// For each thread: the memory stays bounded where the proof is read faster than it is checked.
constexpr std::size_t kBatchesWaiting = 4;

void check(const BestResponseRows& rows, const Weights& weights, const LabelBits& face) {
  if (!rows.show_empty(weights, face)) {
    throw CheckError("the multipliers do not show that the face is empty");
  }
}

}  // namespace

EmptyChecks::EmptyChecks(unsigned threads) {
  try {
    for (unsigned k = 0; threads > 1 && k < threads; ++k) threads_.emplace_back([this] { work(); });
  } catch (const std::system_error&) {
    // The system has no more of them: those that there are do the work.
  }
}

EmptyChecks::~EmptyChecks() {
  {
    const std::lock_guard lock(mutex_);
    is_over_ = true;
    waiting_.clear();
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void EmptyChecks::add(const BestResponseRows& rows, Weights weights, const LabelBits& face) {
  if (threads_.empty()) {
    check(rows, weights, face);
    return;
  }
  filling_.checks.push_back({&rows, std::move(weights), face, place_});
  if (filling_.checks.size() == kChecksOfBatch) hand_over();
}

void EmptyChecks::hand_over() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return waiting_.size() < kBatchesWaiting * threads_.size(); });
  const std::size_t next = filling_.number + 1;
  waiting_.push_back(std::exchange(filling_, {next, {}}));
  changed_.notify_all();
}

void EmptyChecks::finish() {
  if (threads_.empty()) return;
  if (!filling_.checks.empty()) hand_over();
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return waiting_.empty() && in_work_ == 0; });
  if (unexpected_) std::rethrow_exception(unexpected_);
  if (failure_) throw CheckError(failure_->what);
}

std::optional<std::string> EmptyChecks::first_failure(const std::vector<Check>& checks) {
  for (const Check& each : checks) {
    try {
      check(*each.rows, each.weights, each.face);
    } catch (const CheckError& error) {
      return each.place + ": " + error.what();
    }
  }
  return std::nullopt;
}

void EmptyChecks::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return is_over_ || !waiting_.empty(); });
    if (is_over_) return;
    const Batch batch = std::move(waiting_.front());
    waiting_.pop_front();
    ++in_work_;
    changed_.notify_all();
    lock.unlock();
    std::optional<std::string> failed;
    std::exception_ptr unexpected;
    try {
      failed = first_failure(batch.checks);
    } catch (...) {
      unexpected = std::current_exception();
    }
    lock.lock();
    if (unexpected) unexpected_ = unexpected;
    if (failed && (!failure_ || batch.number < failure_->batch))
      failure_ = Failure{batch.number, *std::move(failed)};
    --in_work_;
    changed_.notify_all();
  }
}

}  // namespace nashsolve::checker
