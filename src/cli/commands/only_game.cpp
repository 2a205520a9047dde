#include "only_game.hpp"

#include <chrono>
#include <optional>
#include <utility>
#include <variant>

#include "command_line.hpp"
#include "game_stream.hpp"
#include "interrupt.hpp"
#include "messages.hpp"
#include "nashsolve/large_tree.hpp"
#include "nashsolve/solve_parametric.hpp"
#include "output_names.hpp"
#include "possible_games.hpp"

namespace nashsolve::cli {

LoadedGame read_only_game(const std::string& argument, const Options& options) {
  GameStream games({argument}, read_options(options));
  games.require_no_input(options.output);
  for (const NamedOutput& output : named_outputs(options)) games.require_no_input(output.path);
  std::optional<GameStream::Item> item = games.next();
  if (!item) throw UsageError(argument + ": found no game");
  if (const LargeTree* const large = std::get_if<LargeTree>(&*item)) throw LargeTree(*large);
  if (const InputError* const error = GameStream::failure_in(*item)) throw InputError(*error);
  if (games.has_next()) throw UsageError(argument + ": found several games, expected one");
  LoadedGame loaded = std::get<LoadedGame>(std::move(*item));
  apply_objective(loaded, options);
  return loaded;
}

SolveOptions search_limits(const Options& options, const WatchedMemory& memory) {
  SolveOptions search;
  search.threads = options.threads;
  search.interrupt = &interrupt_flag();
  search.memory_is_short = &memory.is_short();
  if (options.time_limit) search.time_limit = std::chrono::duration<double>(*options.time_limit);
  return search;
}

ExitCode exit_code_of_stop(StopWatch& watch) {
  return watch.reason(0) == Status::interrupted ? ExitCode::interrupted : ExitCode::incomplete;
}

LoadedGame only_game(const Options& options) {
  LoadedGame loaded = read_only_game(only_argument(options), options);
  Messages(options.quiet).warnings(loaded.warnings);
  return loaded;
}

ParametricSolution solve_family(const LoadedGame& loaded, const Options& options) {
  require_few_strategies(loaded);
  const WatchedMemory memory;
  return solve_parametric(*loaded.family, search_limits(options, memory));
}

VerifiedSolution solve_game(const Game& game, const Options& options, const Solver& solver, unsigned prints) {
  const WatchedMemory memory;
  SolveOptions all = search_limits(options, memory);
  all.prints = prints;
  all.exact_forms = options.exact;
  return solver(game, all);
}

const std::string& only_argument(const Options& options) {
  if (options.arguments.empty()) throw UsageError("found no game, expected one");
  if (options.arguments.size() > 1) {
    throw UsageError("found '" + options.arguments[1] + "', expected nothing after the game");
  }
  return options.arguments.front();
}

}  // namespace nashsolve::cli
