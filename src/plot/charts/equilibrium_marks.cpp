#include "equilibrium_marks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "evaluation.hpp"
#include "words.hpp"

namespace nashsolve::plot {

namespace {

/// More markers than that have no labels but in tooltips.
constexpr std::size_t kMostLabels = 40;
/// Of so many equilibria at one place the tooltip tells all.
constexpr std::size_t kMostTexts = 4;
/// Pairs of vertices of a subset that is drawn.
constexpr std::size_t kMostCorners = 20'000;

constexpr std::string_view kName = "equilibria";

std::string texts_of(const Subject& subject, const std::vector<std::size_t>& equilibria) {
  std::vector<std::string> texts;
  for (std::size_t k = 0; k < std::min(equilibria.size(), kMostTexts); ++k) {
    texts.push_back(equilibrium_text(subject, equilibria[k]));
  }
  if (equilibria.size() > kMostTexts) {
    texts.push_back(fmt::format("and {} more", report::grouped(equilibria.size() - kMostTexts)));
  }
  return report::joined(texts, "\n");
}

Series shape_of(std::vector<Spot> spots) {
  const std::vector<Spot> hull = convex_hull(std::move(spots));
  const auto kind = hull.size() > 2 ? Series::Kind::area : Series::Kind::curve;
  return {kind, std::string(kName), {Ink::Kind::equilibrium}, outline(hull), false, true, false};
}

}  // namespace

bool is_too_large(const NashSubset& subset) {
  return !subset.is_listed() || subset.vertices[0].size() * subset.vertices[1].size() > kMostCorners;
}

std::string equilibrium_text(const Subject& subject, std::size_t position) {
  if (!subject.own_texts.empty()) return subject.own_texts[position];
  const report::Evaluation evaluation =
      report::evaluate(subject.game, subject.solution.equilibria[position], subject.checks[position], false);
  std::string text = subject.name_of(position);
  if (!text.empty()) text += '\n';
  for (std::size_t i = 0; i < evaluation.size(); ++i) {
    text += fmt::format("{}: {}\n", subject.player(i),
                        report::strategy_text(subject.names.strategies[i], evaluation[i], {}));
  }
  text += fmt::format("{}s {}", subject.payoff_word(), report::payoffs_text(evaluation, {}));
  return text;
}

std::string marker_label(const Subject& subject, const std::vector<std::size_t>& equilibria) {
  constexpr std::size_t kMostNumbers = 4;
  if (equilibria.size() <= kMostNumbers) {
    std::vector<std::string> names;
    names.reserve(equilibria.size());
    for (const std::size_t position : equilibria) {
      if (std::string name = subject.name_of(position); !name.empty()) names.push_back(std::move(name));
    }
    return report::joined(names);
  }
  return fmt::format("{} equilibria", report::grouped(equilibria.size()));
}

std::vector<Point> outline(const std::vector<Spot>& corners) {
  std::vector<Point> points;
  points.reserve(corners.size() + 1);
  for (const Spot& corner : corners) points.push_back({corner.x, corner.y});
  if (corners.size() > 2) points.push_back({corners.front().x, corners.front().y});
  return points;
}

std::vector<Series> equilibrium_marks(const Subject& subject,
                                      const std::function<Spot(std::size_t a, std::size_t b)>& place) {
  std::vector<Series> series;
  for (const Component& component : subject.solution.components) {
    for (const NashSubset& subset : component.subsets) {
      if (subset.is_point() || is_too_large(subset)) continue;
      std::vector<Spot> spots;
      for (const std::size_t a : subset.vertices[0]) {
        for (const std::size_t b : subset.vertices[1]) {
          subject.keep_time();
          spots.push_back(place(a, b));
        }
      }
      Series shape = shape_of(std::move(spots));
      if (shape.points.size() > 1) series.push_back(std::move(shape));
    }
  }
  std::vector<std::pair<Spot, std::vector<std::size_t>>> places;
  std::map<std::pair<Rational, Rational>, std::size_t> known;
  for (std::size_t k = 0; k < subject.shown_equilibria(); ++k) {
    subject.keep_time();
    const Spot spot = place(k, k);
    const auto [found, is_new] = known.emplace(std::pair(spot.x, spot.y), places.size());
    if (is_new) places.push_back({spot, {}});
    places[found->second].second.push_back(k);
  }
  Series markers{Series::Kind::markers, std::string(kName), {Ink::Kind::equilibrium}};
  for (auto& [spot, equilibria] : places) {
    subject.keep_time();
    markers.points.push_back({spot.x, spot.y,
                              places.size() > kMostLabels ? "" : marker_label(subject, equilibria),
                              texts_of(subject, equilibria), equilibria});
  }
  series.push_back(std::move(markers));
  return series;
}

}  // namespace nashsolve::plot
