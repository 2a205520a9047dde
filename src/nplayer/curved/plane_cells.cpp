#include "plane_cells.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "common_mix.hpp"
#include "disjoint_sets.hpp"
#include "part_building.hpp"

namespace nashsolve::nplayer {
namespace {

/// Tried one after the other where special things happen.
constexpr std::array<Slope, 5> kSlopes{{{5, 17}, {-7, 19}, {9, 23}, {-11, 29}, {31, 97}}};
/// With these polynomials have shorter coefficients, and more often something special happens: for carriers
/// (plane_cells.hpp) that are too large with the others.
constexpr std::array<Slope, 4> kSimpleSlopes{{{1, 2}, {-1, 3}, {2, 3}, {-3, 5}}};
/// Polynomials of one base; of more there are too many resultants.
constexpr std::size_t kMostPolynomials = 400;
/// No cell.
constexpr std::size_t kNone = SIZE_MAX;

/// Where as many of a leaf's equations as it has weights less one are independent, or all if they are fewer,
/// every vertex of its polytope is a basic solution with these among its own, or there is none: if they leave
/// a system singular, they contradict that weights add up to 1. They are dependent only where all their
/// minors vanish, the weights of the smallest such solutions. If these have no common factor, or none with
/// the carrier, that is at crossings of their curves, and no others have to be drawn. Of several such choices
/// of equations that of the lowest degree is taken.
/// Returns how many such solutions there are, or how many solutions.
std::size_t put_general_first(const Leaf<Bivariate>& leaf, const std::optional<Bivariate>& carrier,
                              std::vector<BasicSolution<Bivariate>>& solutions) {
  std::vector<std::size_t> equations;
  for (std::size_t c = 0; c < leaf.conditions.size(); ++c) {
    if (leaf.conditions[c].equality) equations.push_back(c);
  }
  if (equations.empty() || (equations.size() >= leaf.vertices && !carrier)) return solutions.size();
  std::optional<std::vector<std::size_t>> best;
  std::size_t least = SIZE_MAX;
  for (const auto& chosen : choices(equations.size(), std::min(equations.size(), leaf.vertices - 1))) {
    std::vector<std::size_t> independent;
    for (const std::size_t e : chosen) independent.push_back(equations[e]);
    Bivariate shared;
    std::size_t degree = 0;
    for (const BasicSolution<Bivariate>& solution : solutions) {
      if (solution.tight != independent) continue;
      for (const Bivariate& minor : solution.weights) {
        if (minor.is_zero()) continue;
        if (shared.is_zero() && carrier) shared = *carrier;
        shared = shared.is_zero() ? minor : greatest_common_divisor(shared, minor);
        degree += minor.degree();
      }
    }
    if (shared.is_zero() || !shared.is_constant() || degree >= least) continue;
    least = degree;
    best = std::move(independent);
  }
  if (!best) return solutions.size();
  const auto rest = std::stable_partition(
      solutions.begin(), solutions.end(), [&](const BasicSolution<Bivariate>& solution) {
        return std::includes(solution.tight.begin(), solution.tight.end(), best->begin(), best->end());
      });
  return static_cast<std::size_t>(rest - solutions.begin());
}

/// Then the equations that these solutions, put first, have among their own are independent at the place, and
/// no other solutions are needed there, though it is a crossing.
bool is_any_minor_other_than_0(const PlanePoint& place, std::span<const BasicSolution<Bivariate>> solutions) {
  return std::ranges::any_of(solutions, [&](const BasicSolution<Bivariate>& solution) {
    return std::ranges::any_of(solution.weights,
                               [&](const Bivariate& minor) { return place.sign(minor) != 0; });
  });
}

/// Whether the union is connected, as far as products tell that have a point in common.
bool hang_together(const std::vector<CurvedPart>& parts) {
  DisjointSets sets(parts.size());
  for (std::size_t a = 0; a < parts.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      if (!parts[a].conditions.empty() || !parts[b].conditions.empty()) continue;
      const bool meets = std::ranges::equal(parts[a].polytopes, parts[b].polytopes,
                                            [](const StrategyPolytope& own, const StrategyPolytope& other) {
                                              return have_common_mix(own.vertices(), other.vertices());
                                            });
      if (meets) sets.join(a, b);
    }
  }
  for (std::size_t a = 1; a < parts.size(); ++a) {
    if (sets.root(a) != sets.root(0)) return false;
  }
  return true;
}

class CellSearch {
 public:
  CellSearch(const PlaneBase& base, const Known& known, PlaneCells& result, const StopTest& stop)
      : base_(base), known_(known), result_(result), stop_(stop) {}

