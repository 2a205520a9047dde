// `nashsolve convert GAME FILE`.
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "command_line.hpp"
#include "commands.hpp"
#include "game_output.hpp"
#include "game_stream.hpp"
#include "interrupt.hpp"
#include "messages.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/write.hpp"
#include "output.hpp"

namespace nashsolve::cli {

namespace {

Format target_format(const Options& options) {
  const std::string& target = options.arguments[1];
  if (const std::optional<Format> format = format_for(options.game_format, target)) return *format;
  throw UsageError(target == "-" ? "found no format for standard output, expected --format FORMAT"
                                 : target + ": found no known ending, expected " +
                                       listed_endings(FormatUse::write, ", ") + ", or --format FORMAT");
}

void require_two_arguments(const Options& options) {
  if (options.arguments.empty()) throw UsageError("found no game, expected a game and a file to write");
  if (options.arguments.size() == 1) {
    throw UsageError("found no file to write, expected one like game.nfg, or - for standard output");
  }
  if (options.arguments.size() > 2) {
    throw UsageError("found '" + options.arguments[2] + "', expected nothing after the file to write");
  }
}

Game without_description(const Game& game) {
  std::vector<PayoffTable> payoffs;
  for (std::size_t i = 0; i < game.player_count(); ++i) payoffs.push_back(game.payoffs(i));
  return {game.players(), std::move(payoffs), game.title(), "", game.objective()};
}

/// A description is no part of the game: where the format would take it for a statement on the numbers, the
/// game is written without it.
void write(Output& output, const LoadedGame& loaded, Format format, const Messages& messages) {
  try {
    write_game_to(output, loaded.game, format);
  } catch (const WriteError& error) {
    if (loaded.game.description().empty()) throw;
    write_game_to(output, without_description(loaded.game), format);
    messages.warnings({loaded.source + ": written without its description: " + error.what()});
  }
}

}  // namespace

ExitCode run_convert(const Options& options) {
  require_two_arguments(options);
  const Format format = target_format(options);
  const Messages messages(options.quiet);
  GameStream games({options.arguments[0]}, read_options(options));
  // Nothing appears under the file's name before all is well.
  const std::string target = options.arguments[1] == "-" ? "" : options.arguments[1];
  // A file is read before it is replaced; what is appended would be read again.
  if (target.empty()) games.require_no_input(target);
  Output output(target, protection_of(options));
  bool is_first = true;
  while (std::optional<GameStream::Item> item = games.next()) {
    if (interrupt_flag()) return ExitCode::interrupted;
    if (const InputError* const error = GameStream::failure_in(*item)) throw InputError(*error);
    auto& loaded = std::get<LoadedGame>(*item);
    if (is_first && !facts_of(format).holds_many && games.has_next()) {
      throw UsageError(options.arguments[0] + ": found several games, expected one, or a .jsonl to write");
    }
    is_first = false;
    messages.warnings(loaded.warnings);
    apply_objective(loaded, options);
    try {
      write(output, loaded, format, messages);
    } catch (const WriteError& error) {
      throw OutputError(loaded.source + ": " + error.what());
    }
  }
  output.finish();
  return ExitCode::success;
}

}  // namespace nashsolve::cli
