#include "exact_form_check.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <set>
#include <utility>
#include <vector>

#include "irreducible.hpp"
#include "opponent_sums.hpp"

namespace nashsolve {
namespace {

/// Of a rational one, too.
Polynomial polynomial_of(const RealRoot& root) {
  if (!root.is_rational()) return root.polynomial();
  return Polynomial({-root.lower().get_num(), root.lower().get_den()});
}

/// p, times a positive or negative number, modulo f.
Polynomial remainder_up_to_a_factor(const Polynomial& p, const Polynomial& f) {
  std::vector<Integer> rest = p.coefficients();
  const std::vector<Integer>& divisor = f.coefficients();
  while (rest.size() >= divisor.size()) {
    const Integer common = greatest_common_divisor(rest.back(), divisor.back());
    const Integer top = exact_quotient(rest.back(), common);
    const Integer lead = exact_quotient(divisor.back(), common);
    const std::size_t shift = rest.size() - divisor.size();
    for (std::size_t k = 0; k + 1 < rest.size(); ++k) {
      rest[k] *= lead;
      if (k >= shift) subtract_product(rest[k], top, divisor[k - shift]);
    }
    rest.pop_back();
    while (!rest.empty() && sgn(rest.back()) == 0) rest.pop_back();
  }
  return Polynomial(std::move(rest));
}

/// Whether just one of its polynomial's roots lies between its bounds.
bool is_alone(const RealRoot& root) {
  const Polynomial& p = root.polynomial();
  if (simple_root_between(p, root.lower(), root.upper())) return true;
  const std::vector<RealRoot> roots = real_roots(p);
  const auto inside = std::count_if(roots.begin(), roots.end(), [&](const RealRoot& other) {
    RealRoot copy = other;
    RealRoot lower(root.lower());
    RealRoot upper(root.upper());
    return std::is_gt(compare(copy, lower)) && std::is_lt(compare(copy, upper));
  });
  return inside == 1;
}

bool is_minimal(const RealRoot& root, const std::function<bool()>& must_stop) {
  if (root.is_rational()) return true;
  const Polynomial& p = root.polynomial();
  return is_alone(root) && irreducible_factor(p, root, must_stop) == primitive_part(p);
}

/// Bounds of p at the root, as its bounds give them: |p(x) - p(m)| <= |x - m| max |p'|.
Enclosure value_within(const Polynomial& p, const RealRoot& root) {
  const Rational middle = (root.lower() + root.upper()) / 2;
  const Rational largest = std::max(Rational(abs(root.lower())), Rational(abs(root.upper())));
  Rational slope = 0;
  for (std::size_t k = p.coefficients().size(); k-- > 1;) {
    slope = slope * largest + abs(p.coefficients()[k]) * static_cast<unsigned long>(k);
  }
  const Rational margin = slope * (root.upper() - root.lower());
  const Rational value = p.at(middle);
  return {value - margin, value + margin};
}

/// above / below, at the root of the profile's parameter.
struct Fraction {
  Polynomial above;
  Polynomial below;
};

class ExactFormProof {
 public:
  ExactFormProof(const Game& game, const EnclosedProfile& profile, const std::function<bool()>& must_stop)
      : game_(game), profile_(profile), must_stop_(must_stop) {
    for (const auto& own : profile.probabilities) {
      std::vector<std::size_t>& support = supports_.emplace_back();
      for (std::size_t s = 0; s < own.size(); ++s) {
        if (sgn(own[s].upper) != 0) support.push_back(s);
      }
    }
    for (std::size_t i = 0; i < supports_.size(); ++i) cells_.push_back(opponent_cells(game, supports_, i));
  }

