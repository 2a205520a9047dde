#include "support_system.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "row_space.hpp"

namespace nashsolve::nplayer {
namespace {

template <class Number>
std::vector<Number> restricted(const std::vector<Number>& tensor, const PayoffTensors& tensors,
                               const Supports& supports, std::size_t player) {
  std::vector<std::size_t> offsets{0};
  for (std::size_t k = 0; k < supports.size(); ++k) {
    if (k == player) continue;
    std::vector<std::size_t> next;
    for (const std::size_t offset : offsets) {
      for (const std::size_t s : supports[k]) next.push_back(offset * tensors.counts[k] + s);
    }
    offsets = std::move(next);
  }
  const std::size_t opponents = tensors.opponents(player);
  std::vector<Number> result;
  result.reserve(tensors.counts[player] * offsets.size());
  for (std::size_t a = 0; a < tensors.counts[player]; ++a) {
    for (const std::size_t offset : offsets) result.push_back(tensor[a * opponents + offset]);
  }
  return result;
}

}  // namespace

SupportSystem::SupportSystem(const PayoffTensors& tensors, Supports supports)
    : supports_(std::move(supports)),
      counts_(tensors.counts),
      error_(tensors.error),
      scale_bits_(tensors.scale_bits) {
  for (std::size_t i = 0; i < supports_.size(); ++i) {
    sizes_.push_back(supports_[i].size());
    for (std::size_t k = 1; k < supports_[i].size(); ++k) unknowns_.push_back({i, k});
    exact_.push_back(restricted(tensors.exact[i], tensors, supports_, i));
    rounded_.push_back(restricted(tensors.rounded[i], tensors, supports_, i));
  }
}

SupportSystem SupportSystem::restricted_to(const Supports& places) const {
  SupportSystem smaller;
  smaller.counts_ = counts_;
  smaller.error_ = error_;
  smaller.scale_bits_ = scale_bits_;
  for (std::size_t i = 0; i < players(); ++i) {
    std::vector<std::size_t>& support = smaller.supports_.emplace_back();
    for (const std::size_t place : places[i]) support.push_back(supports_[i][place]);
    smaller.sizes_.push_back(support.size());
    for (std::size_t k = 1; k < support.size(); ++k) smaller.unknowns_.push_back({i, k});
    PayoffTensors own;
    own.counts = sizes_;
    own.counts[i] = counts_[i];
    smaller.exact_.push_back(restricted(exact_[i], own, places, i));
    smaller.rounded_.push_back(restricted(rounded_[i], own, places, i));
  }
  return smaller;
}

std::size_t SupportSystem::mixing_players() const {
  return static_cast<std::size_t>(
      std::count_if(sizes_.begin(), sizes_.end(), [](std::size_t size) { return size > 1; }));
}

std::vector<double> SupportSystem::residual(const SupportVector<double>& x) const {
  std::vector<double> result;
  for (std::size_t i = 0; i < players(); ++i) {
    if (sizes_[i] == 1) continue;
    const std::vector<double> values = payoffs(i, x);
    for (std::size_t k = 1; k < sizes_[i]; ++k) {
      result.push_back(values[supports_[i][k]] - values[supports_[i][0]]);
    }
  }
  return result;
}

SquareMatrix SupportSystem::jacobian(const SupportVector<double>& x) const {
  SquareMatrix matrix(dimension());
  std::size_t first_row = 0;
  for (std::size_t i = 0; i < players(); ++i) {
    std::size_t column = 0;
    for (std::size_t j = 0; j < players(); ++j) {
      if (i != j && sizes_[i] > 1 && sizes_[j] > 1) {
        const std::vector<double> slopes = contract(rounded_[i], sizes_, i, x, j);
        const double* reference = &slopes[supports_[i][0] * sizes_[j]];
        for (std::size_t k = 1; k < sizes_[i]; ++k) {
          const double* own = &slopes[supports_[i][k] * sizes_[j]];
          for (std::size_t b = 1; b < sizes_[j]; ++b) {
            matrix.at(first_row + k - 1, column + b - 1) = (own[b] - reference[b]) - (own[0] - reference[0]);
          }
        }
      }
      column += sizes_[j] - 1;
    }
    first_row += sizes_[i] - 1;
  }
  return matrix;
}

bool SupportSystem::is_singular_everywhere() const {
  for (const double seed : {0.37, 0.71}) {
    SupportVector<double> x;
    double weight = seed;
    for (const std::size_t size : sizes_) {
      std::vector<double>& own = x.emplace_back();
      double sum = 0;
      for (std::size_t k = 0; k < size; ++k) {
        weight = std::fmod(weight * 7.77 + 0.31, 1.0);
        own.push_back(0.1 + weight);
        sum += own.back();
      }
      for (double& p : own) p /= sum;
    }
    if (approximate_inverse(jacobian(x))) return false;
  }
  return true;
}

bool SupportSystem::has_more_equations_than_unknowns() const {
  return std::any_of(sizes_.begin(), sizes_.end(),
                     [&](std::size_t size) { return 2 * (size - 1) > dimension(); });
}

bool SupportSystem::is_tied(std::size_t player, std::size_t b) const {
  const std::size_t opponents = opponent_profiles(sizes_, player);
  const Integer* reference = &exact_[player][supports_[player][0] * opponents];
  const auto gain = [&](std::size_t a) {
    const Integer* own = &exact_[player][a * opponents];
    std::vector<Rational> row;
    for (std::size_t o = 0; o < opponents; ++o) row.emplace_back(Integer(own[o] - reference[o]));
    return row;
  };
  RowSpace used(opponents);
  for (std::size_t k = 1; k < sizes_[player]; ++k) used.add(gain(supports_[player][k]));
  return used.contains(gain(b));
}

}  // namespace nashsolve::nplayer
