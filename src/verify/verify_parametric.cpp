// Sturm's theorem (Sturm 1829): in the sequence p, p', and the remainders of Euclid's algorithm with their
// signs changed, the number of sign changes at a less that at b is the number of roots of a square-free p in
// (a, b]. All arithmetic here is this file's own, on lists of integers from the constant up.
#include "nashsolve/verify_parametric.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "nashsolve/errors.hpp"

namespace nashsolve {

namespace {

using Coefficients = std::vector<Integer>;

void drop_zeros(Coefficients& p) {
  while (!p.empty() && sgn(p.back()) == 0) p.pop_back();
}

Coefficients sum(Coefficients a, const Coefficients& b, int sign) {
  if (a.size() < b.size()) a.resize(b.size());
  for (std::size_t k = 0; k < b.size(); ++k) a[k] += sign * b[k];
  drop_zeros(a);
  return a;
}

Coefficients product(const Coefficients& a, const Coefficients& b) {
  if (a.empty() || b.empty()) return {};
  Coefficients result(a.size() + b.size() - 1);
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t k = 0; k < b.size(); ++k) result[i + k] += a[i] * b[k];
  }
  return result;
}

/// Divided by a positive number.
void shorten(Coefficients& p) {
  Integer divisor = 0;
  for (const Integer& value : p) divisor = greatest_common_divisor(divisor, value);
  if (divisor > 1) {
    for (Integer& value : p) value /= divisor;
  }
}

/// A positive multiple of the remainder of p by q.
Coefficients remainder(Coefficients p, const Coefficients& q) {
  const Integer scale = abs(q.back());
  while (p.size() >= q.size()) {
    const Integer top = sgn(q.back()) < 0 ? Integer(-p.back()) : p.back();
    const std::size_t shift = p.size() - q.size();
    for (Integer& value : p) value *= scale;
    for (std::size_t k = 0; k < q.size(); ++k) p[shift + k] -= top * q[k];
    drop_zeros(p);
  }
  shorten(p);
  return p;
}

Coefficients common_divisor(Coefficients p, Coefficients q) {
  while (!q.empty()) {
    Coefficients rest = remainder(std::move(p), q);
    p = std::exchange(q, std::move(rest));
  }
  return p;
}

int sign_of(const Coefficients& p, const Rational& at) {
  Integer value = 0;
  Integer power = 1;
  for (std::size_t k = p.size(); k-- > 0;) {
    value = value * at.get_num() + p[k] * power;
    power *= at.get_den();
  }
  return sgn(value);
}

/// Counts the different roots of a polynomial other than 0.
class Sturm {
 public:
  explicit Sturm(const Coefficients& p) {
    sequence_.push_back(p);
    Coefficients next;
    for (std::size_t k = 1; k < p.size(); ++k) next.push_back(p[k] * static_cast<unsigned long>(k));
    shorten(next);
    while (!next.empty()) {
      sequence_.push_back(next);
      next = remainder(sequence_[sequence_.size() - 2], sequence_.back());
      for (Integer& value : next) value = -value;
    }
    // The last one is the divisor that p has in common with p': without it all have single roots.
    if (sequence_.back().size() > 1 && sequence_.size() > 1) {
      const Coefficients repeated = sequence_.back();
      *this = Sturm(quotient(p, repeated));
    }
  }

  /// In (lower, upper]; unset: from or to infinity.
  [[nodiscard]] std::size_t roots(const Rational* lower, const Rational* upper) const {
    return changes(lower, -1) - changes(upper, 1);
  }

 private:
  /// A multiple of p / q, where that leaves no rest.
  static Coefficients quotient(Coefficients p, const Coefficients& q) {
    Coefficients result(p.size() - q.size() + 1);
    for (std::size_t k = result.size(); k-- > 0;) {
      for (Integer& value : p) value *= q.back();
      for (Integer& value : result) value *= q.back();
      result[k] = p[k + q.size() - 1] / q.back();
      for (std::size_t i = 0; i < q.size(); ++i) p[k + i] -= result[k] * q[i];
    }
    shorten(result);
    return result;
  }

