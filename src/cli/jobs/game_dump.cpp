#include "game_dump.hpp"

#include <fmt/format.h>

#include <exception>
#include <filesystem>
#include <new>
#include <random>
#include <sstream>

#include "nashsolve/write.hpp"
#include "whole_file.hpp"

namespace nashsolve::cli {

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
