#include "solve_job.hpp"

#include <cstdint>
#include <variant>

namespace nashsolve::cli {

namespace {

std::size_t bytes_of(const GameTree& tree) {
  constexpr std::size_t kOfNode = 512;
  return kOfNode * tree.nodes().size();
}

}  // namespace

std::string SolveJob::name() const {
  if (const auto* const large = std::get_if<LargeTree>(&item)) return large->location().source;
  const auto* const loaded = std::get_if<LoadedGame>(&item);
  return loaded != nullptr ? loaded->source : std::string();
}

std::size_t SolveJob::bytes() const {
  constexpr std::size_t kAtLeast = 4096;
  const auto* const loaded = std::get_if<LoadedGame>(&item);
  if (const auto* const large = std::get_if<LargeTree>(&item)) return kAtLeast + bytes_of(large->tree());
  if (loaded == nullptr) return kAtLeast;
  const Game& game = loaded->game;
  return kAtLeast + 4 * sizeof(std::int64_t) * game.cell_count() * game.player_count();
}

std::size_t SolvedJob::bytes() const {
  if (solved_tree) return bytes_of(solved_tree->large.tree());
  if (!solved) return text.size();
  constexpr std::size_t kOfStrategy = 64;
  std::size_t strategies = 0;
  for (const Player& player : solved->loaded.game.players()) strategies += player.strategies.size();
  return solved->verified.solution().equilibria.size() * strategies * kOfStrategy;
}

}  // namespace nashsolve::cli
