// What `explain` says of a game, for tests.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "nashsolve/explain.hpp"
#include "nashsolve/solve.hpp"

namespace nashsolve::testing {

inline std::string explained(const Game& game, const ExplainOptions& options = {}) {
  std::string text;
  write_explanation(game, {"game.json", ""}, solve(game), options,
                    [&](std::string_view piece) { text += piece; });
  return text;
}

/// Without the ends of lines.
inline std::string in_one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

}  // namespace nashsolve::testing

#define EXPECT_HAS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)
