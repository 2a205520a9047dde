#include "exact_form_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "display_text.hpp"
#include "formula_text.hpp"
#include "number_text.hpp"
#include "words.hpp"

namespace nashsolve::report {

namespace {

std::string root_text(const RealRoot& root, const Rational& lower, const Rational& upper,
                      const PolynomialText& written) {
  constexpr std::size_t kLongest = 1000;
  const Polynomial& p = root.polynomial();
  std::string text = written(p);
  if (plain_polynomial(p).size() > kLongest) {
    std::size_t digits = 0;
    for (const Integer& each : p.coefficients())
      digits = std::max(digits, to_string(Integer(abs(each))).size());
    text = fmt::format("a polynomial of degree {} with coefficients of up to {} digits, which JSON has",
                       p.degree(), digits);
  } else {
    const std::vector<RealRoot> roots = real_roots(p);
    const auto others = std::count_if(roots.begin(), roots.end(), [&](RealRoot other) {
      RealRoot low(lower);
      RealRoot high(upper);
      return compare(other, low) > 0 && compare(other, high) < 0;
    });
    if (others == 1) return "the root of " + text;
  }
  const auto [below, above] = decimals_around({root, p, {}});
  return fmt::format("the root between {} and {} of {}", below, above, text);
}

}  // namespace

std::string plain_polynomial(const Polynomial& p) {
  return to_string(p, "x");
}

std::string probability_root_text(const RealRoot& root, const PolynomialText& written) {
  return root_text(root, 0, 1, written);
}

std::string payoff_root_text(const RealRoot& root, const PolynomialText& written) {
  Integer beyond_all = 1;
  for (const Integer& each : root.polynomial().coefficients()) beyond_all += abs(each);
  return root_text(root, -beyond_all, beyond_all, written);
}

void print_exact_form(TextPage& page, const Names& names, const Evaluation& evaluation,
                      const NumberStyle& style) {
  for (std::size_t i = 0; i < evaluation.size(); ++i) {
    const PlayerEvaluation& player = evaluation[i];
    bool is_first = true;
    const auto print = [&](const std::string& name, const Enclosure& value, const std::string& root) {
      const std::string head =
          pad_right(is_first ? names.players[i] : "", names.player_width + kColumnGap) +
          pad_right(name, std::max(names.strategy_width, names.payoff.size()) + kColumnGap);
      is_first = false;
      const std::size_t start = kIndent + names.player_width + kColumnGap;
      page.print("{:{}}{}{}\n", "", kIndent, head,
                 wrapped(number_text(value, style) + ", " + root, kIndent + display_width(head), start));
    };
    for (std::size_t k = 0; k < player.exact_probabilities.size(); ++k) {
      const auto& root = player.exact_probabilities[k];
      if (!root || root->is_rational()) continue;
      print(names.strategies[i][player.support[k]], player.probabilities[k], probability_root_text(*root));
    }
    if (!player.exact_payoff || player.exact_payoff->is_rational()) continue;
    print(names.payoff, player.payoff, payoff_root_text(*player.exact_payoff));
  }
}

}  // namespace nashsolve::report
