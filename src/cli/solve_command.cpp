// `nashsolve solve`: every game gets its own result or its own error; none stops the others.
#include <fmt/format.h>

#include <chrono>
#include <exception>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "command_line.hpp"
#include "commands.hpp"
#include "game_dump.hpp"
#include "game_stream.hpp"
#include "interrupt.hpp"
#include "messages.hpp"
#include "nashsolve/report.hpp"
#include "output.hpp"

namespace nashsolve::cli {

ExitCode exit_code_of(Status status) {
  switch (status) {
    case Status::complete:
    case Status::limit:
      return ExitCode::success;
    case Status::time_limit:
    case Status::undecided:
      return ExitCode::incomplete;
    case Status::interrupted:
      return ExitCode::interrupted;
  }
  return ExitCode::internal_error;
}

namespace {

SolveOptions solve_options(const Options& options) {
  SolveOptions result;
  result.find = options.find;
  result.limit = options.limit;
  if (options.time_limit) result.time_limit = std::chrono::duration<double>(*options.time_limit);
  result.digits = options.digits;
  result.threads = options.threads;
  result.interrupt = &interrupt_flag();
  return result;
}

class SolveCommand {
 public:
  SolveCommand(const Options& options, const Solver& solver)
      : options_(options),
        solver_(solver),
        messages_(options.quiet),
        games_(options.arguments, read_options(options)),
        output_(options.output),
        sink_([this](std::string_view text) { output_.write(text); }) {}

  ExitCode run() {
    while (!interrupt_flag()) {
      std::optional<GameStream::Item> item = games_.next();
      if (!item) break;
      ++items_;
      if (const auto* const error = std::get_if<InputError>(&*item)) {
        messages_.error(*error);
        exit_code_ = worse(exit_code_, ExitCode::failure);
      } else {
        auto& loaded = std::get<LoadedGame>(*item);
        apply_objective(loaded, options_);
        solve(loaded);
        output_.flush();
      }
    }
    if (interrupt_flag()) exit_code_ = ExitCode::interrupted;
    output_.finish();
    return exit_code_;
  }

 private:
  void solve(const LoadedGame& loaded) {
    messages_.warnings(loaded.warnings);
    const std::optional<VerifiedSolution> verified = solved(loaded);
    if (!verified) return;
    exit_code_ = worse(exit_code_, exit_code_of(verified->solution().status));
    const Source source{loaded.source, loaded.sha256};
    if (options_.format == OutputFormat::text) {
      if (results_++ > 0) output_.write("\n" + std::string(kRuleWidth, '-') + "\n\n");
      write_text(loaded.game, source, *verified, text_options(options_, output_.is_terminal()), sink_);
    } else {
      write_json(loaded.game, source, *verified, {options_.details, is_indented(), options_.select}, sink_);
    }
  }

  /// The solution; where that fails, the user is told why.
  std::optional<VerifiedSolution> solved(const LoadedGame& loaded) {
    try {
      return solver_(loaded.game, solve_options(options_));
    } catch (const std::bad_alloc&) {
      Messages::error(loaded.source + ": found a game for which the memory does not suffice");
      exit_code_ = worse(exit_code_, ExitCode::failure);
    } catch (const std::exception& error) {
      const std::string path = dump_game(loaded.game);
      const std::string where = path.empty() ? "it could not be kept" : "it was written to " + path;
      Messages::error(fmt::format("{}: internal error: {}. This is a fault of nashsolve, not of the game; {}",
                                  loaded.source, error.what(), where));
      exit_code_ = worse(exit_code_, ExitCode::internal_error);
    }
    return std::nullopt;
  }

  /// JSON is indented for a game that is the only one; whether it is takes a look ahead.
  bool is_indented() { return options_.format == OutputFormat::json && items_ == 1 && !games_.has_next(); }

  static constexpr std::size_t kRuleWidth = 78;

  const Options& options_;
  const Solver& solver_;
  Messages messages_;
  GameStream games_;
  Output output_;
  Sink sink_;
  ExitCode exit_code_ = ExitCode::success;
  std::size_t items_ = 0;
  std::size_t results_ = 0;
};

}  // namespace

ExitCode run_solve(const Options& options, const Solver& solver) {
  if (options.arguments.empty()) throw UsageError("found no game, expected a file, a folder or -");
  return SolveCommand(options, solver).run();
}

}  // namespace nashsolve::cli
