// Workbooks of Gambit: XML around the text of an .efg or .nfg file, written as it is. Gambit's own collection
// has one under a name that ends in .efg.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "nashsolve/format.hpp"

namespace nashsolve::formats {

struct WorkbookGame {
  /// efg or nfg.
  Format format;
  /// Of its text within that of the workbook.
  std::size_t begin;
  std::size_t size;
};

/// The game of a workbook; nothing where the text is none, or holds no game.
std::optional<WorkbookGame> game_of_workbook(std::string_view text);

}  // namespace nashsolve::formats
