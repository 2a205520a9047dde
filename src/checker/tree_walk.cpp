#include "tree_walk.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "check_error.hpp"

namespace nashsolve::checker {

namespace {

/// The first of the numbers that is left, of those from `begin` on.
std::size_t first_left(const std::vector<bool>& is_left, std::size_t begin) {
  while (!is_left[begin]) ++begin;
  return begin;
}

/// Pairs of numbers that have to add up to 0 once the second ones are multiplied with some c > 0.
class Opposites {
 public:
  /// Whether they still can.
  bool takes(const std::array<Integer, 2>& pair) {
    if (!first_ && (sgn(pair[0]) != 0 || sgn(pair[1]) != 0)) {
      first_ = pair;
      return sgn(pair[0]) * sgn(pair[1]) < 0;
    }
    return !first_ || pair[0] * (*first_)[1] == (*first_)[0] * pair[1];
  }

 private:
  std::optional<std::array<Integer, 2>> first_;
};

/// Whether player 1's payoffs and c > 0 times those of player 2, of what is left, are a sum of one number for
/// each row and one for each column.
bool is_zero_sum_in_one_unit(const Game& game, const std::vector<bool>& is_left) {
  const std::size_t m = game.strategy_count(0);
  const std::size_t n = game.strategy_count(1);
  const std::size_t row = first_left(is_left, 0);
  const std::size_t column = first_left(is_left, m) - m;
  // A payoff without those numbers, but for its denominator.
  const auto rest = [&](std::size_t player, std::size_t i, std::size_t j) -> Integer {
    const PayoffTable& payoffs = game.payoffs(player);
    return payoffs.numerator(i * n + j) - payoffs.numerator(i * n + column) - payoffs.numerator(row * n + j) +
           payoffs.numerator(row * n + column);
  };
  Opposites opposites;
  for (std::size_t i = 0; i < m; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      if (is_left[i] && is_left[m + j] && !opposites.takes({rest(0, i, j), rest(1, i, j)})) return false;
    }
  }
  return true;
}

/// Whether for each of the player's strategies there is such a c with which they are the same against all of
/// the opponent's.
bool is_zero_sum_in_units(const Game& game, std::size_t player, const std::vector<bool>& is_left) {
  const std::size_t m = game.strategy_count(0);
  const std::size_t n = game.strategy_count(1);
  const std::size_t first_own = player == 0 ? 0 : m;
  const std::size_t first_other = m - first_own;
  const std::size_t origin = first_left(is_left, first_other) - first_other;
  for (std::size_t own = 0; own < game.strategy_count(player); ++own) {
    if (!is_left[first_own + own]) continue;
    Opposites opposites;
    for (std::size_t other = 0; other < game.strategy_count(1 - player); ++other) {
      if (!is_left[first_other + other]) continue;
      const auto difference = [&](std::size_t of) -> Integer {
        const auto cell = [&](std::size_t k) { return player == 0 ? own * n + k : k * n + own; };
        return game.payoffs(of).numerator(cell(other)) - game.payoffs(of).numerator(cell(origin));
      };
      if (!opposites.takes({difference(0), difference(1)})) return false;
    }
  }
  return true;
}

/// Whether player 1's payoffs in the units of the columns and player 2's in those of the rows add up to a
/// number for each row and one for each column.
bool is_zero_sum_in_units(const Game& game, const std::vector<Integer>& units,
                          const std::vector<bool>& is_left) {
  const std::size_t m = game.strategy_count(0);
  const std::size_t n = game.strategy_count(1);
  const auto sum = [&](std::size_t i, std::size_t j) -> Integer {
    return units[m + j] * game.payoffs(1).denominator() * game.payoffs(0).numerator(i * n + j) +
           units[i] * game.payoffs(0).denominator() * game.payoffs(1).numerator(i * n + j);
  };
  const std::size_t row = first_left(is_left, 0);
  const std::size_t column = first_left(is_left, m) - m;
  for (std::size_t i = 0; i < m; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      if (is_left[i] && is_left[m + j] && sum(i, j) - sum(i, column) != sum(row, j) - sum(row, column))
        return false;
    }
  }
  return true;
}

