// nashsolve-render svg|png WIDTH HEIGHT
//
// Reads an option object from standard input and writes the picture to standard output. Where that fails it
// says why in one line of standard error, and exits with 1.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

#include "ample_stack.hpp"
#include "png.hpp"
#include "script_engine.hpp"

namespace nashsolve::render {

namespace {

constexpr int kLargestSide = 1'000'000;

struct Task {
  bool is_png;
  int width;
  int height;
};

std::optional<int> side_of(std::string_view text) {
  int side = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), side);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (side < 1 || side > kLargestSide) return std::nullopt;
  return side;
}

std::optional<Task> task_of(int argument_count, const char* const* arguments) {
  if (argument_count != 4) return std::nullopt;
  const std::string_view format = arguments[1];
  const std::optional<int> width = side_of(arguments[2]);
  const std::optional<int> height = side_of(arguments[3]);
  if ((format != "svg" && format != "png") || !width || !height) return std::nullopt;
  return Task{format == "png", *width, *height};
}

std::string standard_input() {
  std::string text;
  std::array<char, 65536> piece = {};
  while (const std::size_t size = std::fread(piece.data(), 1, piece.size(), stdin)) {
    text.append(piece.data(), size);
  }
  if (std::ferror(stdin) != 0) throw std::runtime_error("standard input cannot be read");
  return text;
}

void draw(const Task& task) {
  std::string picture = svg_of(standard_input(), task.width, task.height);
  if (task.is_png) picture = png_of(picture, task.width, task.height);
  if (std::fwrite(picture.data(), 1, picture.size(), stdout) != picture.size() || std::fflush(stdout) != 0) {
    throw std::runtime_error("standard output cannot be written");
  }
}

int fail(std::string message) {
  std::replace(message.begin(), message.end(), '\n', ' ');
  static_cast<void>(std::fprintf(stderr, "%s\n", message.c_str()));
  return EXIT_FAILURE;
}

}  // namespace

}  // namespace nashsolve::render

int main(int argument_count, char** arguments) {
  using namespace nashsolve::render;
  const std::optional<Task> task = task_of(argument_count, arguments);
  if (!task) return fail("usage: nashsolve-render svg|png WIDTH HEIGHT <OPTION.json >PICTURE");
  return nashsolve::with_ample_stack([&] {
    try {
      draw(*task);
      return EXIT_SUCCESS;
    } catch (const std::exception& error) {
      return fail(error.what());
    }
  });
}
