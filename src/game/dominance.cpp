#include "dominance.hpp"

#include <algorithm>
#include <utility>

#include "linear_program.hpp"

namespace nashsolve {

namespace {

/// Entries of the largest linear program that is tried.
constexpr std::size_t kMaxProgramEntries = 400'000;

/// The cells at which the player uses its first strategy, for all choices of the others.
std::vector<std::size_t> opponent_cells(const Game& game, const Restriction& among, std::size_t player) {
  std::vector<std::size_t> cells = {0};
  for (std::size_t opponent = 0; opponent < game.player_count(); ++opponent) {
    if (opponent == player) continue;
    std::vector<std::size_t> longer;
    longer.reserve(cells.size() * among[opponent].size());
    for (const std::size_t cell : cells) {
      for (const std::uint32_t strategy : among[opponent]) {
        longer.push_back(cell + strategy * game.stride(opponent));
      }
    }
    cells = std::move(longer);
  }
  return cells;
}

/// One player's payoffs, to find dominators among some of its strategies.
class PlayerView {
 public:
  PlayerView(const Game& game, const Restriction& among, std::size_t player)
      : table_(game.payoffs(player)),
        stride_(game.stride(player)),
        own_(among[player]),
        size_(game.strategy_count(player)),
        cells_(opponent_cells(game, among, player)) {}

  [[nodiscard]] bool is_small() const { return cells_.size() * (own_.size() + 1) <= kMaxProgramEntries; }

  [[nodiscard]] bool dominates(std::uint32_t by, std::uint32_t strategy, Dominance kind) const {
    bool gains = false;
    for (const std::size_t cell : cells_) {
      const int order = compare(cell + by * stride_, cell + strategy * stride_);
      if (order < 0 || (order == 0 && kind == Dominance::strict)) return false;
      gains = gains || order > 0;
    }
    return gains;
  }

  /// Whether the strategy is the only best response to some pure choice of the others: no dominator exists.
  [[nodiscard]] bool is_unique_best_response(std::uint32_t strategy) const {
    return std::any_of(cells_.begin(), cells_.end(), [&](std::size_t cell) {
      return std::all_of(own_.begin(), own_.end(), [&](std::uint32_t other) {
        return other == strategy || compare(cell + strategy * stride_, cell + other * stride_) > 0;
      });
    });
  }

  [[nodiscard]] std::optional<MixedStrategy> pure_dominator(std::uint32_t strategy, Dominance kind) const {
    for (const std::uint32_t by : own_) {
      if (by != strategy && dominates(by, strategy, kind)) return MixedStrategy::pure(size_, by);
    }
    return std::nullopt;
  }

  /// By the program: maximise the least gain, or the sum of all gains, over mixtures without a loss; the
  /// origin stands for the dominated strategy itself.
  [[nodiscard]] std::optional<MixedStrategy> mixed_dominator(const MixedStrategy& strategy,
                                                             Dominance kind) const {
    const bool is_strict = kind == Dominance::strict;
    const std::size_t width = own_.size() + (is_strict ? 1 : 0);
    LinearProgram program;
    program.objective.resize(width);
    program.matrix.reserve((cells_.size() + 1) * width);
    for (const std::size_t cell : cells_) {
      Integer base = 0;
      for (std::size_t k = 0; k < strategy.support().size(); ++k) {
        add_product(base, strategy.weights()[k], table_.numerator(cell + strategy.support()[k] * stride_));
      }
      for (std::size_t k = 0; k < own_.size(); ++k) {
        Integer loss = base - strategy.denominator() * table_.numerator(cell + own_[k] * stride_);
        if (!is_strict) program.objective[k] -= loss;
        program.matrix.push_back(std::move(loss));
      }
      if (is_strict) program.matrix.emplace_back(1);
      program.bounds.emplace_back(0);
    }
    for (std::size_t k = 0; k < own_.size(); ++k) program.matrix.emplace_back(1);
    if (is_strict) program.matrix.emplace_back(0);
    program.bounds.emplace_back(1);
    if (is_strict) program.objective.back() = 1;

    const auto optimum = maximise(program);
    if (!optimum || sgn(optimum->value) == 0) return std::nullopt;
    std::vector<Rational> probabilities(size_);
    for (std::size_t k = 0; k < own_.size(); ++k) probabilities[own_[k]] = optimum->solution[k];
    return MixedStrategy::from_probabilities(probabilities);
  }

