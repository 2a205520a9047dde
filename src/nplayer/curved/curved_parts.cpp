#include "curved_parts.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "alike_vertices.hpp"
#include "arrangement_parts.hpp"
#include "hanging_player.hpp"
#include "hub.hpp"
#include "isolated_points.hpp"
#include "one_condition.hpp"
#include "part_building.hpp"
#include "plane_parts.hpp"
#include "plane_sheets.hpp"
#include "roots_over.hpp"
#include "sections.hpp"
#include "sign_table.hpp"
#include "smooth_curves.hpp"
#include "star_system.hpp"
#include "sums.hpp"
#include "two_sheets.hpp"
#include "within_border.hpp"

namespace nashsolve::nplayer {
namespace {

/// Enclosures of irrational points are as narrow at first.
constexpr unsigned kPointBits = 2048;

class Parts {
 public:
  Parts(const Face& face, const StarSystem& system, const StopTest& stop)
      : face_(face), system_(system), stop_(stop) {}

  std::optional<CurvedParts> all() {
    if (!find_signs()) return std::nullopt;
    CurvedParts found;
    for (std::size_t first = 0; first < roots_.size(); ++first) {
      std::size_t last = first;
      while (last + 1 < roots_.size() && over_between_[last]) ++last;
      if (stop_()) return std::nullopt;
      if (first < last) {
        std::optional<CurvedPart> part = over(first, last);
        if (!part) return std::nullopt;
        found.parts.push_back(*std::move(part));
      } else if (is_over(At(roots_[first]))) {
        if (roots_[first].is_rational()) {
          found.parts.push_back(over(roots_[first].lower()));
        } else {
          if (auto box = point_over(roots_[first])) {
            found.irrational.push_back(*std::move(box));
          } else if (sample_at(first).dimension > 0) {
            found.parts.push_back(over_irrational(first));
          } else {
            return std::nullopt;
          }
        }
      }
      first = last;
    }
    return found;
  }

 private:
  bool find_signs() {
    SignTable signs;
    for (const Leaf<Polynomial>& leaf : system_.leaves) {
      auto solutions = basic_solutions(leaf, stop_);
      if (!solutions) return false;
      for (const BasicSolution<Polynomial>& solution : *solutions) {
        if (stop_() || signs.is_too_large()) return false;
        signs.add(solution.sum);
        for (const Polynomial& weight : solution.weights) signs.add(weight);
        for (const Polynomial& value : solution.values) signs.add(value);
      }
      solutions_.push_back(*std::move(solutions));
    }
    if (signs.is_too_large()) return false;
    auto roots = signs.roots(stop_);
    if (!roots) return false;
    roots_ = *std::move(roots);
    for (std::size_t k = 0; k + 1 < roots_.size(); ++k) {
      if (stop_()) return false;
      between_.push_back(simplest_between(roots_[k].upper(), roots_[k + 1].lower()));
      over_between_.push_back(is_over(At(between_.back())));
    }
    return true;
  }

  /// Whether there are points over z.
  [[nodiscard]] bool is_over(const At& z) const {
    for (std::size_t k = 0; k < solutions_.size(); ++k) {
      const Leaf<Polynomial>& leaf = system_.leaves[k];
      if (std::none_of(solutions_[k].begin(), solutions_[k].end(),
                       [&](const BasicSolution<Polynomial>& each) { return is_feasible(z, leaf, each); })) {
        return false;
      }
    }
    return true;
  }

  /// Of the points over an irrational root, where there are some.
  [[nodiscard]] CurvedPart::Sample sample_at(std::size_t root) const {
    return sample_over(At(roots_[root]), face_.polytopes, system_.leaves, solutions_);
  }

  /// The points over an irrational root, alone between its neighbours: these bound it.
  [[nodiscard]] CurvedPart over_irrational(std::size_t root) const {
    CurvedPart part{face_.polytopes, {}, {sample_at(root)}, {}};
    part.polytopes[system_.root] = segment(between_[root - 1], between_[root]);
    add_conditions(face_, part);
    return part;
  }

  /// The point over an irrational root, if it is one point.
  [[nodiscard]] std::optional<std::vector<std::vector<Enclosure>>> point_over(RealRoot z) const {
    z.refine_to(make_rational(1, Integer(1) << kPointBits));
    const At here(z);
    std::vector<std::vector<Enclosure>> weights(face_.polytopes.size());
    for (std::size_t i = 0; i < weights.size(); ++i) {
      weights[i].assign(face_.polytopes[i].vertices().size(), {0, 0});
      if (weights[i].size() == 1) weights[i].front() = {1, 1};
    }
    weights[system_.root] = {{1 - z.upper(), 1 - z.lower()}, {z.lower(), z.upper()}};
    for (std::size_t k = 0; k < solutions_.size(); ++k) {
      const Leaf<Polynomial>& leaf = system_.leaves[k];
      const auto fibre = leaf_at(here, leaf, solutions_[k]);
      if (!fibre || fibre->dimension != 0) return std::nullopt;
      const auto solution =
          std::find_if(solutions_[k].begin(), solutions_[k].end(),
                       [&](const BasicSolution<Polynomial>& each) { return is_feasible(here, leaf, each); });
      const Enclosure sum = values_between(solution->sum, {z.lower(), z.upper()});
      if (sgn(sum.lower) * sgn(sum.upper) <= 0) return std::nullopt;
      for (std::size_t b = 0; b < solution->vertices.size(); ++b) {
        if (here.sign(solution->weights[b]) == 0) continue;
        const Enclosure weight = values_between(solution->weights[b], {z.lower(), z.upper()});
        weights[leaf.player][solution->vertices[b]] = quotient(weight, sum);
      }
    }
    return mixes_between(face_.polytopes, weights);
  }