  std::optional<std::string> run() {
    const ExactForm& form = *profile_.exact_form;
    if (form.probabilities.size() != supports_.size() || form.payoffs.size() != supports_.size()) {
      return "has an exact form that does not fit";
    }
    for (std::size_t i = 0; i < supports_.size(); ++i) {
      if (form.probabilities[i].size() != game_.strategy_count(i))
        return "has an exact form that does not fit";
      for (std::size_t s = 0; s < form.probabilities[i].size(); ++s) {
        const auto& number = form.probabilities[i][s];
        if (!number) continue;
        if (!is_profile(*number->profile)) return "has an exact form that is not proved";
        const auto& weights = number->profile->weights[i];
        if (!is_value(*number, {weights[s], sum_of(weights)})) {
          return "has a probability whose exact form is not proved";
        }
      }
      if (!form.payoffs[i]) continue;
      const UnivariateProfile& profile = *form.payoffs[i]->profile;
      if (!is_profile(profile)) return "has an exact form that is not proved";
      Polynomial below = Polynomial::constant(game_.payoffs(i).denominator());
      for (std::size_t k = 0; k < supports_.size(); ++k) {
        if (k != i) below = below * sum_of(profile.weights[k]);
      }
      if (!is_value(*form.payoffs[i], {payoff(profile, i, supports_[i][0], std::nullopt), below})) {
        return "has a payoff whose exact form is not proved";
      }
    }
    return std::nullopt;
  }

 private:
  static Polynomial sum_of(const std::vector<Polynomial>& weights) {
    Polynomial sum;
    for (const Polynomial& weight : weights) sum += weight;
    return sum;
  }

  /// The payoff of a strategy, less that of another one, where the others play their weights.
  [[nodiscard]] Polynomial payoff(const UnivariateProfile& profile, std::size_t player, std::size_t strategy,
                                  std::optional<std::size_t> other) const {
    const PayoffTable& table = game_.payoffs(player);
    const std::size_t stride = game_.stride(player);
    std::vector<Polynomial> sums;
    for (const std::size_t cell : cells_[player]) {
      Integer entry = table.numerator(cell + strategy * stride);
      if (other) entry -= table.numerator(cell + *other * stride);
      sums.push_back(Polynomial::constant(entry));
    }
    for (std::size_t k = supports_.size(); k-- > 0;) {
      if (k == player) continue;
      std::vector<Polynomial> next;
      for (std::size_t first = 0; first < sums.size(); first += supports_[k].size()) {
        Polynomial sum;
        for (std::size_t s = 0; s < supports_[k].size(); ++s) {
          sum += sums[first + s] * profile.weights[k][supports_[k][s]];
        }
        next.push_back(std::move(sum));
      }
      sums = std::move(next);
    }
    return std::move(sums.front());
  }

  /// Whether it is the equilibrium.
  bool is_profile(const UnivariateProfile& profile) {
    if (proved_.contains(&profile)) return true;
    const Polynomial f = polynomial_of(profile.parameter);
    // Refined as far as some weight needs it.
    RealRoot parameter = profile.parameter;
    if (profile.weights.size() != supports_.size() || !is_minimal(profile.parameter, must_stop_))
      return false;
    for (std::size_t i = 0; i < supports_.size(); ++i) {
      const std::vector<Polynomial>& own = profile.weights[i];
      if (own.size() != game_.strategy_count(i)) return false;
      const Polynomial sum = sum_of(own);
      // Of a lower degree than the minimal polynomial it is not 0 at the parameter.
      if (sum.is_zero() || sum.degree() >= f.degree()) return false;
      for (std::size_t s = 0; s < own.size(); ++s) {
        const bool is_used = std::binary_search(supports_[i].begin(), supports_[i].end(), s);
        if (!is_used && !own[s].is_zero()) return false;
        if (must_stop_()) return false;
        if (is_used && !lies_within({own[s], sum}, parameter, profile_.probabilities[i][s])) return false;
      }
      for (std::size_t k = 1; k < supports_[i].size(); ++k) {
        if (must_stop_()) return false;
        if (!remainder_up_to_a_factor(payoff(profile, i, supports_[i][k], supports_[i][0]), f).is_zero()) {
          return false;
        }
      }
    }
    proved_.insert(&profile);
    return true;
  }

