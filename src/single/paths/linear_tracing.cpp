#include "linear_tracing.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "split_mix.hpp"

namespace nashsolve::single {

namespace {

std::size_t largest(const std::vector<double>& values) {
  return static_cast<std::size_t>(
      std::distance(values.begin(), std::max_element(values.begin(), values.end())));
}

}  // namespace

LinearTracing::Start LinearTracing::start_of(const PayoffColumns& payoffs,
                                             const std::array<std::vector<double>, 2>& priors,
                                             double perturbation, std::uint64_t noise) {
  const std::array<std::size_t, 2>& counts = payoffs.counts;
  const std::size_t tau = counts[0] + counts[1];
  const std::size_t rows = tau + 1;
  Start start{counts, {}, std::vector<double>(rows * rows), std::vector<double>(rows)};
  SplitMix64 stream(noise);
  for (std::size_t row = 0; row < tau; ++row) start.bounds[row] = perturbation * (0.5 + stream.next_unit());
  start.bounds[tau] = 1;
  const auto column = [&](std::size_t label) { return start.columns.data() + label * rows; };
  column(tau)[tau] = 1;
  std::array<std::vector<double>, 2> earned;
  for (std::size_t player = 0; player < 2; ++player) {
    earned[player] = payoffs.earnings(player, priors[1 - player]);
    start.references[player] = (player == 0 ? 0 : counts[0]) + largest(earned[player]);
  }
  for (std::size_t player = 0; player < 2; ++player) {
    const std::size_t first = player == 0 ? 0 : counts[0];
    const std::size_t other_first = player == 0 ? counts[0] : 0;
    const std::size_t reference = start.references[player];
    const std::size_t own = reference - first;
    const std::size_t other_reference = start.references[1 - player];
    // Against a strategy of the other, how much more the reference earns than another.
    const auto lead = [&](std::size_t other, std::size_t k) {
      const double* const earnings_there = payoffs.against(player, other);
      return earnings_there[own] - earnings_there[k];
    };
    for (std::size_t other = 0; other < counts[1 - player]; ++other) {
      if (other_first + other == other_reference) continue;
      double* const to = column(other_first + other);
      for (std::size_t k = 0; k < counts[player]; ++k) {
        if (k != own) to[first + k] = lead(other_reference - other_first, k) - lead(other, k);
      }
      to[other_reference] = 1;
    }
    column(tau)[reference] = -1;
    for (std::size_t k = 0; k < counts[player]; ++k) {
      if (k == own) continue;
      const double behind = earned[player][own] - earned[player][k];
      column(reference)[first + k] = -1;
      column(tau)[first + k] = behind - lead(other_reference - other_first, k);
      start.bounds[first + k] += behind;
    }
  }
  return start;
}

LinearTracing::LinearTracing(const PayoffColumns& payoffs, const std::array<std::vector<double>, 2>& priors,
                             double perturbation, std::uint64_t noise)
    : LinearTracing(start_of(payoffs, priors, perturbation, noise)) {}

LinearTracing::LinearTracing(Start start)
    : start_(std::move(start)),
      dictionary_(start_.columns.data(), start_.bounds.size(), start_.bounds.size(), start_.bounds),
      entering_(start_.bounds.size() - 1) {}

LinearTracing::Step LinearTracing::step() {
  const std::size_t count = start_.bounds.size();
  const std::optional<std::size_t> leaving = dictionary_.enter(entering_);
  if (!leaving || *leaving == count - 1) return Step::lost;
  if (*leaving == 2 * count - 1) return Step::equilibrium;
  entering_ = *leaving < count ? *leaving + count : *leaving - count;
  return Step::inside;
}

std::array<LinearTracing::Support, 2> LinearTracing::supports() const {
  const std::size_t count = start_.bounds.size();
  std::vector<bool> is_basic_column(count);
  std::vector<bool> is_tight_row(count);
  for (const std::size_t column : dictionary_.used_columns()) is_basic_column[column] = true;
  for (const std::size_t row : dictionary_.tight_rows()) is_tight_row[row] = true;
  std::array<Support, 2> supports;
  std::size_t label = 0;
  for (std::size_t player = 0; player < 2; ++player) {
    for (std::size_t k = 0; k < start_.counts[player]; ++k, ++label) {
      const bool is_reference = label == start_.references[player];
      if (is_reference ? !is_tight_row[label] : is_basic_column[label]) supports[player].used.push_back(k);
      if (is_reference ? !is_basic_column[label] : is_tight_row[label]) supports[player].tight.push_back(k);
    }
  }
  return supports;
}

}  // namespace nashsolve::single
