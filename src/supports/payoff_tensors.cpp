#include "payoff_tensors.hpp"

#include <algorithm>
#include <utility>

namespace nashsolve::nplayer {
namespace {

/// The player's payoffs in the order [own strategy][opponents].
std::vector<Integer> own_strategy_first(const Game& game, std::size_t player) {
  const PayoffTable& table = game.payoffs(player);
  const std::size_t count = game.strategy_count(player);
  const std::size_t inner = game.stride(player);
  const std::size_t outer = game.cell_count() / (inner * count);
  std::vector<Integer> result;
  result.reserve(game.cell_count());
  for (std::size_t own = 0; own < count; ++own) {
    for (std::size_t block = 0; block < outer; ++block) {
      for (std::size_t k = 0; k < inner; ++k) {
        result.push_back(table.numerator((block * count + own) * inner + k));
      }
    }
  }
  return result;
}

void subtract_smallest(std::vector<Integer>& payoffs, std::size_t count) {
  const std::size_t opponents = payoffs.size() / count;
  for (std::size_t o = 0; o < opponents; ++o) {
    std::size_t smallest = o;
    for (std::size_t own = 1; own < count; ++own) {
      if (payoffs[own * opponents + o] < payoffs[smallest]) smallest = own * opponents + o;
    }
    const Integer shift = payoffs[smallest];
    for (std::size_t own = 0; own < count; ++own) payoffs[own * opponents + o] -= shift;
  }
}

void divide_by_common_divisor(std::vector<Integer>& payoffs) {
  Integer divisor = 0;
  for (const Integer& payoff : payoffs) {
    if (divisor == 1) return;
    divisor = greatest_common_divisor(divisor, payoff);
  }
  if (divisor <= 1) return;
  for (Integer& payoff : payoffs) payoff = exact_quotient(payoff, divisor);
}

}  // namespace

std::size_t PayoffTensors::opponents(std::size_t player) const {
  return opponent_profiles(counts, player);
}

PayoffTensors payoff_tensors(const Game& game, const StopTest& must_stop) {
  PayoffTensors result;
  for (std::size_t i = 0; i < game.player_count(); ++i) result.counts.push_back(game.strategy_count(i));
  for (std::size_t i = 0; i < game.player_count() && !must_stop(); ++i) {
    std::vector<Integer> exact = own_strategy_first(game, i);
    subtract_smallest(exact, result.counts[i]);
    divide_by_common_divisor(exact);
    std::size_t bits = 0;
    for (const Integer& payoff : exact) bits = std::max(bits, bit_length(payoff));
    const bool fits = bits <= 53;
    std::vector<double> rounded;
    rounded.reserve(exact.size());
    for (const Integer& payoff : exact) {
      const auto exponent = static_cast<long>(bits);
      rounded.push_back(fits ? scaled_double(payoff, exponent) : nearest_double(payoff, bits));
    }
    result.exact.push_back(std::move(exact));
    result.rounded.push_back(std::move(rounded));
    result.scale_bits.push_back(static_cast<unsigned>(bits));
    result.error.push_back(fits ? 0.0 : kUnitRoundoff);
  }
  return result;
}

}  // namespace nashsolve::nplayer
