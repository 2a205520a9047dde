#include "square_forms.hpp"

#include <algorithm>
#include <utility>

#include "dixon.hpp"
#include "interior_equations.hpp"
#include "residue_space.hpp"

namespace nashsolve::nplayer {
namespace {

/// All of degree 2 in each player's strategy; five players with two strategies have 243.
constexpr std::size_t kMostMonomials = 800;
/// Multiplications modulo the prime, about, each time combinations are looked for: a tenth of a second.
constexpr std::size_t kMostResidues = 200'000'000;
/// Forms that are solved for.
constexpr std::size_t kMostForms = 60;

/// Of one player.
class Monomials {
 public:
  explicit Monomials(std::size_t strategies) : strategies_(strategies) {}

  [[nodiscard]] std::size_t count(std::size_t degree) const {
    return degree == 0 ? 1 : degree == 1 ? strategies_ : strategies_ * (strategies_ + 1) / 2;
  }
  /// The place of x(a) x(b).
  [[nodiscard]] std::size_t pair(std::size_t a, std::size_t b) const {
    if (a > b) std::swap(a, b);
    return pair_place(strategies_, a, b);
  }
  [[nodiscard]] std::pair<std::size_t, std::size_t> of_pair(std::size_t place) const {
    std::size_t a = 0;
    for (std::size_t left = strategies_; place >= left; ++a) place -= left--;
    return {a, a + place};
  }
  /// The place among those of degree 2 of a monomial of this degree times one that makes it degree 2.
  [[nodiscard]] std::size_t product(std::size_t degree, std::size_t place, std::size_t factor) const {
    return degree == 0 ? factor : degree == 1 ? pair(place, factor) : place;
  }
  [[nodiscard]] bool uses(std::size_t degree, std::size_t place, std::size_t s) const {
    if (degree == 0) return false;
    if (degree == 1) return place == s;
    const auto [a, b] = of_pair(place);
    return a == s || b == s;
  }

 private:
  std::size_t strategies_;
};

/// Places of monomials, one a player, as one number.
std::vector<std::size_t> places_at(std::size_t number, const std::vector<std::size_t>& counts) {
  std::vector<std::size_t> places(counts.size());
  for (std::size_t j = counts.size(); j-- > 0; number /= counts[j]) places[j] = number % counts[j];
  return places;
}

std::size_t product_of(const std::vector<std::size_t>& counts) {
  std::size_t product = 1;
  for (const std::size_t count : counts) product *= count;
  return product;
}

class SquareSaturation {
 public:
  SquareSaturation(const SupportSystem& system, const StopTest& stop)
      : sizes_(system.sizes()), stop_(stop), all_(0) {
    for (const std::size_t size : sizes_) {
      players_.emplace_back(size);
      columns_.push_back(players_.back().count(2));
    }
    all_ = ResidueSpace(product_of(columns_));
  }

  void add(SquareForm form) {
    Known& known = known_.emplace_back();
    known.form = std::move(form);
    const std::vector<std::size_t> counts = counts_of(known.form.degrees);
    for (std::size_t k = 0; k < known.form.coefficients.size(); ++k) {
      const Integer& coefficient = known.form.coefficients[k];
      if (sgn(coefficient) == 0) continue;
      known.terms.push_back({places_at(k, counts), k, ResidueSpace::residue(coefficient)});
    }
    const std::size_t form_number = known_.size() - 1;
    for (std::size_t m = 0; m < multiplier_count(form_number) && !stop_(); ++m) {
      all_.add(residues({form_number, m}));
    }
  }

  /// Whether there was something new.
  bool divide() {
    const std::size_t before = known_.size();
    for (std::size_t j = 0; j < sizes_.size(); ++j) {
      for (std::size_t s = 0; s < sizes_[j] && sizes_[j] > 1; ++s) divide_by(j, s);
    }
    return known_.size() > before;
  }

  [[nodiscard]] std::size_t work() const {
    std::size_t products = 0;
    for (std::size_t f = 0; f < known_.size(); ++f) products += multiplier_count(f);
    return products * product_of(columns_) * product_of(columns_);
  }
  [[nodiscard]] bool is_whole() const { return all_.rank() == product_of(columns_); }
  [[nodiscard]] std::size_t count() const { return known_.size(); }
  [[nodiscard]] const SquareForm& form(std::size_t k) const { return known_[k].form; }

 private:
  struct Term {
    std::vector<std::size_t> places;
    std::size_t number;
    std::uint64_t residue;
  };
  struct Known {
    SquareForm form;
    std::vector<Term> terms;
  };
  /// A known form times a monomial.
  struct Product {
    std::size_t form;
    std::size_t multiplier;
  };

  [[nodiscard]] std::vector<std::size_t> counts_of(const std::vector<std::size_t>& degrees) const {
    std::vector<std::size_t> counts;
    for (std::size_t j = 0; j < degrees.size(); ++j) counts.push_back(players_[j].count(degrees[j]));
    return counts;
  }
  [[nodiscard]] std::vector<std::size_t> multiplier_counts(std::size_t form) const {
    std::vector<std::size_t> degrees = known_[form].form.degrees;
    for (std::size_t& degree : degrees) degree = 2 - degree;
    return counts_of(degrees);
  }
  [[nodiscard]] std::size_t multiplier_count(std::size_t form) const {
    return product_of(multiplier_counts(form));
  }

