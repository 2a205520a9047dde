#include "proof_output.hpp"

#include <cstddef>

#include "packed_number.hpp"
#include "step_text.hpp"

namespace nashsolve::proof {

ProofOutput::ProofOutput(const Game& game, std::string_view sha256, ProofForm form, const ProofSink& sink)
    : form_(form), is_for_two_(game.player_count() == 2), sink_(sink) {
  const bool is_text = form == ProofForm::text;
  out_ = is_text ? "nashsolve-proof/1 text\ngame " : "nashsolve-proof/1 binary\n";
  out_ += sha256;
  out_ += is_text ? "\nstrategies" : "\n";
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    if (is_text) {
      out_ += ' ' + std::to_string(game.strategy_count(i));
    } else {
      pack(out_, std::uint64_t{game.strategy_count(i)});
    }
  }
  if (is_text) out_ += '\n';
}

void ProofOutput::add(std::string_view step) {
  constexpr std::size_t kMostKept = 65536;
  ++count_;
  if (form_ == ProofForm::text) {
    out_ += text_of_step(step, is_for_two_);
  } else {
    out_ += step;
  }
  if (out_.size() < kMostKept) return;
  sink_(out_);
  out_.clear();
}

std::uint64_t ProofOutput::finish() {
  if (form_ == ProofForm::text) {
    out_ += "qed " + std::to_string(count_) + '\n';
  } else {
    out_ += '\0';
    pack(out_, count_);
  }
  sink_(out_);
  return count_;
}

}  // namespace nashsolve::proof
