#include "sheet_cells.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <map>
#include <utility>

#include "disjoint_sets.hpp"
#include "on_sheets.hpp"
#include "part_building.hpp"

namespace nashsolve::nplayer {
namespace {

/// Tried one after the other where special things happen. Numbers are short, as the discriminant's degree is
/// high.
constexpr std::array<Slope, 4> kSlopesUnderSheets{{{5, 17}, {-7, 19}, {9, 23}, {-11, 29}}};
/// Orders of the equations from which others are known.
constexpr std::size_t kMostOrders = 6;
/// Roots of polynomials of higher degrees take longer than they are worth.
constexpr std::size_t kHighestDegreeUnderSheets = 12;
/// How much more than a plane without sheets it may take.
constexpr std::size_t kPatience = 3;
constexpr std::array<int, 2> kBothSheets{1, -1};
/// No cell.
constexpr std::size_t kNothing = SIZE_MAX;

/// In p: Sylvester's determinant with q, of at least one power of p.
Bivariate resultant_with(const InSecond<Bivariate>& value, const std::array<Bivariate, 3>& q) {
  const std::size_t degree = value.size() - 1;
  std::vector<std::vector<Bivariate>> matrix(degree + 2, std::vector<Bivariate>(degree + 2));
  for (std::size_t r = 0; r < 2; ++r) {
    for (std::size_t k = 0; k <= degree; ++k) matrix[r][r + k] = value[degree - k];
  }
  for (std::size_t r = 0; r < degree; ++r) {
    for (std::size_t k = 0; k < 3; ++k) matrix[r + 2][r + k] = q[2 - k];
  }
  return determinant(matrix);
}

class SheetCellSearch {
 public:
  SheetCellSearch(const PlaneBase& base, std::vector<SheetSystem<Bivariate>> systems, SheetCells& result,
                  const StopTest& stop)
      : base_(base), systems_(std::move(systems)), result_(result), stop_(stop) {}

  /// `is_special`: where other coordinates may do.
  bool run(bool& is_special) {
    std::vector<Bivariate> curves;
    std::vector<Bivariate> marks;
    if (!collect(curves, marks)) return false;
    is_special = !make_independent(curves, marks, stop_);
    if (is_special) return false;
    const auto [lower, upper] = base_.range(result_.slope);
    const PlaneVerdict verdict = divide_plane(curves, marks, lower, upper, stop_, plane_, kPatience);
    is_special = verdict == PlaneVerdict::special;
    return verdict == PlaneVerdict::done && find_cells();
  }

 private:
  /// The cells over one place, per sheet.
  using Both = std::array<std::size_t, 2>;
  static constexpr Both kNeither{kNothing, kNothing};

  /// What is known of players and asked of p, in one order of the equations.
  struct Order {
    std::vector<std::pair<OnSheets<Bivariate>, bool>> conditions;
    std::vector<std::size_t> known;
    std::vector<std::array<OnSheets<Bivariate>, 2>> known_from;
  };

  bool collect(std::vector<Bivariate>& curves, std::vector<Bivariate>& marks) {
    result_.system = systems_.front();
    const auto& [c, b, a] = result_.system.q;
    d_ = b * b - a * c * Bivariate::constant(4);
    // Of an equation that is linear in p the sheet changes with the sign of B.
    if (a.is_zero() || d_.is_zero()) return false;
    curves = base_.border(result_.slope);
    border_ = curves;
    curves.push_back(d_);
    for (const SheetSystem<Bivariate>& system : systems_) {
      if (system.q != result_.system.q && negated(system.q) != result_.system.q) continue;
      std::vector<Bivariate>& to = orders_.empty() ? curves : marks;
      Order& order = orders_.emplace_back();
      const auto add = [&](const InSecond<Bivariate>& value) {
        if (value.empty()) return true;
        if (stop_() || most_degree_with(value) > kHighestDegreeUnderSheets) return false;
        to.push_back(value.size() == 1 ? value.front() : resultant_with(value, result_.system.q));
        // One that vanishes on a sheet does not tell where it changes its sign on the other.
        return !to.back().is_zero();
      };
      for (const OnSheetsCondition<Bivariate>& condition : system.conditions) {
        if (!add(condition.value)) return false;
        order.conditions.emplace_back(OnSheets(condition.value, result_.system.q), condition.equality);
      }
      order.known = system.known;
      for (const auto& [first, second] : system.known_from) {
        if (!add(first) || !add(second)) return false;
        order.known_from.push_back({OnSheets(first, result_.system.q), OnSheets(second, result_.system.q)});
      }
    }
    return true;
  }

