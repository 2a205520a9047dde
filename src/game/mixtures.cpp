#include "mixtures.hpp"

#include <algorithm>
#include <cstdint>

#include "linear_program.hpp"
#include "row_space.hpp"

namespace nashsolve::nplayer {
namespace {

/// Payoffs that are looked at, of all strategies together. One takes about a microsecond.
constexpr std::size_t kMostPayoffs = 200000;

/// What the linear programs of a player may take: entries that are pivoted, times the square of the words of
/// 64 bits that they may have; about a tenth of a second.
constexpr std::size_t kMostWork = 10'000'000;

/// What is left of it.
class Work {
 public:
  /// Before a program whose integers have so many bits.
  void begin(const LinearProgram& program) {
    entries_ = program.bounds.size() * program.objective.size();
    bits_ = 1;
    for (const Integer& entry : program.matrix) bits_ = std::max(bits_, bit_length(entry));
    pivots_ = 0;
  }
  /// Asked at each pivot: the entries are minors, each longer by a row's bits, as far as there are rows.
  bool is_spent_by_pivot() {
    constexpr std::size_t kBitsOfAWord = 64;
    const std::size_t words = 1 + bits_ * ++pivots_ / kBitsOfAWord;
    spent_ += entries_ * words * words;
    return is_spent();
  }
  [[nodiscard]] bool is_spent() const { return spent_ > kMostWork; }
  /// Before them: whether so many programs, of points in a space of such a dimension, take too much though
  /// each ends after a pivot.
  static bool is_too_little_for(std::size_t points, std::size_t dimension) {
    return 2 * dimension * (points - 1) > kMostWork / points;
  }

 private:
  std::size_t entries_ = 0;
  std::size_t bits_ = 1;
  std::size_t pivots_ = 0;
  std::size_t spent_ = 0;
};

/// Rows of residues in echelon form.
class Residues {
 public:
  static constexpr std::uint64_t kPrime = (std::uint64_t{1} << 31U) - 1;

  void add(std::vector<std::uint64_t> row) {
    for (const std::vector<std::uint64_t>& other : rows_) {
      const std::size_t column = leading(other);
      if (row[column] == 0) continue;
      // Times what keeps the row, instead of a division.
      const std::uint64_t keep = other[column];
      const std::uint64_t take = kPrime - row[column];
      for (std::size_t c = 0; c < row.size(); ++c) {
        row[c] = (row[c] * keep % kPrime + other[c] * take) % kPrime;
      }
    }
    if (leading(row) < row.size()) rows_.push_back(std::move(row));
  }
  [[nodiscard]] std::size_t rank() const { return rows_.size(); }

