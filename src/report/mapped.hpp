// What a function makes of each item of a range, in its order.
//
// Views of the standard library would do without the list, but Clang 14 cannot compile those of GCC 12.
#pragma once

#include <functional>
#include <ranges>
#include <type_traits>
#include <vector>

namespace nashsolve::report {

template <std::ranges::input_range Items, typename Function>
auto mapped(const Items& items, const Function& function) {
  std::vector<
      std::decay_t<std::invoke_result_t<const Function&, std::ranges::range_reference_t<const Items>>>>
      result;
  for (const auto& item : items) result.push_back(std::invoke(function, item));
  return result;
}

}  // namespace nashsolve::report
