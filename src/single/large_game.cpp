#include "large_game.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <variant>
#include <vector>

#include "dixon.hpp"
#include "double_range.hpp"
#include "linear_tracing.hpp"
#include "payoff_columns.hpp"
#include "pure.hpp"
#include "regret_matching.hpp"
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

/// Paths of Lemke and Howson before every second one is a linear tracing. Measured on covariant games
/// (correlation -0.5): 3 of 20 of 100x100 have their equilibrium by then, of 200x200 none. Of 260 random
/// games of 100x100 to 1000x1000 none needed a path: they have an equilibrium on one or two strategies each.
constexpr std::uint64_t kRoundsBeforeTraces = 16;
/// Pivots of the shortest tracing, for each strategy of the game, and rounds of play that give its prior.
/// Covariant games (correlation -0.5) of 200x200 have paths of 5,000 to 300,000 pivots; there units of 25 to
/// 150 and 300 to 3,000 rounds made less of a difference than the seed, and 100 rounds gave longer paths.
constexpr std::uint64_t kTraceUnit = 100;
constexpr int kRoundsOfPlay = 1000;
/// A game with more strategies in sum is not traced, for the dictionary has a row and a column for each.
constexpr std::size_t kMostTraced = 2000;

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
    const bool may_trace = m_ + n_ <= kMostTraced;
    std::uint64_t traces = 0;
    int failures = 0;
    for (std::uint64_t round = 1; failures < kMostFailedPaths && !is_stopped_; ++round) {
      const double perturbation = kPerturbations[round % kPerturbations.size()];
      const bool traced = may_trace && round > kRoundsBeforeTraces && round % 2 == 0;
      const End end = traced ? trace(often(++traces) * kTraceUnit * (m_ + n_), perturbation, noise.next())
                             : walk(noise.next() % (m_ + n_), often(round) * (m_ + n_), perturbation, round);
      if (end == End::lost) ++failures;
      if (end == End::equilibrium) {
        if (auto found = confirm(traced ? "linear tracing path, exact" : "Lemke-Howson path, exact"))
          return found;
        ++failures;
      }
    }
    return std::nullopt;
  }

 private:
  enum class End { equilibrium, too_long, lost };

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

  End trace(std::uint64_t most_pivots, double perturbation, std::uint64_t noise) {
    const auto priors = average_play(payoffs_, kRoundsOfPlay, noise, [&] { return spend(2 * m_ * n_); });
    if (!priors) return End::too_long;
    LinearTracing path(payoffs_, *priors, perturbation, noise);
    for (std::uint64_t step = 1; step <= most_pivots; ++step) {
      if (spend(path.work())) return End::too_long;
      ++pivots_;
      const LinearTracing::Step step_end = path.step();
      if (step_end == LinearTracing::Step::lost) return End::lost;
      if (step_end == LinearTracing::Step::equilibrium) {
        supports_ = path.supports();
        return End::equilibrium;
      }
      if (step % kPivotsPerRefactoring == 0 && !path.refactor()) return End::lost;
    }
    return End::too_long;
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
  std::array<LinearTracing::Support, 2> supports_;
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
    return small_support(game, PureProfiles(game).at(pure.front()), "pure profiles, exact");
  }
  if (auto pair = support_pair_equilibrium(game, must_stop)) {
    return small_support(game, *std::move(pair), "supports of two strategies, exact");
  }
  if (must_stop()) return std::nullopt;
  return Paths(game, must_stop).run();
}

}  // namespace nashsolve::single
