// Which labels can be tight at a node of a subtree search: the tests, their certificates, and propagation.
#include <algorithm>
#include <array>
#include <utility>

#include "subtree_search.hpp"

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
}  // namespace

void SubtreeSearch::remember(const FloatDictionary& dictionary) {
  memory_.rings[side_of(dictionary)].add(dictionary.vertex());
}

std::size_t SubtreeSearch::side_of(const FloatDictionary& dictionary) const {
  return &dictionary.polytope() == polytopes_.data() ? 0 : 1;
}

/// Tells the certificate in the side's workspace.
void SubtreeSearch::tell_empty(const FloatDictionary& dictionary, Label label) {
  SearchListener* const listener = run_.listener();
  if (listener == nullptr) return;
  const std::size_t side = side_of(dictionary);
  const std::span<const std::uint32_t> slacks = workspaces_[side].slacks();
  told_.resize(slacks.size());
  for (std::size_t k = 0; k < slacks.size(); ++k) told_[k] = exact_[side].slack_label(slacks[k]);
  listener->excluded(
      EmptyFace{side, label, {told_, workspaces_[side].multipliers(), {}}, dictionary.tight().words()});
}

bool SubtreeSearch::certify(const FloatDictionary& dictionary, std::size_t row) {
  const std::size_t side = side_of(dictionary);
  if (looks_ahead_) return dictionary.proves_empty(row, workspaces_[side]);
  ++run_.counts().certificates;
  if (dictionary.proves_empty(row, workspaces_[side])) {
    tell_empty(dictionary, dictionary.basic(row));
    return true;
  }
  ++run_.counts().undecided_certificates;
  return false;
}

bool SubtreeSearch::certify_with_second_row(const FloatDictionary& dictionary, std::size_t row) {
  if (looks_ahead_) return false;
  const std::size_t second = dictionary.second_row(row);
  if (second == kNone) return false;
  const std::size_t side = side_of(dictionary);
  ++run_.counts().certificates;
  if (dictionary.proves_empty(row, second, workspaces_[side])) {
    tell_empty(dictionary, dictionary.basic(row));
    return true;
  }
  ++run_.counts().undecided_certificates;
  return false;
}

/// A listener hears that the label cannot be tight, and nothing else: not what would be tight if it were.
SubtreeSearch::Tightness SubtreeSearch::decide_exactly(const FloatDictionary& dictionary, Label label) {
  const std::size_t side = side_of(dictionary);
  LabelSet alone(label_count_);
  alone.insert(label);
  const std::size_t before = run_.position();
  const auto face = forced_face(exact_, side, here_->exact[side], dictionary.tight(), run_);
  if (face) here_->exact[side] = face;
  if (face && !forced_face(exact_, side, face, alone, run_)) return Tightness::impossible;
  run_.retract(before);
  is_contradicted_ = true;
  return Tightness::undecided;
}

