#include "possible_games.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "nashsolve/errors.hpp"

namespace nashsolve::cli {

void require_possible(const LoadedGame& loaded, const Options& options) {
  const std::size_t players = loaded.game.player_count();
  const auto require_two = [&](std::string_view asked, const std::string& hint = {}) {
    if (players == 2) return;
    throw InputError({loaded.source, 0, 0},
                     fmt::format("found {} players, expected two for {}", players, asked), hint);
  };
  if (options.format == OutputFormat::lrs) require_two("--format lrs");
  if (options.find == Find::paths) require_two("--find paths");
  if (options.format == OutputFormat::gambit && options.exact && players > 2) {
    require_two("--format gambit --exact, as its lines have decimals for what is irrational",
                "--format csv and json have the roots that these numbers are");
  }
  if (!options.checkpoint.empty() && players < 2) {
    throw InputError({loaded.source, 0, 0}, "found one player, expected two or more for --checkpoint");
  }
}

}  // namespace nashsolve::cli
