#include "irreducible.hpp"

#include <algorithm>

#include "modular.hpp"
#include "residue_polynomials.hpp"

namespace nashsolve {

std::vector<std::size_t> degrees_of_divisors(const Polynomial& p, const std::function<bool()>& must_stop) {
  const std::size_t degree = p.degree();
  std::vector<bool> possible(degree + 1, true);
  const auto proper = [&] {
    std::vector<std::size_t> degrees;
    for (std::size_t k = 1; k < degree; ++k) {
      if (possible[k]) degrees.push_back(k);
    }
    return degrees;
  };
  // Of the patterns of a random permutation's cycles so many agree on a proper degree in hardly one case.
  constexpr std::size_t kPrimes = 24;
  for (std::size_t k = 0; k < kPrimes && !proper().empty() && !must_stop(); ++k) {
    const ResiduePolynomials field(large_prime(k));
    const ResiduePolynomials::Poly residues = field.of(p);
    if (residues.size() != degree + 1) continue;
    if (field.greatest_common_divisor(residues, field.derivative(residues)).size() > 1) continue;
    std::vector<bool> sums(degree + 1);
    sums[0] = true;
    for (const std::size_t own : field.degrees_of_factors(residues)) {
      for (std::size_t sum = degree; sum >= own; --sum) sums[sum] = sums[sum] || sums[sum - own];
    }
    for (std::size_t sum = 0; sum <= degree; ++sum) possible[sum] = possible[sum] && sums[sum];
  }
  return proper();
}

std::optional<Polynomial> irreducible_factor(const Polynomial& p, const RealRoot& root,
                                             const std::function<bool()>& must_stop) {
  if (root.is_rational()) return Polynomial({-root.lower().get_num(), root.lower().get_den()});
  Polynomial factor = primitive_part(p);
  // Lattices of this dimension, and of these bits in all, take a fraction of a second.
  constexpr std::size_t kMostBits = 12000;
  const auto divisor_of_degree = [&](std::size_t degree) {
    for (const std::size_t height : {16U, 64U, 256U}) {
      const std::size_t bits = (degree + 1) * (height + degree);
      if (degree * bits > kMostBits || must_stop()) break;
      Polynomial divisor = divisor_by_lattice(factor, root, degree, bits);
      if (!divisor.is_zero()) return divisor;
    }
    return Polynomial();
  };
  for (;;) {
    const std::vector<std::size_t> degrees = degrees_of_divisors(factor, must_stop);
    if (degrees.empty()) return factor;
    Polynomial divisor;
    for (const std::size_t degree : degrees) {
      divisor = divisor_of_degree(degree);
      if (!divisor.is_zero()) break;
    }
    if (divisor.is_zero()) break;
    factor = std::move(divisor);
  }
  // Some have factors modulo every prime.
  constexpr std::size_t kLargest = 40000;
  std::size_t height = 0;
  for (const Integer& coefficient : factor.coefficients()) height = std::max(height, bit_length(coefficient));
  if (factor.degree() * factor.degree() * height > kLargest || must_stop()) return std::nullopt;
  return minimal_polynomial(RealRoot(factor, root.lower(), root.upper()));
}

}  // namespace nashsolve
