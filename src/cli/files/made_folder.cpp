#include "made_folder.hpp"

#include <unistd.h>

#include <system_error>
#include <utility>

#include "place.hpp"

namespace nashsolve::cli {

namespace fs = std::filesystem;

namespace {

/// The innermost first. A folder with something in it is not removed.
void remove_empty(const std::vector<fs::path>& folders) {
  for (const fs::path& folder : folders) ::rmdir(folder.c_str());
}

}  // namespace

MadeFolder::MadeFolder(const fs::path& path) {
  std::error_code error;
  std::vector<fs::path> missing;
  for (fs::path above = path; !above.empty() && !fs::exists(above, error); above = above.parent_path()) {
    if (above.has_filename()) missing.push_back(above);
  }
  fs::create_directories(path, error);
  if (error) {
    remove_empty(missing);
    throw cannot_be_written(path.string(), error.value());
  }
  made_ = std::move(missing);
}

MadeFolder::~MadeFolder() {
  remove_empty(made_);
}

}  // namespace nashsolve::cli