 private:
  static std::size_t leading(const std::vector<std::uint64_t>& row) {
    return static_cast<std::size_t>(
        std::find_if(row.begin(), row.end(), [](std::uint64_t x) { return x != 0; }) - row.begin());
  }
  std::vector<std::vector<std::uint64_t>> rows_;
};

/// Calls visit(column) with the payoffs of a player's strategies, less those of the first one, against each
/// profile of the others, until it says to end.
template <class Visit>
void for_each_column(const Game& game, std::size_t player, const std::vector<std::size_t>& strategies,
                     const Visit& visit) {
  const std::size_t inner = game.stride(player);
  const std::size_t block = inner * game.strategy_count(player);
  std::vector<Integer> column(strategies.size());
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    for (std::size_t start = 0; start < game.cell_count(); start += block) {
      for (std::size_t k = 0; k < inner; ++k) {
        const auto payoff = [&](std::size_t s) { return game.payoffs(i).numerator(start + k + s * inner); };
        const Integer first = payoff(strategies.front());
        for (std::size_t s = 0; s < strategies.size(); ++s) column[s] = payoff(strategies[s]) - first;
        if (!visit(column)) return;
      }
    }
  }
}

/// The dimension of the points modulo a prime, at most the true one.
std::size_t least_dimension(const Game& game, std::size_t player, const std::vector<std::size_t>& strategies,
                            const std::function<bool()>& must_stop) {
  Residues residues;
  for_each_column(game, player, strategies, [&](const std::vector<Integer>& column) {
    std::vector<std::uint64_t> row;
    for (const Integer& value : column) row.push_back(mpz_fdiv_ui(value.get_mpz_t(), Residues::kPrime));
    residues.add(std::move(row));
    return residues.rank() + 1 < strategies.size() && !must_stop();
  });
  return residues.rank();
}

/// Rows over the strategies that all payoffs, less the first strategy's, are combinations of. None where the
/// strategies are affinely independent, as those of most games are seen to be after a few columns, where the
/// programs would take too long, or where `must_stop` says so.
std::vector<RowSpace::Row> coordinates(const Game& game, std::size_t player,
                                       const std::vector<std::size_t>& strategies,
                                       const std::function<bool()>& must_stop) {
  const std::size_t dimension = least_dimension(game, player, strategies, must_stop);
  if (dimension + 1 == strategies.size() || Work::is_too_little_for(strategies.size(), dimension)) return {};
  RowSpace columns(strategies.size());
  for_each_column(game, player, strategies, [&](const std::vector<Integer>& column) {
    columns.add(RowSpace::Row(column.begin(), column.end()));
    return columns.rank() + 1 < strategies.size() && !must_stop();
  });
  if (columns.rank() + 1 == strategies.size() || must_stop()) return {};
  return columns.rows();
}

/// The weights of a mix of some of the points that is the given one; the points are columns of the rows.
/// Nothing, too, where that takes too much work.
std::optional<std::vector<Rational>> weights_of(const std::vector<RowSpace::Row>& rows, std::size_t point,
                                                const std::vector<std::size_t>& among, Work& work) {
  // The largest sum, up to 1, of weights with which the distances from the point add up to 0.
  LinearProgram program;
  program.objective.assign(among.size(), 1);
  for (const RowSpace::Row& row : rows) {
    Integer denominator = 1;
    for (const Rational& x : row) denominator = least_common_multiple(denominator, x.get_den());
    for (const int sign : {1, -1}) {
      for (const std::size_t other : among) {
        const Rational distance = (row[other] - row[point]) * denominator * sign;
        program.matrix.push_back(distance.get_num());
      }
      program.bounds.emplace_back(0);
    }
  }
  program.matrix.insert(program.matrix.end(), among.size(), 1);
  program.bounds.emplace_back(1);
  work.begin(program);
  std::optional<Optimum> best = maximise(program, {}, [&work] { return work.is_spent_by_pivot(); });
  if (!best || best->value != 1) return std::nullopt;
  return std::move(best->solution);
}

}  // namespace

std::vector<std::optional<std::vector<Rational>>> mixtures_among(const Game& game, std::size_t player,
                                                                 const std::vector<std::size_t>& strategies,
                                                                 const std::function<bool()>& must_stop) {
  std::vector<std::optional<std::vector<Rational>>> mixtures(strategies.size());
  if (strategies.size() < 3 || game.cell_count() > kMostPayoffs / game.player_count()) return mixtures;
  const std::vector<RowSpace::Row> rows = coordinates(game, player, strategies, must_stop);
  if (rows.empty()) return mixtures;
  Work work;
  std::vector<std::size_t> vertices;
  std::vector<std::size_t> mixed;
  for (std::size_t c = 0; c < strategies.size(); ++c) {
    std::vector<std::size_t> others;
    for (std::size_t other = 0; other < strategies.size(); ++other) {
      if (other != c) others.push_back(other);
    }
    (weights_of(rows, c, others, work) ? mixed : vertices).push_back(c);
    if (work.is_spent()) return mixtures;
  }
  std::vector<std::optional<std::vector<Rational>>> weights(strategies.size());
  for (const std::size_t c : mixed) {
    weights[c] = weights_of(rows, c, vertices, work);
    if (work.is_spent()) return mixtures;
  }
  return weights;
}

}  // namespace nashsolve::nplayer
