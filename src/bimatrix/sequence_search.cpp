#include "sequence_search.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "both_sides.hpp"
#include "closed_face.hpp"
#include "exact_search.hpp"
#include "sequence_polytopes.hpp"

namespace nashsolve::bimatrix {

namespace {

class SequenceSearch {
 public:
  SequenceSearch(const Plans& plans, const std::array<MergedStrategies, 2>& merged,
                 const Polytopes& polytopes, SearchRun& run)
      : plans_(plans),
        merged_(merged),
        polytopes_(polytopes),
        run_(run),
        sequences_(sequence_polytopes(plans)),
        all_(LabelSet::range(polytopes[0].label_count(), 0, static_cast<Label>(polytopes[0].label_count()))) {
  }

  void search() {
    SearchRun run = run_.another();
    BothSides both(sequences_.polytopes[0].label_count());
    // Where the empty sequence is not played, nothing is.
    std::array<LabelSet, 2> slack;
    for (std::size_t player = 0; player < 2; ++player) {
      slack[player] = LabelSet(sequences_.polytopes[0].label_count());
      slack[player].insert(sequences_.labels[player].front());
    }
    ExactSearch(sequences_.polytopes, run, both,
                ExactSearch::Sequences{sequences_.given, [this](const NashFaces& subset) { add(subset); }})
        .run({sequences_.given, slack});
    SearchRecord record = run.take();
    run_.counts() += record.counts;
    if (run.is_stopped()) run_.stop();
  }

 private:
  /// The strategies, without copies, that play nothing but what is played somewhere in the face.
  [[nodiscard]] std::vector<bool> played_in(const Face& face, std::size_t player) const {
    const OwnPlans& own = plans_.players[player];
    const auto is_played = [&](std::size_t strategy) {
      return std::ranges::none_of(own.of(strategy), [&](std::uint32_t sequence) {
        return face.tight.contains(sequences_.labels[player][sequence]);
      });
    };
    std::vector<bool> played;
    for (const auto& copies : merged_[player].copies)
      played.push_back(std::ranges::any_of(copies, is_played));
    return played;
  }

  void add(const NashFaces& subset) {
    LabelSet tight(polytopes_[0].label_count());
    for (std::size_t player = 0; player < 2; ++player) {
      const std::vector<bool> played = played_in(subset.faces[player], player);
      for (std::size_t k = 0; k < played.size(); ++k) {
        if (played[k] == (player == 1)) tight.insert(polytopes_[player].variable_label(k));
      }
    }
    WorkMeter& meter = run_.meter();
    const Face own = face_with(polytopes_[0], tight, meter);
    NashFaces maximal;
    maximal.faces[1] = face_with(polytopes_[1], all_ - own.tight, meter);
    maximal.faces[0] = face_with(polytopes_[0], all_ - maximal.faces[1].tight, meter);
    if (known_.insert(maximal.faces[0].tight).second) run_.add(std::move(maximal));
  }

  const Plans& plans_;
  const std::array<MergedStrategies, 2>& merged_;
  const Polytopes& polytopes_;
  SearchRun& run_;
  SequencePolytopes sequences_;
  LabelSet all_;
  /// What is tight in P on those that were added; it tells what is tight in Q.
  std::set<LabelSet> known_;
};

}  // namespace

bool has_few_sequences(const Plans& plans, const Polytopes& polytopes) {
  return 2 * sequence_label_count(plans) < polytopes[0].label_count();
}

void search_sequences(const Plans& plans, const std::array<MergedStrategies, 2>& merged,
                      const Polytopes& polytopes, SearchRun& run) {
  SequenceSearch(plans, merged, polytopes, run).search();
}

}  // namespace nashsolve::bimatrix
