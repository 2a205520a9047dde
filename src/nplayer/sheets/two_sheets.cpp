#include "two_sheets.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <utility>

#include "on_sheets.hpp"
#include "part_building.hpp"
#include "sections.hpp"
#include "sheet_system.hpp"
#include "sign_table.hpp"
#include "star_system.hpp"

namespace nashsolve::nplayer {
namespace {

/// Roots of longer coefficients, or of products of more polynomials, take longer than they are worth.
constexpr std::size_t kMostCornerBits = 64;

constexpr std::array<std::size_t, 2> kSheets{0, 1};
/// Values of either coordinate at which a rational point is looked for.
constexpr int kRationalTriesOnSheets = 24;

/// Ascending powers, up to a factor.
Polynomial polynomial_of(const std::array<Rational, 3>& coefficients) {
  Integer denominator = 1;
  for (const Rational& each : coefficients) denominator = least_common_multiple(denominator, each.get_den());
  std::vector<Integer> scaled;
  for (const Rational& each : coefficients) scaled.push_back(Rational(each * denominator).get_num());
  return Polynomial(std::move(scaled));
}

class TwoSheets {
 public:
  TwoSheets(const Face& face, std::size_t root, const SheetSystem<Polynomial>& system, const StopTest& stop)
      : face_(face), root_(root), system_(system), stop_(stop) {}

  std::optional<CurvedParts> all() {
    if (!find_signs()) return std::nullopt;
    const std::size_t count = roots_.size();
    States between(count);
    for (std::size_t k = 0; k + 1 < count; ++k) {
      for (const std::size_t sheet : kSheets) {
        if (stop_()) return std::nullopt;
        between[k][sheet] = state(At(between_[k]), sheet);
        if (between[k][sheet] != State::none && between[k][sheet] != State::point) return std::nullopt;
      }
    }
    places_.resize(count);
    CurvedParts apart;
    for (std::size_t k = 0; k < count; ++k) {
      if (stop_()) return std::nullopt;
      if (!follows_from_sides(k, between) && !is_solved_over(k, between, apart)) return std::nullopt;
    }
    auto found = parts(between);
    if (!found) return std::nullopt;
    if (found->parts.size() == 1 && apart.is_empty()) {
      found->parts.front().polytopes[root_] = face_.polytopes[root_];
    }
    std::ranges::move(apart.parts, std::back_inserter(found->parts));
    std::ranges::move(apart.irrational, std::back_inserter(found->irrational));
    return found;
  }

 private:
  enum class State : std::uint8_t { none, point, unclear, lost };
  using States = std::vector<std::array<State, 2>>;

  [[nodiscard]] bool is_beside(std::size_t k, std::size_t sheet, const States& between) const {
    return (k > 0 && between[k - 1][sheet] == State::point) || between[k][sheet] == State::point;
  }

  /// Whether over the root there are just the ends of what is beside it.
  [[nodiscard]] bool follows_from_sides(std::size_t k, const States& between) const {
    const bool is_joined = joins_sheets(At(roots_[k]));
    return std::ranges::all_of(kSheets, [&](std::size_t sheet) {
      const bool is_end = is_beside(k, sheet, between) || (is_joined && is_beside(k, 1 - sheet, between));
      State here = state(At(roots_[k]), sheet);
      // The face is closed: what is there on a side is there at its end, too.
      if (here == State::unclear && is_end) here = State::point;
      return here == (is_end ? State::point : State::none);
    });
  }

  /// Solves what is over a rational root as a face of its own: in one piece, which joins what is beside it,
  /// or apart.
  bool is_solved_over(std::size_t k, const States& between, CurvedParts& apart) {
    if (!roots_[k].is_rational()) return false;
    Face over = face_;
    over.polytopes[root_] = StrategyPolytope({strategy(roots_[k].lower())});
    std::optional<CurvedParts> found = parts_of(std::move(over), stop_);
    if (!found) return false;
    if (is_beside(k, 0, between) || is_beside(k, 1, between)) {
      if (found->parts.size() != 1 || !found->irrational.empty()) return false;
      places_[k] = std::move(found->parts.front());
      return true;
    }
    std::ranges::move(found->parts, std::back_inserter(apart.parts));
    std::ranges::move(found->irrational, std::back_inserter(apart.irrational));
    return true;
  }

