// The sum of conditions of a node that is negative nowhere and positive at most vertex profiles, by linear
// programming.
#include <utility>

#include "linear_program.hpp"
#include "node_prover.hpp"

namespace nashsolve::proof {

namespace {

/// Beyond these sizes exact programs take too long.
constexpr std::size_t kMostProfiles = 128;
constexpr std::size_t kMostVariables = 600;

}  // namespace

std::optional<NodeProver::Finding> NodeProver::by_program(const ProofNode& node,
                                                          const VertexProfiles& profiles,
                                                          const Gains& values) const {
  // A variable is a weight of a gain at a player's vertex, over a used strategy; that of a used one may be
  // negative, as a second variable. Sums of weights are cones, so a sum of 1 stands for any positive one.
  struct Variable {
    std::size_t player;
    std::size_t vertex;
    std::size_t strategy;
    std::size_t reference;
    int sign;
  };
  if (profiles.count() > kMostProfiles) return std::nullopt;
  std::vector<Variable> variables;
  for (std::size_t i = 0; i < node.players(); ++i) {
    std::size_t reference = 0;
    while (node.use(i, reference) != ProofNode::Use::used) ++reference;
    for (std::size_t v = 0; v < profiles.size(i); ++v) {
      for (std::size_t s = 0; s < node.count(i); ++s) {
        if (s == reference) continue;
        variables.push_back({i, v, s, reference, 1});
        if (node.use(i, s) == ProofNode::Use::used) variables.push_back({i, v, s, reference, -1});
      }
    }
  }
  if (variables.size() > kMostVariables) return std::nullopt;
  Integer denominator = 1;
  const auto gain = [&](const Variable& variable, std::size_t p) {
    if (profiles.vertex(p, variable.player) != variable.vertex) return Rational(0);
    const auto& own = values[variable.player];
    return Rational((own[variable.strategy][p] - own[variable.reference][p]) * variable.sign);
  };
  for (const Variable& variable : variables) {
    for (std::size_t p = 0; p < profiles.count(); ++p) {
      denominator = least_common_multiple(denominator, gain(variable, p).get_den());
    }
  }
  LinearProgram program;
  program.objective.assign(variables.size() + profiles.count(), 0);
  for (std::size_t p = 0; p < profiles.count(); ++p) {
    program.objective[variables.size() + p] = 1;
    std::vector<Integer> row(program.objective.size());
    for (std::size_t k = 0; k < variables.size(); ++k) {
      const Rational value = gain(variables[k], p);
      row[k] = -value.get_num() * exact_quotient(denominator, value.get_den());
    }
    row[variables.size() + p] = 1;
    program.matrix.insert(program.matrix.end(), row.begin(), row.end());
    program.bounds.emplace_back(0);
  }
  for (std::size_t p = 0; p < profiles.count(); ++p) {
    std::vector<Integer> row(program.objective.size());
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
