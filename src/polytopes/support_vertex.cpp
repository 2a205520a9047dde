#include "support_vertex.hpp"

#include <type_traits>
#include <utility>
#include <vector>

#include "linear_system.hpp"

namespace nashsolve::bimatrix {

namespace {

using Spend = std::function<void(std::size_t)>;

/// Entries up to this are eliminated modulo primes.
constexpr std::int64_t kLargestSmallEntry = std::int64_t{1} << 31U;

std::optional<CramerSolution> solve_indifference(const Polytope& polytope,
                                                 const std::vector<std::size_t>& slacks,
                                                 const std::vector<std::size_t>& variables,
                                                 const Spend& spend) {
  const auto solved_in = [&]<class Entry>(const auto& entry, std::vector<Entry> entries) {
    entries.reserve(slacks.size() * variables.size());
    for (const std::size_t s : slacks) {
      for (const std::size_t v : variables) entries.push_back(entry(s, v));
    }
    if constexpr (std::is_same_v<Entry, Integer>) {
      return solve_for_ones(entries, variables.size(), spend);
    } else {
      return solve_for_ones(entries, variables.size());
    }
  };
  if (polytope.small_matrix && polytope.largest_small_entry <= kLargestSmallEntry) {
    const auto small = [&](std::size_t s, std::size_t v) {
      return (*polytope.small_matrix)[s * polytope.variable_count + v];
    };
    return solved_in(small, std::vector<std::int64_t>());
  }
  const auto large = [&](std::size_t s, std::size_t v) { return polytope.entry(s, v); };
  return solved_in(large, std::vector<Integer>());
}

struct Vertex {
  MixedStrategy strategy;
  /// Of the support's payoff matrix, rows by slack and columns by variable.
  int determinant_sign;
};

/// The vertex, rescaled to probabilities.
std::optional<Vertex> nondegenerate_vertex(const Polytope& polytope, const LabelSet& tight,
                                           const Spend& spend) {
  std::vector<std::size_t> variables;
  std::vector<std::size_t> slacks;
  for (std::size_t v = 0; v < polytope.variable_count; ++v) {
    if (!tight.contains(polytope.variable_label(v))) variables.push_back(v);
  }
  for (std::size_t s = 0; s < polytope.slack_count; ++s) {
    if (tight.contains(polytope.slack_label(s))) slacks.push_back(s);
  }
  if (variables.size() != slacks.size() || variables.empty()) return std::nullopt;
  const auto solution = solve_indifference(polytope, slacks, variables, spend);
  if (!solution) return std::nullopt;
  const int sign = sgn(solution->determinant);
  std::vector<Integer> weights(polytope.variable_count);
  for (std::size_t k = 0; k < variables.size(); ++k) {
    if (sgn(solution->numerators[k]) * sign <= 0) return std::nullopt;
    weights[variables[k]] = abs(solution->numerators[k]);
  }
  const Integer bound = abs(solution->determinant);
  for (std::size_t s = 0; s < polytope.slack_count; ++s) {
    if (tight.contains(polytope.slack_label(s))) continue;
    Integer slack = bound;
    for (const std::size_t v : variables) {
      const std::size_t entry = s * polytope.variable_count + v;
      if (polytope.small_matrix) {
        subtract_product(slack, weights[v], (*polytope.small_matrix)[entry]);
      } else {
        if (spend) spend(bit_length(weights[v]));
        subtract_product(slack, weights[v], polytope.large_matrix[entry]);
      }
    }
    if (sgn(slack) <= 0) return std::nullopt;
  }
  return Vertex{MixedStrategy::from_weights(weights), sign};
}

}  // namespace

std::optional<NashFaces> regular_equilibrium(const Polytopes& polytopes, const LabelSet& p, const LabelSet& q,
                                             const Spend& spend) {
  if (p.intersects(q) || p.count() != polytopes[0].variable_count ||
      q.count() != polytopes[1].variable_count) {
    return std::nullopt;
  }
  auto x = nondegenerate_vertex(polytopes[0], p, spend);
  if (!x) return std::nullopt;
  auto y = nondegenerate_vertex(polytopes[1], q, spend);
  if (!y) return std::nullopt;
  const int parity = x->strategy.support().size() % 2 == 1 ? 1 : -1;
  return NashFaces{{Face{p, std::move(x->strategy)}, Face{q, std::move(y->strategy)}},
                   parity * x->determinant_sign * y->determinant_sign};
}

}  // namespace nashsolve::bimatrix
