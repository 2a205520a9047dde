#include "curved_parts.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "star_system.hpp"

namespace nashsolve::nplayer {
namespace {

struct Interval {
  Rational lower;
  Rational upper;
};

/// The polynomials whose signs decide.
class SignTable {
 public:
  explicit SignTable(const StarSystem& system) {
    add(Polynomial::variable());
    add(Polynomial::variable() - Polynomial::constant(1));
    for (const Leaf& leaf : system.leaves) {
      for (const LeafCondition& a : leaf.conditions) {
        add(a.constant);
        add(a.slope);
        for (const LeafCondition& b : leaf.conditions) {
          if (&a < &b) add(a.constant * b.slope - b.constant * a.slope);
        }
      }
    }
  }

  /// Those from 0 to 1, ascending, none touching the next one's bounds.
  [[nodiscard]] std::vector<RealRoot> roots() const {
    std::vector<RealRoot> within;
    for (RealRoot& root : real_roots(square_free_part(product_))) {
      RealRoot zero{Rational(0)};
      RealRoot one{Rational(1)};
      if (compare(root, zero) < 0 || compare(root, one) > 0) continue;
      while (!within.empty() && within.back().upper() >= root.lower()) {
        within.back().refine();
        root.refine();
      }
      within.push_back(std::move(root));
    }
    return within;
  }

 private:
  void add(const Polynomial& p) {
    if (p.is_constant()) return;
    const Polynomial own = primitive_part(p);
    const Polynomial shared = greatest_common_divisor(product_, own);
    product_ = product_ * exact_quotient(own, shared);
  }

  Polynomial product_ = Polynomial::constant(1);
};

/// Signs at one z.
class At {
 public:
  explicit At(const RealRoot& z) : z_(z) {}
  explicit At(const Rational& z) : z_(RealRoot(z)) {}

  [[nodiscard]] int sign(const Polynomial& p) const {
    return z_.is_rational() ? p.sign_at(z_.lower()) : sign_at(p, z_);
  }

  [[nodiscard]] bool is_feasible(const StarSystem& system) const {
    return std::all_of(system.leaves.begin(), system.leaves.end(),
                       [this](const Leaf& leaf) { return is_feasible(leaf); });
  }

  /// Whether some condition holds for all t here, though it does not at other z.
  [[nodiscard]] bool has_void_condition(const Leaf& leaf) const {
    return std::any_of(leaf.conditions.begin(), leaf.conditions.end(), [this](const LeafCondition& each) {
      const bool is_void = each.slope.is_zero() && each.constant.is_zero();
      return !is_void && sign(each.slope) == 0 && sign(each.constant) == 0;
    });
  }

 private:
  [[nodiscard]] bool is_feasible(const Leaf& leaf) const {
    for (const LeafCondition& each : leaf.conditions) {
      if (sign(each.slope) == 0 && sign(each.constant) > 0) return false;
    }
    // t <= -p/q of the one, t >= -p/q of the other.
    return !any_pair(leaf, [this](const LeafCondition& below, const LeafCondition& above) {
      return sign(below.constant * above.slope - above.constant * below.slope) < 0;
    });
  }

  /// Of the conditions that bound t from above and those that bound it from below.
  template <class Test>
  [[nodiscard]] bool any_pair(const Leaf& leaf, const Test& test) const {
    for (const LeafCondition& below : leaf.conditions) {
      if (sign(below.slope) <= 0) continue;
      for (const LeafCondition& above : leaf.conditions) {
        if (sign(above.slope) < 0 && test(below, above)) return true;
      }
    }
    return false;
  }

  RealRoot z_;
};

/// Of a rational z with a point over it.
Interval interval_of(const Leaf& leaf, const Rational& z) {
  Interval interval{0, 1};
  for (const LeafCondition& each : leaf.conditions) {
    const Rational slope = each.slope.at(z);
    if (sgn(slope) == 0) continue;
    const Rational bound = -each.constant.at(z) / slope;
    if (sgn(slope) > 0) {
      interval.upper = std::min(interval.upper, bound);
    } else {
      interval.lower = std::max(interval.lower, bound);
    }
  }
  return interval;
}

class Parts {
 public:
  Parts(const Face& face, const StarSystem& system)
      : face_(face), system_(system), roots_(SignTable(system).roots()) {
    for (std::size_t k = 0; k < roots_.size(); ++k) {
      over_root_.push_back(At(roots_[k]).is_feasible(system_));
      if (k + 1 == roots_.size()) continue;
      between_.push_back(simplest_between(roots_[k].upper(), roots_[k + 1].lower()));
      over_between_.push_back(At(between_.back()).is_feasible(system_));
    }
  }

