// `nashsolve explain GAME`.
#include <fmt/format.h>

#include "command_line.hpp"
#include "commands.hpp"
#include "memory_limit.hpp"
#include "nashsolve/explain.hpp"
#include "only_game.hpp"
#include "output.hpp"
#include "stop.hpp"

namespace nashsolve::cli {

ExitCode run_explain(const Options& options, const Solver& solver) {
  Output output(options.output, protection_of(options));
  const WatchedMemory memory;
  StopWatch watch(search_limits(options, memory));
  const auto [loaded, verified] = solve_only_game(options, solver);
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
