#include "renumbered_listener.hpp"

#include <algorithm>
#include <bit>

namespace nashsolve {

std::span<const StrategyId> RenumberedListener::own(std::span<const StrategyId> strategies,
                                                    std::vector<StrategyId>& room) const {
  room.clear();
  for (const StrategyId strategy : strategies) room.push_back(own(strategy));
  return room;
}

StrategyBits RenumberedListener::own(StrategyBits bits) {
  bits_.clear();
  for (std::size_t w = 0; w < bits.size(); ++w) {
    for (std::uint64_t left = bits[w]; left != 0; left &= left - 1) {
      const StrategyId strategy =
          own(static_cast<StrategyId>(64 * w + static_cast<unsigned>(std::countr_zero(left))));
      bits_.resize(std::max<std::size_t>(bits_.size(), strategy / 64 + 1));
      bits_[strategy / 64] |= std::uint64_t{1} << strategy % 64;
    }
  }
  return bits_;
}

NodeOfTree RenumberedListener::own(const NodeOfTree& node) {
  return {{own(node.tight[0], room_[0]), own(node.tight[1], room_[1])},
          {own(node.slack[0], room_[2]), own(node.slack[1], room_[3])}};
}

void RenumberedListener::began(const NodeOfTree& root) {
  listener_->began(own(root));
}

void RenumberedListener::left_open(const NodeOfTree& node) {
  listener_->left_open(own(node));
}

void RenumberedListener::merged(StrategyId strategy, StrategyId other) {
  listener_->merged(own(strategy), own(other));
}

void RenumberedListener::branched(const LabelBranch& branch) {
  listener_->branched({branch.side, own(branch.label), branch.both});
}

void RenumberedListener::excluded(const EmptyFace& face) {
  EmptyFace renumbered = face;
  renumbered.label = own(face.label);
  renumbered.multipliers.strategies = own(face.multipliers.strategies, room_[0]);
  renumbered.tight = own(face.tight);
  listener_->excluded(renumbered);
}

void RenumberedListener::implied(const VanishingRow& row) {
  VanishingRow renumbered = row;
  renumbered.multipliers.strategies = own(row.multipliers.strategies, room_[0]);
  listener_->implied(renumbered);
}

void RenumberedListener::optimal(const OptimalStrategies& optimum) {
  listener_->optimal(
      {own(optimum.strategies, room_[0]), optimum.weights, own(optimum.in_units, room_[1]), optimum.units});
}

void RenumberedListener::found(const FoundSubset& subset) {
  listener_->found({{own(subset.tight[0], room_[0]), own(subset.tight[1], room_[1])}});
}

std::unique_ptr<SearchListener> RenumberedListener::part() const {
  return std::unique_ptr<SearchListener>(new RenumberedListener(listener_->part(), original_));
}

void RenumberedListener::join(SearchListener& part) {
  listener_->join(*static_cast<RenumberedListener&>(part).listener_);
}

}  // namespace nashsolve
