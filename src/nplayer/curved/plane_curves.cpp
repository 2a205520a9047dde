#include "plane_curves.hpp"

#include <algorithm>
#include <compare>

#include "roots_over.hpp"
#include "sign_table.hpp"

namespace nashsolve::nplayer {
namespace {

/// The degree of a resultant times its coefficients' length in bits, and the sum of these: what is larger
/// takes longer than it is worth. Of a game of 3 x 3 x 3 with payoffs of one digit and an indifferent player
/// they come to 344 and 25,000, in 0.3 s; where one strategy is to its owner a mix of others, to 11,480 and
/// 144,000, in 4 s.
constexpr std::size_t kLargestResultant = 12000;
constexpr std::size_t kLargestSum = 150000;

std::size_t size_of(const Polynomial& p) {
  std::size_t bits = 0;
  for (const Integer& each : p.coefficients()) bits = std::max(bits, bit_length(each));
  return p.degree() * bits;
}

std::size_t bits_of(const Bivariate& p) {
  std::size_t bits = 0;
  for (const Polynomial& each : p.in_y()) {
    for (const Integer& own : each.coefficients()) bits = std::max(bits, bit_length(own));
  }
  return bits;
}

/// About how large the resultant will be.
std::size_t estimate(const Bivariate& p, const Bivariate& q) {
  return p.degree() * q.degree() * (p.degree() * bits_of(q) + q.degree() * bits_of(p));
}

/// p over the greatest common divisor with q.
Bivariate without_common(const Bivariate& p, const Bivariate& q) {
  const Bivariate shared = greatest_common_divisor(p, q);
  return shared.is_constant() ? p : quotient_up_to_a_constant(p, shared);
}

Bivariate square_free(const Bivariate& p) {
  return without_common(p, p.derivative_in_y());
}

void add_coprime(Bivariate p, std::vector<Bivariate>& to) {
  for (std::size_t k = 0; k < to.size() && !p.is_constant(); ++k) {
    const Bivariate shared = greatest_common_divisor(to[k], p);
    if (shared.is_constant()) continue;
    Bivariate rest = quotient_up_to_a_constant(to[k], shared);
    p = quotient_up_to_a_constant(p, shared);
    to[k] = shared;
    if (!rest.is_constant()) to.push_back(std::move(rest));
  }
  if (!p.is_constant()) to.push_back(std::move(p));
}

class Division {
 public:
  Division(const std::vector<Bivariate>& curves, const std::vector<Bivariate>& marks, const StopTest& stop,
           PlaneCurves& result, std::size_t patience)
      : curves_(curves), stop_(stop), result_(result), patience_(patience) {
    for (std::size_t i = 0; i < curves.size(); ++i) {
      if (curves[i].degree_in_y() > 1) pairs_.emplace_back(curves[i], curves[i].derivative_in_y());
      for (std::size_t k = i + 1; k < curves.size(); ++k) pairs_.emplace_back(curves[i], curves[k]);
      for (const Bivariate& mark : marks) pairs_.emplace_back(curves[i], mark);
    }
  }

  PlaneVerdict run(const Rational& lower, const Rational& upper) {
    SignTable signs(lower, upper);
    std::size_t sum = 0;
    for (Pair& pair : pairs_) {
      if (pair.p.degree_in_y() < pair.q.degree_in_y()) std::swap(pair.p, pair.q);
      if (estimate(pair.p, pair.q) > patience_ * kLargestResultant) return PlaneVerdict::too_large;
      std::optional<std::vector<Polynomial>> resultant = subresultant(pair.p, pair.q, 0, stop_);
      if (!resultant) return PlaneVerdict::too_large;
      pair.resultant = std::move(resultant->front());
      if (pair.resultant.is_zero()) return PlaneVerdict::special;
      sum += size_of(pair.resultant);
      if (sum > patience_ * kLargestSum) return PlaneVerdict::too_large;
      signs.add(pair.resultant);
      if (stop_() || signs.is_too_large()) return PlaneVerdict::too_large;
    }
    // No root outside stays between the bounds of one inside.
    auto found = signs.roots(stop_);
    if (!found) return PlaneVerdict::too_large;
    std::vector<RealRoot>& roots = *found;
    for (RealRoot& root : roots) {
      while (root.lower() < lower || root.upper() > upper) root.refine();
    }
    for (std::size_t k = 0; k < roots.size(); ++k) {
      if (stop_()) return PlaneVerdict::too_large;
      if (!add_crossing(roots[k])) return stop_() ? PlaneVerdict::too_large : PlaneVerdict::special;
      if (k + 1 < roots.size()) add_slab(simplest_between(roots[k].upper(), roots[k + 1].lower()));
    }
    return PlaneVerdict::done;
  }

