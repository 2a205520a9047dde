#include "face_points.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

#include "check_error.hpp"

namespace nashsolve::checker {

namespace {

/// Of a cone on the way; a face of a game that people write has a few thousand.
constexpr std::size_t kMostRays = 200'000;
constexpr std::uint64_t kPrime = 2147483647;

/// A linear form in parameters that are 0 or more.
using LinearForm = std::vector<Integer>;

/// A ray of the cone over the face: the parameters, and then the value of each form.
struct Ray {
  std::vector<Integer> coordinates;
  /// The inequalities that it satisfies with equality: those of parameters, and of forms that cut the cone.
  LabelBits zeros;
};

void divide_by_common_divisor(std::vector<Integer>& values) {
  Integer divisor = 0;
  for (const Integer& value : values) {
    divisor = greatest_common_divisor(divisor, value);
    if (divisor == 1) return;
  }
  if (divisor == 0) return;
  for (Integer& value : values) divide_exactly(value, divisor);
}

/// Of all forms' values where the equations are 0: each equation gives the last parameter that it has as a
/// form in the others, which replaces it. Every form is multiplied by the same positive number, a minor
/// (Bareiss 1968). The parameters that stay are as many as are returned, and the first of each form.
std::size_t eliminate(std::vector<LinearForm> equations, std::vector<LinearForm>& forms,
                      std::size_t parameters) {
  Integer divisor = 1;
  for (std::size_t e = 0; e < equations.size(); ++e) {
    LinearForm equation = equations[e];
    const auto last =
        std::find_if(equation.rbegin(), equation.rend(), [](const Integer& c) { return c != 0; });
    if (last == equation.rend()) continue;
    const auto place = equation.rend() - last - 1;
    if (*last < 0) {
      for (Integer& coefficient : equation) coefficient = -coefficient;
    }
    const Integer pivot = *last;
    const auto substitute = [&](LinearForm& form) {
      const Integer own = form[static_cast<std::size_t>(place)];
      for (std::size_t k = 0; k < parameters; ++k) {
        form[k] = form[k] * pivot - own * equation[k];
        divide_exactly(form[k], divisor);
      }
      form.erase(form.begin() + place);
    };
    std::for_each(equations.begin() + static_cast<std::ptrdiff_t>(e) + 1, equations.end(), substitute);
    std::for_each(forms.begin(), forms.end(), substitute);
    --parameters;
    divisor = pivot;
  }
  return parameters;
}

/// The double description method (Motzkin, Raiffa, Thompson and Thrall 1953), from the cone of all parameters
/// that are 0 or more. The order of the forms decides how many rays there are on the way: the next is one
/// with which the fewest pairs of rays can make a new one.
class Cone {
 public:
  Cone(std::size_t dimension, const std::vector<LinearForm>& forms)
      : dimension_(dimension), is_left_(forms.size(), true) {
    for (std::size_t k = 0; k < dimension; ++k) {
      Ray ray{std::vector<Integer>(dimension), LabelBits(dimension + forms.size())};
      ray.coordinates[k] = 1;
      for (const LinearForm& form : forms) ray.coordinates.push_back(form[k]);
      for (std::size_t other = 0; other < dimension; ++other) {
        if (other != k) ray.zeros.insert(other);
      }
      rays_.push_back(std::move(ray));
    }
    while (const std::optional<std::size_t> form = next()) {
      is_left_[*form] = false;
      cut(dimension_ + *form);
    }
  }

  [[nodiscard]] const std::vector<Ray>& rays() const { return rays_; }

 private:
  [[nodiscard]] std::optional<std::size_t> next() const {
    std::optional<std::size_t> best;
    std::size_t fewest = 0;
    for (std::size_t form = 0; form < is_left_.size(); ++form) {
      if (!is_left_[form]) continue;
      std::size_t above = 0;
      std::size_t below = 0;
      for (const Ray& ray : rays_) {
        const int sign = sgn(ray.coordinates[dimension_ + form]);
        if (sign > 0) ++above;
        if (sign < 0) ++below;
      }
      if (best && above * below >= fewest) continue;
      fewest = above * below;
      best = form;
    }
    return best;
  }

  void cut(std::size_t inequality) {
    const auto value = [inequality](const Ray& ray) -> const Integer& { return ray.coordinates[inequality]; };
    std::vector<Ray> made;
    for (std::size_t a = 0; a < rays_.size(); ++a) {
      if (value(rays_[a]) <= 0) continue;
      for (std::size_t b = 0; b < rays_.size(); ++b) {
        if (value(rays_[b]) >= 0 || !are_adjacent(a, b)) continue;
        const Ray& positive = rays_[a];
        const Ray& negative = rays_[b];
        Ray between{{}, positive.zeros & negative.zeros};
        for (std::size_t k = 0; k < positive.coordinates.size(); ++k) {
          between.coordinates.emplace_back(value(positive) * negative.coordinates[k] -
                                           value(negative) * positive.coordinates[k]);
        }
        divide_by_common_divisor(between.coordinates);
        between.zeros.insert(inequality);
        made.push_back(std::move(between));
        if (made.size() > kMostRays) throw CheckError("a subset has too many end points to be listed again");
      }
    }
    std::vector<Ray> kept;
    for (Ray& ray : rays_) {
      const int sign = sgn(value(ray));
      if (sign < 0) continue;
      if (sign == 0) ray.zeros.insert(inequality);
      kept.push_back(std::move(ray));
    }
    rays_ = std::move(kept);
    std::move(made.begin(), made.end(), std::back_inserter(rays_));
  }

