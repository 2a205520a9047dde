#include "nearest_name.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace nashsolve::cli {

namespace {

std::size_t distance(std::string_view a, std::string_view b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::size_t> edits((a.size() + 1) * width);
  const auto at = [&](std::size_t i, std::size_t k) -> std::size_t& { return edits[i * width + k]; };
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t k = 0; k <= b.size(); ++k) {
      if (i == 0 || k == 0) {
        at(i, k) = i + k;
        continue;
      }
      at(i, k) = std::min({at(i - 1, k) + 1, at(i, k - 1) + 1, at(i - 1, k - 1) + (a[i - 1] != b[k - 1])});
      const bool is_swap = i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1];
      if (is_swap) at(i, k) = std::min(at(i, k), at(i - 2, k - 2) + 1);
    }
  }
  return edits.back();
}

}  // namespace

std::optional<std::string_view> nearest_name(std::string_view word, std::span<const std::string_view> names) {
  std::optional<std::string_view> nearest;
  std::size_t least = word.size() / 3 + 1;
  for (const std::string_view name : names) {
    const std::size_t edits = distance(word, name);
    if (edits >= least) continue;
    least = edits;
    nearest = name;
  }
  return nearest;
}

}  // namespace nashsolve::cli
