#include "plane_parts.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "part_building.hpp"
#include "plane_base.hpp"
#include "plane_cells.hpp"
#include "roots_over.hpp"
#include "told_apart.hpp"

namespace nashsolve::nplayer {
namespace {

/// Enclosures of irrational points are as narrow at first, and what only guides.
constexpr unsigned kPlanePointBits = 2048;
constexpr unsigned kGuideBits = 40;
/// Steps, each a question to `stop`, after which a face is given up, the parts that it is cut into included:
/// of games of 3 x 3 x 3 with an indifferent player, 250,000 take a second.
constexpr std::uint64_t kMostSteps = 500000;
/// Values of a coordinate at which a curve is asked for a rational point.
constexpr int kRationalTries = 16;

Rational power_of_half(unsigned bits) {
  return make_rational(1, Integer(1) << bits);
}

class PlaneParts {
 public:
  PlaneParts(const Face& face, const PlaneBase& base, const PlaneCells& cells, const Known& known,
             const StopTest& stop)
      : face_(face), base_(base), cells_(cells), known_(known), stop_(stop) {}

  std::optional<CurvedParts> all() {
    CurvedParts found;
    if (cells_.components == 0) return found;
    if (cells_.components > 1) return told_apart(face_, base_.players(), markers(), stop_);
    if (cells_.cells.size() == 1) return point();
    CurvedPart part{face_.polytopes, {}, samples(), {}};
    if (part.samples.empty()) return std::nullopt;
    add_conditions(face_, part);
    found.parts.push_back(std::move(part));
    return found;
  }

 private:
  using Coordinates = std::pair<Rational, Rational>;

  [[nodiscard]] std::optional<Coordinates> exact_coordinates(const PlanePoint& place) const {
    const auto exact = place.exact();
    if (!exact) return std::nullopt;
    return base_.coordinates(cells_.slope, exact->first, exact->second);
  }

  /// The points over a rational place.
  [[nodiscard]] Polytopes over(const PlanePoint& place) const {
    const auto [x, y] = *place.exact();
    Polytopes polytopes = face_.polytopes;
    const auto own = base_.strategies(base_.coordinates(cells_.slope, x, y));
    for (std::size_t k = 0; k < own.size(); ++k) {
      polytopes[base_.players()[k]] = StrategyPolytope(Vertices{own[k]});
    }
    for (const Leaf<Bivariate>& leaf : cells_.star.leaves) {
      if (leaf.player == kNobody) continue;
      polytopes[leaf.player] = strategies_at(leaf, face_.polytopes[leaf.player],
                                             [&, &x = x, &y = y](const Bivariate& p) { return p.at(x, y); });
    }
    return polytopes;
  }

  /// All there is, over one place alone.
  [[nodiscard]] std::optional<CurvedParts> point() const {
    const PlaneCell& cell = cells_.cells.front();
    CurvedParts found;
    if (!cell.own.empty()) {
      const auto coordinates = exact_coordinates(cell.point);
      return coordinates ? parts_of(base_.over(*coordinates), stop_) : std::nullopt;
    }
    if (cell.point.exact()) {
      found.parts.push_back({over(cell.point), {}, {}, {}});
      return found;
    }
    CurvedPart::Sample sample = sample_over(base_, cells_, cell.point);
    if (sample.dimension == 0) {
      auto box = box_around(cell.point);
      if (!box) return std::nullopt;
      found.irrational.push_back(*std::move(box));
      return found;
    }
    CurvedPart part{face_.polytopes, {}, {std::move(sample)}, {}};
    add_conditions(face_, part);
    found.parts.push_back(std::move(part));
    return found;
  }

  /// Of a single point over an irrational place.
  [[nodiscard]] std::optional<std::vector<std::vector<Enclosure>>> box_around(const PlanePoint& place) const {
    const auto [x, y] = place.bounds(power_of_half(kPlanePointBits));
    std::vector<std::vector<Enclosure>> weights(face_.polytopes.size());
    for (std::size_t i = 0; i < weights.size(); ++i) {
      weights[i].assign(face_.polytopes[i].vertices().size(), {0, 0});
      if (weights[i].size() == 1) weights[i].front() = {1, 1};
    }
    for (std::size_t k = 0; k < cells_.solutions.size(); ++k) {
      const Leaf<Bivariate>& leaf = cells_.star.leaves[k];
      if (leaf.player == kNobody) continue;
      const auto solution =
          std::find_if(cells_.solutions[k].begin(), cells_.solutions[k].end(),
                       [&](const BasicSolution<Bivariate>& each) { return is_feasible(place, leaf, each); });
      const Enclosure sum = values_between(solution->sum, x, y);
      if (sgn(sum.lower) * sgn(sum.upper) <= 0) return std::nullopt;
      for (std::size_t b = 0; b < solution->vertices.size(); ++b) {
        if (place.sign(solution->weights[b]) == 0) continue;
        weights[leaf.player][solution->vertices[b]] =
            quotient(values_between(solution->weights[b], x, y), sum);
      }
    }
    std::vector<std::vector<Enclosure>> mixes = mixes_between(face_.polytopes, weights);
    // The base's are affine in x and y: their bounds are at corners.
    for (const std::size_t player : base_.players()) mixes[player].clear();
    for (const Rational* each_x : {&x.lower, &x.upper}) {
      for (const Rational* each_y : {&y.lower, &y.upper}) {
        const auto own = base_.strategies(base_.coordinates(cells_.slope, *each_x, *each_y));
        for (std::size_t k = 0; k < own.size(); ++k) {
          std::vector<Enclosure>& bounds = mixes[base_.players()[k]];
          for (std::size_t s = 0; s < own[k].size(); ++s) {
            if (bounds.size() == s) bounds.push_back({own[k][s], own[k][s]});
            bounds[s].lower = std::min(bounds[s].lower, own[k][s]);
            bounds[s].upper = std::max(bounds[s].upper, own[k][s]);
          }
        }
      }
    }
    return mixes;
  }