  template <class Visit>
  void for_each_term(const Product& product, const Visit& visit) const {
    const Known& known = known_[product.form];
    const std::vector<std::size_t> factors = places_at(product.multiplier, multiplier_counts(product.form));
    for (const Term& term : known.terms) {
      std::size_t column = 0;
      for (std::size_t j = 0; j < sizes_.size(); ++j) {
        column =
            column * columns_[j] + players_[j].product(known.form.degrees[j], term.places[j], factors[j]);
      }
      visit(column, term);
    }
  }

  [[nodiscard]] ResidueSpace::Row residues(const Product& product) const {
    ResidueSpace::Row row(product_of(columns_));
    for_each_term(product, [&](std::size_t column, const Term& term) { row[column] = term.residue; });
    return row;
  }

  /// Whether its monomial has no x_j(s).
  [[nodiscard]] bool is_without(const Product& product, std::size_t j, std::size_t s) const {
    const std::vector<std::size_t> factors = places_at(product.multiplier, multiplier_counts(product.form));
    return !players_[j].uses(2 - known_[product.form].form.degrees[j], factors[j], s);
  }

  /// Combinations of products that are x_j(s) times a form.
  void divide_by(std::size_t j, std::size_t s) {
    const std::size_t width = product_of(columns_);
    // Columns without x_j(s) first.
    std::vector<std::size_t> order;
    for (const bool has : {false, true}) {
      for (std::size_t c = 0; c < width; ++c) {
        if (players_[j].uses(2, places_at(c, columns_)[j], s) == has) order.push_back(c);
      }
      if (!has) outside_ = order.size();
    }
    ResidueSpace space(outside_);
    std::vector<Product> basis;
    const std::size_t forms = known_.size();
    for (std::size_t f = 0; f < forms; ++f) {
      for (std::size_t m = 0; m < multiplier_count(f); ++m) {
        if (stop_() || known_.size() >= kMostForms) return;
        const Product product{f, m};
        if (!is_without(product, j, s)) continue;
        const ResidueSpace::Row plain = residues(product);
        ResidueSpace::Row row;
        for (const std::size_t c : order) row.push_back(plain[c]);
        const std::size_t leading = space.reduce(row);
        if (leading < outside_) {
          space.add_reduced(std::move(row), leading);
          basis.push_back(product);
        } else if (is_new(row, order, j, s)) {
          std::vector<std::size_t> pivots;
          for (const std::size_t place : space.leading()) pivots.push_back(order[place]);
          if (auto form = quotient(basis, pivots, product, j, s)) add(*std::move(form));
        }
      }
    }
  }

  /// Of x_j(s) times a form: whether the form times another of j's probabilities is no combination.
  [[nodiscard]] bool is_new(const ResidueSpace::Row& row, const std::vector<std::size_t>& order,
                            std::size_t j, std::size_t s) const {
    for (std::size_t other = 0; other < sizes_[j]; ++other) {
      if (other == s) continue;
      ResidueSpace::Row moved(row.size());
      for (std::size_t k = outside_; k < row.size(); ++k) {
        if (row[k] == 0) continue;
        std::vector<std::size_t> places = places_at(order[k], columns_);
        places[j] = players_[j].pair(without(j, places[j], s), other);
        std::size_t column = 0;
        for (std::size_t i = 0; i < places.size(); ++i) column = column * columns_[i] + places[i];
        moved[column] = row[k];
      }
      if (all_.reduce(moved) < moved.size()) return true;
    }
    return false;
  }

  /// Of a monomial of degree 2 with x_j(s) the other factor.
  [[nodiscard]] std::size_t without(std::size_t j, std::size_t place, std::size_t s) const {
    const auto [a, b] = players_[j].of_pair(place);
    return a == s ? b : a;
  }

  /// The product less a combination of the basis, over x_j(s); nothing where that is no form after all.
  [[nodiscard]] std::optional<SquareForm> quotient(const std::vector<Product>& basis,
                                                   const std::vector<std::size_t>& pivots,
                                                   const Product& product, std::size_t j,
                                                   std::size_t s) const {
    const std::size_t size = basis.size();
    std::vector<std::size_t> place_of(product_of(columns_), size);
    for (std::size_t k = 0; k < size; ++k) place_of[pivots[k]] = k;
    std::vector<Integer> matrix(size * size);
    std::vector<Integer> right(size);
    for (std::size_t k = 0; k < size; ++k) {
      for_each_term(basis[k], [&](std::size_t column, const Term& term) {
        if (place_of[column] < size) matrix[place_of[column] * size + k] = coefficient(basis[k], term);
      });
    }
    for_each_term(product, [&](std::size_t column, const Term& term) {
      if (place_of[column] < size) right[place_of[column]] = coefficient(product, term);
    });
    RationalVector weights;
    weights.denominator = 1;
    if (size > 0) {
      auto solved = solve_large(matrix, right, stop_);
      if (!solved) return std::nullopt;
      weights = *std::move(solved);
    }
    std::vector<Integer> sum(product_of(columns_));
    const auto add_terms = [&](const Product& each, const Integer& weight) {
      if (sgn(weight) == 0) return;
      for_each_term(each, [&](std::size_t column, const Term& term) {
        add_product(sum[column], weight, coefficient(each, term));
      });
    };
    add_terms(product, weights.denominator);
    for (std::size_t k = 0; k < size; ++k) add_terms(basis[k], Integer(-weights.numerators[k]));
    return over_probability(sum, j, s);
  }

