#include "one_sign.hpp"

#include <utility>
#include <vector>

#include "linear_program.hpp"

namespace nashsolve::nplayer {
namespace {

/// Payoffs in the linear program, which takes about a millisecond at so many.
constexpr std::size_t kMostEntries = 4000;

}  // namespace

std::optional<Condition> one_sign_combination(const Face& face, std::size_t player, const StopTest& stop) {
  // Per variable a condition and its sign.
  std::vector<std::pair<const Condition*, int>> variables;
  std::vector<VertexTable> tables;
  Integer denominator = 1;
  for (const Condition& condition : face.conditions) {
    if (condition.player != player) continue;
    VertexTable values = values_at_vertices(condition, face.polytopes);
    for (const Rational& value : values) {
      denominator = least_common_multiple(denominator, value.get_den());
    }
    if (values.size() * (face.conditions.size() + 1) > kMostEntries) return std::nullopt;
    variables.emplace_back(&condition, 1);
    tables.push_back(values);
    if (!condition.equality) continue;
    for (Rational& value : values) value = -value;
    variables.emplace_back(&condition, -1);
    tables.push_back(std::move(values));
  }
  if (variables.size() < 2) return std::nullopt;
  LinearProgram program;
  program.objective.resize(variables.size());
  for (std::size_t v = 0; v < tables.front().size(); ++v) {
    for (std::size_t k = 0; k < tables.size(); ++k) {
      const Rational scaled = tables[k][v] * denominator;
      program.objective[k] += scaled.get_num();
      program.matrix.emplace_back(-scaled.get_num());
    }
    program.bounds.emplace_back(0);
  }
  program.matrix.insert(program.matrix.end(), variables.size(), 1);
  program.bounds.emplace_back(1);
  const std::optional<Optimum> best = maximise(program, {}, stop);
  if (!best || sgn(best->value) <= 0) return std::nullopt;
  Condition combination;
  combination.player = player;
  combination.gain.resize(variables.front().first->gain.size());
  for (std::size_t k = 0; k < variables.size(); ++k) {
    const Rational factor = best->solution[k] * variables[k].second;
    if (sgn(factor) == 0) continue;
    for (std::size_t o = 0; o < combination.gain.size(); ++o) {
      combination.gain[o] += factor * variables[k].first->gain[o];
    }
  }
  return combination;
}

}  // namespace nashsolve::nplayer
