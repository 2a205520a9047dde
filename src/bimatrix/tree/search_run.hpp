// What a search for Nash subsets carries along, one for each thread: when to stop, what it did and found, and
// whom it tells.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "listener_parts.hpp"
#include "nash_faces.hpp"
#include "search_counts.hpp"
#include "stop.hpp"
#include "work_meter.hpp"

namespace nashsolve::bimatrix {

/// A node that is still to be searched: the maximal Nash subsets with all of `tight[0]` tight in P, all of
/// `tight[1]` in Q, and none of `slack[0]` on the whole face of P, of `slack[1]` on that of Q.
struct OpenNode {
  std::array<LabelSet, 2> tight;
  std::array<LabelSet, 2> slack;

  [[nodiscard]] bool holds(const NashFaces& subset) const {
    for (std::size_t side = 0; side < 2; ++side) {
      const LabelSet& own = subset.faces[side].tight;
      if (!tight[side].is_subset_of(own) || slack[side].intersects(own)) return false;
    }
    return true;
  }
};

/// What a run did, found and was stopped before, in the order of the tree.
struct SearchRecord {
  SearchCounts counts;
  std::vector<NashFaces> found;
  std::vector<OpenNode> open;
  ListenerParts::List heard;
};

class SearchRun {
 public:
  /// `listener` may be null.
  SearchRun(StopWatch& watch, SearchListener* listener)
      : watch_(watch),
        listener_(listener),
        heard_(listener),
        meter_(counts_.exact_pivots, [&watch] { return watch.must_stop(); }) {}
  SearchRun(const SearchRun&) = delete;
  SearchRun& operator=(const SearchRun&) = delete;
  ~SearchRun() = default;

  /// For another thread.
  [[nodiscard]] SearchRun another() const { return {watch_, listener_}; }

  SearchCounts& counts() { return counts_; }
  [[nodiscard]] StopWatch& watch() { return watch_; }
  [[nodiscard]] WorkMeter& meter() { return meter_; }
  /// Null where nobody listens.
  [[nodiscard]] SearchListener* listener() const { return heard_.current(); }
  [[nodiscard]] std::vector<NashFaces>& found() { return found_; }
  [[nodiscard]] std::vector<OpenNode>& open() { return open_; }

  /// Whether the search has to end now; asked at every node. Once it has, it stays. What takes longer than a
  /// node of a small game spends its work by meter().
  bool must_stop() {
    is_stopped_ = is_stopped_ || watch_.reason(found_.size()).has_value() || watch_.must_tell();
    return is_stopped_;
  }
  /// A tree begins at this node.
  void begin_tree(const OpenNode& root);
  /// The search was stopped before this node.
  void leave_open(OpenNode node);
  /// It was stopped before these subtrees, all that it left out since the last take().
  void leave_subtrees_open(std::vector<OpenNode> roots);
  [[nodiscard]] bool is_stopped() const { return is_stopped_; }
  void stop() { is_stopped_ = true; }

  void add(NashFaces subset);
  /// These are the closed faces of a maximal Nash subset, whose own leaf may still come.
  void note_maximal(std::array<LabelSet, 2> tight) { maximal_.push_back(std::move(tight)); }
  /// One of the latest subsets that were found, or noted and not these faces themselves, of which all that is
  /// tight is tight in this face of P and of Q. That spares the proof that some subset holds them.
  [[nodiscard]] std::optional<std::array<LabelSet, 2>> known_around(
      const std::array<LabelSet, 2>& tight) const;
  /// The child that it names comes next, then the other one.
  void branch(const LabelBranch& branch) {
    if (SearchListener* const listener = heard_.current()) listener->branched(branch);
  }
  void end_node(Ending ending) {
    if (SearchListener* const listener = heard_.current()) listener->ended(ending);
  }
  /// A subtree that another run searches comes here.
  void leave_out_subtree() { heard_.leave_out_subtree(); }

  /// How much was said so far, and: takes back what was said after that.
  [[nodiscard]] std::size_t position() const {
    return heard_.current() == nullptr ? 0 : heard_.current()->position();
  }
  void retract(std::size_t position) {
    if (SearchListener* const listener = heard_.current()) listener->retract(position);
  }
  SearchRecord take() {
    maximal_.clear();
    return {std::exchange(counts_, {}), std::exchange(found_, {}), std::exchange(open_, {}), heard_.take()};
  }
  /// Adds what another run did and found.
  void add(SearchRecord& record);
  /// Tells the whole listener the part at this position of what another run said.
  void tell_part(SearchRecord& record, std::size_t position) {
    if (listener_ != nullptr) listener_->join(*record.heard[position]);
  }
  /// Tells the whole listener what was said since the last take().
  void tell();

 private:
  StopWatch& watch_;
  SearchListener* listener_;
  SearchCounts counts_;
  std::vector<NashFaces> found_;
  std::vector<std::array<LabelSet, 2>> maximal_;
  std::vector<OpenNode> open_;
  ListenerParts heard_;
  WorkMeter meter_;
  bool is_stopped_ = false;
};

}  // namespace nashsolve::bimatrix