  /// `is_special`: where other coordinates may do.
  bool run(const std::pair<Rational, Rational>& range, bool& is_special) {
    is_special = false;
    std::vector<Bivariate> curves;
    if (!collect(curves)) return false;
    if (result_.carrier && result_.carrier->is_constant()) return true;
    std::vector<Bivariate> marks;
    if (result_.carrier) {
      marks = std::move(curves);
      curves = {*result_.carrier};
    }
    const auto is_large = [](const Bivariate& curve) { return is_too_large(curve); };
    const auto is_large_mark = [&](const Bivariate& mark) { return is_too_large(curves.front(), mark); };
    if (std::ranges::any_of(curves, is_large) || std::ranges::any_of(marks, is_large_mark)) return false;
    is_special = !make_independent(curves, marks, stop_);
    if (is_special) return false;
    const PlaneVerdict verdict = divide_plane(curves, marks, range.first, range.second, stop_, plane_);
    is_special = verdict == PlaneVerdict::special;
    return verdict == PlaneVerdict::done && find_cells();
  }

 private:
  bool collect(std::vector<Bivariate>& polynomials) {
    const auto add = [&](const Bivariate& p) {
      if (p.is_constant()) return;
      Bivariate own = primitive_part(p);
      if (std::find(polynomials.begin(), polynomials.end(), own) == polynomials.end()) {
        polynomials.push_back(std::move(own));
      }
    };
    result_.carrier = carrier_of(result_.star);
    for (const Leaf<Bivariate>& leaf : result_.star.leaves) {
      auto solutions = basic_solutions(leaf, stop_);
      if (!solutions) return false;
      const std::size_t general = put_general_first(leaf, result_.carrier, *solutions);
      result_.general.push_back(general);
      for (const BasicSolution<Bivariate>& solution : std::span(*solutions).first(general)) {
        add(solution.sum);
        for (const Bivariate& weight : solution.weights) add(weight);
        for (const Bivariate& value : solution.values) add(value);
        if (polynomials.size() > kMostPolynomials || stop_()) return false;
      }
      result_.solutions.push_back(*std::move(solutions));
    }
    for (const auto& minors : result_.star.minors_of_known) std::for_each(minors.begin(), minors.end(), add);
    return true;
  }

  bool find_cells() {
    for (const auto& [x, branches] : plane_.slabs) {
      if (stop_() || !add_slab(x, branches)) return false;
    }
    sets_.grow_to(result_.cells.size());
    for (std::size_t k = 0; k < branches_.size(); ++k) {
      for (std::size_t b = 0; b < branches_[k].size(); ++b) {
        // The face is closed.
        for (const std::size_t r : {b, b + 1}) {
          if (regions_[k][r] != kNone && branches_[k][b] == kNone) return false;
          join(regions_[k][r], branches_[k][b]);
        }
      }
    }
    for (std::size_t k = 0; k < plane_.crossings.size(); ++k) {
      if (stop_() || !add_crossing(k)) return false;
    }
    std::vector<std::size_t> number(result_.cells.size(), kNone);
    for (std::size_t k = 0; k < number.size(); ++k) {
      std::size_t& own = number[sets_.root(k)];
      if (own == kNone) own = result_.components++;
      result_.cells[k].component = own;
    }
    for (const auto& crossing : plane_.crossings) result_.special.push_back(crossing.point);
    return true;
  }

  enum class State : std::uint8_t { none, point, own, unclear, lost };

  /// Of a rational place the points over it, connected, as a face of their own: none, or near one of them.
  [[nodiscard]] std::optional<State> state_of_own(const PlanePoint& place,
                                                  std::vector<CurvedPart::Sample>& own) const {
    const auto exact = place.exact();
    if (!exact) return std::nullopt;
    const auto found =
        parts_of(base_.over(base_.coordinates(result_.slope, exact->first, exact->second)), stop_);
    if (!found) return std::nullopt;
    if (found->is_empty()) return State::none;
    if (found->irrational.size() > (found->parts.empty() ? 1U : 0U)) return std::nullopt;
    if (!hang_together(found->parts)) return std::nullopt;
    for (const auto& box : found->irrational) own.push_back({0, {}, strategies_in_use(box)});
    for (const CurvedPart& part : found->parts) {
      for (CurvedPart::Sample& sample : samples_of(part)) add_sample(std::move(sample), own);
    }
    return own.empty() ? std::nullopt : std::optional(State::own);
  }

