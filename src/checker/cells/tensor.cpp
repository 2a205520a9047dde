#include "tensor.hpp"

#include <algorithm>

namespace nashsolve::checker {

Tensors tensors_of(const Game& game) {
  Tensors result;
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    const std::size_t count = game.strategy_count(i);
    const std::size_t inner = game.stride(i);
    const std::size_t outer = game.cell_count() / (inner * count);
    std::vector<Integer> payoffs(game.cell_count());
    for (std::size_t block = 0; block < outer; ++block) {
      for (std::size_t k = 0; k < inner; ++k) {
        Integer smallest = game.payoffs(i).numerator(block * count * inner + k);
        for (std::size_t own = 0; own < count; ++own) {
          Integer& payoff = payoffs[(own * outer + block) * inner + k];
          payoff = game.payoffs(i).numerator((block * count + own) * inner + k);
          smallest = std::min(smallest, payoff);
        }
        for (std::size_t own = 0; own < count; ++own) payoffs[(own * outer + block) * inner + k] -= smallest;
      }
    }
    const Integer divisor = greatest_common_divisor(payoffs);
    std::size_t bits = 0;
    for (Integer& payoff : payoffs) {
      if (divisor > 1) divide_exactly(payoff, divisor);
      bits = std::max(bits, bit_length(payoff));
    }
    result.payoffs.push_back(std::move(payoffs));
    result.bits.push_back(static_cast<unsigned>(bits));
  }
  return result;
}

Integer power_of_two(std::size_t exponent) {
  Integer result = 1;
  result <<= exponent;
  return result;
}

std::size_t opponent_profiles(const Sizes& sizes, std::size_t player) {
  std::size_t product = 1;
  for (std::size_t k = 0; k < sizes.size(); ++k) {
    if (k != player) product *= sizes[k];
  }
  return product;
}

Places places_of(const Sizes& sizes, std::size_t player, std::size_t opponent) {
  Places places{1, 1};
  for (std::size_t k = 0; k < sizes.size(); ++k) {
    if (k == player) continue;
    if (k < opponent) places.outer *= sizes[k];
    if (k > opponent) places.inner *= sizes[k];
  }
  return places;
}

std::vector<Integer> combined(const std::vector<Integer>& tensor, std::size_t rows, const Sizes& sizes,
                              std::size_t player, std::size_t opponent,
                              const std::vector<std::vector<Integer>>& columns) {
  const Places places = places_of(sizes, player, opponent);
  const std::size_t size = sizes[opponent];
  std::vector<Integer> result(rows * places.outer * columns.size() * places.inner);
  for (std::size_t x = 0; x < rows * places.outer; ++x) {
    for (std::size_t w = 0; w < columns.size(); ++w) {
      Integer* to = &result[(x * columns.size() + w) * places.inner];
      for (std::size_t v = 0; v < size; ++v) {
        if (sgn(columns[w][v]) == 0) continue;
        const Integer* from = &tensor[(x * size + v) * places.inner];
        for (std::size_t k = 0; k < places.inner; ++k) add_product(to[k], columns[w][v], from[k]);
      }
    }
  }
  return result;
}

}  // namespace nashsolve::checker
