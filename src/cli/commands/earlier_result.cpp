#include "earlier_result.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>

#include "checkpoint.hpp"
#include "command_line.hpp"
#include "game_stream.hpp"
#include "input_buffer.hpp"
#include "interrupt.hpp"
#include "memory_limit.hpp"
#include "messages.hpp"
#include "nashsolve/report.hpp"
#include "only_game.hpp"
#include "option_table.hpp"
#include "output.hpp"
#include "output_names.hpp"

namespace nashsolve::cli {

namespace {

constexpr std::size_t kLargestResult = std::size_t{1} << 30U;

/// Of a search that had to end: it found nothing more, or not even all that was told before.
bool has_nothing_new(const Solution& solution, const report::StoredResult& stored) {
  const std::size_t told_before = stored.equilibrium_count;
  return tells_less(solution, told_before) ||
         (tells_less(solution, told_before + 1) && solution.open_parts == stored.solution.open_parts);
}

SolveOptions how_to_go_on(const report::StoredResult& stored, const Options& options,
                          const WatchedMemory& memory, const SearchProof* proof) {
  SolveOptions search = search_limits(options, memory);
  search.digits = options.digits;
  search.exact_forms = options.exact;
  if (options.vertices) search.vertices = options.vertices;
  search.all_indices = options.index;
  search.earlier = &stored.solution;
  if (proof != nullptr && proof->listen) proof->listen(search);
  return search;
}

VerifiedSolution go_on(const report::StoredResult& stored, const std::string& path,
                       const SolveOptions& search, const Solver& solver, Checkpoints& checkpoints) {
  try {
    return checkpoints.solve(search, solver, stored.equilibrium_count);
  } catch (const std::invalid_argument& error) {
    throw InputError({path, 0, 0}, std::string("no result of this game: ") + error.what());
  } catch (const InternalError& error) {
    throw InputError({path, 0, 0},
                     std::string("with what it lists the result would be wrong: ") + error.what(),
                     "was the file changed?");
  }
}

}  // namespace

std::string content_of(const std::string& path) {
  const NothingToLose waiting;
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    throw InputError({path, 0, 0}, "found a folder, expected a result of nashsolve --format json");
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) throw InputError({path, 0, 0}, "cannot be read");
  formats::InputBuffer buffer(file, path);
  const auto text = buffer.rest(kLargestResult);
  if (!text) {
    throw InputError({path, 0, 0},
                     fmt::format("found more than {} MiB, expected a result of nashsolve --format json",
                                 kLargestResult >> 20U));
  }
  return std::string(*text);
}

report::StoredResult stored_in(std::string_view text, const std::string& path) {
  const NothingToLose reading;
  report::StoredResult stored = report::read_result(text, path);
  if (stored.source.sha256.empty()) {
    throw InputError({path, 0, 0}, "found no SHA-256 of the game, expected one");
  }
  return stored;
}

report::StoredResult read_stored(const std::string& path) {
  return stored_in(content_of(path), path);
}

void add_asked(const report::StoredResult& stored, const std::string& path, Options& options) {
  for (const auto& [name, value] : stored.asked) {
    const auto table = option_table();
    const auto row = std::ranges::find_if(table, [&name = name](const OptionRow& each) {
      return each.name == name && each.belongs_to(Command::solve);
    });
    if (row == table.end() || !apply(*row, value, options).empty()) {
      std::string message = "found the option '";
      message.append(name).append("' with '").append(value).append("', expected one of nashsolve solve");
      throw InputError({path, 0, 0}, message);
    }
  }
}

LoadedGame find_game(const std::string& argument, const std::string& sha256, const Options& options) {
  GameStream games({argument}, read_options(options));
  games.require_no_input(options.output);
  for (const NamedOutput& output : named_outputs(options)) games.require_no_input(output.path);
  std::optional<InputError> error;
  while (std::optional<GameStream::Item> item = games.next()) {
    if (const InputError* const failed = GameStream::failure_in(*item)) {
      if (!error) error = *failed;
      continue;
    }
    auto& loaded = std::get<LoadedGame>(*item);
    if (loaded.sha256 == sha256) return std::move(loaded);
  }
  if (error) throw InputError(*error);
  throw InputError({argument, 0, 0}, "found another game, expected the one of the result",
                   "its bytes must be the same: SHA-256 " + sha256);
}

ExitCode finish_search(const LoadedGame& loaded, const report::StoredResult& stored, const std::string& path,
                       const Options& options, const Solver& solver, const SearchProof* proof) {
  Output output(options.output, protection_of(options));
  Checkpoints checkpoints(loaded, stored.asked, options);
  const WatchedMemory memory;
  const SolveOptions search = how_to_go_on(stored, options, memory, proof);
  StopWatch watch(search);
  const VerifiedSolution verified = go_on(stored, path, search, solver, checkpoints);
  const ExitCode code = worse(exit_code_of(verified.solution().status), checkpoints.exit_code());
  std::error_code ignored;
  if (has_nothing_new(verified.solution(), stored) && options.format != OutputFormat::text &&
      std::filesystem::is_regular_file(path, ignored)) {
    Messages::error(path + ": found nothing new before the search had to end, and stays as it was");
    output.write(content_of(path));
    output.finish();
    return code;
  }
  // A result without the proof that it needs would be the end of it, not the other way round.
  std::optional<ProofNote> note;
  GraceTest is_over(watch);
  if (proof != nullptr) note = proof->write(verified.solution(), is_over);
  const bool is_partial = verified.solution().part || !verified.solution().open_parts.empty();
  const Sink sink = output.sink();
  if (options.format == OutputFormat::text) {
    TextOptions text = text_options(options, output.is_terminal());
    text.proof = note;
    write_text(loaded.game, source_of(loaded), verified, text, sink);
  } else {
    JsonOptions json{options.details, options.format == OutputFormat::json, options.select};
    json.with_time = stored.has_time;
    // What others go on with is read again, and says no more than that takes.
    if (verified.solution().part) json.details = Details::never;
    json.proof = note;
    if (is_partial || !stored.has_time) json.asked = stored.asked;
    write_json(loaded.game, source_of(loaded), verified, json, sink);
  }
  output.finish();
  return proof != nullptr && !note ? worse(code, proof->exit_code) : code;
}

}  // namespace nashsolve::cli
