#include "interior_equations.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "row_space.hpp"

namespace nashsolve::nplayer {
namespace {

/// Of the supports. Forms over more take longer than they are worth.
constexpr std::size_t kMostInteriorProfiles = 100;

using Form = std::vector<Rational>;

class Saturation {
 public:
  Saturation(const SupportSystem& system, const StopTest& stop)
      : sizes_(system.sizes()), stop_(stop), profiles_(product(0, sizes_.size())), forms_(profiles_) {
    for (std::size_t i = 0; i < sizes_.size(); ++i) {
      const std::size_t opponents = opponent_profiles(sizes_, i);
      const Integer* const first = &system.exact(i)[system.supports()[i].front() * opponents];
      for (std::size_t k = 1; k < sizes_[i]; ++k) {
        const Integer* const own = &system.exact(i)[system.supports()[i][k] * opponents];
        Form gain;
        for (std::size_t o = 0; o < opponents; ++o) gain.emplace_back(Integer(own[o] - first[o]));
        add_products(i, gain);
      }
    }
  }

  /// Whether there is more than indifference; nothing where it was stopped.
  std::optional<bool> saturate() {
    const std::size_t rank = forms_.rank();
    for (std::size_t before = 0; before != forms_.rank() && forms_.rank() < profiles_;) {
      before = forms_.rank();
      for (std::size_t j = 0; j < sizes_.size(); ++j) {
        for (std::size_t s = 0; s < sizes_[j] && sizes_[j] > 1; ++s) {
          if (stop_()) return std::nullopt;
          for (const Form& form : quotients(j, s)) add_products(j, form);
        }
      }
    }
    return forms_.rank() > rank;
  }

  [[nodiscard]] bool is_whole() const { return forms_.rank() == profiles_; }

  /// The forms g of the others such that x_j(s) g is a combination.
  [[nodiscard]] std::vector<Form> quotients(std::size_t j, std::size_t s) const {
    const std::size_t inner = product(j + 1, sizes_.size());
    const std::size_t others = profiles_ / sizes_[j];
    // Everything else first: what leads in it is no such product.
    std::vector<std::size_t> order;
    const auto add_if = [&](bool is_own) {
      for (std::size_t p = 0; p < profiles_; ++p) {
        if ((p / inner % sizes_[j] == s) == is_own) order.push_back(p);
      }
    };
    add_if(false);
    add_if(true);
    RowSpace reordered(profiles_);
    for (const Form& form : forms_.rows()) {
      Form row;
      for (const std::size_t p : order) row.push_back(form[p]);
      reordered.add(std::move(row));
    }
    std::vector<Form> found;
    for (const Form& row : reordered.rows()) {
      const auto own = row.end() - static_cast<std::ptrdiff_t>(others);
      if (std::all_of(row.begin(), own, [](const Rational& entry) { return sgn(entry) == 0; })) {
        found.emplace_back(own, row.end());
      }
    }
    return found;
  }

 private:
  [[nodiscard]] std::size_t product(std::size_t first, std::size_t last) const {
    std::size_t result = 1;
    for (std::size_t k = first; k < last; ++k) result *= sizes_[k];
    return result;
  }

  /// With each of j's probabilities.
  void add_products(std::size_t j, const Form& form) {
    const std::size_t inner = product(j + 1, sizes_.size());
    for (std::size_t s = 0; s < sizes_[j]; ++s) {
      Form row(profiles_);
      for (std::size_t o = 0; o < form.size(); ++o) {
        row[(o / inner * sizes_[j] + s) * inner + o % inner] = form[o];
      }
      forms_.add(std::move(row));
    }
  }

  const std::vector<std::size_t>& sizes_;
  const StopTest& stop_;
  std::size_t profiles_;
  RowSpace forms_;
};

}  // namespace

std::optional<InteriorEquations> interior_equations(const SupportSystem& system, const StopTest& stop) {
  std::size_t profiles = 1;
  for (const std::size_t size : system.sizes()) {
    profiles *= size;
    if (profiles > kMostInteriorProfiles) return std::nullopt;
  }
  Saturation saturation(system, stop);
  if (!saturation.saturate().value_or(false)) return std::nullopt;
  InteriorEquations equations;
  equations.are_contradictory = saturation.is_whole();
  for (std::size_t j = 0; j < system.players(); ++j) {
    equations.forms.push_back(saturation.quotients(j, 0));
  }
  return equations;
}

}  // namespace nashsolve::nplayer
