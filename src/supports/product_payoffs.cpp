#include "product_payoffs.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "row_space.hpp"

namespace nashsolve::nplayer {
namespace {

/// Of an opponent's strategy, over its support, without a common divisor.
using LinearForm = std::vector<Integer>;

/// What a strategy pays: the factor and, per opponent, its form; for the player itself none.
struct ProductPayoff {
  Rational factor;
  std::vector<LinearForm> forms;
};

/// The same with, per opponent, which of its forms; for the player itself 0.
struct KnownPayoff {
  Rational factor;
  std::vector<std::size_t> forms;
};

class ProductPayoffs {
 public:
  explicit ProductPayoffs(const SupportSystem& system) : system_(system), forms_(system.players()) {}

  /// Whether all strategies of the supports pay products, or cost them.
  bool find() {
    for (std::size_t i = 0; i < system_.players(); ++i) {
      payoffs_.emplace_back();
      if (system_.sizes()[i] == 1) continue;
      auto products = products_of(i, 1);
      // Of two strategies that is the same, exchanged.
      if (!products && system_.sizes()[i] > 2) products = products_of(i, -1);
      if (!products) return false;
      for (ProductPayoff& each : *products) payoffs_.back().push_back(known(std::move(each), i));
    }
    return true;
  }

  [[nodiscard]] std::optional<SupportVector<double>> solve() const {
    const std::optional<SupportVector<double>> values = values_of_forms();
    if (!values) return std::nullopt;
    SupportVector<double> x;
    for (std::size_t j = 0; j < forms_.size(); ++j) {
      std::vector<double>& own = x.emplace_back(system_.sizes()[j], 1.0);
      if (own.size() == 1) continue;
      const std::optional<std::vector<RowSpace::Row>> inverse = inverse_of(forms_[j]);
      if (!inverse) return std::nullopt;
      double sum = 0;
      for (std::size_t s = 0; s < own.size(); ++s) {
        own[s] = 0;
        for (std::size_t f = 0; f < own.size(); ++f) {
          own[s] += nearest_double((*inverse)[s][own.size() + f]) * (*values)[j][f];
        }
        sum += own[s];
      }
      for (double& p : own) {
        p /= sum;
        if (!(p > 0)) return std::nullopt;
      }
    }
    return x;
  }

 private:
  /// What each used strategy pays more than the least of them, or less than the most.
  [[nodiscard]] std::optional<std::vector<ProductPayoff>> products_of(std::size_t i, int sign) const {
    const std::size_t opponents = opponent_profiles(system_.sizes(), i);
    std::vector<std::vector<Integer>> tensors;
    for (const std::size_t a : system_.supports()[i]) {
      std::vector<Integer>& tensor = tensors.emplace_back();
      for (std::size_t o = 0; o < opponents; ++o)
        tensor.emplace_back(sign * system_.exact(i)[a * opponents + o]);
    }
    for (std::size_t o = 0; o < opponents; ++o) {
      Integer least = tensors.front()[o];
      for (const std::vector<Integer>& tensor : tensors) least = std::min(least, tensor[o]);
      for (std::vector<Integer>& tensor : tensors) tensor[o] -= least;
    }
    std::vector<ProductPayoff> products;
    for (const std::vector<Integer>& tensor : tensors) {
      std::optional<ProductPayoff> product = product_of(tensor, i);
      if (!product) return std::nullopt;
      products.push_back(*std::move(product));
    }
    return products;
  }

  /// The tensor's entries through a place other than 0, along each opponent, are its forms.
  [[nodiscard]] std::optional<ProductPayoff> product_of(const std::vector<Integer>& tensor,
                                                        std::size_t i) const {
    const std::vector<std::size_t>& sizes = system_.sizes();
    const auto nonzero = std::ranges::find_if(tensor, [](const Integer& entry) { return sgn(entry) != 0; });
    if (nonzero == tensor.end()) return std::nullopt;
    const auto place = static_cast<std::size_t>(nonzero - tensor.begin());
    std::vector<LinearForm> forms(sizes.size());
    std::vector<std::size_t> strides(sizes.size());
    Integer at_place = 1;
    std::size_t stride = 1;
    for (std::size_t j = sizes.size(); j-- > 0;) {
      if (j == i) continue;
      strides[j] = stride;
      const std::size_t own = place / stride % sizes[j];
      for (std::size_t s = 0; s < sizes[j]; ++s)
        forms[j].push_back(tensor[place - own * stride + s * stride]);
      const Integer divisor = greatest_common_divisor(forms[j]);
      for (Integer& entry : forms[j]) entry = exact_quotient(entry, divisor);
      at_place *= forms[j][own];
      stride *= sizes[j];
    }
    for (std::size_t o = 0; o < tensor.size(); ++o) {
      Integer product = *nonzero;
      for (std::size_t j = 0; j < sizes.size(); ++j) {
        if (j != i) product *= forms[j][o / strides[j] % sizes[j]];
      }
      if (product != tensor[o] * at_place) return std::nullopt;
    }
    return ProductPayoff{make_rational(*nonzero, at_place), std::move(forms)};
  }

