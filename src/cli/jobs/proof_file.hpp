// The file of `--proof`, and what the result says of it (docs/proof-format.md).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "grace.hpp"
#include "nashsolve/proof.hpp"
#include "nashsolve/read.hpp"
#include "nashsolve/report.hpp"
#include "output.hpp"

namespace nashsolve::cli {

/// For people where the file's name ends in .txt. `write` calls the sink with all of the proof and returns
/// the number of its steps. Throws OutputError.
ProofNote write_proof(Output& file, const std::string& name,
                      const std::function<std::uint64_t(ProofForm, const Sink&)>& write);

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
