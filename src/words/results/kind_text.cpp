#include "kind_text.hpp"

namespace nashsolve::report {

std::string kind_text(const Solution& solution, std::size_t position,
                      const std::vector<Properties>& properties) {
  std::string kind = properties[position].pure ? "pure" : "mixed";
  if (properties[position].strict == true) kind += ", strict";
  const Component& component = solution.components[solution.equilibria[position].component];
  if (!component.is_continuum()) return kind;
  if (component.has_curves()) return kind + ", on a continuum";
  const bool is_segment = solution.is_whole() && component.equilibria.size() == 2 && component.is_listed();
  return kind + (is_segment ? ", end point" : ", extreme point");
}

}  // namespace nashsolve::report