  /// Of the root's player.
  [[nodiscard]] std::vector<Rational> strategy(const Rational& z) const {
    return mix_of(face_.polytopes[root_].vertices(), {1 - z, z});
  }

  bool find_signs() {
    const auto& [c, b, a] = system_.q;
    d_ = b * b - a * c * Integer(4);
    SignTable signs;
    for (const Polynomial& each : {a, b, c, d_}) signs.add(each);
    const auto add = [&](const InSecond<Polynomial>& value) {
      OnSheets<Polynomial> on(value, system_.q);
      for (const Polynomial* each : on.decisive()) signs.add(*each);
      return on;
    };
    for (const OnSheetsCondition<Polynomial>& each : system_.conditions) {
      conditions_.emplace_back(add(each.value), each.equality);
      if (stop_() || signs.is_too_large()) return false;
    }
    for (const auto& [first, second] : system_.known_from) {
      known_from_.emplace_back(add(first), add(second));
      if (stop_() || signs.is_too_large()) return false;
    }
    auto roots = signs.roots(stop_);
    if (!roots) return false;
    roots_ = *std::move(roots);
    for (std::size_t k = 0; k + 1 < roots_.size(); ++k) {
      between_.push_back(simplest_between(roots_[k].upper(), roots_[k + 1].lower()));
    }
    return true;
  }

  [[nodiscard]] bool joins_sheets(const At& z) const { return z.sign(system_.q[2]) != 0 && z.sign(d_) == 0; }

  /// Whether the face has a point over z on the sheet. Unclear where one equation does not say what its
  /// player does: all other conditions are affine in that, and if they hold, then on a segment. Lost where
  /// that is so of two equations, or q vanishes for all p.
  [[nodiscard]] State state(const At& z, std::size_t sheet) const {
    const int s = sheet == 0 ? 1 : -1;
    const int a = z.sign(system_.q[2]);
    const int b = z.sign(system_.q[1]);
    const int d = z.sign(d_);
    if (d < 0) return State::none;
    if (a == 0 && b == 0) return z.sign(system_.q[0]) == 0 ? State::lost : State::none;
    if (a == 0 && s != b) return State::none;  // p is infinite
    for (const auto& [on, equality] : conditions_) {
      const int sign = on.sign(z, s, a, b, d);
      if (equality ? sign != 0 : sign > 0) return State::none;
    }
    std::size_t unclear = 0;
    for (const auto& [first, second] : known_from_) {
      const int at_first = first.sign(z, s, a, b, d);
      const int at_second = second.sign(z, s, a, b, d);
      if (at_first * at_second > 0) return State::none;
      if (at_first == 0 && at_second == 0) ++unclear;
    }
    return unclear == 0 ? State::point : unclear == 1 ? State::unclear : State::lost;
  }

  /// A component over each range of z without a gap, if none has two.
  [[nodiscard]] std::optional<CurvedParts> parts(const States& between) const {
    const auto is_over = [&](std::size_t k) {
      return between[k][0] == State::point || between[k][1] == State::point;
    };
    CurvedParts found;
    for (std::size_t first = 0; first + 1 < roots_.size(); ++first) {
      if (!is_over(first)) continue;
      std::size_t last = first + 1;
      while (last + 1 < roots_.size() && is_over(last)) ++last;
      if (!is_connected(between, first, last)) return std::nullopt;
      found.parts.push_back(part(first, last, between));
      first = last - 1;
    }
    return found;
  }

