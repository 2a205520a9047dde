// The games with a parameter of games/, against answers worked out by hand.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "nashsolve/read.hpp"
#include "nashsolve/report_parametric.hpp"
#include "nashsolve/solve_parametric.hpp"

namespace nashsolve {
namespace {

/// The rows of the CSV from `from` on: interval or value, equilibrium, branch, component, index, kind,
/// strategies and payoffs.
std::string rows_of(const std::string& file) {
  std::ifstream stream(NASHSOLVE_SOURCE_DIR "/games/" + file);
  ReadOptions options;
  options.allows_parameter = true;
  if (file.ends_with(".json")) options.format = Format::json;
  GameReader reader(stream, "game", options);
  const LoadedGame loaded = *reader.next();
  const ParametricSolution solution = solve_parametric(*loaded.family);
  std::string text;
  write_csv(*loaded.family, {"game", "", ""}, solution, {}, [&](std::string_view piece) { text += piece; });
  // game, title, status and parameter are the same in all rows.
  std::string rows;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t begin = line.find("complete,");
    rows += line.substr(line.find(',', begin + 9) + 1) + "\n";
  }
  return rows;
}

/// The formulas, worked out by hand.
TEST(Parametric, SolvesTheGamesOfTheTheory){GAMES}

}  // namespace
}  // namespace nashsolve
