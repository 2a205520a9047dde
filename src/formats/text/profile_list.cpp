#include "profile_list.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

#include "limits.hpp"
#include "payoff_collector.hpp"

namespace nashsolve::formats {

void ProfileList::add_strategy(const std::string& label) {
  UniqueLabels& own = strategies_[chosen_.size() % strategies_.size()];
  const std::size_t before = own.size();
  chosen_.push_back(static_cast<std::uint32_t>(own.find_or_insert(label)));
  strategy_count_ += own.size() - before;
}

void ProfileList::end_profile(std::size_t offset) {
  if (strategy_count_ > kMaxStrategies) {
    source_.fail(offset, "found more than " + std::to_string(kMaxStrategies) + " strategies, expected fewer");
  }
  offsets_.push_back(offset);
}

std::vector<std::size_t> ProfileList::in_order_of_cells(std::size_t end) const {
  const std::vector<std::size_t> counts = this->counts();
  check_size(source_, offsets_.front(), counts);
  std::vector<std::size_t> cells(size());
  for (std::size_t i = 0; i < chosen_.size(); ++i) {
    std::size_t& cell = cells[i / counts.size()];
    cell = cell * counts[i % counts.size()] + chosen_[i];
  }
  std::vector<std::size_t> order(size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto cell_of = [&](std::size_t profile) { return cells[profile]; };
  if (!std::ranges::is_sorted(cells)) std::ranges::stable_sort(order, {}, cell_of);
  const auto again = std::ranges::adjacent_find(order, {}, cell_of);
  if (again != order.end()) {
    const std::size_t line = source_.location(offsets_[*again]).line;
    const bool is_elsewhere = source_.location(offsets_[again[1]]).line != line;
    source_.fail(offsets_[again[1]],
                 "found the profile " + name_of(cells[*again]) + " again, expected it " +
                     (is_elsewhere ? "only in line " + std::to_string(line) : std::string("once")));
  }
  const std::size_t all = std::accumulate(counts.begin(), counts.end(), std::size_t{1}, std::multiplies<>());
  if (size() == all) return order;
  std::size_t missing = 0;
  while (missing < size() && cells[order[missing]] == missing) ++missing;
  source_.fail(end, "found no " + std::string(noun_) + " for the profile " + name_of(missing) +
                        ", expected " + counted(all, noun_) + ", one per profile");
}

std::vector<std::size_t> ProfileList::counts() const {
  std::vector<std::size_t> counts;
  for (const UniqueLabels& strategies : strategies_) counts.push_back(strategies.size());
  return counts;
}

void ProfileList::refuse_unlike(std::size_t offset, const std::string& first,
                                const std::string& second) const {
  if (strategies_[0].labels() == strategies_[1].labels()) return;
  source_.fail(offset, "found other strategies of " + second + " than of " + first +
                           ", expected the same in the same order in a symmetric game");
}

std::string ProfileList::name_of(std::size_t cell) const {
  std::string name;
  for (std::size_t i = strategies_.size(); i-- > 0;) {
    name.insert(0, strategies_[i].labels()[cell % strategies_[i].size()] + (name.empty() ? "" : ", "));
    cell /= strategies_[i].size();
  }
  return excerpt(name);
}

}  // namespace nashsolve::formats
