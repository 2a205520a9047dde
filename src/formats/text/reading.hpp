// One game on its way in: what was asked of its reader, and what the reader has to say besides the game.
#pragma once

#include <memory>
#include <string>

#include "expression.hpp"
#include "nashsolve/read.hpp"
#include "warnings.hpp"

namespace nashsolve::formats {

struct Reading {
  const ReadOptions& options;
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
