#include "png.hpp"

#include <cairo.h>
#include <librsvg/rsvg.h>

#include <memory>
#include <stdexcept>

namespace nashsolve::render {

namespace {

constexpr int kScale = 2;

struct Unref {
  void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
};

/// Takes the error's memory.
[[noreturn]] void throw_error(GError* error) {
  const std::string message = error == nullptr ? "the SVG renderer failed" : error->message;
  g_clear_error(&error);
  throw std::runtime_error(message);
}

cairo_status_t append(void* closure, const unsigned char* data, unsigned int size) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string png_of(std::string_view svg, int width, int height) {
  GError* error = nullptr;
  const std::unique_ptr<RsvgHandle, Unref> handle(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
  if (!handle) throw_error(error);
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, kScale * width, kScale * height),
      &cairo_surface_destroy);
  const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface.get()), &cairo_destroy);
  const RsvgRectangle viewport{0, 0, static_cast<double>(kScale * width),
                               static_cast<double>(kScale * height)};
  if (rsvg_handle_render_document(handle.get(), cairo.get(), &viewport, &error) == 0) throw_error(error);
  std::string png;
  const cairo_status_t status = cairo_surface_write_to_png_stream(surface.get(), &append, &png);
  if (status != CAIRO_STATUS_SUCCESS) throw std::runtime_error(cairo_status_to_string(status));
  return png;
}

}  // namespace nashsolve::render
