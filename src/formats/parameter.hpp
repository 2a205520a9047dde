// Which names of a game are parameters: what its file declares and what --set says of them.
//
//   "parameters": {"c": {"from": 0, "to": null}}          in JSON
//   # parameter: c from 0 to 4                            a note in a table
#pragma once

#include "expression.hpp"
#include "nashsolve/parametric.hpp"
#include "nashsolve/read.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

struct ParameterNames {
  /// Without the parameter's point.
  NameScope scope;
  /// Of the parameter that is left.
  ParameterRange range;
};

/// Fails where the declaration is none, or more than one name is left without a value.
ParameterNames parameter_names(const SourceText& source, bool is_json, const std::vector<Setting>& settings);

}  // namespace nashsolve::formats
