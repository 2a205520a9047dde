#include "plane_sheets.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include "part_building.hpp"
#include "plane_base.hpp"
#include "sheet_cells.hpp"
#include "told_apart.hpp"

namespace nashsolve::nplayer {
namespace {

/// Steps, each a question to `stop`, after which a face is given up, the parts that it is cut into included:
/// of games of 2 x 2 x 2 x 3 with an indifferent player, those that are decided with 500,000 are with these.
constexpr std::uint64_t kMostStepsOnSheets = 150000;
/// Of what only guides.
constexpr unsigned kMarkerBits = 40;

class PlaneSheets {
 public:
  PlaneSheets(const Face& face, const PlaneBase& base, const SheetCells& cells, const StopTest& stop)
      : face_(face), base_(base), cells_(cells), stop_(stop) {}

  [[nodiscard]] std::optional<CurvedParts> all() const {
    CurvedParts found;
    if (cells_.components == 0) return found;
    if (cells_.components > 1) {
      std::vector<std::size_t> players = base_.players();
      players.push_back(cells_.system.second);
      std::ranges::copy(cells_.system.known, std::back_inserter(players));
      return told_apart(face_, players, markers(), stop_);
    }
    if (cells_.cells.size() == 1) return point(cells_.cells.front());
    CurvedPart part{face_.polytopes, {}, samples(), {}};
    add_conditions(face_, part);
    found.parts.push_back(std::move(part));
    return found;
  }

 private:
  /// All there is, over one place alone.
  [[nodiscard]] std::optional<CurvedParts> point(const SheetCell& cell) const {
    const auto exact = cell.place.exact();
    if (!exact) return std::nullopt;
    return parts_of(base_.over(base_.coordinates(cells_.slope, exact->first, exact->second)), stop_);
  }

  [[nodiscard]] std::vector<CurvedPart::Sample> samples() const {
    std::vector<CurvedPart::Sample> found;
    for (const SheetCell& cell : cells_.cells) {
      for (const CurvedPart::Sample& sample : cell.samples) add_sample(sample, found);
    }
    sort_largest_first(found);
    return found;
  }

  [[nodiscard]] std::vector<Marker> markers() const {
    const Rational width = make_rational(1, Integer(1) << kMarkerBits);
    std::vector<Marker> found;
    for (const SheetCell& cell : cells_.cells) {
      const auto [bounds_of_x, bounds_of_y] = cell.place.bounds(width);
      const Rational& x = bounds_of_x.lower;
      const Rational& y = bounds_of_y.lower;
      Marker marker{cell.component, base_.strategies(base_.coordinates(cells_.slope, x, y))};
      const auto value_at = [&](const Bivariate& polynomial) { return nearest_double(polynomial.at(x, y)); };
      const auto add = [&](std::size_t player, double value) {
        const Rational weight =
            std::isfinite(value) ? exact_rational(std::clamp(value, 0.0, 1.0)) : Rational(0);
        marker.strategies.push_back(mix_of(face_.polytopes[player].vertices(), {1 - weight, weight}));
      };
      const double c = value_at(cells_.system.q[0]);
      const double b = value_at(cells_.system.q[1]);
      const double a = value_at(cells_.system.q[2]);
      const double p = (cell.sheet * std::sqrt(std::max(0.0, b * b - 4 * a * c)) - b) / (2 * a);
      add(cells_.system.second, p);
      for (std::size_t k = 0; k < cells_.system.known.size(); ++k) {
        std::array<double, 2> at{};
        for (std::size_t v = 0; v < 2; ++v) {
          const InSecond<Bivariate>& value = cells_.system.known_from[k][v];
          for (std::size_t power = value.size(); power-- > 0;) at[v] = at[v] * p + value_at(value[power]);
        }
        add(cells_.system.known[k], at[0] / (at[0] - at[1]));
      }
      found.push_back(std::move(marker));
    }
    return found;
  }

  const Face& face_;
  const PlaneBase& base_;
  const SheetCells& cells_;
  const StopTest& stop_;
};

/// A player with a polygon, or two with segments.
std::vector<PlaneBase> bases_of(const Face& face, const std::vector<std::size_t>& mixing) {
  std::vector<PlaneBase> bases;
  const auto count = [&](std::size_t i) { return face.polytopes[i].vertices().size(); };
  const auto is_large = [&](std::size_t i) { return count(i) > 2; };
  const auto large = std::ranges::count_if(mixing, is_large);
  if (large > 1) return bases;
  if (large == 1) {
    if (auto base = PlaneBase::of_mixes(face, *std::ranges::find_if(mixing, is_large)))
      bases.push_back(*std::move(base));
    return bases;
  }
  for (std::size_t a = 0; a < mixing.size(); ++a) {
    for (std::size_t b = a + 1; b < mixing.size(); ++b) {
      bases.push_back(PlaneBase::of(face, mixing[a], mixing[b]));
    }
  }
  return bases;
}

}  // namespace

std::optional<CurvedParts> parts_on_plane_sheets(const Face& face, const StopTest& stop_of_all) {
  std::uint64_t steps = 0;
  const StopTest stop = [&] { return ++steps > kMostStepsOnSheets || stop_of_all(); };
  std::vector<std::size_t> mixing;
  for (std::size_t i = 0; i < face.polytopes.size(); ++i) {
    if (face.polytopes[i].vertices().size() > 1) mixing.push_back(i);
  }
  for (const PlaneBase& base : bases_of(face, mixing)) {
    for (const std::size_t second : mixing) {
      if (std::ranges::find(base.players(), second) != base.players().end()) continue;
      if (stop()) return std::nullopt;
      const std::optional<SheetCells> cells = sheet_cells(base, mixing, second, stop);
      // Of another player's strategy they are the same.
      if (cells) return PlaneSheets(face, base, *cells, stop).all();
    }
  }
  return std::nullopt;
}

}  // namespace nashsolve::nplayer
