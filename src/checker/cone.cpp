#include "cone.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "check_error.hpp"
#include "label_bits.hpp"

namespace nashsolve::checker {

namespace {

/// Of a cone on the way; a face of a game that people write has a few thousand.
constexpr std::size_t kMostRays = 200'000;
/// Of rays: a duel of 18 moments takes 32,292, for 256 end points.
constexpr std::uint64_t kMostComparisons = 4'000'000'000;

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
    zeros_.clear();
    for (const Ray& ray : rays_) {
      zeros_.insert(zeros_.end(), ray.zeros.words().begin(), ray.zeros.words().end());
    }
    std::vector<Ray> made;
    std::vector<std::size_t> above;
    std::vector<std::size_t> below;
    for (std::size_t k = 0; k < rays_.size(); ++k) {
      const int sign = sgn(value(rays_[k]));
      if (sign > 0) above.push_back(k);
      if (sign < 0) below.push_back(k);
    }
    for (const std::size_t a : above) {
      for (const std::size_t b : below) {
        if (!are_adjacent(a, b)) continue;
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
        if (made.size() > kMostRays) fail();
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
  bool are_adjacent(std::size_t a, std::size_t b) {
    if (++comparisons_ > kMostComparisons) fail();
    if (rays_[a].zeros.count_in_common(rays_[b].zeros) + 2 < dimension_) return false;
    const LabelBits both = rays_[a].zeros & rays_[b].zeros;
    const std::size_t width = both.words().size();
    for (std::size_t k = 0; k < rays_.size(); ++k, ++comparisons_) {
      const std::uint64_t* const zeros = &zeros_[k * width];
      std::size_t word = 0;
      while (word < width && (both.words()[word] & ~zeros[word]) == 0) ++word;
      if (word == width && k != a && k != b) return false;
    }
    return true;
  }

  [[noreturn]] static void fail() { throw CheckError("a subset has too many end points to be listed again"); }

  std::size_t dimension_;
  std::vector<bool> is_left_;
  /// Those of all rays, one after the other, as they are compared.
  std::vector<std::uint64_t> zeros_;
  /// Of rays.
  std::uint64_t comparisons_ = 0;
  std::vector<Ray> rays_;
};

}  // namespace

std::vector<std::vector<Integer>> extreme_rays(std::size_t unknowns, std::vector<LinearForm> equations,
                                               const std::vector<LinearForm>& inequalities) {
  // The unknowns are the first parameters, and forms themselves.
  std::vector<LinearForm> forms(unknowns, LinearForm(unknowns));
  for (std::size_t k = 0; k < unknowns; ++k) forms[k][k] = 1;
  forms.insert(forms.end(), inequalities.begin(), inequalities.end());
  const std::size_t dimension = eliminate(std::move(equations), forms, unknowns);
  std::set<LinearForm> cuts;
  for (LinearForm form : forms) {
    divide_by_common_divisor(form);
    if (std::ranges::any_of(form, [](const Integer& c) { return c < 0; })) cuts.insert(std::move(form));
  }
  std::vector<std::vector<Integer>> rays;
  const Cone cone(dimension, {cuts.begin(), cuts.end()});
  for (const Ray& ray : cone.rays()) {
    std::vector<Integer>& values = rays.emplace_back(unknowns);
    for (std::size_t k = 0; k < unknowns; ++k) {
      for (std::size_t p = 0; p < dimension; ++p) add_product(values[k], forms[k][p], ray.coordinates[p]);
    }
  }
  return rays;
}

}  // namespace nashsolve::checker
