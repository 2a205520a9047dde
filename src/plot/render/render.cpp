// The one function of the library nashsolve_render.
#include <exception>
#include <string>
#include <string_view>

#include "png.hpp"
#include "render_api.hpp"
#include "script_engine.hpp"

extern "C" __attribute__((visibility("default"))) bool nashsolve_render(const char* option, std::size_t size,
                                                                        int width, int height, int format,
                                                                        NashsolveRenderSink sink,
                                                                        void* context) {
  try {
    std::string picture = nashsolve::render::svg_of({option, size}, width, height);
    if (format == kNashsolveRenderPng) picture = nashsolve::render::png_of(picture, width, height);
    sink(context, picture.data(), picture.size());
    return true;
  } catch (const std::exception& error) {
    const std::string_view message = error.what();
    sink(context, message.data(), message.size());
    return false;
  }
}
