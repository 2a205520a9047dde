#include "stand_ins.hpp"

#include <algorithm>

#include "check_error.hpp"
#include "row_space.hpp"

namespace nashsolve::checker {

StandIns::StandIns(const Tensors& tensors, const Sizes& counts) : tensors_(tensors), counts_(counts) {
  for (const std::size_t count : counts) {
    auto& own = mixes_.emplace_back();
    for (std::size_t s = 0; s < count; ++s) own.emplace_back(count)[s] = 1;
    is_replaced_.emplace_back(count, false);
    is_part_.emplace_back(count, false);
  }
}

void StandIns::add(const MixStep& step) {
  std::size_t player = 0;
  std::size_t first = 0;
  while (step.strategy - first >= counts_[player]) first += counts_[player++];
  const std::size_t strategy = step.strategy - first;
  if (is_replaced_[player][strategy] || is_part_[player][strategy] || step.parts.empty()) {
    throw CheckError("no mix can stand for the strategy");
  }
  std::vector<Integer> weights(counts_[player]);
  Integer sum = 0;
  for (std::size_t k = 0; k < step.parts.size(); ++k) {
    const std::size_t part = step.parts[k] - first;
    if (step.parts[k] < first || part >= counts_[player] || part == strategy || is_replaced_[player][part] ||
        sgn(weights[part]) != 0 || step.weights[k] < 1) {
      throw CheckError("it is no mix of the player's other strategies");
    }
    weights[part] = step.weights[k];
    is_part_[player][part] = true;
    sum += step.weights[k];
  }
  // Of the player himself payoffs; of the others what each strategy pays more than the first.
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    const std::vector<Integer>& payoffs = tensors_.payoffs[i];
    const std::size_t opponents = opponent_profiles(counts_, i);
    const auto is_the_same = [&](std::size_t from, std::size_t step_between, std::size_t base) {
      Integer rest = 0;
      for (std::size_t s = 0; s < counts_[player]; ++s) {
        const Integer factor = s == strategy ? Integer(-sum) : weights[s];
        if (sgn(factor) == 0) continue;
        add_product(rest, factor, payoffs[from + s * step_between]);
        if (i != player) subtract_product(rest, factor, payoffs[base + s * step_between]);
      }
      return sgn(rest) == 0;
    };
    bool holds = true;
    if (i == player) {
      for (std::size_t o = 0; o < opponents && holds; ++o) holds = is_the_same(o, opponents, o);
    } else {
      const Places places = places_of(counts_, i, player);
      const std::size_t block = counts_[player] * places.inner;
      for (std::size_t x = 0; x < counts_[i] * places.outer && holds; ++x) {
        for (std::size_t k = 0; k < places.inner && holds; ++k) {
          holds = is_the_same(x * block + k, places.inner, x % places.outer * block + k);
        }
      }
    }
    if (!holds) throw CheckError("the mix does not pay everybody what the strategy does");
  }
  std::vector<Rational>& mix = mixes_[player][strategy];
  for (std::size_t s = 0; s < mix.size(); ++s) mix[s] = make_rational(weights[s], sum);
  is_replaced_[player][strategy] = true;
}

bool StandIns::are_independent(std::size_t player, const std::vector<std::size_t>& strategies) const {
  RowSpace span(counts_[player]);
  return std::ranges::all_of(strategies, [&](std::size_t s) { return span.add(mixes_[player][s]); });
}

std::vector<std::size_t> StandIns::used_for(std::size_t player,
                                            const std::vector<std::size_t>& strategies) const {
  std::vector<std::size_t> used;
  for (std::size_t t = 0; t < counts_[player]; ++t) {
    if (std::ranges::any_of(strategies, [&](std::size_t s) { return sgn(mixes_[player][s][t]) > 0; })) {
      used.push_back(t);
    }
  }
  return used;
}

}  // namespace nashsolve::checker
