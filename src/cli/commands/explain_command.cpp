// `nashsolve explain GAME`.
#include <fmt/format.h>

#include "command_line.hpp"
#include "commands.hpp"
#include "memory_limit.hpp"
#include "messages.hpp"
#include "nashsolve/explain_parametric.hpp"
#include "nashsolve/large_tree.hpp"
#include "only_game.hpp"
#include "output.hpp"
#include "stop.hpp"

namespace nashsolve::cli {

namespace {

ExitCode explain_family(const LoadedGame& loaded, const Options& options, Output& output) {
  if (options.equilibrium) {
    throw UsageError(fmt::format("--equilibrium: found a game with the parameter {0}, expected a value of it",
                                 loaded.family->parameter),
                     fmt::format("--set {}=1 gives it one", loaded.family->parameter));
  }
  const ParametricSolution solution = solve_family(loaded, options);
  write_explanation(*loaded.family, source_of(loaded), solution, options.explain_format, output.sink());
  output.finish();
  return exit_code_of(solution.status);
}

ExitCode explain_game(const LoadedGame& loaded, const Options& options, const Solver& solver,
                      StopWatch& watch, Output& output) {
  Messages(options.quiet).warnings(loaded.warnings);
  if (loaded.family) return explain_family(loaded, options, output);
  const VerifiedSolution verified = solve_game(loaded.game, options, solver);
  const std::size_t count = verified.solution().equilibria.size();
  ExplainOptions explain{options.explain_format, std::nullopt, [&watch] { return watch.must_stop(); }};
  if (options.equilibrium) {
    if (*options.equilibrium > count) {
      throw InputError({source_of(loaded).name, 0, 0},
                       count == 0 ? "--equilibrium: the search ended before it found one"
                                  : fmt::format("--equilibrium: found {}, expected a number from 1 to {}",
                                                *options.equilibrium, count));
    }
    explain.equilibrium = *options.equilibrium - 1;
  }
  const bool is_whole = write_explanation(loaded.game, source_of(loaded), verified, explain, output.sink());
  output.finish();
  const ExitCode code = exit_code_of(verified.solution().status);
  return is_whole || code != ExitCode::success ? code : exit_code_of_stop(watch);
}

/// Of a tree whose strategic form is out of reach: backward induction, where every move is seen.
ExitCode explain_tree(const LargeTree& large, const Options& options, StopWatch& watch, Output& output) {
  if (options.minimize || options.equilibrium) throw LargeTree(large);
  const ExplainOptions explain{options.explain_format, std::nullopt, [&watch] { return watch.must_stop(); }};
  const std::optional<bool> is_whole =
      write_explanation(large.tree(), {large.location().source, large.sha256}, explain, output.sink());
  if (!is_whole) throw LargeTree(large);
  Messages(options.quiet).warnings(large.warnings);
  output.finish();
  return *is_whole ? ExitCode::success : exit_code_of_stop(watch);
}

}  // namespace

ExitCode run_explain(const Options& options, const Solver& solver) {
  Output output(options.output, protection_of(options));
  const WatchedMemory memory;
  StopWatch watch(search_limits(options, memory));
  try {
    return explain_game(read_only_game(only_argument(options), options), options, solver, watch, output);
  } catch (const LargeTree& large) {
    return explain_tree(large, options, watch, output);
  }
}

}  // namespace nashsolve::cli
