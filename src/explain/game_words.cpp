#include "game_words.hpp"

#include <algorithm>
#include <cctype>

#include "words.hpp"

namespace nashsolve::explain {

std::string GameWords::mixture(std::size_t i, const MixedStrategy& strategy) const {
  const auto& labels = game_.players()[i].strategies;
  const auto support = strategy.support();
  if (strategy.is_pure()) return page_.name(labels[support.front()]);
  // "1 2/3" would be misread.
  const bool needs_colon = std::any_of(support.begin(), support.end(), [&](std::uint32_t s) {
    return !labels[s].empty() && std::isdigit(static_cast<unsigned char>(labels[s].back())) != 0;
  });
  std::vector<std::string> parts;
  for (std::size_t k = 0; k < support.size(); ++k) {
    parts.push_back(page_.name(labels[support[k]]) + (needs_colon ? ": " : " ") +
                    page_.value(make_rational(strategy.weights()[k], strategy.denominator())));
  }
  return report::joined(parts);
}

std::string GameWords::support(std::size_t i, const Support& strategies) const {
  std::vector<std::string> labels;
  for (const std::uint32_t strategy : strategies) labels.push_back(label(i, strategy));
  return report::listed(labels);
}

std::string GameWords::mixing(std::size_t i, const Support& support,
                              const std::vector<std::string>& weights) const {
  std::vector<std::string> parts;
  for (std::size_t k = 0; k < support.size(); ++k) {
    parts.push_back(label(i, support[k]) + " with probability " + page_.inline_formula(weights[k]));
  }
  return report::listed(parts);
}

std::string GameWords::unused(std::size_t i, const Support& used, const Support& best) const {
  std::vector<std::string> labels;
  for (const std::uint32_t s : best) {
    if (!std::binary_search(used.begin(), used.end(), s)) labels.push_back(label(i, s));
  }
  if (labels.empty()) return "";
  return player(i) + " does not use " + report::listed(labels) + ", but " +
         (labels.size() == 1 ? "it is" : "they are") + " as good here.";
}

std::vector<std::string> weights_of(const Page& page, std::size_t count, char letter) {
  std::vector<std::string> weights;
  for (std::size_t k = 0; k + 1 < count; ++k) weights.push_back(page.unknown(letter, k, count - 1));
  weights.push_back(page.linear({std::vector<Rational>(count - 1, Rational(-1)), 1}, letter));
  return weights;
}

}  // namespace nashsolve::explain
