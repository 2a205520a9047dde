#include "proof_file.hpp"

#include <string_view>

#include "sha256.hpp"

namespace nashsolve::cli {

ProofNote write_proof(Output& file, const std::string& name,
                      const std::function<std::uint64_t(ProofForm, const Sink&)>& write) {
  Sha256 digest;
  ProofNote note;
  const ProofForm form = name.ends_with(".txt") ? ProofForm::text : ProofForm::binary;
  note.steps = write(form, [&](std::string_view piece) {
    digest.add(piece);
    file.write(piece);
  });
  file.finish();
  note.sha256 = digest.hex();
  return note;
}

WantedProof::WantedProof(const LoadedGame& loaded, SolveOptions& search) : loaded_(loaded) {
  if (loaded.game.player_count() >= 2) recorder_.emplace(loaded.game).listen(search);
}

std::optional<ProofNote> WantedProof::write(Output& file, const std::string& name, const Solution& solution,
                                            GraceTest& is_over) {
  const bool is_stopped = solution.status != Status::complete && solution.status != Status::undecided;
  refusal_ = recorder_ ? recorder_->refusal() : "there are proofs of games of two and more players";
  if (recorder_ && (is_stopped || (refusal_.empty() && !solution.is_whole()))) {
    // What is still undecided then need not stay so.
    refusal_ = "the search did not end";
  } else if (!refusal_.empty()) {
    trouble_ = Trouble::no_proof;
  } else {
    struct TimeIsOver {};
    const auto ask = [&is_over] {
      if (is_over()) throw TimeIsOver();
    };
    try {
      return write_proof(file, name, [&](ProofForm form, const Sink& sink) {
        return recorder_->write(loaded_.sha256, form, sink, ask);
      });
    } catch (const TimeIsOver&) {
      refusal_ = "the time for a proof is over";
      trouble_ = Trouble::no_time;
    } catch (const OutputError& error) {
      refusal_ = error.what();
      trouble_ = Trouble::no_place;
    }
  }
  return std::nullopt;
}

}  // namespace nashsolve::cli
