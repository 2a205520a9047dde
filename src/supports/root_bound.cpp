#include "root_bound.hpp"

#include <algorithm>
#include <cmath>

namespace nashsolve::nplayer {
namespace {

/// Bits of the bound, times support profiles: a root of 3x2x2 strategies is refined to 5,000 bits in 5 ms.
constexpr double kMostWork = 1 << 16;

}  // namespace

std::optional<unsigned> root_bound_bits(const SupportSystem& system, bool of_gains) {
  const std::size_t mixing = system.mixing_players();
  if (mixing == 0) return 0;
  const auto n = static_cast<double>(system.dimension() + (of_gains ? 1 : 0));
  // An equation is affine in each opponent's strategy; the gain of a player who does not mix in all of them.
  const std::size_t largest = of_gains && mixing < system.players() ? mixing : mixing - 1;
  const double degree = static_cast<double>(std::max<std::size_t>(largest, 1));
  unsigned scale = 0;
  double profiles = 1;
  for (std::size_t i = 0; i < system.players(); ++i) {
    scale = std::max(scale, system.scale_bits(i));
    profiles *= static_cast<double>(system.sizes()[i]);
  }
  // Putting 1 minus the others for each opponent's first probability adds up to 2^degree differences.
  const double height = static_cast<double>(scale) + degree + 1;
  const double bits = std::pow(degree, n) * (n / degree * height + 2 * n * std::log2(n + 1)) + 1;
  if (!(bits * profiles <= kMostWork)) return std::nullopt;
  return static_cast<unsigned>(std::ceil(bits));
}

}  // namespace nashsolve::nplayer
