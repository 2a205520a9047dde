#include "text_measure.hpp"

#include <pango/pangocairo.h>

#include <charconv>
#include <cstddef>
#include <memory>

namespace nashsolve::render {

namespace {

constexpr double kDefaultSize = 12;

/// The number before "px".
double size_of(std::string_view font) {
  const std::size_t unit = font.find("px");
  if (unit == std::string_view::npos) return kDefaultSize;
  const std::size_t blank = font.rfind(' ', unit);
  const std::size_t start = blank == std::string_view::npos ? 0 : blank + 1;
  double size = kDefaultSize;
  std::from_chars(font.data() + start, font.data() + unit, size);
  return size;
}

bool is_bold(std::string_view font) {
  return font.find("bold") != std::string_view::npos || font.find("700") != std::string_view::npos ||
         font.find("600") != std::string_view::npos;
}

template <typename T>
struct Unref {
  void operator()(T* object) const { g_object_unref(object); }
};

struct FreeDescription {
  void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
};

}  // namespace

double text_width(std::string_view text, std::string_view font) {
  const std::unique_ptr<PangoContext, Unref<PangoContext>> context(
      pango_font_map_create_context(pango_cairo_font_map_get_default()));
  const std::unique_ptr<PangoLayout, Unref<PangoLayout>> layout(pango_layout_new(context.get()));
  const std::unique_ptr<PangoFontDescription, FreeDescription> description(pango_font_description_new());
  pango_font_description_set_family(description.get(), "sans-serif");
  pango_font_description_set_weight(description.get(),
                                    is_bold(font) ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size(description.get(), size_of(font) * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), description.get());
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  int width = 0;
  pango_layout_get_size(layout.get(), &width, nullptr);
  return static_cast<double>(width) / PANGO_SCALE;
}

}  // namespace nashsolve::render
