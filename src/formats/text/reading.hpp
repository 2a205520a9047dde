// One game on its way in: what was asked of its reader, and what the reader has to say besides the game.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "expression.hpp"
#include "nashsolve/game.hpp"
#include "nashsolve/read.hpp"
#include "warnings.hpp"

namespace nashsolve::formats {

/// What was said of the last game of the input of which nothing was refused, and what that depends on.
struct PassedWords {
  /// Title and description.
  std::array<std::string, 2> texts = {};
  bool has_objective = false;
  std::vector<Player> players = {};

  bool operator==(const PassedWords&) const = default;
};

struct Reading {
  const ReadOptions& options;
  PassedWords& passed;
  Warnings warnings = {};
  /// In one line how the text was understood, where that was for the reader to find out; empty where the
  /// format says it all.
  std::string read_as = {};
  /// As LoadedGame::form.
  std::shared_ptr<const TreeForm> form = nullptr;
  /// What names in payoffs stand for.
  NameScope names = {};
};

}  // namespace nashsolve::formats
