// The sizes that readers accept. Every one is checked before the memory it stands for is taken;
// docs/formats.md states them.
#pragma once

#include <cstddef>

namespace nashsolve::formats {

inline constexpr std::size_t kMaxPlayers = 64;

/// Of all players together.
inline constexpr std::size_t kMaxStrategies = std::size_t{1} << 20U;

/// Cells times players.
inline constexpr std::size_t kMaxPayoffs = std::size_t{1} << 27U;

/// What all payoffs of a game may take in memory; only long numbers come near it.
inline constexpr std::size_t kMaxPayoffBytes = std::size_t{1} << 30U;

/// What the strategies of a tree, which name all their moves, may take in memory: more takes seconds to write
/// down, and nobody reads it.
inline constexpr std::size_t kMaxStrategyBytes = std::size_t{1} << 26U;

/// Digits of one number, above its fraction bar and below it. GMP ends no operation before its end, and what
/// is done with the numbers of a result, which have several times as many digits, takes the square of them:
/// of 3x3 of fractions 0.1 s with so many, 1 s with 100,000.
inline constexpr std::size_t kMaxDigits = 20'000;

/// Characters of one number as it stands in a file, so that every number that may be read may be written.
inline constexpr std::size_t kMaxNumeralLength = 2 * kMaxDigits + 4;

/// One file, or all of standard input where it holds one game.
inline constexpr std::size_t kMaxInputBytes = std::size_t{1} << 30U;

/// One line of JSON Lines.
inline constexpr std::size_t kMaxLineBytes = std::size_t{1} << 26U;

/// Arrays and objects within one another: a payoff of the largest game lies kMaxPlayers + 2 deep.
inline constexpr std::size_t kMaxJsonDepth = kMaxPlayers + 16;

/// Numbers of a game in arrays, which are held as a tree.
inline constexpr std::size_t kMaxArrayNodes = std::size_t{1} << 24U;

/// Nodes of a game in extensive form.
inline constexpr std::size_t kMaxTreeNodes = std::size_t{1} << 24U;

/// Further warnings of one game are counted, not listed.
inline constexpr std::size_t kMaxWarnings = 20;

}  // namespace nashsolve::formats