 private:
  [[nodiscard]] int compare(std::size_t a, std::size_t b) const {
    return std::visit(
        [&](const auto& values) { return values[a] < values[b] ? -1 : (values[b] < values[a] ? 1 : 0); },
        table_.numerators());
  }

  const PayoffTable& table_;
  std::size_t stride_;
  const std::vector<std::uint32_t>& own_;
  std::size_t size_;
  std::vector<std::size_t> cells_;
};

}  // namespace

Restriction all_strategies(const Game& game) {
  Restriction all(game.player_count());
  for (std::size_t player = 0; player < all.size(); ++player) {
    for (std::uint32_t strategy = 0; strategy < game.strategy_count(player); ++strategy) {
      all[player].push_back(strategy);
    }
  }
  return all;
}

DominanceReport find_dominated(const Game& game, const Restriction& among, Dominance kind) {
  DominanceReport report;
  for (std::size_t player = 0; player < game.player_count(); ++player) {
    const PlayerView view(game, among, player);
    for (const std::uint32_t strategy : among[player]) {
      if (view.is_unique_best_response(strategy)) continue;
      std::optional<MixedStrategy> by = view.pure_dominator(strategy, kind);
      if (!by && among[player].size() > 2) {
        if (view.is_small()) {
          by = view.mixed_dominator(MixedStrategy::pure(game.strategy_count(player), strategy), kind);
        } else {
          report.is_decided = false;
        }
      }
      if (by) report.dominated.push_back({player, strategy, *by});
    }
  }
  return report;
}

Elimination eliminate(const Game& game, Dominance kind) {
  Elimination result{{}, all_strategies(game), true};
  for (;;) {
    DominanceReport report = find_dominated(game, result.remaining, kind);
    result.is_decided = result.is_decided && report.is_decided;
    if (report.dominated.empty()) return result;
    for (const DominatedStrategy& each : report.dominated) {
      auto& own = result.remaining[each.player];
      own.erase(std::find(own.begin(), own.end(), each.strategy));
    }
    result.rounds.push_back(std::move(report.dominated));
  }
}

Game restrict_to(const Game& game, const Restriction& remaining) {
  std::vector<Player> players;
  std::vector<std::size_t> cells = {0};
  for (std::size_t player = 0; player < game.player_count(); ++player) {
    players.push_back({game.players()[player].name, {}});
    std::vector<std::size_t> longer;
    longer.reserve(cells.size() * remaining[player].size());
    for (const std::size_t cell : cells) {
      for (const std::uint32_t strategy : remaining[player]) {
        longer.push_back(cell + strategy * game.stride(player));
      }
    }
    cells = std::move(longer);
    for (const std::uint32_t strategy : remaining[player]) {
      players.back().strategies.push_back(game.players()[player].strategies[strategy]);
    }
  }
  std::vector<PayoffTable> tables;
  for (std::size_t player = 0; player < game.player_count(); ++player) {
    const PayoffTable& table = game.payoffs(player);
    tables.push_back(std::visit(
        [&](const auto& values) {
          std::decay_t<decltype(values)> kept;
          kept.reserve(cells.size());
          for (const std::size_t cell : cells) kept.push_back(values[cell]);
          return PayoffTable(std::move(kept), table.denominator());
        },
        table.numerators()));
  }
  return {std::move(players), std::move(tables), game.title(), game.description(), game.objective()};
}

std::optional<bool> is_weakly_dominated(const Game& game, std::size_t player, const MixedStrategy& strategy) {
  const Restriction all = all_strategies(game);
  const PlayerView view(game, all, player);
  if (strategy.is_pure()) {
    const std::uint32_t own = strategy.support().front();
    if (view.is_unique_best_response(own)) return false;
    if (view.pure_dominator(own, Dominance::weak)) return true;
    if (game.strategy_count(player) <= 2) return false;
  }
  if (!view.is_small()) return std::nullopt;
  return view.mixed_dominator(strategy, Dominance::weak).has_value();
}

std::optional<MixedStrategy> find_weak_dominator(const Game& game, const Restriction& among,
                                                 std::size_t player, const MixedStrategy& strategy) {
  return PlayerView(game, among, player).mixed_dominator(strategy, Dominance::weak);
}

}  // namespace nashsolve
