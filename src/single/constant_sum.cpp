#include "constant_sum.hpp"

#include <cmath>
#include <cstdint>
#include <numeric>
#include <utility>
#include <variant>

#include "closed_face.hpp"
#include "double_range.hpp"
#include "linear_program.hpp"
#include "matrix_program.hpp"

namespace nashsolve::single {

namespace {

/// Exact values are put back into the dictionary so often before integers pivot.
constexpr int kMostRepairs = 8;
/// Sums of so many entries, and differences of payoffs, fit 64 bits.
constexpr double kLargestMachineInteger = 0x1p61;

/// How a program's entries come from player 1's numerators: matrix = sign * numerator + shift. With sign -1
/// rows are player 2's strategies.
struct Translation {
  int sign = 1;
  Integer shift;
};

template <class Entry>
struct TranslatedProgram {
  MatrixProgram<Entry> program;
  Translation translation;
};

/// Fewer rows than columns: the side on which the simplex method has fewer constraints.
template <class Entry, class Numerators>
TranslatedProgram<Entry> program_of(const Numerators& numerators, std::size_t m, std::size_t n) {
  const auto [least, largest] = std::minmax_element(numerators.begin(), numerators.end());
  TranslatedProgram<Entry> result;
  MatrixProgram<Entry>& program = result.program;
  program.matrix.reserve(m * n);
  if (m <= n) {
    program.rows = m;
    program.columns = n;
    for (const auto& numerator : numerators) program.matrix.emplace_back(numerator - *least + 1);
    result.translation = {1, Integer(1) - *least};
  } else {
    program.rows = n;
    program.columns = m;
    for (std::size_t j = 0; j < n; ++j) {
      for (std::size_t i = 0; i < m; ++i) program.matrix.emplace_back(*largest - numerators[i * n + j] + 1);
    }
    result.translation = {-1, Integer(1) + *largest};
  }
  return result;
}

bool fits(const std::vector<std::int64_t>& numerators, std::size_t size) {
  const auto [least, largest] = std::minmax_element(numerators.begin(), numerators.end());
  const double range = static_cast<double>(*largest) - static_cast<double>(*least) + 2;
  return range * static_cast<double>(size) < kLargestMachineInteger &&
         std::abs(static_cast<double>(*least)) < kLargestMachineInteger &&
         std::abs(static_cast<double>(*largest)) < kLargestMachineInteger;
}

RationalVector common(const std::vector<Rational>& values) {
  RationalVector result{{}, 1};
  for (const Rational& value : values) {
    result.denominator = least_common_multiple(result.denominator, value.get_den());
  }
  for (const Rational& value : values) {
    result.numerators.emplace_back(exact_quotient(result.denominator, value.get_den()) * value.get_num());
  }
  return result;
}

template <class Entry>
std::optional<BasicPair> pivot_in_integers(const MatrixProgram<Entry>& program,
                                           const RowSimplex::Basis& basis,
                                           const std::function<bool()>& must_stop) {
  LinearProgram exact{std::vector<Integer>(program.columns, 1), {}, std::vector<Integer>(program.rows, 1)};
  exact.matrix.reserve(program.matrix.size());
  for (const Entry& entry : program.matrix) {
    if constexpr (std::is_same_v<Entry, Integer>) {
      exact.matrix.push_back(entry);
    } else {
      exact.matrix.push_back(to_integer(entry));
    }
  }
  const auto optimum = maximise(exact, {basis.rows, basis.columns}, must_stop);
  if (!optimum) return std::nullopt;
  BasicPair pair{common(optimum->solution), common(optimum->duals), {}, {}};
  complete(program, pair, must_stop);
  if (must_stop()) return std::nullopt;
  return pair;
}

template <class Entry>
std::optional<BasicPair> optimal_pair(const MatrixProgram<Entry>& program, ZeroSumOptimum& optimum,
                                      const std::function<bool()>& must_stop) {
  const long exponent = exponent_of_range(program.matrix);
  const double largest = in_range(*std::max_element(program.matrix.begin(), program.matrix.end()), exponent);
  std::vector<double> scaled;
  scaled.reserve(program.matrix.size());
  for (const Entry& entry : program.matrix) scaled.push_back(in_range(entry, exponent) / largest);
  RowSimplex simplex(std::move(scaled), std::vector<double>(program.rows, 1),
                     std::vector<double>(program.columns, 1), must_stop);
  if (!simplex.solve()) return std::nullopt;
  for (int repair = 0;; ++repair) {
    const RowSimplex::Basis basis = simplex.basis();
    std::optional<BasicPair> pair = solve_basis(program, basis, must_stop);
    if (must_stop()) return std::nullopt;
    optimum.pivots = simplex.pivots();
    if (pair && pair->is_optimal()) {
      optimum.is_strict_and_unique = true;
      return pair;
    }
    const bool goes_on = pair && repair < kMostRepairs && simplex.refactor() &&
                         simplex.improve(rounded_values(*pair, basis, largest, exponent));
    if (must_stop()) return std::nullopt;
    if (!goes_on) return pivot_in_integers(program, simplex.basis(), must_stop);
  }
}

std::vector<bool> where_positive(const std::vector<Integer>& values) {
  std::vector<bool> result;
  result.reserve(values.size());
  for (const Integer& value : values) result.push_back(sgn(value) > 0);
  return result;
}

template <class Entry>
std::optional<ZeroSumOptimum> solve(const TranslatedProgram<Entry>& translated, const Integer& denominator,
                                    const std::function<bool()>& must_stop) {
  ZeroSumOptimum optimum;
  const std::optional<BasicPair> pair = optimal_pair(translated.program, optimum, must_stop);
  if (!pair) return std::nullopt;
  const Integer sum = std::accumulate(pair->y.numerators.begin(), pair->y.numerators.end(), Integer(0));
  const Rational raised = make_rational(pair->y.denominator, sum);
  optimum.value =
      Rational((raised - translated.translation.shift) * translated.translation.sign) / denominator;
  const std::size_t row_player = translated.translation.sign > 0 ? 0 : 1;
  optimum.used[row_player] = where_positive(pair->x.numerators);
  optimum.worse[row_player] = where_positive(pair->slacks);
  optimum.used[1 - row_player] = where_positive(pair->y.numerators);
  optimum.worse[1 - row_player] = where_positive(pair->reduced_costs);
  // A basis of the only optimum has no zero where it might have one.
  for (std::size_t player = 0; player < 2; ++player) {
    for (std::size_t s = 0; s < optimum.used[player].size(); ++s) {
      if (optimum.used[player][s] == optimum.worse[player][s]) optimum.is_strict_and_unique = false;
    }
  }
  MixedStrategy by_rows = MixedStrategy::from_weights(pair->x.numerators);
  MixedStrategy by_columns = MixedStrategy::from_weights(pair->y.numerators);
  if (row_player == 1) std::swap(by_rows, by_columns);
  optimum.optimal = {std::move(by_rows), std::move(by_columns)};
  return optimum;
}

/// With the weights multiplied by the factors.
MixedStrategy multiplied(const MixedStrategy& strategy, const std::vector<Rational>& factors) {
  std::vector<Rational> weights(strategy.size());
  for (std::size_t k = 0; k < strategy.support().size(); ++k) {
    const std::size_t used = strategy.support()[k];
    weights[used] = strategy.weights()[k] * factors[used];
  }
  return MixedStrategy::from_weights(common(weights).numerators);
}

}  // namespace

std::optional<ZeroSumOptimum> solve_zero_sum(const Game& game, const std::function<bool()>& must_stop) {
  const std::size_t m = game.strategy_count(0);
  const std::size_t n = game.strategy_count(1);
  const PayoffTable& table = game.payoffs(0);
  if (const auto* const small = std::get_if<std::vector<std::int64_t>>(&table.numerators())) {
    if (fits(*small, m + n))
      return solve(program_of<std::int64_t>(*small, m, n), table.denominator(), must_stop);
  }
  std::vector<Integer> numerators;
  numerators.reserve(table.size());
  for (std::size_t cell = 0; cell < table.size(); ++cell) numerators.push_back(table.numerator(cell));
  return solve(program_of<Integer>(numerators, m, n), table.denominator(), must_stop);
}

std::optional<ZeroSumOptimum> solve_zero_sum(const EquivalentZeroSum& zero_sum,
                                             const std::function<bool()>& must_stop) {
  std::optional<ZeroSumOptimum> optimum = solve_zero_sum(zero_sum.game, must_stop);
  if (!optimum) return std::nullopt;
  for (std::size_t player = 0; player < 2; ++player) {
    const std::vector<Rational>& factors = zero_sum.factors[player];
    if (!factors.empty()) optimum->optimal[player] = multiplied(optimum->optimal[player], factors);
  }
  return optimum;
}

std::optional<ZeroSumValue> zero_sum_value(const Game& game, const std::function<bool()>& must_stop) {
  std::optional<ZeroSumOptimum> optimum = solve_zero_sum(game, must_stop);
  if (!optimum) return std::nullopt;
  const std::size_t m = game.strategy_count(0);
  const std::size_t n = game.strategy_count(1);
  // The cells, in player 1's payoffs, of the least of each row and the largest of each column.
  const auto [maxmin, minmax] = std::visit(
      [&](const auto& numerators) {
        std::vector<std::size_t> row_least(m);
        std::vector<std::size_t> column_largest(n);
        for (std::size_t i = 0; i < m; ++i) row_least[i] = i * n;
        for (std::size_t j = 0; j < n; ++j) column_largest[j] = j;
        for (std::size_t cell = 0; cell < numerators.size(); ++cell) {
          if (numerators[cell] < numerators[row_least[cell / n]]) row_least[cell / n] = cell;
          if (numerators[cell] > numerators[column_largest[cell % n]]) column_largest[cell % n] = cell;
        }
        const auto less = [&](std::size_t a, std::size_t b) { return numerators[a] < numerators[b]; };
        return std::pair(*std::max_element(row_least.begin(), row_least.end(), less),
                         *std::min_element(column_largest.begin(), column_largest.end(), less));
      },
      game.payoffs(0).numerators());
  return ZeroSumValue{game.payoff(0, maxmin), game.payoff(0, minmax), std::move(optimum->value),
                      std::move(optimum->optimal)};
}

std::array<bimatrix::LabelSet, 2> tight_by(const ZeroSumOptimum& optimum) {
  using namespace bimatrix;
  const std::size_t m = optimum.used[0].size();
  const std::size_t labels = m + optimum.used[1].size();
  std::array<LabelSet, 2> tight = {LabelSet(labels), LabelSet(labels)};
  for (Label label = 0; label < labels; ++label) {
    const std::size_t owner = label < m ? 0 : 1;
    const std::size_t s = owner == 0 ? label : label - m;
    if (optimum.worse[owner][s]) tight[owner].insert(label);
    if (optimum.used[owner][s]) tight[1 - owner].insert(label);
  }
  return tight;
}

std::optional<bimatrix::NashFaces> zero_sum_faces(const bimatrix::Polytopes& polytopes,
                                                  const ZeroSumOptimum& optimum, std::uint64_t& exact_pivots,
                                                  const std::function<bool()>& must_stop) {
  using namespace bimatrix;
  std::array<LabelSet, 2> tight = tight_by(optimum);
  std::array<Face, 2> faces = {Face{std::move(tight[0]), {}}, Face{std::move(tight[1]), {}}};
  if (optimum.is_strict_and_unique) {
    for (std::size_t player = 0; player < 2; ++player) faces[player].point = optimum.optimal[player];
    // The indices of all equilibria add up to +1.
    return NashFaces{std::move(faces), 1};
  }
  WorkMeter meter(exact_pivots, must_stop);
  try {
    for (std::size_t player = 0; player < 2; ++player) {
      faces[player] = face_with(polytopes[player], faces[player].tight, meter);
    }
  } catch (const Stopped&) {
    return std::nullopt;
  }
  return NashFaces{std::move(faces), {}};
}

}  // namespace nashsolve::single
