#include "completion.hpp"

#include <algorithm>
#include <optional>

#include "linear_program.hpp"

namespace nashsolve::tree {

namespace {

/// Pure best responses that are tried one by one.
constexpr std::size_t kMostPure = 256;

/// Equations in variables that are not negative.
class Equations {
 public:
  explicit Equations(std::size_t variables) : variables_(variables) {}

  [[nodiscard]] std::size_t variables() const { return variables_; }

  struct Row {
    std::vector<Rational> coefficients;
    Rational right;
  };
  Row& add() { return rows_.emplace_back(Row{std::vector<Rational>(variables_), Rational()}); }

  /// A solution: as large as the right-hand sides allow, all rows together are only where all are equations.
  [[nodiscard]] std::optional<std::vector<Rational>> solve() const {
    LinearProgram program;
    program.objective.resize(variables_);
    Integer wanted;
    for (const Row& row : rows_) {
      Integer scale = row.right.get_den();
      for (const Rational& value : row.coefficients) scale = least_common_multiple(scale, value.get_den());
      if (sgn(row.right) < 0) scale = -scale;
      const auto scaled = [&](const Rational& value) -> Integer {
        return value.get_num() * exact_quotient(scale, value.get_den());
      };
      for (std::size_t k = 0; k < variables_; ++k) {
        program.matrix.push_back(scaled(row.coefficients[k]));
        program.objective[k] += program.matrix.back();
      }
      program.bounds.push_back(scaled(row.right));
      wanted += program.bounds.back();
    }
    const std::optional<Optimum> optimum = maximise(program);
    if (!optimum || optimum->value != wanted) return std::nullopt;
    return optimum->solution;
  }

 private:
  std::size_t variables_;
  std::vector<Row> rows_;
};

class Completer {
 public:
  Completer(const GameTree& tree, const Region& region, std::uint32_t player, const Behavior& behavior,
            const Worth& worth)
      : tree_(tree),
        region_(region),
        player_(player),
        own_(region.sequences(player)),
        behavior_(behavior),
        worth_(worth),
        best_(region.best_response(player, behavior, worth)),
        reach_(region.weights(behavior, player)) {}

  Completions run(const std::vector<std::uint32_t>& others) {
    const std::vector<std::vector<bool>> plans = pure_plans();
    Completions result;
    if (others.empty()) {
      for (const std::vector<bool>& plan : plans) {
        std::vector<Rational> worth = value_of([&](std::uint32_t s) { return Rational(plan[s] ? 1 : 0); });
        if (std::ranges::find(result.worth, worth) == result.worth.end())
          result.worth.push_back(std::move(worth));
      }
      // Mixtures are worth mixtures.
      result.has_least = !has_more_;
      result.has_all = !has_more_ && result.worth.size() == 1;
      return result;
    }
    if (const auto solution = solve(others)) {
      result.worth.push_back(
          value_of([&](std::uint32_t s) { return s == 0 ? Rational(1) : (*solution)[s - 1]; }));
      result.has_all = result.has_least = !has_more_ && plans.size() == 1;
    }
    return result;
  }

 private:
  [[nodiscard]] std::size_t actions(std::size_t h) const {
    return tree_.information_sets()[own_.sets[h]].actions.size();
  }
  [[nodiscard]] bool is_best(std::size_t h, std::size_t action) const {
    return best_.action_values[own_.first[h] + action] == best_.set_values[h];
  }

  /// Pure best responses as the sequences they play.
  std::vector<std::vector<bool>> pure_plans() {
    std::vector<std::vector<bool>> plans(1, std::vector<bool>(own_.count));
    plans.front()[0] = true;
    for (std::size_t h = 0; h < own_.sets.size(); ++h) {
      std::vector<std::vector<bool>> next;
      for (const std::vector<bool>& plan : plans) {
        if (!plan[own_.before[h]]) {
          next.push_back(plan);
          continue;
        }
        for (std::size_t a = 0; a < actions(h); ++a) {
          if (!is_best(h, a)) continue;
          next.push_back(plan);
          next.back()[own_.first[h] + a] = true;
        }
      }
      if (next.size() > kMostPure) {
        has_more_ = true;
        next.resize(kMostPure);
      }
      plans = std::move(next);
    }
    return plans;
  }

