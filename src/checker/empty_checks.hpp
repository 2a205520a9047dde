// The checks of `empty` steps, which take most of the time, on several threads. Each is of one face and needs
// no other, so the walk goes on as if it held; the first one that does not is told in the end.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "best_response_rows.hpp"
#include "label_bits.hpp"
#include "proof_stream.hpp"

namespace nashsolve::checker {

class EmptyChecks {
 public:
  /// With one thread each check is made where it is added.
  explicit EmptyChecks(unsigned threads);
  EmptyChecks(const EmptyChecks&) = delete;
  EmptyChecks& operator=(const EmptyChecks&) = delete;
  ~EmptyChecks();

  /// That `weights` show that no point of the rows' polytope has all of `face` tight. `rows` must outlive
  /// this.
  void add(const BestResponseRows& rows, Weights weights, const LabelBits& face);
  /// Where the checks that are added from now on stand in the proof.
  void set_place(std::string place) { place_ = std::move(place); }
  [[nodiscard]] bool needs_places() const { return !threads_.empty(); }

  /// Waits for all. Throws CheckError, with its place, for the first one that does not hold.
  void finish();

 private:
  struct Check {
    const BestResponseRows* rows;
    Weights weights;
    LabelBits face;
    std::string place;
  };
  struct Batch {
    std::size_t number = 0;
    std::vector<Check> checks;
  };
  struct Failure {
    std::size_t batch;
    std::string what;
  };

  void work();
  static std::optional<std::string> first_failure(const std::vector<Check>& checks);
  void hand_over();

  std::string place_;
  Batch filling_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> waiting_;
  std::size_t in_work_ = 0;
  bool is_over_ = false;
  /// The first one in the order of the proof.
  std::optional<Failure> failure_;
  /// What else went wrong in a thread, as a lack of memory.
  std::exception_ptr unexpected_;
  std::vector<std::thread> threads_;
};

}  // namespace nashsolve::checker
