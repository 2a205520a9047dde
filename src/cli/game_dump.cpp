#include "game_dump.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <random>
#include <system_error>

#include "json_writer.hpp"

namespace nashsolve::cli {

namespace {

using report::JsonWriter;
using Layout = JsonWriter::Layout;

/// Nested by player 1's strategy, then player 2's, ...; innermost the payoff of each player.
void write_payoffs(JsonWriter& json, const Game& game, std::size_t player, std::size_t cell) {
  json.begin_array(player == 0 ? Layout::lines : Layout::line);
  if (player == game.player_count()) {
    for (std::size_t i = 0; i < game.player_count(); ++i) json.value(game.payoff(i, cell));
  } else {
    for (std::size_t s = 0; s < game.strategy_count(player); ++s) {
      write_payoffs(json, game, player + 1, cell + s * game.stride(player));
    }
  }
  json.end_array();
}

void write_game_file(const Game& game, std::FILE* file) {
  const Sink sink = [file](std::string_view text) {
    static_cast<void>(std::fwrite(text.data(), 1, text.size(), file));
  };
  JsonWriter json(sink, true);
  json.begin_object(Layout::lines);
  json.key("title");
  json.value(game.title());
  json.key("players");
  json.begin_array(Layout::lines);
  for (const Player& player : game.players()) {
    json.begin_object(Layout::line);
    json.key("name");
    json.value(player.name);
    json.key("strategies");
    json.begin_array(Layout::line);
    for (const std::string& label : player.strategies) json.value(label);
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.key("payoffs");
  write_payoffs(json, game, 0, 0);
  json.end_object();
  json.finish();
}

}  // namespace

std::string dump_game(const Game& game) {
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
  if (error) return {};
  std::random_device random;
  const std::string path = (folder / fmt::format("nashsolve-{:08x}{:08x}.json", random(), random())).string();
  std::FILE* const file = std::fopen(path.c_str(), "wbx");
  if (file == nullptr) return {};
  write_game_file(game, file);
  const bool was_written = std::ferror(file) == 0;
  return std::fclose(file) == 0 && was_written ? path : std::string();
}

}  // namespace nashsolve::cli
