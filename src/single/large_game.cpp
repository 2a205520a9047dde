#include "large_game.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <variant>
#include <vector>

#include "dixon.hpp"
#include "double_range.hpp"
#include "float_equations.hpp"
#include "logit_tracing.hpp"
#include "payoff_columns.hpp"
#include "pure.hpp"
#include "revised_dictionary.hpp"
#include "split_mix.hpp"
#include "support_pairs.hpp"

namespace nashsolve::single {

namespace {

/// Multiplications between two questions whether to stop; some milliseconds.
constexpr std::size_t kPathWorkPerAsk = std::size_t{1} << 22U;
/// Pivots of a dictionary before it is computed afresh.
constexpr std::uint64_t kPivotsPerRefactoring = 100;
/// Taken in turn. Measured on {0, 1} and {-1, 0, 1} games of 100 to 300: the small one confirms the end more
/// often, the large one gets through where ties are many.
constexpr std::array<double, 3> kPerturbations = {1e-6, 1e-5, 1e-4};
constexpr int kMostFailedPaths = 60;

/// Paths of Lemke and Howson before every second one is a logit path. Of 260 random games of 100x100 to
/// 1000x1000 none needed a path: they have an equilibrium on one or two strategies each.
constexpr std::uint64_t kRoundsBeforeLogit = 4;
/// Steps of the shortest logit path, for each strategy of the player who has fewer. From the uniform prior,
/// covariant games of 200x200 take 100 to 330, of 300x300 230 to 830 in all; from drawn priors, logarithms up
/// to kPriorSpread, up to three times as many.
constexpr std::uint64_t kLogitUnit = 6;
constexpr double kPriorSpread = 3;
/// Supports are tried again when the precision has grown by this factor: what is played more than so.
constexpr double kGrowthBetweenTries = 1.25;
constexpr std::array<double, 9> kLeastPlayed = {1e-1, 3e-2, 1e-2, 3e-3, 1e-3, 1e-4, 1e-5, 1e-6, 1e-8};
/// Multiplications of a first step, about; beyond, as with more than 1000x1000, no path is followed.
constexpr double kMostWorkOfStep = 1e9;

/// Where the entries of {z >= 0, M z <= 1} stand in a player's payoffs: row i, column k at
/// i * row_stride + k * column_stride.
struct Side {
  std::size_t player;
  std::size_t rows;
  std::size_t columns;
  std::size_t row_stride;
  std::size_t column_stride;
};

/// (payoff - least + 1) / (largest - least + 1), column by column.
std::vector<double> scaled_columns(const Game& game, const Side& side) {
  return std::visit(
      [&](const auto& numerators) {
        const auto [least, largest] = std::minmax_element(numerators.begin(), numerators.end());
        const long exponent = exponent_of_range(numerators);
        const double low = in_range(*least, exponent);
        const double range = in_range(*largest, exponent) - low + 1;
        std::vector<double> result;
        result.reserve(numerators.size());
        for (std::size_t k = 0; k < side.columns; ++k) {
          for (std::size_t i = 0; i < side.rows; ++i) {
            const auto& payoff = numerators[i * side.row_stride + k * side.column_stride];
            result.push_back((in_range(payoff, exponent) - low + 1) / range);
          }
        }
        return result;
      },
      game.payoffs(side.player).numerators());
}

struct Vertex {
  MixedStrategy strategy;
  /// All columns of the block in use, and all other rows slack.
  bool is_simple;
};

template <class Entry>
std::optional<Vertex> vertex_of(const std::vector<Entry>& numerators, const Side& side,
                                const std::vector<std::size_t>& rows, const std::vector<std::size_t>& columns,
                                const std::function<bool()>& must_stop) {
  const Entry shift = 1 - *std::min_element(numerators.begin(), numerators.end());
  const auto entry = [&](std::size_t i, std::size_t k) -> Entry {
    return numerators[i * side.row_stride + k * side.column_stride] + shift;
  };
  std::vector<Entry> block;
  block.reserve(rows.size() * columns.size());
  for (const std::size_t i : rows) {
    for (const std::size_t k : columns) block.push_back(entry(i, k));
  }
  const auto solution = solve_large_for_ones(std::span<const Entry>(block), rows.size(), must_stop);
  if (!solution) return std::nullopt;
  Vertex vertex{MixedStrategy::pure(1, 0), true};
  std::vector<Integer> weights(side.columns);
  for (std::size_t k = 0; k < columns.size(); ++k) {
    const int sign = sgn(solution->numerators[k]);
    if (sign < 0) return std::nullopt;
    if (sign == 0) vertex.is_simple = false;
    weights[columns[k]] = solution->numerators[k];
  }
  std::vector<bool> is_tight(side.rows);
  for (const std::size_t i : rows) is_tight[i] = true;
  for (std::size_t i = 0; i < side.rows; ++i) {
    if (is_tight[i]) continue;
    Integer slack = solution->denominator;
    for (const std::size_t k : columns) subtract_product(slack, weights[k], entry(i, k));
    if (sgn(slack) < 0) return std::nullopt;
    if (sgn(slack) == 0) vertex.is_simple = false;
  }
  vertex.strategy = MixedStrategy::from_weights(weights);
  return vertex;
}

std::vector<std::size_t> sorted(std::vector<std::size_t> strategies) {
  std::sort(strategies.begin(), strategies.end());
  return strategies;
}

bool fits_words(const std::vector<std::int64_t>& numerators, std::size_t size) {
  const auto [least, largest] = std::minmax_element(numerators.begin(), numerators.end());
  constexpr double kMost = 0x1p61;
  const auto low = static_cast<double>(*least);
  const auto high = static_cast<double>(*largest);
  return std::max(-low, high) < kMost && (high - low + 2) * static_cast<double>(size) < kMost;
}

class Paths {
 public:
  Paths(const Game& game, const std::function<bool()>& must_stop)
      : game_(game),
        must_stop_(must_stop),
        m_(game.strategy_count(0)),
        n_(game.strategy_count(1)),
        sides_{Side{0, m_, n_, n_, 1}, Side{1, n_, m_, 1, n_}},
        payoffs_{{m_, n_}, {scaled_columns(game, sides_[0]), scaled_columns(game, sides_[1])}} {}

