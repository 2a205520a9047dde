#include "subtree_tasks.hpp"

#include <utility>

namespace nashsolve::bimatrix {

SubtreeTasks::SubtreeTasks(Roots roots, const VertexRings& rings)
    : first_(subtrees(std::move(roots), rings)) {
  for (std::size_t k = 0; k < first_.size(); ++k) first_[k]->origin = k;
  wait_in_order(first_);
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
  wait_in_order(subtree.rest);
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
  const auto add = [&left](const std::vector<std::unique_ptr<Subtree>>& subtrees) {
    for (auto subtree = subtrees.rbegin(); subtree != subtrees.rend(); ++subtree)
      left.push_back(subtree->get());
  };
  add(first_);
  while (!left.empty()) {
    Subtree& subtree = *left.back();
    left.pop_back();
    counts += subtree.counts;
    for (NashFaces& faces : subtree.found) found.push_back(std::move(faces));
    add(subtree.rest);
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

void SubtreeTasks::wait_in_order(const std::vector<std::unique_ptr<Subtree>>& subtrees) {
  for (auto subtree = subtrees.rbegin(); subtree != subtrees.rend(); ++subtree)
    waiting_.push_back(subtree->get());
}

}  // namespace nashsolve::bimatrix
