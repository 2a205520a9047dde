// The parts of the JSON documents that results and checks share: the game, and a profile with its payoffs.
// Each function writes keys into the object that is open.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "json_writer.hpp"
#include "nashsolve/game.hpp"
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

/// The exact probabilities alone.
void write_exact(JsonWriter& json, std::string_view key, const Profile& profile);

/// The exact value where it is known, null otherwise.
void write_exact(JsonWriter& json, const Enclosure& value);
/// The proven interval, null where the value is exact.
void write_enclosure(JsonWriter& json, const Enclosure& value);

/// A root's minimal polynomial and decimals around it, null where the number is rational or not known.
void write_root(JsonWriter& json, const std::optional<RealRoot>& root);

void write_indices(JsonWriter& json, const std::vector<std::uint32_t>& indices);

/// A subset of two players that is described.
void write_sets(JsonWriter& json, const NashSubset& subset);
void write_curve(JsonWriter& json, const CurvedSet& curve);

}  // namespace nashsolve::report
