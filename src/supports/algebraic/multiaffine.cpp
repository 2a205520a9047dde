#include "multiaffine.hpp"

#include <utility>

namespace nashsolve::nplayer {

MultiaffineSystem::MultiaffineSystem(const Game& game, const Supports& supports) {
  for (std::size_t i = 0; i < supports.size(); ++i) {
    payoff_denominators.push_back(game.payoffs(i).denominator());
  }
  add_forms(supports, [&](std::size_t i, std::size_t s) {
    std::vector<std::size_t> cells{s * game.stride(i)};
    for (std::size_t k = 0; k < supports.size(); ++k) {
      if (k == i) continue;
      std::vector<std::size_t> next;
      for (const std::size_t cell : cells) {
        for (const std::size_t t : supports[k]) next.push_back(cell + t * game.stride(k));
      }
      cells = std::move(next);
    }
    std::vector<Integer> result;
    for (const std::size_t cell : cells) result.push_back(game.payoffs(i).numerator(cell));
    return result;
  });
}

MultiaffineSystem::MultiaffineSystem(const SupportSystem& system) : payoff_denominators(system.players(), 1) {
  add_forms(system.supports(), [&](std::size_t i, std::size_t s) {
    const std::vector<Integer>& all = system.exact(i);
    const auto count = static_cast<std::ptrdiff_t>(all.size() / system.strategies(i));
    const auto from = all.begin() + static_cast<std::ptrdiff_t>(s) * count;
    return std::vector<Integer>(from, from + count);
  });
}

void MultiaffineSystem::add_forms(
    const Supports& supports,
    const std::function<std::vector<Integer>(std::size_t, std::size_t)>& payoffs_of) {
  for (std::size_t i = 0; i < supports.size(); ++i) {
    if (supports[i].size() == 1) continue;
    players.push_back(i);
    firsts.push_back(unknowns);
    counts.push_back(supports[i].size() - 1);
    unknowns += counts.back();
  }
  for (std::size_t i = 0; i < supports.size(); ++i) {
    std::size_t own = kNobody;
    for (std::size_t b = 0; b < players.size(); ++b) {
      if (players[b] == i) own = b;
    }
    // The first probability is 1 minus the others.
    const auto in_unknowns = [&](std::vector<Integer> table) {
      std::size_t inner = 1;
      for (std::size_t j = counts.size(); j-- > 0;) {
        if (j == own) continue;
        const std::size_t size = counts[j] + 1;
        for (std::size_t k = 0; k < table.size(); ++k) {
          const std::size_t s = k / inner % size;
          if (s > 0) table[k] -= table[k - s * inner];
        }
        inner *= size;
      }
      return Form{own, std::move(table)};
    };
    const std::vector<Integer> first = payoffs_of(i, supports[i][0]);
    payoffs.push_back(in_unknowns(first));
    for (std::size_t k = 1; k < supports[i].size(); ++k) {
      std::vector<Integer> difference = payoffs_of(i, supports[i][k]);
      for (std::size_t c = 0; c < difference.size(); ++c) difference[c] -= first[c];
      const Integer divisor = greatest_common_divisor(difference);
      if (sgn(divisor) != 0) {
        for (Integer& entry : difference) divide_exactly(entry, divisor);
      }
      equations.push_back(in_unknowns(std::move(difference)));
    }
  }
}

}  // namespace nashsolve::nplayer
