// What is known of an irrational number's exact form, in words: "the root of 7x^2 - 3x - 1".
#pragma once

#include <functional>
#include <string>

#include "evaluation.hpp"
#include "nashsolve/polynomial.hpp"
#include "profile_text.hpp"
#include "text_page.hpp"

namespace nashsolve::report {

/// How a polynomial is written.
using PolynomialText = std::function<std::string(const Polynomial&)>;
std::string plain_polynomial(const Polynomial& p);

/// Of irrational roots with their minimal polynomials; with bounds where these have other roots, too: of
/// probabilities between 0 and 1, of payoffs real ones. A very long polynomial is described, and has bounds
/// always.
std::string probability_root_text(const RealRoot& root, const PolynomialText& written = plain_polynomial);
std::string payoff_root_text(const RealRoot& root, const PolynomialText& written = plain_polynomial);

/// A line (or more) for each probability and payoff whose minimal polynomial is known.
void print_exact_form(TextPage& page, const Names& names, const Evaluation& evaluation,
                      const NumberStyle& style);

}  // namespace nashsolve::report
