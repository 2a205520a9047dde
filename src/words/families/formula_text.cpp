#include "formula_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "number_text.hpp"

namespace nashsolve::report {

namespace {

enum class Script { plain, latex };

/// "3c/2", "c^2", "1/2", without sign.
std::string term_text(const Rational& coefficient, std::size_t power, std::string_view variable,
                      Script script) {
  const Integer above = abs(coefficient.get_num());
  std::string text;
  if (power == 0 || above != 1) text += to_string(above);
  if (power > 0) text += variable;
  if (power > 1) text += script == Script::latex ? fmt::format("^{{{}}}", power) : fmt::format("^{}", power);
  if (coefficient.get_den() == 1) return text;
  const std::string below = to_string(Integer(coefficient.get_den()));
  return script == Script::latex ? fmt::format(R"(\frac{{{}}}{{{}}})", text, below) : text + "/" + below;
}

/// Highest powers first, but the other way round where the text would begin with a minus sign and need not.
std::string sum_text(const Polynomial& p, const Integer& denominator, std::string_view variable,
                     Script script = Script::plain) {
  if (p.is_zero()) return "0";
  std::vector<std::size_t> powers;
  for (std::size_t k = p.coefficients().size(); k-- > 0;) {
    if (sgn(p.coefficients()[k]) != 0) powers.push_back(k);
  }
  const bool begins_negative = sgn(p.coefficients()[powers.front()]) < 0;
  if (begins_negative && sgn(p.coefficients()[powers.back()]) > 0) std::reverse(powers.begin(), powers.end());
  std::string text;
  for (const std::size_t power : powers) {
    const Rational coefficient = make_rational(p.coefficients()[power], denominator);
    if (text.empty()) {
      text += sgn(coefficient) < 0 ? "-" : "";
    } else {
      text += sgn(coefficient) < 0 ? " - " : " + ";
    }
    text += term_text(coefficient, power, variable, script);
  }
  return text;
}

std::size_t term_count(const Polynomial& p) {
  return static_cast<std::size_t>(std::count_if(p.coefficients().begin(), p.coefficients().end(),
                                                [](const Integer& value) { return sgn(value) != 0; }));
}

/// Numerator and denominator, of which the latter is positive at a value.
std::pair<Polynomial, Polynomial> positive_below(const Ratio& ratio, const Rational& at) {
  if (ratio.denominator.sign_at(at) >= 0) return {ratio.numerator, ratio.denominator};
  return {ratio.numerator.negated(), ratio.denominator.negated()};
}

}  // namespace

std::string ratio_text(const Ratio& ratio, std::string_view variable, const Rational& at) {
  if (ratio.denominator.is_constant()) {
    return sum_text(ratio.numerator, ratio.denominator.coefficients().front(), variable);
  }
  const auto [numerator, denominator] = positive_below(ratio, at);
  std::string above = sum_text(numerator, 1, variable);
  if (term_count(numerator) > 1) above = "(" + above + ")";
  std::string below = sum_text(denominator, 1, variable);
  if (term_count(denominator) > 1 || denominator.leading() != 1) below = "(" + below + ")";
  return above + "/" + below;
}

std::string ratio_latex(const Ratio& ratio, std::string_view variable, const Rational& at) {
  const std::string name = latex_name(variable);
  if (ratio.denominator.is_constant()) {
    return sum_text(ratio.numerator, ratio.denominator.coefficients().front(), name, Script::latex);
  }
  const auto [numerator, denominator] = positive_below(ratio, at);
  return fmt::format(R"(\frac{{{}}}{{{}}})", sum_text(numerator, 1, name, Script::latex),
                     sum_text(denominator, 1, name, Script::latex));
}

std::string latex_name(std::string_view variable) {
  if (variable.size() == 1) return std::string(variable);
  std::string text;
  for (const char c : variable) text += c == '_' ? std::string(R"(\_)") : std::string(1, c);
  return fmt::format(R"(\mathit{{{}}})", text);
}

std::string value_text(const RealRoot& value) {
  if (value.is_rational()) return to_string(value.lower());
  RealRoot root = value;
  constexpr unsigned kDigits = 6;
  for (;;) {
    const std::string lower = significant_decimal(root.lower(), kDigits);
    if (sgn(root.lower()) * sgn(root.upper()) > 0 && lower == significant_decimal(root.upper(), kDigits)) {
      return "~" + lower;
    }
    root.refine();
  }
}

std::string value_with_polynomial(const ValueOfChange& value, std::string_view variable) {
  std::string text = value_text(value.at);
  if (!value.at.is_rational()) text += ", a root of " + to_string(value.minimal_polynomial, variable);
  return text;
}

std::string range_text(const ParameterRange& range, std::string_view variable) {
  const std::string name(variable);
  if (!range.from && !range.to) return "for all " + name;
  if (!range.to) return "for all " + name + " > " + to_string(*range.from);
  if (!range.from) return "for all " + name + " < " + to_string(*range.to);
  return "for " + to_string(*range.from) + " < " + name + " < " + to_string(*range.to);
}

std::string interval_text(const ParametricInterval& interval, std::string_view variable) {
  const std::string name(variable);
  if (!interval.from && !interval.to) return "all " + name;
  if (!interval.to) return name + " > " + value_text(*interval.from);
  std::string text = name + " < " + value_text(*interval.to);
  return interval.from ? value_text(*interval.from) + " < " + text : text;
}

std::string formula_strategy_text(const std::vector<std::string>& labels, const std::vector<Ratio>& strategy,
                                  std::string_view variable, const Rational& at) {
  const bool ends_in_digit = std::any_of(labels.begin(), labels.end(), [](const std::string& label) {
    return !label.empty() && label.back() >= '0' && label.back() <= '9';
  });
  std::string text;
  std::size_t used = 0;
  std::size_t last = 0;
  for (std::size_t s = 0; s < strategy.size(); ++s) {
    if (strategy[s].numerator.is_zero()) continue;
    if (used++ > 0) text += ", ";
    last = s;
    text += labels[s] + (ends_in_digit ? ": " : " ") + ratio_text(strategy[s], variable, at);
  }
  return used == 1 ? labels[last] : text;
}

Ratio shown(const ParametricGame& game, const Ratio& payoff) {
  if (game.objective == Objective::maximize) return payoff;
  return {payoff.numerator.negated(), payoff.denominator};
}

std::pair<std::string, std::string> decimals_around(const ValueOfChange& value) {
  RealRoot root = value.at;
  // Finding all roots of a large polynomial takes seconds, and is hardly ever needed.
  std::optional<std::vector<RealRoot>> all;
  for (unsigned decimals = 6;; ++decimals) {
    Integer scale = 1;
    for (unsigned k = 0; k < decimals; ++k) scale *= 10;
    // Irrational, so between two neighbouring multiples.
    const auto floor_of = [&](const Rational& bound) {
      const Rational scaled = bound * scale;
      Integer quotient = scaled.get_num() / scaled.get_den();
      if (quotient * scaled.get_den() > scaled.get_num()) --quotient;
      return quotient;
    };
    while (floor_of(root.lower()) != floor_of(root.upper())) root.refine();
    const Rational lower = make_rational(floor_of(root.lower()), scale);
    const Rational upper = make_rational(floor_of(root.lower()) + 1, scale);
    const auto is_between = [&](const RealRoot& other) {
      RealRoot copy = other;
      RealRoot low(lower);
      RealRoot high(upper);
      return compare(copy, low) > 0 && compare(copy, high) < 0;
    };
    const auto is_alone = [&] {
      if (simple_root_between(value.minimal_polynomial, lower, upper)) return true;
      if (!all) all = real_roots(value.minimal_polynomial);
      return std::count_if(all->begin(), all->end(), is_between) == 1;
    };
    if (is_alone()) {
      return {to_decimal(lower, decimals), to_decimal(upper, decimals)};
    }
  }
}

}  // namespace nashsolve::report
