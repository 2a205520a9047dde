#include "search_run.hpp"

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

void SearchRun::add(SearchRecord& record) {
  counts_ += record.counts;
  for (NashFaces& subset : record.found) found_.push_back(std::move(subset));
  for (OpenNode& node : record.open) open_.push_back(std::move(node));
}

void SearchRun::tell() {
  for (const auto& part : heard_.take()) listener_->join(*part);
}

}  // namespace nashsolve::bimatrix
