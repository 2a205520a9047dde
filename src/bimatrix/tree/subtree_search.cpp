#include "subtree_search.hpp"

#include <algorithm>
#include <utility>

#include "exact_search.hpp"
#include "payoff_ties.hpp"
#include "support_vertex.hpp"

namespace nashsolve::bimatrix {

namespace {

/// Remembered vertices that the branching rule looks at.
constexpr std::size_t kBranchingVertices = 64;

/// Tight labels more than the next exact face above has, with which a node gets its own. With 2 and with 8 in
/// its place auctions and wars of attrition of 50 to 90 strategies take the same time within 8 %.
constexpr std::size_t kLabelsOfStep = 4;

/// Of the dictionaries of nodes on one path, and of one that waits. With these a 300x300 game of coordination
/// takes 40 MB in ten seconds, without them 278; games of fewer than 256x256 never shed one that waits.
constexpr std::size_t kMostBytesOfPath = std::size_t{128} << 20U;
constexpr std::size_t kMostBytesOfRest = std::size_t{1} << 20U;

std::size_t bytes_of_node(const FloatPolytopes& polytopes) {
  std::size_t entries = 1;
  for (const FloatPolytope& each : polytopes) entries += each.exact().slack_count * each.stride();
  return entries * sizeof(double);
}

}  // namespace

SearchNode::SearchNode(const FloatPolytopes& polytopes)
    : side{FloatDictionary(polytopes[0]), FloatDictionary(polytopes[1])},
      slack{LabelSet(polytopes[0].exact().label_count()), LabelSet(polytopes[0].exact().label_count())} {}

void SearchNode::copy_from(const SearchNode& other) {
  side[0].copy_from(other.side[0]);
  side[1].copy_from(other.side[1]);
  exact = other.exact;
  slack = other.slack;
  depth = other.depth;
}

void SearchNode::shed() {
  for (FloatDictionary& each : side) each.shed();
}

SubtreeSearch::SubtreeSearch(const Polytopes& exact, const FloatPolytopes& polytopes, SearchRun& run)
    : exact_(exact),
      polytopes_(polytopes),
      run_(run),
      // A listener hears of each label once.
      kept_levels_(run.listener() == nullptr ? 1 + kMostBytesOfPath / bytes_of_node(polytopes)
                                             : std::numeric_limits<std::size_t>::max()),
      sheds_rest_(run.listener() == nullptr && bytes_of_node(polytopes) > kMostBytesOfRest),
      label_count_(exact[0].label_count()),
      all_(LabelSet::range(label_count_, 0, static_cast<Label>(label_count_))),
      memory_{{VertexRing(label_count_, polytopes[0].kernels()),
               VertexRing(label_count_, polytopes[1].kernels())},
              {},
              BranchGains(label_count_),
              BothSides(label_count_),
              {}},
      workspaces_{FloatPolytope::Workspace(polytopes[0]), FloatPolytope::Workspace(polytopes[1])},
      cone_(label_count_, polytopes[0].kernels()),
      ratios_(std::max(exact[0].slack_count, exact[1].slack_count)),
      selection_(label_count_, kBranchingVertices),
      dominators_{WeakDominators(exact[0]), WeakDominators(exact[1])} {
  if (dominators_[0].any_dominated() || has_payoff_ties(exact[0]) || has_payoff_ties(exact[1]))
    memory_.gains.turn_on();
  undecided_ = LabelSet(label_count_);
  owed_.fill(LabelSet(label_count_));
  for (SideState& state : state_) {
    state.ratio.resize(label_count_);
    state.ratio_sum.resize(label_count_);
    state.missing.resize(label_count_);
    state.known = LabelSet(label_count_);
    state.refused = LabelSet(label_count_);
  }
}

std::unique_ptr<SearchNode> SubtreeSearch::begin(const OpenNode& labels) {
  if (run_.watch().must_stop()) {
    run_.stop();
    run_.leave_open(labels);
    return nullptr;
  }
  node_at(0).depth = 0;
  if (!rebuild(0, labels, {})) return nullptr;
  auto node = std::make_unique<SearchNode>(polytopes_);
  node->copy_from(node_at(0));
  return node;
}

SubtreeSearch::Tightness SubtreeSearch::force_all(SearchNode& node, const OpenNode& labels,
                                                  const ExactFaces& faces) {
  node.slack = labels.slack;
  node.exact = faces;
  here_ = &node;
  Tightness tightness = Tightness::possible;
  for (std::size_t side = 0; side < 2; ++side) {
    // Of millions of payoffs it takes a tenth of a second.
    if (run_.watch().must_stop()) throw Stopped();
    node.side[side] = FloatDictionary(polytopes_[side]);
    labels.tight[side].for_each([&](Label label) {
      if (tightness == Tightness::possible) tightness = force(node.side[side], label);
    });
  }
  return tightness;
}

bool SubtreeSearch::rebuild(std::size_t level, const OpenNode& labels, const ExactFaces& faces) try {
  const Tightness tightness = force_all(node_at(level), labels, faces);
  if (tightness == Tightness::impossible) run_.end_node(Ending::empty);
  if (tightness == Tightness::undecided) hand_over_labels(level, labels, faces);
  return tightness == Tightness::possible;
} catch (const Stopped&) {
  run_.stop();
  run_.leave_open(labels);
  return false;
}

SearchNode& SubtreeSearch::node_at(std::size_t level) {
  while (nodes_.size() <= level) nodes_.push_back(std::make_unique<SearchNode>(polytopes_));
  return *nodes_[level];
}

void SubtreeSearch::run(const SearchNode& root, const Cut& cut,
                        std::vector<std::unique_ptr<SearchNode>>& rest) {
  cut_ = cut;
  rest_ = &rest;
  nodes_before_ = run_.counts().nodes;
  undecided_before_ = run_.counts().undecided_certificates;
  looks_ahead_ = false;
  SearchNode& node = node_at(0);
  if (!root.is_shed()) {
    node.copy_from(root);
  } else {
    node.depth = root.depth;
    if (!rebuild(0, root.labels(), {})) return;
  }
  search(0);
}

void SubtreeSearch::leave(const SearchNode& node) {
  run_.leave_out_subtree();
  rest_->push_back(std::make_unique<SearchNode>(polytopes_));
  rest_->back()->copy_from(node);
  // They belong to this run.
  rest_->back()->exact = {};
  if (sheds_rest_) rest_->back()->shed();
}

void SubtreeSearch::search(std::size_t level) {
  try {
    go_down(level);
  } catch (const Stopped&) {
    // Work is spent on a node before its children are searched: all that is said of it still holds.
    run_.stop();
    run_.leave_open(node_at(level).labels());
  }
}

/// Goes on in place with the child that has what is tight on both sides, and recurses into the other one.
void SubtreeSearch::go_down(std::size_t level) {
  SearchNode& node = node_at(level);
  // A listener hears of each label once: nothing is made anew for it.
  const bool is_heard = run_.listener() != nullptr;
  bool is_retried = false;
  undecided_.clear();
  const auto retries = [&] {
    if (is_heard || !is_contradicted_ || std::exchange(is_retried, true)) return false;
    renew(node);
    return true;
  };
  for (;;) {
    if (run_.must_stop()) return run_.leave_open(node.labels());
    if (run_.counts().nodes - nodes_before_ >= cut_.nodes) return leave(node);
    ++run_.counts().nodes;
    here_ = &node;
    level_ = level;
    is_contradicted_ = false;
    owe_nothing();
    leaves_undecided_ = (is_heard || is_retried || node.depth < kDepthOfErrors) && !doubles_fail();
    const Verdict verdict = propagate(node);
    if (verdict == Verdict::dead) return run_.end_node(Ending::empty);
    if (verdict == Verdict::repeated) return run_.end_node(Ending::repeated);
    if (verdict == Verdict::undecided) {
      if (retries()) continue;
      return hand_over(level);
    }
    if (verdict == Verdict::covered) return leaf(level);
    if (node.depth >= cut_.depth) {
      --run_.counts().nodes;
      return leave(node);
    }
    const std::optional<Label> label = choose(node, true);
    bool changed = false;
    if (implied_) {
      const Verdict implied = test_implied(node, changed);
      if (implied == Verdict::dead) return run_.end_node(Ending::empty);
      if (implied == Verdict::undecided) return hand_over(level);
      if (changed) continue;
    }
    if (!label) return hand_over(level);
    const Verdict test = test_branch(node, *label, changed);
    if (test == Verdict::dead) return run_.end_node(Ending::empty);
    if (test == Verdict::undecided) {
      if (retries()) continue;
      if (changed) return hand_over(level);
      undecided_.insert(*label);
      continue;
    }
    if (changed) continue;
    is_retried = false;
    undecided_.clear();
    ++node.depth;
    const std::size_t both = both_side(node, *label);
    run_.branch({1 - both, *label, both});
    SearchNode& child = node_at(level + 1);
    child.copy_from(node);
    child.slack[both].insert(*label);
    if (level >= kept_levels_) nodes_[level - kept_levels_]->shed();
    if (child.side[1 - both].fix_label(*label)) {
      search(level + 1);
    } else {
      owe_nothing();
      owed_[1 - both].insert(*label);
      hand_over(level + 1);
    }
    level_ = level;
    undecided_.clear();
    owe_nothing();
    if (node.is_shed()) {
      OpenNode other = node.labels();
      other.tight[both].insert(*label);
      if (!rebuild(level, other, {})) return;
    } else if (!node.side[both].fix_label(*label)) {
      owed_[both].insert(*label);
      return hand_over(level);
    }
  }
}

/// Makes the node's dictionaries anew: those of a deep node have the rounding errors of hundreds of pivots,
/// and the exact search, which sees less, takes exponentially many nodes where a few would do.
void SubtreeSearch::renew(SearchNode& node) {
  if (node.depth < kDepthOfErrors) return;
  if (!child_) child_ = std::make_unique<SearchNode>(polytopes_);
  if (force_all(*child_, node.labels(), node.exact) != Tightness::possible) return;
  child_->depth = node.depth;
  node.copy_from(*child_);
}

/// Nodes that come one after the other have most of their labels from the same nodes above them.
void SubtreeSearch::use_faces_above(SearchNode& node, std::size_t side) {
  const auto missing = [side](const SearchNode& of, const ExactFace::Pointer& face) {
    const LabelSet& tight = of.side[side].tight();
    return face ? (tight - face->tight()).count() : tight.count();
  };
  ExactFace::Pointer face;
  const auto take = [&](SearchNode& of) {
    ExactFace::Pointer& own = of.exact[side];
    if (face && missing(of, face) < missing(of, own)) own = face;
    face = own;
  };
  for (std::size_t level = 0; level < level_; ++level) {
    SearchNode& above = *nodes_[level];
    take(above);
    if (missing(above, face) < kLabelsOfStep) continue;
    face = forced_face(exact_, side, face, above.side[side].tight(), run_);
    if (!face) return;
    above.exact[side] = face;
  }
  take(node);
}

void SubtreeSearch::leaf(std::size_t level) {
  const SearchNode& node = node_at(level);
  const std::array<LabelSet, 2> tight = {node.side[0].tight(), node.side[1].tight()};
  // A listener is told the closed faces.
  if (run_.listener() == nullptr && tight[0].intersects(tight[1])) {
    if (const auto subset = run_.known_around(tight)) {
      ++run_.counts().leaves;
      return memory_.both.note_part(tight, *subset);
    }
  }
  auto equilibrium =
      regular_equilibrium(exact_, tight[0], tight[1], [this](std::size_t work) { run_.meter().spend(work); });
  if (!equilibrium) return hand_over(level);
  ++run_.counts().leaves;
  memory_.both.note_whole();
  run_.add(*std::move(equilibrium));
}

std::size_t SubtreeSearch::both_side(const SearchNode& node, Label label) const {
  return memory_.both.of(label, node.side[0].tight(), node.side[1].tight(), node.slack);
}

/// Where they leave much undecided, each node asks exact arithmetic for all that its parents asked.
bool SubtreeSearch::doubles_fail() const {
  const std::uint64_t undecided = run_.counts().undecided_certificates - undecided_before_;
  return undecided > kFewUndecided + kUndecidedPerNode * (run_.counts().nodes - nodes_before_);
}

void SubtreeSearch::owe_nothing() {
  for (LabelSet& each : owed_) each.clear();
}

void SubtreeSearch::hand_over(std::size_t level) {
  SearchNode& node = node_at(level);
  OpenNode labels = node.labels();
  for (std::size_t side = 0; side < 2; ++side) {
    use_faces_above(node, side);
    labels.tight[side] |= owed_[side];
  }
  hand_over_labels(level, labels, node.exact);
}

void SubtreeSearch::hand_over_labels(std::size_t level, const OpenNode& labels, const ExactFaces& faces) {
  if (leaves_hard_nodes_) return run_.leave_open(labels);
  ++run_.counts().handovers;
  const unsigned depth = node_at(level).depth;
  ExactSearch(exact_, run_, memory_.both)
      .run(labels, faces, [this, level, depth, faces](const OpenNode& left) {
        node_at(level).depth = depth + 1;
        if (rebuild(level, left, faces)) search(level);
      });
}

}  // namespace nashsolve::bimatrix
