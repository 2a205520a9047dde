#include "nplayer.hpp"

#include <optional>
#include <vector>

#include "stop.hpp"

namespace nashsolve {

Solution solve_nplayer(const Game& game, const SolveOptions& options) {
  StopWatch stop(options);
  Solution solution;
  solution.method = "pure profiles, one pass over the payoffs";
  const PureProfiles profiles(game);
  const std::vector<std::size_t> cells = pure_equilibria(game, options.interrupt);
  if (stop.reason(0) == Status::interrupted) {
    solution.status = Status::interrupted;
    return solution;
  }
  for (const std::size_t cell : cells) {
    if (solution.equilibria.size() >= stop.limit()) break;
    const std::size_t position = solution.equilibria.size();
    solution.equilibria.push_back({profiles.at(cell), position, std::nullopt, std::nullopt});
    solution.components.push_back({{position}, {}, std::nullopt});
  }
  const bool has_enough = solution.equilibria.size() >= stop.limit();
  if (options.find == Find::pure || has_enough) {
    solution.status = Status::limit;
  } else {
    solution.status = Status::undecided;
    solution.undecided.push_back({"profiles in which some player mixes were not searched", {}});
  }
  solution.seconds = stop.seconds();
  return solution;
}

}  // namespace nashsolve
