#include "shorten.hpp"

#include <algorithm>
#include <limits>
#include <unordered_set>
#include <utility>

namespace nashsolve::bimatrix {

namespace {

std::uint64_t pair_count(const SubsetVertices& subset) {
  return std::uint64_t{subset.vertices[0].size()} * subset.vertices[1].size();
}

/// Whether there are at most `most` vertex pairs, each counted once. Of pairs that many subsets have in
/// common so many are looked at: that takes less than to tell `most`.
bool have_at_most(const std::vector<SubsetVertices>& subsets, std::uint64_t most) {
  constexpr std::uint64_t kLooksAtPair = 16;
  std::uint64_t looks =
      kLooksAtPair * std::min(most, std::numeric_limits<std::uint64_t>::max() / kLooksAtPair);
  std::unordered_set<std::uint64_t> pairs;
  for (const SubsetVertices& subset : subsets) {
    if (pair_count(subset) > looks) return false;
    looks -= pair_count(subset);
    for (const std::size_t x : subset.vertices[0]) {
      for (const std::size_t y : subset.vertices[1]) pairs.insert(std::uint64_t{x} << 32U | y);
      if (pairs.size() > most) return false;
    }
  }
  return true;
}

}  // namespace

void cut(SubsetVertices& subset, std::uint64_t most) {
  if (pair_count(subset) <= most) return;
  auto* longer = subset.vertices.data();
  auto* shorter = longer + 1;
  if (longer->size() < shorter->size()) std::swap(longer, shorter);
  longer->resize(std::max<std::uint64_t>(1, most / shorter->size()));
  shorter->resize(std::clamp<std::uint64_t>(most, 1, shorter->size()));
  subset.is_whole = false;
}

void shorten(std::vector<SubsetVertices>& subsets, std::uint64_t most) {
  std::vector<SubsetVertices*> largest_first;
  std::uint64_t total = 0;
  for (SubsetVertices& subset : subsets) {
    largest_first.push_back(&subset);
    total += pair_count(subset);
  }
  if (total <= most || have_at_most(subsets, most)) return;
  std::stable_sort(largest_first.begin(), largest_first.end(),
                   [](const auto* a, const auto* b) { return pair_count(*a) > pair_count(*b); });
  for (SubsetVertices* const subset : largest_first) {
    const std::uint64_t before = pair_count(*subset);
    if (total <= most || before == 1) return;
    cut(*subset, before - std::min(before, total - most));
    total -= before - pair_count(*subset);
  }
}

}  // namespace nashsolve::bimatrix
