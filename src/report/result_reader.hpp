// Reads a result of `--format json` back, as far as a search can go on from it: the game it is of, what was
// asked for, the open parts, and of two players the equilibria and their subsets.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "nashsolve/report.hpp"
#include "nashsolve/solution.hpp"

namespace nashsolve::report {

struct StoredResult {
  Source source;
  AskedOptions asked;
  /// Whether it says how long the search took.
  bool has_time = false;
  std::size_t player_count = 0;
  /// Those that it lists.
  std::size_t equilibrium_count = 0;
  /// Whether it lists equilibria that are not known exactly, none of them with the roots that they are.
  bool lacks_roots = false;
  /// Without what follows from the rest: indices, counts, the method; of more players than two, equilibria.
  Solution solution;
};

/// `name` stands for the text in messages. Throws InputError where it is no result of two players or more,
/// and where something of it contradicts the rest: a profile that is none, an equilibrium that is not listed,
/// a label without a strategy.
StoredResult read_result(std::string_view text, const std::string& name);

}  // namespace nashsolve::report
