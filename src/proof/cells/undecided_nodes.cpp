#include "undecided_nodes.hpp"

#include <utility>
#include <vector>

#include "known_mixes.hpp"
#include "node_prover.hpp"

namespace nashsolve::proof {

namespace {

/// The strategies that a step names.
std::vector<StrategyId> named_by(const CellSteps& steps, std::size_t k, std::size_t count) {
  std::vector<StrategyId> named;
  std::size_t position = 0;
  while (named.size() < count) {
    named.push_back(static_cast<StrategyId>(unpack(steps.packed(k), position) - 1));
  }
  return named;
}

/// The node at which a tree begins.
ProofNode root_of(const std::vector<std::size_t>& counts, std::string_view packed) {
  std::size_t position = 0;
  const auto list = [&] {
    std::vector<StrategyId> strategies(unpack(packed, position));
    for (StrategyId& strategy : strategies) strategy = static_cast<StrategyId>(unpack(packed, position) - 1);
    return strategies;
  };
  ProofNode node(counts);
  const std::vector<StrategyId> unused = list();
  list();
  for (const StrategyId strategy : list()) node.set_used(strategy);
  for (const StrategyId strategy : unused) node.leave_out(strategy);
  return node;
}

}  // namespace

std::optional<CellSteps> UndecidedNodes::ended(const CellSteps& steps) {
  std::vector<std::size_t> counts;
  for (std::size_t i = 0; i < game_.player_count(); ++i) counts.push_back(game_.strategy_count(i));
  const ProofPayoffs payoffs(game_);
  const KnownPieces pieces(solution_);
  KnownMixes mixes(game_, solution_);
  NodeProver prover(payoffs, pieces, mixes, must_stop_);
  CellSteps result;
  std::vector<ProofNode> nodes;
  for (std::size_t k = 0; k < steps.size(); ++k) {
    const CellStepKind kind = steps[k].kind;
    if (kind == CellStepKind::undecided) {
      if (mixes.end(nodes.back(), result)) {
        nodes.pop_back();
        continue;
      }
      if (pieces.has_irrational_point(nodes.back())) {
        failure_ = "an irrational equilibrium is not isolated, or its equations are singular or tied";
        return std::nullopt;
      }
      if (!prover.prove(nodes.back(), result)) {
        failure_ = must_stop_() ? "the time for a proof is over"
                                : "a set of equilibria, or one that is not isolated, could not be told from "
                                  "its surroundings by rational points";
        return std::nullopt;
      }
      nodes.pop_back();
      continue;
    }
    result.copy(steps, k);
    if (kind == CellStepKind::began) {
      nodes.push_back(root_of(counts, steps.packed(k)));
    } else if (kind == CellStepKind::dominated) {
      nodes.back().leave_out(named_by(steps, k, 1)[0]);
      if (nodes.back().is_over()) nodes.pop_back();
    } else if (kind == CellStepKind::branch) {
      const StrategyId strategy = named_by(steps, k, 1)[0];
      ProofNode used = nodes.back();
      used.set_used(strategy);
      nodes.back().leave_out(strategy);
      nodes.push_back(std::move(used));
    } else if (kind == CellStepKind::halve) {
      const std::vector<StrategyId> edge = named_by(steps, k, 2);
      ProofNode first = nodes.back();
      first.halve(edge[0], edge[1]);
      nodes.back().halve(edge[1], edge[0]);
      nodes.push_back(std::move(first));
    } else {
      nodes.pop_back();
    }
  }
  return result;
}

}  // namespace nashsolve::proof