/// Throws CheckError where no game of constant sum is known to have the equilibria of what is left.
void require_zero_sum(const Game& game, const std::vector<bool>& is_left) {
  if (!is_zero_sum_in_one_unit(game, is_left) && !is_zero_sum_in_units(game, 0, is_left) &&
      !is_zero_sum_in_units(game, 1, is_left)) {
    throw CheckError("no game of constant sum is seen to have the same equilibria");
  }
}

}  // namespace

TreeWalk::TreeWalk(const Game& game, EmptyChecks& checks)
    : game_(game),
      checks_(checks),
      strategy_count_(game.strategy_count(0) + game.strategy_count(1)),
      is_left_(strategy_count_, true) {
  // What the checks refer to stays where it is.
  sides_.reserve(2);
}

void TreeWalk::begin() {
  if (!sides_.empty()) return;
  all_left_ = LabelBits(strategy_count_);
  for (Label s = 0; s < strategy_count_; ++s) {
    if (is_left_[s]) all_left_.insert(s);
  }
  for (std::size_t side = 0; side < 2; ++side) sides_.emplace_back(game_, side, is_left_);
  variables_of_p_ = LabelBits(strategy_count_);
  for (const Label s : sides_[0].variables()) variables_of_p_.insert(s);
  const TightLabels none = {LabelBits(strategy_count_), LabelBits(strategy_count_)};
  nodes_.push_back({none, none});
}

TreeWalk::Node& TreeWalk::node() {
  begin();
  if (nodes_.empty()) throw CheckError("the tree is over, expected qed");
  return nodes_.back();
}

void TreeWalk::require_left(Label label) const {
  if (!is_left_[label]) throw CheckError("strategy " + std::to_string(label + 1) + " was left out");
}

void TreeWalk::take(Step step) {
  if (is_over_) throw CheckError("expected nothing after qed");
  std::visit([this](auto& each) { take_step(each); }, step);
  ++step_count_;
}

void TreeWalk::take_step(const SameStep& step) {
  if (!sides_.empty()) throw CheckError("strategies are merged before all else");
  require_left(step.strategy);
  require_left(step.other);
  const std::size_t m = game_.strategy_count(0);
  const std::size_t n = game_.strategy_count(1);
  const bool is_row = step.strategy < m;
  if (step.strategy == step.other || is_row != (step.other < m)) {
    throw CheckError("expected two strategies of one player");
  }
  for (std::size_t player = 0; player < 2; ++player) {
    const PayoffTable& payoffs = game_.payoffs(player);
    for (std::size_t k = 0; k < (is_row ? n : m); ++k) {
      const auto cell = [&](std::size_t s) { return is_row ? s * n + k : k * n + (s - m); };
      if (payoffs.numerator(cell(step.strategy)) != payoffs.numerator(cell(step.other))) {
        throw CheckError("strategies " + std::to_string(step.strategy + 1) + " and " +
                         std::to_string(step.other + 1) + " do not pay the same");
      }
    }
  }
  is_left_[step.strategy] = false;
  merged_.push_back(step);
}

void TreeWalk::take_step(const BranchStep& step) {
  Node& here = node();
  require_left(step.label);
  // Each branch decides a label, so the tree is no deeper than there are labels.
  if (here.tight[0].has(step.label) || here.tight[1].has(step.label)) {
    throw CheckError("the branch's label is tight already");
  }
  const auto child_with = [&](std::size_t side) {
    Node child = here;
    child.tight[side].insert(step.label);
    if (side != step.both) child.slack[step.both].insert(step.label);
    return child;
  };
  Node first = child_with(step.side);
  here = child_with(1 - step.side);
  nodes_.push_back(std::move(first));
}

void TreeWalk::take_step(EmptyStep& step) {
  Node& here = node();
  require_left(step.label);
  face_ = here.tight[step.side];
  here.is_empty = here.is_empty || face_.has(step.label);
  face_.insert(step.label);
  checks_.add(sides_[step.side], std::move(step.weights), face_);
  here.tight[1 - step.side].insert(step.label);
}

