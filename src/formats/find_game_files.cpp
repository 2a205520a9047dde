// The game files of a folder.
#include <algorithm>
#include <system_error>

#include "nashsolve/read.hpp"

namespace nashsolve {

namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) {
  return path.filename().native().front() == '.';
}

bool is_result(const fs::path& path) {
  return path.filename().string().ends_with(".solution.json");
}

[[noreturn]] void fail(const fs::path& folder, const std::error_code& error) {
  throw InputError({folder.string(), 0, 0}, "the folder cannot be read: " + error.message());
}

}  // namespace

std::vector<std::filesystem::path> find_game_files(const std::filesystem::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  if (error) fail(folder, error);
  while (entry != fs::recursive_directory_iterator()) {
    const fs::path& path = entry->path();
    std::error_code ignored;
    if (is_hidden(path)) {
      entry.disable_recursion_pending();
    } else if (format_of(path) && !is_result(path) && entry->is_regular_file(ignored)) {
      files.push_back(path);
    }
    entry.increment(error);
    if (error) fail(path, error);
  }
  if (files.empty()) {
    throw InputError({folder.string(), 0, 0}, "found no game in this folder, expected " +
                                                  listed_endings(FormatUse::read, " or ") + " files");
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace nashsolve