  /// Of the resultant.
  [[nodiscard]] std::size_t most_degree_with(const InSecond<Bivariate>& value) const {
    const auto highest = [](const auto& all) {
      std::size_t degree = 0;
      for (const Bivariate& each : all) degree = std::max(degree, each.degree());
      return degree;
    };
    return value.size() == 1 ? highest(value)
                             : 2 * highest(value) + (value.size() - 1) * highest(result_.system.q);
  }

  static std::array<Bivariate, 3> negated(const std::array<Bivariate, 3>& q) {
    return {q[0].negated(), q[1].negated(), q[2].negated()};
  }

  bool find_cells() {
    for (const auto& [x, branches] : plane_.slabs) {
      if (stop_() || !add_slab(x, branches)) return false;
    }
    for (std::size_t k = 0; k < plane_.crossings.size(); ++k) {
      if (stop_() || !add_crossing(k)) return false;
    }
    sets_.grow_to(result_.cells.size());
    std::map<std::size_t, std::size_t> number;  // by root
    for (std::size_t k = 0; k < result_.cells.size(); ++k) {
      result_.cells[k].component = number.try_emplace(sets_.root(k), number.size()).first->second;
    }
    result_.components = number.size();
    return true;
  }

  enum class State : std::uint8_t { none, point, unclear, lost };

  /// Whether the face has a point over the place on the sheet, and `told_by` what order. Unclear where the
  /// equations do not tell what one player does, lost where that is so of more.
  [[nodiscard]] State state(const PlanePoint& place, int s, const Order*& told_by) const {
    const auto& [c, b, a] = result_.system.q;
    const int sign_d = place.sign(d_);
    if (sign_d < 0) return State::none;
    const int sign_a = place.sign(a);
    const int sign_b = place.sign(b);
    if (sign_a == 0 && sign_b == 0) return place.sign(c) == 0 ? State::lost : State::none;
    if (sign_a == 0 && s != sign_b) return State::none;  // p is infinite
    State best = State::lost;
    for (const Order& order : orders_) {
      for (const auto& [on, equality] : order.conditions) {
        const int sign = on.sign(place, s, sign_a, sign_b, sign_d);
        if (equality ? sign != 0 : sign > 0) return State::none;
      }
      std::size_t unclear = 0;
      for (const auto& [first, second] : order.known_from) {
        const int at_first = first.sign(place, s, sign_a, sign_b, sign_d);
        const int at_second = second.sign(place, s, sign_a, sign_b, sign_d);
        if (at_first * at_second > 0) return State::none;
        if (at_first == 0 && at_second == 0) ++unclear;
      }
      if (unclear > 1) continue;
      told_by = &order;
      best = unclear == 0 ? State::point : State::unclear;
      if (best == State::point) break;
    }
    return best;
  }

  /// Near the point over the place on the sheet, in a cell of so many dimensions; where it is unclear, there
  /// may be a segment of them.
  [[nodiscard]] CurvedPart::Sample sample_at(const PlanePoint& place, int s, std::size_t dimension,
                                             const Order& order, bool is_unclear) const {
    const auto& [c, b, a] = result_.system.q;
    const int sign_a = place.sign(a);
    const int sign_b = place.sign(b);
    const int sign_d = place.sign(d_);
    const auto is_zero = [&](const OnSheets<Bivariate>& on) {
      return on.sign(place, s, sign_a, sign_b, sign_d) == 0;
    };
    const Polytopes& polytopes = base_.polytopes();
    std::vector<std::vector<bool>> vertices;
    for (const StrategyPolytope& polytope : polytopes)
      vertices.emplace_back(polytope.vertices().size(), true);
    vertices[result_.system.second] = {!is_zero(order.conditions[1].first),
                                       !is_zero(order.conditions[0].first)};
    for (std::size_t k = 0; k < order.known.size(); ++k) {
      const bool has_first = !is_zero(order.known_from[k][1]);
      const bool has_second = !is_zero(order.known_from[k][0]);
      vertices[order.known[k]] = {has_first || !has_second, has_second || !has_first};
    }
    CurvedPart::Sample sample{dimension + (is_unclear ? 1 : 0), {}, {}, is_unclear};
    for (std::size_t i = 0; i < polytopes.size(); ++i)
      sample.used.push_back(strategies_in_use(polytopes[i], vertices[i]));
    std::vector<std::vector<bool>> of_base = base_.used_at(result_.slope, place);
    for (std::size_t k = 0; k < of_base.size(); ++k) sample.used[base_.players()[k]] = std::move(of_base[k]);
    return sample;
  }