 private:
  struct Pair {
    Pair(Bivariate first, Bivariate second) : p(std::move(first)), q(std::move(second)) {}

    Bivariate p;
    Bivariate q;
    Polynomial resultant;
    /// From the first on, as they are needed.
    std::vector<std::vector<Polynomial>> subresultants;
  };

  static const std::vector<Polynomial>& subresultant_of(Pair& pair, std::size_t j) {
    while (pair.subresultants.size() < j) {
      pair.subresultants.push_back(*subresultant(pair.p, pair.q, pair.subresultants.size() + 1));
    }
    return pair.subresultants[j - 1];
  }

  /// n and d of the one y that both have over the root, however many times; nothing where there are more.
  static std::optional<std::pair<Polynomial, Polynomial>> common_y(Pair& pair, const RealRoot& x) {
    const std::size_t least = pair.q.degree_in_y();
    for (std::size_t j = 1; j <= least; ++j) {
      const std::vector<Polynomial>& own = j == least ? pair.q.in_y() : subresultant_of(pair, j);
      if (sign_at(own[j], x) == 0) continue;
      // As own[j] (y - n / d)^j: the k-th coefficient from the top times j^k own[j]^(k - 1).
      Integer binomial = 1;
      Polynomial power = own[j - 1];
      Polynomial scale = Polynomial::constant(1);
      for (std::size_t k = 1; k <= j; ++k) {
        binomial = binomial * static_cast<unsigned long>(j - k + 1) / static_cast<unsigned long>(k);
        scale *= Integer(static_cast<unsigned long>(j));
        if (k > 1) {
          power = power * own[j - 1];
          scale = scale * own[j];
        }
        if (sign_at(own[j - k] * scale - power * binomial, x) != 0) return std::nullopt;
      }
      return std::pair(own[j - 1].negated(), own[j] * Integer(static_cast<unsigned long>(j)));
    }
    return std::nullopt;
  }

  bool add_crossing(const RealRoot& x) {
    std::optional<std::pair<Polynomial, Polynomial>> y;
    for (Pair& pair : pairs_) {
      if (stop_()) return false;
      if (sign_at(pair.resultant, x) != 0) continue;
      const auto own = common_y(pair, x);
      if (!own || (y && sign_at(own->first * y->second - y->first * own->second, x) != 0)) return false;
      if (!y || own->second.degree() < y->second.degree()) y = own;
    }
    PlanePoint point(x, y->first, y->second);
    std::size_t below = 0;
    std::size_t above = 0;
    for (const Bivariate& curve : curves_) {
      if (stop_()) return false;
      const auto [own_below, own_above] = roots_around(curve, x, y->first, y->second);
      below += own_below;
      above += own_above;
    }
    result_.crossings.push_back({std::move(point), below, above});
    return true;
  }

  void add_slab(const Rational& x) {
    std::vector<PlaneCurves::Branch> branches;
    for (std::size_t k = 0; k < curves_.size(); ++k) {
      for (RealRoot& y : real_roots(curves_[k].where_x_is(x))) branches.push_back({k, std::move(y)});
    }
    for (std::size_t k = 1; k < branches.size(); ++k) {
      for (std::size_t j = k; j > 0 && std::is_lt(compare(branches[j].y, branches[j - 1].y)); --j) {
        std::swap(branches[j], branches[j - 1]);
      }
    }
    for (std::size_t k = 0; k + 1 < branches.size(); ++k) {
      while (branches[k].y.upper() >= branches[k + 1].y.lower()) {
        branches[k].y.refine();
        branches[k + 1].y.refine();
      }
    }
    result_.slabs.emplace_back(x, std::move(branches));
  }

