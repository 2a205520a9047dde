// Two dimensions of a face as a plane over which all other players are leaves (star_system.hpp): one player's
// polygon of mixed strategies, or two players' segments.
//
// A place of the plane has coordinates from 0 to 1 in a triangle of the polygon's vertices, or on the two
// segments. They are the plane's y, and its x plus a multiple of y: with x's direction chosen so, nothing
// special happens over any x (plane_curves.hpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "bivariate.hpp"
#include "common_mix.hpp"
#include "faces.hpp"
#include "plane_curves.hpp"
#include "star_builder.hpp"
#include "star_system.hpp"

namespace nashsolve::nplayer {

/// x = (the first coordinate) - above / below y.
struct Slope {
  int above;
  int below;
};

/// Who is made known from equations: nobody, one player, or all who can be.
struct Known {
  enum class Count : std::uint8_t { none, one, all };
  Count count = Count::none;
  std::size_t player = 0;
  bool operator==(const Known&) const = default;
};

class PlaneBase {
 public:
  /// One player's polygon; nothing where it is none. Coordinates are those in its first vertices that form a
  /// triangle.
  static std::optional<PlaneBase> of(const Face& face, std::size_t player);
  /// The same of three strategies, coordinates those in the triangle of all their mixes: numbers are shorter.
  static std::optional<PlaneBase> of_mixes(const Face& face, std::size_t player);
  /// Two players' segments.
  static PlaneBase of(const Face& face, std::size_t first, std::size_t second);

  [[nodiscard]] const std::vector<std::size_t>& players() const { return players_; }

  /// The leaves over the plane, a condition for each edge of its border among those of kNobody, and of each
  /// player who was made known the minors; nothing where the conditions are none of a star.
  struct Leaves {
    std::vector<Leaf<Bivariate>> leaves;
    std::vector<std::vector<Bivariate>> minors_of_known;
  };
  [[nodiscard]] std::optional<Leaves> leaves(const Slope& slope, const Known& known) const;

  /// The base's own weights, and per edge of its border what is at most 0 within.
  [[nodiscard]] std::map<std::size_t, Weights<Bivariate>> own_weights(const Slope& slope) const;
  [[nodiscard]] std::vector<Bivariate> border(const Slope& slope) const;
  /// Over the base's triangle or segments; nothing where numbers are long.
  [[nodiscard]] std::optional<std::vector<Corners>> conditions() const;

  /// Nobody, each other player alone, all.
  [[nodiscard]] std::vector<Known> choices_of_known() const;

  /// Bounds of x.
  [[nodiscard]] std::pair<Rational, Rational> range(const Slope& slope) const;
  /// Those of an x and y.
  [[nodiscard]] std::pair<Rational, Rational> coordinates(const Slope& slope, const Rational& x,
                                                          const Rational& y) const;
  /// The other way.
  [[nodiscard]] Rational x_of(const Slope& slope, const std::pair<Rational, Rational>& coordinates) const;
  /// Of a strategy of a player on a segment, the weight of its second vertex.
  [[nodiscard]] Rational weight_of(std::size_t player, const std::vector<Rational>& strategy) const;
  /// What of the face is over one place.
  [[nodiscard]] Face over(const std::pair<Rational, Rational>& coordinates) const;
  /// Per player of the base its strategy there.
  [[nodiscard]] std::vector<std::vector<Rational>> strategies(
      const std::pair<Rational, Rational>& coordinates) const;

  /// Per player of the base which strategies are in use at a place of the plane.
  [[nodiscard]] std::vector<std::vector<bool>> used_at(const Slope& slope, const PlanePoint& place) const;
  /// The face's, but for the triangle in a polygon's place.
  [[nodiscard]] const Polytopes& polytopes() const { return face_.polytopes; }

 private:
  PlaneBase() = default;

  static std::optional<PlaneBase> in_triangle(const Face& face, std::size_t player, const Vertices& among);

  std::vector<std::size_t> players_;
  /// The face's, but for the triangle in a polygon's place.
  Face face_;
  /// Coordinates of the vertices of the polygon or square.
  std::vector<std::pair<Rational, Rational>> corners_;
};

}  // namespace nashsolve::nplayer
