// Writes the steps of a proof in the format nashsolve-proof/1, which docs/proof-format.md defines.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "nashsolve/proof.hpp"
#include "recorder.hpp"

namespace nashsolve::proof {

/// Returns the number of steps written.
std::uint64_t write_proof(const RecordedGame& game, const Steps& steps, const std::vector<bool>& stays,
                          std::string_view sha256, ProofForm form,
                          const std::function<void(std::string_view)>& sink);

}  // namespace nashsolve::proof