  [[nodiscard]] bool is_in_border(const PlanePoint& place) const {
    return std::ranges::all_of(border_, [&](const Bivariate& edge) { return place.sign(edge) <= 0; });
  }

  /// What is over a place, where `beside` lie points on the same sheets; false where that is not known.
  bool find_over(const PlanePoint& place, std::size_t dimension, const std::array<bool, 2>& beside,
                 Both& found) {
    found = kNeither;
    if (!is_in_border(place)) return !beside[0] && !beside[1];
    const bool is_joined = place.sign(d_) == 0 && place.sign(result_.system.q[2]) != 0;
    std::array<State, 2> states{};
    std::array<const Order*, 2> told_by{};
    for (std::size_t k = 0; k < kBothSheets.size(); ++k) {
      if (stop_()) return false;
      states[k] = state(place, kBothSheets[k], told_by[k]);
      if (states[k] == State::lost) return dimension == 0 && find_own_over(place, beside, found);
    }
    for (std::size_t k = 0; k < kBothSheets.size(); ++k) {
      // The face is closed: what is there on a side is there at its end, too.
      const bool is_end = beside[k] || (is_joined && beside[1 - k]);
      if (is_end ? states[k] == State::none : states[k] == State::unclear) return false;
      if (states[k] == State::none) continue;
      found[k] = result_.cells.size();
      const bool is_unclear = states[k] == State::unclear;
      result_.cells.push_back({place,
                               kBothSheets[k],
                               dimension,
                               0,
                               {sample_at(place, kBothSheets[k], dimension, *told_by[k], is_unclear)}});
    }
    sets_.grow_to(result_.cells.size());
    if (is_joined) join(found[0], found[1]);
    return true;
  }

  /// Of a rational place the points over it as a face of its own.
  bool find_own_over(const PlanePoint& place, const std::array<bool, 2>& beside, Both& found) {
    const auto exact = place.exact();
    if (!exact) return false;
    const auto parts =
        parts_of(base_.over(base_.coordinates(result_.slope, exact->first, exact->second)), stop_);
    found = kNeither;
    if (!parts) return false;
    for (const CurvedPart& part : parts->parts) {
      const std::size_t own = result_.cells.size();
      result_.cells.push_back({place, 1, 0, 0, samples_of(part)});
      if (result_.cells.back().samples.empty()) return false;
      for (std::size_t k = 0; k < 2; ++k) {
        if (!beside[k] || !may_be_on(part, *exact, kBothSheets[k])) continue;
        // Where what lies beside ends is not known of several.
        if (found[k] != kNothing) return false;
        found[k] = own;
      }
    }
    for (const auto& box : parts->irrational) {
      if (beside[0] || beside[1]) return false;
      result_.cells.push_back({place, 1, 0, 0, {{0, {}, strategies_in_use(box)}}});
    }
    sets_.grow_to(result_.cells.size());
    return (!beside[0] || found[0] != kNothing) && (!beside[1] || found[1] != kNothing);
  }

  /// Whether a part over a rational place may have a point on the sheet.
  [[nodiscard]] bool may_be_on(const CurvedPart& part, const std::pair<Rational, Rational>& place,
                               int s) const {
    const std::size_t player = result_.system.second;
    const auto value = [&](std::size_t k) { return result_.system.q[k].at(place.first, place.second); };
    const Rational slope = value(2) * 2;
    if (part.polytopes[player].vertices().size() > 1 || sgn(slope) == 0) return true;
    const int side =
        sgn(slope * base_.weight_of(player, part.polytopes[player].vertices().front()) + value(1));
    return side == s || side == 0;
  }

