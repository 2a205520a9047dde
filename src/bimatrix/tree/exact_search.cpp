#include "exact_search.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "closed_face.hpp"
#include "told_steps.hpp"

namespace nashsolve::bimatrix {

template <class Number>
struct ExactSearch::Node {
  Dictionary<Number> p;
  Dictionary<Number> q;
  std::array<LabelSet, 2> slack;

  [[nodiscard]] OpenNode labels() const { return {{p.tight(), q.tight()}, slack}; }
  [[nodiscard]] std::size_t bytes() const {
    return (p.value_count() + q.value_count()) * sizeof(typename Dictionary<Number>::Value);
  }
  template <class Larger>
  [[nodiscard]] Node<Larger> in() const {
    return {Dictionary<Larger>::in(p), Dictionary<Larger>::in(q), slack};
  }
};

namespace {

/// With it a random 500x500 game takes 254 MB in 20 s, without it 2 GB. With 3,000 bytes in its place, so
/// that all paths are cut, 156 games of 7x7 to 20x20 had the same answers.
constexpr std::size_t kMostBytesKept = std::size_t{128} << 20U;

/// Nodes that it searches before it gives back those that are left. A game of 60 moments at which one may
/// grab, or the other, takes the same time with 8 as with 128, and with 1 five times and more: what doubles
/// do not decide where it was handed over they often do a few labels on.
constexpr std::uint64_t kNodesBeforeGivingBack = 8;

/// Forces on the other side every label that a row of this one proves slack here. False: that face is empty.
template <class Number>
bool force_proved(const Polytopes& polytopes, std::size_t side, const Dictionary<Number>& one,
                  Dictionary<Number>& other, SearchRun& run, bool& changed) {
  for (std::size_t row = 0; row < one.row_count(); ++row) {
    const Label label = one.basic(row);
    if (other.tight().contains(label) || !one.row_proves_slack(row)) continue;
    tell_empty(polytopes, side, one, label, run);
    if (!force(polytopes, 1 - side, other, label, run)) return false;
    changed = true;
  }
  return true;
}

/// Slacks of all labels at the dictionary's vertex, 0 where nonbasic.
template <class Number>
std::vector<double> slacks(const Dictionary<Number>& dictionary, std::size_t label_count) {
  std::vector<double> result(label_count);
  for (std::size_t row = 0; row < dictionary.row_count(); ++row) {
    result[dictionary.basic(row)] =
        Number::approximate_ratio(dictionary.right_hand_side(row), dictionary.denominator(row));
  }
  return result;
}

/// The label that is farthest from tight on both sides; nothing where all are covered.
template <class Number>
std::optional<Label> branching_label(const Dictionary<Number>& p, const Dictionary<Number>& q,
                                     std::size_t label_count) {
  const std::vector<double> slack_p = slacks(p, label_count);
  const std::vector<double> slack_q = slacks(q, label_count);
  std::optional<Label> best;
  for (Label label = 0; label < label_count; ++label) {
    if (p.tight().contains(label) || q.tight().contains(label)) continue;
    if (!best || slack_p[label] * slack_q[label] > slack_p[*best] * slack_q[*best]) best = label;
  }
  return best;
}

/// Of the node with these labels, the child with this one tight in Q.
OpenNode second_child(OpenNode node, const LabelBranch& branch) {
  node.tight[1].insert(branch.label);
  if (branch.both == 0) node.slack[0].insert(branch.label);
  return node;
}

}  // namespace

/// A node on the path while its first child is searched.
class ExactSearch::Waiting {
 public:
  template <class Number>
  Waiting(ExactSearch& search, Node<Number>& node) : search_(search) {
    const std::size_t bytes = node.bytes();
    search_.path_.push_back({bytes, [this, &node] {
                               labels_ = node.labels();
                               node.p.shed();
                               node.q.shed();
                             }});
    search_.kept_bytes_ += bytes;
    // A listener hears of each label once.
    if (search_.run_.listener() != nullptr) return;
    // Those next to the root are come back to last.
    while (search_.kept_bytes_ > kMostBytesKept && search_.shed_count_ + 1 < search_.path_.size()) {
      const OnPath& first = search_.path_[search_.shed_count_++];
      first.shed();
      search_.kept_bytes_ -= first.bytes;
    }
  }
  ~Waiting() {
    if (search_.shed_count_ == search_.path_.size()) {
      --search_.shed_count_;
    } else {
      search_.kept_bytes_ -= search_.path_.back().bytes;
    }
    search_.path_.pop_back();
  }
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;

