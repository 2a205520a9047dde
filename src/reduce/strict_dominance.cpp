#include "strict_dominance.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>
#include <variant>

#include "dominance_chain.hpp"
#include "dominator.hpp"

namespace nashsolve::reduce {

namespace {

/// Pairs of strategies of one player that are watched at most; a player with more is left alone.
constexpr std::size_t kMostPairs = std::size_t{1} << 24U;
/// Pairs between two questions whether to stop, strategies that are compared with all at some cells, and
/// payoffs that are looked at for best responses; a pair may take hundreds of thousands of cells.
constexpr std::size_t kPairsPerStop = 4096;
constexpr std::size_t kCellsOfPair = 64;
constexpr std::size_t kStrategiesPerStop = 16;
constexpr std::size_t kPayoffsPerStop = std::size_t{1} << 20U;
/// From so many strategies on, one that is no best response is compared at so many choices of the others with
/// all, and pair by pair only with those worth more at the choice where these are fewest. Of 4,096 plans of a
/// poker of six cards against 729 all pairs took half of the whole time.
constexpr std::size_t kManyStrategies = 64;
constexpr std::size_t kCellsCompared = 16;
/// The others hold the gain to nothing when they hold it to this share of the range of payoffs.
constexpr double kNoGain = 1e-11;
/// Of so many strategies a mixture may have weights that doubles cannot tell from 0.
constexpr std::size_t kLongChain = 40;
/// Payoffs in the largest linear program.
constexpr std::size_t kMostProgramEntries = 400'000;

/// What eliminates strategies of one player.
class OwnStrategies {
 public:
  OwnStrategies(const Game& game, std::size_t player)
      : player_(player),
        count_(game.strategy_count(player)),
        own_{&game.payoffs(player), game.stride(player), count_, {}},
        is_watched_(count_ <= kMostPairs / count_) {
    const std::size_t block = own_.stride * count_;
    own_.first_cells.reserve(game.cell_count() / count_);
    for (std::size_t start = 0; start < game.cell_count(); start += block) {
      for (std::size_t k = 0; k < own_.stride; ++k) own_.first_cells.push_back(start + k);
    }
    is_left_.assign(count_, true);
    is_cell_left_.assign(own_.first_cells.size(), true);
    is_undominated_.assign(count_, false);
    best_at_.assign(count_, static_cast<std::uint32_t>(is_cell_left_.size()));
    if (!is_watched_) return;
    paired_at_.assign(count_, static_cast<std::uint32_t>(is_cell_left_.size()));
    watching_.resize(own_.first_cells.size());
    beliefs_.resize(own_.first_cells.size());
  }

  /// Strategies that a pure one dominates, ascending.
  std::vector<DominatedStrategy> find_pure(const StopTest& must_stop) {
    constexpr auto kNobody = static_cast<std::uint32_t>(-1);
    std::vector<std::uint32_t> dominator(count_, kNobody);
    std::size_t seen = 0;
    // Most games give nothing away at the first look: pairs watch cells from the second one on.
    if (++looks_ == 1 && is_watched_) mark_best_responses(must_stop);
    const auto look = [&](Pair pair) {
      if (++seen >= kPairsPerStop) {
        seen = 0;
        if (must_stop()) return false;
      }
      if (!is_left_[pair.by] || !is_left_[pair.strategy]) return true;
      const std::uint32_t first = std::exchange(pair.cell, first_exception(pair));
      seen += (pair.cell - first) / kCellsOfPair;
      if (pair.cell == is_cell_left_.size()) {
        dominator[pair.strategy] = std::min(dominator[pair.strategy], pair.by);
      } else if (looks_ > 1) {
        watching_[pair.cell].push_back(pair);
      }
      return true;
    };
    bool goes_on = true;
    for (const Pair& pair : std::exchange(open_pairs_, {})) goes_on = goes_on && look(pair);
    const std::vector<std::uint32_t> cells = compared_cells();
    std::vector<std::uint32_t> rivals;
    for (std::uint32_t strategy = 0; is_watched_ && goes_on && strategy < count_; ++strategy) {
      if (!is_left_[strategy] || is_paired(strategy) || is_best_response(strategy)) continue;
      const std::uint32_t at = find_rivals(strategy, cells, rivals);
      if (looks_ > 1) paired_at_[strategy] = at;
      goes_on = cells.empty() || strategy % kStrategiesPerStop != 0 || !must_stop();
      for (std::size_t k = 0; goes_on && k < rivals.size(); ++k) goes_on = look({rivals[k], strategy, 0});
    }
    std::vector<DominatedStrategy> found;
    for (std::uint32_t strategy = 0; strategy < count_; ++strategy) {
      if (dominator[strategy] == kNobody) continue;
      found.push_back({player_, strategy, MixedStrategy::pure(count_, dominator[strategy])});
    }
    return found;
  }

