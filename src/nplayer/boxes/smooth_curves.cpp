#include "smooth_curves.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include "box_equations.hpp"
#include "disjoint_sets.hpp"
#include "isolated_points.hpp"
#include "part_building.hpp"
#include "told_apart.hpp"

namespace nashsolve::nplayer {
namespace {

/// Narrower boxes are not divided.
constexpr double kNarrowestOfCurves = 0x1p-16;
/// Boxes, those of planes included, after which a face is given up: of 24 random ones of five players one
/// took 14,000, in a tenth of a second, the others less.
constexpr std::uint64_t kMostStepsOnCurves = 60000;
/// Where a box is divided, one after the other: what is special is seldom at all of these.
constexpr std::array<double, 3> kShares{0.48, 0.53, 0.41};

class SmoothCurves {
 public:
  SmoothCurves(const Face& face, const BoxEquations& equations, const StopTest& stop)
      : face_(face), equations_(equations), stop_(stop) {}

  /// Whether all of them are known.
  bool find() {
    const WeightBox whole = equations_.all();
    Nodes nodes;
    for (std::size_t v = 0; v < whole.lower.size(); ++v) {
      for (const double end : {whole.lower[v], whole.upper[v]}) {
        if (!add_points(whole, v, end, nodes.border)) return false;
      }
    }
    for (std::size_t k = 0; k < equations_.inequalities(); ++k) {
      const auto found = isolated_points(equations_.on_border_of(k), whole, stops_);
      if (!found || !add(*found, k, nodes.inside)) return false;
    }
    return trace(whole, nodes);
  }

  [[nodiscard]] bool has_any() const { return std::ranges::any_of(nodes_, is_told); }

  std::optional<CurvedParts> parts() {
    std::vector<std::size_t> components;  // roots
    std::vector<Marker> markers;
    for (std::size_t k = 0; k < nodes_.size(); ++k) {
      if (!is_told(nodes_[k])) continue;
      const std::size_t root = joined_.root(k);
      auto place = std::ranges::find(components, root);
      if (place == components.end()) place = components.insert(place, root);
      markers.push_back(
          {static_cast<std::size_t>(place - components.begin()), strategies_at(nodes_[k].point)});
    }
    CurvedParts found;
    if (components.empty()) return found;
    if (components.size() > 1) return told_apart(face_, equations_.players(), std::move(markers), stop_);
    CurvedPart& part = found.parts.emplace_back(CurvedPart{face_.polytopes, {}, {}, {}});
    CurvedPart::Sample inside = middle_of(face_.polytopes);
    part.samples.push_back({1, {}, strategies_in_use(inside)});
    add_conditions(face_, part);
    return found;
  }

 private:
  /// A point of a plane, or of an inequality's border.
  struct Node {
    BoxPoint point;
    /// Of the inequalities; 0 of the one that it is on.
    std::vector<int> signs;
  };

  /// Those of a box: on its border, and in it, where curves cross the inequalities'.
  struct Nodes {
    std::vector<std::size_t> border;
    std::vector<std::size_t> inside;

    [[nodiscard]] bool are_none() const { return border.empty() && inside.empty(); }
  };

  static bool is_negative(int sign) { return sign < 0; }
  /// Whether all inequalities hold.
  static bool is_told(const Node& node) { return std::ranges::find(node.signs, 1) == node.signs.end(); }

  /// False where an inequality's sign is not known.
  bool add(const std::vector<BoxPoint>& points, std::optional<std::size_t> on,
           std::vector<std::size_t>& added) {
    std::vector<Node> nodes;
    for (const BoxPoint& point : points) {
      Node& node = nodes.emplace_back(Node{point, equations_.signs(point.around())});
      if (on) node.signs[*on] = 0;
      if (std::ranges::count(node.signs, 0) != (on ? 1 : 0)) return false;
    }
    for (Node& node : nodes) {
      added.push_back(nodes_.size());
      nodes_.push_back(std::move(node));
    }
    joined_.grow_to(nodes_.size());
    return true;
  }

  /// Those on the plane that are in the box.
  bool add_points(WeightBox box, std::size_t variable, double value, std::vector<std::size_t>& added) {
    box.lower[variable] = box.upper[variable] = value;
    const auto found = isolated_points(equations_, box, stops_);
    return found && add(*found, std::nullopt, added);
  }

  bool trace(const WeightBox& box, const Nodes& nodes) {
    if (stops_()) return false;
    if (equations_.is_contradicted(box)) return nodes.are_none();
    if (equations_.is_excluded(box)) return true;
    if (const std::optional<Linearised> linearised = equations_.linearised(box)) {
      if (equations_.is_contradicted(box, *linearised)) return nodes.are_none();
      if (equations_.is_contracted(box, *linearised) && join(nodes, parameter_of(box, *linearised)))
        return true;
    }
    const std::size_t v = box.widest();
    if (box.width(v) < kNarrowestOfCurves) return false;
    for (const double share : kShares) {
      const double value = box.lower[v] + share * box.width(v);
      const std::optional<std::array<Nodes, 2>> halves = divided(nodes, v, value);
      std::vector<std::size_t> on_plane;
      if (!halves || !add_points(box, v, value, on_plane)) continue;
      return trace_halves(box, v, value, *halves, on_plane);
    }
    return false;
  }

