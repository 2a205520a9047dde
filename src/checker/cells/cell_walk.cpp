#include "cell_walk.hpp"

#include <algorithm>
#include <utility>

#include "check_error.hpp"

namespace nashsolve::checker {

namespace {

/// More than the strategies of any game that is searched and the halvings of a double.
constexpr std::size_t kMostOpen = 4096;
/// Of all open nodes: a gigabyte.
constexpr std::size_t kMostWords = std::size_t{1} << 27U;

/// Whether no profile lies within the bounds of both.
bool are_apart(const SupportSolution& a, const SupportSolution& b) {
  if (a.support != b.support) return true;
  for (std::size_t i = 0; i < a.lower.size(); ++i) {
    for (std::size_t k = 0; k < a.lower[i].size(); ++k) {
      if (a.upper[i][k] < b.lower[i][k] || b.upper[i][k] < a.lower[i][k]) return true;
    }
  }
  return false;
}

Sizes counts_of(const Game& game) {
  Sizes counts;
  for (std::size_t i = 0; i < game.player_count(); ++i) counts.push_back(game.strategy_count(i));
  return counts;
}

}  // namespace

CellWalk::CellWalk(const Game& game)
    : tensors_(tensors_of(game)), counts_(counts_of(game)), stand_ins_(tensors_, counts_) {
  open(CellNode(tensors_, counts_));
}

CellNode& CellWalk::node() {
  if (nodes_.empty()) throw CheckError("no node is open");
  return nodes_.back();
}

void CellWalk::open(CellNode child) {
  if (nodes_.size() == kMostOpen) throw CheckError("too many nodes are open");
  words_.resize(nodes_.size());
  words_.push_back(child.words() + (words_.empty() ? 0 : words_.back()));
  // The first one is that of the game, as large as it may be.
  if (!nodes_.empty() && words_.back() > kMostWords) throw CheckError("too many large nodes are open");
  nodes_.push_back(std::move(child));
}

void CellWalk::end() {
  nodes_.pop_back();
  drop_ended();
}

void CellWalk::drop_ended() {
  while (!nodes_.empty() && nodes_.back().is_over()) nodes_.pop_back();
}

void CellWalk::take(const CellStep& step) {
  ++step_count_;
  if (solution_ && !std::holds_alternative<OneStep>(step) && !std::holds_alternative<OnlyStep>(step)) {
    throw CheckError("expected that the node holds no solution but this one");
  }
  std::visit([this](const auto& each) { take_step(each); }, step);
}

void CellWalk::take_step(const DominatedStep& step) {
  node().dominate(step);
  drop_ended();
}

void CellWalk::take_step(const UseStep& step) {
  node().require_open(step.strategy);
  CellNode used = node();
  used.use(step.strategy);
  node().leave_out(step.strategy);
  open(std::move(used));
  drop_ended();
}

void CellWalk::take_step(const SplitStep& step) {
  CellNode child = node();
  child.move(step.first, step.second, step.numerator, step.denominator);
  node().move(step.second, step.first, step.denominator - step.numerator, step.denominator);
  open(std::move(child));
}

void CellWalk::take_step(const VanishStep& step) {
  node().require_vanishing(step, tensors_);
  const CellNode parent = std::move(node());
  nodes_.pop_back();
  for (std::size_t k = step.named.size(); k-- > 0;) {
    CellNode child = parent;
    child.remove_vertex(step.named[k]);
    open(std::move(child));
  }
  drop_ended();
}

void CellWalk::take_step(const SetStep& /*step*/) {
  const CellNode& here = node();
  NodeSet set;
  for (std::size_t i = 0; i < here.players(); ++i) {
    auto& own = set.vertices.emplace_back();
    for (const CellNode::Vertex& vertex : here.vertices(i)) {
      auto& point = own.emplace_back();
      for (const Integer& coordinate : vertex.coordinates) {
        point.push_back(make_rational(coordinate, vertex.unit));
      }
    }
    auto& is_best = set.is_best.emplace_back();
    auto& is_used = set.is_used.emplace_back();
    auto& may_use = set.may_use.emplace_back();
    for (std::size_t s = 0; s < here.counts()[i]; ++s) {
      is_best.push_back(here.is_best_response(i, s));
      is_used.push_back(here.use_of(i, s) == CellNode::Use::used);
      may_use.push_back(here.use_of(i, s) != CellNode::Use::unused);
    }
  }
  sets_.push_back(std::move(set));
  end();
}

void CellWalk::take_step(const MixStep& step) {
  if (!ended_by_same_.empty()) throw CheckError("a mix has to stand before all steps that rely on mixes");
  stand_ins_.add(step);
}

void CellWalk::take_step(const CopiesStep& /*step*/) {
  if (!node().is_decided()) throw CheckError("it is not known of all strategies whether they are used");
  const std::vector<std::vector<std::size_t>> support = node().support();
  std::vector<std::vector<std::size_t>> image;
  bool are_independent = true;
  for (std::size_t i = 0; i < support.size(); ++i) {
    image.push_back(stand_ins_.used_for(i, support[i]));
    are_independent = are_independent && stand_ins_.are_independent(i, support[i]);
  }
  if (are_independent) throw CheckError("no mix stands for strategies that are used");
  ended_by_same_.push_back(std::move(image));
  end();
}

void CellWalk::take_step(const PointStep& step) {
  solution_ = SupportEquations(tensors_, node()).solution(step);
}

void CellWalk::take_step(const BoxStep& step) {
  solution_ = SupportEquations(tensors_, node()).solution(step);
}

void CellWalk::take_step(const OneStep& step) {
  if (!solution_) throw CheckError("expected a solution before it");
  const SupportEquations equations(tensors_, node());
  equations.require_at_most_one(step);
  equations.require_inside(*solution_);
  end_with_solution(equations);
}

void CellWalk::take_step(const OnlyStep& /*step*/) {
  if (!solution_) throw CheckError("expected a solution before it");
  const SupportEquations equations(tensors_, node());
  equations.require_products();
  equations.require_positive(*solution_);
  end_with_solution(equations);
}

void CellWalk::end_with_solution(const SupportEquations& equations) {
  if (equations.is_equilibrium(*solution_)) add_found(*std::move(solution_));
  solution_.reset();
  end();
}

void CellWalk::take_step(const LastStep& step) const {
  if (step.count != step_count_ - 1) throw CheckError("the number of steps is another one");
}

void CellWalk::add_found(SupportSolution solution) {
  for (const SupportSolution& other : found_) {
    if (other == solution) return;
    if (!are_apart(other, solution)) throw CheckError("two solutions cannot be told apart");
  }
  found_.push_back(std::move(solution));
}

void CellWalk::finish() const {
  if (!nodes_.empty()) throw CheckError("the proof ends before all nodes do");
}

}  // namespace nashsolve::checker
