// `nashsolve continue RESULT [GAME]`: a search that was stopped goes on with its open parts.
#include <algorithm>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "checkpoint.hpp"
#include "command_line.hpp"
#include "commands.hpp"
#include "earlier_result.hpp"
#include "exit_code.hpp"
#include "messages.hpp"
#include "nashsolve/errors.hpp"
#include "output.hpp"
#include "output_names.hpp"

namespace nashsolve::cli {

namespace {

bool is_whole(const report::StoredResult& stored) {
  return stored.solution.status == Status::complete && stored.solution.open_parts.empty() &&
         !stored.solution.part;
}

/// Writes the result as it is: of a search that came to its end it does not say all that was asked for.
ExitCode keep(const report::StoredResult& stored, const std::string& text, const std::string& path,
              const Options& options) {
  if (options.format == OutputFormat::text) {
    throw InputError({path, 0, 0},
                     "found the result of a search that came to its end, expected one that was stopped",
                     "nashsolve and the game show it as text");
  }
  if (options.exact && stored.lacks_roots && !stored.asked.contains("exact")) {
    throw InputError({path, 0, 0},
                     "found the result of a search that came to its end without --exact, expected one that "
                     "was stopped",
                     "nashsolve --exact and the game show irrational numbers as roots");
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

/// What the part that this run goes on with proves, with what its earlier runs proved.
ExitCode finish_with_proof(const LoadedGame& loaded, const report::StoredResult& stored,
                           const std::string& path, const Options& options, const Solver& solver) {
  if (!stored.solution.part) {
    throw InputError({path, 0, 0}, "found the result of a whole search, expected one of a part for --proof",
                     "nashsolve split makes parts");
  }
  const PartOfSearch& own = *stored.solution.part;
  const ProofPart part{loaded.sha256, own.division, own.number, own.count};
  PartProofs earlier;
  std::error_code ignored;
  if (std::filesystem::is_regular_file(options.proof, ignored) && earlier.add(options.proof) != part) {
    throw InputError({options.proof, 0, 0}, "found the proof of another part, expected one of this or none");
  }
  Output file(options.proof, protection_of(options), Reader::must_stay);
  ProofRecorder recorder(loaded.game);
  SearchProof proof;
  proof.listen = [&recorder](SolveOptions& search) { recorder.listen(search); };
  proof.write = [&](const Solution& /*solution*/, GraceTest& is_over) -> std::optional<ProofNote> {
    if (const std::string why = recorder.refusal(); !why.empty()) {
      Messages::error(path + ": no proof was written: " + why);
      proof.exit_code = ExitCode::failure;
      return std::nullopt;
    }
    recorder.write_part(part, earlier, file.sink(), std::ref(is_over));
    file.finish();
    return std::nullopt;
  };
  return finish_search(loaded, stored, path, options, solver, &proof);
}

}  // namespace

ExitCode run_continue(const Options& given, const Solver& solver) {
  if (given.arguments.empty()) throw UsageError("found no result, expected one");
  if (given.arguments.size() > 2) {
    throw UsageError("found '" + given.arguments[2] + "', expected nothing after the game");
  }
  require_checkpoints_possible(given);
  const std::string& path = given.arguments.front();
  Options options = given;
  require_not_printed_to(given, path);
  std::string text = content_of(path);
  report::StoredResult stored = read_stopped(text, path);
  if (is_whole(stored)) return keep(stored, text, path, given);
  // What is left of a whole search is asked for the same when it goes on; parts stay those of their division.
  if (given.exact && !stored.solution.part) stored.asked["exact"] = "yes";
  text = {};
  add_asked(stored, path, options);
  if (given.arguments.size() == 1 && stored.source.name == "-") {
    throw UsageError(path + ": found a result of a game from standard input, expected the game after it");
  }
  const std::string game_name =
      given.arguments.size() == 2 ? given.arguments[1] : file_of(stored.source.name);
  LoadedGame loaded = find_game(game_name, stored.source.sha256, options);
  apply_objective(loaded, options);
  if (!options.proof.empty()) return finish_with_proof(loaded, stored, path, options, solver);
  return finish_search(loaded, stored, path, options, solver);
}

}  // namespace nashsolve::cli
