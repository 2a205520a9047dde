#include "solution_proof.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "refine.hpp"

namespace nashsolve::nplayer {
namespace {

SupportVector<double> rounded_centre(const CertifiedRoot& root) {
  SupportVector<double> x;
  for (const auto& own : root.centre) {
    std::vector<double>& values = x.emplace_back();
    for (const Integer& p : own) values.push_back(nearest_double(p, root.bits));
  }
  return x;
}

SolutionOfSupport point_of(const SupportVector<Rational>& point) {
  SolutionOfSupport solution;
  for (const auto& own : point) solution.point.insert(solution.point.end(), own.begin(), own.end());
  return solution;
}

std::optional<SolutionOfSupport> box_of(const SupportSystem& system, const CertifiedRoot& root) {
  const SupportVector<double> centre = rounded_centre(root);
  std::optional<SquareMatrix> inverse = approximate_inverse(system.jacobian(centre));
  if (!inverse) return std::nullopt;
  SolutionOfSupport solution;
  solution.bits = root.bits;
  solution.radius_bits = root.radius_bits;
  for (const auto& [player, position] : system.unknowns()) {
    solution.weights.rows.push_back(static_cast<StrategyId>(solution.centre.size()));
    solution.centre.push_back(root.centre[player][position]);
  }
  // Keeps the row sums of |I - YJ| within the small part that certify() leaves of the radius.
  double norms = 1;
  for (const auto& own : centre) {
    double norm = 0;
    for (const double p : own) norm += std::fabs(p);
    norms *= std::max(1.0, norm);
  }
  constexpr double kPart = 0x1p-7;
  const auto dimension = static_cast<double>(system.dimension());
  solution.weights.equations = system.dimension();
  solution.weights.weights = std::move(inverse->entries);
  solution.weights.most_error = kPart / (dimension * dimension * norms);
  return solution;
}

/// So much smaller than the enclosure and what it is refined to that it lies within both.
std::optional<SolutionOfSupport> box_within(const SupportSystem& system, const CertifiedRoot& root,
                                            unsigned decimals) {
  constexpr unsigned kFiner = 16;
  const unsigned bits = refined_bits(decimals);
  if (bits + kFiner <= root.bits) return box_of(system, root);
  const std::optional<CertifiedRoot> finer =
      certify(system, rounded_centre(root), std::max(bits, root.bits) + kFiner);
  return finer ? box_of(system, *finer) : std::nullopt;
}

/// The same with a centre of few bits.
CertifiedRoot coarse(const CertifiedRoot& root) {
  constexpr unsigned kBits = 64;
  constexpr unsigned kLost = 8;
  if (root.radius_bits < kBits || root.bits <= kBits) return root;
  CertifiedRoot result = root;
  result.bits = kBits;
  result.radius_bits = kBits - kLost;
  for (auto& own : result.centre) {
    own[0] = 1;
    own[0] <<= kBits;
    for (std::size_t k = 1; k < own.size(); ++k) {
      own[k] >>= root.bits - kBits;
      own[0] -= own[k];
    }
  }
  return result;
}

std::optional<SolutionOfSupport> box_of_none(const SupportSystem& system, const CertifiedRoot& root) {
  const CertifiedRoot few = coarse(root);
  if (classify(system, few) == RootKind::no_equilibrium) return box_of(system, few);
  if (classify(system, root) == RootKind::no_equilibrium) return box_of(system, root);
  return std::nullopt;
}

}  // namespace

std::optional<SolutionOfSupport> shown_solution(const SupportSystem& system, const CertifiedRoot& root,
                                                const std::optional<FoundEquilibrium>& found,
                                                const std::optional<unsigned>& decimals) {
  if (found) {
    if (found->exact) return point_of(*found->exact);
    if (!found->regular || classify(system, *found->enclosed) != RootKind::equilibrium) return std::nullopt;
    return decimals ? box_within(system, *found->enclosed, *decimals) : box_of(system, *found->enclosed);
  }
  if (auto box = box_of_none(system, root)) return box;
  constexpr unsigned kMostBits = 8 * kRootBits;
  for (unsigned bits = root.bits; bits <= kMostBits; bits *= 2) {
    const std::optional<CertifiedRoot> finer =
        bits == root.bits ? root : certify(system, rounded_centre(root), bits);
    if (!finer) return std::nullopt;
    if (const auto exact = rational_root(system, *finer)) return point_of(*exact);
    if (auto box = box_of_none(system, *finer)) return box;
  }
  return std::nullopt;
}

}  // namespace nashsolve::nplayer
