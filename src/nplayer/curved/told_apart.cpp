#include "told_apart.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace nashsolve::nplayer {
namespace {

/// Where no gap is found polytopes are halved until they are narrower than one part of these: each halving is
/// a call within a call, and components so close are not told apart.
constexpr int kNarrowest = 1024;

class TellingApart {
 public:
  TellingApart(const Face& face, const std::vector<std::size_t>& players, std::vector<Marker> markers,
               const StopTest& stop)
      : face_(face), players_(players), markers_(std::move(markers)), stop_(stop) {
    for (const Marker& marker : markers_) components_ = std::max(components_, marker.component + 1);
  }

  [[nodiscard]] std::optional<CurvedParts> all() const {
    std::optional<Cut> through;
    for (const Direction& direction : directions()) {
      if (stop_()) return std::nullopt;
      const std::optional<Rational> value = gap(direction);
      std::optional<Cut> cut = value ? cut_at(direction, *value) : std::nullopt;
      if (!cut) continue;
      const auto within = parts_of(cut->within, stop_);
      if (within && within->is_empty()) return parts_beside(*cut);
      if (!through) through = std::move(cut);
    }
    if (!through) through = halves();
    if (!through || stop_()) return std::nullopt;
    return parts_beside(*through);
  }

 private:
  /// A probability of a player of the base, or the difference of two.
  struct Direction {
    std::size_t player;
    std::size_t strategy;
    std::size_t other;

    [[nodiscard]] Rational at(const std::vector<Rational>& strategies) const {
      return strategy == other ? strategies[strategy] : Rational(strategies[strategy] - strategies[other]);
    }
  };

  /// Segments first: their halves are segments, while what is left of a triangle may be none.
  [[nodiscard]] std::vector<Direction> directions() const {
    std::vector<Direction> all;
    std::vector<std::size_t> players = players_;
    std::ranges::stable_sort(players, {},
                             [&](std::size_t player) { return face_.polytopes[player].vertices().size(); });
    for (const std::size_t player : players) {
      const std::size_t count = face_.polytopes[player].vertices().front().size();
      for (std::size_t s = 0; s < count; ++s) {
        for (std::size_t t = s; t < count; ++t) all.push_back({player, s, t});
      }
    }
    return all;
  }

  /// The face on both sides of a value, and where it is taken.
  struct Cut {
    Face within;
    Face below;
    Face above;
  };

  /// Nothing where the value is none inside the polytope: a gap may be as narrow as what is known of points.
  [[nodiscard]] std::optional<Cut> cut_at(const Direction& direction, const Rational& value) const {
    std::vector<Rational> less;
    std::vector<Rational> more;
    for (const auto& vertex : face_.polytopes[direction.player].vertices()) {
      less.emplace_back(direction.at(vertex) - value);
      more.emplace_back(-less.back());
    }
    const auto [least, most] = std::minmax_element(less.begin(), less.end());
    if (sgn(*least) >= 0 || sgn(*most) <= 0) return std::nullopt;
    Cut cut{face_, face_, face_};
    cut.within.polytopes[direction.player].cut(less, true);
    cut.below.polytopes[direction.player].cut(less, false);
    cut.above.polytopes[direction.player].cut(more, false);
    return cut;
  }

  [[nodiscard]] std::optional<CurvedParts> parts_beside(const Cut& cut) const {
    std::optional<CurvedParts> below = parts_of(cut.below, stop_);
    if (!below) return std::nullopt;
    std::optional<CurvedParts> above = parts_of(cut.above, stop_);
    if (!above) return std::nullopt;
    std::move(above->parts.begin(), above->parts.end(), std::back_inserter(below->parts));
    std::move(above->irrational.begin(), above->irrational.end(), std::back_inserter(below->irrational));
    return below;
  }

  /// In the widest direction, so that parts become small whichever direction components lie in.
  [[nodiscard]] std::optional<Cut> halves() const {
    std::optional<Direction> widest;
    Enclosure range{0, 0};
    for (const Direction& direction : directions()) {
      std::vector<Rational> values;
      for (const auto& vertex : face_.polytopes[direction.player].vertices()) {
        values.push_back(direction.at(vertex));
      }
      const auto [least, most] = std::minmax_element(values.begin(), values.end());
      if (widest && *most - *least <= range.upper - range.lower) continue;
      widest = direction;
      range = Enclosure{*least, *most};
    }
    if (!widest || (range.upper - range.lower) * kNarrowest < 1) return std::nullopt;
    return cut_at(*widest, (range.lower + range.upper) / 2);
  }

  /// A value in the largest gap between components, as far as points of their cells tell.
  [[nodiscard]] std::optional<Rational> gap(const Direction& direction) const {
    const auto place =
        static_cast<std::size_t>(std::ranges::find(players_, direction.player) - players_.begin());
    std::vector<std::optional<Enclosure>> ranges(components_);
    for (const Marker& marker : markers_) {
      const Rational value = direction.at(marker.strategies[place]);
      auto& range = ranges[marker.component];
      if (!range) range = Enclosure{value, value};
      range->lower = std::min(range->lower, value);
      range->upper = std::max(range->upper, value);
    }
    std::sort(ranges.begin(), ranges.end(), [](const auto& a, const auto& b) { return a->lower < b->lower; });
    std::optional<Enclosure> widest;
    Rational highest = ranges.front()->upper;
    for (const auto& range : ranges) {
      if (range->lower > highest && (!widest || range->lower - highest > widest->upper - widest->lower)) {
        widest = Enclosure{highest, range->lower};
      }
      highest = std::max(highest, range->upper);
    }
    if (!widest) return std::nullopt;
    const Rational margin = (widest->upper - widest->lower) / 4;
    return simplest_between(widest->lower + margin, widest->upper - margin);
  }

  const Face& face_;
  const std::vector<std::size_t>& players_;
  std::vector<Marker> markers_;
  const StopTest& stop_;
  std::size_t components_ = 0;
};

}  // namespace

std::optional<CurvedParts> told_apart(const Face& face, const std::vector<std::size_t>& players,
                                      std::vector<Marker> markers, const StopTest& stop) {
  return TellingApart(face, players, std::move(markers), stop).all();
}

}  // namespace nashsolve::nplayer
