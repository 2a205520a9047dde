// The game files of a folder.
#include <algorithm>
#include <string>
#include <string_view>
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

/// Collects failures, or throws the first where nobody wants them.
class Failures {
 public:
  explicit Failures(std::vector<InputError>* wanted) : wanted_(wanted) {}

  void add(const fs::path& path, std::string_view what, const std::error_code& error) {
    InputError failure({path.string(), 0, 0}, std::string(what) + " cannot be read: " + error.message());
    if (wanted_ == nullptr) throw InputError(std::move(failure));
    wanted_->push_back(std::move(failure));
  }
  [[nodiscard]] bool is_empty() const { return wanted_ == nullptr || wanted_->empty(); }

 private:
  std::vector<InputError>* wanted_;
};

}  // namespace

std::vector<std::filesystem::path> find_game_files(const std::filesystem::path& folder,
                                                   std::vector<InputError>* unreadable) {
  Failures failures(unreadable);
  std::vector<fs::path> files;
  std::vector<fs::path> open = {folder};
  while (!open.empty()) {
    const fs::path next = std::move(open.back());
    open.pop_back();
    std::error_code error;
    fs::directory_iterator entry(next, error);
    while (!error && entry != fs::directory_iterator()) {
      const fs::path& path = entry->path();
      std::error_code ignored;
      std::error_code problem;
      if (is_hidden(path)) {
        // Left out, with all below it.
      } else if (entry->is_directory(ignored) && !entry->is_symlink(ignored)) {
        open.push_back(path);
      } else if (format_of(path) && !is_result(path)) {
        if (entry->is_regular_file(problem)) files.push_back(path);
        // A file may be removed meanwhile; a link that leads nowhere was meant to.
        if (problem && (problem != std::errc::no_such_file_or_directory || entry->is_symlink(ignored))) {
          failures.add(path, "the file", problem);
        }
      }
      entry.increment(error);
    }
    if (error) failures.add(next, "the folder", error);
  }
  if (files.empty() && failures.is_empty()) {
    throw InputError({folder.string(), 0, 0}, "found no game in this folder, expected " +
                                                  listed_endings(FormatUse::read, " or ") + " files");
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace nashsolve
