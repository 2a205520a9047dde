// Expected payoffs: tensors contracted with mixed strategies, one mode after the other, in any ring of
// numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve::nplayer {

inline constexpr std::size_t kNobody = SIZE_MAX;

/// `tensor` holds rows of the opponents' profiles of `player` over `sizes`. Each row is summed with the
/// weights of all opponents but `kept`, whose mode remains (one number a row remains for kNobody).
template <class Number>
std::vector<Number> contract(const std::vector<Number>& tensor, std::span<const std::size_t> sizes,
                             std::size_t player, const std::vector<std::vector<Number>>& weights,
                             std::size_t kept) {
  const std::vector<Number>* table = &tensor;
  std::vector<Number> contracted;
  std::size_t inner = 1;
  for (std::size_t k = sizes.size(); k-- > 0;) {
    if (k == player) continue;
    if (k == kept) {
      inner = sizes[k];
      continue;
    }
    const std::size_t size = sizes[k];
    const std::size_t outer = table->size() / (size * inner);
    std::vector<Number> sums(outer * inner);
    for (std::size_t x = 0; x < outer; ++x) {
      for (std::size_t v = 0; v < size; ++v) {
        const Number& weight = weights[k][v];
        if (weight == 0) continue;
        const Number* from = table->data() + (x * size + v) * inner;
        for (std::size_t y = 0; y < inner; ++y) {
          if constexpr (std::is_same_v<Number, Integer>) {
            add_product(sums[x * inner + y], weight, from[y]);
          } else {
            sums[x * inner + y] += weight * from[y];
          }
        }
      }
    }
    contracted = std::move(sums);
    table = &contracted;
  }
  if (table == &tensor) return tensor;
  return contracted;
}

}  // namespace nashsolve::nplayer