  std::optional<OneEquilibrium> run() {
    SplitMix64 noise(m_ * 1000003 + n_);
    const std::size_t fewer = std::min(m_, n_);
    const bool may_follow = static_cast<double>(m_ * n_) * static_cast<double>(fewer) <= kMostWorkOfStep;
    std::uint64_t followed = 0;
    int failures = 0;
    for (std::uint64_t round = 1; failures < kMostFailedPaths && !is_stopped_; ++round) {
      const bool is_logit = may_follow && round > kRoundsBeforeLogit && round % 2 == 0;
      const double perturbation = kPerturbations[round % kPerturbations.size()];
      End end = End::too_long;
      if (is_logit) {
        ++followed;
        end = follow(often(followed) * kLogitUnit * fewer, followed == 1 ? 0 : perturbation, noise);
      } else {
        end = walk(noise.next() % (m_ + n_), often(round) * (m_ + n_), perturbation, round);
      }
      if (end == End::lost) ++failures;
      if (end == End::equilibrium) {
        if (auto found = confirm(is_logit ? "logit path, exact" : "Lemke-Howson path, exact")) return found;
        ++failures;
      }
    }
    return std::nullopt;
  }

 private:
  enum class End { equilibrium, too_long, lost };
  /// The strategies of a player with a positive probability, and those without a slack, ascending.
  struct Support {
    std::vector<std::size_t> used;
    std::vector<std::size_t> tight;
  };

  /// 1, 2, 1, 4, 1, 2, 1, 8, ...: as often as a length, twice the length half as often.
  static std::uint64_t often(std::uint64_t round) { return round & (~round + 1); }

