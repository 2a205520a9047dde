// The whole check of a proof: it belongs to the game and the result, each of its steps holds, and the result
// lists what it finds.
#pragma once

#include <cstdint>
#include <istream>
#include <string>

#include "claimed_result.hpp"
#include "nashsolve/read.hpp"

namespace nashsolve::checker {

struct Checked {
  std::uint64_t steps = 0;
  std::size_t equilibria = 0;
  std::size_t components = 0;
  /// Sets of equilibria that the result describes by conditions.
  std::size_t described = 0;
};

/// Throws CheckError with the first thing that does not hold. Of a proof for two players the steps are
/// checked on so many threads, beside the one that reads it.
Checked check_proof(const LoadedGame& loaded, std::istream& proof, const std::string& proof_name,
                    std::istream& result, const std::string& result_name, unsigned threads = 1);

}  // namespace nashsolve::checker
