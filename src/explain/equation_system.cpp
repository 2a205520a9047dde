#include "equation_system.hpp"

namespace nashsolve::explain {

namespace {

/// Puts the value of an unknown into a form.
void substitute(LinearForm& form, const EliminationStep& step) {
  const Rational factor = form.coefficients[step.unknown];
  if (sgn(factor) == 0) return;
  form.coefficients[step.unknown] = 0;
  for (std::size_t k = 0; k < form.coefficients.size(); ++k) {
    form.coefficients[k] += factor * step.value.coefficients[k];
  }
  form.constant += factor * step.value.constant;
}

std::optional<std::size_t> first_unknown(const LinearForm& form) {
  for (std::size_t k = 0; k < form.coefficients.size(); ++k) {
    if (sgn(form.coefficients[k]) != 0) return k;
  }
  return std::nullopt;
}

}  // namespace

EquationSystem indifference_system(const Game& game, std::size_t player, std::span<const std::uint32_t> rows,
                                   std::span<const std::uint32_t> columns) {
  EquationSystem system;
  system.unknowns = columns.size() - 1;
  const auto payoff = [&](std::uint32_t own, std::uint32_t other) {
    return game.shown(game.payoff(player, own * game.stride(player) + other * game.stride(1 - player)));
  };
  for (const std::uint32_t row : rows) {
    LinearForm form{{}, payoff(row, columns.back())};
    for (std::size_t k = 0; k < system.unknowns; ++k) {
      form.coefficients.emplace_back(payoff(row, columns[k]) - form.constant);
    }
    system.worth.push_back(std::move(form));
  }
  for (std::size_t row = 1; row < rows.size(); ++row) {
    LinearForm form = system.worth.front();
    for (std::size_t k = 0; k < system.unknowns; ++k) {
      form.coefficients[k] -= system.worth[row].coefficients[k];
    }
    form.constant -= system.worth[row].constant;
    system.equations.push_back(std::move(form));
  }
  return system;
}

EliminationSteps eliminate_unknowns(const EquationSystem& system) {
  EliminationSteps result;
  for (std::size_t equation = 0; equation < system.equations.size(); ++equation) {
    LinearForm form = system.equations[equation];
    for (const EliminationStep& step : result.steps) substitute(form, step);
    const auto unknown = first_unknown(form);
    if (!unknown) {
      if (sgn(form.constant) == 0) continue;
      result.contradiction = equation;
      return result;
    }
    const Rational divisor = -form.coefficients[*unknown];
    form.coefficients[*unknown] = 0;
    for (Rational& coefficient : form.coefficients) coefficient /= divisor;
    form.constant /= divisor;
    result.steps.push_back({equation, *unknown, std::move(form)});
  }
  if (result.steps.size() < system.unknowns) return result;
  std::vector<Rational> solution(system.unknowns + 1);
  Rational rest = 1;
  for (std::size_t k = result.steps.size(); k-- > 0;) {
    const EliminationStep& step = result.steps[k];
    Rational value = step.value.constant;
    for (std::size_t other = 0; other < system.unknowns; ++other) {
      value += step.value.coefficients[other] * solution[other];
    }
    solution[step.unknown] = value;
    rest -= value;
  }
  solution.back() = rest;
  result.solution = std::move(solution);
  return result;
}

}  // namespace nashsolve::explain
