#include "short_profile.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "lattice.hpp"

namespace nashsolve::nplayer {
namespace {

constexpr std::size_t kLargestDegree = 8;
/// Of the digits that a relation of n numbers is looked for in, n times. Others than the right one have
/// coefficients of about so many bits.
constexpr std::size_t kBitsOfEach = 128;
constexpr std::size_t kMostBitsOfRight = 96;
constexpr std::size_t kDigits = kBitsOfEach * (kLargestDegree + 1) + 128;

/// Numbers over 2^kDigits.
Integer rounded_product(const Integer& a, const Integer& b) {
  Integer product = a * b;
  product >>= kDigits;
  return product;
}

/// Of numbers over 2^kDigits; nothing where it is not short.
std::optional<std::vector<Integer>> short_relation(std::vector<Integer> values) {
  for (Integer& value : values) value >>= kDigits - kBitsOfEach * values.size();
  std::vector<Integer> relation = relation_of(values);
  const bool is_short =
      std::ranges::all_of(relation, [](const Integer& each) { return bit_length(each) <= kMostBitsOfRight; });
  return is_short ? std::optional(std::move(relation)) : std::nullopt;
}

class DigitReader {
 public:
  DigitReader(const SupportSystem& system, const CertifiedRoot& root) : system_(system) {
    for (const auto& [player, position] : system.unknowns()) {
      Integer value = root.centre[player][position];
      value >>= root.bits - kDigits;
      unknowns_.push_back(std::move(value));
    }
  }

  [[nodiscard]] std::size_t size() const { return unknowns_.size(); }

  /// `parameter`: the combination of the unknowns that is the root.
  std::shared_ptr<UnivariateProfile> read(const std::vector<unsigned long>& parameter, const StopTest& stop) {
    Integer value = 0;
    for (std::size_t u = 0; u < size(); ++u) value += parameter[u] * unknowns_[u];
    const std::optional<RealRoot> root = root_of(value, stop);
    if (!root) return nullptr;
    std::vector<std::pair<Polynomial, Integer>> fractions;
    for (const Integer& unknown : unknowns_) {
      std::vector<Integer> values(powers_.begin(),
                                  powers_.begin() + static_cast<std::ptrdiff_t>(root->polynomial().degree()));
      values.push_back(unknown);
      auto relation = short_relation(std::move(values));
      if (!relation || sgn(relation->back()) == 0 || stop()) return nullptr;
      Integer denominator = -relation->back();
      relation->pop_back();
      fractions.emplace_back(Polynomial(*std::move(relation)), std::move(denominator));
    }
    return std::make_shared<UnivariateProfile>(UnivariateProfile{*root, weights_of(fractions)});
  }

 private:
  /// Of the least degree; nothing where it is rational.
  std::optional<RealRoot> root_of(const Integer& value, const StopTest& stop) {
    Integer one = 1;
    one <<= kDigits;
    powers_ = {one, value};
    for (std::size_t degree = 1; degree <= kLargestDegree && !stop(); ++degree) {
      const auto relation = short_relation(powers_);
      if (relation && degree == 1) return std::nullopt;
      if (relation) {
        Integer margin = 1;
        margin <<= kDigits / 2;
        const Polynomial polynomial = primitive_part(Polynomial(*relation));
        if (polynomial.is_constant()) return std::nullopt;
        return simple_root_between(polynomial, make_rational(value - margin, one),
                                   make_rational(value + margin, one));
      }
      powers_.push_back(rounded_product(powers_.back(), value));
    }
    return std::nullopt;
  }

  [[nodiscard]] std::vector<std::vector<Polynomial>> weights_of(
      const std::vector<std::pair<Polynomial, Integer>>& fractions) const {
    std::vector<std::vector<Polynomial>> weights;
    std::size_t next = 0;
    for (std::size_t i = 0; i < system_.players(); ++i) {
      const std::vector<std::size_t>& support = system_.supports()[i];
      std::vector<Polynomial>& own = weights.emplace_back(system_.strategies(i));
      Integer common = 1;
      for (std::size_t k = 1; k < support.size(); ++k) {
        common = least_common_multiple(common, fractions[next + k - 1].second);
      }
      Polynomial first = Polynomial::constant(common);
      for (std::size_t k = 1; k < support.size(); ++k, ++next) {
        const auto& [above, below] = fractions[next];
        own[support[k]] = above * exact_quotient(common, below);
        first -= own[support[k]];
      }
      own[support[0]] = std::move(first);
    }
    return weights;
  }

  const SupportSystem& system_;
  std::vector<Integer> unknowns_;
  std::vector<Integer> powers_;
};

/// In pseudo-division.
bool has_no_remainder(const Polynomial& polynomial, const Polynomial& divisor) {
  Polynomial rest = polynomial;
  while (!rest.is_zero() && rest.degree() >= divisor.degree()) {
    std::vector<Integer> shifted(rest.degree() - divisor.degree());
    shifted.insert(shifted.end(), divisor.coefficients().begin(), divisor.coefficients().end());
    const Integer lead = rest.leading();
    rest = rest * divisor.leading() - Polynomial(std::move(shifted)) * lead;
  }
  return rest.is_zero();
}

}  // namespace

bool solves(const SupportSystem& system, const UnivariateProfile& profile) {
  SupportVector<Polynomial> weights;
  for (std::size_t i = 0; i < system.players(); ++i) {
    auto& own = weights.emplace_back();
    for (const std::size_t s : system.supports()[i]) own.push_back(profile.weights[i][s]);
  }
  for (std::size_t i = 0; i < system.players(); ++i) {
    std::vector<Polynomial> values;
    for (const Integer& payoff : system.exact(i)) values.push_back(Polynomial::constant(payoff));
    for (std::size_t j = system.players(); j-- > 0;) {
      if (j == i) continue;
      std::vector<Polynomial> sums(values.size() / weights[j].size());
      for (std::size_t k = 0; k < values.size(); ++k) {
        sums[k / weights[j].size()] += values[k] * weights[j][k % weights[j].size()];
      }
      values = std::move(sums);
    }
    const std::vector<std::size_t>& support = system.supports()[i];
    for (const std::size_t s : support) {
      if (!has_no_remainder(values[s] - values[support[0]], profile.parameter.polynomial())) return false;
    }
  }
  return true;
}

std::shared_ptr<const UnivariateProfile> short_profile(const SupportSystem& system, const CertifiedRoot& root,
                                                       const StopTest& stop) {
  SupportVector<double> x;
  for (const auto& own : root.centre) {
    std::vector<double>& values = x.emplace_back();
    for (const Integer& p : own) values.push_back(nearest_double(p, root.bits));
  }
  const std::optional<CertifiedRoot> finer = certify(system, x, kDigits + 64);
  if (!finer) return nullptr;
  DigitReader reader(system, *finer);
  std::vector<unsigned long> first(reader.size());
  first.front() = 1;
  std::vector<unsigned long> all;
  for (std::size_t u = 0; u < reader.size(); ++u) all.push_back(u * u + 1);
  for (const auto& parameter : {first, all}) {
    const auto profile = reader.read(parameter, stop);
    if (profile && solves(system, *profile)) return profile;
  }
  return nullptr;
}

}  // namespace nashsolve::nplayer
