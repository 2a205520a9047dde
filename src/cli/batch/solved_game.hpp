// A game as it was read, with what was found and verified of it.
#pragma once

#include "nashsolve/read.hpp"
#include "nashsolve/verify.hpp"

namespace nashsolve::cli {

struct SolvedGame {
  LoadedGame loaded;
  VerifiedSolution verified;
};

}  // namespace nashsolve::cli