  KnownPayoff known(ProductPayoff payoff, std::size_t i) {
    KnownPayoff result{std::move(payoff.factor), std::vector<std::size_t>(forms_.size())};
    for (std::size_t j = 0; j < forms_.size(); ++j) {
      if (j == i) continue;
      const auto place = std::ranges::find(forms_[j], payoff.forms[j]);
      result.forms[j] = static_cast<std::size_t>(place - forms_[j].begin());
      if (place == forms_[j].end()) forms_[j].push_back(std::move(payoff.forms[j]));
    }
    return result;
  }

  /// Per player, up to a factor; nothing where indifference does not determine them.
  [[nodiscard]] std::optional<SupportVector<double>> values_of_forms() const {
    std::vector<std::size_t> first;
    std::size_t unknowns = 0;
    for (std::size_t j = 0; j < forms_.size(); ++j) {
      if (forms_[j].size() != system_.sizes()[j]) return std::nullopt;
      first.push_back(unknowns);
      unknowns += forms_[j].size();
    }
    const std::size_t count = system_.dimension();
    RowSpace equations(unknowns);
    std::vector<double> logarithms;
    for (const std::vector<KnownPayoff>& own : payoffs_) {
      for (std::size_t k = 1; k < own.size(); ++k) {
        RowSpace::Row row(unknowns + count);
        for (std::size_t j = 0; j < forms_.size(); ++j) {
          row[first[j] + own[k].forms[j]] += 1;
          row[first[j] + own[0].forms[j]] -= 1;
        }
        row[unknowns + logarithms.size()] = 1;
        logarithms.push_back(std::log(nearest_double(own[0].factor / own[k].factor)));
        if (!equations.add(std::move(row))) return std::nullopt;
      }
    }
    std::vector<double> values(unknowns, 1.0);
    for (const RowSpace::Row& row : equations.rows()) {
      const auto leading = std::ranges::find_if(row, [](const Rational& entry) { return sgn(entry) != 0; });
      double logarithm = 0;
      for (std::size_t e = 0; e < count; ++e) {
        logarithm += nearest_double(row[unknowns + e]) * logarithms[e];
      }
      values[static_cast<std::size_t>(leading - row.begin())] = std::exp(logarithm);
    }
    SupportVector<double> result;
    for (std::size_t j = 0; j < forms_.size(); ++j) {
      const auto begin = values.begin() + static_cast<std::ptrdiff_t>(first[j]);
      result.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(forms_[j].size()));
    }
    return result;
  }

  /// Rows of the unit matrix, each with the combination of forms that it is; nothing where these are
  /// dependent.
  static std::optional<std::vector<RowSpace::Row>> inverse_of(const std::vector<LinearForm>& forms) {
    RowSpace space(forms.size());
    for (std::size_t f = 0; f < forms.size(); ++f) {
      RowSpace::Row row(2 * forms.size());
      for (std::size_t s = 0; s < forms.size(); ++s) row[s] = Rational(forms[f][s]);
      row[forms.size() + f] = 1;
      if (!space.add(std::move(row))) return std::nullopt;
    }
    return space.rows();
  }

  const SupportSystem& system_;
  /// Per player.
  std::vector<std::vector<LinearForm>> forms_;
  std::vector<std::vector<KnownPayoff>> payoffs_;
};

}  // namespace

std::optional<InteriorSolution> only_interior_solution(const SupportSystem& system, const StopTest& stop) {
  ProductPayoffs payoffs(system);
  if (!payoffs.find()) return std::nullopt;
  const std::optional<SupportVector<double>> x = payoffs.solve();
  if (!x) return std::nullopt;
  std::optional<CertifiedRoot> root = certify(system, *x, kRootBits, stop);
  if (!root) return std::nullopt;
  for (const std::vector<Enclosure>& own : enclosure_of(*root)) {
    if (std::ranges::any_of(own, [](const Enclosure& p) { return sgn(p.lower) <= 0; })) return std::nullopt;
  }
  bool undecided = false;
  std::optional<FoundEquilibrium> equilibrium = decide_root(system, *root, undecided, stop);
  if (undecided) return std::nullopt;
  return InteriorSolution{*std::move(root), std::move(equilibrium)};
}

}  // namespace nashsolve::nplayer
