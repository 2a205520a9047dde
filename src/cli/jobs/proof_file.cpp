#include "proof_file.hpp"

#include <string_view>

#include "sha256.hpp"

namespace nashsolve::cli {

std::optional<ProofNote> write_proof(
    Output& file, const std::string& name, GraceTest& is_over,
    const std::function<std::uint64_t(ProofForm, const Sink&, const std::function<void()>&)>& write) {
  struct TimeIsOver {};
  const auto ask = [&is_over] {
    if (is_over()) throw TimeIsOver();
  };
  Sha256 digest;
  ProofNote note;
  const ProofForm form = name.ends_with(".txt") ? ProofForm::text : ProofForm::binary;
  const Sink sink = [&](std::string_view piece) {
    ask();
    digest.add(piece);
    file.write(piece);
  };
  try {
    note.steps = write(form, sink, ask);
  } catch (const TimeIsOver&) {
    return std::nullopt;
  }
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
    try {
      const auto note = write_proof(file, name, is_over, [&](auto form, const auto& sink, const auto& ask) {
        return recorder_->write(loaded_.sha256, form, sink, ask);
      });
      if (note) return note;
      refusal_ = kTimeIsOver;
      trouble_ = Trouble::no_time;
    } catch (const OutputError& error) {
      refusal_ = error.what();
      trouble_ = Trouble::no_place;
    }
  }
  return std::nullopt;
}

}  // namespace nashsolve::cli
