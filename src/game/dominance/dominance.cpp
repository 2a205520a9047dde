#include "dominance.hpp"

#include <algorithm>
#include <memory>
#include <numeric>
#include <utility>

#include "dominance_work.hpp"
#include "dominator.hpp"
#include "linear_program.hpp"
#include "plans.hpp"

namespace nashsolve {

namespace {

/// Entries of the largest linear program that is tried.
constexpr std::size_t kMaxProgramEntries = 400'000;

/// A product of an exact pivot in those of doubles: an estimate.
constexpr std::uint64_t kWorkOfExact = 32;

/// A belief is looked for until all others are worth less by this share of the range of payoffs, which
/// rounding its weights to integers does not undo.
constexpr double kMargin = 1e-7;

/// The cells of all choices of these strategies; a player who is left out uses its first one.
std::vector<std::size_t> cells_among(const Game& game, const Restriction& among,
                                     std::optional<std::size_t> left_out) {
  std::vector<std::size_t> cells = {0};
  for (std::size_t player = 0; player < game.player_count(); ++player) {
    if (player == left_out) continue;
    std::vector<std::size_t> longer;
    longer.reserve(cells.size() * among[player].size());
    for (const std::size_t cell : cells) {
      for (const std::uint32_t strategy : among[player]) {
        longer.push_back(cell + strategy * game.stride(player));
      }
    }
    cells = std::move(longer);
  }
  return cells;
}

/// One player's payoffs, to find dominators among some of its strategies.
class PlayerView {
 public:
  PlayerView(const Game& game, const Restriction& among, std::size_t player, const MustStop& must_stop)
      : own_{&game.payoffs(player), game.stride(player), game.strategy_count(player),
             cells_among(game, among, player)},
        strategies_(among[player]),
        size_(game.strategy_count(player)),
        must_stop_(must_stop) {}

  /// Leaves only the first of those that pay the same, which dominate and are dominated alike, and says of
  /// each which that is.
  std::vector<std::uint32_t> keep_distinct() {
    std::vector<std::uint32_t> order = strategies_;
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      const auto cell = std::find_if(own_.first_cells.begin(), own_.first_cells.end(),
                                     [&](std::size_t each) { return compare(each, a, b) != 0; });
      return cell != own_.first_cells.end() && compare(*cell, a, b) < 0;
    });
    std::vector<std::uint32_t> first(size_);
    for (std::size_t k = 0; k < order.size(); ++k) {
      first[order[k]] = k > 0 && !differs(order[k - 1], order[k]) ? first[order[k - 1]] : order[k];
    }
    std::erase_if(strategies_, [&](std::uint32_t strategy) { return first[strategy] != strategy; });
    return first;
  }

  [[nodiscard]] std::size_t program_entries() const {
    return own_.first_cells.size() * (strategies_.size() + 1);
  }
  [[nodiscard]] bool is_small() const { return program_entries() <= kMaxProgramEntries; }

  /// The strategies that are the only best response to some pure choice of the others: nothing dominates
  /// them.
  [[nodiscard]] std::vector<bool> unique_best_responses() const {
    std::vector<bool> result(size_);
    for (const std::size_t cell : own_.first_cells) {
      std::uint32_t best = strategies_.front();
      bool is_unique = true;
      for (std::size_t k = 1; k < strategies_.size(); ++k) {
        const int order = compare(cell, strategies_[k], best);
        if (order > 0) best = strategies_[k];
        if (order >= 0) is_unique = order > 0;
      }
      if (is_unique) result[best] = true;
    }
    return result;
  }

  [[nodiscard]] std::optional<MixedStrategy> pure_dominator(std::uint32_t strategy, Dominance kind) const {
    for (const std::uint32_t by : strategies_) {
      if (by != strategy && dominates(by, strategy, kind)) return MixedStrategy::pure(size_, by);
    }
    return std::nullopt;
  }

  enum class Finding { undominated, strictly_dominated, unknown };

  /// By doubles, proved in integers; `by` is what dominates it.
  Finding guess(std::uint32_t strategy, std::optional<MixedStrategy>& by) {
    std::vector<std::uint32_t> others;
    for (const std::uint32_t k : strategies_) {
      if (k != strategy && differs(k, strategy)) others.push_back(k);
    }
    if (others.empty()) return Finding::undominated;
    if (!search_) {
      search_.emplace(own_, kMargin, must_stop_);
      all_cells_.resize(own_.first_cells.size());
      std::iota(all_cells_.begin(), all_cells_.end(), 0U);
    }
    Belief belief;
    const auto mixture = search_->find(strategy, others, all_cells_, belief);
    if (!mixture) {
      return search_->is_best_under(belief, strategy, others) ? Finding::undominated : Finding::unknown;
    }
    std::vector<Integer> weights(size_);
    for (std::size_t k = 0; k < mixture->strategies.size(); ++k) {
      weights[mixture->strategies[k]] = to_integer(mixture->weights[k]);
    }
    by = MixedStrategy::from_weights(weights);
    return Finding::strictly_dominated;
  }

