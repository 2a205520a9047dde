#include "pure.hpp"

#include <algorithm>
#include <cstdint>
#include <variant>

namespace nashsolve {
namespace {

// The cells that differ only in one player's strategy are `stride` apart; a block of `count * stride` cells
// holds `stride` such lines, interleaved. All lines of a block are scanned together, so that memory is read
// in order.
template <class Number>
void strike_worse_cells(const std::vector<Number>& payoffs, std::size_t count, std::size_t stride,
                        std::vector<std::uint8_t>& alive, const std::atomic<bool>* interrupt) {
  std::vector<std::size_t> best(stride);
  for (std::size_t block = 0; block < payoffs.size(); block += count * stride) {
    if (interrupt != nullptr && interrupt->load(std::memory_order_relaxed)) return;
    for (std::size_t line = 0; line < stride; ++line) best[line] = block + line;
    for (std::size_t s = 1; s < count; ++s) {
      for (std::size_t line = 0; line < stride; ++line) {
        const std::size_t cell = block + s * stride + line;
        if (payoffs[cell] > payoffs[best[line]]) best[line] = cell;
      }
    }
    for (std::size_t s = 0; s < count; ++s) {
      for (std::size_t line = 0; line < stride; ++line) {
        const std::size_t cell = block + s * stride + line;
        if (payoffs[cell] < payoffs[best[line]]) alive[cell] = 0;
      }
    }
  }
}

}  // namespace

std::vector<std::size_t> pure_equilibria(const Game& game, const std::atomic<bool>* interrupt) {
  std::vector<std::uint8_t> alive(game.cell_count(), 1);
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    std::visit(
        [&](const auto& numerators) {
          strike_worse_cells(numerators, game.strategy_count(i), game.stride(i), alive, interrupt);
        },
        game.payoffs(i).numerators());
  }
  std::vector<std::size_t> cells;
  for (std::size_t cell = 0; cell < alive.size(); ++cell) {
    if (alive[cell] != 0) cells.push_back(cell);
  }
  return cells;
}

std::vector<std::size_t> pure_equilibria(const Game& game) {
  return pure_equilibria(game, nullptr);
}

PureProfiles::PureProfiles(const Game& game) {
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    strides_.push_back(game.stride(i));
    Profile& own = strategies_.emplace_back();
    for (std::size_t s = 0; s < game.strategy_count(i); ++s) {
      own.push_back(MixedStrategy::pure(game.strategy_count(i), s));
    }
  }
}

Profile PureProfiles::at(std::size_t cell) const {
  Profile profile;
  profile.reserve(strategies_.size());
  for (std::size_t i = 0; i < strategies_.size(); ++i) {
    profile.push_back(strategies_[i][cell / strides_[i] % strategies_[i].size()]);
  }
  return profile;
}

}  // namespace nashsolve
