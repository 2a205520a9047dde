// A folder for results that is made before anything is written. Where the run ends before that, what was made
// is taken away again, as long as nothing is in it.
#pragma once

#include <filesystem>
#include <vector>

namespace nashsolve::cli {

class MadeFolder {
 public:
  /// Makes the folder and those above it where there are none. Throws OutputError.
  explicit MadeFolder(const std::filesystem::path& path);
  ~MadeFolder();
  MadeFolder(const MadeFolder&) = delete;
  MadeFolder& operator=(const MadeFolder&) = delete;

  /// It stays from now on, whatever comes.
  void keep() { made_.clear(); }

 private:
  /// The innermost first.
  std::vector<std::filesystem::path> made_;
};

}  // namespace nashsolve::cli
