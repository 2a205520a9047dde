// `nashsolve split GAME --parts N -o FOLDER`: a search as results of which each has a part of it still to do.
#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "command_line.hpp"
#include "commands.hpp"
#include "earlier_result.hpp"
#include "interrupt.hpp"
#include "made_folder.hpp"
#include "messages.hpp"
#include "nashsolve/errors.hpp"
#include "nashsolve/report.hpp"
#include "nashsolve/split.hpp"
#include "nashsolve/verify.hpp"
#include "only_game.hpp"
#include "output.hpp"
#include "output_names.hpp"
#include "result_digest.hpp"

namespace nashsolve::cli {

namespace {

namespace fs = std::filesystem;

/// Parts of different divisions side by side would only be told apart by the one who merges them.
void require_empty_folder(const std::string& folder) {
  std::error_code error;
  if (fs::directory_iterator(folder, error) != fs::directory_iterator()) {
    throw OutputError(folder + ": found files in it, expected an empty folder for the parts");
  }
}

std::vector<std::vector<OpenPart>> parts_of(const LoadedGame& loaded, std::size_t count,
                                            ProofRecorder* recorder) {
  SolveOptions options;
  options.interrupt = &interrupt_flag();
  if (recorder != nullptr) recorder->listen(options);
  try {
    return split(loaded.game, count, options);
  } catch (const std::invalid_argument& error) {
    throw InputError({loaded.source, 0, 0},
                     std::string("found a game that cannot be divided: ") + error.what(),
                     "expected a game whose search is long");
  }
}

}  // namespace

ExitCode run_split(const Options& options) {
  const std::string& argument = only_argument(options);
  if (options.output.empty()) throw UsageError("found no folder for the parts, expected -o FOLDER");
  const LoadedGame loaded = read_only_game(argument, options);
  Messages(options.quiet).warnings(loaded.warnings);
  for (const std::string_view ending : {".json", ".jsonl"}) {
    if (!output_among_results(options, ending)) continue;
    throw OutputError(options.proof + ": found the name of a part, expected another one for the proof");
  }
  MadeFolder folder(options.output);
  require_empty_folder(options.output);
  std::optional<Output> proof;
  if (!options.proof.empty()) proof.emplace(options.proof, protection_of(options), Reader::must_stay);
  std::optional<ProofRecorder> recorder;
  if (!options.proof.empty() && loaded.game.player_count() > 1) recorder.emplace(loaded.game);
  const std::vector<std::vector<OpenPart>> parts =
      parts_of(loaded, options.parts, recorder ? &*recorder : nullptr);
  if (parts.empty()) return ExitCode::interrupted;
  JsonOptions json{options.details, true, options.select};
  json.asked = asked_options(options);
  const std::string division = report::division_digest(loaded.sha256, json.asked, parts);
  const std::size_t width = std::to_string(parts.size()).size();
  const auto place_of = [&](std::size_t number) {
    return (fs::path(options.output) / fmt::format("{:0{}}.json", number, width)).string();
  };
  folder.keep();
  if (recorder) {
    recorder->write_part({loaded.sha256, division, 0, parts.size()}, {}, proof->sink());
    proof->finish();
  }
  for (std::size_t k = 0; k < parts.size(); ++k) {
    Solution solution;
    solution.status = Status::limit;
    solution.method = "support search";
    solution.open_parts = parts[k];
    solution.part = PartOfSearch{k + 1, parts.size(), division, false};
    Output file(place_of(k + 1), protection_of(options));
    write_json(loaded.game, source_of(loaded), verify(loaded.game, std::move(solution)), json, file.sink());
    file.finish();
  }
  return ExitCode::success;
}

}  // namespace nashsolve::cli
