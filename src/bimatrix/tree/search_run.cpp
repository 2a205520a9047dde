#include "search_run.hpp"

#include <algorithm>
#include <cstddef>

namespace nashsolve::bimatrix {

namespace {

std::vector<StrategyId> members(const LabelSet& labels) {
  std::vector<StrategyId> result;
  labels.for_each([&](Label label) { result.push_back(label); });
  return result;
}

}  // namespace

void SearchRun::add(NashFaces subset) {
  if (SearchListener* const listener = heard_.current()) {
    const std::vector<StrategyId> p = members(subset.faces[0].tight);
    const std::vector<StrategyId> q = members(subset.faces[1].tight);
    listener->found({{p, q}});
    listener->ended(Ending::found);
  }
  found_.push_back(std::move(subset));
  watch_.note_found();
}

bool SearchRun::lies_in_found(const std::array<LabelSet, 2>& tight) const {
  constexpr std::size_t kMostLookedAt = 1000;
  const std::size_t count = std::min(found_.size(), kMostLookedAt);
  return std::any_of(
      found_.rbegin(), found_.rbegin() + static_cast<std::ptrdiff_t>(count), [&](const NashFaces& subset) {
        return subset.faces[0].tight.is_subset_of(tight[0]) && subset.faces[1].tight.is_subset_of(tight[1]);
      });
}

void SearchRun::add(SearchRecord& record) {
  counts_ += record.counts;
  for (NashFaces& subset : record.found) found_.push_back(std::move(subset));
  for (OpenNode& node : record.open) open_.push_back(std::move(node));
}

void SearchRun::tell() {
  for (const auto& part : heard_.take()) listener_->join(*part);
}

}  // namespace nashsolve::bimatrix
