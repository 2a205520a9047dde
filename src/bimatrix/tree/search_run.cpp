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

/// Calls the function with the node as listeners know it.
template <class Function>
void tell_node(const OpenNode& node, const Function& function) {
  const std::vector<StrategyId> p = members(node.tight[0]);
  const std::vector<StrategyId> q = members(node.tight[1]);
  const std::vector<StrategyId> slack_p = members(node.slack[0]);
  const std::vector<StrategyId> slack_q = members(node.slack[1]);
  function(NodeOfTree{{p, q}, {slack_p, slack_q}});
}

}  // namespace

void SearchRun::begin_tree(const OpenNode& root) {
  if (SearchListener* const listener = heard_.current()) {
    tell_node(root, [listener](const NodeOfTree& node) { listener->began(node); });
  }
}

void SearchRun::leave_open(OpenNode node) {
  if (SearchListener* const listener = heard_.current()) {
    tell_node(node, [listener](const NodeOfTree& told) { listener->left_open(told); });
  }
  open_.push_back(std::move(node));
}

void SearchRun::leave_subtrees_open(std::vector<OpenNode> roots) {
  const ListenerParts::List heard = heard_.take();
  for (std::size_t k = 0; k < heard.size(); ++k) {
    listener_->join(*heard[k]);
    if (k == roots.size()) break;
    tell_node(roots[k], [this](const NodeOfTree& told) { listener_->left_open(told); });
  }
  for (OpenNode& root : roots) open_.push_back(std::move(root));
}

void SearchRun::add(NashFaces subset) {
  if (SearchListener* const listener = heard_.current()) {
    const std::vector<StrategyId> p = members(subset.faces[0].tight);
    const std::vector<StrategyId> q = members(subset.faces[1].tight);
    listener->found({{p, q}});
    listener->ended(Ending::found);
  }
  watch_.note_found();
  watch_.note_to_tell(1, used_in(subset));
  found_.push_back(std::move(subset));
}

std::optional<std::array<LabelSet, 2>> SearchRun::known_around(const std::array<LabelSet, 2>& tight) const {
  constexpr std::size_t kMostLookedAt = 1000;
  const auto latest = [kMostLookedAt](const auto& list) {
    return list.end() - static_cast<std::ptrdiff_t>(std::min(list.size(), kMostLookedAt));
  };
  const auto holds = [&tight](const LabelSet& p, const LabelSet& q) {
    return p.is_subset_of(tight[0]) && q.is_subset_of(tight[1]);
  };
  for (auto own = latest(found_); own != found_.end(); ++own) {
    if (holds(own->faces[0].tight, own->faces[1].tight))
      return std::array{own->faces[0].tight, own->faces[1].tight};
  }
  for (auto own = latest(maximal_); own != maximal_.end(); ++own) {
    if (*own != tight && holds((*own)[0], (*own)[1])) return *own;
  }
  return std::nullopt;
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
