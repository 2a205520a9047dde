#include "regret_matching.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "loops.hpp"
#include "split_mix.hpp"

namespace nashsolve::single {

namespace {

struct Learner {
  std::vector<double> regrets;
  std::vector<double> strategy;
  std::vector<double> sum;

  explicit Learner(std::size_t count) : regrets(count), strategy(count), sum(count) {}

  void choose() {
    double total = 0;
    for (const double regret : regrets) total += regret;
    for (std::size_t k = 0; k < regrets.size(); ++k) {
      strategy[k] = total > 0 ? regrets[k] / total : 1 / static_cast<double>(regrets.size());
    }
  }

  void learn(const std::vector<double>& earned) {
    const double own = loops().dot(earned.data(), strategy.data(), strategy.size());
    for (std::size_t k = 0; k < regrets.size(); ++k) regrets[k] = std::max(0.0, regrets[k] + earned[k] - own);
  }
};

}  // namespace

std::optional<std::array<std::vector<double>, 2>> average_play(const PayoffColumns& payoffs, int rounds,
                                                               std::uint64_t noise,
                                                               const std::function<bool()>& must_stop) {
  std::array<Learner, 2> learners = {Learner(payoffs.counts[0]), Learner(payoffs.counts[1])};
  SplitMix64 stream(noise);
  for (Learner& learner : learners) {
    for (double& regret : learner.regrets) regret = stream.next_unit();
    learner.choose();
  }
  for (int round = 0; round < rounds; ++round) {
    if (must_stop()) return std::nullopt;
    for (std::size_t player = 0; player < 2; ++player) {
      Learner& learner = learners[player];
      learner.learn(payoffs.earnings(player, learners[1 - player].strategy));
      learner.choose();
    }
    if (round < rounds / 4) continue;
    for (Learner& learner : learners) {
      loops().add_scaled(learner.sum.data(), learner.strategy.data(), 1, learner.sum.size());
    }
  }
  std::array<std::vector<double>, 2> averages;
  for (std::size_t player = 0; player < 2; ++player) {
    averages[player] = std::move(learners[player].sum);
    double total = 0;
    for (const double weight : averages[player]) total += weight;
    for (double& weight : averages[player]) weight /= total;
  }
  return averages;
}

}  // namespace nashsolve::single