  /// Of each cell, with a point where one is known.
  [[nodiscard]] std::vector<CurvedPart::Sample> samples() const {
    std::vector<CurvedPart::Sample> found;
    for (const PlaneCell& cell : cells_.cells) {
      if (stop_()) return {};
      for (const CurvedPart::Sample& own : cell.own) add_sample(own, found);
      if (!cell.own.empty()) continue;
      CurvedPart::Sample sample =
          cell.point.exact() ? middle_of(over(cell.point)) : sample_over(base_, cells_, cell.point);
      sample.dimension += cell.dimension;
      add_sample(std::move(sample), found);
    }
    for (CurvedPart::Sample& sample : rational_points()) add_sample(std::move(sample), found);
    sort_largest_first(found);
    return found;
  }

  /// On a curve that is linear in one coordinate there are many.
  [[nodiscard]] std::vector<CurvedPart::Sample> rational_points() const {
    if (!cells_.carrier) return {};
    const auto straight = base_.leaves({0, 1}, known_);
    const std::optional<Bivariate> carrier = straight ? carrier_of(*straight) : std::nullopt;
    if (!carrier) return {};
    for (int k = 1; k < kRationalTries; ++k) {
      const Rational value = make_rational(k, kRationalTries);
      for (const bool of_first : {true, false}) {
        if (stop_()) return {};
        const Polynomial rest = of_first ? carrier->where_x_is(value) : carrier->where_y_is(value);
        if (rest.is_constant()) continue;
        for (const RealRoot& root : real_roots(rest)) {
          if (!root.is_rational()) continue;
          const Rational& first = of_first ? value : root.lower();
          const Rational& second = of_first ? root.lower() : value;
          const PlanePoint place(base_.x_of(cells_.slope, {first, second}), RealRoot(second));
          if (is_special(place) || !is_over(cells_, place, PlaceKind::general)) continue;
          CurvedPart::Sample sample = middle_of(over(place));
          ++sample.dimension;
          return {std::move(sample)};
        }
      }
    }
    return {};
  }

  /// Whether its x is that of a crossing.
  [[nodiscard]] bool is_special(const PlanePoint& place) const {
    const Rational x = place.exact()->first;
    return std::any_of(cells_.special.begin(), cells_.special.end(),
                       [&](const PlanePoint& each) { return each.has_x(x); });
  }

  /// What tells components apart.
  [[nodiscard]] std::vector<Marker> markers() const {
    std::vector<Marker> found;
    for (const PlaneCell& cell : cells_.cells) {
      const auto [x, y] = cell.point.bounds(power_of_half(kGuideBits));
      found.push_back({cell.component, base_.strategies(base_.coordinates(cells_.slope, x.lower, y.lower))});
    }
    return found;
  }

  const Face& face_;
  const PlaneBase& base_;
  const PlaneCells& cells_;
  Known known_;
  const StopTest& stop_;
};

}  // namespace

std::optional<CurvedParts> parts_over_plane(const Face& face, const StopTest& stop_of_all) {
  std::uint64_t steps = 0;
  const StopTest stop = [&] { return ++steps > kMostSteps || stop_of_all(); };
  std::vector<PlaneBase> bases;
  std::vector<std::size_t> segments;
  for (std::size_t i = 0; i < face.polytopes.size(); ++i) {
    const std::size_t count = face.polytopes[i].vertices().size();
    if (count == 2) segments.push_back(i);
    if (count < 3) continue;
    if (auto base = PlaneBase::of(face, i)) bases.push_back(*std::move(base));
  }
  for (std::size_t a = 0; a < segments.size(); ++a) {
    for (std::size_t b = a + 1; b < segments.size(); ++b) {
      bases.push_back(PlaneBase::of(face, segments[a], segments[b]));
    }
  }
  for (const Known::Count count : {Known::Count::none, Known::Count::one, Known::Count::all}) {
    for (const PlaneBase& base : bases) {
      for (const Known& known : base.choices_of_known()) {
        if (known.count != count) continue;
        if (stop()) return std::nullopt;
        const std::optional<PlaneCells> cells = cells_of(base, known, stop);
        if (!cells) continue;
        if (auto found = PlaneParts(face, base, *cells, known, stop).all()) return found;
      }
    }
  }
  return std::nullopt;
}

}  // namespace nashsolve::nplayer