  /// Refines until it is known; a value on a bound of the box is not known to be inside.
  [[nodiscard]] bool lies_within(const Fraction& value, RealRoot& root, const Enclosure& bounds) const {
    if (root.is_rational()) {
      const Rational below = value.below.at(root.lower());
      if (sgn(below) == 0) return false;
      const Rational exact = value.above.at(root.lower()) / below;
      return bounds.lower <= exact && exact <= bounds.upper;
    }
    if (value.below.is_constant() && value.above.is_constant()) {
      const Rational exact = value.above.at(0) / value.below.at(0);
      return bounds.lower <= exact && exact <= bounds.upper;
    }
    constexpr std::size_t kMostBits = std::size_t{1} << 20U;
    for (std::size_t bits = 256; bits < kMostBits && !must_stop_(); bits *= 2) {
      root.refine_to(make_rational(1, Integer(1) << static_cast<mp_bitcnt_t>(bits)));
      const Enclosure above = value_within(value.above, root);
      const Enclosure below = value_within(value.below, root);
      if (sgn(below.lower) * sgn(below.upper) <= 0) continue;
      Rational least = above.lower / below.lower;
      Rational largest = least;
      for (const Rational& a : {above.lower, above.upper}) {
        for (const Rational& b : {below.lower, below.upper}) {
          const Rational each = a / b;
          least = std::min(least, each);
          largest = std::max(largest, each);
        }
      }
      if (bounds.lower <= least && largest <= bounds.upper) return true;
      if (largest < bounds.lower || bounds.upper < least) return false;
    }
    return false;
  }

  /// Whether it is 1 - x of the parameter x, and the fraction's value.
  [[nodiscard]] bool is_reflection(const RealRoot& number, const RealRoot& parameter,
                                   const Fraction& fraction) const {
    // Irreducible, as that of the parameter is.
    const Polynomial f = polynomial_of(parameter);
    if (polynomial_of(number) != primitive_part(reflected(f))) return false;
    RealRoot copy = parameter;
    const Fraction reflection{Polynomial({1, -1}), Polynomial::constant(1)};
    const Polynomial difference = fraction.above - fraction.below * reflection.above;
    return remainder_up_to_a_factor(difference, f).is_zero() && (number.is_rational() || is_alone(number)) &&
           lies_within(reflection, copy, {number.lower(), number.upper()});
  }

  /// Whether the number is the value of a fraction at its profile.
  bool is_value(const AlgebraicNumber& number, const Fraction& fraction) {
    const RealRoot& parameter = number.profile->parameter;
    const Polynomial f = polynomial_of(parameter);
    const Polynomial own = polynomial_of(number.value);
    if (must_stop_()) return false;
    if (own == f && number.value.lower() == parameter.lower() && number.value.upper() == parameter.upper()) {
      const Polynomial difference = fraction.above - fraction.below * Polynomial::variable();
      return remainder_up_to_a_factor(difference, f).is_zero();
    }
    if (is_reflection(number.value, parameter, fraction)) return true;
    if (!is_minimal(number.value, must_stop_)) return false;
    // The polynomial at the fraction, times a power of its denominator.
    Polynomial sum;
    Polynomial power = Polynomial::constant(1);
    for (std::size_t k = own.degree() + 1; k-- > 0;) {
      if (must_stop_()) return false;
      // Of the common factors that the remainders take, none is known: so from what is not yet reduced.
      sum = sum * fraction.above + power * own.coefficients()[k];
      power = power * fraction.below;
    }
    if (!remainder_up_to_a_factor(sum, f).is_zero()) return false;
    if (number.value.is_rational()) return true;
    RealRoot copy = parameter;
    return lies_within(fraction, copy, {number.value.lower(), number.value.upper()});
  }

  const Game& game_;
  const EnclosedProfile& profile_;
  Supports supports_;
  const std::function<bool()>& must_stop_;
  std::vector<std::vector<std::size_t>> cells_;
  std::set<const UnivariateProfile*> proved_;
};

}  // namespace

std::optional<std::string> problem_of_exact_form(const Game& game, const EnclosedProfile& profile,
                                                 const std::function<bool()>& must_stop) {
  return ExactFormProof(game, profile, must_stop).run();
}

}  // namespace nashsolve
