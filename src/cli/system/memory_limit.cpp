#include "memory_limit.hpp"

#include <fcntl.h>
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

#include "descriptor.hpp"

namespace nashsolve::cli {

namespace {

namespace fs = std::filesystem;

/// Between two looks, each of which takes some microseconds.
constexpr std::chrono::milliseconds kBetweenLooks(10);
/// For a search that was told to stop to give its memory back, before the next one is told.
constexpr std::chrono::milliseconds kUntilNext(500);
/// What a thread's stack may take, and what is taken besides, as by the picture libraries' tables.
constexpr std::uint64_t kStack = std::uint64_t{8} << 20U;
constexpr std::uint64_t kBesides = std::uint64_t{32} << 20U;

/// Where /proc says what the process has: pages in memory, those of them that are shared with files, and
/// pages that are its own to write.
struct Taken {
  std::uint64_t bytes = 0;
  std::uint64_t asked_for = 0;
};

std::optional<Taken> taken(int file) {
  std::array<char, 256> text{};
  const ssize_t length = pread(file, text.data(), text.size(), 0);
  if (length <= 0) return std::nullopt;
  // size resident shared text library data
  std::array<std::uint64_t, 6> pages{};
  const char* position = text.data();
  const char* const end = position + length;
  for (std::uint64_t& count : pages) {
    const auto [rest, error] = std::from_chars(position, end, count);
    if (error != std::errc() || rest == end) return std::nullopt;
    position = rest + 1;
  }
  const auto page = static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
  return Taken{(pages[1] - std::min(pages[1], pages[2])) * page, pages[5] * page};
}

std::optional<std::uint64_t> number_in(const fs::path& path) {
  std::ifstream file(path);
  std::uint64_t number = 0;
  if (!(file >> number)) return std::nullopt;
  return number;
}

/// The least limit of the control group that /proc/self/cgroup names and of those above it: of version 2
/// ("0::/path") or of version 1's controller of memory.
std::uint64_t least_of_groups(std::uint64_t bytes) {
  std::ifstream groups("/proc/self/cgroup");
  for (std::string line; std::getline(groups, line);) {
    const std::size_t first = line.find(':');
    const std::size_t second = first == std::string::npos ? first : line.find(':', first + 1);
    if (second == std::string::npos) continue;
    const std::string_view controllers = std::string_view(line).substr(first + 1, second - first - 1);
    const bool is_second_version = controllers.empty();
    if (!is_second_version && controllers.find("memory") == std::string_view::npos) continue;
    const fs::path root = is_second_version ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory";
    const char* const name = is_second_version ? "memory.max" : "memory.limit_in_bytes";
    fs::path below = fs::path(line.substr(second + 1)).relative_path();
    for (;;) {
      bytes = std::min(bytes, number_in(root / below / name).value_or(bytes));
      if (below.empty()) break;
      below = below.parent_path();
    }
  }
  return bytes;
}

}  // namespace

/// The searches that are watched, in the order in which they began, and the thread that watches.
class MemoryWatch {
 public:
  MemoryWatch() = default;
  MemoryWatch(const MemoryWatch&) = delete;
  MemoryWatch& operator=(const MemoryWatch&) = delete;

  void limit(std::uint64_t bytes) { most_ = bytes; }

  void begin(WatchedMemory& search) {
    const std::lock_guard lock(mutex_);
    searches_.push_back(&search);
    if (most_ == 0 || thread_.joinable()) return;
    try {
      thread_ = std::thread([this] { watch(); });
    } catch (const std::system_error&) {
      // Without a thread only the system keeps the limit.
    }
  }

  void end(WatchedMemory& search) {
    {
      const std::lock_guard lock(mutex_);
      searches_.erase(std::find(searches_.begin(), searches_.end(), &search));
    }
    if (search.is_short_) malloc_trim(0);
  }

  ~MemoryWatch() {
    {
      const std::lock_guard lock(mutex_);
      is_over_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
  }

 private:
  void watch() {
    const Descriptor file(open("/proc/self/statm", O_RDONLY | O_CLOEXEC));
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, kBetweenLooks, [this] { return is_over_; })) {
      if (searches_.empty()) continue;
      const std::optional<Taken> now = taken(file.number());
      // An eighth is left for what has to be done with what was found.
      if (!now || now->bytes < most_ - most_ / 8) continue;
      const auto next = std::find_if(searches_.begin(), searches_.end(),
                                     [](const WatchedMemory* search) { return !search->is_short_; });
      if (next == searches_.end()) continue;
      (*next)->is_short_ = true;
      if (wake_.wait_for(lock, kUntilNext, [this] { return is_over_; })) return;
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::thread thread_;
  std::vector<WatchedMemory*> searches_;
  std::uint64_t most_ = 0;
  bool is_over_ = false;
};

namespace {

MemoryWatch& memory_watch() {
  static MemoryWatch watch;
  return watch;
}

}  // namespace

std::uint64_t default_memory_limit() {
  const auto pages = static_cast<std::uint64_t>(std::max(0L, sysconf(_SC_PHYS_PAGES)));
  const std::uint64_t machine = pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
  return least_of_groups(machine) / 4 * 3;
}

void limit_memory(std::uint64_t bytes, unsigned threads) {
  if (bytes == 0) return;
  memory_watch().limit(bytes);
  const Descriptor file(open("/proc/self/statm", O_RDONLY | O_CLOEXEC));
  const std::optional<Taken> now = taken(file.number());
  const std::uint64_t most = bytes + kBesides + (threads + 2) * kStack;
  // A process that has more before it begins, as one under a sanitizer, could do nothing at all.
  if (!now || now->asked_for >= most) return;
  rlimit data{};
  if (getrlimit(RLIMIT_DATA, &data) != 0) return;
  if (data.rlim_cur != RLIM_INFINITY && data.rlim_cur <= most) return;
  data.rlim_cur = most;
  setrlimit(RLIMIT_DATA, &data);
}

WatchedMemory::WatchedMemory() {
  memory_watch().begin(*this);
}

WatchedMemory::~WatchedMemory() {
  memory_watch().end(*this);
}

}  // namespace nashsolve::cli