  /// By the program: maximise the least gain, or the sum of all gains, over mixtures without a loss; the
  /// origin stands for the dominated strategy itself. Nothing, too, where it has to stop.
  [[nodiscard]] std::optional<MixedStrategy> mixed_dominator(const MixedStrategy& strategy, Dominance kind,
                                                             const MustStop& must_stop) const {
    const bool is_strict = kind == Dominance::strict;
    const std::size_t width = strategies_.size() + (is_strict ? 1 : 0);
    LinearProgram program;
    program.objective.resize(width);
    program.matrix.reserve((own_.first_cells.size() + 1) * width);
    for (const std::size_t cell : own_.first_cells) {
      Integer base = 0;
      for (std::size_t k = 0; k < strategy.support().size(); ++k) {
        add_product(base, strategy.weights()[k],
                    own_.table->numerator(cell + strategy.support()[k] * own_.stride));
      }
      for (std::size_t k = 0; k < strategies_.size(); ++k) {
        Integer loss =
            base - strategy.denominator() * own_.table->numerator(cell + strategies_[k] * own_.stride);
        if (!is_strict) program.objective[k] -= loss;
        program.matrix.push_back(std::move(loss));
      }
      if (is_strict) program.matrix.emplace_back(1);
      program.bounds.emplace_back(0);
    }
    for (std::size_t k = 0; k < strategies_.size(); ++k) program.matrix.emplace_back(1);
    if (is_strict) program.matrix.emplace_back(0);
    program.bounds.emplace_back(1);
    if (is_strict) program.objective.back() = 1;

    const auto optimum = maximise(program, {}, must_stop);
    if (!optimum || sgn(optimum->value) == 0) return std::nullopt;
    std::vector<Rational> probabilities(size_);
    for (std::size_t k = 0; k < strategies_.size(); ++k) probabilities[strategies_[k]] = optimum->solution[k];
    return MixedStrategy::from_probabilities(probabilities);
  }

  /// A pure one, or a mixture where so much work allows to look for it.
  std::optional<MixedStrategy> dominator(std::uint32_t strategy, Dominance kind, std::uint64_t& left,
                                         Thoroughness& thoroughness) {
    std::optional<MixedStrategy> by = pure_dominator(strategy, kind);
    if (by || strategies_.size() <= 2) return by;
    const auto leave_out = [&] { thoroughness = std::max(thoroughness, Thoroughness::too_large); };
    const auto take = [&left](std::uint64_t work) { left -= std::min(left, work); };
    if (!is_small() || left == 0) {
      leave_out();
      return by;
    }
    const std::uint64_t before = search_ ? search_->work() : 0;
    const Finding finding = guess(strategy, by);
    if (search_) take(search_->work() - before);
    if (finding != Finding::unknown) return by;
    const MustStop is_over = [&] {
      take(kWorkOfExact * program_entries());
      return left == 0 || must_stop_();
    };
    by = mixed_dominator(MixedStrategy::pure(size_, strategy), kind, is_over);
    if (!by && left == 0) leave_out();
    return by;
  }

 private:
  [[nodiscard]] bool dominates(std::uint32_t by, std::uint32_t strategy, Dominance kind) const {
    bool gains = false;
    for (const std::size_t cell : own_.first_cells) {
      const int order = compare(cell, by, strategy);
      if (order < 0 || (order == 0 && kind == Dominance::strict)) return false;
      gains = gains || order > 0;
    }
    return gains;
  }

  [[nodiscard]] bool differs(std::uint32_t a, std::uint32_t b) const {
    return std::any_of(own_.first_cells.begin(), own_.first_cells.end(),
                       [&](std::size_t cell) { return compare(cell, a, b) != 0; });
  }

  [[nodiscard]] int compare(std::size_t cell, std::uint32_t a, std::uint32_t b) const {
    return std::visit(
        [&](const auto& values) {
          const auto& first = values[cell + a * own_.stride];
          const auto& second = values[cell + b * own_.stride];
          return first < second ? -1 : (second < first ? 1 : 0);
        },
        own_.table->numerators());
  }

