#include "known_pieces.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "linear_program.hpp"
#include "row_space.hpp"

namespace nashsolve::proof {

namespace {

using Point = KnownPieces::Point;
using Form = Point;

/// Sets of vertices that are looked at: all of a polygon with 60.
constexpr std::size_t kMostSets = 2000;

Rational value_of(const Form& form, const Point& point) {
  Rational value = 0;
  for (std::size_t s = 0; s < point.size(); ++s) value += form[s] * point[s];
  return value;
}

/// The form that is 0 on a space of one dimension less than all.
Form form_on(const RowSpace& space, std::size_t width) {
  Form form(width, 1);
  std::vector<std::size_t> leading;
  for (const Form& row : space.rows()) {
    leading.push_back(static_cast<std::size_t>(
        std::ranges::find_if(row, [](const Rational& x) { return sgn(x) != 0; }) - row.begin()));
  }
  std::size_t free = 0;
  while (std::ranges::find(leading, free) != leading.end()) ++free;
  for (std::size_t k = 0; k < leading.size(); ++k) form[leading[k]] = -space.rows()[k][free];
  return form;
}

/// The form, with the sign with which it is nowhere negative; nothing where it has both signs.
std::optional<Form> turned(Form form, const std::vector<Point>& vertices) {
  int side = 0;
  for (const Point& vertex : vertices) {
    const int sign = sgn(value_of(form, vertex));
    if (sign * side < 0) return std::nullopt;
    if (sign != 0) side = sign;
  }
  if (side < 0) std::ranges::for_each(form, [](Rational& x) { x = -x; });
  return form;
}

/// Linear forms that are 0 on a facet of the polytope and 0 or more on all of it: of hyperplanes through
/// vertices that span one, with all other vertices on one side (Ziegler 1995, Lectures on Polytopes, 2.1).
/// None for a polytope that is smaller in dimension than the simplex of all strategies, or of very many
/// vertices.
std::vector<Form> facets_of(const std::vector<Point>& vertices) {
  const std::size_t width = vertices.front().size();
  RowSpace all(width);
  for (const Point& vertex : vertices) all.add(vertex);
  std::vector<Form> facets;
  if (width < 2 || all.rank() < width) return facets;
  std::vector<bool> is_chosen(vertices.size(), false);
  std::fill(is_chosen.begin(), is_chosen.begin() + static_cast<std::ptrdiff_t>(width - 1), true);
  std::size_t sets = 0;
  do {
    if (++sets > kMostSets) return {};
    RowSpace space(width);
    for (std::size_t k = 0; k < vertices.size(); ++k) {
      if (is_chosen[k]) space.add(vertices[k]);
    }
    if (space.rank() + 1 < width) continue;
    std::optional<Form> facet = turned(form_on(space, width), vertices);
    if (facet && std::ranges::find(facets, *facet) == facets.end()) facets.push_back(*std::move(facet));
  } while (std::prev_permutation(is_chosen.begin(), is_chosen.end()));
  return facets;
}

/// Whether the point is a mean of the vertices: of weights with which no coordinate is more than the point's,
/// the sum is 1 for such a mean only.
bool is_within(const std::vector<Point>& vertices, const Point& point) {
  if (std::ranges::find(vertices, point) != vertices.end()) return true;
  if (vertices.size() == 1) return false;
  LinearProgram program;
  program.objective.assign(vertices.size(), 1);
  for (std::size_t s = 0; s < point.size(); ++s) {
    Integer denominator = point[s].get_den();
    for (const Point& vertex : vertices) {
      denominator = least_common_multiple(denominator, vertex[s].get_den());
    }
    const auto whole = [&denominator](const Rational& x) {
      return Integer(x.get_num() * exact_quotient(denominator, x.get_den()));
    };
    for (const Point& vertex : vertices) program.matrix.push_back(whole(vertex[s]));
    program.bounds.push_back(whole(point[s]));
  }
  const std::optional<Optimum> best = maximise(program);
  return best && best->value == 1;
}

bool is_surely_used(const ProofNode& node, std::size_t player, std::size_t strategy) {
  return node.use(player, strategy) == ProofNode::Use::used ||
         std::ranges::all_of(node.vertices(player), [strategy](const ProofNode::Vertex& vertex) {
           return sgn(vertex.point[strategy]) > 0;
         });
}

/// Whether the condition holds at all equilibria of the node.
bool holds(const PayoffCondition& condition, const ProofNode& node, const ProofPayoffs& payoffs) {
  const auto never_gains = [&](std::size_t strategy, std::size_t over) {
    if (is_surely_used(node, condition.player, over)) return true;
    const std::vector<std::vector<Rational>> values = payoffs.at_vertices(node, condition.player);
    for (std::size_t s = 0; s < values.size(); ++s) {
      if (s != strategy && !is_surely_used(node, condition.player, s)) continue;
      if (std::ranges::equal(values[s], values[over], [](const auto& x, const auto& y) { return x <= y; })) {
        return true;
      }
    }
    return false;
  };
  return never_gains(condition.strategy, condition.reference) &&
         (!condition.is_equation || never_gains(condition.reference, condition.strategy));
}

}  // namespace

KnownPieces::KnownPieces(const Solution& solution) {
  const auto strategy = [&solution](std::size_t position, std::size_t player) {
    return solution.equilibria[position].exact()[player].probabilities();
  };
  for (const Equilibrium& equilibrium : solution.equilibria) {
    if (!equilibrium.is_exact()) irrational_.push_back(std::get<EnclosedProfile>(equilibrium.profile));
  }
  for (const Component& component : solution.components) {
    for (const NashSubset& subset : component.subsets) {
      Piece piece;
      bool is_exact = true;
      if (subset.curved) {
        piece.conditions = subset.curved->conditions;
        for (const auto& own : subset.curved->polytopes) {
          auto& polytope = piece.polytopes.emplace_back();
          for (const MixedStrategy& vertex : own) polytope.push_back(vertex.probabilities());
        }
      } else {
        for (std::size_t i = 0; i < subset.vertices.size(); ++i) {
          auto& polytope = piece.polytopes.emplace_back();
          for (const std::size_t position : subset.vertices[i]) {
            is_exact = is_exact && solution.equilibria[position].is_exact();
            if (is_exact) polytope.push_back(strategy(position, i));
          }
        }
      }
      if (is_exact) pieces_.push_back(std::move(piece));
    }
    if (!component.subsets.empty() && !component.has_curves()) continue;
    std::vector<Piece>& points = component.has_curves() ? points_ : pieces_;
    for (const std::size_t position : component.equilibria) {
      if (!solution.equilibria[position].is_exact()) continue;
      Piece& piece = points.emplace_back();
      for (std::size_t i = 0; i < solution.equilibria[position].exact().size(); ++i) {
        piece.polytopes.push_back({strategy(position, i)});
      }
    }
  }
  for (Piece& piece : pieces_) {
    for (const std::vector<Point>& polytope : piece.polytopes) piece.facets.push_back(facets_of(polytope));
  }
}

std::vector<const KnownPieces::Piece*> KnownPieces::near(const ProofNode& node) const {
  std::vector<const Piece*> result;
  const auto add = [&](const Piece& piece) {
    bool may_meet = true;
    for (std::size_t i = 0; i < node.players() && may_meet; ++i) {
      for (std::size_t s = 0; s < node.count(i) && may_meet; ++s) {
        const auto [lowest, highest] = std::ranges::minmax(
            piece.polytopes[i], {}, [s](const Point& point) -> const Rational& { return point[s]; });
        const auto [first, last] = std::ranges::minmax(
            node.vertices(i), {},
            [s](const ProofNode::Vertex& vertex) -> const Rational& { return vertex.point[s]; });
        may_meet = lowest[s] <= last.point[s] && first.point[s] <= highest[s];
      }
    }
    if (may_meet) result.push_back(&piece);
  };
  std::ranges::for_each(pieces_, add);
  std::ranges::for_each(points_, add);
  return result;
}

bool KnownPieces::has_irrational_point(const ProofNode& node) const {
  return std::ranges::any_of(irrational_, [&](const EnclosedProfile& profile) {
    for (std::size_t i = 0; i < node.players(); ++i) {
      for (std::size_t s = 0; s < node.count(i); ++s) {
        const Enclosure& p = profile.probabilities[i][s];
        if ((sgn(p.upper) > 0) != (node.use(i, s) == ProofNode::Use::used)) return false;
        const auto coordinate = [s](const ProofNode::Vertex& vertex) -> const Rational& {
          return vertex.point[s];
        };
        const auto [first, last] = std::ranges::minmax(node.vertices(i), {}, coordinate);
        if (p.upper < first.point[s] || last.point[s] < p.lower) return false;
      }
    }
    return true;
  });
}

bool KnownPieces::hold(const ProofNode& node, const ProofPayoffs& payoffs) const {
  return std::ranges::any_of(pieces_, [&](const Piece& piece) {
    for (std::size_t i = 0; i < node.players(); ++i) {
      for (const ProofNode::Vertex& vertex : node.vertices(i)) {
        if (!is_within(piece.polytopes[i], vertex.point)) return false;
      }
    }
    return std::ranges::all_of(
        piece.conditions, [&](const PayoffCondition& condition) { return holds(condition, node, payoffs); });
  });
}

}  // namespace nashsolve::proof
