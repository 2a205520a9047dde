#include "nearest_profile.hpp"

#include <algorithm>
#include <cstdint>
#include <type_traits>
#include <variant>
#include <vector>

namespace nashsolve::single {

namespace {

constexpr std::size_t kLeastRounds = 8;
constexpr std::size_t kMostRounds = 20'000;
/// What it costs to come to a cell, in multiplications; measured on 2^14.
constexpr std::size_t kWorkOfACell = 32;

double nearest(std::int64_t value) {
  return static_cast<double>(value);
}
double nearest(const Integer& value) {
  return value.get_d();
}

/// How often a player did what.
struct Counts {
  std::vector<std::int64_t> of;
  /// What was done at all, in the order in which it began.
  std::vector<std::uint32_t> used;

  void add(std::uint32_t strategy) {
    if (of[strategy]++ == 0) used.push_back(strategy);
  }
};

class FictitiousPlay {
 public:
  explicit FictitiousPlay(const Game& game) : game_(game) {
    for (std::size_t player = 0; player < game.player_count(); ++player) {
      counts_.push_back({std::vector<std::int64_t>(game.strategy_count(player)), {}});
      counts_.back().add(0);
      worths_.emplace_back(game.strategy_count(player));
      ranges_.push_back(range_of(game.payoffs(player)));
    }
  }

  std::vector<Counts> run(std::size_t most_work) {
    std::vector<Counts> best = counts_;
    double least = 2;
    for (std::size_t round = 1; round <= kMostRounds; ++round) {
      double largest = 0;
      std::vector<std::uint32_t> answers;
      for (std::size_t player = 0; player < counts_.size(); ++player) {
        std::vector<double>& worths = worths_[player];
        std::fill(worths.begin(), worths.end(), 0.0);
        add_worths(player, 0, 0, 1);
        double mean = 0;
        for (const std::uint32_t k : counts_[player].used) {
          mean += worths[k] * static_cast<double>(counts_[player].of[k]) / static_cast<double>(round);
        }
        const auto answer = std::max_element(worths.begin(), worths.end());
        largest = std::max(largest, (*answer - mean) / ranges_[player]);
        answers.push_back(static_cast<std::uint32_t>(answer - worths.begin()));
      }
      if (largest < least) {
        least = largest;
        best = counts_;
      }
      if (least <= 0 || (round >= kLeastRounds && work_ > most_work)) break;
      for (std::size_t player = 0; player < counts_.size(); ++player) counts_[player].add(answers[player]);
      rounds_ = round + 1;
    }
    return best;
  }

 private:
  static double range_of(const PayoffTable& table) {
    return std::visit(
        [](const auto& numerators) {
          const auto [low, high] = std::minmax_element(numerators.begin(), numerators.end());
          const double range = nearest(*high) - nearest(*low);
          return range > 0 ? range : 1.0;
        },
        table.numerators());
  }

  /// Adds to what each strategy of the player is worth, over all that the opponents from the given one on
  /// did.
  void add_worths(std::size_t player, std::size_t opponent, std::size_t cell, double weight) {
    if (opponent == counts_.size()) {
      std::vector<double>& worths = worths_[player];
      const std::size_t stride = game_.stride(player);
      std::visit(
          [&](const auto& numerators) {
            for (std::size_t k = 0; k < worths.size(); ++k)
              worths[k] += weight * nearest(numerators[cell + k * stride]);
          },
          game_.payoffs(player).numerators());
      work_ += kWorkOfACell + worths.size();
      return;
    }
    if (opponent == player) return add_worths(player, opponent + 1, cell, weight);
    const Counts& counts = counts_[opponent];
    for (const std::uint32_t k : counts.used) {
      const double share = static_cast<double>(counts.of[k]) / static_cast<double>(rounds_);
      add_worths(player, opponent + 1, cell + k * game_.stride(opponent), weight * share);
    }
  }

  const Game& game_;
  std::vector<Counts> counts_;
  std::vector<std::vector<double>> worths_;
  std::vector<double> ranges_;
  std::size_t rounds_ = 1;
  std::size_t work_ = 0;
};

}  // namespace

Profile nearest_profile(const Game& game, std::size_t most_work) {
  Profile profile;
  for (const Counts& counts : FictitiousPlay(game).run(most_work)) {
    std::vector<Integer> weights;
    weights.reserve(counts.of.size());
    for (const std::int64_t count : counts.of) weights.push_back(to_integer(count));
    profile.push_back(MixedStrategy::from_weights(weights));
  }
  return profile;
}

}  // namespace nashsolve::single
