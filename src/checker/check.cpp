#include "check.hpp"

#include <utility>

#include "check_error.hpp"
#include "compare_result.hpp"
#include "proof_stream.hpp"
#include "tree_walk.hpp"

namespace nashsolve::checker {

namespace {

std::vector<TightLabels> walked(const LoadedGame& loaded, std::istream& proof, const std::string& name,
                                Checked& checked, std::string& sha256) {
  try {
    ProofStream stream(proof);
    if (stream.sha256() != loaded.sha256) throw CheckError("it is the proof of another game");
    for (std::size_t player = 0; player < 2; ++player) {
      if (stream.strategy_counts()[player] != loaded.game.strategy_count(player)) {
        throw CheckError("it is the proof of a game with other numbers of strategies");
      }
    }
    TreeWalk walk(loaded.game);
    for (bool is_over = false; !is_over;) {
      const Step step = stream.next();
      is_over = std::holds_alternative<QedStep>(step);
      try {
        walk.take(step);
      } catch (const CheckError& error) {
        throw CheckError(stream.place() + ": " + error.what());
      }
    }
    walk.finish();
    checked.steps = walk.step_count() - 1;
    sha256 = stream.own_sha256();
    return walk.subsets();
  } catch (const CheckError& error) {
    throw CheckError(name + ": " + error.what());
  }
}

}  // namespace

Checked check_proof(const LoadedGame& loaded, std::istream& proof, const std::string& proof_name,
                    std::istream& result, const std::string& result_name) {
  if (loaded.game.player_count() != 2) {
    throw CheckError(loaded.source + ": found " + std::to_string(loaded.game.player_count()) +
                     " players, expected two");
  }
  Checked checked;
  std::string proof_sha256;
  const std::vector<TightLabels> subsets = walked(loaded, proof, proof_name, checked, proof_sha256);
  try {
    const ClaimedResult claimed =
        read_result(result, {loaded.game.strategy_count(0), loaded.game.strategy_count(1)});
    if (claimed.game_sha256 != loaded.sha256) throw CheckError("it is the result of another game");
    if (!claimed.proof_sha256.empty() && claimed.proof_sha256 != proof_sha256) {
      throw CheckError("it names another proof");
    }
    compare_result(loaded.game, subsets, claimed);
    checked.equilibria = claimed.equilibria.size();
    checked.components = claimed.component_count;
  } catch (const CheckError& error) {
    throw CheckError(result_name + ": " + error.what());
  }
  return checked;
}

}  // namespace nashsolve::checker
