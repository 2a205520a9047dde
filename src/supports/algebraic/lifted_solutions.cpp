#include "lifted_solutions.hpp"

#include <utility>

#include "modular.hpp"
#include "residue_polynomials.hpp"
#include "split_mix.hpp"

namespace nashsolve::nplayer {

namespace {

using Value = QuotientRing::Value;

std::vector<Value> constants_of(const QuotientRing& ring, const MultiaffineSystem::Form& form) {
  std::vector<Value> constants;
  for (const Integer& coefficient : form.coefficients) constants.push_back(ring.constant(coefficient));
  return constants;
}

}  // namespace

QuotientRing::Value value_of(const QuotientRing& ring, const MultiaffineSystem& system,
                             const MultiaffineSystem::Form& form, const std::vector<Value>& unknowns) {
  return evaluated(ring, system, form.missing, constants_of(ring, form), unknowns);
}

std::optional<LiftedSolutions> LiftedSolutions::of(const MultiaffineSystem& system,
                                                   std::vector<Integer> parameter, ModularSolutions solutions,
                                                   const std::function<bool()>& must_stop) {
  LiftedSolutions lifted(system, std::move(parameter),
                         QuotientRing(std::move(solutions.prime), std::move(solutions.polynomial), must_stop),
                         std::move(solutions.unknowns), must_stop);
  if (!lifted.invert()) return std::nullopt;
  return lifted;
}

LiftedSolutions::Matrix LiftedSolutions::jacobian() const {
  Matrix matrix;
  for (const MultiaffineSystem::Form& form : system_->equations) {
    std::vector<Value>& row = matrix.emplace_back();
    for (std::size_t j = 0; j < system_->counts.size(); ++j) {
      for (std::size_t s = 0; s < system_->counts[j]; ++s) {
        row.push_back(j == form.missing ? Value()
                                        : evaluated(ring_, *system_, form.missing, constants_of(ring_, form),
                                                    unknowns_, j, s));
      }
    }
  }
  return matrix;
}

// Modulo the prime, by elimination with pivots that are random combinations of the rows: where such a one has
// a divisor in common with the polynomial, the Jacobian is singular at the roots of that, which are left out.
bool LiftedSolutions::invert() {
  const Modulus& modulus = large_prime(0);
  const ResiduePolynomials field(modulus);
  const auto residues = [&](const Value& value) { return field.of(Polynomial(value)); };
  const auto plain = [&](const ResiduePolynomials::Poly& p) {
    Value value;
    for (const ResiduePolynomials::Element each : p) value.push_back(field.integer(each));
    return value;
  };
  SplitMix64 random(1);
  const std::size_t n = system_->unknowns;
  for (;;) {
    Matrix rows = jacobian();
    for (std::size_t r = 0; r < n; ++r) {
      rows[r].resize(2 * n);
      rows[r][n + r] = {Integer(1)};
    }
    bool is_singular = false;
    for (std::size_t c = 0; c < n && !is_singular; ++c) {
      if ((*must_stop_)()) return false;
      for (std::size_t r = c + 1; r < n; ++r) {
        const Value factor = ring_.constant(field.integer(field.of(random.next())));
        for (std::size_t k = c; k < 2 * n; ++k) {
          rows[c][k] = ring_.add(std::move(rows[c][k]), ring_.multiply(factor, rows[r][k]));
        }
      }
      const ResiduePolynomials::Poly whole = residues(ring_.polynomial());
      const ResiduePolynomials::Poly pivot = residues(rows[c][c]);
      const auto inverse_of_pivot = field.inverse(pivot, whole);
      if (!inverse_of_pivot) {
        const ResiduePolynomials::Poly common = field.greatest_common_divisor(whole, pivot);
        const ResiduePolynomials::Poly left = field.monic(field.divide(whole, common).first);
        if (left.size() <= 1) return false;
        for (Value& unknown : unknowns_) unknown = plain(field.remainder(residues(unknown), left));
        ring_ = QuotientRing(ring_.modulus(), plain(left), *must_stop_);
        is_singular = true;
        break;
      }
      const Value inverse = ring_.reduced(plain(*inverse_of_pivot));
      for (std::size_t k = c; k < 2 * n; ++k) rows[c][k] = ring_.multiply(rows[c][k], inverse);
      for (std::size_t r = 0; r < n; ++r) {
        if (r == c) continue;
        const Value factor = rows[r][c];
        for (std::size_t k = c; k < 2 * n; ++k) {
          rows[r][k] = ring_.subtract(std::move(rows[r][k]), ring_.multiply(factor, rows[c][k]));
        }
      }
    }
    if (is_singular) continue;
    if ((*must_stop_)()) return false;
    inverse_.clear();
    for (std::vector<Value>& row : rows) {
      inverse_.emplace_back(std::make_move_iterator(row.begin() + static_cast<std::ptrdiff_t>(n)),
                            std::make_move_iterator(row.end()));
    }
    return true;
  }
}

bool LiftedSolutions::lift() {
  const std::size_t n = system_->unknowns;
  const auto product = [&](const Matrix& a, const Matrix& b) {
    Matrix result(n, std::vector<Value>(n));
    for (std::size_t r = 0; r < n; ++r) {
      for (std::size_t c = 0; c < n; ++c) {
        std::vector<const Value*> left;
        std::vector<const Value*> right;
        for (std::size_t k = 0; k < n; ++k) {
          left.push_back(&a[r][k]);
          right.push_back(&b[k][c]);
        }
        result[r][c] = ring_.sum_of_products(left, right);
      }
    }
    return result;
  };
  if (!is_first_) {
    // To as many digits as the unknowns have: Y (2 - J Y).
    Matrix rest = product(jacobian(), inverse_);
    for (std::size_t r = 0; r < n; ++r) {
      for (std::size_t c = 0; c < n; ++c) {
        rest[r][c] = ring_.subtract(r == c ? ring_.constant(2) : Value(), rest[r][c]);
      }
    }
    inverse_ = product(inverse_, rest);
  }
  is_first_ = false;
  if ((*must_stop_)()) return false;
  ring_ = QuotientRing(ring_.modulus() * ring_.modulus(), ring_.polynomial(), *must_stop_);
  std::vector<Value> residual;
  for (const MultiaffineSystem::Form& form : system_->equations) {
    residual.push_back(value_of(ring_, *system_, form, unknowns_));
  }
  if ((*must_stop_)()) return false;
  for (std::size_t u = 0; u < n; ++u) {
    for (std::size_t e = 0; e < n; ++e) {
      unknowns_[u] = ring_.subtract(std::move(unknowns_[u]), ring_.multiply(inverse_[u][e], residual[e]));
    }
  }
  // By how much the parameter has moved; then all is a polynomial in it again.
  Value moved = ring_.reduced({Integer(0), ring_.modulus() - 1});
  for (std::size_t u = 0; u < n; ++u) {
    if (sgn(parameter_[u]) == 0) continue;
    moved = ring_.add(std::move(moved), ring_.multiply(ring_.constant(parameter_[u]), unknowns_[u]));
  }
  for (Value& unknown : unknowns_) {
    const Value change = ring_.multiply(moved, ring_.derivative(unknown));
    unknown = ring_.subtract(std::move(unknown), change);
  }
  Value polynomial = ring_.polynomial();
  const Value change = ring_.multiply(moved, ring_.derivative(polynomial));
  polynomial = ring_.subtract(std::move(polynomial), change);
  ring_ = QuotientRing(ring_.modulus(), std::move(polynomial), *must_stop_);
  for (Value& unknown : unknowns_) unknown = ring_.reduced(std::move(unknown));
  return !(*must_stop_)();
}

}  // namespace nashsolve::nplayer
