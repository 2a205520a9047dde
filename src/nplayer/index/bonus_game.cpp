#include "bonus_game.hpp"

#include <optional>

#include "parallel_search.hpp"
#include "split_mix.hpp"

namespace nashsolve::nplayer {
namespace {

/// A bonus is a multiple of 2^-(kBonusBits + kStepBits).
constexpr unsigned kStepBits = 10;

Integer power_of_two(std::size_t exponent) {
  Integer power = 1;
  power <<= exponent;
  return power;
}

}  // namespace

PayoffTensors bonus_game(const PayoffTensors& tensors, std::uint64_t seed) {
  SplitMix64 random(seed);
  const std::vector<std::size_t>& counts = tensors.counts;
  std::vector<PayoffTable> tables;
  for (std::size_t i = 0; i < tensors.players(); ++i) {
    std::vector<Integer> bonuses;
    for (std::size_t a = 0; a < counts[i]; ++a) {
      Integer bonus = static_cast<long>(random.next() % (std::uint64_t{1} << kStepBits));
      bonus <<= tensors.scale_bits[i];
      bonuses.push_back(std::move(bonus));
    }
    // From [own strategy][opponents] to cells.
    std::size_t before = 1;
    std::size_t after = 1;
    for (std::size_t k = 0; k < counts.size(); ++k) {
      if (k < i) before *= counts[k];
      if (k > i) after *= counts[k];
    }
    std::vector<Integer> payoffs;
    payoffs.reserve(counts[i] * before * after);
    for (std::size_t outer = 0; outer < before; ++outer) {
      for (std::size_t a = 0; a < counts[i]; ++a) {
        for (std::size_t inner = 0; inner < after; ++inner) {
          Integer payoff = tensors.exact[i][(a * before + outer) * after + inner];
          payoff <<= kBonusBits + kStepBits;
          payoffs.emplace_back(payoff + bonuses[a]);
        }
      }
    }
    tables.emplace_back(std::move(payoffs), power_of_two(tensors.scale_bits[i] + kBonusBits + kStepBits));
  }
  return payoff_tensors(Game(default_players(counts), std::move(tables)));
}

std::optional<std::vector<IndexedPoint>> regular_equilibria(const PayoffTensors& tensors,
                                                            const SolveOptions& options, StopWatch& watch,
                                                            IndexWork& left) {
  SolveOptions all = watch.remaining(options);
  all.limit = std::nullopt;
  all.earlier = nullptr;
  all.progress = nullptr;
  all.exact_forms = false;
  all.digits = std::nullopt;
  const SearchOutcome outcome = search_all_supports(tensors, all, nullptr, nullptr, 0, &left.asks);
  if (outcome.stopped || !outcome.open.empty() || !outcome.products.empty() || !outcome.curves.empty()) {
    return std::nullopt;
  }
  std::vector<IndexedPoint> points;
  for (const FoundEquilibrium& found : outcome.equilibria) {
    if (!found.regular || !found.index) return std::nullopt;
    IndexedPoint& each = points.emplace_back();
    each.index = *found.index;
    for (auto& own : piece_of(found, tensors.counts).vertices) each.point.push_back(std::move(own.front()));
  }
  return points;
}

}  // namespace nashsolve::nplayer