  /// The variable of a label, and the label of a variable, on a side: rows are labels 0 to m - 1, then come
  /// the columns. On either side the variables proper come first, then the slacks.
  [[nodiscard]] std::size_t variable_of(std::size_t side, std::size_t label) const {
    if (side == 1) return label;
    return label < m_ ? n_ + label : label - m_;
  }
  [[nodiscard]] std::size_t label_of(std::size_t side, std::size_t variable) const {
    if (side == 1) return variable;
    return variable < n_ ? m_ + variable : variable - n_;
  }

  End walk(std::size_t dropped, std::uint64_t most_pivots, double perturbation, std::uint64_t noise) {
    dictionaries_.clear();
    for (std::size_t side = 0; side < 2; ++side) {
      SplitMix64 stream(2 * noise + side);
      std::vector<double> bounds(sides_[side].rows);
      for (double& bound : bounds) bound = 1 + perturbation * (0.5 + stream.next_unit());
      dictionaries_.emplace_back(payoffs_.values[side].data(), sides_[side].rows, sides_[side].columns,
                                 std::move(bounds));
    }
    std::size_t side = dropped < m_ ? 1 : 0;
    std::size_t label = dropped;
    for (std::uint64_t step = 0; step < most_pivots; ++step) {
      RevisedDictionary& dictionary = dictionaries_[side];
      if (spend(dictionary.work())) return End::too_long;
      ++pivots_;
      const auto leaving = dictionary.enter(variable_of(side, label));
      if (!leaving) return End::lost;
      label = label_of(side, *leaving);
      if (label == dropped) {
        for (std::size_t player = 0; player < 2; ++player) {
          supports_[player] = {sorted(dictionaries_[1 - player].used_columns()),
                               sorted(dictionaries_[player].tight_rows())};
        }
        return End::equilibrium;
      }
      if (step % (2 * kPivotsPerRefactoring) >= 2 * kPivotsPerRefactoring - 2 && !dictionary.refactor()) {
        return End::lost;
      }
      side = 1 - side;
    }
    return End::too_long;
  }

  bool spend(std::size_t work) {
    work_ += work;
    if (work_ >= kPathWorkPerAsk) {
      work_ = 0;
      is_stopped_ = is_stopped_ || must_stop_();
    }
    return is_stopped_;
  }

  /// The logit path of the uniform prior where nothing is perturbed, else of one that is drawn.
  End follow(std::uint64_t most_steps, double perturbation, SplitMix64& noise) {
    LogitTracing::PerPlayer priors;
    LogitTracing::PerPlayer bonuses;
    for (std::size_t player = 0; player < 2; ++player) {
      for (std::size_t k = 0; k < payoffs_.counts[player]; ++k) {
        priors[player].push_back(perturbation == 0 ? 0 : kPriorSpread * noise.next_unit());
        bonuses[player].push_back(perturbation == 0 ? 0 : perturbation * noise.next_unit());
      }
    }
    LogitTracing path(payoffs_, std::move(priors), std::move(bonuses),
                      [this](std::size_t work) { return spend(work); });
    double next_try = 1;
    for (std::uint64_t step = 0; step < most_steps; ++step) {
      if (!path.step()) return End::lost;
      ++pivots_;
      if (path.precision() < next_try) continue;
      next_try = std::max(path.precision() * kGrowthBetweenTries, path.precision() + 1);
      for (const double least : kLeastPlayed) {
        if (try_supports(path.probabilities(), least)) return End::equilibrium;
      }
    }
    return End::too_long;
  }

  /// Whether there seems to be an equilibrium on what is played more than that.
  bool try_supports(const LogitTracing::PerPlayer& probabilities, double least) {
    for (std::size_t player = 0; player < 2; ++player) {
      Support& support = supports_[player];
      support = {};
      for (std::size_t k = 0; k < payoffs_.counts[player]; ++k) {
        if (probabilities[player][k] > least) support.used.push_back(k);
      }
      support.tight = support.used;
    }
    const std::size_t size = supports_[0].used.size();
    if (size == 0 || size != supports_[1].used.size()) return false;
    return makes_indifferent(0) && makes_indifferent(1);
  }