  /// `played(s)`: the probability that the player's own moves make the sequence.
  template <typename Played>
  [[nodiscard]] std::vector<Rational> value_of(Played played) const {
    std::vector<Rational> result(tree_.player_count());
    for (std::size_t k = 0; k < reach_.size(); ++k) {
      if (sgn(reach_[k]) == 0) continue;
      const Rational weight = reach_[k] * played(own_.at[k]);
      for (std::uint32_t i = 0; i < result.size(); ++i) result[i] += weight * region_.paid(i, k, worth_);
    }
    return result;
  }

  /// Variables: the player's sequences but the empty one; then, for each other player, the values of the
  /// information sets as differences of two, and what each action falls short of them.
  [[nodiscard]] std::optional<std::vector<Rational>> solve(const std::vector<std::uint32_t>& others) const {
    std::size_t variables = own_.count - 1;
    std::vector<std::size_t> starts;
    for (const std::uint32_t j : others) {
      starts.push_back(variables);
      const OwnSequences& theirs = region_.sequences(j);
      variables += 2 * theirs.sets.size() + theirs.count - 1;
    }
    Equations equations(variables);
    add_plan(equations);
    for (std::size_t k = 0; k < others.size(); ++k) add_best_response(equations, others[k], starts[k]);
    return equations.solve();
  }

  void add_plan(Equations& equations) const {
    for (std::size_t h = 0; h < own_.sets.size(); ++h) {
      Equations::Row& sum = equations.add();
      for (std::size_t a = 0; a < actions(h); ++a) sum.coefficients[own_.first[h] + a - 1] = 1;
      if (own_.before[h] == 0) {
        sum.right = 1;
      } else {
        sum.coefficients[own_.before[h] - 1] -= 1;
      }
      for (std::size_t a = 0; a < actions(h); ++a) {
        if (!is_best(h, a)) equations.add().coefficients[own_.first[h] + a - 1] = 1;
      }
    }
  }

  /// The value of each set is at least that of each of its actions, and what the player does is worth the
  /// best.
  void add_best_response(Equations& equations, std::uint32_t j, std::size_t start) const {
    const OwnSequences& theirs = region_.sequences(j);
    const NodeWeights reach = region_.weights(behavior_, player_, j);
    // One row a sequence of theirs: value of the set before - what is paid - values of the sets after -
    // slack.
    std::vector<Equations::Row> rows(theirs.count);
    for (Equations::Row& row : rows) row.coefficients.resize(equations.variables());
    const auto add_paid = [&](Equations::Row& row, std::size_t k, const Rational& weight) {
      const Rational paid = weight * region_.paid(j, k, worth_);
      if (own_.at[k] == 0) {
        row.right += paid;
      } else {
        row.coefficients[own_.at[k] - 1] -= paid;
      }
    };
    for (std::size_t k = 0; k < reach.size(); ++k) {
      if (sgn(reach[k]) != 0) add_paid(rows[theirs.at[k]], k, reach[k]);
      // What is done is worth: subtracted from the row of the empty sequence.
      if (sgn(reach_[k]) != 0) add_paid(rows[0], k, -reach_[k]);
    }
    const std::size_t slack = start + 2 * theirs.sets.size();
    for (std::size_t h = 0; h < theirs.sets.size(); ++h) {
      const std::size_t value = start + 2 * h;
      rows[theirs.before[h]].coefficients[value] -= 1;
      rows[theirs.before[h]].coefficients[value + 1] += 1;
      const std::size_t count = tree_.information_sets()[theirs.sets[h]].actions.size();
      for (std::size_t a = 0; a < count; ++a) {
        const std::size_t sequence = theirs.first[h] + a;
        rows[sequence].coefficients[value] += 1;
        rows[sequence].coefficients[value + 1] -= 1;
        rows[sequence].coefficients[slack + sequence - 1] = -1;
      }
    }
    for (Equations::Row& row : rows) equations.add() = std::move(row);
  }

  const GameTree& tree_;
  const Region& region_;
  std::uint32_t player_;
  const OwnSequences& own_;
  const Behavior& behavior_;
  const Worth& worth_;
  BestResponse best_;
  NodeWeights reach_;
  bool has_more_ = false;
};

}  // namespace

Completions complete(const GameTree& tree, const Region& region, std::uint32_t player,
                     const std::vector<std::uint32_t>& others, const Behavior& behavior, const Worth& worth) {
  return Completer(tree, region, player, behavior, worth).run(others);
}

}  // namespace nashsolve::tree