  [[nodiscard]] const Integer& coefficient(const Product& product, const Term& term) const {
    return known_[product.form].form.coefficients[term.number];
  }

  [[nodiscard]] std::optional<SquareForm> over_probability(const std::vector<Integer>& sum, std::size_t j,
                                                           std::size_t s) const {
    SquareForm form;
    form.degrees.assign(sizes_.size(), 2);
    form.degrees[j] = 1;
    const std::vector<std::size_t> counts = counts_of(form.degrees);
    form.coefficients.resize(product_of(counts));
    Integer content = 0;
    for (std::size_t c = 0; c < sum.size(); ++c) {
      if (sgn(sum[c]) == 0) continue;
      std::vector<std::size_t> places = places_at(c, columns_);
      if (!players_[j].uses(2, places[j], s)) return std::nullopt;
      places[j] = without(j, places[j], s);
      std::size_t number = 0;
      for (std::size_t i = 0; i < places.size(); ++i) number = number * counts[i] + places[i];
      form.coefficients[number] = sum[c];
      content = greatest_common_divisor(content, sum[c]);
    }
    if (sgn(content) == 0) return std::nullopt;
    for (Integer& each : form.coefficients) each /= content;
    return form;
  }

  const std::vector<std::size_t>& sizes_;
  const StopTest& stop_;
  std::vector<Monomials> players_;
  /// How many monomials of degree 2 each player has.
  std::vector<std::size_t> columns_;
  std::vector<Known> known_;
  /// Of all products.
  ResidueSpace all_;
  std::size_t outside_ = 0;
};

bool has_one_sign(const SquareForm& form) {
  bool is_positive = false;
  bool is_negative = false;
  for (const Integer& coefficient : form.coefficients) {
    is_positive = is_positive || sgn(coefficient) > 0;
    is_negative = is_negative || sgn(coefficient) < 0;
  }
  return is_positive != is_negative;
}

/// Of degree 1 in the strategies of all players but one.
SquareForm without_player(const SupportSystem& system, std::size_t player, std::vector<Integer> gain) {
  SquareForm form;
  form.degrees.assign(system.players(), 1);
  form.degrees[player] = 0;
  form.coefficients = std::move(gain);
  return form;
}

void add_equations(const SupportSystem& system, SquareSaturation& saturation) {
  for (std::size_t i = 0; i < system.players(); ++i) {
    const std::vector<std::size_t>& support = system.supports()[i];
    const std::size_t opponents = opponent_profiles(system.sizes(), i);
    for (std::size_t k = 1; k < support.size(); ++k) {
      std::vector<Integer> gain;
      for (std::size_t o = 0; o < opponents; ++o) {
        gain.emplace_back(system.exact(i)[support[k] * opponents + o] -
                          system.exact(i)[support[0] * opponents + o]);
      }
      saturation.add(without_player(system, i, std::move(gain)));
    }
  }
}

void add_equations(const SupportSystem& system, const InteriorEquations& equations,
                   SquareSaturation& saturation) {
  for (std::size_t i = 0; i < equations.forms.size(); ++i) {
    for (const std::vector<Rational>& form : equations.forms[i]) {
      Integer denominator = 1;
      for (const Rational& entry : form) denominator = least_common_multiple(denominator, entry.get_den());
      std::vector<Integer> gain;
      for (const Rational& entry : form) gain.emplace_back(entry.get_num() * (denominator / entry.get_den()));
      saturation.add(without_player(system, i, std::move(gain)));
    }
  }
}

}  // namespace

std::optional<SquareForms> square_forms(const SupportSystem& system, const StopTest& stop) {
  std::size_t monomials = 1;
  for (const std::size_t size : system.sizes()) {
    monomials *= size * (size + 1) / 2;
    if (monomials > kMostMonomials) return std::nullopt;
  }
  SquareSaturation saturation(system, stop);
  if (const auto equations = interior_equations(system, stop)) {
    add_equations(system, *equations, saturation);
  } else {
    add_equations(system, saturation);
  }
  const std::size_t known = saturation.count();
  while (!stop() && !saturation.is_whole() && saturation.work() < kMostResidues && saturation.divide())
    continue;
  if (stop() || saturation.count() == known) return std::nullopt;
  SquareForms found;
  found.are_contradictory = saturation.is_whole();
  for (std::size_t k = known; k < saturation.count(); ++k) {
    found.are_contradictory = found.are_contradictory || has_one_sign(saturation.form(k));
    found.forms.push_back(saturation.form(k));
  }
  return found;
}

}  // namespace nashsolve::nplayer
