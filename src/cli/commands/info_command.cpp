// `nashsolve info GAME`.
#include "commands.hpp"
#include "constant_sum.hpp"
#include "degeneracy.hpp"
#include "info.hpp"
#include "interrupt.hpp"
#include "messages.hpp"
#include "only_game.hpp"
#include "output.hpp"

namespace nashsolve::cli {

ExitCode run_info(const Options& options, const Solver& solver) {
  Output output(options.output, protection_of(options));
  const LoadedGame loaded = read_only_game(only_argument(options), options);
  Messages(options.quiet).warnings(loaded.warnings);
  SolveOptions pure;
  pure.find = Find::pure;
  pure.interrupt = &interrupt_flag();
  InfoFindings findings{std::nullopt, solver(loaded.game, pure).solution()};
  if (loaded.game.player_count() == 2) {
    findings.degeneracy = find_degeneracy(loaded.game);
    if (check_sum(loaded.game).is_constant()) {
      findings.value = single::zero_sum_value(loaded.game, [] { return interrupt_flag().load(); });
    }
  }
  const Sink sink = [&output](std::string_view text) { output.write(text); };
  if (options.format == OutputFormat::text) {
    write_info(loaded.game, source_of(loaded), findings, text_options(options, output.is_terminal()), sink);
  } else {
    write_info_json(loaded.game, source_of(loaded), findings, options.format == OutputFormat::json, sink);
  }
  output.finish();
  return interrupt_flag() ? ExitCode::interrupted : ExitCode::success;
}

}  // namespace nashsolve::cli
