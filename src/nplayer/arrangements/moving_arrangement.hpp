// One player's polytope of strategies y that planes divide, which move with another's strategy z, on a
// segment from 0 to 1.
//
// If every further player is in one condition at most that depends on y, and that depends on z, y and this
// player alone, there are points over z and y exactly if 0, or a value below it, lies between the condition's
// values at the vertices of the player's polytope: a matter of the signs of forms that are affine in y, with
// coefficients that are polynomials in z. Conditions on z and this player alone leave him a polytope whose
// vertices move with z, too (sections.hpp). Over one z the forms' planes and the facets of y's polytope are
// an arrangement, which divides the polytope into cells, convex, on which all signs are constant. Which cells
// there are is told by the signs of the minors of the forms' coefficients (they are an oriented matroid:
// Bjorner, Las Vergnas, Sturmfels, White and Ziegler 1999), polynomials in z: between two roots of them the
// cells stay the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "common_mix.hpp"
#include "curved_parts.hpp"
#include "faces.hpp"
#include "nashsolve/polynomial.hpp"
#include "sections.hpp"
#include "sign_table.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// CellSigns of all forms at a point: those of a cell.
using CellSigns = std::vector<std::int8_t>;

/// A player besides z's and y's, and the vertices of what conditions on z and the player alone leave of its
/// polytope.
struct FurtherPlayer {
  Leaf<Polynomial> leaf;
  std::vector<BasicSolution<Polynomial>> vertices;
  /// All that depend on the player.
  std::vector<const Condition*> conditions;
};

/// A condition by the signs of its forms, one for each vertex of what is left of the polytope of the player
/// who is in it, or one where nobody is.
struct FormCondition {
  std::vector<std::size_t> forms;
  bool equality = false;
  /// Its place among further players.
  std::size_t further = kNobody;

  /// `live`: the forms of vertices that there are.
  [[nodiscard]] bool holds(const CellSigns& signs, const std::vector<bool>& live) const {
    const bool has_low = std::ranges::any_of(forms, [&](std::size_t k) { return live[k] && signs[k] <= 0; });
    const bool has_high = std::ranges::any_of(forms, [&](std::size_t k) { return live[k] && signs[k] >= 0; });
    return has_low && (has_high || !equality);
  }
};

/// Whether no form is positive at the one and negative at the other: then all of the segment between them,
/// but for its ends, has the signs of their composition().
bool are_conformal(const CellSigns& a, const CellSigns& b);
CellSigns composition(CellSigns a, const CellSigns& b);
/// Whether the one's cell is in the closure of the other's.
bool is_face_of(const CellSigns& a, const CellSigns& b);

class MovingArrangement {
 public:
  /// A vertex of the arrangements, as an affine combination of the corners.
  struct MovingVertex {
    /// Up to their sum, without a common root.
    std::vector<Polynomial> weights;
    Polynomial sum;
    std::vector<Polynomial> at_forms;
  };

  /// A root, or one z between two of them.
  struct Place {
    At at;
    std::optional<Rational> z;
    Rational nearby;
    bool is_between = false;
    /// Of each form, whether its player's vertex is one there.
    std::vector<bool> live = {};
    /// Of the face's vertices over it.
    std::map<std::size_t, CellSigns> points = {};
  };

  /// Of z's player and y's. Nothing where they are no such base, where there are very many vertices, or where
  /// `stop` says so.
  static std::optional<MovingArrangement> of(const Face& face, std::size_t root, std::size_t divided,
                                             const StopTest& stop);

  /// Vertices of y's polytope of which all others are affine combinations.
  [[nodiscard]] const Vertices& corners() const { return corners_; }
  [[nodiscard]] const std::vector<FormCondition>& conditions() const { return conditions_; }
  [[nodiscard]] const std::vector<FurtherPlayer>& further_players() const { return further_; }
  [[nodiscard]] const std::vector<MovingVertex>& vertices() const { return vertices_; }
  /// The roots, ascending, and between two neighbours another z.
  [[nodiscard]] const std::vector<Place>& places() const { return places_; }

  /// Whether points with these signs over the place are the face's.
  [[nodiscard]] bool are_met(const CellSigns& signs, const Place& place) const;
  /// The cells of the face over a place, with their dimensions; some are missing where `stop` says so.
  [[nodiscard]] std::map<CellSigns, std::size_t> cells_over(const Place& place, const StopTest& stop) const;
  /// Of y.
  [[nodiscard]] std::vector<Rational> strategy_at(std::size_t vertex, const Rational& z) const;
  /// A point over z and y, not one of the face: all others are at their first vertices.
  [[nodiscard]] Point point_at(const Rational& z, const std::vector<Rational>& y) const;

 private:
  MovingArrangement(const Face& face, std::size_t root, std::size_t divided)
      : face_(face), root_(root), divided_(divided) {}

  using Form = std::vector<Polynomial>;
  std::size_t add_form(Form form);
  [[nodiscard]] std::vector<Form> forms_at_vertices(const Condition& condition, std::size_t player) const;
  bool find_further_players();
  bool find_conditions(const StopTest& stop);
  bool add_conditions_of(FurtherPlayer& player, const StopTest& stop);
  void find_live_forms(Place& place) const;
  bool find_vertices(const StopTest& stop);
  bool find_places(const StopTest& stop);
  bool find_points(Place& place, const StopTest& stop) const;

  const Face& face_;
  std::size_t root_;
  std::size_t divided_;
  Vertices corners_;
  /// By their values at the corners.
  std::vector<Form> forms_;
  std::vector<FormCondition> conditions_;
  std::vector<FurtherPlayer> further_;
  std::vector<MovingVertex> vertices_;
  SignTable signs_;
  std::vector<Place> places_;
};

}  // namespace nashsolve::nplayer
