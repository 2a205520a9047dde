// Labels that are tight in Q wherever they are tight in P.
//
// What is tight in neither polytope yet is tight in one of them at each equilibrium of a node. If it is tight
// in Q at all of those that have it tight in P, then at all: there is nothing to branch on. A branch would
// look for the same equilibria in both children, and a game like one of inspections, where who is not looked
// for at one place is safe at any, has such a label for each place. A look ahead sees them for nothing.
#include "subtree_search.hpp"

namespace nashsolve::bimatrix {

bool SubtreeSearch::seems_implied(const SearchNode& child, Label label) {
  const FloatDictionary& q = child.side[1];
  if (q.tight().contains(label)) return true;
  if (!TangentCone::is_degenerate(q)) return false;
  LabelSet labels(label_count_);
  labels.insert(label);
  memory_.witnesses[1].remove_slack(q.tight(), labels);
  return !labels.empty() && cone_.seems_to_hold(q, labels);
}

/// A maximal Nash subset of the node with the label tight in P lies in the child, whose faces have in Q what
/// is implied; where the child ends there is none. So all have it tight in Q.
SubtreeSearch::Verdict SubtreeSearch::test_implied(SearchNode& node, bool& changed) {
  const Label label = *implied_;
  implied_.reset();
  SearchNode& child = *child_;
  child.copy_from(node);
  here_ = &child;
  Tightness tightness = force(child.side[0], label);
  if (tightness == Tightness::possible) {
    const std::size_t position = run_.position();
    run_.branch({0, label, 1});
    child.slack[1].insert(label);
    try {
      if (const std::optional<Ending> ending = end_of_supposed(child, label)) {
        run_.end_node(*ending);
        tightness = Tightness::impossible;
      }
    } catch (const Stopped&) {
      run_.retract(position);
      throw;
    }
    if (tightness == Tightness::possible) run_.retract(position);
  }
  here_ = &node;
  owe_nothing();
  if (tightness != Tightness::impossible) return Verdict::open;
  changed = true;
  const Verdict verdict = verdict_of(force(node.side[1], label));
  if (verdict == Verdict::undecided) owed_[1].insert(label);
  return verdict;
}

/// Why the child that has the label tight in P has it slack nowhere in Q; nothing where it may have.
std::optional<Ending> SubtreeSearch::end_of_supposed(SearchNode& child, Label label) {
  const Verdict verdict = propagate(child);
  if (verdict == Verdict::dead) return Ending::empty;
  if (verdict == Verdict::repeated) return Ending::repeated;
  if (verdict == Verdict::undecided) return std::nullopt;
  use_faces_above(child, 1);
  const auto face = told_face(exact_, 1, child.exact[1], child.side[1].tight(), run_);
  if (!face) return Ending::empty;
  return face->tight().contains(label) ? std::optional(Ending::repeated) : std::nullopt;
}

}  // namespace nashsolve::bimatrix
