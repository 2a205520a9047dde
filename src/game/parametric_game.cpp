#include <stdexcept>
#include <utility>

#include "nashsolve/parametric.hpp"

namespace nashsolve {

namespace {

/// The coefficients, from the constant up, of the polynomial of a degree below the number of values that has
/// them at 0, 1, 2, ...: by Newton's divided differences.
std::vector<Rational> newton_interpolation(std::vector<Rational> values) {
  const std::size_t size = values.size();
  for (std::size_t order = 1; order < size; ++order) {
    for (std::size_t k = size; k-- > order;) {
      values[k] = (values[k] - values[k - 1]) / static_cast<unsigned long>(order);
    }
  }
  // Horner's rule on the Newton form.
  std::vector<Rational> coefficients(size);
  for (std::size_t k = size; k-- > 0;) {
    const Rational point = static_cast<unsigned long>(k);
    for (std::size_t i = size; i-- > 0;) {
      coefficients[i] = (i > 0 ? coefficients[i - 1] : Rational(0)) - point * coefficients[i];
    }
    coefficients[0] += values[k];
  }
  return coefficients;
}

}  // namespace

Game ParametricGame::at(const Rational& value) const {
  std::vector<PayoffTable> tables;
  for (const Payoffs& own : payoffs) {
    std::vector<Rational> at_value;
    at_value.reserve(own.numerators.size());
    for (const Polynomial& numerator : own.numerators)
      at_value.emplace_back(numerator.at(value) / own.denominator);
    tables.push_back(PayoffTable::from(at_value));
  }
  return {players, std::move(tables), title, description, objective};
}

ParametricGame interpolated(const std::vector<Game>& samples, std::string parameter, ParameterRange range) {
  if (samples.empty()) throw std::invalid_argument("interpolated: no samples");
  const Game& first = samples.front();
  ParametricGame game{first.title(),     first.description(),  first.players(), {},
                      first.objective(), std::move(parameter), std::move(range)};
  for (std::size_t player = 0; player < first.player_count(); ++player) {
    std::vector<std::vector<Rational>> rows;
    Integer denominator = 1;
    for (std::size_t cell = 0; cell < first.cell_count(); ++cell) {
      std::vector<Rational> values;
      for (const Game& sample : samples) values.push_back(sample.payoff(player, cell));
      rows.push_back(newton_interpolation(std::move(values)));
      for (const Rational& value : rows.back())
        denominator = least_common_multiple(denominator, value.get_den());
    }
    ParametricGame::Payoffs own{{}, denominator};
    for (const std::vector<Rational>& row : rows) {
      std::vector<Integer> coefficients;
      for (const Rational& value : row) {
        coefficients.emplace_back(exact_quotient(denominator, value.get_den()) * value.get_num());
      }
      own.numerators.emplace_back(std::move(coefficients));
    }
    game.payoffs.push_back(std::move(own));
  }
  return game;
}

ParametricGame as_costs(const ParametricGame& game) {
  ParametricGame result = game;
  for (ParametricGame::Payoffs& own : result.payoffs) {
    for (Polynomial& numerator : own.numerators) numerator = numerator.negated();
  }
  result.objective = game.objective == Objective::minimize ? Objective::maximize : Objective::minimize;
  return result;
}

Ratio make_ratio(const Polynomial& numerator, const Polynomial& denominator) {
  if (denominator.is_zero()) throw std::invalid_argument("make_ratio: a denominator of 0");
  if (numerator.is_zero()) return {};
  const Polynomial common = greatest_common_divisor(numerator, denominator);
  Polynomial above = exact_quotient(numerator, common);
  Polynomial below = exact_quotient(denominator, common);
  Integer divisor = greatest_common_divisor(content(above), content(below));
  if (sgn(below.leading()) < 0) divisor = -divisor;
  const Polynomial constant = Polynomial::constant(divisor);
  return {exact_quotient(above, constant), exact_quotient(below, constant)};
}

}  // namespace nashsolve
