// Writes the steps of a proof for three and more players (docs/proof-format.md).
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "cell_recorder.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/proof.hpp"

namespace nashsolve::proof {

/// Returns the number of steps written.
std::uint64_t write_cell_proof(const Game& game, const CellRecorder& recorder, std::string_view sha256,
                               ProofForm form, const std::function<void(std::string_view)>& sink);

}  // namespace nashsolve::proof
