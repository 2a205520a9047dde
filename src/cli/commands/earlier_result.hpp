// What commands that go on from earlier results share: the game is found, searched as it was asked for then,
// and the outcome written.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "commands.hpp"
#include "exit_code.hpp"
#include "grace.hpp"
#include "nashsolve/proof.hpp"
#include "nashsolve/read.hpp"
#include "nashsolve/report.hpp"
#include "options.hpp"
#include "result_reader.hpp"

namespace nashsolve::cli {

/// A signal ends the program while it waits for the file, and what is no text is not read to its end. Throws
/// InputError where the file cannot be read.
std::string content_of(const std::string& path);

/// What a text that was read from the path says.
report::StoredResult stored_in(std::string_view text, const std::string& path);

/// Throws InputError where the file is no result with the SHA-256 of its game, as all below.
report::StoredResult read_stored(const std::string& path);

/// Adds what the result at `path` was asked for, which says how the game is read and what is shown.
void add_asked(const report::StoredResult& stored, const std::string& path, Options& options);

/// The game with this SHA-256, wherever among the named games it is.
LoadedGame find_game(const std::string& argument, const std::string& sha256, const Options& options);

/// What `--proof` adds to that search.
struct SearchProof {
  /// Sets who listens.
  std::function<void(SolveOptions&)> listen;
  /// Writes the proof in what is left of the time, or says why there is none; what the result says of it.
  std::function<std::optional<ProofNote>(const Solution&, GraceTest&)> write;
  /// Of `write`, where there is none.
  ExitCode exit_code = ExitCode::success;
};

/// Searches what `stored`, which messages name as `path`, leaves open, and writes the outcome. `proof` may be
/// null.
ExitCode finish_search(const LoadedGame& loaded, const report::StoredResult& stored, const std::string& path,
                       const Options& options, const Solver& solver, const SearchProof* proof = nullptr);

}  // namespace nashsolve::cli
