// Polynomials in one variable, of which the signs decide something: they are constant between the roots.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "nashsolve/polynomial.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// Polynomials of higher degrees together take longer than they are worth.
inline constexpr std::size_t kHighestDegreeOfSigns = 1000;

/// The polynomials whose signs decide.
class SignTable {
 public:
  SignTable() : SignTable(0, 1) {
    add(Polynomial::variable());
    add(Polynomial::variable() - Polynomial::constant(1));
  }
  /// Of roots from one bound to another.
  SignTable(Rational lower, Rational upper) : lower_(std::move(lower)), upper_(std::move(upper)) {}

  void add(const Polynomial& p) {
    if (p.is_constant() || !seen_.insert(primitive_part(p).coefficients()).second) return;
    Polynomial own = square_free_part(p);
    for (const Polynomial& factor : coprime_) {
      const Polynomial shared = greatest_common_divisor(factor, own);
      if (!shared.is_constant()) own = exact_quotient(own, shared);
      if (own.is_constant()) return;
    }
    degree_ += own.degree();
    coprime_.push_back(std::move(own));
  }

  [[nodiscard]] bool is_too_large() const { return degree_ > kHighestDegreeOfSigns; }

  /// Those from 0 to 1, or between the bounds given, ascending, none touching the next one's bounds; nothing
  /// where `stop` says so.
  [[nodiscard]] std::optional<std::vector<RealRoot>> roots(const StopTest& stop) const {
    std::vector<RealRoot> within;
    for (const Polynomial& factor : coprime_) {
      if (stop()) return std::nullopt;
      for (RealRoot& root : real_roots(factor)) {
        RealRoot least{lower_};
        RealRoot most{upper_};
        if (std::is_gteq(compare(root, least)) && std::is_lteq(compare(root, most)))
          within.push_back(std::move(root));
      }
    }
    std::sort(within.begin(), within.end(),
              [](const RealRoot& a, const RealRoot& b) { return a.lower() < b.lower(); });
    for (bool touches = true; touches;) {
      touches = false;
      if (stop()) return std::nullopt;
      for (std::size_t k = 0; k + 1 < within.size(); ++k) {
        if (within[k].upper() < within[k + 1].lower()) continue;
        touches = true;
        if (std::is_gt(compare(within[k], within[k + 1]))) std::swap(within[k], within[k + 1]);
        within[k].refine();
        within[k + 1].refine();
      }
    }
    return within;
  }

 private:
  Rational lower_;
  Rational upper_;
  /// Square-free, no two with a common root.
  std::vector<Polynomial> coprime_;
  std::size_t degree_ = 0;
  std::set<std::vector<Integer>> seen_;
};

}  // namespace nashsolve::nplayer
