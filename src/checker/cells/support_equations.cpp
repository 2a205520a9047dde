#include "support_equations.hpp"

#include <algorithm>
#include <utility>

#include "check_error.hpp"

namespace nashsolve::checker {

namespace {

/// A region is larger than what it surrounds by this part of its size: 2^-4.
constexpr unsigned kEnlargementBits = 4;

Integer sum_of(const std::vector<Integer>& values) {
  Integer sum = 0;
  for (const Integer& value : values) sum += value;
  return sum;
}

}  // namespace

SupportEquations::SupportEquations(const Tensors& tensors, const CellNode& node)
    : tensors_(tensors), node_(node), support_(node.support()) {
  if (!node.is_decided()) throw CheckError("it is not known of all strategies whether they are used");
  for (std::size_t i = 0; i < support_.size(); ++i) {
    sizes_.push_back(support_[i].size());
    profiles_ *= support_[i].size();
    most_bits_ = std::max(most_bits_, tensors.bits[i]);
    for (std::size_t k = 1; k < support_[i].size(); ++k) unknowns_.push_back({i, k});
  }
  for (std::size_t i = 0; i < support_.size(); ++i) {
    std::vector<Integer> payoffs = tensors.payoffs[i];
    Sizes sizes = node.counts();
    for (std::size_t j = 0; j < support_.size(); ++j) {
      if (j == i) continue;
      std::vector<std::vector<Integer>> chosen;
      for (const std::size_t s : support_[j]) {
        chosen.emplace_back(sizes[j])[s] = 1;
      }
      payoffs = combined(payoffs, node.counts()[i], sizes, i, j, chosen);
      sizes[j] = support_[j].size();
    }
    payoffs_.push_back(std::move(payoffs));
  }
  make_region();
}

std::vector<std::vector<Integer>> SupportEquations::differences() const {
  std::vector<std::vector<Integer>> result;
  for (std::size_t i = 0; i < sizes_.size(); ++i) {
    const std::size_t opponents = opponent_profiles(sizes_, i);
    std::vector<Integer>& own = result.emplace_back();
    for (std::size_t k = 1; k < sizes_[i]; ++k) {
      for (std::size_t o = 0; o < opponents; ++o) {
        own.emplace_back(payoffs_[i][support_[i][k] * opponents + o] -
                         payoffs_[i][support_[i][0] * opponents + o]);
      }
    }
  }
  return result;
}

void SupportEquations::make_region() {
  std::vector<std::vector<std::vector<Integer>>> columns;
  for (std::size_t j = 0; j < sizes_.size(); ++j) {
    CellNode::Least least = node_.least(j);
    const Integer rest = least.unit - sum_of(least.values);
    for (Integer& value : least.values) value = (value << kEnlargementBits) - rest;
    region_units_.emplace_back(least.unit << kEnlargementBits);
    const Integer extent = region_units_[j] - sum_of(least.values);
    auto& own = columns.emplace_back();
    for (std::size_t v = 0; v < sizes_[j]; ++v) {
      own.push_back(least.values);
      own.back()[v] += extent;
    }
    least_.push_back(std::move(least.values));
    all_region_units_ *= region_units_[j];
  }
  at_region_ = differences();
  for (std::size_t i = 0; i < sizes_.size(); ++i) {
    for (std::size_t j = 0; j < sizes_.size(); ++j) {
      if (j != i) at_region_[i] = combined(at_region_[i], sizes_[i] - 1, sizes_, i, j, columns[j]);
    }
    const Integer factor = region_units_[i] << (most_bits_ - tensors_.bits[i]);
    for (Integer& value : at_region_[i]) value *= factor;
  }
}

Integer SupportEquations::unit(std::uint64_t bits) const {
  return all_region_units_ << (bits + most_bits_);
}

Integer SupportEquations::deviation(std::size_t unknown, const Integer* weights, std::uint64_t bits) const {
  const Integer one = unit(bits);
  std::vector<Integer> values(profiles_);
  std::size_t equation = 0;
  for (std::size_t i = 0; i < sizes_.size(); ++i) {
    if (sizes_[i] == 1) continue;
    const std::size_t opponents = opponent_profiles(sizes_, i);
    std::vector<Integer> part(opponents);
    for (std::size_t k = 1; k < sizes_[i]; ++k, ++equation) {
      if (sgn(weights[equation]) == 0) continue;
      for (std::size_t o = 0; o < opponents; ++o) {
        add_product(part[o], weights[equation], at_region_[i][(k - 1) * opponents + o]);
      }
    }
    std::size_t inner = 1;
    for (std::size_t k = i + 1; k < sizes_.size(); ++k) inner *= sizes_[k];
    for (std::size_t o = 0; o < opponents; ++o) {
      for (std::size_t v = 0; v < sizes_[i]; ++v) {
        values[(o / inner * sizes_[i] + v) * inner + o % inner] += part[o];
      }
    }
  }
  Integer result;
  std::size_t inner = profiles_;
  Integer difference;
  for (std::size_t j = 0; j < sizes_.size(); ++j) {
    inner /= sizes_[j];
    if (sizes_[j] == 1) continue;
    Integer largest = 0;
    Integer sum;
    for (std::size_t outer = 0; outer < profiles_ / (inner * sizes_[j]); ++outer) {
      for (std::size_t k = 0; k < inner; ++k) {
        const Integer& first = values[outer * sizes_[j] * inner + k];
        sum = 0;
        for (std::size_t v = 1; v < sizes_[j]; ++v) {
          difference = values[(outer * sizes_[j] + v) * inner + k] - first;
          if (unknowns_[unknown].player == j && unknowns_[unknown].position == v) difference -= one;
          if (sgn(difference) < 0) {
            sum -= difference;
          } else {
            sum += difference;
          }
        }
        largest = std::max(largest, sum);
      }
    }
    result += largest;
  }
  return result;
}

SupportEquations::Place SupportEquations::place_of(Label strategy) const {
  std::size_t player = 0;
  std::size_t own = strategy;
  while (own >= node_.counts()[player]) own -= node_.counts()[player++];
  const auto place = std::ranges::find(support_[player], own);
  if (place == support_[player].end()) throw CheckError("it names a strategy that is not used");
  return {player, static_cast<std::size_t>(place - support_[player].begin())};
}

void SupportEquations::require_at_most_one(const OneStep& step) const {
  if (step.weights.size() != dimension() * dimension()) throw CheckError("the matrix is not square");
  const Integer one = unit(step.bits);
  for (std::size_t r = 0; r < dimension(); ++r) {
    if (deviation(r, &step.weights[r * dimension()], step.bits) >= one) {
      throw CheckError("the weights do not show that the region holds one solution at most");
    }
  }
}

void SupportEquations::require_inside(const SupportSolution& solution) const {
  for (std::size_t i = 0; i < sizes_.size(); ++i) {
    for (std::size_t k = 0; k < sizes_[i]; ++k) {
      if (solution.lower[i][k] * region_units_[i] < least_[i][k]) {
        throw CheckError("the solution may lie outside the region");
      }
    }
  }
}

}  // namespace nashsolve::checker
