// The game files of a folder, and the formats that file names stand for.
#include <algorithm>
#include <array>
#include <cctype>
#include <system_error>
#include <utility>

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

std::optional<Format> format_of(const std::filesystem::path& path) {
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  constexpr std::array<std::pair<std::string_view, Format>, 6> kEndings = {{{".json", Format::json},
                                                                            {".jsonl", Format::jsonl},
                                                                            {".ndjson", Format::jsonl},
                                                                            {".csv", Format::csv},
                                                                            {".nfg", Format::nfg},
                                                                            {".lrs", Format::lrs}}};
  for (const auto& [name, format] : kEndings) {
    if (ending == name) return format;
  }
  return std::nullopt;
}

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
    throw InputError({folder.string(), 0, 0},
                     "found no game in this folder, expected .json, .jsonl, .csv, .nfg or .lrs files");
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace nashsolve
