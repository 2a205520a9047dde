// `nashsolve continue RESULT [GAME]`: a search that was stopped goes on with its open parts.
#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>

#include "command_line.hpp"
#include "commands.hpp"
#include "earlier_result.hpp"
#include "exit_code.hpp"
#include "nashsolve/errors.hpp"
#include "output.hpp"

namespace nashsolve::cli {

namespace {

bool is_whole(const report::StoredResult& stored) {
  return stored.solution.status == Status::complete && stored.solution.open_parts.empty() &&
         !stored.solution.part;
}

/// Writes the result as it is: of a search that came to its end it does not say all that was asked for.
ExitCode keep(const std::string& text, const std::string& path, const Options& options) {
  if (options.format == OutputFormat::text) {
    throw InputError({path, 0, 0},
                     "found the result of a search that came to its end, expected one that was stopped",
                     "nashsolve and the game show it as text");
  }
  Output output(options.output, protection_of(options));
  output.write(text);
  output.finish();
  return ExitCode::success;
}

report::StoredResult read_stopped(std::string_view text, const std::string& path) {
  report::StoredResult stored = stored_in(text, path);
  if (stored.solution.open_parts.empty() && !stored.solution.part && !is_whole(stored)) {
    throw InputError({path, 0, 0},
                     "found a result without open parts, expected one of a search for all equilibria that "
                     "was stopped");
  }
  // What was found counts for nothing any more.
  stored.asked.erase("limit");
  return stored;
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

}  // namespace

ExitCode run_continue(const Options& given, const Solver& solver) {
  if (given.arguments.empty()) throw UsageError("found no result, expected one");
  if (given.arguments.size() > 2) {
    throw UsageError("found '" + given.arguments[2] + "', expected nothing after the game");
  }
  const std::string& path = given.arguments.front();
  Options options = given;
  std::string text = content_of(path);
  const report::StoredResult stored = read_stopped(text, path);
  if (is_whole(stored)) return keep(text, path, given);
  text = {};
  add_asked(stored, path, options);
  if (given.arguments.size() == 1 && stored.source.name == "-") {
    throw UsageError(path + ": found a result of a game from standard input, expected the game after it");
  }
  const std::string game_name =
      given.arguments.size() == 2 ? given.arguments[1] : file_of(stored.source.name);
  LoadedGame loaded = find_game(game_name, stored.source.sha256, options);
  apply_objective(loaded, options);
  return finish_search(loaded, stored, path, options, solver);
}

}  // namespace nashsolve::cli