  /// Strategies that a mixed one dominates, ascending.
  std::vector<DominatedStrategy> find_mixed(const StopTest& must_stop, std::uint64_t most_work,
                                            std::uint64_t& work, Thoroughness& thoroughness) {
    std::vector<DominatedStrategy> found;
    if (!is_watched_) {
      thoroughness = Thoroughness::too_large;
      return found;
    }
    std::vector<std::uint32_t> open;
    mark_best_responses(must_stop);
    std::size_t left = 0;
    for (std::uint32_t strategy = 0; strategy < count_; ++strategy) {
      if (!is_left_[strategy]) continue;
      ++left;
      if (!is_undominated_[strategy]) open.push_back(strategy);
    }
    if (open.empty() || left < 3) return found;
    if (own_.first_cells.size() > kMostProgramEntries / count_) {
      thoroughness = Thoroughness::too_large;
      return found;
    }
    if (!search_) search_ = std::make_unique<DominatorSearch>(own_, -kNoGain, must_stop);
    std::vector<std::uint32_t> cells;
    for (std::uint32_t cell = 0; cell < is_cell_left_.size(); ++cell) {
      if (is_cell_left_[cell]) cells.push_back(cell);
    }
    Belief belief;
    for (const std::uint32_t strategy : open) {
      if (work >= most_work || must_stop()) {
        thoroughness = work >= most_work ? Thoroughness::too_large : Thoroughness::stopped;
        break;
      }
      std::vector<std::uint32_t> others;
      for (std::uint32_t other = 0; other < count_; ++other) {
        if (is_left_[other] && other != strategy) others.push_back(other);
      }
      if (others.size() > kLongChain) {
        if (auto by = chain_of_dominators(own_, strategy, others, cells, work)) {
          found.push_back({player_, strategy, *std::move(by)});
          continue;
        }
      }
      const std::uint64_t before = search_->work();
      const std::optional<Mixture> mixture = search_->find(strategy, others, cells, belief);
      work += search_->work() - before;
      if (!mixture && must_stop()) {
        thoroughness = Thoroughness::stopped;
        break;
      }
      if (mixture) {
        std::vector<Integer> weights(count_);
        for (std::size_t k = 0; k < mixture->strategies.size(); ++k) {
          weights[mixture->strategies[k]] = to_integer(mixture->weights[k]);
        }
        found.push_back({player_, strategy, MixedStrategy::from_weights(weights)});
      } else {
        is_undominated_[strategy] = true;
        for (const std::uint32_t cell : belief.cells) beliefs_[cell].push_back(strategy);
      }
    }
    return found;
  }

  void remove(std::uint32_t strategy) { is_left_[strategy] = false; }

  void remove_cell(std::size_t cell) {
    if (!is_cell_left_[cell]) return;
    is_cell_left_[cell] = false;
    if (!is_watched_) return;
    open_pairs_.insert(open_pairs_.end(), watching_[cell].begin(), watching_[cell].end());
    watching_[cell].clear();
    for (const std::uint32_t strategy : beliefs_[cell]) is_undominated_[strategy] = false;
    beliefs_[cell].clear();
  }

  [[nodiscard]] std::vector<std::uint32_t> left() const {
    std::vector<std::uint32_t> result;
    for (std::uint32_t strategy = 0; strategy < count_; ++strategy) {
      if (is_left_[strategy]) result.push_back(strategy);
    }
    return result;
  }

