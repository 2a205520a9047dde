// The file of `--proof`, and what the result says of it (docs/proof-format.md).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "grace.hpp"
#include "nashsolve/proof.hpp"
#include "nashsolve/read.hpp"
#include "nashsolve/report.hpp"
#include "output.hpp"

namespace nashsolve::cli {

/// Why there is no proof, where write_proof() returns nothing.
constexpr std::string_view kTimeIsOver = "the time for a proof is over";

/// For people where the file's name ends in .txt. `write` calls the sink with all of the proof, and what else
/// it is given where it works for long without, and returns the number of steps. Nothing is returned, and no
/// file left, where time is over first. Throws OutputError.
std::optional<ProofNote> write_proof(
    Output& file, const std::string& name, GraceTest& is_over,
    const std::function<std::uint64_t(ProofForm, const Sink&, const std::function<void()>& ask)>& write);

/// The proof of one game: what listens while it is solved, and why there is none in the end.
class WantedProof {
 public:
  /// Listens to `search`. The game must outlive it.
  WantedProof(const LoadedGame& loaded, SolveOptions& search);

  /// Writes the proof where there is one, and says what the result says of it. Else there is a trouble().
  std::optional<ProofNote> write(Output& file, const std::string& name, const Solution& solution,
                                 GraceTest& is_over);

  /// `none`: the search did not end, which the result says itself.
  enum class Trouble { none, no_proof, no_place, no_time };
  [[nodiscard]] Trouble trouble() const { return trouble_; }
  /// Why nothing was written, in words; empty where it was.
  [[nodiscard]] const std::string& refusal() const { return refusal_; }

 private:
  const LoadedGame& loaded_;
  std::optional<ProofRecorder> recorder_;
  Trouble trouble_ = Trouble::none;
  std::string refusal_;
};

}  // namespace nashsolve::cli