  [[nodiscard]] StrategyPolytope segment(const Rational& lower, const Rational& upper) const {
    const Vertices& whole = face_.polytopes[system_.root].vertices();
    Vertices ends{mix_of(whole, {1 - lower, lower})};
    if (lower != upper) ends.push_back(mix_of(whole, {1 - upper, upper}));
    return StrategyPolytope(std::move(ends));
  }

  /// The points over one z.
  [[nodiscard]] CurvedPart over(const Rational& z) const {
    CurvedPart part{face_.polytopes, {}, {}, {}};
    part.polytopes[system_.root] = segment(z, z);
    for (const Leaf<Polynomial>& leaf : system_.leaves) {
      part.polytopes[leaf.player] =
          strategies_at(leaf, face_.polytopes[leaf.player], [&](const Polynomial& p) { return p.at(z); });
    }
    return part;
  }

  /// The points from one root to another.
  [[nodiscard]] std::optional<CurvedPart> over(std::size_t first, std::size_t last) const {
    CurvedPart part{face_.polytopes, {}, {}, {}};
    // Where an end is irrational, anything between it and what lies beyond it tells them apart.
    const Rational lower = roots_[first].is_rational() ? roots_[first].lower() : between_[first - 1];
    const Rational upper = roots_[last].is_rational() ? roots_[last].lower() : between_[last];
    part.polytopes[system_.root] = segment(lower, upper);
    add_conditions(face_, part);
    std::vector<CurvedPart::Sample> irrational;
    for (std::size_t k = first; k <= last; ++k) {
      if (stop_()) return std::nullopt;
      if (roots_[k].is_rational()) {
        const CurvedPart here = over(roots_[k].lower());
        part.samples.push_back(middle_of(here.polytopes));
        if (k == first || k == last) add_vertices(here.polytopes, part.ends);
      } else {
        irrational.push_back(sample_at(k));
      }
      if (k == last) continue;
      part.samples.push_back(middle_of(over(between_[k]).polytopes));
      ++part.samples.back().dimension;  // z varies, too
    }
    for (CurvedPart::Sample& sample : irrational) {
      const bool is_told = std::ranges::any_of(
          part.samples, [&](const CurvedPart::Sample& each) { return covers(each, sample); });
      if (!is_told) part.samples.push_back(std::move(sample));
    }
    sort_largest_first(part.samples);
    return part;
  }

  const Face& face_;
  const StarSystem& system_;
  const StopTest& stop_;
  /// Per leaf.
  std::vector<std::vector<BasicSolution<Polynomial>>> solutions_;
  std::vector<RealRoot> roots_;
  /// Between each root and the next.
  std::vector<Rational> between_;
  std::vector<bool> over_between_;
};

bool has_known_dimensions(const CurvedParts& found) {
  return std::ranges::none_of(found.parts, [](const CurvedPart& part) {
    return !part.conditions.empty() && part.samples.front().is_bound;
  });
}

}  // namespace

std::optional<CurvedParts> curved_parts(const Face& face, const StopTest& stop) {
  if (const std::optional<StarSystem> system = star_system(face)) {
    if (auto found = Parts(face, *system, stop).all()) return found;
  }
  if (auto found = parts_by_alike_vertices(face, stop)) return found;
  std::optional<CurvedParts> over_cells = parts_over_cells(face, stop);
  if (over_cells && has_known_dimensions(*over_cells)) return over_cells;
  if (auto found = parts_on_two_sheets(face, stop)) return found;
  if (auto found = parts_over_plane(face, stop)) return found;
  if (auto found = parts_over_arrangements(face, stop)) return found;
  if (auto found = part_around_hub(face, stop)) return found;
  if (auto found = part_of_one_condition(face, stop)) return found;
  if (auto found = part_of_sums(face, stop)) return found;
  if (auto found = parts_on_plane_sheets(face, stop)) return found;
  if (auto found = isolated_parts(face, stop)) return found;
  if (auto found = parts_on_smooth_curves(face, stop)) return found;
  if (auto found = parts_within_border(face, stop)) return found;
  return over_cells;
}

std::optional<bool> has_points(const Face& face, const StopTest& stop) {
  if (const auto has_some = has_points_in_boxes(face, stop)) return has_some;
  const std::optional<CurvedParts> parts = curved_parts(face, stop);
  return parts ? std::optional(!parts->is_empty()) : std::nullopt;
}

std::optional<CurvedParts> parts_of(Face face, const StopTest& stop) {
  const std::optional<std::vector<Face>> faces = faces_of(std::move(face), stop);
  if (!faces) return std::nullopt;
  CurvedParts all;
  for (const Face& each : *faces) {
    if (each.conditions.empty()) {
      all.parts.push_back({each.polytopes, {}, {}, {}});
      continue;
    }
    std::optional<CurvedParts> found = curved_parts(each, stop);
    if (!found) return std::nullopt;
    for (CurvedPart& part : found->parts) add_divided(each, part);
    std::move(found->parts.begin(), found->parts.end(), std::back_inserter(all.parts));
    std::move(found->irrational.begin(), found->irrational.end(), std::back_inserter(all.irrational));
  }
  return all;
}

}  // namespace nashsolve::nplayer