  /// Whether every pair of strategies is looked at.
  [[nodiscard]] bool is_watched() const { return is_watched_; }

 private:
  /// Whether `by` dominates `strategy`; not at `cell`, and at no cell before it is it known.
  struct Pair {
    std::uint32_t by;
    std::uint32_t strategy;
    std::uint32_t cell;
  };

  /// To a choice of the others that is left: no strategy dominates it.
  [[nodiscard]] bool is_best_response(std::uint32_t strategy) const {
    return best_at_[strategy] < is_cell_left_.size() && is_cell_left_[best_at_[strategy]];
  }

  /// Whether pairs watch that nothing dominates it, as long as it holds its own against all others at a cell.
  [[nodiscard]] bool is_paired(std::uint32_t strategy) const {
    const std::uint32_t at = paired_at_[strategy];
    return at == kEverywhere || (at < is_cell_left_.size() && is_cell_left_[at]);
  }

  /// A few cells that are left, apart from each other; none where all pairs are soon looked at.
  [[nodiscard]] std::vector<std::uint32_t> compared_cells() const {
    std::vector<std::uint32_t> cells;
    if (!is_watched_ || count_ < kManyStrategies) return cells;
    std::vector<std::uint32_t> all;
    for (std::uint32_t cell = 0; cell < is_cell_left_.size(); ++cell) {
      if (is_cell_left_[cell]) all.push_back(cell);
    }
    const std::size_t most = std::min(all.size(), kCellsCompared);
    for (std::size_t k = 0; k < most; ++k) cells.push_back(all[k * all.size() / most]);
    return cells;
  }

  /// What may dominate the strategy, ascending: what is worth more at one of the cells. Returns which.
  std::uint32_t find_rivals(std::uint32_t strategy, const std::vector<std::uint32_t>& cells,
                            std::vector<std::uint32_t>& rivals) const {
    return std::visit(
        [&](const auto& numerators) {
          const auto gather = [&](const auto& is_rival) {
            rivals.clear();
            for (std::uint32_t by = 0; by < count_; ++by) {
              if (by != strategy && is_rival(by)) rivals.push_back(by);
            }
          };
          const auto is_better_at = [&](std::uint32_t cell) {
            const auto* const first = &numerators[own_.first_cells[cell]];
            return [first, &own = first[strategy * own_.stride], stride = own_.stride](std::uint32_t by) {
              return own < first[by * stride];
            };
          };
          std::uint32_t best = kEverywhere;
          std::size_t fewest = count_;
          for (const std::uint32_t cell : cells) {
            const auto is_better = is_better_at(cell);
            std::size_t better = 0;
            for (std::uint32_t by = 0; by < count_; ++by) better += is_better(by) ? 1U : 0U;
            if (better < fewest) best = cell;
            fewest = std::min(fewest, better);
          }
          if (best == kEverywhere) {
            gather([](std::uint32_t) { return true; });
          } else {
            gather(is_better_at(best));
          }
          return best;
        },
        own_.table->numerators());
  }

  /// From the pair's cell on; at all cells before it that are left `by` is worth more.
  [[nodiscard]] std::uint32_t first_exception(const Pair& pair) const {
    return std::visit(
        [&](const auto& numerators) {
          std::uint32_t cell = pair.cell;
          for (; cell < is_cell_left_.size(); ++cell) {
            if (!is_cell_left_[cell]) continue;
            const std::size_t first = own_.first_cells[cell];
            if (numerators[first + pair.by * own_.stride] <= numerators[first + pair.strategy * own_.stride])
              break;
          }
          return cell;
        },
        own_.table->numerators());
  }

