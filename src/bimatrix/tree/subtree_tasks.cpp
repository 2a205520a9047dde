#include "subtree_tasks.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace nashsolve::bimatrix {

namespace {

/// The first becomes the last, which is the next to be taken.
void stack_up(const std::vector<std::unique_ptr<Subtree>>& subtrees, std::vector<Subtree*>& stack) {
  std::transform(subtrees.rbegin(), subtrees.rend(), std::back_inserter(stack),
                 [](const auto& subtree) { return subtree.get(); });
}

}  // namespace

SubtreeTasks::SubtreeTasks(Roots roots, const VertexRings& rings)
    : first_(subtrees(std::move(roots), rings)) {
  for (std::size_t k = 0; k < first_.size(); ++k) first_[k]->origin = k;
  stack_up(first_, waiting_);
}

Subtree* SubtreeTasks::take() {
  std::unique_lock lock(mutex_);
  has_news_.wait(lock, [this] { return !waiting_.empty() || running_ == 0; });
  if (waiting_.empty()) return nullptr;
  Subtree* const subtree = waiting_.back();
  waiting_.pop_back();
  ++running_;
  return subtree;
}

void SubtreeTasks::finish(Subtree& subtree, Roots rest, const VertexRings& rings) {
  subtree.root.reset();
  subtree.rings.reset();
  subtree.rest = subtrees(std::move(rest), rings);
  for (const auto& left : subtree.rest) left->origin = subtree.origin;
  const std::lock_guard lock(mutex_);
  stack_up(subtree.rest, waiting_);
  --running_;
  has_news_.notify_all();
}

void SubtreeTasks::fail() {
  const std::lock_guard lock(mutex_);
  --running_;
  has_news_.notify_all();
}

void SubtreeTasks::collect(std::vector<NashFaces>& found, SearchCounts& counts) {
  std::vector<Subtree*> left;
  stack_up(first_, left);
  while (!left.empty()) {
    Subtree& subtree = *left.back();
    left.pop_back();
    counts += subtree.counts;
    for (NashFaces& faces : subtree.found) found.push_back(std::move(faces));
    stack_up(subtree.rest, left);
  }
}

std::vector<std::unique_ptr<Subtree>> SubtreeTasks::subtrees(Roots roots, const VertexRings& rings) {
  std::vector<std::unique_ptr<Subtree>> result;
  if (roots.empty()) return result;
  const auto shared = std::make_shared<const VertexRings>(rings);
  result.reserve(roots.size());
  for (auto& root : roots) {
    result.push_back(std::make_unique<Subtree>());
    result.back()->root = std::move(root);
    result.back()->rings = shared;
  }
  return result;
}

}  // namespace nashsolve::bimatrix
