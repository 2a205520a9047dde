// nashsolve_write_manual FORMATS FILE...: writes the documents that the files are named for; FORMATS is
// docs/formats.md. Part of the build, not of what is installed.
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "documents.hpp"
#include "version.hpp"

namespace {

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path + ": cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string document_for(const std::string& name, const std::string& formats_document) {
  using namespace nashsolve::manual;
  if (name == "nashsolve.1")
    return man_page(nashsolve::cli::kVersion, nashsolve::cli::kVersionDate, formats_document);
  if (name == "nashsolve.bash") return bash_completion();
  if (name == "_nashsolve") return zsh_completion();
  if (name == "nashsolve.fish") return fish_completion();
  return {};
}

}  // namespace

int main(int argument_count, char** arguments) {
  try {
    const std::string formats_document = argument_count > 1 ? content_of(arguments[1]) : "";
    for (int k = 2; k < argument_count; ++k) {
      const std::filesystem::path path = arguments[k];
      std::ofstream file(path, std::ios::binary);
      file << document_for(path.filename().string(), formats_document);
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
