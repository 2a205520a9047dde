#include "found_equilibrium.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "root_bound.hpp"
#include "row_space.hpp"

namespace nashsolve::nplayer {
namespace {

/// To find rational roots where nothing bounds their size.
constexpr unsigned kFewBits = 2 * kRootBits;
constexpr unsigned kMostBitsOfLinear = 1U << 14U;
/// By which roots are known better than what is to be told of them.
constexpr unsigned kGuardBits = 64;

std::optional<CertifiedRoot> refined(const SupportSystem& system, const CertifiedRoot& root, unsigned bits,
                                     const StopTest& stop) {
  SupportVector<double> x;
  Integer scale = 1;
  scale <<= root.bits;
  for (const auto& own : root.centre) {
    std::vector<double>& values = x.emplace_back();
    for (const Integer& p : own) values.push_back(nearest_double(make_rational(p, scale)));
  }
  return certify(system, x, bits, stop);
}

/// Of the supports, the places whose probabilities are surely positive.
Supports positive_places(const SupportBox& box) {
  Supports places;
  for (const std::vector<Enclosure>& own : box) {
    std::vector<std::size_t>& positive = places.emplace_back();
    for (std::size_t k = 0; k < own.size(); ++k) {
      if (sgn(own[k].lower) > 0) positive.push_back(k);
    }
  }
  return places;
}

/// Of the system's equations F(y, z) = 0, so many independent combinations that are 0 wherever the
/// probabilities z of all strategies but those of `smaller` are: as many as F has less in rank there.
std::size_t equations_void_on(const SupportSystem& smaller, const SupportSystem& system) {
  const std::vector<std::size_t>& sizes = smaller.sizes();
  std::size_t profiles = 1;
  for (const std::size_t size : sizes) profiles *= size;
  RowSpace space(profiles);
  std::size_t inner = profiles;
  for (std::size_t i = 0; i < system.players(); ++i) {
    inner /= sizes[i];
    const std::size_t opponents = profiles / sizes[i];
    const Integer* const first = &smaller.exact(i)[system.supports()[i][0] * opponents];
    for (std::size_t k = 1; k < system.sizes()[i]; ++k) {
      const Integer* const own = &smaller.exact(i)[system.supports()[i][k] * opponents];
      RowSpace::Row gain;
      for (std::size_t p = 0; p < profiles; ++p) {
        const std::size_t o = p / (inner * sizes[i]) * inner + p % inner;
        gain.emplace_back(Integer(own[o] - first[o]));
      }
      space.add(std::move(gain));
    }
  }
  return system.dimension() - space.rank();
}

/// Whether the probabilities z of the solution (y, z) that may be 0, those left out of `smaller`, are so, as
/// there are as many combinations H of the equations that are void where z = 0: H(y, z) is M z, M the mean of
/// dH/dz from (y, 0) to (y, z). With dF/dy at (y, 0) and the mean of dF/dz as columns, a matrix is near all
/// Jacobians around the solution, and none of those is singular. In its rows that make up H the former
/// columns are 0, so that M is not singular either.
bool has_void_equations(const SupportSystem& system, const SupportSystem& smaller,
                        const CertifiedRoot& root) {
  // Changing to coordinates of which z are some, and going to (y, 0), multiplies distances by less.
  constexpr int kNear = 40;
  constexpr std::size_t kMostUnknowns = 1000;
  if (system.dimension() > kMostUnknowns) return false;
  if (root.unique_radius < std::ldexp(1.0, kNear - static_cast<int>(root.radius_bits))) return false;
  std::size_t zeros = 0;
  for (std::size_t i = 0; i < system.players(); ++i) zeros += system.sizes()[i] - smaller.sizes()[i];
  return equations_void_on(smaller, system) >= zeros;
}

/// Whether some probabilities of the solution are 0. A solution of the smaller supports, those without the
/// strategies that it may not use, is one of the larger ones where the strategies left out are tied, at the
/// solution or wherever theirs are; and within the distance where the larger ones have only one it is that.
bool is_of_smaller_supports(const SupportSystem& system, const CertifiedRoot& root) {
  const SupportBox box = enclosure_of(root);
  const Supports places = positive_places(box);
  if (std::ranges::any_of(places, [](const auto& own) { return own.empty(); })) return false;
  const SupportSystem smaller = system.restricted_to(places);
  if (smaller.sizes() == system.sizes()) return false;
  if (has_void_equations(system, smaller, root)) return true;
  SupportVector<double> x(box.size());
  for (std::size_t i = 0; i < box.size(); ++i) {
    for (const std::size_t k : places[i]) x[i].push_back(nearest_double(box[i][k].lower));
    const double sum = std::accumulate(x[i].begin(), x[i].end(), 0.0);
    for (double& p : x[i]) p /= sum;
  }
  std::vector<std::pair<std::size_t, std::size_t>> perhaps_tied;
  for (std::size_t i = 0; i < box.size(); ++i) {
    for (const std::size_t s : system.supports()[i]) {
      if (!smaller.is_tied(i, s)) perhaps_tied.emplace_back(i, s);
    }
  }
  std::optional<unsigned> gain_bound;
  if (!perhaps_tied.empty()) {
    gain_bound = root_bound_bits(smaller, true);
    if (!gain_bound) return false;
  }
  const std::optional<CertifiedRoot> found =
      certify(smaller, x, std::max(root.bits, gain_bound.value_or(0) + kGuardBits));
  if (!found) return false;
  for (const auto& [player, strategy] : perhaps_tied) {
    if (!is_tied_at(smaller, *found, player, strategy, *gain_bound)) return false;
  }
  const SupportBox its_box = enclosure_of(*found);
  SupportBox among;
  for (std::size_t i = 0; i < box.size(); ++i) {
    std::vector<Enclosure>& own = among.emplace_back(box[i].size(), Enclosure{0, 0});
    for (std::size_t k = 0; k < places[i].size(); ++k) own[places[i][k]] = its_box[i][k];
  }
  return is_only_solution_within(among, root);
}

}  // namespace

std::optional<FoundEquilibrium> decide_root(const SupportSystem& system, CertifiedRoot root, bool& undecided,
                                            const StopTest& stop) {
  FoundEquilibrium found;
  found.supports = system.supports();
  RootKind kind = classify(system, root);
  if (kind == RootKind::no_equilibrium) return std::nullopt;
  found.exact = rational_root(system, root);
  // To how many bits a root is worth refining, and what that proves. With at most two players that mix the
  // equations are linear, and the root is rational (Cramer; Hadamard bounds its size).
  const std::optional<unsigned> bound = root_bound_bits(system, false);
  const std::optional<unsigned> gain_bound = root_bound_bits(system, true);
  unsigned most_bits = std::max(kFewBits, root.bits);
  if (system.mixing_players() <= 2) most_bits = kMostBitsOfLinear;
  if (bound) most_bits = std::max(most_bits, 2 * *bound + kGuardBits);
  if (kind == RootKind::unclear && gain_bound) most_bits = std::max(most_bits, *gain_bound + kGuardBits);
  for (unsigned bits = root.bits; !found.exact && bits < most_bits;) {
    bits = std::min(2 * bits, most_bits);
    const std::optional<CertifiedRoot> finer = refined(system, root, bits, stop);
    if (!finer) break;
    if (kind == RootKind::unclear) {
      kind = classify(system, *finer, bound, gain_bound);
      if (kind == RootKind::no_equilibrium) return std::nullopt;
      // What was not clear of the enclosure is clear of a finer one only.
      if (kind != RootKind::unclear) root = *finer;
    }
    found.exact = rational_root(system, *finer);
  }
  if (found.exact) {
    kind = classify(system, *found.exact);
    if (kind == RootKind::no_equilibrium) return std::nullopt;
  } else if (kind == RootKind::unclear) {
    undecided = !is_of_smaller_supports(system, root);
    return std::nullopt;
  }
  found.regular = kind == RootKind::equilibrium;
  if (found.regular && root.determinant_sign != 0) {
    // sign det(-J)
    found.index = system.dimension() % 2 == 0 ? root.determinant_sign : -root.determinant_sign;
  }
  found.enclosed = std::move(root);
  return found;
}

std::optional<FoundEquilibrium> decide_root(const SupportSystem& system, SupportVector<Rational> root) {
  const RootKind kind = classify(system, root);
  if (kind == RootKind::no_equilibrium) return std::nullopt;
  FoundEquilibrium found;
  found.supports = system.supports();
  const int sign = jacobian_sign(system, root);
  found.regular = kind == RootKind::equilibrium && sign != 0;
  if (found.regular) found.index = system.dimension() % 2 == 0 ? sign : -sign;
  found.exact = std::move(root);
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

bool is_only_solution_within(const SupportBox& box, const CertifiedRoot& root) {
  Integer scale = 1;
  scale <<= root.bits;
  const Rational reach = exact_rational(root.unique_radius);
  for (std::size_t i = 0; i < box.size(); ++i) {
    for (std::size_t k = 1; k < box[i].size(); ++k) {
      const Rational centre = make_rational(root.centre[i][k], scale);
      if (box[i][k].lower < centre - reach || box[i][k].upper > centre + reach) return false;
    }
  }
  return true;
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
