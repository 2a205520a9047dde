// `nashsolve continue RESULT [GAME]`: a search that was stopped goes on with its open parts.
#include <algorithm>
#include <cctype>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "command_line.hpp"
#include "commands.hpp"
#include "game_stream.hpp"
#include "interrupt.hpp"
#include "messages.hpp"
#include "nashsolve/report.hpp"
#include "option_table.hpp"
#include "output.hpp"
#include "result_reader.hpp"

namespace nashsolve::cli {

namespace {

report::StoredResult read_stored(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file.is_open() || file.bad()) throw InputError({path, 0, 0}, "cannot be read");
  report::StoredResult stored = report::read_result(text, path);
  if (stored.solution.open_parts.empty() && stored.solution.status != Status::complete) {
    throw InputError({path, 0, 0},
                     "found a result without open parts, expected one of a search for all equilibria of two "
                     "players that was stopped");
  }
  if (stored.source.sha256.empty()) {
    throw InputError({path, 0, 0}, "found no SHA-256 of the game, expected one");
  }
  // What was found counts for nothing any more.
  stored.asked.erase("limit");
  return stored;
}

/// Adds what the result was asked for, which says how the game is read and what is shown.
void add_asked(const report::StoredResult& stored, const std::string& path, Options& options) {
  for (const auto& [name, value] : stored.asked) {
    const auto table = option_table();
    const auto row = std::ranges::find_if(table, [&name = name](const OptionRow& each) {
      return each.name == name && each.belongs_to(Command::solve);
    });
    if (row == table.end() || !apply(*row, value, options).empty()) {
      throw InputError({path, 0, 0}, "found the option '" + name + "' with '" + value +
                                         "', expected one of nashsolve solve");
    }
  }
}

/// The name of the file, where ":LINE" follows it in the name of a game of a stream.
std::string file_of(const std::string& source) {
  std::error_code ignored;
  if (std::filesystem::exists(source, ignored)) return source;
  const std::size_t colon = source.rfind(':');
  if (colon == std::string::npos) return source;
  const std::string_view line = std::string_view(source).substr(colon + 1);
  const bool is_line =
      !line.empty() && std::ranges::all_of(line, [](char c) { return c >= '0' && c <= '9'; });
  return is_line ? source.substr(0, colon) : source;
}

/// The game of the result, wherever among the named games it is.
LoadedGame find_game(const std::string& argument, const std::string& sha256, const Options& options) {
  GameStream games({argument}, read_options(options));
  games.require_no_input(options.output);
  std::optional<InputError> error;
  while (std::optional<GameStream::Item> item = games.next()) {
    if (const InputError* const failed = GameStream::failure_in(*item)) {
      if (!error) error = *failed;
      continue;
    }
    LoadedGame& loaded = std::get<LoadedGame>(*item);
    if (loaded.sha256 == sha256) return std::move(loaded);
  }
  if (error) throw InputError(*error);
  throw InputError({argument, 0, 0}, "found another game, expected the one of the result",
                   "its bytes must be the same: SHA-256 " + sha256);
}

VerifiedSolution go_on(const Game& game, const Solution& earlier, const std::string& path,
                       const Options& options, const Solver& solver) {
  SolveOptions search;
  search.threads = options.threads;
  search.digits = options.digits;
  if (options.vertices) search.vertices = options.vertices;
  search.interrupt = &interrupt_flag();
  if (options.time_limit) search.time_limit = std::chrono::duration<double>(*options.time_limit);
  search.earlier = &earlier;
  try {
    return solver(game, search);
  } catch (const std::invalid_argument& error) {
    throw InputError({path, 0, 0}, std::string("no result of this game: ") + error.what());
  } catch (const InternalError& error) {
    throw InputError({path, 0, 0},
                     std::string("with what it lists the result would be wrong: ") + error.what(),
                     "was the file changed?");
  }
}

}  // namespace

ExitCode run_continue(const Options& given, const Solver& solver) {
  if (given.arguments.empty()) throw UsageError("found no result, expected one");
  if (given.arguments.size() > 2) {
    throw UsageError("found '" + given.arguments[2] + "', expected nothing after the game");
  }
  const std::string& path = given.arguments.front();
  Options options = given;
  const report::StoredResult stored = read_stored(path);
  add_asked(stored, path, options);
  if (given.arguments.size() == 1 && stored.source.name == "-") {
    throw UsageError(path + ": found a result of a game from standard input, expected the game after it");
  }
  const std::string game_name =
      given.arguments.size() == 2 ? given.arguments[1] : file_of(stored.source.name);
  LoadedGame loaded = find_game(game_name, stored.source.sha256, options);
  apply_objective(loaded, options);
  Output output(options.output, protection_of(options));
  const VerifiedSolution verified = go_on(loaded.game, stored.solution, path, options, solver);
  const bool is_open = !verified.solution().open_parts.empty();
  const Sink sink = [&output](std::string_view text) { output.write(text); };
  if (options.format == OutputFormat::text) {
    write_text(loaded.game, source_of(loaded), verified, text_options(options, output.is_terminal()), sink);
  } else {
    JsonOptions json{options.details, options.format == OutputFormat::json, options.select};
    json.with_time = stored.has_time;
    if (is_open || !stored.has_time) json.asked = stored.asked;
    write_json(loaded.game, source_of(loaded), verified, json, sink);
  }
  output.finish();
  return exit_code_of(verified.solution().status);
}

}  // namespace nashsolve::cli
