// Ratios of polynomials and values of a parameter, as text shows them: 2/c, (c - 2)/c, 1 - c/2.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nashsolve/parametric.hpp"

namespace nashsolve::report {

/// With the signs of numerator and denominator that make the denominator positive at a value: 2/(3 - c) at 0.
std::string ratio_text(const Ratio& ratio, std::string_view variable, const Rational& at);

/// The same as LaTeX: "\frac{2}{3 - c}", "1 - \frac{c}{2}".
std::string ratio_latex(const Ratio& ratio, std::string_view variable, const Rational& at);

/// The name in a formula of LaTeX: "c", "\mathit{cost}".
std::string latex_name(std::string_view variable);

/// "2/3", or "~1.41421" for an irrational root, with as many digits as numbers have elsewhere.
std::string value_text(const RealRoot& value);

/// "~1.41421, a root of c^2 - 2"; a rational value as above.
std::string value_with_polynomial(const ValueOfChange& value, std::string_view variable);

/// "for all c", "for 0 < c < 4", "for c > 0".
std::string range_text(const ParameterRange& range, std::string_view variable);

/// "c < 2", "0 < c < 2", "c > 2", "all c".
std::string interval_text(const ParametricInterval& interval, std::string_view variable);

/// "Hawk 2/c, Dove (c - 2)/c", or "Hawk" for a pure strategy. `labels` are ready to be printed.
std::string formula_strategy_text(const std::vector<std::string>& labels, const std::vector<Ratio>& strategy,
                                  std::string_view variable, const Rational& at);

/// The ratio, a payoff, in the user's own numbers: with the sign changed where players minimise.
Ratio shown(const ParametricGame& game, const Ratio& payoff);

/// Decimals below and above an irrational root, between which the polynomial has no other root.
std::pair<std::string, std::string> decimals_around(const ValueOfChange& value);

}  // namespace nashsolve::report