  [[nodiscard]] std::size_t changes(const Rational* at, int side) const {
    std::size_t count = 0;
    int last = 0;
    for (const Coefficients& p : sequence_) {
      int sign = 0;
      if (at != nullptr) {
        sign = sign_of(p, *at);
      } else {
        sign = sgn(p.back());
        if (side < 0 && p.size() % 2 == 0) sign = -sign;
      }
      if (sign == 0) continue;
      if (last != 0 && sign != last) ++count;
      last = sign;
    }
    return count;
  }

  std::vector<Coefficients> sequence_;
};

/// A value of the parameter, with bounds of its own.
struct Point {
  explicit Point(const RealRoot& root)
      : p(root.polynomial().coefficients()), lower(root.lower()), upper(root.upper()) {
    if (!p.empty() && Sturm(p).roots(&lower, &upper) != 1)
      throw InternalError("a value that is not one root");
  }

  [[nodiscard]] bool is_rational() const { return p.empty(); }
  void refine() {
    const Rational middle = (lower + upper) / 2;
    (sign_of(p, middle) * sign_of(p, upper) > 0 ? upper : lower) = middle;
  }

  /// Whether q, which is not 0, is 0 there; else its bounds are refined until they hold no root of q.
  bool is_root_of(const Coefficients& q) {
    if (is_rational()) return sign_of(q, lower) == 0;
    const Coefficients common = common_divisor(q, p);
    const bool is_root = common.size() > 1 && Sturm(common).roots(&lower, &upper) == 1;
    const Sturm sturm(q);
    while (sturm.roots(&lower, &upper) > (is_root ? 1U : 0U)) refine();
    return is_root;
  }

  int sign(const Coefficients& q) {
    if (q.empty() || is_root_of(q)) return 0;
    return sign_of(q, upper);
  }

  Coefficients p;
  Rational lower;
  Rational upper;
};

/// An interval or a value: what signs polynomials have there.
class Domain {
 public:
  explicit Domain(const ParametricInterval& interval) : sample_(interval.sample) {
    if (interval.from) from_.emplace(*interval.from);
    if (interval.to) to_.emplace(*interval.to);
    if ((from_ && from_->upper > sample_) || (to_ && to_->lower < sample_)) {
      throw InternalError("a sample outside of its interval");
    }
  }
  explicit Domain(const ValueOfChange& value) : at_(Point(value.at)) {}

  /// Of all values there; throws InternalError where they have different ones.
  int sign(const Coefficients& q) {
    if (q.empty()) return 0;
    const auto known = signs_.find(q);
    if (known != signs_.end()) return known->second;
    const int sign = at_ ? at_->sign(q) : sign_on_interval(q);
    signs_.emplace(q, sign);
    return sign;
  }

 private:
  int sign_on_interval(const Coefficients& q) {
    if (q.size() > 1) {
      std::size_t at_ends = 0;
      if (from_ && from_->is_root_of(q) && !from_->is_rational()) ++at_ends;
      if (to_ && to_->is_root_of(q)) ++at_ends;
      const std::size_t roots = Sturm(q).roots(from_ ? &from_->lower : nullptr, to_ ? &to_->upper : nullptr);
      if (roots != at_ends) throw InternalError("a formula that changes its sign");
    }
    return sign_of(q, sample_);
  }

  std::optional<Point> from_;
  std::optional<Point> to_;
  std::optional<Point> at_;
  Rational sample_;
  std::map<Coefficients, int> signs_;
};

/// Ratios over one denominator.
struct Fractions {
  std::vector<Coefficients> numerators;
  Coefficients denominator = {1};
};

Fractions over_one_denominator(const std::vector<Ratio>& ratios, Domain& domain) {
  Fractions result;
  std::vector<Coefficients> different;
  for (const Ratio& ratio : ratios) {
    const Coefficients& below = ratio.denominator.coefficients();
    if (domain.sign(below) == 0) throw InternalError("a denominator that is 0");
    if (std::find(different.begin(), different.end(), below) == different.end()) different.push_back(below);
  }
  for (const Coefficients& below : different) result.denominator = product(result.denominator, below);
  for (const Ratio& ratio : ratios) {
    Coefficients above = ratio.numerator.coefficients();
    bool is_left_out = false;
    for (const Coefficients& below : different) {
      if (!is_left_out && below == ratio.denominator.coefficients()) {
        is_left_out = true;
      } else {
        above = product(above, below);
      }
    }
    result.numerators.push_back(std::move(above));
  }
  return result;
}