  /// A best response to some pure choice of the others is not strictly dominated. Of those that are not seen
  /// before it is to stop nothing is known.
  void mark_best_responses(const StopTest& must_stop) {
    const std::size_t cells_per_stop = std::max<std::size_t>(kPayoffsPerStop / count_, 1);
    std::visit(
        [&](const auto& numerators) {
          std::vector<std::uint32_t> best;
          for (std::uint32_t cell = 0; cell < is_cell_left_.size(); ++cell) {
            if ((cell + 1) % cells_per_stop == 0 && must_stop()) return;
            if (!is_cell_left_[cell]) continue;
            best.clear();
            const auto worth = [&](std::uint32_t k) -> const auto& {
              return numerators[own_.first_cells[cell] + k * own_.stride];
            };
            for (std::uint32_t strategy = 0; strategy < count_; ++strategy) {
              if (!is_left_[strategy]) continue;
              if (!best.empty() && worth(strategy) < worth(best.front())) continue;
              if (!best.empty() && worth(best.front()) < worth(strategy)) best.clear();
              best.push_back(strategy);
            }
            for (const std::uint32_t strategy : best) {
              if (!is_best_response(strategy)) best_at_[strategy] = cell;
              if (is_undominated_[strategy]) continue;
              is_undominated_[strategy] = true;
              beliefs_[cell].push_back(strategy);
            }
          }
        },
        own_.table->numerators());
  }

  std::size_t player_;
  std::size_t count_;
  OwnPayoffs own_;
  bool is_watched_;
  std::vector<char> is_left_;
  std::vector<char> is_cell_left_;
  /// Of find_pure().
  int looks_ = 0;
  std::vector<Pair> open_pairs_;
  static constexpr auto kEverywhere = static_cast<std::uint32_t>(-1);
  /// By strategy: a choice of the others that it was seen to be a best response to, and one at which pairs
  /// watch all that is worth more, as they do where the first is gone.
  std::vector<std::uint32_t> best_at_;
  std::vector<std::uint32_t> paired_at_;
  /// By cell: the pairs that watch it, and the strategies whose belief it is in.
  std::vector<std::vector<Pair>> watching_;
  std::vector<std::vector<std::uint32_t>> beliefs_;
  std::vector<char> is_undominated_;
  std::unique_ptr<DominatorSearch> search_;
};

/// The choices of the others, as OwnStrategies of `player` counts them, in which `opponent` uses `strategy`.
template <class Visit>
void for_each_cell_with(const Game& game, std::size_t player, std::size_t opponent, std::uint32_t strategy,
                        const Visit& visit) {
  // The player's own coordinate is left out of the numbering of cells.
  const std::size_t own = game.strategy_count(player);
  const std::size_t count = game.strategy_count(opponent);
  const std::size_t stride = game.stride(opponent) / (opponent < player ? own : 1);
  const std::size_t cells = game.cell_count() / own;
  for (std::size_t start = strategy * stride; start < cells; start += stride * count) {
    for (std::size_t k = 0; k < stride; ++k) visit(start + k);
  }
}

}  // namespace

Elimination eliminate_strictly(const Game& game, const StopTest& must_stop, std::uint64_t most_work) {
  Elimination result;
  std::vector<OwnStrategies> players;
  for (std::size_t player = 0; player < game.player_count(); ++player) players.emplace_back(game, player);
  std::uint64_t work = 0;
  for (bool is_pure_round = true;;) {
    std::vector<DominatedStrategy> round;
    for (OwnStrategies& player : players) {
      std::vector<DominatedStrategy> found =
          is_pure_round ? player.find_pure(must_stop)
                        : player.find_mixed(must_stop, most_work, work, result.thoroughness);
      std::move(found.begin(), found.end(), std::back_inserter(round));
    }
    if (round.empty()) {
      if (!is_pure_round) break;
      is_pure_round = false;
      if (most_work > 0) continue;
      result.thoroughness = Thoroughness::too_large;
      break;
    }
    is_pure_round = true;
    for (const DominatedStrategy& each : round) {
      players[each.player].remove(each.strategy);
      for (std::size_t other = 0; other < players.size(); ++other) {
        if (other == each.player) continue;
        for_each_cell_with(game, other, each.player, each.strategy,
                           [&](std::size_t cell) { players[other].remove_cell(cell); });
      }
    }
    result.rounds.push_back(std::move(round));
    if (must_stop()) {
      result.thoroughness = Thoroughness::stopped;
      break;
    }
  }
  for (const OwnStrategies& player : players) {
    if (!player.is_watched()) result.thoroughness = std::max(result.thoroughness, Thoroughness::too_large);
    result.remaining.push_back(player.left());
  }
  return result;
}

}  // namespace nashsolve::reduce
