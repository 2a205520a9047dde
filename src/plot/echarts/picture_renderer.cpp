#include "picture_renderer.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "child_process.hpp"

namespace nashsolve::plot {

namespace {

namespace fs = std::filesystem;

/// Where the program nashsolve-render is: beside the running program, as it is where both were built; where
/// an installation puts it, which may have been moved; where the installation of this library put it. Empty
/// if it is in none of these.
fs::path find_renderer() {
  std::error_code ignored;
  std::vector<fs::path> folders;
  if (const fs::path program = fs::read_symlink("/proc/self/exe", ignored); !program.empty()) {
    folders.push_back(program.parent_path());
    folders.push_back(program.parent_path() / NASHSOLVE_RENDERER_FROM_PROGRAM);
  }
  folders.emplace_back(NASHSOLVE_RENDERER_FOLDER);
  for (const fs::path& folder : folders) {
    fs::path renderer = (folder / "nashsolve-render").lexically_normal();
    if (fs::is_regular_file(renderer, ignored)) return renderer;
  }
  return {};
}

[[noreturn]] void fail(std::string_view reason) {
  throw PictureError(fmt::format("the picture could not be drawn: {}", reason));
}

/// Libraries may have warned before the renderer said why it failed.
std::string_view last_line(std::string_view text) {
  const std::size_t end = text.find_last_not_of('\n');
  if (end == std::string_view::npos) return {};
  text = text.substr(0, end + 1);
  return text.substr(text.rfind('\n') + 1);
}

std::optional<EndedChild> run_renderer(const fs::path& renderer, const std::string& option, const Size& size,
                                       PictureFormat format, const std::function<bool()>& must_stop) {
  const std::string kind = format == PictureFormat::png ? "png" : "svg";
  try {
    return run_child(renderer, {kind, std::to_string(size.width), std::to_string(size.height)}, option,
                     must_stop);
  } catch (const std::system_error& error) {
    fail(fmt::format("{} could not be run: {}", renderer.string(), error.code().message()));
  }
}

}  // namespace

std::optional<std::string> drawn(const std::string& option, const Size& size, PictureFormat format,
                                 const std::function<bool()>& must_stop) {
  const fs::path renderer = find_renderer();
  if (renderer.empty()) {
    throw PictureError(
        "this build cannot draw SVG and PNG: the program nashsolve-render is missing",
        "with nodejs, npm, duktape-dev, librsvg2-dev and libpango1.0-dev installed, ./scripts/run builds it; "
        ".json works without");
  }
  std::optional<EndedChild> result = run_renderer(renderer, option, size, format, must_stop);
  if (!result) return std::nullopt;
  EndedChild& ended = *result;
  if (ended.signal != 0) fail(fmt::format("nashsolve-render was ended by signal {}", ended.signal));
  if (ended.exit_code != 0) {
    const std::string_view reason = last_line(ended.err);
    if (!reason.empty()) fail(reason);
    fail(fmt::format("nashsolve-render ended with exit code {}", ended.exit_code));
  }
  if (ended.out.empty()) fail("nashsolve-render wrote nothing");
  return std::move(ended.out);
}

}  // namespace nashsolve::plot
