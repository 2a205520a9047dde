#include "find_renderer.hpp"

#include <system_error>
#include <vector>

#ifdef __APPLE__
#include <mach-o/dyld.h>

#include <array>
#include <cstdint>
#endif

namespace nashsolve::plot {

namespace {

namespace fs = std::filesystem;

constexpr const char* kRendererName = "nashsolve-render";

/// Without symbolic links. Empty where the system does not tell.
fs::path running_program() {
  std::error_code ignored;
#ifdef __APPLE__
  std::array<char, 4096> path = {};
  std::uint32_t size = path.size();
  if (_NSGetExecutablePath(path.data(), &size) != 0) return {};
  return fs::canonical(path.data(), ignored);
#else
  return fs::read_symlink("/proc/self/exe", ignored);
#endif
}

}  // namespace

fs::path find_renderer() {
  std::vector<fs::path> folders;
  if (const fs::path program = running_program(); !program.empty()) {
    folders.push_back(program.parent_path());
    folders.push_back(program.parent_path() / NASHSOLVE_RENDERER_FROM_PROGRAM);
  }
  folders.emplace_back(NASHSOLVE_RENDERER_FOLDER);
  for (const fs::path& folder : folders) {
    fs::path renderer = (folder / kRendererName).lexically_normal();
    std::error_code ignored;
    if (fs::is_regular_file(renderer, ignored)) return renderer;
  }
  return {};
}

}  // namespace nashsolve::plot