  /// All that is between two roots.
  [[nodiscard]] bool is_connected(const States& between, std::size_t first, std::size_t last) const {
    std::vector<std::array<bool, 2>> is_reached(roots_.size());
    for (const std::size_t sheet : kSheets) is_reached[first][sheet] = between[first][sheet] == State::point;
    if (is_reached[first][0]) is_reached[first][1] = false;
    const auto has = [&](std::size_t k, std::size_t sheet) {
      return k >= first && k < last && between[k][sheet] == State::point;
    };
    for (bool grows = true; grows;) {
      grows = false;
      for (std::size_t k = first; k <= last; ++k) {
        const bool is_joined = places_[k] || joins_sheets(At(roots_[k]));
        for (const std::size_t sheet : kSheets) {
          const auto reached = [&](std::size_t side, std::size_t on) {
            return has(side, on) && is_reached[side][on];
          };
          bool is_here = reached(k - 1, sheet) || reached(k, sheet);
          if (is_joined) is_here = is_here || reached(k - 1, 1 - sheet) || reached(k, 1 - sheet);
          for (const std::size_t side : {k - 1, k}) {
            if (!is_here || !has(side, sheet) || is_reached[side][sheet]) continue;
            is_reached[side][sheet] = true;
            grows = true;
          }
        }
      }
    }
    for (std::size_t k = first; k < last; ++k) {
      for (const std::size_t sheet : kSheets) {
        if (has(k, sheet) && !is_reached[k][sheet]) return false;
      }
    }
    return true;
  }

  /// The points from one root to another.
  [[nodiscard]] CurvedPart part(std::size_t first, std::size_t last, const States& between) const {
    CurvedPart part{face_.polytopes, face_.conditions, samples(first, last, between), {}};
    // Where an end is irrational, anything between it and what lies beyond it tells them apart.
    part.polytopes[root_] =
        StrategyPolytope({strategy(roots_[first].is_rational() ? roots_[first].lower() : between_[first - 1]),
                          strategy(roots_[last].is_rational() ? roots_[last].lower() : between_[last])});
    for (std::size_t k = first; k <= last; ++k) {
      if (!places_[k]) continue;
      for (CurvedPart::Sample& sample : samples_of(*places_[k])) part.samples.push_back(std::move(sample));
    }
    sort_largest_first(part.samples);
    return part;
  }

  /// Of what is beside the roots: which strategies are in use changes at roots only. Where an equation does
  /// not say what its player does there may be a segment over a root.
  [[nodiscard]] std::vector<CurvedPart::Sample> samples(std::size_t first, std::size_t last,
                                                        const States& between) const {
    std::vector<CurvedPart::Sample> found;
    for (std::size_t k = first; k < last; ++k) {
      for (const std::size_t sheet : kSheets) {
        if (between[k][sheet] == State::point) add_sample({1, {}, used_at(At(between_[k]), sheet)}, found);
      }
    }
    add_rational_points(first, last, found);
    for (std::size_t k = first; k <= last; ++k) {
      const At root(roots_[k]);
      for (const std::size_t sheet : kSheets) {
        if (places_[k] || state(root, sheet) != State::unclear) continue;
        add_sample({1, {}, used_at(root, sheet), true}, found);
      }
    }
    return found;
  }

  /// At a point of the face.
  [[nodiscard]] InUse used_at(const At& z, std::size_t sheet) const {
    const int s = sheet == 0 ? 1 : -1;
    const int a = z.sign(system_.q[2]);
    const int b = z.sign(system_.q[1]);
    const int d = z.sign(d_);
    const auto is_zero = [&](const OnSheets<Polynomial>& value) { return value.sign(z, s, a, b, d) == 0; };
    std::vector<std::vector<bool>> vertices;
    for (const StrategyPolytope& polytope : face_.polytopes)
      vertices.emplace_back(polytope.vertices().size(), true);
    vertices[system_.second] = {!is_zero(conditions_[1].first), !is_zero(conditions_[0].first)};
    for (std::size_t k = 0; k < system_.known.size(); ++k) {
      const auto& [at_first, at_second] = known_from_[k];
      const bool has_first = !is_zero(at_second);
      const bool has_second = !is_zero(at_first);
      vertices[system_.known[k]] = {has_first || !has_second, has_second || !has_first};
    }
    InUse used;
    for (std::size_t i = 0; i < vertices.size(); ++i) {
      used.push_back(strategies_in_use(face_.polytopes[i], vertices[i]));
    }
    return used;
  }

