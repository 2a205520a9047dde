#include "script_engine.hpp"

#include <duktape.h>

#include <memory>
#include <stdexcept>

#include "render_script.hpp"
#include "text_measure.hpp"

namespace nashsolve::render {

namespace {

/// measureText(text, font): the width in pixels.
duk_ret_t measure_text(duk_context* context) {
  duk_size_t text_size = 0;
  duk_size_t font_size = 0;
  const char* const text = duk_safe_to_lstring(context, 0, &text_size);
  const char* const font = duk_safe_to_lstring(context, 1, &font_size);
  duk_push_number(context, text_width({text, text_size}, {font, font_size}));
  return 1;
}

/// The timers that ECharts asks for would animate; there is nobody to see it.
constexpr std::string_view kTimers = "function setTimeout() { return 0; } function clearTimeout() {}";

class Engine {
 public:
  Engine() : heap_(duk_create_heap_default(), &duk_destroy_heap) {
    if (!heap_) throw std::runtime_error("the JavaScript engine found no memory");
    duk_push_c_function(heap_.get(), &measure_text, 2);
    duk_put_global_string(heap_.get(), "measureText");
    run(kTimers);
    run(script());
  }

  std::string render(std::string_view option, int width, int height) {
    duk_context* const context = heap_.get();
    duk_get_global_string(context, "render");
    duk_push_lstring(context, option.data(), option.size());
    duk_push_int(context, width);
    duk_push_int(context, height);
    require(duk_pcall(context, 3) == DUK_EXEC_SUCCESS);
    return top();
  }

 private:
  void run(std::string_view text) {
    require(duk_peval_lstring(heap_.get(), text.data(), text.size()) == 0);
    duk_pop(heap_.get());
  }

  void require(bool succeeded) {
    if (!succeeded) throw std::runtime_error(top());
  }

  std::string top() {
    duk_size_t size = 0;
    const char* const text = duk_safe_to_lstring(heap_.get(), -1, &size);
    return {text, size};
  }

  std::unique_ptr<duk_context, decltype(&duk_destroy_heap)> heap_;
};

}  // namespace

std::string svg_of(std::string_view option, int width, int height) {
  return Engine().render(option, width, height);
}

}  // namespace nashsolve::render
