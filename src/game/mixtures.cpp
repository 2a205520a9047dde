#include "mixtures.hpp"

#include <algorithm>

#include "linear_program.hpp"
#include "row_space.hpp"

namespace nashsolve::nplayer {
namespace {

/// Payoffs that are looked at, of all strategies together. One takes about a microsecond.
constexpr std::size_t kMostPayoffs = 200000;

/// Rows over the strategies that all payoffs, less the first strategy's, are combinations of. None where the
/// strategies are affinely independent, as those of most games are seen to be after a few columns.
std::vector<RowSpace::Row> coordinates(const Game& game, std::size_t player,
                                       const std::vector<std::size_t>& strategies) {
  const std::size_t inner = game.stride(player);
  const std::size_t block = inner * game.strategy_count(player);
  RowSpace columns(strategies.size());
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    for (std::size_t start = 0; start < game.cell_count(); start += block) {
      for (std::size_t k = 0; k < inner; ++k) {
        const auto payoff = [&](std::size_t s) { return game.payoffs(i).numerator(start + k + s * inner); };
        const Integer first = payoff(strategies.front());
        RowSpace::Row row;
        for (const std::size_t s : strategies) row.emplace_back(Integer(payoff(s) - first));
        columns.add(std::move(row));
        if (columns.rank() + 1 == strategies.size()) return {};
      }
    }
  }
  return columns.rows();
}

/// The weights of a mix of some of the points that is the given one; the points are columns of the rows.
std::optional<std::vector<Rational>> weights_of(const std::vector<RowSpace::Row>& rows, std::size_t point,
                                                const std::vector<std::size_t>& among) {
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
  std::optional<Optimum> best = maximise(program);
  if (!best || best->value != 1) return std::nullopt;
  return std::move(best->solution);
}

}  // namespace

std::vector<std::optional<std::vector<Rational>>> mixtures_among(const Game& game, std::size_t player,
                                                                 const std::vector<std::size_t>& strategies) {
  std::vector<std::optional<std::vector<Rational>>> mixtures(strategies.size());
  if (strategies.size() < 3 || game.cell_count() > kMostPayoffs / game.player_count()) return mixtures;
  const std::vector<RowSpace::Row> rows = coordinates(game, player, strategies);
  if (rows.empty()) return mixtures;
  std::vector<std::size_t> vertices;
  std::vector<std::size_t> mixed;
  for (std::size_t c = 0; c < strategies.size(); ++c) {
    std::vector<std::size_t> others;
    for (std::size_t other = 0; other < strategies.size(); ++other) {
      if (other != c) others.push_back(other);
    }
    (weights_of(rows, c, others) ? mixed : vertices).push_back(c);
  }
  for (const std::size_t c : mixed) mixtures[c] = weights_of(rows, c, vertices);
  return mixtures;
}

}  // namespace nashsolve::nplayer
