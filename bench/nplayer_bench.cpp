// Times the search for three and more players on seeded random games: one line a game.
//   nplayer_bench [--threads N] [--write FOLDER] [SHAPE...]     a SHAPE is 5x5x5, 2x2x2x2, ...
// --write also stores each game as .nfg, for other programs to be timed on the same games.
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "nplayer.hpp"
#include "support/random_games.hpp"

namespace {

using nashsolve::testing::Shape;

constexpr std::uint64_t kSeeds = 3;

Shape shape_of(const std::string& text) {
  Shape shape;
  std::stringstream stream(text);
  for (std::string part; std::getline(stream, part, 'x');) shape.push_back(std::stoul(part));
  return shape;
}

void write_nfg(const nashsolve::Game& game, const std::string& path) {
  std::ofstream file(path);
  file << "NFG 1 R \"" << path << "\" {";
  for (const nashsolve::Player& player : game.players()) file << " \"" << player.name << "\"";
  file << " } {";
  for (std::size_t i = 0; i < game.player_count(); ++i) file << ' ' << game.strategy_count(i);
  file << " }\n\n";
  // Player 1's strategy moves fastest.
  for (std::size_t k = 0; k < game.cell_count(); ++k) {
    std::size_t rest = k;
    std::size_t cell = 0;
    for (std::size_t i = 0; i < game.player_count(); ++i) {
      cell += rest % game.strategy_count(i) * game.stride(i);
      rest /= game.strategy_count(i);
    }
    for (std::size_t i = 0; i < game.player_count(); ++i) {
      file << nashsolve::to_string(game.payoff(i, cell)) << (i + 1 < game.player_count() ? ' ' : '\n');
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  nashsolve::SolveOptions options;
  std::string folder;
  std::vector<std::string> shapes;
  for (int k = 1; k < argc; ++k) {
    const std::string argument = argv[k];
    if (argument == "--threads" && k + 1 < argc) {
      options.threads = static_cast<unsigned>(std::stoul(argv[++k]));
    } else if (argument == "--write" && k + 1 < argc) {
      folder = argv[++k];
    } else {
      shapes.push_back(argument);
    }
  }
  if (shapes.empty()) {
    shapes = {"4x4x4", "5x5x5", "6x6x6", "2x2x2x2x2x2x2x2", "3x3x3x3", "3x3x3x3x3"};
  }
  for (const std::string& text : shapes) {
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
      const nashsolve::Game game = nashsolve::testing::random_game(shape_of(text), seed, -100, 100);
      const std::string name = text + "-" + std::to_string(seed);
      if (!folder.empty()) write_nfg(game, folder + "/" + name + ".nfg");
      const nashsolve::Solution solution = nashsolve::solve_nplayer(game, options);
      const bool is_complete = solution.status == nashsolve::Status::complete;
      std::cout << name << ": " << solution.equilibria.size() << " equilibria, "
                << (is_complete ? "complete" : "not complete") << ", " << solution.seconds << " s";
      for (const auto& [what, count] : solution.counts) std::cout << ", " << count << ' ' << what;
      std::cout << std::endl;
    }
  }
}
