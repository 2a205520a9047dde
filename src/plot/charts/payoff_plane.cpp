// What both players can get: the payoff pairs of the pure profiles, their convex hull (what lotteries over
// profiles reach), its Pareto frontier, and the equilibria.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

#include "charts.hpp"
#include "comparable_payoffs.hpp"
#include "equilibrium_marks.hpp"
#include "words.hpp"

namespace nashsolve::plot {

namespace {

/// More payoff pairs than that are shown by their hull alone.
constexpr std::size_t kMostPairs = 3000;
/// More cells than that are not asked for their pairs.
constexpr std::size_t kMostCells = 100'000;
constexpr std::size_t kMostNames = 3;

/// The cells with the same two payoffs.
using Cells = std::span<const std::size_t>;

/// The cells by player 1's payoff, then by player 2's, each payoff pair's together.
class Pairs {
 public:
  explicit Pairs(const Game& game) : game_(game), cells_(game.cell_count()) {
    std::iota(cells_.begin(), cells_.end(), std::size_t{0});
    std::sort(cells_.begin(), cells_.end(), [&](std::size_t a, std::size_t b) {
      const int order = compare(a, b);
      return order < 0 || (order == 0 && a < b);
    });
    for (std::size_t k = 0; k < cells_.size(); ++k) {
      if (k == 0 || compare(cells_[k - 1], cells_[k]) != 0) starts_.push_back(k);
    }
    starts_.push_back(cells_.size());
  }

  [[nodiscard]] std::size_t count() const { return starts_.size() - 1; }
  [[nodiscard]] Spot spot(std::size_t pair) const {
    const std::size_t cell = cells_[starts_[pair]];
    return {game_.payoff(0, cell), game_.payoff(1, cell)};
  }
  [[nodiscard]] Cells cells(std::size_t pair) const {
    return Cells(cells_).subspan(starts_[pair], starts_[pair + 1] - starts_[pair]);
  }
  /// Requires a spot of one of them.
  [[nodiscard]] Cells cells_at(const Spot& spot) const {
    std::size_t low = 0;
    for (std::size_t high = count(); high - low > 1;) {
      const std::size_t middle = low + (high - low) / 2;
      const Spot other = this->spot(middle);
      const bool is_after = other.x > spot.x || (other.x == spot.x && other.y > spot.y);
      (is_after ? high : low) = middle;
    }
    return cells(low);
  }
  /// Those that may be corners of the hull: for each payoff of player 1 the least and the largest of player
  /// 2.
  [[nodiscard]] std::vector<Spot> outer_spots() const {
    const auto is_same_column = [&](std::size_t a, std::size_t b) {
      return compare_payoffs(game_.payoffs(0), cells_[starts_[a]], cells_[starts_[b]]) == 0;
    };
    std::vector<Spot> spots;
    for (std::size_t k = 0; k < count(); ++k) {
      const bool is_inner = k > 0 && k + 1 < count() && is_same_column(k - 1, k) && is_same_column(k, k + 1);
      if (!is_inner) spots.push_back(spot(k));
    }
    return spots;
  }

 private:
  [[nodiscard]] int compare(std::size_t a, std::size_t b) const {
    const int by_first = compare_payoffs(game_.payoffs(0), a, b);
    return by_first != 0 ? by_first : compare_payoffs(game_.payoffs(1), a, b);
  }