void check_distribution(const Fractions& strategy, Domain& domain) {
  const int positive = domain.sign(strategy.denominator);
  Coefficients total;
  for (const Coefficients& numerator : strategy.numerators) {
    if (domain.sign(numerator) == -positive) throw InternalError("a negative probability");
    total = sum(std::move(total), numerator, 1);
  }
  if (domain.sign(sum(std::move(total), strategy.denominator, -1)) != 0) {
    throw InternalError("probabilities that do not add up to 1");
  }
}

void check_player(const ParametricGame& game, std::size_t player, const ParametricEquilibrium& equilibrium,
                  const Fractions& own, const Fractions& other, Domain& domain) {
  const ParametricGame::Payoffs& payoffs = game.payoffs[player];
  const std::size_t columns = game.players[1].strategies.size();
  const Coefficients& claimed = equilibrium.payoffs[player].numerator.coefficients();
  const Coefficients& below = equilibrium.payoffs[player].denominator.coefficients();
  const int sign_below = domain.sign(below) * domain.sign(other.denominator);
  if (sign_below == 0) throw InternalError("a denominator that is 0");
  // claimed / below - sum / (other.denominator * payoffs.denominator), times all denominators.
  Coefficients left = product(claimed, other.denominator);
  for (Integer& value : left) value *= payoffs.denominator;
  for (std::size_t s = 0; s < own.numerators.size(); ++s) {
    Coefficients expected;
    for (std::size_t t = 0; t < other.numerators.size(); ++t) {
      const std::size_t cell = player == 0 ? s * columns + t : t * columns + s;
      expected =
          sum(std::move(expected), product(payoffs.numerators[cell].coefficients(), other.numerators[t]), 1);
    }
    const int gain = -sign_below * domain.sign(sum(left, product(expected, below), -1));
    if (gain > 0) throw InternalError("a strategy that pays more than the equilibrium's");
    if (gain < 0 && domain.sign(own.numerators[s]) != 0) {
      throw InternalError("a strategy in use that pays less than the equilibrium's");
    }
  }
}

bool are_same(const ParametricEquilibrium& a, const ParametricEquilibrium& b, Domain& domain) {
  for (std::size_t player = 0; player < 2; ++player) {
    for (std::size_t s = 0; s < a.profile[player].size(); ++s) {
      const Ratio& p = a.profile[player][s];
      const Ratio& q = b.profile[player][s];
      if (p == q) continue;
      const Coefficients difference =
          sum(product(p.numerator.coefficients(), q.denominator.coefficients()),
              product(q.numerator.coefficients(), p.denominator.coefficients()), -1);
      try {
        if (domain.sign(difference) != 0) return false;
      } catch (const InternalError&) {
        // Equal at some values of an interval, and different at the others.
        return false;
      }
    }
  }
  return true;
}

void check_list(const ParametricGame& game, const ParametricEquilibria& list, Domain domain) {
  if (list.equilibria.empty()) throw InternalError("a list without an equilibrium");
  for (const ParametricEquilibrium& equilibrium : list.equilibria) {
    const std::array<Fractions, 2> strategies = {over_one_denominator(equilibrium.profile[0], domain),
                                                 over_one_denominator(equilibrium.profile[1], domain)};
    for (std::size_t player = 0; player < 2; ++player) {
      check_distribution(strategies[player], domain);
      check_player(game, player, equilibrium, strategies[player], strategies[1 - player], domain);
    }
  }
  for (std::size_t a = 0; a < list.equilibria.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      if (are_same(list.equilibria[a], list.equilibria[b], domain))
        throw InternalError("an equilibrium twice");
    }
  }
  int total = 0;
  for (const Component& component : list.components) {
    if (!component.index) return;
    total += *component.index;
  }
  if (total != 1) throw InternalError("indices that do not add up to +1");
}

}  // namespace

void verify_parametric(const ParametricGame& game, const ParametricSolution& solution) {
  for (const ParametricInterval& interval : solution.intervals)
    check_list(game, interval.list, Domain(interval));
  for (const ValueOfChange& value : solution.values) check_list(game, value.list, Domain(value));
}

}  // namespace nashsolve
