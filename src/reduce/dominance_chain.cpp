#include "dominance_chain.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>
#include <variant>

namespace nashsolve::reduce {

namespace {

template <class Numerators>
class Chain {
 public:
  Chain(const OwnPayoffs& own, const Numerators& numerators, std::uint32_t strategy, std::uint64_t& work)
      : own_(own), numerators_(numerators), strategy_(strategy), work_(work) {}

  std::optional<MixedStrategy> find(const std::vector<std::uint32_t>& others,
                                    std::vector<std::uint32_t> cells) {
    std::size_t in_vain = 0;
    for (std::size_t k = others.size(); in_vain < others.size();) {
      k = (k == 0 ? others.size() : k) - 1;
      std::vector<std::uint32_t> excluded;
      if (!rules_out(others[k], cells, excluded)) {
        ++in_vain;
        continue;
      }
      in_vain = 0;
      links_.push_back({others[k], std::move(excluded)});
      if (cells.empty()) return mixture();
    }
    return std::nullopt;
  }

 private:
  struct Link {
    std::uint32_t by;
    /// Where it is worth more than the strategy, of the cells that the links before it leave.
    std::vector<std::uint32_t> cells;
  };

  [[nodiscard]] const auto& worth(std::uint32_t strategy, std::uint32_t cell) const {
    return numerators_[own_.first_cells[cell] + strategy * own_.stride];
  }
  [[nodiscard]] Integer gain(std::uint32_t by, std::uint32_t cell) const {
    const auto number = [](const auto& value) {
      if constexpr (std::is_same_v<std::decay_t<decltype(value)>, Integer>) {
        return value;
      } else {
        return to_integer(value);
      }
    };
    return number(worth(by, cell)) - number(worth(strategy_, cell));
  }

  /// Whether the other strategy weakly dominates this one at the cells; then leaves those where both are
  /// worth the same.
  bool rules_out(std::uint32_t by, std::vector<std::uint32_t>& cells, std::vector<std::uint32_t>& excluded) {
    for (const std::uint32_t cell : cells) {
      ++work_;
      if (worth(by, cell) < worth(strategy_, cell)) return false;
    }
    const auto same = std::stable_partition(cells.begin(), cells.end(), [&](std::uint32_t cell) {
      return !(worth(strategy_, cell) < worth(by, cell));
    });
    if (same == cells.end()) return false;
    excluded.assign(same, cells.end());
    cells.erase(same, cells.end());
    return true;
  }

  [[nodiscard]] MixedStrategy mixture() const {
    std::vector<Integer> weights(own_.strategy_count);
    for (std::size_t link = links_.size(); link-- > 0;) {
      Integer weight(1);
      for (const std::uint32_t cell : links_[link].cells) {
        Integer loss(0);
        for (std::size_t later = link + 1; later < links_.size(); ++later) {
          loss -= weights[links_[later].by] * gain(links_[later].by, cell);
        }
        if (sgn(loss) < 0) continue;
        const Integer least = loss / gain(links_[link].by, cell) + 1;
        weight = std::max(weight, least);
      }
      weights[links_[link].by] = weight;
    }
    return MixedStrategy::from_weights(weights);
  }

  const OwnPayoffs& own_;
  const Numerators& numerators_;
  std::uint32_t strategy_;
  std::uint64_t& work_;
  std::vector<Link> links_;
};

}  // namespace

std::optional<MixedStrategy> chain_of_dominators(const OwnPayoffs& own, std::uint32_t strategy,
                                                 const std::vector<std::uint32_t>& others,
                                                 const std::vector<std::uint32_t>& cells,
                                                 std::uint64_t& work) {
  return std::visit(
      [&](const auto& numerators) { return Chain(own, numerators, strategy, work).find(others, cells); },
      own.table->numerators());
}

}  // namespace nashsolve::reduce
