#include "polytope_facets.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "row_space.hpp"

namespace nashsolve::proof {

namespace {

using Form = std::vector<Rational>;

/// Sets of vertices that are looked at: all of a polygon with 60.
constexpr std::size_t kMostSets = 2000;

Rational value_of(const Form& form, const std::vector<Rational>& point) {
  Rational value = 0;
  for (std::size_t s = 0; s < point.size(); ++s) value += form[s] * point[s];
  return value;
}

/// The form that is 0 on a space of one dimension less than all.
Form form_on(const RowSpace& space, std::size_t width) {
  Form form(width, 1);
  std::vector<std::size_t> leading;
  for (const Form& row : space.rows()) {
    leading.push_back(static_cast<std::size_t>(
        std::ranges::find_if(row, [](const Rational& x) { return sgn(x) != 0; }) - row.begin()));
  }
  std::size_t free = 0;
  while (std::ranges::find(leading, free) != leading.end()) ++free;
  for (std::size_t k = 0; k < leading.size(); ++k) form[leading[k]] = -space.rows()[k][free];
  return form;
}

/// The form, with the sign with which it is nowhere negative; nothing where it has both signs.
std::optional<Form> turned(Form form, const std::vector<std::vector<Rational>>& vertices) {
  int side = 0;
  for (const std::vector<Rational>& vertex : vertices) {
    const int sign = sgn(value_of(form, vertex));
    if (sign * side < 0) return std::nullopt;
    if (sign != 0) side = sign;
  }
  if (side < 0) std::ranges::for_each(form, [](Rational& x) { x = -x; });
  return form;
}

}  // namespace

std::vector<Form> facets_of(const std::vector<std::vector<Rational>>& vertices) {
  const std::size_t width = vertices.front().size();
  RowSpace all(width);
  for (const std::vector<Rational>& vertex : vertices) all.add(vertex);
  std::vector<Form> facets;
  if (width < 2 || all.rank() < width) return facets;
  std::vector<bool> is_chosen(vertices.size(), false);
  std::fill(is_chosen.begin(), is_chosen.begin() + static_cast<std::ptrdiff_t>(width - 1), true);
  std::size_t sets = 0;
  do {
    if (++sets > kMostSets) return {};
    RowSpace space(width);
    for (std::size_t k = 0; k < vertices.size(); ++k) {
      if (is_chosen[k]) space.add(vertices[k]);
    }
    if (space.rank() + 1 < width) continue;
    std::optional<Form> facet = turned(form_on(space, width), vertices);
    if (facet && std::ranges::find(facets, *facet) == facets.end()) facets.push_back(*std::move(facet));
  } while (std::prev_permutation(is_chosen.begin(), is_chosen.end()));
  return facets;
}

}  // namespace nashsolve::proof
