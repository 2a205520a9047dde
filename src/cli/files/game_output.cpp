#include "game_output.hpp"

#include <fmt/format.h>

#include <exception>
#include <filesystem>
#include <new>
#include <optional>
#include <ostream>
#include <random>
#include <sstream>
#include <streambuf>

#include "interrupt.hpp"
#include "nashsolve/write.hpp"
#include "whole_file.hpp"

namespace nashsolve::cli {

namespace {

/// Hands all text on to an Output.
class OutputBuffer : public std::streambuf {
 public:
  explicit OutputBuffer(Output& output) : output_(output) {}

 protected:
  std::streamsize xsputn(const char* text, std::streamsize count) override {
    output_.write({text, static_cast<std::size_t>(count)});
    return count;
  }

  int_type overflow(int_type character) override {
    if (traits_type::eq_int_type(character, traits_type::eof())) return traits_type::not_eof(character);
    const char text = traits_type::to_char_type(character);
    output_.write({&text, 1});
    return character;
  }

 private:
  Output& output_;
};

}  // namespace

void write_game_to(Output& output, const Game& game, Format format) {
  // A reader of standard output might take half a table for a smaller one.
  std::optional<NothingToLose> writing;
  if (output.is_file()) writing.emplace();
  OutputBuffer buffer(output);
  std::ostream stream(&buffer);
  // So that what the Output throws is not swallowed by the stream.
  stream.exceptions(std::ios::badbit);
  write_game(stream, game, format);
}

std::optional<Format> format_for(const std::optional<Format>& chosen, const std::string& path) {
  return chosen ? chosen : format_of(path);
}

std::string dump_game(const Game& game) try {
  std::random_device random;
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() / fmt::format("nashsolve-{:08x}{:08x}.json", random(), random());
  std::ostringstream text;
  write_game(text, game, Format::json);
  WholeFile file(path);
  file.write(text.view());
  file.finish();
  return path.string();
} catch (const std::bad_alloc&) {
  throw;
} catch (const std::exception&) {
  return {};
}

}  // namespace nashsolve::cli
