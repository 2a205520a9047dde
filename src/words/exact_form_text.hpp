// What is known of an irrational number's exact form, in words: "the root of 7x^2 - 3x - 1".
#pragma once

#include <string>

#include "evaluation.hpp"
#include "nashsolve/polynomial.hpp"
#include "profile_text.hpp"
#include "text_page.hpp"

namespace nashsolve::report {

/// Of a root with its minimal polynomial; with bounds where that has other roots, too, between `lower` and
/// `upper`. A very long polynomial is described, and has bounds always.
std::string root_text(const RealRoot& root, const Rational& lower, const Rational& upper);

/// A line (or more) for each probability and payoff whose minimal polynomial is known.
void print_exact_form(TextPage& page, const Names& names, const Evaluation& evaluation,
                      const NumberStyle& style);

}  // namespace nashsolve::report