/// Minimises the label's slack on the face, in place.
SubtreeSearch::Tightness SubtreeSearch::minimise(FloatDictionary& dictionary, Label label) {
  if (dictionary.tight().contains(label)) return Tightness::possible;
  if (dictionary.place(label) == FloatDictionary::Place::free) return Tightness::possible;
  if (dictionary.place(label) != FloatDictionary::Place::basic) return Tightness::undecided;
  const std::size_t row = dictionary.position(label);
  run_.meter().spend(dictionary.entry_count());
  RowView view = dictionary.inspect(row);
  for (int step = 0; step < kMostPivots; ++step) {
    const double slack = dictionary.right_hand_side(row);
    if (slack <= kTightTolerance) return Tightness::possible;
    if (slack > view.reach * kReachRatio + kReachMargin && certify(dictionary, row)) {
      return Tightness::impossible;
    }
    if (view.entering == kNone) {
      if (certify(dictionary, row)) return Tightness::impossible;
      return looks_ahead_ ? Tightness::undecided : decide_exactly(dictionary, label);
    }
    if (slack > view.reach * kSecondRowRatio && certify_with_second_row(dictionary, row)) {
      return Tightness::impossible;
    }
    const std::size_t leaving = dictionary.leaving_row(row);
    ++run_.counts().pivots;
    run_.meter().spend(dictionary.entry_count());
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
  const Verdict verdict = verdict_of(force(node.side[other], label));
  if (verdict == Verdict::undecided) owed_[other].insert(label);
  return verdict;
}

SubtreeSearch::Verdict SubtreeSearch::verdict_of(Tightness tightness) {
  switch (tightness) {
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
    run_.meter().spend(dictionary.entry_count());
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

/// False where the dictionary does not know one of the labels.
bool SubtreeSearch::make_tight(SearchNode& node, std::size_t side, const LabelSet& labels, bool& changed) {
  FloatDictionary& dictionary = node.side[side];
  bool is_known = true;
  (labels - dictionary.tight()).for_each([&](Label label) {
    is_known = is_known && dictionary.fix_label(label);
    changed = true;
  });
  state_[side].is_dirty = state_[side].is_dirty || changed;
  state_[side].is_new = state_[side].is_new || changed;
  return is_known;
}

/// Makes tight what is tight on the whole of the side's face and not covered; `repeated` where some label
/// that must be able to be slack there is so. Exact, asked only where doubles give rise to it.
SubtreeSearch::Verdict SubtreeSearch::close_face(SearchNode& node, std::size_t side, const LabelSet& covered,
                                                 bool& changed) {
  FloatDictionary& dictionary = node.side[side];
  if (!TangentCone::is_degenerate(dictionary)) return Verdict::open;
  LabelSet labels = all_ - covered;
  labels |= node.slack[side];
  WitnessPoints& witnesses = memory_.witnesses[side];
  witnesses.remove_slack(dictionary.tight(), labels);
  if (labels.empty()) return Verdict::open;
  if (looks_ahead_) {
    const LabelSet held = cone_.held(dictionary, labels);
    witnesses.add(cone_.zeros_at_witness(dictionary));
    if (held.intersects(node.slack[side])) return Verdict::repeated;
    return make_tight(node, side, held, changed) ? Verdict::open : Verdict::undecided;
  }
  const bool seems_held = cone_.seems_to_hold(dictionary, labels);
  witnesses.add(cone_.zeros_at_witness(dictionary));
  if (!seems_held || !memory_.closings.pay()) return Verdict::open;
  use_faces_above(node, side);
  node.exact[side] = told_face(exact_, side, node.exact[side], dictionary.tight(), run_);
  if (!node.exact[side]) return Verdict::dead;
  const LabelSet& tight = node.exact[side]->tight();
  memory_.closings.note(tight != dictionary.tight());
  // At a point inside of it.
  witnesses.add(tight);
  if (tight.intersects(node.slack[side])) return Verdict::repeated;
  return make_tight(node, side, tight, changed) ? Verdict::open : Verdict::undecided;
}

/// Tests labels, the likeliest to fail first, until one fails (and is forced on the other side) or all are
/// known to be possibly tight on both sides.
SubtreeSearch::Verdict SubtreeSearch::test_labels(SearchNode& node, const LabelSet& covered, bool& changed) {
  for (std::size_t side = 0; side < 2; ++side) {
    LabelSet& known = state_[side].known;
    const bool is_fresh = known.empty();
    known |= covered;
    known |= node.side[side].vertex();
    if (is_fresh) memory_.rings[side].add_known(node.side[side].tight(), known);
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
    const std::uint64_t pivots = run_.counts().pivots;
    const Tightness tightness = minimise(dictionary, *next);
    if (tightness == Tightness::undecided && leaves_undecided_) continue;
    if (tightness == Tightness::undecided) return Verdict::undecided;
    if (run_.counts().pivots != pivots) remember(dictionary);
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
  std::array<bool, 2> is_closed = {false, false};
  for (;;) {
    Verdict verdict = follow_dominance(node);
    if (verdict != Verdict::open) return verdict;
    const LabelSet covered = node.side[0].tight() | node.side[1].tight();
    if (covered == all_) {
      return node.is_repeated() ? Verdict::undecided : Verdict::covered;
    }
    bool changed = false;
    for (std::size_t side = 0; side < 2; ++side) is_closed[side] = is_closed[side] && !state_[side].is_dirty;
    verdict = evaluate(node, covered, changed);
    if (verdict != Verdict::open) return verdict;
    if (changed) continue;
    if (node.is_repeated()) return Verdict::undecided;
    for (std::size_t side = 0; side < 2; ++side) {
      if (std::exchange(is_closed[side], true)) continue;
      verdict = close_face(node, side, covered, changed);
      if (verdict != Verdict::open) return verdict;
    }
    if (changed) continue;
    verdict = test_labels(node, covered, changed);
    if (verdict != Verdict::open || !changed) return verdict;
  }
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

}  // namespace nashsolve::bimatrix
