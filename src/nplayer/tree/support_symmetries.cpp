#include "support_symmetries.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace nashsolve::nplayer {
namespace {

/// Whether one of these is the image of the equilibrium.
bool is_image_among(const std::vector<FoundEquilibrium>& known, const FoundEquilibrium& found,
                    const Symmetry& symmetry) {
  if (found.exact) {
    const SupportVector<Rational> its = renamed(*found.exact, found.supports, symmetry);
    return std::ranges::any_of(known, [&](const FoundEquilibrium& other) { return other.exact == its; });
  }
  const SupportBox box = renamed(enclosure_of(*found.enclosed), found.supports, symmetry);
  return std::ranges::any_of(known, [&](const FoundEquilibrium& other) {
    return other.enclosed && is_only_solution_within(box, *other.enclosed);
  });
}

}  // namespace

SupportSymmetries::SupportSymmetries(const Symmetries& symmetries, const NodeLabels& labels)
    : symmetries_(symmetries.fixing(labels)) {
  // A strategy that is used alone has the same probability everywhere.
  std::vector<Place> places;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (std::ranges::count(labels[i], Label::used) < 2) continue;
    for (std::size_t a = 0; a < labels[i].size(); ++a) {
      if (labels[i][a] == Label::used) places.push_back({i, a});
    }
  }
  std::set<Pair> pairs;
  for (const Symmetry* const symmetry : symmetries_) {
    const auto source = [symmetry](const Place& place) {
      return Place{symmetry->player[place.player], symmetry->strategy[place.player][place.strategy]};
    };
    const auto moved =
        std::ranges::find_if(places, [&](const Place& place) { return source(place) != place; });
    if (moved != places.end()) pairs.insert({*moved, source(*moved)});
  }
  pairs_.assign(pairs.begin(), pairs.end());
}

bool SupportSymmetries::has_kept_image(const Cell& cell) const {
  const auto at = [&cell](const Place& place, std::size_t vertex) {
    return cell.vertices[place.player][vertex * cell.counts[place.player] + place.strategy];
  };
  return std::ranges::any_of(pairs_, [&](const Pair& pair) {
    for (std::size_t v = 0; v < cell.sizes[pair.larger.player]; ++v) {
      for (std::size_t w = 0; w < cell.sizes[pair.smaller.player]; ++w) {
        if (pair.larger.player == pair.smaller.player && v != w) continue;
        if (at(pair.larger, v) > at(pair.smaller, w)) return false;
      }
    }
    return true;
  });
}

bool SupportSymmetries::add_images(const SupportSystem& system, std::vector<FoundEquilibrium>& equilibria,
                                   OpenCells& open, const StopTest& stop) const {
  std::vector<SupportBox> boxes = open.boxes();
  const std::size_t count = equilibria.size();
  bool are_all_shown = true;
  for (std::size_t k = 0; k < count; ++k) {
    for (const Symmetry* const symmetry : symmetries_) {
      if (stop()) return are_all_shown;
      if (is_image_among(equilibria, equilibria[k], *symmetry)) continue;
      if (auto its = image(system, equilibria[k], *symmetry)) {
        equilibria.push_back(*std::move(its));
      } else {
        are_all_shown = false;
        boxes.push_back(enclosure_of(*equilibria[k].enclosed));
      }
    }
  }
  for (const SupportBox& box : boxes) {
    for (const Symmetry* const symmetry : symmetries_) {
      if (stop()) return are_all_shown;
      open.add(renamed(box, system.supports(), *symmetry));
    }
  }
  return are_all_shown;
}

}  // namespace nashsolve::nplayer
