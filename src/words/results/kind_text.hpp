// What kind of equilibrium one of a list is, in a few words: "pure, strict", "mixed, extreme point".
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "nashsolve/solution.hpp"
#include "properties.hpp"

namespace nashsolve::report {

/// Of one on a continuum also what it is there, as far as that is proved: a curve has points that are listed
/// and are no extreme ones, and what is an end of a segment may be a corner of more that is not yet known.
/// `properties`: of each equilibrium, at least what find_kinds() tells.
std::string kind_text(const Solution& solution, std::size_t position,
                      const std::vector<Properties>& properties);

}  // namespace nashsolve::report
