#include "solution_proof.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "exact_form.hpp"
#include "refine.hpp"
#include "short_profile.hpp"

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

SolutionOfSupport point_of(const SupportSystem& system, const SupportVector<Rational>& point) {
  UnivariateProfile profile{RealRoot(0), {}};
  for (std::size_t i = 0; i < point.size(); ++i) {
    std::vector<Polynomial>& weights = profile.weights.emplace_back(system.strategies(i));
    if (point[i].size() == 1) continue;
    Integer denominator = 1;
    for (const Rational& p : point[i]) denominator = least_common_multiple(denominator, p.get_den());
    for (std::size_t k = 0; k < point[i].size(); ++k) {
      const Rational& p = point[i][k];
      weights[system.supports()[i][k]] =
          Polynomial::constant(p.get_num() * exact_quotient(denominator, p.get_den()));
    }
  }
  SolutionOfSupport solution;
  solution.point = std::make_shared<UnivariateProfile>(std::move(profile));
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

Enclosure product_of_bounds(const Enclosure& a, const Enclosure& b) {
  const auto [least, largest] = std::minmax({Rational(a.lower * b.lower), Rational(a.lower * b.upper),
                                             Rational(a.upper * b.lower), Rational(a.upper * b.upper)});
  return {least, largest};
}

/// As a checker finds it, by Horner's rule.
Enclosure bounds_at(const Polynomial& polynomial, const RealRoot& root) {
  const Enclosure bounds{root.lower(), root.upper()};
  Enclosure value{0, 0};
  for (std::size_t k = polynomial.coefficients().size(); k-- > 0;) {
    value = product_of_bounds(value, bounds);
    value.lower += polynomial.coefficients()[k];
    value.upper += polynomial.coefficients()[k];
  }
  return value;
}

/// Whether a checker's bounds of the probabilities lie in the box and are no wider than 2^-bits.
bool are_narrow(const UnivariateProfile& profile, const SupportSystem& system, const SupportBox& box,
                unsigned bits) {
  for (std::size_t i = 0; i < box.size(); ++i) {
    if (box[i].size() == 1) continue;
    Polynomial sum;
    for (const Polynomial& weight : profile.weights[i]) sum += weight;
    const Enclosure below = bounds_at(sum, profile.parameter);
    if (sgn(below.lower) * sgn(below.upper) <= 0) return false;
    for (std::size_t k = 0; k < box[i].size(); ++k) {
      const Polynomial& weight = profile.weights[i][system.supports()[i][k]];
      if (weight.is_zero()) continue;
      const Enclosure p =
          product_of_bounds(bounds_at(weight, profile.parameter), {1 / below.upper, 1 / below.lower});
      Rational width = p.upper - p.lower;
      width <<= bits;
      if (p.lower < box[i][k].lower || p.upper > box[i][k].upper || width > 1) return false;
    }
  }
  return true;
}

std::optional<SolutionOfSupport> root_of(const SupportSystem& system, const CertifiedRoot& root,
                                         const std::optional<unsigned>& decimals, const StopTest& stop) {
  const SupportBox box = enclosure_of(root);
  EnclosedProfile enclosed;
  for (std::size_t i = 0; i < box.size(); ++i) {
    std::vector<Enclosure>& own = enclosed.probabilities.emplace_back(system.strategies(i));
    for (std::size_t k = 0; k < box[i].size(); ++k) own[system.supports()[i][k]] = box[i][k];
  }
  auto found = short_profile(system, root, stop);
  // Of more unknowns there are too many solutions to find them all.
  constexpr std::size_t kMostUnknowns = 6;
  if (!found && system.dimension() <= kMostUnknowns) {
    found = find_univariate_profile(system, enclosed, stop);
    if (found && (found->parameter.is_rational() || !solves(system, *found))) found = nullptr;
  }
  if (!found) return std::nullopt;
  auto profile = std::make_shared<UnivariateProfile>(*found);
  for (std::size_t i = 0; i < box.size(); ++i) {
    if (box[i].size() == 1) profile->weights[i].assign(system.strategies(i), Polynomial());
  }
  constexpr unsigned kFiner = 16;
  const unsigned bits = std::max(root.bits, decimals ? refined_bits(*decimals) : 0) + kFiner;
  constexpr unsigned kFinest = 1U << 14U;
  for (unsigned its_bits = bits; its_bits <= kFinest; its_bits *= 2) {
    Rational width = 1;
    width >>= its_bits;
    profile->parameter.refine_to(width);
    if (stop()) return std::nullopt;
    if (!are_narrow(*profile, system, box, bits)) continue;
    SolutionOfSupport solution;
    solution.point = std::move(profile);
    return solution;
  }
  return std::nullopt;
}

}  // namespace

std::optional<SolutionOfSupport> shown_solution(const SupportSystem& system, const CertifiedRoot& root,
                                                const std::optional<FoundEquilibrium>& found,
                                                const std::optional<unsigned>& decimals,
                                                const StopTest& stop) {
  if (found) {
    if (found->exact) return point_of(system, *found->exact);
    if (!found->regular || classify(system, *found->enclosed) != RootKind::equilibrium) {
      return root_of(system, *found->enclosed, decimals, stop);
    }
    return decimals ? box_within(system, *found->enclosed, *decimals) : box_of(system, *found->enclosed);
  }
  if (auto box = box_of_none(system, root)) return box;
  constexpr unsigned kMostBits = 8 * kRootBits;
  for (unsigned bits = root.bits; bits <= kMostBits; bits *= 2) {
    const std::optional<CertifiedRoot> finer =
        bits == root.bits ? root : certify(system, rounded_centre(root), bits);
    if (!finer) break;
    if (const auto exact = rational_root(system, *finer)) return point_of(system, *exact);
    if (auto box = box_of_none(system, *finer)) return box;
  }
  return root_of(system, root, decimals, stop);
}

VertexWeights weights_everywhere(const SupportSystem& system, const Cell& cell,
                                 const EquationWeights& shown) {
  VertexWeights weights{{}, shown.most_error};
  auto next = shown.weights.begin();
  for (std::size_t i = 0; i < system.players(); ++i) {
    const std::vector<std::size_t>& own = system.supports()[i];
    if (own.size() == 1) continue;
    VertexWeights::Vertex& all = weights.vertices.emplace_back();
    all.base = strategy_id(cell, i, own[0]);
    for (std::size_t k = 1; k < own.size(); ++k) {
      all.strategies.push_back(strategy_id(cell, i, own[k]));
      all.weights.push_back(*next++);
    }
  }
  return weights;
}

bool tell_only(const SupportSystem& system, const InteriorSolution& solution, CellListener& listener,
               const StopTest& stop) {
  // What it is told with may be wider than the enclosure, and has to be positive.
  constexpr double kLeast = 0x1p-40;
  for (const std::vector<Enclosure>& own : enclosure_of(solution.root)) {
    if (std::ranges::any_of(own, [](const Enclosure& p) { return p.lower < kLeast; })) return false;
  }
  std::optional<SolutionOfSupport> shown =
      shown_solution(system, solution.root, solution.equilibrium, listener.decimals(), stop);
  if (!shown) return false;
  const std::size_t number = listener.new_solution();
  listener.solved(number, *std::move(shown));
  listener.only_solution(number);
  return true;
}

}  // namespace nashsolve::nplayer