  /// Lost where the search has to stop, too.
  [[nodiscard]] State state(const PlanePoint& place, PlaceKind kind, std::vector<CurvedPart::Sample>& own) {
    if (stop_()) return State::lost;
    if (!is_over(result_, place, kind)) return State::none;
    if (are_known_at(result_, place)) return State::point;
    // Where a known player's minors vanish along a curve, one of its places does not tell the others.
    if (kind == PlaceKind::general) return State::lost;
    if (const auto found = state_of_own(place, own)) return *found;
    if (const auto found = state_with_others_known(place, own)) return *found;
    if (!has_one_choice_at(place)) return State::lost;
    own.push_back(sample_over(base_, result_, place));
    own.back().is_bound = true;
    return State::unclear;
  }

  static bool are_known_at(const PlaneCells& cells, const PlanePoint& place) {
    return std::ranges::all_of(cells.star.minors_of_known, [&](const std::vector<Bivariate>& minors) {
      return std::ranges::any_of(minors, [&](const Bivariate& minor) { return place.sign(minor) != 0; });
    });
  }

  /// Where a place is told by the equations of other players.
  [[nodiscard]] std::optional<State> state_with_others_known(const PlanePoint& place,
                                                             std::vector<CurvedPart::Sample>& own) {
    if (!others_) {
      others_.emplace();
      for (const Known& known : base_.choices_of_known()) {
        if (stop_()) return std::nullopt;
        if (known != known_) add_other(known);
      }
    }
    for (const PlaneCells& cells : *others_) {
      if (stop_()) return std::nullopt;
      if (are_known_at(cells, place)) {
        if (!is_over(cells, place, PlaceKind::crossing)) return State::none;
        own.push_back(sample_over(base_, cells, place));
        return State::own;
      }
    }
    return std::nullopt;
  }

  void add_other(const Known& known) {
    std::optional<PlaneBase::Leaves> star = base_.leaves(result_.slope, known);
    if (!star) return;
    PlaneCells cells{result_.slope, *std::move(star), {}, {}, {}, 0, {}, {}};
    for (const Leaf<Bivariate>& leaf : cells.star.leaves) {
      auto solutions = basic_solutions(leaf, stop_);
      if (!solutions) return;
      cells.general.push_back(solutions->size());
      cells.solutions.push_back(*std::move(solutions));
    }
    others_->push_back(std::move(cells));
  }

  /// Whether all players but one have a single strategy there, so that what is over the place is convex.
  [[nodiscard]] bool has_one_choice_at(const PlanePoint& place) const {
    std::size_t choices = 0;
    for (std::size_t k = 0; k < result_.solutions.size(); ++k) {
      const auto leaf = leaf_at(place, result_.star.leaves[k], result_.solutions[k]);
      if (leaf && leaf->dimension > 0) ++choices;
    }
    return choices <= 1;
  }

  std::size_t add_cell(PlanePoint point, std::size_t dimension, std::vector<CurvedPart::Sample> own = {}) {
    result_.cells.push_back({std::move(point), dimension, 0, std::move(own)});
    return result_.cells.size() - 1;
  }

  bool add_slab(const Rational& x, const std::vector<PlaneCurves::Branch>& branches) {
    auto& own = branches_.emplace_back(branches.size(), kNone);
    auto& between = regions_.emplace_back(branches.size() + 1, kNone);
    for (std::size_t b = 0; b < branches.size(); ++b) {
      PlanePoint point(x, branches[b].y);
      std::vector<CurvedPart::Sample> own_samples;
      const State found = state(point, PlaceKind::general, own_samples);
      if (found != State::none && found != State::point) return false;
      if (found == State::point) own[b] = add_cell(std::move(point), 1);
      if (result_.carrier || b + 1 == branches.size()) continue;
      PlanePoint above(x, RealRoot(simplest_between(branches[b].y.upper(), branches[b + 1].y.lower())));
      const State found_above = state(above, PlaceKind::general, own_samples);
      if (found_above != State::none && found_above != State::point) return false;
      if (found_above == State::point) between[b + 1] = add_cell(std::move(above), 2);
    }
    return true;
  }

  bool add_crossing(std::size_t k) {
    const PlaneCurves::Crossing& crossing = plane_.crossings[k];
    std::vector<std::size_t> touching;
    const std::size_t sides[] = {k == 0 ? kNone : k - 1, k < branches_.size() ? k : kNone};
    for (const std::size_t side : sides) {
      if (side == kNone) continue;
      const std::vector<std::size_t>& branches = branches_[side];
      if (branches.size() < crossing.below + crossing.above) return false;
      const std::size_t end = branches.size() - crossing.above;
      for (std::size_t b = crossing.below; b < end; ++b) touching.push_back(branches[b]);
      for (std::size_t r = crossing.below; r <= end; ++r) touching.push_back(regions_[side][r]);
    }
    std::erase(touching, kNone);
    std::vector<CurvedPart::Sample> own_samples;
    const State found = state(crossing.point, PlaceKind::crossing, own_samples);
    if (found == State::lost || (found == State::unclear && touching.empty())) return false;
    if (found == State::none && !touching.empty()) return false;
    if (found != State::none) {
      const std::size_t own = add_cell(crossing.point, 0, std::move(own_samples));
      sets_.grow_to(own + 1);
      for (const std::size_t each : touching) join(own, each);
    }
    if (sides[0] == kNone || sides[1] == kNone) return true;
    return go_on(crossing, sides[0], sides[1]);
  }