  /// Of a node that gave its dictionaries up meanwhile.
  [[nodiscard]] const std::optional<OpenNode>& labels() const { return labels_; }

 private:
  ExactSearch& search_;
  std::optional<OpenNode> labels_;
};

/// False where the node is ended.
template <class Number>
bool ExactSearch::propagate(Node<Number>& node) {
  for (bool changed = true; changed;) {
    changed = false;
    close(polytopes_, 0, node.p, run_);
    close(polytopes_, 1, node.q, run_);
    if (node.p.tight().intersects(node.slack[0]) || node.q.tight().intersects(node.slack[1])) {
      run_.end_node(Ending::repeated);
      return false;
    }
    if (!force_proved(polytopes_, 0, node.p, node.q, run_, changed) ||
        !force_proved(polytopes_, 1, node.q, node.p, run_, changed)) {
      run_.end_node(Ending::empty);
      return false;
    }
  }
  return true;
}

/// From a copy of the node into the child with the label tight in P.
template <class Number>
void ExactSearch::descend(Node<Number> child, const LabelBranch& branch) {
  if (branch.both == 1) child.slack[1].insert(branch.label);
  if (force(polytopes_, 0, child.p, branch.label, run_)) {
    search(std::move(child));
  } else {
    run_.end_node(Ending::empty);
  }
}

/// Makes the node the child with the label tight in Q. False where the node is ended.
template <class Number>
bool ExactSearch::move_on(Node<Number>& node, const LabelBranch& branch) {
  if (branch.both == 0) node.slack[0].insert(branch.label);
  if (force(polytopes_, 1, node.q, branch.label, run_)) return true;
  run_.end_node(Ending::empty);
  return false;
}

/// Goes on with the node in larger integers, or with rows in lowest terms, as long as these fit.
template <class Number, class Use>
void ExactSearch::enlarge(const Node<Number>& node, Use use) {
  if constexpr (!Number::kReducesRows) {
    if (polytopes_[0].has_wide_minors && polytopes_[1].has_wide_minors) {
      return use(node.template in<WideNumber>());
    }
    const std::size_t position = run_.position();
    try {
      return use(node.template in<RowNumber>());
    } catch (const Overflow&) {
      // Below a node that it searches it goes on by itself.
      run_.retract(position);
    }
  }
  use(node.template in<BigNumber>());
}

template <class Number>
void ExactSearch::search(Node<Number> node) {
  std::optional<LabelBranch> done;
  try {
    go_down(node, done);
  } catch (const Stopped&) {
    OpenNode open = node.labels();
    if (done) open = second_child(std::move(open), *done);
    run_.stop();
    run_.leave_open(std::move(open));
  }
}

/// Goes down the children with a tight label in Q in place, and recurses into the others, so that at most as
/// many nodes are kept as P has dimensions; no copy of one is kept while a child is searched. `done` is the
/// label whose child in P is searched while the node is not yet the other one.
template <class Number>
void ExactSearch::go_down(Node<Number>& node, std::optional<LabelBranch>& done) {
  const std::size_t label_count = polytopes_[0].label_count();
  const auto wait = [&](const auto& search_first_child) {
    const Waiting waiting(*this, node);
    search_first_child();
    return waiting.labels();
  };
  for (;;) {
    if (run_.must_stop()) return run_.leave_open(node.labels());
    if (gives_back()) return take_back_(node.labels());
    ++node_count_;
    ++run_.counts().exact_nodes;
    std::optional<Label> label;
    if constexpr (!Number::kMayOverflow) {
      ++run_.counts().big_nodes;
      if (!propagate(node)) return;
      label = branching_label(node.p, node.q, label_count);
      if (!label) return leaf(node);
      const LabelBranch branch = {0, *label, both_.of(*label, node.p.tight(), node.q.tight(), node.slack)};
      run_.branch(branch);
      const std::optional<OpenNode> shed = wait([&] { descend(node, branch); });
      done = branch;
      if (run_.is_stopped()) throw Stopped();
      if (shed) return search_labels(second_child(*shed, branch));
      if (!move_on(node, branch)) return;
      done.reset();
    } else {
      {
        const Node<Number> before = node;
        const std::size_t position = run_.position();
        try {
          if (!propagate(node)) return;
        } catch (const Overflow&) {
          --run_.counts().exact_nodes;
          run_.retract(position);
          return enlarge(before, [this](auto larger) { this->search(std::move(larger)); });
        }
      }
      label = branching_label(node.p, node.q, label_count);
      if (!label) return leaf(node);
      const LabelBranch branch = {0, *label, both_.of(*label, node.p.tight(), node.q.tight(), node.slack)};
      run_.branch(branch);
      const std::optional<OpenNode> shed = wait([&] {
        try {
          descend(node, branch);
        } catch (const Overflow&) {
          enlarge(node, [&](auto larger) { this->descend(std::move(larger), branch); });
        }
      });
      done = branch;
      // Of a deep tree the copies on the way back take a third of a second.
      if (run_.is_stopped()) throw Stopped();
      if (shed) return search_labels(second_child(*shed, branch));
      const Node<Number> before = node;
      try {
        if (!move_on(node, branch)) return;
        done.reset();
      } catch (const Overflow&) {
        return enlarge(before, [&](auto larger) {
          if (this->move_on(larger, branch)) this->search(std::move(larger));
        });
      }
    }
  }
}

template <class Number>
void ExactSearch::leaf(const Node<Number>& node) {
  ++run_.counts().leaves;
  const LabelSet& p = node.p.tight();
  const LabelSet& q = node.q.tight();
  const Polytope& first = polytopes_[0];
  const std::size_t label_count = first.label_count();
  const LabelSet rows = LabelSet::range(label_count, first.first_variable,
                                        first.first_variable + static_cast<Label>(first.variable_count));
  const LabelSet all = LabelSet::range(label_count, 0, static_cast<Label>(label_count));
  const bool is_artificial = p == rows && q == all - rows;
  if (is_artificial) return run_.end_node(Ending::artificial);
  if (p.intersects(q)) {
    if (const auto subset = run_.known_around({p, q})) {
      both_.note_part({p, q}, *subset);
      return run_.end_node(Ending::covered);
    }
    // The maximal subset that holds it; of a smaller one many parts may come as leaves before it does.
    const auto outside = [&](const LabelSet& tight, std::size_t side) {
      return sequences_ ? (all - tight) | sequences_->given[side] : all - tight;
    };
    std::array<LabelSet, 2> maximal = {
        closure_at(polytopes_[0], vertex_labels(node.p), outside(q, 0), run_.meter()), LabelSet()};
    maximal[1] = closure_at(polytopes_[1], vertex_labels(node.q), outside(maximal[0], 1), run_.meter());
    if (maximal[0] != p || maximal[1] != q) {
      both_.note_part({p, q}, maximal);
      run_.note_maximal(std::move(maximal));
      return run_.end_node(Ending::covered);
    }
  }
  both_.note_whole();
  NashFaces subset{{face_of(polytopes_[0], node.p), face_of(polytopes_[1], node.q)}, {}};
  if (sequences_) return sequences_->take(subset);
  run_.add(std::move(subset));
}

template <class Number>
void ExactSearch::start(const OpenNode& node) {
  Node<Number> root{dictionary_in<Number>(faces_[0], polytopes_, 0, run_),
                    dictionary_in<Number>(faces_[1], polytopes_, 1, run_), node.slack};
  if (!force_all(polytopes_, 0, root.p, node.tight[0], run_) ||
      !force_all(polytopes_, 1, root.q, node.tight[1], run_)) {
    return run_.end_node(Ending::empty);
  }
  search(std::move(root));
}

bool ExactSearch::gives_back() const {
  return take_back_ && node_count_ >= kNodesBeforeGivingBack;
}

void ExactSearch::run(const OpenNode& node, ExactFaces faces, TakeBack take_back) {
  faces_ = std::move(faces);
  take_back_ = std::move(take_back);
  node_count_ = 0;
  search_labels(node);
}

void ExactSearch::search_labels(const OpenNode& node) {
  if (gives_back()) return take_back_(node);
  try {
    const std::size_t position = run_.position();
    try {
      return start<MachineNumber>(node);
    } catch (const Overflow&) {
      // Only the set-up throws: below it the search goes on with larger integers by itself.
      run_.retract(position);
      if (polytopes_[0].has_wide_minors && polytopes_[1].has_wide_minors) return start<WideNumber>(node);
    }
    try {
      return start<RowNumber>(node);
    } catch (const Overflow&) {
      run_.retract(position);
    }
    start<BigNumber>(node);
  } catch (const Stopped&) {
    // Before the tree: below it each node catches its own.
    run_.stop();
    run_.leave_open(node);
  }
}

}  // namespace nashsolve::bimatrix