void TreeWalk::take_step(const TightStep& step) {
  Node& here = node();
  sides_[step.side].show_tight(step.weights, here.tight[step.side]);
}

void TreeWalk::take_step(const UnitsStep& step) {
  node();
  const std::vector<Integer> integers = step.weights.integers();
  std::vector<Integer> units(strategy_count_);
  for (std::size_t k = 0; k < integers.size(); ++k) {
    const Label strategy = step.weights.strategies()[k];
    require_left(strategy);
    if (integers[k] <= 0 || units[strategy] != 0)
      throw CheckError("a unit that is not positive, or two of strategy " + std::to_string(strategy + 1));
    units[strategy] = integers[k];
  }
  for (Label s = 0; s < strategy_count_; ++s) {
    if (is_left_[s] && units[s] == 0) throw CheckError("strategy " + std::to_string(s + 1) + " has no unit");
  }
  if (!is_zero_sum_in_units(game_, units, is_left_))
    throw CheckError("in these units the payoffs add up to no numbers for rows and columns");
  has_units_ = true;
}

void TreeWalk::take_step(const OptimalStep& step) {
  Node& here = node();
  for (const Label strategy : step.weights.strategies()) require_left(strategy);
  if (!has_units_) require_zero_sum(game_, is_left_);
  for (std::size_t side = 0; side < 2; ++side) {
    sides_[side].show_optimal(step.weights, here.tight[side], here.tight[1 - side]);
  }
}

void TreeWalk::take_step(const SubsetStep& step) {
  node();
  TightLabels tight = {LabelBits(strategy_count_), LabelBits(strategy_count_)};
  for (std::size_t side = 0; side < 2; ++side) {
    for (const Label label : step.tight[side]) {
      require_left(label);
      tight[side].insert(label);
    }
  }
  LabelBits either = tight[0];
  either |= tight[1];
  if (!either.includes(all_left_)) throw CheckError("a label is tight on neither side of the subset");
  subsets_.push_back(std::move(tight));
}

void TreeWalk::take_step(const EndStep& step) {
  const Node& here = node();
  switch (step.ending) {
    case Ending::empty:
      if (!here.is_empty) throw CheckError("nothing shows that the node is empty");
      break;
    case Ending::repeated:
      if (!here.tight[0].meets(here.slack[0]) && !here.tight[1].meets(here.slack[1]))
        throw CheckError("no label that has to be slack in a polytope is tight there");
      break;
    case Ending::found:
      if (subsets_.empty() || !lies_in(here.tight, subsets_.back())) {
        throw CheckError("the node does not lie in the subset before");
      }
      break;
    case Ending::covered:
      covered_.push_back(here.tight);
      break;
    case Ending::artificial:
      if (!here.tight[0].includes(variables_of_p_))
        throw CheckError("the node holds more than the pair (0, 0)");
  }
  nodes_.pop_back();
}

void TreeWalk::take_step(const QedStep& step) {
  if (step.count != step_count_) {
    throw CheckError("found " + std::to_string(step_count_) + " steps, expected " +
                     std::to_string(step.count));
  }
  is_over_ = true;
}

void TreeWalk::finish() const {
  if (!is_over_ || sides_.empty() || !nodes_.empty()) throw CheckError("the tree is not walked to its end");
  for (const TightLabels& leaf : covered_) {
    const bool lies_in_one =
        std::ranges::any_of(subsets_, [&](const TightLabels& subset) { return lies_in(leaf, subset); });
    if (!lies_in_one) throw CheckError("a leaf that should lie in a subset lies in none");
  }
}

std::vector<TightLabels> TreeWalk::subsets() const {
  std::set<TightLabels> all;
  for (TightLabels tight : subsets_) {
    for (LabelBits& own : tight) {
      for (auto merger = merged_.rbegin(); merger != merged_.rend(); ++merger) {
        if (own.has(merger->other)) own.insert(merger->strategy);
      }
    }
    all.insert(std::move(tight));
  }
  return {all.begin(), all.end()};
}

}  // namespace nashsolve::checker
