#include "border_root.hpp"

#include <cstddef>
#include <vector>

#include "found_equilibrium.hpp"
#include "roots_over.hpp"
#include "short_profile.hpp"

namespace nashsolve::nplayer {

bool is_border_root(const SupportSystem& system, const CertifiedRoot& root, const StopTest& stop) {
  const auto profile = short_profile(system, root, stop);
  if (!profile) return false;
  const Enclosure parameter{profile->parameter.lower(), profile->parameter.upper()};
  bool has_zero = false;
  SupportBox box;
  for (std::size_t i = 0; i < system.players(); ++i) {
    Polynomial sum;
    for (const Polynomial& weight : profile->weights[i]) sum += weight;
    const Enclosure below = values_between(sum, parameter);
    if (sgn(below.lower) * sgn(below.upper) <= 0) return false;
    std::vector<Enclosure>& own = box.emplace_back();
    for (const std::size_t s : system.supports()[i]) {
      const Polynomial& weight = profile->weights[i][s];
      has_zero = has_zero || weight.is_zero();
      own.push_back(quotient(values_between(weight, parameter), below));
    }
  }
  // The profile solves the equations, and no other solution is as near.
  return has_zero && is_only_solution_within(box, root);
}

}  // namespace nashsolve::nplayer
