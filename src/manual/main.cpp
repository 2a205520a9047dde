// nashsolve_write_manual FILE...: writes the documents that the files are named for. Part of the build, not
// of what is installed.
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "documents.hpp"
#include "version.hpp"

namespace {

std::string document_for(const std::string& name) {
  using namespace nashsolve::manual;
  if (name == "nashsolve.1") return man_page(nashsolve::cli::kVersion, nashsolve::cli::kVersionDate);
  if (name == "nashsolve.bash") return bash_completion();
  if (name == "_nashsolve") return zsh_completion();
  if (name == "nashsolve.fish") return fish_completion();
  return {};
}

}  // namespace

int main(int argument_count, char** arguments) {
  try {
    for (int k = 1; k < argument_count; ++k) {
      const std::filesystem::path path = arguments[k];
      std::ofstream file(path, std::ios::binary);
      file << document_for(path.filename().string());
      if (!file.flush()) {
        std::cerr << path.string() << ": cannot be written\n";
        return 1;
      }
    }
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
