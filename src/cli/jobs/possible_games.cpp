#include "possible_games.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "nashsolve/errors.hpp"
#include "nashsolve/solve_parametric.hpp"

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

/// What is asked of a game with a parameter that it does not have, and what to do instead, if that is not to
/// give the parameter a value. Empty where all is had.
struct Unanswered {
  std::string_view asked = {};
  std::string_view way_out = {};
};

Unanswered unanswered(const Options& options) {
  if (options.format == OutputFormat::gambit || options.format == OutputFormat::lrs)
    return {"--format gambit or lrs"};
  if (options.format == OutputFormat::csv && options.exact)
    return {"--format csv --exact", "--format text and json have the roots that values of change are"};
  if (options.find != Find::all || options.limit) return {"--find, --start or --limit"};
  if (options.search != Search::automatic || options.select) return {"--search or --select"};
  if (options.only) return {"--only"};
  if (!options.proof.empty()) return {"--proof"};
  if (!options.checkpoint.empty()) return {"--checkpoint"};
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

void require_few_strategies(const LoadedGame& loaded) {
  const std::size_t count = loaded.game.strategy_count(0) + loaded.game.strategy_count(1);
  if (count <= kMostParametricStrategies) return;
  throw InputError(
      {loaded.source, 0, 0},
      fmt::format("found {} strategies and a parameter, expected at most {}", count,
                  kMostParametricStrategies),
      fmt::format("--set {0}=0:4:1/10 solves the game at the values of a grid", loaded.family->parameter));
}

void require_possible_family(const LoadedGame& loaded, const Options& options) {
  const std::string& parameter = loaded.family->parameter;
  if (const auto [asked, way_out] = unanswered(options); !asked.empty()) {
    throw InputError(
        {loaded.source, 0, 0}, fmt::format("found the parameter {}, expected none with {}", parameter, asked),
        way_out.empty() ? fmt::format("--set {0}=1 gives {0} a value", parameter) : std::string(way_out));
  }
  require_few_strategies(loaded);
}

}  // namespace nashsolve::cli