  /// Whether a and b span a face: no third ray satisfies with equality all that both do. Of a face of two
  /// dimensions the equalities have the rank dimension - 2, so there are as many.
  [[nodiscard]] bool are_adjacent(std::size_t a, std::size_t b) const {
    if (rays_[a].zeros.count_in_common(rays_[b].zeros) + 2 < dimension_) return false;
    const LabelBits both = rays_[a].zeros & rays_[b].zeros;
    for (std::size_t k = 0; k < rays_.size(); ++k) {
      if (k != a && k != b && rays_[k].zeros.includes(both)) return false;
    }
    return true;
  }

  std::size_t dimension_;
  std::vector<bool> is_left_;
  std::vector<Ray> rays_;
};

/// Places in rows.variables() of those that may be positive.
std::vector<std::size_t> free_variables(const BestResponseRows& rows, const LabelBits& tight) {
  std::vector<std::size_t> free;
  for (std::size_t v = 0; v < rows.variables().size(); ++v) {
    if (!tight.has(rows.variables()[v])) free.push_back(v);
  }
  return free;
}

std::uint64_t power(std::uint64_t base, std::uint64_t exponent) {
  std::uint64_t result = 1;
  for (; exponent != 0; exponent /= 2, base = base * base % kPrime) {
    if (exponent % 2 == 1) result = result * base % kPrime;
  }
  return result;
}

}  // namespace

std::vector<Mix> face_points(const BestResponseRows& rows, const LabelBits& tight) {
  const std::vector<std::size_t> free = free_variables(rows, tight);
  // The scale and the free variables are the first parameters, and forms themselves.
  const std::size_t unknowns = free.size() + 1;
  std::vector<LinearForm> forms(unknowns, LinearForm(unknowns));
  for (std::size_t k = 0; k < unknowns; ++k) forms[k][k] = 1;
  std::vector<LinearForm> equations;
  for (std::size_t s = 0; s < rows.slacks().size(); ++s) {
    LinearForm& row = (tight.has(rows.slacks()[s]) ? equations : forms).emplace_back(unknowns);
    row[0] = 1;
    for (std::size_t k = 0; k < free.size(); ++k) row[k + 1] = -rows.entry(s, free[k]);
  }
  const std::size_t dimension = eliminate(std::move(equations), forms, unknowns);
  std::set<LinearForm> inequalities;
  for (LinearForm form : forms) {
    divide_by_common_divisor(form);
    if (std::any_of(form.begin(), form.end(), [](const Integer& c) { return c < 0; })) {
      inequalities.insert(std::move(form));
    }
  }
  std::vector<Mix> points;
  const Cone cone(dimension, {inequalities.begin(), inequalities.end()});
  for (const Ray& ray : cone.rays()) {
    std::vector<Integer> weights(free.size());
    Integer sum = 0;
    for (std::size_t k = 0; k < free.size(); ++k) {
      for (std::size_t p = 0; p < dimension; ++p) {
        add_product(weights[k], forms[k + 1][p], ray.coordinates[p]);
      }
      sum += weights[k];
    }
    if (sum == 0) throw CheckError("a subset holds the pair (0, 0), which is no profile");
    Mix mix(rows.variables().size());
    for (std::size_t k = 0; k < free.size(); ++k) mix[free[k]] = make_rational(weights[k], sum);
    points.push_back(std::move(mix));
  }
  return points;
}

bool is_one_point(const BestResponseRows& rows, const LabelBits& tight) {
  const std::vector<std::size_t> free = free_variables(rows, tight);
  std::vector<std::vector<std::uint64_t>> matrix;
  for (std::size_t s = 0; s < rows.slacks().size(); ++s) {
    if (!tight.has(rows.slacks()[s])) continue;
    std::vector<std::uint64_t>& row = matrix.emplace_back();
    for (const std::size_t v : free) row.push_back(Integer(rows.entry(s, v) % kPrime).get_ui());
  }
  std::size_t rank = 0;
  for (; rank < free.size(); ++rank) {
    const auto pivot =
        std::find_if(matrix.begin() + static_cast<std::ptrdiff_t>(std::min(rank, matrix.size())),
                     matrix.end(), [&](const auto& row) { return row[rank] != 0; });
    if (pivot == matrix.end()) return false;
    std::swap(*pivot, matrix[rank]);
    const std::uint64_t inverse = power(matrix[rank][rank], kPrime - 2);
    for (std::size_t s = rank + 1; s < matrix.size(); ++s) {
      const std::uint64_t factor = matrix[s][rank] * inverse % kPrime;
      if (factor == 0) continue;
      for (std::size_t k = rank; k < free.size(); ++k) {
        matrix[s][k] = (matrix[s][k] + (kPrime - factor) * matrix[rank][k]) % kPrime;
      }
    }
  }
  return true;
}

}  // namespace nashsolve::checker
