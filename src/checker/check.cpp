#include "check.hpp"

#include <optional>
#include <utility>

#include "cell_stream.hpp"
#include "cell_walk.hpp"
#include "check_error.hpp"
#include "claimed_profiles.hpp"
#include "compare_result.hpp"
#include "empty_checks.hpp"
#include "proof_stream.hpp"
#include "tree_walk.hpp"

namespace nashsolve::checker {

namespace {

bool is_last(const Step& step) {
  return std::holds_alternative<QedStep>(step);
}
bool is_last(const CellStep& step) {
  return std::holds_alternative<LastStep>(step);
}

/// Takes all steps of the stream.
template <class Walk, class Stream>
void walk_all(Walk& walk, Stream& stream, EmptyChecks& checks, const LoadedGame& loaded, Checked& checked) {
  if (stream.sha256() != loaded.sha256) throw CheckError("it is the proof of another game");
  for (std::size_t player = 0; player < loaded.game.player_count(); ++player) {
    if (stream.strategy_counts()[player] != loaded.game.strategy_count(player)) {
      throw CheckError("it is the proof of a game with other numbers of strategies");
    }
  }
  try {
    for (bool is_over = false; !is_over;) {
      auto step = stream.next();
      is_over = is_last(step);
      if (checks.needs_places()) checks.set_place(stream.place());
      try {
        walk.take(std::move(step));
      } catch (const CheckError& error) {
        throw CheckError(stream.place() + ": " + error.what());
      }
    }
    walk.finish();
  } catch (const CheckError&) {
    // A step before may not hold either.
    checks.finish();
    throw;
  }
  checks.finish();
  checked.steps = walk.step_count() - 1;
}

/// With the name of the file in what it throws.
template <class Function>
auto in_file(const std::string& name, const Function& function) {
  try {
    return function();
  } catch (const CheckError& error) {
    throw CheckError(name + ": " + error.what());
  }
}

template <class Claimed>
void require_same(const Claimed& claimed, const LoadedGame& loaded, const std::string& proof_sha256) {
  if (claimed.game_sha256 != loaded.sha256) throw CheckError("it is the result of another game");
  if (!claimed.proof_sha256.empty() && claimed.proof_sha256 != proof_sha256) {
    throw CheckError("it names another proof");
  }
}

Checked check_two(const LoadedGame& loaded, std::istream& proof, const std::string& proof_name,
                  std::istream& result, const std::string& result_name, unsigned threads) {
  Checked checked;
  std::string proof_sha256;
  const std::vector<TightLabels> subsets = in_file(proof_name, [&] {
    ProofStream stream(proof);
    // Its threads end before what they look at.
    std::optional<TreeWalk> walk;
    EmptyChecks checks(threads);
    walk.emplace(loaded.game, checks);
    walk_all(*walk, stream, checks, loaded, checked);
    proof_sha256 = stream.own_sha256();
    return walk->subsets();
  });
  in_file(result_name, [&] {
    const ClaimedResult claimed =
        read_result(result, {loaded.game.strategy_count(0), loaded.game.strategy_count(1)});
    require_same(claimed, loaded, proof_sha256);
    compare_result(loaded.game, subsets, claimed);
    checked.equilibria = claimed.equilibria.size();
    checked.components = claimed.component_count;
  });
  return checked;
}

Checked check_more(const LoadedGame& loaded, std::istream& proof, const std::string& proof_name,
                   std::istream& result, const std::string& result_name) {
  Checked checked;
  std::string proof_sha256;
  CellWalk walk(loaded.game);
  in_file(proof_name, [&] {
    CellStream stream(proof, loaded.game.player_count());
    EmptyChecks no_checks(1);
    walk_all(walk, stream, no_checks, loaded, checked);
    proof_sha256 = stream.own_sha256();
  });
  in_file(result_name, [&] {
    const ClaimedProfiles claimed = read_profiles(result, walk.counts());
    require_same(claimed, loaded, proof_sha256);
    compare_pieces(claimed, walk);
    checked.equilibria = claimed.profiles.size();
    for (const ClaimedPiece& piece : claimed.pieces) checked.described += piece.conditions.empty() ? 0U : 1U;
    checked.components = claimed.component_count;
  });
  return checked;
}

}  // namespace

Checked check_proof(const LoadedGame& loaded, std::istream& proof, const std::string& proof_name,
                    std::istream& result, const std::string& result_name, unsigned threads) {
  const std::size_t players = loaded.game.player_count();
  if (players < 2) throw CheckError(loaded.source + ": found one player, expected two or more");
  return players == 2 ? check_two(loaded, proof, proof_name, result, result_name, threads)
                      : check_more(loaded, proof, proof_name, result, result_name);
}

}  // namespace nashsolve::checker
