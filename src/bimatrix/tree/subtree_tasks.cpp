#include "subtree_tasks.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace nashsolve::bimatrix {

SubtreeTasks::SubtreeTasks(SearchRun& trunk, Roots roots, const SearchMemory& memory)
    : trunk_(trunk), whole_(std::make_unique<Subtree>()) {
  whole_->is_searched = true;
  whole_->record = trunk.take();
  whole_->rest = subtrees(std::move(roots), memory);
  for (std::size_t k = 0; k < whole_->rest.size(); ++k) whole_->rest[k]->origin = k;
  wait_for(whole_->rest);
  path_.push_back({whole_.get()});
  join_searched();
}

/// The first becomes the last, which is the next to be taken.
void SubtreeTasks::wait_for(const std::vector<std::unique_ptr<Subtree>>& subtrees) {
  std::transform(subtrees.rbegin(), subtrees.rend(), std::back_inserter(waiting_),
                 [](const auto& subtree) { return subtree.get(); });
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

void SubtreeTasks::finish(Subtree& subtree, SearchRecord record, Roots rest, const SearchMemory& memory) {
  subtree.root.reset();
  subtree.memory.reset();
  std::vector<std::unique_ptr<Subtree>> left = subtrees(std::move(rest), memory);
  for (const auto& each : left) each->origin = subtree.origin;
  const std::lock_guard lock(mutex_);
  subtree.record = std::move(record);
  subtree.rest = std::move(left);
  subtree.is_searched = true;
  wait_for(subtree.rest);
  join_searched();
  --running_;
  has_news_.notify_all();
}

void SubtreeTasks::fail() {
  const std::lock_guard lock(mutex_);
  --running_;
  has_news_.notify_all();
}

/// As far as the subtrees, in the order of the tree, are searched: what a run found comes before all that its
/// rest holds, what it said around them.
void SubtreeTasks::join_searched() {
  while (!path_.empty() && path_.back().subtree->is_searched) {
    auto& [subtree, parts] = path_.back();
    if (parts == 0) trunk_.add(subtree->record);
    trunk_.tell_part(subtree->record, parts);
    ++parts;
    if (parts <= subtree->rest.size()) {
      path_.push_back({subtree->rest[parts - 1].get()});
      continue;
    }
    path_.pop_back();
    if (!path_.empty()) path_.back().subtree->rest[path_.back().parts - 1].reset();
  }
}

std::vector<std::unique_ptr<Subtree>> SubtreeTasks::subtrees(Roots roots, const SearchMemory& memory) {
  std::vector<std::unique_ptr<Subtree>> result;
  if (roots.empty()) return result;
  const auto shared = std::make_shared<const SearchMemory>(memory);
  result.reserve(roots.size());
  for (auto& root : roots) {
    result.push_back(std::make_unique<Subtree>());
    result.back()->root = std::move(root);
    result.back()->memory = shared;
  }
  return result;
}

}  // namespace nashsolve::bimatrix
