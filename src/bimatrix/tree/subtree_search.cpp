#include "subtree_search.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "dictionary.hpp"
#include "support_vertex.hpp"

namespace nashsolve::bimatrix {

namespace {

/// Pivots of one test before it is given up.
constexpr int kMostPivots = 300;
/// A slack below this at a vertex counts as tight there.
constexpr double kTightTolerance = 1e-10;
/// A slack of this part of its row's reach is worth the search for a second row: below, few are found.
constexpr double kSecondRowRatio = 0.4;
/// A slack beyond its row's reach by this much shows, without one, that a row may be dropped: dropping never
/// makes a cut wrong.
constexpr double kDropRatio = 1 + 1e-7;
constexpr double kDropMargin = 1e-6;
/// The weight of the other side's ratio in the order of tests.
constexpr double kOtherSideWeight = 2;
/// Remembered vertices that the branching rule looks at.
constexpr std::size_t kBranchingVertices = 64;
/// A subtree is abandoned to the exact search after this many handovers, when they are this part of its
/// nodes.
constexpr std::uint64_t kAbandonAfter = 16;
constexpr std::uint64_t kAbandonPart = 4;

}  // namespace

SearchNode::SearchNode(const FloatPolytopes& polytopes)
    : side{FloatDictionary(polytopes[0]), FloatDictionary(polytopes[1])},
      slack_p(polytopes[0].exact().label_count()) {}

void SearchNode::copy_from(const SearchNode& other) {
  side[0].copy_from(other.side[0]);
  side[1].copy_from(other.side[1]);
  slack_p = other.slack_p;
  depth = other.depth;
}

SubtreeSearch::SubtreeSearch(const Polytopes& exact, const FloatPolytopes& polytopes, StopWatch& stop)
    : exact_(exact),
      polytopes_(polytopes),
      stop_(stop),
      label_count_(exact[0].label_count()),
      all_(LabelSet::range(label_count_, 0, static_cast<Label>(label_count_))),
      rings_{VertexRing(label_count_, polytopes[0].kernels()),
             VertexRing(label_count_, polytopes[1].kernels())},
      workspaces_{FloatPolytope::Workspace(polytopes[0]), FloatPolytope::Workspace(polytopes[1])},
      ratios_(std::max(exact[0].slack_count, exact[1].slack_count)),
      selection_(label_count_, kBranchingVertices) {
  for (SideState& state : state_) {
    state.ratio.resize(label_count_);
    state.ratio_sum.resize(label_count_);
    state.missing.resize(label_count_);
    state.known = LabelSet(label_count_);
    state.refused = LabelSet(label_count_);
  }
}

std::vector<NashFaces> SubtreeSearch::take_found() {
  return std::exchange(found_, {});
}

SearchCounts SubtreeSearch::take_counts() {
  return std::exchange(counts_, {});
}

SearchNode& SubtreeSearch::node_at(std::size_t level) {
  while (nodes_.size() <= level) nodes_.push_back(std::make_unique<SearchNode>(polytopes_));
  return *nodes_[level];
}

void SubtreeSearch::run(const SearchNode& root, const Cut& cut,
                        std::vector<std::unique_ptr<SearchNode>>& rest) {
  cut_ = cut;
  rest_ = &rest;
  is_abandoned_ = false;
  nodes_before_ = counts_.nodes;
  handovers_before_ = counts_.handovers;
  node_at(0).copy_from(root);
  search(0);
  if (!is_abandoned_ || is_stopped_) return;
  stop_.note_lost(found_.size());
  found_.clear();
  rest.clear();
  search_exactly(root);
}

void SubtreeSearch::remember(const FloatDictionary& dictionary) {
  rings_[&dictionary.polytope() == polytopes_.data() ? 0 : 1].add(dictionary.vertex());
}

FloatPolytope::Workspace& SubtreeSearch::workspace_of(const FloatDictionary& dictionary) {
  return workspaces_[&dictionary.polytope() == polytopes_.data() ? 0 : 1];
}

bool SubtreeSearch::certify(const FloatDictionary& dictionary, std::size_t row) {
  ++counts_.certificates;
  if (dictionary.proves_empty(row, workspace_of(dictionary))) return true;
  ++counts_.undecided_certificates;
  return false;
}

bool SubtreeSearch::certify_with_second_row(const FloatDictionary& dictionary, std::size_t row) {
  const std::size_t second = dictionary.second_row(row);
  if (second == kNone) return false;
  ++counts_.certificates;
  if (dictionary.proves_empty(row, second, workspace_of(dictionary))) return true;
  ++counts_.undecided_certificates;
  return false;
}

SubtreeSearch::Tightness SubtreeSearch::decide_exactly(const FloatDictionary& dictionary, Label label) {
  LabelSet labels = dictionary.tight();
  labels.insert(label);
  Dictionary<BigNumber> exact(dictionary.polytope().exact(), counts_.exact_pivots);
  bool is_empty = false;
  labels.for_each([&](Label each) { is_empty = is_empty || !exact.force(each); });
  return is_empty ? Tightness::impossible : Tightness::undecided;
}

/// Minimises the label's slack on the face, in place.
SubtreeSearch::Tightness SubtreeSearch::minimise(FloatDictionary& dictionary, Label label) {
  if (dictionary.tight().contains(label)) return Tightness::possible;
  if (dictionary.place(label) == FloatDictionary::Place::free) return Tightness::possible;
  if (dictionary.place(label) != FloatDictionary::Place::basic) return Tightness::undecided;
  const std::size_t row = dictionary.position(label);
  RowView view = dictionary.inspect(row);
  for (int step = 0; step < kMostPivots; ++step) {
    const double slack = dictionary.right_hand_side(row);
    if (slack <= kTightTolerance) return Tightness::possible;
    if (slack > view.reach * kReachRatio + kReachMargin && certify(dictionary, row)) {
      return Tightness::impossible;
    }
    if (view.entering == kNone) {
      return certify(dictionary, row) ? Tightness::impossible : decide_exactly(dictionary, label);
    }
    if (slack > view.reach * kSecondRowRatio && certify_with_second_row(dictionary, row)) {
      return Tightness::impossible;
    }
    const std::size_t leaving = dictionary.leaving_row(row);
    ++counts_.pivots;
    if (leaving == row) {
      dictionary.pivot_at_gathered(row, view.entering);
      return Tightness::possible;
    }
    view = dictionary.pivot_inspecting(leaving, view.entering, row);
  }
  return Tightness::undecided;
}

SubtreeSearch::Tightness SubtreeSearch::force(FloatDictionary& dictionary, Label label) {
  const Tightness tightness = minimise(dictionary, label);
  if (tightness == Tightness::possible && !dictionary.fix_label(label)) return Tightness::undecided;
  return tightness;
}

/// The label cannot be tight on one side: drops its row there and makes it tight on the other.
SubtreeSearch::Verdict SubtreeSearch::force_on_other(SearchNode& node, std::size_t other, Label label) {
  FloatDictionary& own = node.side[1 - other];
  if (own.place(label) == FloatDictionary::Place::basic) own.drop_row(own.position(label));
  state_[other].is_dirty = true;
  state_[other].is_new = true;
  switch (force(node.side[other], label)) {
    case Tightness::possible:
      return Verdict::open;
    case Tightness::impossible:
      return Verdict::dead;
    case Tightness::undecided:
      break;
  }
  return Verdict::undecided;
}

/// Takes the ratios at the vertices of the sides that changed; forces a label whose ratio shows that it
/// cannot be tight, and says so in `changed`.
SubtreeSearch::Verdict SubtreeSearch::evaluate(SearchNode& node, const LabelSet& covered, bool& changed) {
  for (std::size_t side = 0; side < 2; ++side) {
    SideState& state = state_[side];
    if (!state.is_dirty) continue;
    FloatDictionary& dictionary = node.side[side];
    if (!dictionary.leave_origin()) return Verdict::undecided;
    state.is_dirty = false;
    std::fill(state.ratio.begin(), state.ratio.end(), 0.0);
    dictionary.slack_ratios(ratios_.data());
    std::optional<Label> beyond;
    for (std::size_t row = 0; row < dictionary.row_count(); ++row) {
      const Label label = dictionary.basic(row);
      const double ratio = ratios_[row];
      if (covered.contains(label)) {
        if (ratio > kDropRatio && dictionary.right_hand_side(row) > kDropMargin) {
          dictionary.drop_row(row);
          ratios_[row] = ratios_[dictionary.row_count()];
          --row;
        }
        continue;
      }
      if (dictionary.right_hand_side(row) <= kZeroTolerance) continue;
      state.ratio[label] = ratio;
      if (ratio > kReachRatio && !state.refused.contains(label)) beyond = label;
    }
    if (beyond) {
      if (certify(dictionary, dictionary.position(*beyond))) {
        changed = true;
        state.is_dirty = true;
        return force_on_other(node, 1 - side, *beyond);
      }
      state.refused.insert(*beyond);
    }
    if (!state.is_new) continue;
    if (state.vertices_seen > 0) {
      const double part = 1 / state.vertices_seen;
      for (std::size_t label = 0; label < label_count_; ++label)
        state.ratio_sum[label] = state.ratio[label] + state.ratio_sum[label] * part;
    } else {
      for (std::size_t label = 0; label < label_count_; ++label)
        state.ratio_sum[label] = 2 * state.ratio[label];
    }
    state.vertices_seen = 1;
    state.known.clear();
    state.is_new = false;
  }
  return Verdict::open;
}

/// Whether some label that must be able to be slack in P is tight on the whole face. Exact, asked only where
/// the dictionary gives rise to it.
bool SubtreeSearch::contradicts_slack(SearchNode& node) {
  const FloatDictionary& dictionary = node.side[0];
  bool is_suspicious = false;
  for (std::size_t row = 0; row < dictionary.row_count() && !is_suspicious; ++row) {
    is_suspicious = node.slack_p.contains(dictionary.basic(row)) &&
                    dictionary.right_hand_side(row) <= kZeroTolerance && !dictionary.can_rise(row);
  }
  if (!is_suspicious) return false;
  const auto tight = closure(exact_[0], dictionary.tight(), counts_.exact_pivots);
  return !tight || tight->intersects(node.slack_p);
}

/// Tests labels, the likeliest to fail first, until one fails (and is forced on the other side) or all are
/// known to be possibly tight on both sides.
SubtreeSearch::Verdict SubtreeSearch::test_labels(SearchNode& node, const LabelSet& covered, bool& changed) {
  for (std::size_t side = 0; side < 2; ++side) {
    LabelSet& known = state_[side].known;
    const bool is_fresh = known.empty();
    known |= covered;
    known |= node.side[side].vertex();
    if (is_fresh) rings_[side].add_known(node.side[side].tight(), known);
  }
  for (;;) {
    std::size_t side = 0;
    std::optional<Label> next;
    double largest = 0;
    for (std::size_t each = 0; each < 2; ++each) {
      const std::vector<double>& own = state_[each].ratio;
      const std::vector<double>& other = state_[1 - each].ratio;
      (all_ - state_[each].known).for_each([&](Label label) {
        const double value = own[label] > 0 ? own[label] + kOtherSideWeight * other[label] : 0;
        if (value <= largest) return;
        largest = value;
        next = label;
        side = each;
      });
    }
    if (!next) return Verdict::open;
    SideState& state = state_[side];
    FloatDictionary& dictionary = node.side[side];
    state.known.insert(*next);
    const std::uint64_t pivots = counts_.pivots;
    const Tightness tightness = minimise(dictionary, *next);
    if (tightness == Tightness::undecided) return Verdict::undecided;
    if (counts_.pivots != pivots) remember(dictionary);
    if (tightness == Tightness::impossible) {
      changed = true;
      state.is_dirty = true;
      return force_on_other(node, 1 - side, *next);
    }
    state.known |= dictionary.vertex();
    dictionary.slack_ratios(ratios_.data());
    for (std::size_t row = 0; row < dictionary.row_count(); ++row) {
      if (dictionary.right_hand_side(row) > kZeroTolerance)
        state.ratio_sum[dictionary.basic(row)] += ratios_[row];
    }
    ++state.vertices_seen;
  }
}

SubtreeSearch::Verdict SubtreeSearch::propagate(SearchNode& node) {
  for (SideState& state : state_) {
    state.is_dirty = true;
    state.is_new = true;
    state.vertices_seen = 0;
    state.refused.clear();
  }
  for (;;) {
    const LabelSet covered = node.side[0].tight() | node.side[1].tight();
    if (covered == all_) {
      return node.side[0].tight().intersects(node.slack_p) ? Verdict::undecided : Verdict::covered;
    }
    bool changed = false;
    const bool p_changed = state_[0].is_dirty;
    Verdict verdict = evaluate(node, covered, changed);
    if (verdict != Verdict::open) return verdict;
    if (changed) continue;
    if (p_changed) {
      if (node.side[0].tight().intersects(node.slack_p)) return Verdict::undecided;
      if (contradicts_slack(node)) return Verdict::dead;
    }
    verdict = test_labels(node, covered, changed);
    if (verdict != Verdict::open || !changed) return verdict;
  }
}

void SubtreeSearch::count_missing(const SearchNode& node, const LabelSet& covered) {
  const LabelSet open = all_ - covered;
  const std::size_t open_count = open.count();
  for (std::size_t side = 0; side < 2; ++side) {
    rings_[side].select(node.side[side].tight(), selection_);
    open.for_each([&](Label label) {
      const std::size_t together = rings_[side].count_together(selection_, label, open);
      state_[side].missing[label] = static_cast<double>(open_count - together);
    });
  }
}

std::optional<Label> SubtreeSearch::choose(const SearchNode& node) {
  const LabelSet covered = node.side[0].tight() | node.side[1].tight();
  count_missing(node, covered);
  std::optional<Label> best;
  double largest = -1;
  (all_ - covered).for_each([&](Label label) {
    double value = 1e-9;
    double product = 1;
    double missing = 1;
    for (const SideState& state : state_) {
      product *= state.ratio_sum[label] / state.vertices_seen;
      missing *= state.missing[label] + 1;
    }
    value = (value + product) * missing * missing;
    if (value <= largest) return;
    largest = value;
    best = label;
  });
  return best;
}

SubtreeSearch::Verdict SubtreeSearch::test_branch(SearchNode& node, Label label, bool& changed) {
  for (std::size_t side = 0; side < 2; ++side) {
    const Tightness tightness = minimise(node.side[side], label);
    if (tightness == Tightness::undecided) return Verdict::undecided;
    if (tightness == Tightness::impossible) {
      changed = true;
      return force_on_other(node, 1 - side, label);
    }
    remember(node.side[side]);
  }
  return Verdict::open;
}

/// Recurses into the child with the label tight in Q and goes on in place with the one tight in P.
void SubtreeSearch::leave(const SearchNode& node) {
  rest_->push_back(std::make_unique<SearchNode>(polytopes_));
  rest_->back()->copy_from(node);
}

void SubtreeSearch::search(std::size_t level) {
  SearchNode& node = node_at(level);
  for (;;) {
    if (is_abandoned_) return;
    is_stopped_ = is_stopped_ || stop_.reason(found_.size()).has_value();
    if (is_stopped_) return;
    if (counts_.nodes - nodes_before_ >= cut_.nodes) return leave(node);
    ++counts_.nodes;
    const Verdict verdict = propagate(node);
    if (verdict == Verdict::dead) return;
    if (verdict == Verdict::undecided) return hand_over(node);
    if (verdict == Verdict::covered) return leaf(node);
    if (node.depth >= cut_.depth) {
      --counts_.nodes;
      return leave(node);
    }
    const std::optional<Label> label = choose(node);
    if (!label) return hand_over(node);
    bool changed = false;
    const Verdict test = test_branch(node, *label, changed);
    if (test == Verdict::dead) return;
    if (test == Verdict::undecided) return hand_over(node);
    if (changed) continue;
    ++node.depth;
    SearchNode& child = node_at(level + 1);
    child.copy_from(node);
    child.slack_p.insert(*label);
    if (child.side[1].fix_label(*label)) {
      search(level + 1);
    } else {
      hand_over(child);
    }
    if (!node.side[0].fix_label(*label)) return hand_over(node);
  }
}

void SubtreeSearch::leaf(SearchNode& node) {
  auto equilibrium = regular_equilibrium(exact_, node.side[0].tight(), node.side[1].tight());
  if (!equilibrium) return hand_over(node);
  ++counts_.leaves;
  found_.push_back(*std::move(equilibrium));
}

void SubtreeSearch::hand_over(const SearchNode& node) {
  ++counts_.handovers;
  const std::uint64_t handovers = counts_.handovers - handovers_before_;
  is_abandoned_ = handovers > kAbandonAfter && handovers * kAbandonPart > counts_.nodes - nodes_before_;
  if (!is_abandoned_) search_exactly(node);
}

void SubtreeSearch::search_exactly(const SearchNode& node) {
  ExactSearch search(exact_, stop_, counts_, found_);
  if (!search.run(node.side[0].tight(), node.side[1].tight(), node.slack_p)) is_stopped_ = true;
}

}  // namespace nashsolve::bimatrix
