// Games of the families that the literature measures and tests solvers on (Nudelman, Wortman, Shoham and
// Leyton-Brown 2004; Fearnley, Igwe and Savani 2015), made from a seed: the same game on every platform.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "nashsolve/exact.hpp"
#include "nashsolve/game.hpp"

namespace nashsolve {

/// What a family is and where it comes from. The parameters that it knows have a default.
struct GameFamily {
  std::string_view name;
  /// Its sizes in words, like "any, any number of players".
  std::string_view sizes;
  std::string_view definition;
  std::string_view source;
  std::vector<std::size_t> default_sizes;
  std::optional<std::int64_t> range = std::nullopt;
  std::optional<Rational> correlation = std::nullopt;
  std::optional<Rational> density = std::nullopt;
  std::optional<std::uint64_t> hills = std::nullopt;
};

/// Which game of a family. What is not set is the family's default.
struct GameRequest {
  /// The number of strategies of each player.
  std::vector<std::size_t> sizes;
  std::uint64_t seed = 0;
  /// The largest payoff that is drawn.
  std::optional<std::int64_t> range;
  std::optional<Rational> correlation;
  std::optional<Rational> density;
  std::optional<std::uint64_t> hills;
};

/// A request that no game fulfils; what() is one line: what was found, what was expected.
class RequestError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

std::span<const GameFamily> game_families();

/// The game of the family of that name, entitled by its family, size and seed. Throws RequestError.
Game generate_game(std::string_view name, const GameRequest& request);

}  // namespace nashsolve
