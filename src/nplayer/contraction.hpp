// Expected payoffs: tensors contracted with mixed strategies, one mode after the other, in any ring of
// numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace nashsolve::nplayer {

inline constexpr std::size_t kNobody = SIZE_MAX;

/// `tensor` holds rows of the opponents' profiles of `player` over `sizes`. Each row is summed with the
/// weights of all opponents but `kept`, whose mode remains (one number a row remains for kNobody).
template <class Number>
std::vector<Number> contract(std::vector<Number> tensor, std::span<const std::size_t> sizes,
                             std::size_t player, const std::vector<std::vector<Number>>& weights,
                             std::size_t kept) {
  std::size_t inner = 1;
  for (std::size_t k = sizes.size(); k-- > 0;) {
    if (k == player) continue;
    if (k == kept) {
      inner = sizes[k];
      continue;
    }
    const std::size_t size = sizes[k];
    const std::size_t outer = tensor.size() / (size * inner);
    std::vector<Number> sums(outer * inner);
    for (std::size_t x = 0; x < outer; ++x) {
      for (std::size_t v = 0; v < size; ++v) {
        const Number& weight = weights[k][v];
        if (weight == 0) continue;
        const Number* from = &tensor[(x * size + v) * inner];
        for (std::size_t y = 0; y < inner; ++y) sums[x * inner + y] += weight * from[y];
      }
    }
    tensor = std::move(sums);
  }
  return tensor;
}

}  // namespace nashsolve::nplayer
