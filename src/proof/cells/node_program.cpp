// The sum of conditions of a node that is negative nowhere and positive at most vertex profiles, by linear
// programming.
#include <utility>

#include "linear_program.hpp"
#include "node_prover.hpp"

namespace nashsolve::proof {

namespace {

/// Beyond these sizes exact programs take too long.
constexpr std::size_t kMostProfiles = 128;
constexpr std::size_t kMostVariables = 60;

}  // namespace

std::optional<NodeProver::Finding> NodeProver::by_program(const ProofNode& node,
                                                          const VertexProfiles& profiles, const Gains& values,
                                                          bool per_vertex) const {
  // A variable is a weight of a strategy's gain over a used one; that of a used strategy may be negative, as
  // a second variable. Weights may be multiplied by anything positive, as the values of each profile may, so
  // any positive value is 1 at the optimum. With weights of each vertex of the player's own, conditions are
  // multiplied by what is affine in his strategy: so the terms of second order can be told where the others
  // cancel.
  struct Variable {
    std::size_t player;
    /// His own at which it counts; all of them, if there is none.
    std::optional<std::size_t> vertex;
    std::size_t strategy;
    std::size_t reference;
    int sign;
  };
  if (profiles.count() > kMostProfiles) return std::nullopt;
  std::vector<Variable> variables;
  for (std::size_t i = 0; i < node.players(); ++i) {
    std::size_t reference = 0;
    while (node.use(i, reference) != ProofNode::Use::used) ++reference;
    for (std::size_t s = 0; s < node.count(i); ++s) {
      if (s == reference) continue;
      for (std::size_t v = 0; v < (per_vertex ? profiles.size(i) : 1); ++v) {
        const std::optional<std::size_t> vertex = per_vertex ? std::optional(v) : std::nullopt;
        variables.push_back({i, vertex, s, reference, 1});
        if (node.use(i, s) == ProofNode::Use::used) variables.push_back({i, vertex, s, reference, -1});
      }
    }
  }
  if (variables.size() > kMostVariables) return std::nullopt;
  LinearProgram program;
  const std::size_t width = variables.size() + profiles.count();
  program.objective.assign(width, 0);
  for (std::size_t p = 0; p < profiles.count(); ++p) {
    std::vector<Rational> gains;
    Integer denominator = 1;
    for (const Variable& variable : variables) {
      const auto& own = values[variable.player];
      if (variable.vertex && *variable.vertex != profiles.vertex(p, variable.player)) {
        gains.emplace_back(0);
        continue;
      }
      gains.emplace_back((own[variable.strategy][p] - own[variable.reference][p]) * variable.sign);
      denominator = least_common_multiple(denominator, gains.back().get_den());
    }
    std::vector<Integer> row(width);
    Integer divisor = 0;
    for (std::size_t k = 0; k < variables.size(); ++k) {
      row[k] = -gains[k].get_num() * exact_quotient(denominator, gains[k].get_den());
      divisor = greatest_common_divisor(divisor, row[k]);
    }
    if (sgn(divisor) != 0) {
      for (Integer& entry : row) divide_exactly(entry, divisor);
    }
    row[variables.size() + p] = 1;
    program.objective[variables.size() + p] = 1;
    program.matrix.insert(program.matrix.end(), row.begin(), row.end());
    program.bounds.emplace_back(0);
  }
  for (std::size_t p = 0; p < profiles.count(); ++p) {
    std::vector<Integer> row(width);
    row[variables.size() + p] = 1;
    program.matrix.insert(program.matrix.end(), row.begin(), row.end());
    program.bounds.emplace_back(1);
  }
  const std::optional<Optimum> best = maximise(program, StartingBasis(), must_stop_);
  if (!best || sgn(best->value) == 0) return std::nullopt;
  Finding finding;
  for (std::size_t k = 0; k < variables.size(); ++k) {
    if (sgn(best->solution[k]) == 0) continue;
    const Variable& variable = variables[k];
    std::vector<Rational>& own = finding.weights[{variable.player, variable.vertex}];
    own.resize(node.count(variable.player));
    own[variable.strategy] += best->solution[k] * variable.sign;
    own[variable.reference] -= best->solution[k] * variable.sign;
  }
  std::vector<bool> is_positive(profiles.count());
  for (std::size_t p = 0; p < profiles.count(); ++p) {
    is_positive[p] = sgn(best->solution[variables.size() + p]) > 0;
  }
  std::optional<std::vector<Vertex>> vertices = vertices_of(profiles, is_positive);
  if (!vertices) return std::nullopt;
  finding.vertices = *std::move(vertices);
  return finding;
}

}  // namespace nashsolve::proof