  OwnPayoffs own_;
  std::vector<std::uint32_t> strategies_;
  std::size_t size_;
  const MustStop& must_stop_;
  std::optional<DominatorSearch> search_;
  std::vector<std::uint32_t> all_cells_;
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

DominanceReport find_dominated_within(const Game& game, const Restriction& among, Dominance kind,
                                      const MustStop& must_stop, std::uint64_t& left) {
  DominanceReport report;
  for (std::size_t player = 0; player < game.player_count(); ++player) {
    if (must_stop() || !game.payoffs(player).find_numerators(must_stop)) {
      report.thoroughness = Thoroughness::stopped;
      return report;
    }
    PlayerView view(game, among, player, must_stop);
    const std::vector<std::uint32_t> first = view.keep_distinct();
    const std::vector<bool> is_undominated = view.unique_best_responses();
    std::vector<std::optional<MixedStrategy>> dominators(game.strategy_count(player));
    for (const std::uint32_t strategy : among[player]) {
      std::optional<MixedStrategy>& by = dominators[strategy];
      const bool is_new = first[strategy] == strategy && !is_undominated[strategy];
      if (is_new && must_stop()) {
        report.thoroughness = Thoroughness::stopped;
        return report;
      }
      if (first[strategy] != strategy) by = dominators[first[strategy]];
      if (is_new) by = view.dominator(strategy, kind, left, report.thoroughness);
      if (by) report.dominated.push_back({player, strategy, *by});
      if (is_new && !by && must_stop()) {
        report.thoroughness = Thoroughness::stopped;
        return report;
      }
    }
  }
  return report;
}

DominanceReport find_dominated(const Game& game, const Restriction& among, Dominance kind,
                               const MustStop& must_stop) {
  std::uint64_t left = kMostDominanceWork;
  return find_dominated_within(game, among, kind, must_stop, left);
}

Elimination eliminate(const Game& game, Dominance kind, const MustStop& must_stop) {
  return eliminate(game, kind, find_dominated(game, all_strategies(game), kind, must_stop), must_stop);
}

Elimination eliminate(const Game& game, Dominance kind, DominanceReport first, const MustStop& must_stop) {
  Elimination result{{}, all_strategies(game), Thoroughness::whole};
  std::uint64_t left = kMostDominanceWork;
  for (DominanceReport report = std::move(first);;
       report = find_dominated_within(game, result.remaining, kind, must_stop, left)) {
    result.thoroughness = std::max(result.thoroughness, report.thoroughness);
    if (report.dominated.empty()) return result;
    for (std::size_t player = 0; player < game.player_count(); ++player) {
      std::vector<bool> goes(game.strategy_count(player));
      for (const DominatedStrategy& each : report.dominated) {
        if (each.player == player) goes[each.strategy] = true;
      }
      std::erase_if(result.remaining[player], [&](std::uint32_t strategy) { return goes[strategy]; });
    }
    result.rounds.push_back(std::move(report.dominated));
    if (result.thoroughness == Thoroughness::stopped) return result;
  }
}

DominanceFindings find_dominance(const Game& game, Dominance kind, const MustStop& must_stop) {
  DominanceReport all = find_dominated(game, all_strategies(game), kind, must_stop);
  Elimination elimination = eliminate(game, kind, all, must_stop);
  return {std::move(all), std::move(elimination)};
}

Game restrict_to(const Game& game, const Restriction& remaining) {
  std::vector<Player> players;
  const std::vector<std::size_t> cells = cells_among(game, remaining, std::nullopt);
  for (std::size_t player = 0; player < game.player_count(); ++player) {
    players.push_back({game.players()[player].name, {}});
    for (const std::uint32_t strategy : remaining[player]) {
      players.back().strategies.push_back(game.players()[player].strategies[strategy]);
    }
  }
  std::vector<PayoffTable> tables;
  for (std::size_t player = 0; player < game.player_count(); ++player) {
    tables.push_back(game.payoffs(player).chosen(cells));
  }
  Game restricted(std::move(players), std::move(tables), game.title(), game.description(), game.objective());
  if (game.plans()) {
    auto left = std::make_shared<Plans>(*game.plans());
    for (std::size_t player = 0; player < 2; ++player) {
      OwnPlans& own = left->players[player];
      own.sequences.clear();
      own.begin = {0};
      for (const std::uint32_t strategy : remaining[player])
        own.add(game.plans()->players[player].of(strategy));
    }
    restricted.set_plans(std::move(left));
  }
  return restricted;
}

std::optional<bool> is_weakly_dominated(const Game& game, std::size_t player, const MixedStrategy& strategy,
                                        std::vector<std::uint32_t> among, const MustStop& must_stop) {
  if (among.size() == 1) return false;
  Restriction candidates = all_strategies(game);
  candidates[player] = std::move(among);
  PlayerView view(game, candidates, player, must_stop);
  const bool is_pure = strategy.is_pure();
  if (is_pure) {
    const std::uint32_t own = strategy.support().front();
    if (view.unique_best_responses()[own]) return false;
    if (view.pure_dominator(own, Dominance::weak)) return true;
    if (candidates[player].size() == 2) return false;
  }
  if (!view.is_small()) return std::nullopt;
  if (is_pure) {
    std::optional<MixedStrategy> by;
    const PlayerView::Finding finding = view.guess(strategy.support().front(), by);
    if (finding != PlayerView::Finding::unknown) return finding == PlayerView::Finding::strictly_dominated;
  }
  const bool is_dominated = view.mixed_dominator(strategy, Dominance::weak, must_stop).has_value();
  if (!is_dominated && must_stop()) return std::nullopt;
  return is_dominated;
}

std::optional<MixedStrategy> find_weak_dominator(const Game& game, const Restriction& among,
                                                 std::size_t player, const MixedStrategy& strategy,
                                                 const MustStop& must_stop) {
  return PlayerView(game, among, player, must_stop).mixed_dominator(strategy, Dominance::weak, must_stop);
}

}  // namespace nashsolve
