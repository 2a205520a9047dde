// The file of `--proof`, and what the result says of it (docs/proof-format.md).
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "nashsolve/proof.hpp"
#include "nashsolve/report.hpp"
#include "output.hpp"

namespace nashsolve::cli {

/// For people where the file's name ends in .txt. `write` calls the sink with all of the proof and returns
/// the number of its steps. Throws OutputError.
ProofNote write_proof(Output& file, const std::string& name,
                      const std::function<std::uint64_t(ProofForm, const Sink&)>& write);

}  // namespace nashsolve::cli
