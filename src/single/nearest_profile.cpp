#include "nearest_profile.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <variant>
#include <vector>

#include "comparable_payoffs.hpp"
#include "double_range.hpp"

namespace nashsolve::single {

namespace {

constexpr std::size_t kLeastRounds = 8;
constexpr std::size_t kMostRounds = 20'000;
/// What it costs to come to a cell, in multiplications; measured on 2^14.
constexpr std::size_t kWorkOfACell = 32;

/// Bits of the largest payoff of fractions, which leave differences of payoffs close together.
constexpr long kBitsOfFractions = 256;

/// Fractions cut to integers over one power of two.
std::vector<Integer> cut_fractions(const PayoffTable& table) {
  const auto bits = [](const Rational& value) {
    return static_cast<long>(bit_length(value.get_num())) - static_cast<long>(bit_length(value.get_den()));
  };
  long most = bits(table.at(0));
  for (std::size_t cell = 1; cell < table.size(); ++cell) most = std::max(most, bits(table.at(cell)));
  const long shift = kBitsOfFractions - most;
  std::vector<Integer> result;
  result.reserve(table.size());
  for (std::size_t cell = 0; cell < table.size(); ++cell) {
    const Rational value = table.at(cell);
    const auto by = static_cast<std::size_t>(std::abs(shift));
    result.push_back(shift > 0 ? Integer((value.get_num() << by) / value.get_den())
                               : Integer(value.get_num() / (value.get_den() << by)));
  }
  return result;
}

/// A player's payoffs in doubles, those of machine integers in their place.
class Payoffs {
 public:
  explicit Payoffs(const PayoffTable& table) {
    if (has_numerators(table)) {
      small_ = std::get_if<std::vector<std::int64_t>>(&table.numerators());
      if (small_ == nullptr) take(std::get<std::vector<Integer>>(table.numerators()));
    } else {
      take(cut_fractions(table));
    }
  }

  [[nodiscard]] double at(std::size_t cell) const {
    return small_ != nullptr ? static_cast<double>((*small_)[cell]) : large_[cell];
  }
  [[nodiscard]] double range() const {
    const auto range = [](const auto& values) {
      const auto [low, high] = std::minmax_element(values.begin(), values.end());
      return static_cast<double>(*high) - static_cast<double>(*low);
    };
    const double result = small_ != nullptr ? range(*small_) : range(large_);
    return result > 0 ? result : 1.0;
  }

 private:
  /// What they are more than the least.
  void take(const std::vector<Integer>& values) {
    const long exponent = exponent_of_range(values);
    const Integer& least = *std::min_element(values.begin(), values.end());
    large_.reserve(values.size());
    for (const Integer& value : values) large_.push_back(in_range(Integer(value - least), exponent));
  }

  const std::vector<std::int64_t>* small_ = nullptr;
  std::vector<double> large_;
};

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
      payoffs_.emplace_back(game.payoffs(player));
      ranges_.push_back(payoffs_.back().range());
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
  /// Adds to what each strategy of the player is worth, over all that the opponents from the given one on
  /// did.
  void add_worths(std::size_t player, std::size_t opponent, std::size_t cell, double weight) {
    if (opponent == counts_.size()) {
      std::vector<double>& worths = worths_[player];
      const std::size_t stride = game_.stride(player);
      const Payoffs& payoffs = payoffs_[player];
      for (std::size_t k = 0; k < worths.size(); ++k) worths[k] += weight * payoffs.at(cell + k * stride);
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
  std::vector<Payoffs> payoffs_;
  std::vector<std::vector<double>> worths_;
  std::vector<double> ranges_;
  std::size_t rounds_ = 1;
  std::size_t work_ = 0;
};

/// The pure profile at which the largest regret, as a share of the player's range of payoffs, is smallest.
Profile nearest_pure_profile(const Game& game) {
  std::vector<double> largest(game.cell_count());
  for (std::size_t player = 0; player < game.player_count(); ++player) {
    const Payoffs payoffs(game.payoffs(player));
    const double range = payoffs.range();
    const std::size_t stride = game.stride(player);
    const std::size_t count = game.strategy_count(player);
    for (std::size_t cell = 0; cell < largest.size(); ++cell) {
      if (cell / stride % count != 0) continue;
      double best = payoffs.at(cell);
      for (std::size_t k = 1; k < count; ++k) best = std::max(best, payoffs.at(cell + k * stride));
      for (std::size_t k = 0; k < count; ++k) {
        double& own = largest[cell + k * stride];
        own = std::max(own, (best - payoffs.at(cell + k * stride)) / range);
      }
    }
  }
  const auto nearest =
      static_cast<std::size_t>(std::min_element(largest.begin(), largest.end()) - largest.begin());
  Profile profile;
  for (std::size_t player = 0; player < game.player_count(); ++player) {
    const std::size_t count = game.strategy_count(player);
    profile.push_back(MixedStrategy::pure(count, nearest / game.stride(player) % count));
  }
  return profile;
}

}  // namespace

Profile nearest_profile(const Game& game, std::size_t most_work) {
  for (std::size_t player = 0; player < game.player_count(); ++player) {
    if (!has_numerators(game.payoffs(player))) return nearest_pure_profile(game);
  }
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
