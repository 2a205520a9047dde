#include "known_faces.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace nashsolve::nplayer {
namespace {

/// An enclosure holds one solution.
bool is_the_same(const FoundEquilibrium& known, const SupportVector<Rational>& point) {
  if (known.exact) return *known.exact == point;
  const SupportBox box = enclosure_of(*known.enclosed);
  for (std::size_t i = 0; i < box.size(); ++i) {
    for (std::size_t k = 0; k < box[i].size(); ++k) {
      if (point[i][k] < box[i][k].lower || point[i][k] > box[i][k].upper) return false;
    }
  }
  return true;
}

/// Both irrational.
bool is_perhaps_the_same(const FoundEquilibrium& known, const FoundEquilibrium& point) {
  return !known.exact && same_root(*known.enclosed, *point.enclosed).value_or(true);
}

}  // namespace

void keep_known_faces(SupportFaces faces, SupportResult& result, OpenCells& open) {
  // A part that was split off is smaller than what the cells cover.
  const bool is_whole =
      faces.open.size() == 1 && faces.points.empty() && faces.products.empty() && faces.curves.empty();
  for (FoundEquilibrium& point : faces.points) {
    std::erase_if(result.equilibria, [&](const FoundEquilibrium& known) {
      return point.exact ? is_the_same(known, *point.exact) : is_perhaps_the_same(known, point);
    });
    result.equilibria.push_back(std::move(point));
  }
  std::ranges::move(faces.products, std::back_inserter(result.products));
  std::ranges::move(faces.curves, std::back_inserter(result.curves));
  const bool has_equations = std::ranges::any_of(faces.open, [](const Face& face) {
    return std::ranges::any_of(face.conditions, &Condition::equality);
  });
  if (!has_equations) {
    result.undecided =
        "a continuum of solutions of its indifference conditions, cut by conditions of unused strategies "
        "that are not linear";
  }
  if (is_whole) return;
  open.clear();
  for (const Face& face : faces.open) open.add(box_around(face.polytopes));
}

}  // namespace nashsolve::nplayer
