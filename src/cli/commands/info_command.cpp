// `nashsolve info GAME`.
#include "commands.hpp"
#include "constant_sum.hpp"
#include "degeneracy.hpp"
#include "info.hpp"
#include "memory_limit.hpp"
#include "messages.hpp"
#include "nashsolve/large_tree.hpp"
#include "never_deleted.hpp"
#include "only_game.hpp"
#include "output.hpp"
#include "stop.hpp"
#include "tree_report.hpp"

namespace nashsolve::cli {

namespace {

ExitCode tell_of_tree(const LargeTree& large, const Options& options, Output& output) {
  Messages(options.quiet).warnings(large.warnings);
  const Source source{large.location().source, large.sha256};
  const Sink sink = output.sink();
  if (options.format == OutputFormat::text) {
    write_tree_info_text(large.tree(), source, text_options(options, output.is_terminal()), sink);
  } else {
    write_tree_info_json(large.tree(), source, options.format == OutputFormat::json, sink);
  }
  output.finish();
  return ExitCode::success;
}

ExitCode tell_of_game(const LoadedGame& loaded, const Options& options, const Solver& solver,
                      Output& output) {
  Messages(options.quiet).warnings(loaded.warnings);
  const WatchedMemory memory;
  SolveOptions pure = search_limits(options, memory);
  pure.find = Find::pure;
  pure.prints = 0;
  StopWatch watch(pure);
  const MustStop must_stop = [&watch] { return watch.must_stop(); };
  auto& findings = never_deleted(InfoFindings());
  findings.pure = solver(loaded.game, pure);
  findings.strict = find_dominance(loaded.game, Dominance::strict, must_stop);
  findings.weak = find_dominance(loaded.game, Dominance::weak, must_stop);
  if (loaded.game.player_count() == 2) {
    findings.degeneracy = find_degeneracy(loaded.game, must_stop);
    if (!must_stop() && check_sum(loaded.game).is_constant()) {
      findings.value = single::zero_sum_value(loaded.game, must_stop);
    }
  }
  const bool is_stopped = watch.must_stop();
  const Sink sink = output.sink();
  if (options.format == OutputFormat::text) {
    write_info(loaded.game, source_of(loaded), findings, text_options(options, output.is_terminal()), sink);
  } else {
    write_info_json(loaded.game, source_of(loaded), findings, options.format == OutputFormat::json, sink);
  }
  output.finish();
  return is_stopped ? ExitCode::incomplete : ExitCode::success;
}

}  // namespace

ExitCode run_info(const Options& options, const Solver& solver) {
  Output output(options.output, protection_of(options));
  try {
    return tell_of_game(read_only_game(only_argument(options), options), options, solver, output);
  } catch (const LargeTree& large) {
    return tell_of_tree(large, options, output);
  }
}

}  // namespace nashsolve::cli
