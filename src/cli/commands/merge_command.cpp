// `nashsolve merge GAME FOLDER`: the results of all parts of a search become the one of a single search.
//
// Nothing shows that an equilibrium is missing where a part is: so the parts say which of how many they are,
// and of which division, and a digest shows that none of it was changed. What they found is checked and
// assembled as if it had just been found.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "command_line.hpp"
#include "commands.hpp"
#include "earlier_result.hpp"
#include "interrupt.hpp"
#include "messages.hpp"
#include "nashsolve/errors.hpp"
#include "nashsolve/split.hpp"
#include "output.hpp"
#include "output_names.hpp"
#include "proof_file.hpp"

namespace nashsolve::cli {

namespace {

namespace fs = std::filesystem;

struct StoredPart {
  std::string path;
  report::StoredResult result;

  [[nodiscard]] const PartOfSearch& part() const { return *result.solution.part; }
};

[[noreturn]] void refuse(const std::string& path, const std::string& message, const std::string& hint = {}) {
  throw InputError({path, 0, 0}, message, hint);
}

std::vector<std::string> files_in(const std::string& folder, const std::string& extension) {
  std::error_code error;
  fs::directory_iterator files(folder, error);
  if (error) refuse(folder, "cannot be read, expected a folder with the results of the parts");
  std::vector<std::string> paths;
  for (; files != fs::directory_iterator(); files.increment(error)) {
    const fs::path& path = files->path();
    std::error_code ignored;
    if (path.extension() == extension && !path.filename().string().starts_with('.') &&
        !files->is_directory(ignored)) {
      paths.push_back(path.string());
    }
  }
  if (error) refuse(folder, "cannot be read");
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// What `continue` wrote: a result a file, or as JSON Lines one a line.
std::vector<StoredPart> results_in(const std::string& folder, const Options& options) {
  std::vector<StoredPart> results;
  for (const std::string& path : files_in(folder, ".json")) {
    require_no_output(options, path);
    results.push_back({path, read_stored(path)});
  }
  for (const std::string& path : files_in(folder, ".jsonl")) {
    require_no_output(options, path);
    const std::string text = content_of(path);
    std::string_view rest = text;
    for (std::size_t line = 1; !rest.empty(); ++line) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string place = fmt::format("{}:{}", path, line);
      if (end > 0) results.push_back({place, stored_in(rest.substr(0, end), place)});
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  if (results.empty()) refuse(folder, "found no results, expected those of the parts");
  return results;
}

/// Not what an earlier merge wrote there.
bool is_proof_of_part(const std::string& path) {
  try {
    PartProofs().add(path);
    return true;
  } catch (const InputError&) {
    return false;
  }
}

/// Reads the proofs of all parts and of the division, which lie beside the results.
void read_proofs(const std::string& folder, const std::string& written, const ProofPart& any,
                 PartProofs& proofs) {
  std::map<std::uint64_t, std::string> known;
  for (const std::string& path : files_in(folder, ".proof")) {
    std::error_code ignored;
    if (fs::equivalent(path, written, ignored)) {
      if (!is_proof_of_part(path)) continue;
      throw OutputError(written +
                        ": found one of the inputs, which would be replaced; expected another name");
    }
    const ProofPart part = [&] {
      const NothingToLose waiting;
      return proofs.add(path);
    }();
    if (part.game_sha256 != any.game_sha256) refuse(path, "found a proof of another game");
    if (part.division != any.division || part.count != any.count)
      refuse(path, "found a proof of another division");
    const auto [place, is_new] = known.emplace(part.number, path);
    if (!is_new) refuse(path, fmt::format("found a proof of the same part as in {}", place->second));
  }
  for (std::uint64_t number = 0; number <= any.count; ++number) {
    if (known.contains(number)) continue;
    if (number == 0) {
      refuse(folder, "found no proof of the division, expected one",
             fmt::format("nashsolve split --proof {} writes it", (fs::path(folder) / "0.proof").string()));
    }
    refuse(folder, fmt::format("found no proof of part {}, expected one of each", number),
           "nashsolve continue --proof writes it");
  }
}

/// Adds the part to the others, by number.
void add_part(StoredPart stored, std::map<std::size_t, StoredPart>& parts) {
  const std::string& path = stored.path;
  if (!stored.result.solution.part) {
    refuse(path, "found the result of a whole search, expected one of a part that nashsolve split made");
  }
  if (!parts.empty()) {
    const StoredPart& first = parts.begin()->second;
    if (stored.result.source.sha256 != first.result.source.sha256) {
      refuse(path, fmt::format("found a part of another game than {}", first.path));
    }
    if (stored.part().division != first.part().division || stored.part().count != first.part().count) {
      refuse(path, fmt::format("found a part of another division than {}", first.path),
             "only parts that one nashsolve split made go together");
    }
  }
  const std::size_t number = stored.part().number;
  const auto known = parts.find(number);
  if (known != parts.end()) {
    refuse(path, fmt::format("found part {} again, expected it once: {} has it", number, known->second.path));
  }
  parts.emplace(number, std::move(stored));
}

void require_all(const std::map<std::size_t, StoredPart>& parts, const std::string& folder) {
  const std::size_t count = parts.begin()->second.part().count;
  for (std::size_t number = 1; number <= count; ++number) {
    if (parts.contains(number)) continue;
    refuse(folder, fmt::format("found {} of {} parts, expected all: part {} is missing", parts.size(), count,
                               number));
  }
}

/// Whether all parts are done; says what to do where not.
bool are_done(const std::map<std::size_t, StoredPart>& parts, const Messages& messages) {
  const StoredPart* first = nullptr;
  std::size_t results = 0;
  std::size_t open = 0;
  for (const auto& [number, stored] : parts) {
    if (stored.part().is_done) continue;
    if (first == nullptr) first = &stored;
    ++results;
    open += stored.result.solution.open_parts.size();
  }
  if (first == nullptr) return true;
  Messages::error(
      fmt::format("{}: found a part that is not done, expected none: {} of {} results have {} open "
                  "parts",
                  first->path, results, parts.size(), open));
  const bool has_no_file = first->result.source.name == "-";
  messages.hint(fmt::format("nashsolve continue {0}{1} -o {0} goes on with one", first->path,
                            has_no_file ? " GAME" : ""));
  return false;
}

/// A result among the parts would be taken for one of them by whoever merges them again.
void require_output_elsewhere(const Options& options, const std::string& folder) {
  const fs::path output = options.output;
  const fs::path above = output.has_parent_path() ? output.parent_path() : fs::path(".");
  std::error_code error;
  if (output.empty() || !fs::equivalent(above, folder, error)) return;
  if (output.extension() != ".json" && output.extension() != ".jsonl") return;
  refuse(options.output,
         fmt::format("found a place in {}, whose results are taken for parts, expected another", folder));
}

}  // namespace

ExitCode run_merge(const Options& given, const Solver& solver) {
  if (given.arguments.size() < 2)
    throw UsageError("found no folder, expected a game and the folder of its parts");
  if (given.arguments.size() > 2) {
    throw UsageError("found '" + given.arguments[2] + "', expected nothing after the folder");
  }
  const std::string& folder = given.arguments[1];
  std::map<std::size_t, StoredPart> parts;
  for (StoredPart& stored : results_in(folder, given)) add_part(std::move(stored), parts);
  require_output_elsewhere(given, folder);
  require_all(parts, folder);
  const StoredPart& first = parts.begin()->second;
  Options options = given;
  add_asked(first.result, first.path, options);
  LoadedGame loaded = find_game(given.arguments[0], first.result.source.sha256, options);
  apply_objective(loaded, options);
  if (!are_done(parts, Messages(options.quiet))) return ExitCode::incomplete;
  PartProofs proofs;
  std::optional<Output> file;
  if (!options.proof.empty()) {
    file.emplace(options.proof, protection_of(options), Reader::must_stay);
    const PartOfSearch& part = first.part();
    read_proofs(folder, options.proof, {loaded.sha256, part.division, part.number, part.count}, proofs);
  }
  report::StoredResult whole;
  whole.source = first.result.source;
  whole.asked = first.result.asked;
  whole.has_time = first.result.has_time;
  whole.player_count = first.result.player_count;
  std::vector<Solution> solutions;
  for (auto& [number, stored] : parts) solutions.push_back(std::move(stored.result.solution));
  whole.solution = join(solutions);
  if (options.proof.empty()) return finish_search(loaded, whole, folder, options, solver);
  SearchProof proof;
  // As a search with a proof, and the division of this one.
  proof.listen = [](SolveOptions& search) { search.dominance = StrictDominance::never; };
  proof.write = [&](const Solution& solution, GraceTest& is_over) {
    std::optional<ProofNote> note;
    if (solution.is_whole()) {
      note =
          write_proof(*file, options.proof, is_over, [&](auto form, const auto& sink, const auto& /*ask*/) {
            return proofs.write(loaded.game, folder, form, sink);
          });
    }
    if (!note) {
      proof.exit_code = ExitCode::incomplete;
      Messages::error(fmt::format("{}: no proof was written: {}", folder,
                                  solution.is_whole() ? kTimeIsOver : "the search did not end"));
    }
    return note;
  };
  return finish_search(loaded, whole, folder, options, solver, &proof);
}

}  // namespace nashsolve::cli
