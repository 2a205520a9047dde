#include "progress_line.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <string_view>

#include "words.hpp"

namespace nashsolve::cli {

namespace {

using namespace std::chrono_literals;

/// What is done sooner needs no progress.
constexpr auto kPatience = 500ms;
constexpr auto kPeriod = 100ms;
constexpr auto kLongGame = 1s;

/// A line that a terminal would break cannot be drawn over.
constexpr std::size_t kWidth = 79;
constexpr std::size_t kBarWidth = 20;

void put(std::string_view text) {
  // Where standard error cannot be written, there is nobody to tell.
  static_cast<void>(std::fwrite(text.data(), 1, text.size(), stderr));
  static_cast<void>(std::fflush(stderr));
}

/// To the start of the line, and all of it erased (ECMA-48: CR, EL).
constexpr std::string_view kErase = "\r\x1b[K";

}  // namespace

std::string batch_progress_text(const ProgressLine::Batch& batch) {
  std::string text;
  if (batch.files > 1) {
    const std::size_t full = kBarWidth * batch.files_done / batch.files;
    text = fmt::format("[{:#<{}}{:-<{}}] {} of {}", "", full, "", kBarWidth - full,
                       report::grouped(batch.files_done), report::counted(batch.files, "file", "files"));
  } else {
    text = report::counted(batch.counts.total, "game", "games");
  }
  if (batch.counts.total > 0) text += ": " + counts_text(batch.counts);
  return text;
}

std::string search_progress_text(const SearchProgress& search, double seconds) {
  const std::uint64_t nodes = search.nodes.load();
  std::string text = report::counted(nodes, "node", "nodes");
  const double estimate = search.estimated_nodes.load();
  if (estimate > static_cast<double>(nodes))
    text += fmt::format(" (about {:.0e} in all, an estimate)", estimate);
  text += fmt::format(", {}, {:.0f} s",
                      report::counted(search.equilibria.load(), "equilibrium", "equilibria"), seconds);
  return text;
}

ProgressLine::ProgressLine(bool is_wanted) : is_wanted_(is_wanted) {}

ProgressLine::~ProgressLine() {
  clear();
}

void ProgressLine::update(const Batch& batch, const SolveJob* job) {
  if (!is_wanted_) return;
  const Clock::time_point now = Clock::now();
  if (now - start_ < kPatience || now - latest_ < kPeriod) return;
  latest_ = now;
  std::string text;
  const JobProgress* const progress = job != nullptr ? job->progress.get() : nullptr;
  const bool is_begun = progress != nullptr && progress->is_begun.load(std::memory_order_acquire);
  const bool is_only_one = batch.files <= 1 && batch.counts.total == 0;
  if (!is_only_one) text = batch_progress_text(batch);
  if (is_begun && (is_only_one || now - progress->start >= kLongGame)) {
    const double seconds = std::chrono::duration<double>(now - progress->start).count();
    text += (text.empty() ? "" : "; ") + search_progress_text(progress->search, seconds);
  }
  if (text.empty()) return;
  // All of it is ASCII.
  put(std::string(kErase) + text.substr(0, kWidth));
  is_drawn_ = true;
}

void ProgressLine::clear() {
  if (!is_drawn_) return;
  put(kErase);
  is_drawn_ = false;
}

}  // namespace nashsolve::cli
