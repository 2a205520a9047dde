#include "made_folder.hpp"

#include <unistd.h>

#include <system_error>
#include <utility>

#include "place.hpp"

namespace nashsolve::cli {

namespace fs = std::filesystem;

MadeFolder::MadeFolder(const fs::path& path) {
  std::error_code error;
  std::vector<fs::path> missing;
  for (fs::path above = path; !above.empty() && !fs::exists(above, error); above = above.parent_path()) {
    if (above.has_filename()) missing.push_back(above);
  }
  fs::create_directories(path, error);
  if (error) throw cannot_be_written(path.string(), error.value());
  made_ = std::move(missing);
}

MadeFolder::~MadeFolder() {
  // A folder with something in it is not removed.
  for (const fs::path& folder : made_) ::rmdir(folder.c_str());
}

}  // namespace nashsolve::cli
