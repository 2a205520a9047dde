// `nashsolve explain GAME`.
#include <fmt/format.h>

#include "command_line.hpp"
#include "commands.hpp"
#include "memory_limit.hpp"
#include "nashsolve/explain_parametric.hpp"
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
  write_explanation(*loaded.family, source_of(loaded), solution, options.explain_format,
                    [&output](std::string_view text) { output.write(text); });
  output.finish();
  return exit_code_of(solution.status);
}

}  // namespace

ExitCode run_explain(const Options& options, const Solver& solver) {
  Output output(options.output, protection_of(options));
  const WatchedMemory memory;
  StopWatch watch(search_limits(options, memory));
  const LoadedGame loaded = only_game(options);
  if (loaded.family) return explain_family(loaded, options, output);
  const VerifiedSolution verified = solve_game(loaded.game, options, solver);
  const std::size_t count = verified.solution().equilibria.size();
  ExplainOptions explain{options.explain_format, std::nullopt, [&watch] { return watch.must_stop(); }};
  if (options.equilibrium) {
    if (*options.equilibrium > count) {
      throw UsageError(fmt::format("--equilibrium: found {}, expected a number from 1 to {}",
                                   *options.equilibrium, count));
    }
    explain.equilibrium = *options.equilibrium - 1;
  }
  const bool is_whole = write_explanation(loaded.game, source_of(loaded), verified, explain,
                                          [&output](std::string_view text) { output.write(text); });
  output.finish();
  const ExitCode code = exit_code_of(verified.solution().status);
  if (is_whole || code != ExitCode::success) return code;
  return watch.reason(0) == Status::interrupted ? ExitCode::interrupted : ExitCode::incomplete;
}

}  // namespace nashsolve::cli