  /// Points over z from one root to another, until each sample is told by one that has a point.
  void add_rational_points(std::size_t first, std::size_t last,
                           std::vector<CurvedPart::Sample>& found) const {
    const auto has_points = [&] {
      return std::ranges::all_of(found, [&](const CurvedPart::Sample& sample) {
        return std::ranges::any_of(found, [&](const CurvedPart::Sample& other) {
          return !other.point.empty() && covers(other, sample);
        });
      });
    };
    const auto& [c, b, a] = system_.q;
    std::vector<Rational> values(between_.begin() + static_cast<std::ptrdiff_t>(first),
                                 between_.begin() + static_cast<std::ptrdiff_t>(last));
    for (int k = 0; k <= kRationalTriesOnSheets; ++k) {
      values.push_back(make_rational(k, kRationalTriesOnSheets));
    }
    for (const Rational& value : values) {
      for (const bool of_root : {true, false}) {
        if (stop_() || has_points()) return;
        Polynomial rest = a * value.get_num() * value.get_num();
        rest += b * value.get_num() * value.get_den();
        rest += c * value.get_den() * value.get_den();
        if (of_root) rest = polynomial_of({c.at(value), b.at(value), a.at(value)});
        if (rest.is_constant()) continue;
        for (const RealRoot& root : real_roots(square_free_part(rest))) {
          if (!root.is_rational()) continue;
          const Rational& z = of_root ? value : root.lower();
          if (z < roots_[first].lower() || z > roots_[last].upper()) continue;
          if (Point point = point_at(z, of_root ? root.lower() : value); !point.empty()) {
            add_sample({1, std::move(point)}, found);
          }
        }
      }
    }
  }

  /// Over z, with p; empty where it is not known or no point of the face.
  [[nodiscard]] Point point_at(const Rational& z, const Rational& p) const {
    Point point;
    for (const StrategyPolytope& polytope : face_.polytopes) point.push_back(polytope.vertices().front());
    const auto value_of = [&](const InSecond<Polynomial>& polynomial) {
      Rational value = 0;
      for (std::size_t k = polynomial.size(); k-- > 0;) value = value * p + polynomial[k].at(z);
      return value;
    };
    const auto set = [&](std::size_t player, const Rational& weight) {
      point[player] = mix_of(face_.polytopes[player].vertices(), {1 - weight, weight});
      return sgn(weight) >= 0 && weight <= 1;
    };
    if (!set(root_, z) || !set(system_.second, p)) return {};
    for (std::size_t k = 0; k < system_.known.size(); ++k) {
      const Rational at_first = value_of(system_.known_from[k][0]);
      const Rational at_second = value_of(system_.known_from[k][1]);
      if (at_first == at_second || !set(system_.known[k], at_first / (at_first - at_second))) return {};
    }
    for (const Condition& condition : face_.conditions) {
      const Rational value = value_at(condition, point);
      if (condition.equality ? sgn(value) != 0 : sgn(value) > 0) return {};
    }
    return point;
  }

  const Face& face_;
  std::size_t root_;
  const SheetSystem<Polynomial>& system_;
  const StopTest& stop_;
  Polynomial d_;
  std::vector<std::pair<OnSheets<Polynomial>, bool>> conditions_;
  std::vector<std::pair<OnSheets<Polynomial>, OnSheets<Polynomial>>> known_from_;
  std::vector<RealRoot> roots_;
  /// Between each root and the next.
  std::vector<Rational> between_;
  /// What is over a root where that is more than the ends of what is beside it.
  std::vector<std::optional<CurvedPart>> places_;
};

}  // namespace

std::optional<CurvedParts> parts_on_two_sheets(const Face& face, const StopTest& stop) {
  std::vector<std::size_t> mixing;
  for (std::size_t i = 0; i < face.polytopes.size(); ++i) {
    const std::size_t count = face.polytopes[i].vertices().size();
    if (count > 2) return std::nullopt;
    if (count == 2) mixing.push_back(i);
  }
  const std::optional<std::vector<Corners>> conditions = corners_of(face, kMostCornerBits);
  if (!conditions) return std::nullopt;
  const Polynomial one = Polynomial::constant(1);
  const Polynomial z = Polynomial::variable();
  for (const std::size_t root : mixing) {
    for (const std::size_t second : mixing) {
      if (root == second) continue;
      const auto systems = sheet_systems<Polynomial>(*conditions, mixing, {{root, {one - z, z}}}, second, 1);
      if (systems.empty()) continue;
      if (auto found = TwoSheets(face, root, systems.front(), stop).all()) return found;
    }
  }
  return std::nullopt;
}

}  // namespace nashsolve::nplayer
