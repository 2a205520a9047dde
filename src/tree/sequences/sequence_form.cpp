// Player 1's payoffs are raised to be positive at every end. Then a plan that falls short, whose actions at a
// set have together less than the sequence before it, is worth no more than one that does not, and so is for
// player 2 one that has more; so both may be allowed, and with z = (x, v) >= 0
//
//   maximise v(sets of player 2 after nothing) + what x gets where player 2 has not moved
//   where    x(actions of h) <= x(sequence before h), or 1,  for the sets h of player 1
//            v(h) <= what x gets after a + v(sets of player 2 after a),  for each action a at a set h of
//            player 2
//
// has 0 as a feasible point. The dual values of the second rows are player 2's plan.
#include "sequence_form.hpp"

#include <algorithm>

#include "linear_program.hpp"
#include "plans_of.hpp"
#include "region.hpp"

namespace nashsolve::tree {

namespace {

struct Entry {
  std::uint32_t first;
  std::uint32_t second;
  Rational weight;
};

/// What the ends are worth to player 1, times chance, by the sequences of both that lead there; raised by the
/// same amount at every end, so that all are positive.
std::vector<Entry> entries(const GameTree& tree, const Region& whole) {
  const std::vector<TreeEnd> ends = tree_ends(tree, whole);
  Rational least;
  for (const TreeEnd& end : ends) least = std::min(least, end.payoffs[0]);
  std::vector<Entry> result;
  for (const TreeEnd& end : ends)
    result.push_back({end.sequences[0], end.sequences[1], end.chance * (end.payoffs[0] - least + 1)});
  return result;
}

class SequenceProgram {
 public:
  SequenceProgram(const GameTree& tree, const Region& whole)
      : tree_(tree),
        first_(whole.sequences(0)),
        second_(whole.sequences(1)),
        values_(first_.count - 1),
        variables_(values_ + second_.sets.size()) {
    program_.objective.resize(variables_);
    const std::vector<Entry> list = entries(tree, whole);
    for (const Entry& entry : list) scale_ = least_common_multiple(scale_, entry.weight.get_den());
    const std::size_t rows_before = first_.sets.size();
    program_.matrix.resize((rows_before + second_.count - 1) * variables_);
    program_.bounds.resize(rows_before + second_.count - 1);
    for (std::size_t h = 0; h < rows_before; ++h) fill_plan_row(h);
    const auto add = [&](std::uint32_t sequence, std::size_t column, const Integer& value) {
      // Of nothing: the objective.
      if (sequence == 0) {
        program_.objective[column] += value;
      } else {
        program_.matrix[(rows_before + sequence - 1) * variables_ + column] -= value;
      }
    };
    for (std::size_t h = 0; h < second_.sets.size(); ++h) {
      for (std::size_t a = 0; a < actions(second_, h); ++a) {
        add(static_cast<std::uint32_t>(second_.first[h] + a), values_ + h, Integer(-1));
      }
      add(second_.before[h], values_ + h, Integer(1));
    }
    for (const Entry& entry : list) {
      const Integer value = entry.weight.get_num() * exact_quotient(scale_, entry.weight.get_den());
      if (entry.first != 0) {
        add(entry.second, entry.first - 1, value);
      } else if (entry.second != 0) {
        program_.bounds[rows_before + entry.second - 1] += value;
      }
    }
  }

  [[nodiscard]] const LinearProgram& program() const { return program_; }

  void add_behavior(const Optimum& optimum, Behavior& behavior) const {
    std::vector<Rational> plan(optimum.solution.begin(),
                               optimum.solution.begin() + static_cast<std::ptrdiff_t>(values_));
    plan.insert(plan.begin(), 1);
    fill_shares(tree_, first_, plan, behavior);
    plan.assign(optimum.duals.begin() + static_cast<std::ptrdiff_t>(first_.sets.size()), optimum.duals.end());
    plan.insert(plan.begin(), 1);
    fill_shares(tree_, second_, plan, behavior);
  }

 private:
  [[nodiscard]] std::size_t actions(const OwnSequences& own, std::size_t h) const {
    return tree_.information_sets()[own.sets[h]].actions.size();
  }

  void fill_plan_row(std::size_t h) {
    const std::span<Integer> row(program_.matrix.data() + h * variables_, variables_);
    for (std::size_t a = 0; a < actions(first_, h); ++a) row[first_.first[h] + a - 1] = 1;
    if (first_.before[h] != 0) row[first_.before[h] - 1] = -1;
    program_.bounds[h] = first_.before[h] == 0 ? 1 : 0;
  }

  const GameTree& tree_;
  const OwnSequences& first_;
  const OwnSequences& second_;
  /// Where the values of player 2's sets begin among the variables.
  std::size_t values_;
  std::size_t variables_;
  Integer scale_ = 1;
  LinearProgram program_;
};

}  // namespace

std::optional<Behavior> optimal_behavior(const GameTree& tree, const ProgramSolver& maximise,
                                         const std::function<bool()>& must_stop) {
  const std::vector<bool> roots(tree.nodes().size());
  const Region whole(tree, roots, 0);
  const SequenceProgram program(tree, whole);
  const std::optional<Optimum> optimum = maximise(program.program(), must_stop);
  if (!optimum) return std::nullopt;
  Behavior behavior(tree.information_sets().size());
  for (std::size_t h = 0; h < behavior.size(); ++h) behavior[h] = tree.information_sets()[h].probabilities;
  program.add_behavior(*optimum, behavior);
  return behavior;
}

}  // namespace nashsolve::tree