  const Game& game_;
  std::vector<std::size_t> cells_;
  std::vector<std::size_t> starts_;
};

std::string profiles_text(const Subject& subject, Cells cells) {
  const std::size_t columns = subject.game.strategy_count(1);
  std::vector<std::string> names;
  for (const std::size_t cell : cells) {
    if (names.size() == kMostNames) break;
    names.push_back(
        fmt::format("({}, {})", subject.label(0, cell / columns), subject.label(1, cell % columns)));
  }
  if (names.size() < cells.size()) {
    names.push_back(fmt::format("and {} more", report::grouped(cells.size() - names.size())));
  }
  return report::joined(names);
}

/// The corners of the hull at which no player can get more without the other getting less, from the best for
/// player 2 to the best for player 1.
std::vector<Spot> frontier_of(const std::vector<Spot>& hull) {
  const auto best = [&](auto first, auto second) {
    return std::max_element(hull.begin(), hull.end(), [&](const Spot& a, const Spot& b) {
      const int order = cmp(a.*first, b.*first);
      return order < 0 || (order == 0 && a.*second < b.*second);
    });
  };
  const auto right = best(&Spot::x, &Spot::y);
  const auto top = best(&Spot::y, &Spot::x);
  // Counterclockwise from the rightmost corner comes the topmost one.
  std::vector<Spot> frontier;
  for (auto corner = right;; corner = corner + 1 == hull.end() ? hull.begin() : corner + 1) {
    frontier.push_back(*corner);
    if (corner == top) break;
  }
  std::reverse(frontier.begin(), frontier.end());
  return frontier;
}

}  // namespace

Chart payoff_plane(const Subject& subject) {
  const Game& game = subject.game;
  const auto axis = [&](std::size_t player) -> Axis {
    return {fmt::format("{} of {}", subject.payoff_word(), subject.player(player))};
  };
  Panel panel{axis(0), axis(1), {}};
  const auto shown = [&game](const Spot& spot) { return Spot{game.shown(spot.x), game.shown(spot.y)}; };
  std::string note = "all that pure profiles give, and their hull";
  if (game.cell_count() <= kMostCells) {
    const Pairs pairs(game);
    subject.keep_time();
    const std::vector<Spot> hull = convex_hull(pairs.outer_spots());
    const auto add_line = [&](const std::vector<Spot>& corners, Series series) {
      for (const Spot& corner : corners) {
        subject.keep_time();
        const Spot at = shown(corner);
        series.points.push_back({at.x, at.y, "", profiles_text(subject, pairs.cells_at(corner))});
      }
      if (series.kind == Series::Kind::area) series.points.push_back(series.points.front());
      panel.series.push_back(std::move(series));
    };
    if (hull.size() > 2) add_line(hull, {Series::Kind::area, "hull", {Ink::Kind::numbered, 0}});
    add_line(frontier_of(hull),
             {Series::Kind::curve, "Pareto frontier", {Ink::Kind::numbered, 2}, {}, false, true});
    Series dots{Series::Kind::dots, "pure profiles", {Ink::Kind::numbered, 0}};
    for (std::size_t pair = 0; pair < pairs.count() && pairs.count() <= kMostPairs; ++pair) {
      subject.keep_time();
      const Spot at = shown(pairs.spot(pair));
      dots.points.push_back({at.x, at.y, "",
                             fmt::format("{}\n{}s {}, {}", profiles_text(subject, pairs.cells(pair)),
                                         subject.payoff_word(), chart_number(at.x), chart_number(at.y))});
    }
    if (dots.points.empty()) {
      note = fmt::format("the hull of {} payoff pairs", report::grouped(pairs.count()));
    } else {
      panel.series.push_back(std::move(dots));
    }
  } else {
    note = "equilibria alone: the game has too many pure profiles";
  }
  const auto place = [&](std::size_t a, std::size_t b) -> Spot {
    if (a == b) return shown({subject.checks[a][0].payoff, subject.checks[a][1].payoff});
    const Profile profile{subject.strategy(a, 0), subject.strategy(b, 1)};
    return shown({expected_payoff(game, profile, 0), expected_payoff(game, profile, 1)});
  };
  for (Series& marks : equilibrium_marks(subject, place)) panel.series.push_back(std::move(marks));
  return {"payoffs",
          fmt::format("{}s of both players", game.objective() == Objective::minimize ? "Cost" : "Payoff"),
          std::move(note),
          Shape::wide,
          {std::move(panel)}};
}

}  // namespace nashsolve::plot
