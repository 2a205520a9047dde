// The parts of the JSON documents that results and checks share: the game, and a profile with its payoffs.
// Each function writes keys into the object that is open.
#pragma once

#include <cstdint>
#include <vector>

#include "json_writer.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/report.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/verify.hpp"

namespace nashsolve::report {

void write_game(JsonWriter& json, const Game& game, const Source& source);

/// profile, probabilities, support, payoffs, payoff_values and best_responses.
void write_profile(JsonWriter& json, const Game& game, const Profile& profile, const ProfileCheck& checks,
                   bool with_payoffs);

/// The same for a profile known by enclosures: its irrational values are null, and enclosures follow.
void write_profile(JsonWriter& json, const Game& game, const EnclosedProfile& profile,
                   const ProfileCheck& checks, bool with_payoffs);

void write_indices(JsonWriter& json, const std::vector<std::uint32_t>& indices);

}  // namespace nashsolve::report
