#include "possible_games.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "nashsolve/errors.hpp"

namespace nashsolve::cli {

namespace {

/// Empty where nothing takes the strategic form.
std::string_view option_for_form(const Options& options) {
  if (options.minimize) return "--minimize";
  if (options.find == Find::pure) return "--find pure";
  if (!options.proof.empty()) return "--proof";
  if (!options.checkpoint.empty()) return "--checkpoint";
  if (!options.report.empty()) return "--report";
  if (options.select) return "--select";
  if (options.only) return "--only";
  if (options.format == OutputFormat::csv) return "--format csv";
  if (options.format == OutputFormat::gambit) return "--format gambit";
  if (options.format == OutputFormat::lrs) return "--format lrs";
  return {};
}

}  // namespace

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

void require_possible(const LargeTree& large, const Options& options) {
  const std::string_view option = option_for_form(options);
  if (option.empty()) return;
  throw InputError(
      large.location(),
      fmt::format("found a tree whose strategic form is out of reach, expected a smaller one for {}", option),
      fmt::format("without {} one equilibrium is found in the tree", option));
}

}  // namespace nashsolve::cli
