#include "pareto.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <variant>

#include "comparable_payoffs.hpp"

namespace nashsolve {

bool dominates(const PayoffVector& a, const PayoffVector& b) {
  bool is_better = false;
  for (std::size_t player = 0; player < a.size(); ++player) {
    const int order = cmp(a[player], b[player]);
    if (order < 0) return false;
    is_better = is_better || order > 0;
  }
  return is_better;
}

namespace {

/// Most points of a long list are dominated by one that is the best for some player.
void drop_dominated_by_best(std::vector<PayoffVector>& points) {
  for (std::size_t player = 0; !points.empty() && player < points.front().size(); ++player) {
    const PayoffVector best = *std::max_element(
        points.begin(), points.end(),
        [player](const PayoffVector& a, const PayoffVector& b) { return a[player] < b[player]; });
    std::erase_if(points, [&](const PayoffVector& point) { return dominates(best, point); });
  }
}

Integer floor_of(const Rational& value) {
  const Integer quotient = value.get_num() / value.get_den();
  return quotient * value.get_den() > value.get_num() ? Integer(quotient - 1) : quotient;
}

/// The smallest numerators that are no less than a bound, and that are more.
struct Bounds {
  explicit Bounds(const Rational& bound)
      : more(floor_of(bound) + 1), least(bound.get_den() == 1 ? Integer(more - 1) : more) {}

  Integer more;
  Integer least;
};

}  // namespace

bool some_pure_profile_dominates(const Game& game, const PayoffVector& point) {
  std::vector<std::uint8_t> is_worse(game.cell_count());
  std::vector<std::uint8_t> is_better(game.cell_count());
  for (std::size_t player = 0; player < point.size(); ++player) {
    const auto look = [&](const auto& payoffs, const auto& is_less, const auto& is_more) {
      for (std::size_t cell = 0; cell < payoffs.size(); ++cell) {
        is_worse[cell] |= static_cast<std::uint8_t>(is_less(payoffs[cell]));
        is_better[cell] |= static_cast<std::uint8_t>(is_more(payoffs[cell]));
      }
    };
    const PayoffTable& table = game.payoffs(player);
    if (!has_numerators(table)) {
      visit_comparable(table, [&](const auto& payoffs) {
        look(
            payoffs, [&](const auto& payoff) { return payoff < point[player]; },
            [&](const auto& payoff) { return payoff > point[player]; });
      });
      continue;
    }
    const Bounds bounds(Rational(point[player] * table.denominator()));
    const auto* const small = std::get_if<std::vector<std::int64_t>>(&table.numerators());
    const auto least = to_int64(bounds.least);
    const auto more = to_int64(bounds.more);
    if (small != nullptr && least && more) {
      look(
          *small, [&](std::int64_t payoff) { return payoff < *least; },
          [&](std::int64_t payoff) { return payoff >= *more; });
      continue;
    }
    for (std::size_t cell = 0; cell < table.size(); ++cell) {
      const Integer payoff = table.numerator(cell);
      if (payoff < bounds.least) is_worse[cell] = 1;
      if (payoff >= bounds.more) is_better[cell] = 1;
    }
  }
  for (std::size_t cell = 0; cell < is_worse.size(); ++cell) {
    if (is_worse[cell] == 0 && is_better[cell] != 0) return true;
  }
  return false;
}

ParetoFront::ParetoFront(std::vector<PayoffVector> points) {
  drop_dominated_by_best(points);
  std::sort(points.begin(), points.end(), std::greater<>());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  for (PayoffVector& point : points) {
    if (!dominates(point)) points_.push_back(std::move(point));
  }
}

/// A dominating point is lexicographically larger. With two players the last of the larger ones is the best
/// for player 2.
bool ParetoFront::dominates(const PayoffVector& point) const {
  const auto end = std::partition_point(points_.begin(), points_.end(),
                                        [&](const PayoffVector& other) { return other > point; });
  if (point.size() == 2) return end != points_.begin() && nashsolve::dominates(*(end - 1), point);
  return std::any_of(points_.begin(), end,
                     [&](const PayoffVector& other) { return nashsolve::dominates(other, point); });
}

}  // namespace nashsolve
