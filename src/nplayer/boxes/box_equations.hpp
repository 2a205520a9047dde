// The conditions of a face whose polytopes are simplices, on boxes of their vertices' weights but the first
// one's of each. That this one is not negative is an inequality more where they are more than two.
//
// They are multi-affine, and so are their derivatives: each lies between its values at the corners of a box,
// and a sum of absolute values of such functions, convex along each edge, is largest at a corner. So what is
// to hold all over a box is asked at its corners, in floating point and with a margin for what is rounded.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "faces.hpp"

namespace nashsolve::nplayer {

/// Of each variable, the weight of a vertex; one with equal bounds is fixed.
struct WeightBox {
  std::vector<double> lower;
  std::vector<double> upper;

  [[nodiscard]] std::vector<std::size_t> free() const;
  [[nodiscard]] std::size_t widest() const;
  [[nodiscard]] double width(std::size_t variable) const { return upper[variable] - lower[variable]; }
  /// Whether all within so much of the point is inside.
  [[nodiscard]] bool holds(const std::vector<double>& point, double radius) const;
};

/// As many equations as they can tell variables, with the inverse of their derivatives at some point.
struct Linearised {
  std::vector<std::size_t> equations;
  std::vector<std::size_t> variables;
  std::vector<std::vector<double>> inverse;
};

class BoxEquations {
 public:
  /// Nothing where some polytope is no simplex, where there are very many variables, or none.
  static std::optional<BoxEquations> of(const Face& face);

  /// Whose weights the variables are.
  [[nodiscard]] const std::vector<std::size_t>& players() const { return players_; }
  [[nodiscard]] std::size_t variables() const { return variables_; }
  /// Of each of these players the weights of all vertices, given the variables.
  template <class Number>
  [[nodiscard]] std::vector<std::vector<Number>> weights(const std::vector<Number>& variables,
                                                         const Number& one) const {
    std::vector<std::vector<Number>> weights;
    auto next = variables.begin();
    for (const std::size_t count : counts_) {
      std::vector<Number>& own = weights.emplace_back(1, one);
      for (; own.size() < count; ++next) {
        own.front() = difference(own.front(), *next);
        own.push_back(*next);
      }
    }
    return weights;
  }
  [[nodiscard]] std::size_t equations() const { return equations_.size(); }
  [[nodiscard]] std::size_t inequalities() const { return inequalities_.size(); }
  [[nodiscard]] WeightBox all() const;

  /// Whether some equation is shown to hold nowhere in the box.
  [[nodiscard]] bool is_contradicted(const WeightBox& box) const;
  /// The same of what the inverse makes of them.
  [[nodiscard]] bool is_contradicted(const WeightBox& box, const Linearised& linearised) const;
  /// Of each inequality the sign that it has all over the box, 0 where that is not shown: it holds with -1.
  [[nodiscard]] std::vector<int> signs(const WeightBox& box) const;
  /// Whether some inequality is shown to hold nowhere in the box.
  [[nodiscard]] bool is_excluded(const WeightBox& box) const;
  /// The equations with an inequality that is one, too.
  [[nodiscard]] BoxEquations on_border_of(std::size_t inequality) const;

  /// In the middle of the box; nothing where the derivatives are singular there.
  [[nodiscard]] std::optional<Linearised> linearised(const WeightBox& box) const;
  /// Whether x - inverse * equations(x) contracts the box, as a map of the linearised variables, by
  /// kContraction.
  [[nodiscard]] bool is_contracted(const WeightBox& box, const Linearised& linearised) const;
  /// The steps of that map at a point, and what they may be off by.
  struct Step {
    std::vector<double> by;
    double error = 0;
  };
  [[nodiscard]] Step step(const std::vector<double>& point, const Linearised& linearised) const;

  static constexpr double kContraction = 0.75;

 private:
  /// Values at the corners of [0, 1]^n, the last variable fastest, scaled to at most 1.
  using Table = std::vector<double>;
  struct Function {
    Table values;
    /// Per variable.
    std::vector<Table> derivatives;
  };

  static Rational difference(const Rational& a, const Rational& b) { return a - b; }
  static Enclosure difference(const Enclosure& a, const Enclosure& b) {
    return {a.lower - b.upper, a.upper - b.lower};
  }
  [[nodiscard]] Function function_of(const VertexTable& at_vertices) const;
  static Table at_corners(const Table& table, const WeightBox& box);

  std::vector<std::size_t> players_;
  /// Of the vertices of each.
  std::vector<std::size_t> counts_;
  std::size_t variables_ = 0;
  std::vector<Function> equations_;
  std::vector<Function> inequalities_;
};

}  // namespace nashsolve::nplayer
