// Payoffs are lowered to be negative at every end; A and B hold them by sequences, times chance. With x and y
// the plans of the two, without the sequences of nothing, E x = e and F y = f what makes them plans, and p
// and q the values of their sets, x is a best response exactly when
//
//   x >= 0,  E'p - A (1, y) >= 0,  one of both 0 at each sequence,  E x = e
//
// and the same with y, q, F, f and B. Equations are two inequalities, p and q differences of variables that
// are not negative. For all z = (x, y, p+, p-, q+, q-) >= 0 the form z'Mz is -x'(A + B) y >= 0, and where z
// solves the problem with constants 0, x and y are 0, so that no p of a set is less than the sum of those
// that follow an action of it: p and q are not negative at the sets with which e and f begin, where alone the
// constants are not 0. So the path ends in a solution (complementarity.hpp).
#include "region_lemke.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "complementarity.hpp"
#include "guided_complementarity.hpp"
#include "nashsolve/errors.hpp"

namespace nashsolve::tree {

namespace {

/// Problems that integers alone solve within milliseconds: Kuhn poker with 4 cards and a rake has 64 rows.
constexpr std::size_t kFewRows = 64;

/// What one end adds, by the sequences that lead there.
struct End {
  std::uint32_t first;
  std::uint32_t second;
  std::array<Rational, 2> payoffs;
};

std::vector<End> ends_of(const GameTree& tree, const Region& region, std::array<std::uint32_t, 2> players,
                         const Worth& worth, const Behavior& behavior) {
  const NodeWeights chance = region.weights(behavior, players[0], players[1]);
  std::vector<End> ends;
  std::vector<Rational> chances;
  std::array<std::optional<Rational>, 2> greatest;
  std::vector<std::array<Rational, 2>> paid(region.nodes().size());
  for (std::size_t k = 0; k < paid.size(); ++k) {
    for (std::size_t side = 0; side < 2; ++side) {
      if (k > 0) paid[k][side] = paid[region.parent(k)][side];
      paid[k][side] += region.paid(players[side], k, worth);
    }
    const bool is_end = tree.nodes()[region.nodes()[k]].is_terminal() || (k > 0 && region.is_inner_root(k));
    if (!is_end || sgn(chance[k]) == 0) continue;
    for (std::size_t side = 0; side < 2; ++side) {
      greatest[side] = greatest[side] ? std::max(*greatest[side], paid[k][side]) : paid[k][side];
    }
    ends.push_back({region.sequences(players[0]).at[k], region.sequences(players[1]).at[k], paid[k]});
    chances.push_back(chance[k]);
  }
  for (std::size_t k = 0; k < ends.size(); ++k) {
    for (std::size_t side = 0; side < 2; ++side) {
      ends[k].payoffs[side] = chances[k] * (ends[k].payoffs[side] - *greatest[side] - 1);
    }
  }
  return ends;
}

class RegionProblem {
 public:
  RegionProblem(const GameTree& tree, const Region& region, std::array<std::uint32_t, 2> players,
                const std::vector<End>& ends)
      : tree_(tree), own_{&region.sequences(players[0]), &region.sequences(players[1])} {
    for (std::size_t side = 0; side < 2; ++side) {
      plan_[side] = size_;
      size_ += own_[side]->count - 1;
    }
    for (std::size_t side = 0; side < 2; ++side) {
      values_[side] = size_;
      size_ += 2 * own_[side]->sets.size();
    }
    problem_.constants.resize(size_);
    problem_.matrix.resize(size_ * size_);
    for (std::size_t side = 0; side < 2; ++side) {
      add_plan(side);
      add_payoffs(side, ends);
    }
  }

  [[nodiscard]] LemkeResult solve(const std::function<bool()>& must_stop) const {
    return size_ <= kFewRows ? lemke(problem_, must_stop) : guided_lemke(problem_, must_stop);
  }

  void add_behavior(const std::vector<Rational>& solution, Behavior& behavior) const {
    for (std::size_t side = 0; side < 2; ++side) {
      std::vector<Rational> plan{1};
      for (std::uint32_t s = 1; s < own_[side]->count; ++s) plan.push_back(solution[plan_[side] + s - 1]);
      fill_shares(tree_, *own_[side], plan, behavior);
    }
  }

 private:
  Integer& at(std::size_t row, std::size_t column) { return problem_.matrix[row * size_ + column]; }

  /// The rows of E x = e and the columns of p in those of the sequences.
  void add_plan(std::size_t side) {
    const OwnSequences& own = *own_[side];
    for (std::size_t h = 0; h < own.sets.size(); ++h) {
      const std::size_t plus = values_[side] + 2 * h;
      const std::size_t actions = tree_.information_sets()[own.sets[h]].actions.size();
      const auto add = [&](std::size_t sequence, int sign) {
        const std::size_t row = plan_[side] + sequence - 1;
        at(row, plus) += sign;
        at(row, plus + 1) -= sign;
        at(plus, row) -= sign;
        at(plus + 1, row) += sign;
      };
      for (std::size_t a = 0; a < actions; ++a) add(own.first[h] + a, 1);
      if (own.before[h] != 0) {
        add(own.before[h], -1);
      } else {
        problem_.constants[plus] = 1;
        problem_.constants[plus + 1] = -1;
      }
    }
  }

  void add_payoffs(std::size_t side, const std::vector<End>& ends) {
    Integer scale = 1;
    for (const End& end : ends) scale = least_common_multiple(scale, end.payoffs[side].get_den());
    for (const End& end : ends) {
      const std::uint32_t mine = side == 0 ? end.first : end.second;
      const std::uint32_t theirs = side == 0 ? end.second : end.first;
      // What is paid after no own move is the same whatever the player does.
      if (mine == 0) continue;
      const Integer value = end.payoffs[side].get_num() * exact_quotient(scale, end.payoffs[side].get_den());
      const std::size_t row = plan_[side] + mine - 1;
      if (theirs == 0) {
        problem_.constants[row] -= value;
      } else {
        at(row, plan_[1 - side] + theirs - 1) -= value;
      }
    }
  }

  const GameTree& tree_;
  std::array<const OwnSequences*, 2> own_;
  /// Where each player's plan begins among the variables, and where the two of each set's value do.
  std::array<std::size_t, 2> plan_{};
  std::array<std::size_t, 2> values_{};
  std::size_t size_ = 0;
  Complementarity problem_;
};

}  // namespace

std::size_t lemke_rows(std::size_t sequences, std::size_t sets) {
  return sequences + 2 * sets;
}

bool fill_equilibrium(const GameTree& tree, const Region& region, std::array<std::uint32_t, 2> players,
                      const Worth& worth, Behavior& behavior, const std::function<bool()>& must_stop) {
  const RegionProblem problem(tree, region, players, ends_of(tree, region, players, worth, behavior));
  const LemkeResult result = problem.solve(must_stop);
  if (result.end == LemkeEnd::stopped) return false;
  if (result.end == LemkeEnd::ray) throw InternalError("Lemke's path in a tree ended in a ray");
  problem.add_behavior(result.solution, behavior);
  return true;
}

}  // namespace nashsolve::tree