  /// Nothing where one of them is not told from the plane.
  [[nodiscard]] std::optional<std::array<Nodes, 2>> divided(const Nodes& nodes, std::size_t v,
                                                            double value) const {
    std::array<Nodes, 2> halves;
    for (const auto list : {&Nodes::border, &Nodes::inside}) {
      for (const std::size_t node : nodes.*list) {
        const double beyond = nodes_[node].point.at[v] - value;
        if (std::fabs(beyond) <= 2 * nodes_[node].point.radius) return std::nullopt;
        (halves[beyond < 0 ? 0 : 1].*list).push_back(node);
      }
    }
    return halves;
  }

  bool trace_halves(const WeightBox& box, std::size_t v, double value, std::array<Nodes, 2> halves,
                    const std::vector<std::size_t>& on_plane) {
    for (Nodes& own : halves) std::ranges::copy(on_plane, std::back_inserter(own.border));
    WeightBox half = box;
    half.upper[v] = value;
    if (!trace(half, halves[0])) return false;
    half = box;
    half.lower[v] = value;
    return trace(half, halves[1]);
  }

  /// The one that is none of the linearised.
  static std::size_t parameter_of(const WeightBox& box, const Linearised& linearised) {
    std::size_t v = 0;
    while (v + 1 < box.lower.size() &&
           std::ranges::find(linearised.variables, v) != linearised.variables.end())
      ++v;
    return v;
  }

  /// Along arcs on which the parameter grows from one point of the border to the next; false where the nodes'
  /// order is not known.
  bool join(const Nodes& nodes, std::size_t parameter) {
    std::vector<std::size_t> order = nodes.border;
    std::ranges::copy(nodes.inside, std::back_inserter(order));
    const auto at = [&](std::size_t node) { return nodes_[node].point.at[parameter]; };
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return at(a) < at(b); });
    std::vector<int> signs;
    bool is_on_arc = false;
    for (std::size_t k = 0; k < order.size(); ++k) {
      const Node& node = nodes_[order[k]];
      const auto on = std::ranges::find(node.signs, 0) - node.signs.begin();
      const bool is_inside = on < std::ssize(node.signs);
      if (k > 0 &&
          at(order[k]) - at(order[k - 1]) <= 2 * (node.point.radius + nodes_[order[k - 1]].point.radius))
        return false;
      if (is_on_arc && std::ranges::all_of(signs, is_negative)) joined_.join(order[k - 1], order[k]);
      if (is_inside) {
        if (!is_on_arc) return false;
        signs[static_cast<std::size_t>(on)] *= -1;
      } else {
        if (is_on_arc && signs != node.signs) return false;
        signs = node.signs;
        is_on_arc = !is_on_arc;
      }
    }
    return !is_on_arc;
  }

  [[nodiscard]] std::vector<std::vector<Rational>> strategies_at(const BoxPoint& point) const {
    std::vector<Rational> variables;
    for (const double weight : point.at) variables.push_back(exact_rational(weight));
    std::vector<std::vector<Rational>> strategies = equations_.weights(variables, Rational(1));
    for (std::size_t k = 0; k < strategies.size(); ++k)
      strategies[k] = mix_of(face_.polytopes[equations_.players()[k]].vertices(), strategies[k]);
    return strategies;
  }

  const Face& face_;
  const BoxEquations& equations_;
  const StopTest& stop_;
  std::uint64_t steps_ = 0;
  const StopTest stops_ = [this] { return ++steps_ > kMostStepsOnCurves || stop_(); };
  std::vector<Node> nodes_;
  DisjointSets joined_{0};
};

std::optional<BoxEquations> equations_of_curves(const Face& face) {
  std::optional<BoxEquations> equations = BoxEquations::of(face);
  if (equations && equations->equations() + 1 != equations->variables()) return std::nullopt;
  return equations;
}

}  // namespace

std::optional<CurvedParts> parts_on_smooth_curves(const Face& face, const StopTest& stop) {
  const auto equations = equations_of_curves(face);
  if (!equations) return std::nullopt;
  SmoothCurves curves(face, *equations, stop);
  if (!curves.find()) return std::nullopt;
  return curves.parts();
}

std::optional<bool> has_points_in_boxes(const Face& face, const StopTest& stop) {
  if (const auto points = isolated_parts(face, stop)) return !points->is_empty();
  const auto equations = equations_of_curves(face);
  if (!equations) return std::nullopt;
  SmoothCurves curves(face, *equations, stop);
  if (!curves.find()) return std::nullopt;
  return curves.has_any();
}

}  // namespace nashsolve::nplayer