  std::optional<std::vector<CurvedPart>> all() const {
    std::vector<CurvedPart> parts;
    for (std::size_t first = 0; first < roots_.size(); ++first) {
      if (!over_root_[first]) continue;
      std::size_t last = first;
      while (last + 1 < roots_.size() && over_between_[last]) ++last;
      if (first == last) {
        if (!roots_[first].is_rational()) return std::nullopt;
        parts.push_back(over(roots_[first].lower()));
      } else {
        std::optional<CurvedPart> part = over(first, last);
        if (!part) return std::nullopt;
        parts.push_back(*std::move(part));
      }
      first = last;
    }
    return parts;
  }

 private:
  [[nodiscard]] std::vector<Rational> at(std::size_t player, const Rational& t) const {
    const auto& ends = face_.polytopes[player].vertices();
    std::vector<Rational> strategy;
    for (std::size_t s = 0; s < ends[0].size(); ++s) {
      strategy.emplace_back(ends[0][s] + t * (ends[1][s] - ends[0][s]));
    }
    return strategy;
  }

  [[nodiscard]] StrategyPolytope segment(std::size_t player, const Interval& t) const {
    std::vector<std::vector<Rational>> ends{at(player, t.lower)};
    if (t.lower != t.upper) ends.push_back(at(player, t.upper));
    return StrategyPolytope(std::move(ends));
  }

  /// The points over one z.
  [[nodiscard]] CurvedPart over(const Rational& z) const {
    CurvedPart part{face_.polytopes, {}, {}, {}};
    part.polytopes[system_.root] = segment(system_.root, {z, z});
    for (const Leaf& leaf : system_.leaves) {
      part.polytopes[leaf.player] = segment(leaf.player, interval_of(leaf, z));
    }
    return part;
  }

  static CurvedPart::Sample middle(const Polytopes& polytopes) {
    CurvedPart::Sample sample{0, {}};
    for (const StrategyPolytope& polytope : polytopes) {
      const auto& ends = polytope.vertices();
      std::vector<Rational>& own = sample.point.emplace_back(ends.front());
      if (ends.size() == 1) continue;
      ++sample.dimension;
      for (std::size_t s = 0; s < own.size(); ++s) own[s] = (own[s] + ends[1][s]) / 2;
    }
    return sample;
  }

  static void add_vertices(const Polytopes& polytopes, std::vector<Point>& points) {
    std::vector<Point> all{{}};
    for (const StrategyPolytope& polytope : polytopes) {
      std::vector<Point> next;
      for (const Point& point : all) {
        for (const auto& vertex : polytope.vertices()) {
          next.push_back(point);
          next.back().push_back(vertex);
        }
      }
      all = std::move(next);
    }
    std::move(all.begin(), all.end(), std::back_inserter(points));
  }

  /// The points from one root to another.
  [[nodiscard]] std::optional<CurvedPart> over(std::size_t first, std::size_t last) const {
    CurvedPart part{face_.polytopes, {}, {}, {}};
    // Where an end is irrational, anything between it and what lies beyond it tells them apart.
    const Rational lower = roots_[first].is_rational() ? roots_[first].lower() : between_[first - 1];
    const Rational upper = roots_[last].is_rational() ? roots_[last].lower() : between_[last];
    part.polytopes[system_.root] = segment(system_.root, {lower, upper});
    for (const Condition& condition : face_.conditions) {
      const VertexTable values = values_at_vertices(condition, part.polytopes);
      const bool is_void = std::all_of(values.begin(), values.end(), [&](const Rational& value) {
        return condition.equality ? sgn(value) == 0 : sgn(value) <= 0;
      });
      if (!is_void) part.conditions.push_back(condition);
    }
    for (std::size_t k = first; k <= last; ++k) {
      if (roots_[k].is_rational()) {
        const CurvedPart here = over(roots_[k].lower());
        part.samples.push_back(middle(here.polytopes));
        if (k == first || k == last) add_vertices(here.polytopes, part.ends);
      } else {
        const At here(roots_[k]);
        if (std::any_of(system_.leaves.begin(), system_.leaves.end(),
                        [&](const Leaf& leaf) { return here.has_void_condition(leaf); })) {
          return std::nullopt;
        }
      }
      if (k == last) continue;
      part.samples.push_back(middle(over(between_[k]).polytopes));
      ++part.samples.back().dimension;  // z varies, too
    }
    std::stable_sort(part.samples.begin(), part.samples.end(),
                     [](const auto& a, const auto& b) { return a.dimension > b.dimension; });
    return part;
  }

  const Face& face_;
  const StarSystem& system_;
  std::vector<RealRoot> roots_;
  /// Between each root and the next.
  std::vector<Rational> between_;
  std::vector<bool> over_root_;
  std::vector<bool> over_between_;
};

}  // namespace

std::optional<std::vector<CurvedPart>> curved_parts(const Face& face) {
  const std::optional<StarSystem> system = star_system(face);
  if (!system) return std::nullopt;
  return Parts(face, *system).all();
}

}  // namespace nashsolve::nplayer
