// Independent tasks of one search on several threads.
//
// Without a number of threads the tasks share those of the TBB arena that the caller is in, so that searches
// of several games at once use each core once, and the last of them all cores. A thread that waits for its
// own search takes tasks of no other: it must not be late for its own result.
#pragma once

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cstddef>

namespace nashsolve::bimatrix {

/// Calls task(k) for all k below `count`; `threads` as in SolveOptions.
template <class Task>
void run_tasks(unsigned threads, std::size_t count, const Task& task) {
  if (threads == 1 || count < 2) {
    for (std::size_t k = 0; k < count; ++k) task(k);
    return;
  }
  const auto run = [&] { tbb::parallel_for(std::size_t{0}, count, task, tbb::simple_partitioner()); };
  if (threads == 0) {
    tbb::this_task_arena::isolate(run);
    return;
  }
  // More threads than cores are allowed where they are asked for.
  const std::size_t most = std::max(
      tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism), std::size_t{threads});
  const tbb::global_control allowed(tbb::global_control::max_allowed_parallelism, most);
  tbb::task_arena arena(static_cast<int>(threads));
  arena.execute(run);
}

/// How many threads run_tasks() uses at most.
inline std::size_t thread_count(unsigned threads) {
  return threads != 0 ? threads : static_cast<std::size_t>(tbb::this_task_arena::max_concurrency());
}

}  // namespace nashsolve::bimatrix
