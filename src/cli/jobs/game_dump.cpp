#include "game_dump.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <system_error>

#include "nashsolve/write.hpp"

namespace nashsolve::cli {

std::string dump_game(const Game& game) {
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
  if (error) return {};
  std::random_device random;
  const std::filesystem::path path = folder / fmt::format("nashsolve-{:08x}{:08x}.json", random(), random());
  std::ofstream file(path, std::ios::binary);
  write_game(file, game, Format::json);
  file.close();
  return file ? path.string() : std::string();
}

}  // namespace nashsolve::cli