  bool add_slab(const Rational& x, const std::vector<PlaneCurves::Branch>& branches) {
    std::vector<Both>& between = regions_.emplace_back(branches.size() + 1, kNeither);
    for (std::size_t b = 0; b + 1 < branches.size(); ++b) {
      const PlanePoint above(x, RealRoot(simplest_between(branches[b].y.upper(), branches[b + 1].y.lower())));
      if (!find_over(above, 2, {}, between[b + 1])) return false;
    }
    std::vector<Both>& own = branches_.emplace_back(branches.size(), kNeither);
    for (std::size_t b = 0; b < branches.size(); ++b) {
      std::array<bool, 2> beside{};
      for (std::size_t k = 0; k < 2; ++k) {
        beside[k] = between[b][k] != kNothing || between[b + 1][k] != kNothing;
      }
      if (!find_over(PlanePoint(x, branches[b].y), 1, beside, own[b])) return false;
      for (const Both& each : {between[b], between[b + 1]}) join(each, own[b]);
    }
    return true;
  }

  bool add_crossing(std::size_t k) {
    const PlaneCurves::Crossing& crossing = plane_.crossings[k];
    std::vector<Both> touching;
    for (std::size_t side = k == 0 ? 0 : k - 1; side <= k && side < branches_.size(); ++side) {
      const std::vector<Both>& branches = branches_[side];
      if (branches.size() < crossing.below + crossing.above) return false;
      const auto first = static_cast<std::ptrdiff_t>(crossing.below);
      const auto last = static_cast<std::ptrdiff_t>(branches.size() - crossing.above);
      std::copy(branches.begin() + first, branches.begin() + last, std::back_inserter(touching));
      std::copy(regions_[side].begin() + first, regions_[side].begin() + last + 1,
                std::back_inserter(touching));
    }
    std::array<bool, 2> beside{};
    for (const Both& each : touching) {
      for (std::size_t s = 0; s < 2; ++s) beside[s] = beside[s] || each[s] != kNothing;
    }
    Both own{};
    if (!find_over(crossing.point, 0, beside, own)) return false;
    for (const Both& each : touching) join(each, own);
    return k == 0 || k == branches_.size() || go_on(crossing, k - 1, k);
  }

  /// What does not touch the crossing is on both sides of it.
  bool go_on(const PlaneCurves::Crossing& crossing, std::size_t left, std::size_t right) {
    const auto same = [&](const Both& a, const Both& b) {
      join(a, b);
      return (a[0] == kNothing) == (b[0] == kNothing) && (a[1] == kNothing) == (b[1] == kNothing);
    };
    return goes_on_beside(crossing, branches_[left], branches_[right], regions_[left], regions_[right], same);
  }

  void join(std::size_t a, std::size_t b) {
    if (a != kNothing && b != kNothing) sets_.join(a, b);
  }
  void join(const Both& a, const Both& b) {
    for (std::size_t k = 0; k < 2; ++k) join(a[k], b[k]);
  }

  const PlaneBase& base_;
  std::vector<SheetSystem<Bivariate>> systems_;
  SheetCells& result_;
  const StopTest& stop_;
  Bivariate d_;
  std::vector<Bivariate> border_;
  std::vector<Order> orders_;
  PlaneCurves plane_;
  /// Per slab the cells over the branches, and over what is below and above each.
  std::vector<std::vector<Both>> branches_;
  std::vector<std::vector<Both>> regions_;
  DisjointSets sets_{0};
};

}  // namespace

std::optional<SheetCells> sheet_cells(const PlaneBase& base, const std::vector<std::size_t>& mixing,
                                      std::size_t second, const StopTest& stop) {
  const std::optional<std::vector<Corners>> conditions = base.conditions();
  if (!conditions) return std::nullopt;
  for (const Slope& slope : kSlopesUnderSheets) {
    std::map<std::size_t, std::vector<Bivariate>> weights;
    for (auto& [player, own] : base.own_weights(slope)) weights[player] = own.minors;
    auto systems = sheet_systems<Bivariate>(*conditions, mixing, weights, second, kMostOrders);
    if (systems.empty()) return std::nullopt;
    SheetCells cells{slope, {}, {}, 0};
    bool is_special = false;
    if (SheetCellSearch(base, std::move(systems), cells, stop).run(is_special)) return cells;
    if (!is_special || stop()) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace nashsolve::nplayer
