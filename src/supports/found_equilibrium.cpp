#include "found_equilibrium.hpp"

#include <utility>

namespace nashsolve::nplayer {
namespace {

std::optional<CertifiedRoot> refined(const SupportSystem& system, const CertifiedRoot& root, unsigned bits) {
  SupportVector<double> x;
  Integer scale = 1;
  scale <<= root.bits;
  for (const auto& own : root.centre) {
    std::vector<double>& values = x.emplace_back();
    for (const Integer& p : own) values.push_back(nearest_double(make_rational(p, scale)));
  }
  return certify(system, x, bits);
}

}  // namespace

std::optional<FoundEquilibrium> decide_root(const SupportSystem& system, CertifiedRoot root,
                                            bool& undecided) {
  // With at most two players that mix the equations are linear and the solution is rational: more bits find
  // it. With more players that is only tried.
  const bool linear = system.mixing_players() <= 2;
  const unsigned most_bits = linear ? 1U << 14U : 2 * kRootBits;
  FoundEquilibrium found;
  found.supports = system.supports();
  for (;;) {
    const RootKind kind = classify(system, root);
    if (kind == RootKind::no_equilibrium) return std::nullopt;
    found.exact = rational_root(system, root);
    if (found.exact) {
      const RootKind exact_kind = classify(system, *found.exact);
      if (exact_kind == RootKind::no_equilibrium) return std::nullopt;
      found.regular = exact_kind == RootKind::equilibrium;
      break;
    }
    if (kind != RootKind::unclear && !linear) {
      found.regular = kind == RootKind::equilibrium;
      break;
    }
    std::optional<CertifiedRoot> finer;
    if (2 * root.bits <= most_bits) finer = refined(system, root, 2 * root.bits);
    if (!finer) {
      if (kind == RootKind::unclear) {
        undecided = true;
        return std::nullopt;
      }
      found.regular = kind == RootKind::equilibrium;
      break;
    }
    root = std::move(*finer);
  }
  if (found.regular && root.determinant_sign != 0) {
    // sign det(-J)
    found.index = system.dimension() % 2 == 0 ? root.determinant_sign : -root.determinant_sign;
  }
  found.enclosed = std::move(root);
  return found;
}

SupportBox enclosure_of(const CertifiedRoot& root) {
  Integer scale = 1;
  scale <<= root.bits;
  Integer radius = 1;
  radius <<= root.bits - root.radius_bits;
  SupportBox box;
  for (const std::vector<Integer>& centre : root.centre) {
    std::vector<Enclosure>& own = box.emplace_back();
    for (std::size_t k = 0; k < centre.size(); ++k) {
      // The first probability is 1 minus the others.
      Integer margin = radius;
      if (k == 0) margin *= to_integer(static_cast<std::int64_t>(centre.size() - 1));
      own.push_back({make_rational(centre[k] - margin, scale), make_rational(centre[k] + margin, scale)});
    }
  }
  return box;
}

EnclosedProfile enclosed_profile(const FoundEquilibrium& found, const std::vector<std::size_t>& counts) {
  const SupportBox box = enclosure_of(*found.enclosed);
  EnclosedProfile profile;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    std::vector<Enclosure>& own = profile.probabilities.emplace_back(counts[i]);
    const auto& support = found.supports[i];
    for (std::size_t k = 0; k < support.size(); ++k) own[support[k]] = box[i][k];
  }
  return profile;
}

}  // namespace nashsolve::nplayer
