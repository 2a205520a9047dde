// Writes the steps of a proof in one of the two forms of nashsolve-proof/1, which docs/proof-format.md
// defines.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "nashsolve/game.hpp"
#include "nashsolve/proof.hpp"

namespace nashsolve::proof {

using ProofSink = std::function<void(std::string_view)>;

class ProofOutput {
 public:
  /// Writes the head. The sink must outlive this.
  ProofOutput(const Game& game, std::string_view sha256, ProofForm form, const ProofSink& sink);

  /// A step of the binary form.
  void add(std::string_view step);
  /// Writes the end; returns the number of steps.
  std::uint64_t finish();

 private:
  ProofForm form_;
  bool is_for_two_;
  const ProofSink& sink_;
  std::string out_;
  std::uint64_t count_ = 0;
};

}  // namespace nashsolve::proof
