#include "lattice.hpp"

#include <utility>

namespace nashsolve {

namespace {

using Vector = std::vector<Integer>;

Integer dot(const Vector& a, const Vector& b) {
  Integer sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) add_product(sum, a[i], b[i]);
  return sum;
}

/// Reduces a lattice's basis in integers only (Cohen 1993, algorithm 2.6.7): determinants_[i] is the
/// determinant of Gram's matrix of the first i vectors, lambda_[k][j] is mu_kj determinants_[j + 1].
class LatticeReduction {
 public:
  explicit LatticeReduction(std::vector<Vector> basis)
      : basis_(std::move(basis)),
        determinants_(basis_.size() + 1, 1),
        lambda_(basis_.size(), Vector(basis_.size())) {}

  /// The first vector of the reduced basis. Requires independent vectors.
  const Vector& first() {
    std::size_t known = 0;
    std::size_t k = 0;
    orthogonalise(0);
    while (k + 1 < basis_.size()) {
      ++k;
      if (k > known) {
        known = k;
        orthogonalise(k);
      }
      for (;;) {
        reduce(k, k - 1);
        // Lovasz's condition with 3/4.
        const Integer left =
            4 * (determinants_[k + 1] * determinants_[k - 1] + lambda_[k][k - 1] * lambda_[k][k - 1]);
        if (left >= 3 * determinants_[k] * determinants_[k]) break;
        swap(k, known);
        if (k > 1) --k;
      }
      for (std::size_t j = k - 1; j-- > 0;) reduce(k, j);
    }
    return basis_.front();
  }

 private:
  void orthogonalise(std::size_t k) {
    for (std::size_t j = 0; j <= k; ++j) {
      Integer value = dot(basis_[k], basis_[j]);
      for (std::size_t i = 0; i < j; ++i) {
        value *= determinants_[i + 1];
        subtract_product(value, lambda_[k][i], lambda_[j][i]);
        divide_exactly(value, determinants_[i]);
      }
      (j < k ? lambda_[k][j] : determinants_[k + 1]) = value;
    }
  }

  void reduce(std::size_t k, std::size_t j) {
    if (2 * abs(lambda_[k][j]) <= determinants_[j + 1]) return;
    const Integer q = nearest_quotient(lambda_[k][j], determinants_[j + 1]);
    for (std::size_t i = 0; i < basis_[k].size(); ++i) subtract_product(basis_[k][i], q, basis_[j][i]);
    subtract_product(lambda_[k][j], q, determinants_[j + 1]);
    for (std::size_t i = 0; i < j; ++i) subtract_product(lambda_[k][i], q, lambda_[j][i]);
  }

  /// Vectors k and k - 1.
  void swap(std::size_t k, std::size_t known) {
    std::swap(basis_[k], basis_[k - 1]);
    for (std::size_t j = 0; j + 1 < k; ++j) std::swap(lambda_[k][j], lambda_[k - 1][j]);
    const Integer lambda = lambda_[k][k - 1];
    Integer between = determinants_[k - 1] * determinants_[k + 1] + lambda * lambda;
    divide_exactly(between, determinants_[k]);
    for (std::size_t i = k + 1; i <= known; ++i) {
      const Integer old = lambda_[i][k];
      Integer lower = determinants_[k + 1] * lambda_[i][k - 1] - lambda * old;
      divide_exactly(lower, determinants_[k]);
      Integer upper = between * old + lambda * lower;
      divide_exactly(upper, determinants_[k + 1]);
      lambda_[i][k] = std::move(lower);
      lambda_[i][k - 1] = std::move(upper);
    }
    determinants_[k] = std::move(between);
  }

  std::vector<Vector> basis_;
  Vector determinants_;
  std::vector<Vector> lambda_;
};

}  // namespace

Integer nearest_quotient(const Integer& above, const Integer& below) {
  const Integer doubled = 2 * above + below;
  const Integer divisor = 2 * below;
  Integer quotient;
  mpz_fdiv_q(quotient.get_mpz_t(), doubled.get_mpz_t(), divisor.get_mpz_t());
  return quotient;
}

std::vector<Integer> shortest_of_reduced(std::vector<std::vector<Integer>> basis) {
  LatticeReduction reduction(std::move(basis));
  return reduction.first();
}

std::vector<Integer> relation_of(const std::vector<Integer>& values) {
  std::vector<Vector> basis;
  for (std::size_t k = 0; k < values.size(); ++k) {
    Vector& vector = basis.emplace_back(values.size() + 1);
    vector[k] = 1;
    vector.back() = values[k];
  }
  Vector first = shortest_of_reduced(std::move(basis));
  first.pop_back();
  return first;
}

}  // namespace nashsolve
