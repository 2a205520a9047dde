#include "picture_renderer.hpp"

#include <fmt/format.h>

#include "render/render_api.hpp"

#if __has_include(<dlfcn.h>)
#include <dlfcn.h>
#define NASHSOLVE_HAS_DLFCN 1
#endif

namespace nashsolve::plot {

namespace {

#ifdef __APPLE__
[[maybe_unused]] constexpr const char* kLibrary = "@rpath/nashsolve_render.so";
#else
[[maybe_unused]] constexpr const char* kLibrary = "nashsolve_render.so";
#endif

/// Null where it is not installed. The program's run path leads to it.
NashsolveRender find_renderer() {
#ifdef NASHSOLVE_HAS_DLFCN
  void* const library = dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return nullptr;
  return reinterpret_cast<NashsolveRender>(dlsym(library, kNashsolveRenderName));
#else
  return nullptr;
#endif
}

void append(void* context, const char* data, std::size_t size) {
  static_cast<std::string*>(context)->append(data, size);
}

}  // namespace

std::string drawn(const std::string& option, const Size& size, PictureFormat format) {
  const NashsolveRender render = find_renderer();
  if (render == nullptr) {
    throw PictureError(
        "this build cannot draw SVG and PNG: the library nashsolve_render is missing",
        "with nodejs, npm, duktape-dev, librsvg2-dev and libpango1.0-dev installed, ./scripts/run builds it; "
        ".json works without");
  }
  const int kind = format == PictureFormat::png ? kNashsolveRenderPng : kNashsolveRenderSvg;
  std::string result;
  if (!render(option.data(), option.size(), size.width, size.height, kind, &append, &result)) {
    throw PictureError(fmt::format("the picture could not be drawn: {}", result));
  }
  return result;
}

}  // namespace nashsolve::plot
