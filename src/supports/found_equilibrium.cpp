#include "found_equilibrium.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "root_bound.hpp"

namespace nashsolve::nplayer {
namespace {

/// To find rational roots where nothing bounds their size.
constexpr unsigned kFewBits = 2 * kRootBits;
constexpr unsigned kMostBitsOfLinear = 1U << 14U;
/// By which roots are known better than what is to be told of them.
constexpr unsigned kGuardBits = 64;

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

/// Whether some probabilities of the solution are 0, for it is one of smaller supports: those without the
/// strategies that it may not use. A solution of theirs is one of the larger ones where the strategies left
/// out are tied, at the solution or wherever theirs are; and within the distance where the larger ones have
/// only one it is that.
bool is_of_smaller_supports(const SupportSystem& system, const CertifiedRoot& root) {
  const SupportBox box = enclosure_of(root);
  Supports places(box.size());
  SupportVector<double> x(box.size());
  bool is_smaller = false;
  for (std::size_t i = 0; i < box.size(); ++i) {
    for (std::size_t k = 0; k < box[i].size(); ++k) {
      if (sgn(box[i][k].lower) <= 0) {
        is_smaller = true;
        continue;
      }
      places[i].push_back(k);
      x[i].push_back(nearest_double(box[i][k].lower));
    }
    if (places[i].empty()) return false;
    const double sum = std::accumulate(x[i].begin(), x[i].end(), 0.0);
    for (double& p : x[i]) p /= sum;
  }
  if (!is_smaller) return false;
  const SupportSystem smaller = system.restricted_to(places);
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
  Integer scale = 1;
  scale <<= root.bits;
  const Rational reach = exact_rational(root.unique_radius);
  for (std::size_t i = 0; i < box.size(); ++i) {
    std::size_t next = 0;
    for (std::size_t k = 0; k < box[i].size(); ++k) {
      const bool is_used = next < places[i].size() && places[i][next] == k;
      const Enclosure p = is_used ? its_box[i][next] : Enclosure{0, 0};
      if (is_used) ++next;
      const Rational centre = make_rational(root.centre[i][k], scale);
      if (k > 0 && (p.lower < centre - reach || p.upper > centre + reach)) return false;
    }
  }
  return true;
}

}  // namespace

std::optional<FoundEquilibrium> decide_root(const SupportSystem& system, CertifiedRoot root,
                                            bool& undecided) {
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
    const std::optional<CertifiedRoot> finer = refined(system, root, bits);
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