  const std::vector<Bivariate>& curves_;
  const StopTest& stop_;
  PlaneCurves& result_;
  std::size_t patience_;
  std::vector<Pair> pairs_;
};

}  // namespace

PlanePoint::PlanePoint(RealRoot x, Polynomial n, Polynomial d)
    : root_(std::move(x)), n_(std::move(n)), d_(std::move(d)) {
  if (root_.is_rational()) {
    const Rational y = n_.at(root_.lower()) / d_.at(root_.lower());
    x_ = root_.lower();
    root_ = RealRoot(y);
  }
}

int PlanePoint::sign(const Bivariate& p) const {
  if (p.is_constant()) return p.sign_of_constant();
  if (!x_) {
    const int sign = sign_at(p.around(n_, d_, 0), root_);
    return p.degree_in_y() % 2 == 0 ? sign : sign * sign_at(d_, root_);
  }
  if (root_.is_rational()) return sgn(p.at(*x_, root_.lower()));
  return sign_at(p.where_x_is(*x_), root_);
}

std::optional<std::pair<Rational, Rational>> PlanePoint::exact() const {
  if (!x_ || !root_.is_rational()) return std::nullopt;
  return std::pair(*x_, root_.lower());
}

std::pair<Enclosure, Enclosure> PlanePoint::bounds(const Rational& width) const {
  RealRoot root = root_;
  root.refine_to(width);
  if (x_) return {{*x_, *x_}, {root.lower(), root.upper()}};
  for (;; root.refine()) {
    const Enclosure n = values_between(n_, {root.lower(), root.upper()});
    const Enclosure d = values_between(d_, {root.lower(), root.upper()});
    if (sgn(d.lower) * sgn(d.upper) <= 0) continue;
    const Enclosure y = quotient(n, d);
    if (y.upper - y.lower <= width) return {{root.lower(), root.upper()}, y};
  }
}

bool is_too_large(const Bivariate& p) {
  return is_too_large(p, p);
}

bool is_too_large(const Bivariate& curve, const Bivariate& mark) {
  return estimate(curve, mark) > kLargestResultant;
}

bool make_independent(std::vector<Bivariate>& curves, std::vector<Bivariate>& marks, const StopTest& stop) {
  for (const std::vector<Bivariate>* all : {&curves, &marks}) {
    for (const Bivariate& each : *all) {
      if (!each.is_constant() && !each.is_of_full_degree_in_y()) return false;
    }
  }
  std::vector<Bivariate> coprime;
  for (const Bivariate& each : curves) {
    if (stop()) return false;
    if (!each.is_constant()) add_coprime(square_free(each), coprime);
  }
  std::vector<Bivariate> kept;
  for (const Bivariate& each : marks) {
    if (stop()) return false;
    if (each.is_constant()) continue;
    Bivariate mark = square_free(each);
    for (const Bivariate& curve : coprime) {
      if (!mark.is_constant()) mark = without_common(mark, curve);
    }
    mark = primitive_part(mark);
    if (!mark.is_constant() && std::find(kept.begin(), kept.end(), mark) == kept.end()) {
      kept.push_back(std::move(mark));
    }
  }
  curves = std::move(coprime);
  marks = std::move(kept);
  return true;
}

PlaneVerdict divide_plane(const std::vector<Bivariate>& curves, const std::vector<Bivariate>& marks,
                          const Rational& lower, const Rational& upper, const StopTest& stop,
                          PlaneCurves& result, std::size_t patience) {
  return Division(curves, marks, stop, result, patience).run(lower, upper);
}

}  // namespace nashsolve::nplayer
