#include "closed_components.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <vector>

#include "best_replies.hpp"

namespace nashsolve::nplayer {
namespace {

/// Cells in ascending order.
using Cells = std::vector<std::size_t>;

/// Looks at a cell of one component's faces.
constexpr std::uint64_t kMostLooksAtFaces = 1'000'000;

/// The pure profiles, where all extreme points are.
std::optional<Cells> pure_cells(const Game& game, const Solution& solution, const Component& component) {
  if (component.subsets.empty() || component.has_curves() || !component.is_listed()) return std::nullopt;
  Cells cells;
  for (const std::size_t position : component.equilibria) {
    const Equilibrium& equilibrium = solution.equilibria[position];
    if (!equilibrium.is_exact()) return std::nullopt;
    std::size_t cell = 0;
    for (std::size_t i = 0; i < game.player_count(); ++i) {
      const MixedStrategy& own = equilibrium.exact()[i];
      if (own.support().size() != 1) return std::nullopt;
      cell += own.support().front() * game.stride(i);
    }
    cells.push_back(cell);
  }
  std::ranges::sort(cells);
  return cells;
}

bool is_closed(const Game& game, const Cells& cells, StopWatch& watch) {
  for (const std::size_t cell : cells) {
    if (watch.must_stop()) return false;
    for (std::size_t i = 0; i < game.player_count(); ++i) {
      const Rational most = game.payoff(i, cell);
      const std::size_t first = cell - cell / game.stride(i) % game.strategy_count(i) * game.stride(i);
      for (std::size_t a = 0; a < game.strategy_count(i); ++a) {
        const std::size_t other = first + a * game.stride(i);
        if (game.payoff(i, other) == most && !std::ranges::binary_search(cells, other)) return false;
      }
    }
  }
  return true;
}

/// The Euler characteristic of the complex of the faces of a product of simplices whose vertices are given.
class Characteristic {
 public:
  explicit Characteristic(const Game& game) : game_(game) {}

  /// Nothing where it takes too long.
  std::optional<int> of(const Cells& cells) {
    const int result = from(0, cells);
    return left_ == 0 ? std::nullopt : std::optional(result);
  }

 private:
  /// Of the players from this one on: the faces that use strategies B of the player are those of the others
  /// in what the slices of B have in common, and add up with the sign of |B| - 1.
  int from(std::size_t player, const Cells& cells) {
    if (player == game_.player_count()) return 1;
    return with(player, largest_slices(player, cells), 0, nullptr, 1);
  }

  int with(std::size_t player, const std::vector<Cells>& slices, std::size_t first, const Cells* common,
           int sign) {
    int sum = 0;
    for (std::size_t k = first; k < slices.size() && left_ > 0; ++k) {
      Cells both;
      if (common == nullptr) {
        both = slices[k];
      } else {
        std::ranges::set_intersection(*common, slices[k], std::back_inserter(both));
      }
      look(slices[k].size());
      if (both.empty()) continue;
      sum += sign * from(player + 1, both) + with(player, slices, k + 1, &both, -sign);
    }
    return sum;
  }

  /// What the others do in the cells with each of the player's strategies. Where one slice holds another, the
  /// faces with the smaller one are as many with the larger one as without it, and cancel.
  std::vector<Cells> largest_slices(std::size_t player, const Cells& cells) {
    std::vector<Cells> slices(game_.strategy_count(player));
    for (const std::size_t cell : cells) {
      slices[cell / game_.stride(player)].push_back(cell % game_.stride(player));
    }
    std::vector<Cells> largest;
    for (Cells& slice : slices) {
      const auto holds = [](const Cells& larger, const Cells& smaller) {
        return std::ranges::includes(larger, smaller);
      };
      look(cells.size());
      if (std::ranges::any_of(largest, [&](const Cells& other) { return holds(other, slice); })) continue;
      std::erase_if(largest, [&](const Cells& other) { return holds(slice, other); });
      largest.push_back(std::move(slice));
    }
    return largest;
  }

  void look(std::uint64_t count) { left_ -= std::min(left_, count); }

  const Game& game_;
  std::uint64_t left_ = kMostLooksAtFaces;
};

}  // namespace

void find_indices_of_closed_components(const Game& game, StopWatch& watch, Solution& solution) {
  for (Component& component : solution.components) {
    if (component.index) continue;
    const std::optional<Cells> cells = pure_cells(game, solution, component);
    if (!cells || !is_closed(game, *cells, watch)) continue;
    if (const std::optional<int> index = Characteristic(game).of(*cells))
      set_index(solution, component, *index);
  }
}

}  // namespace nashsolve::nplayer