  /// What does not touch the crossing is on both sides of it.
  bool go_on(const PlaneCurves::Crossing& crossing, std::size_t left, std::size_t right) {
    const auto same = [&](std::size_t a, std::size_t b) {
      if ((a == kNone) != (b == kNone)) return false;
      join(a, b);
      return true;
    };
    return goes_on_beside(crossing, branches_[left], branches_[right], regions_[left], regions_[right], same);
  }

  void join(std::size_t a, std::size_t b) {
    if (a != kNone && b != kNone) sets_.join(a, b);
  }

  const PlaneBase& base_;
  Known known_;
  PlaneCells& result_;
  const StopTest& stop_;
  PlaneCurves plane_;
  /// The same plane with other players known, once it was asked for.
  std::optional<std::vector<PlaneCells>> others_;
  /// Per slab the cells of the branches, and of what is below and above each.
  std::vector<std::vector<std::size_t>> branches_;
  std::vector<std::vector<std::size_t>> regions_;
  DisjointSets sets_{0};
};

}  // namespace

std::optional<Bivariate> carrier_of(const PlaneBase::Leaves& star) {
  std::optional<Bivariate> best;
  for (const Leaf<Bivariate>& leaf : star.leaves) {
    std::vector<std::vector<Bivariate>> equations;
    for (const LeafCondition<Bivariate>& condition : leaf.conditions) {
      if (condition.equality) equations.push_back(condition.at_vertices);
    }
    for (const auto& chosen : choices(equations.size(), leaf.vertices)) {
      std::vector<std::vector<Bivariate>> matrix;
      for (const std::size_t e : chosen) matrix.push_back(equations[e]);
      Bivariate own = determinant(matrix);
      if (own.is_zero() || (best && best->degree() <= own.degree())) continue;
      best = std::move(own);
    }
  }
  return best;
}

std::optional<PlaneCells> cells_of(const PlaneBase& base, const Known& known, const StopTest& stop) {
  const std::array<std::span<const Slope>, 2> all{kSlopes, kSimpleSlopes};
  for (const std::span<const Slope> slopes : all) {
    bool is_special = true;
    bool has_carrier = false;
    for (std::size_t k = 0; k < slopes.size() && is_special; ++k) {
      std::optional<PlaneBase::Leaves> star = base.leaves(slopes[k], known);
      if (!star) return std::nullopt;
      PlaneCells cells{slopes[k], *std::move(star), {}, {}, {}, 0, {}, {}};
      if (CellSearch(base, known, cells, stop).run(base.range(slopes[k]), is_special)) return cells;
      if (stop()) return std::nullopt;
      has_carrier = cells.carrier.has_value();
    }
    if (is_special || !has_carrier) return std::nullopt;
  }
  return std::nullopt;
}

bool is_over(const PlaneCells& cells, const PlanePoint& place, PlaceKind kind) {
  // The border, of one vertex, is soonest told.
  for (std::size_t k = cells.solutions.size(); k-- > 0;) {
    const std::span solutions(cells.solutions[k]);
    const auto general = solutions.first(cells.general[k]);
    const auto is_one = [&](const BasicSolution<Bivariate>& each) {
      return is_feasible(place, cells.star.leaves[k], each);
    };
    if (std::ranges::any_of(general, is_one)) continue;
    if (kind == PlaceKind::general || is_any_minor_other_than_0(place, general) ||
        std::ranges::none_of(solutions.subspan(general.size()), is_one)) {
      return false;
    }
  }
  return true;
}

CurvedPart::Sample sample_over(const PlaneBase& base, const PlaneCells& cells, const PlanePoint& place) {
  CurvedPart::Sample sample = sample_over(place, base.polytopes(), cells.star.leaves, cells.solutions);
  std::vector<std::vector<bool>> used = base.used_at(cells.slope, place);
  for (std::size_t k = 0; k < used.size(); ++k) sample.used[base.players()[k]] = std::move(used[k]);
  return sample;
}

}  // namespace nashsolve::nplayer