  /// Whether the other can make the player indifferent on his support, which then holds best responses.
  bool makes_indifferent(std::size_t player) {
    constexpr double kTolerance = 1e-9;
    const std::vector<std::size_t>& own = supports_[player].used;
    const std::vector<std::size_t>& others = supports_[1 - player].used;
    std::vector<double> block;
    for (const std::size_t i : own) {
      for (const std::size_t k : others) block.push_back(payoffs_.against(player, k)[i]);
    }
    std::vector<double> weights(own.size(), 1.0);
    if (!solve_in_doubles(block, weights, [this](std::size_t work) { return spend(work); })) return false;
    std::vector<double> all(payoffs_.counts[1 - player]);
    for (std::size_t b = 0; b < others.size(); ++b) {
      if (!(weights[b] >= -kTolerance)) return false;
      all[others[b]] = weights[b];
    }
    const std::vector<double> earned = payoffs_.earnings(player, all);
    return *std::max_element(earned.begin(), earned.end()) <= 1 + kTolerance;
  }

  /// The equilibrium with the supports that a path ended at, if it is one.
  std::optional<OneEquilibrium> confirm(std::string_view method) {
    const auto& [rows, columns] = supports_;
    if (rows.used != rows.tight || columns.used != columns.tight || rows.used.empty()) return std::nullopt;
    auto y = vertex(sides_[0], rows.used, columns.used);
    if (!y) return std::nullopt;
    auto x = vertex(sides_[1], columns.used, rows.used);
    if (!x) return std::nullopt;
    return OneEquilibrium{
        {std::move(x->strategy), std::move(y->strategy)}, method, x->is_simple && y->is_simple, pivots_};
  }

  std::optional<Vertex> vertex(const Side& side, const std::vector<std::size_t>& rows,
                               const std::vector<std::size_t>& columns) {
    const PayoffTable& table = game_.payoffs(side.player);
    if (const auto* const small = std::get_if<std::vector<std::int64_t>>(&table.numerators())) {
      if (fits_words(*small, m_ + n_)) return vertex_of(*small, side, rows, columns, must_stop_);
    }
    std::vector<Integer> large;
    large.reserve(table.size());
    for (std::size_t cell = 0; cell < table.size(); ++cell) large.push_back(table.numerator(cell));
    return vertex_of(large, side, rows, columns, must_stop_);
  }

  const Game& game_;
  const std::function<bool()>& must_stop_;
  std::size_t m_;
  std::size_t n_;
  /// Of {y : A y <= 1} and of {x : B'x <= 1}.
  std::array<Side, 2> sides_;
  PayoffColumns payoffs_;
  std::vector<RevisedDictionary> dictionaries_;
  /// Where a path ended.
  std::array<Support, 2> supports_;
  std::uint64_t pivots_ = 0;
  std::size_t work_ = 0;
  bool is_stopped_ = false;
};

/// Whether no strategy is a best response but those in use: then an equilibrium on one or two strategies each
/// is regular.
bool is_quasi_strict(const Game& game, const Profile& profile) {
  for (std::size_t player = 0; player < 2; ++player) {
    if (best_responses(strategy_payoffs(game, profile, player)).size() != profile[player].support().size()) {
      return false;
    }
  }
  return true;
}

OneEquilibrium small_support(const Game& game, Profile profile, std::string_view method) {
  const bool is_regular = is_quasi_strict(game, profile);
  return {std::move(profile), method, is_regular, 0};
}

}  // namespace

std::optional<OneEquilibrium> find_in_large_game(const Game& game, const std::function<bool()>& must_stop) {
  const std::vector<std::size_t> pure = pure_equilibria(game);
  if (!pure.empty()) {
    Profile first;
    for (std::size_t player = 0; player < 2; ++player) {
      const std::size_t count = game.strategy_count(player);
      first.push_back(MixedStrategy::pure(count, pure.front() / game.stride(player) % count));
    }
    return small_support(game, std::move(first), "pure profiles, exact");
  }
  if (auto pair = support_pair_equilibrium(game, must_stop)) {
    return small_support(game, *std::move(pair), "supports of two strategies, exact");
  }
  if (must_stop()) return std::nullopt;
  return Paths(game, must_stop).run();
}

}  // namespace nashsolve::single
