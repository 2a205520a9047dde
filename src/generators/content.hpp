// What a family makes, and what its makers share: tables of payoffs, and refusals of sizes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nashsolve/game.hpp"

namespace nashsolve::generators {

using Sizes = std::vector<std::size_t>;

/// A request with every default filled in.
struct Settings {
  Sizes sizes;
  std::uint64_t seed = 0;
  std::int64_t range = 0;
  Rational correlation;
  Rational density;
  std::uint64_t hills = 0;
};

struct Content {
  std::vector<Player> players;
  std::vector<PayoffTable> payoffs;
};

/// One player's integer payoffs, in the order of the cells.
using Table = std::vector<std::int64_t>;

std::size_t cell_count(const Sizes& sizes);

/// Players and strategies without names of their own.
Content content_of(const Sizes& sizes, std::vector<Table> tables);

/// Calls `visit` with each pure profile, in the order of the cells.
void for_each_profile(const Sizes& sizes,
                      const std::function<void(std::span<const std::size_t> profile)>& visit);

/// "3x3x2".
std::string to_text(const Sizes& sizes);

/// Throws a RequestError: "found 3x4, expected ...".
[[noreturn]] void refuse(const Sizes& sizes, std::string_view expected);

void require_two_players(const Sizes& sizes);
void require_equal_sizes(const Sizes& sizes);

}  // namespace nashsolve::generators
