// The parts of the JSON documents that results and checks share: the game, and a profile with its payoffs.
// Each function writes keys into the object that is open.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "json_writer.hpp"
#include "mapped.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/parametric.hpp"
#include "nashsolve/report.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/verify.hpp"

namespace nashsolve::report {

void write_game(JsonWriter& json, const Game& game, const Source& source);

/// What is written of a player's strategy. The extreme points of a continuum are pairs of few strategies, so
/// each one's texts are made once and kept, up to some megabytes.
class StrategyTexts {
 public:
  struct Texts {
    std::string profile;
    std::string probabilities;
    std::string support;
  };

  /// `strategy` must outlive this, and the document must be the same each time. Valid until the next call.
  const Texts& of(const JsonWriter& json, const MixedStrategy& strategy);

 private:
  static constexpr std::size_t kMostKept = std::size_t{1} << 22U;
  std::unordered_map<const void*, Texts> texts_;  // by MixedStrategy::identity()
  std::size_t kept_ = 0;
};

/// profile, probabilities, support, payoffs, payoff_values and best_responses. `known` where the strategies
/// are likely to come again.
void write_profile(JsonWriter& json, const Game& game, const Profile& profile, const ProfileCheck& checks,
                   bool with_payoffs, StrategyTexts* known = nullptr);

/// The same for a profile known by enclosures: its irrational values are null, and enclosures follow.
void write_profile(JsonWriter& json, const Game& game, const EnclosedProfile& profile,
                   const ProfileCheck& checks, bool with_payoffs);

/// The exact value where it is known, and the proven interval where it is not.
std::optional<Rational> exact_value(const Enclosure& value);
std::optional<std::array<Rational, 2>> inexact_value(const Enclosure& value);
/// The probabilities of some strategies, and the numbers by which positions are listed.
inline auto probabilities_of(const std::vector<MixedStrategy>& strategies) {
  return mapped(strategies, &MixedStrategy::probabilities);
}
inline auto ids_of(const std::vector<std::size_t>& positions) {
  return mapped(positions, [](std::size_t position) { return position + 1; });
}
/// A root's minimal polynomial and decimals around it, null where the number is rational or not known.
void write_root(JsonWriter& json, const std::optional<RealRoot>& root);
/// The same of an irrational value of a parameter.
void write_root(JsonWriter& json, const ValueOfChange& root);

/// A subset of two players that is described.
void write_sets(JsonWriter& json, const NashSubset& subset);
void write_curve(JsonWriter& json, const CurvedSet& curve);

}  // namespace nashsolve::report
