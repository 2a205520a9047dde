// docs/formats.md shows each form with an example; blocks with the same word after `form` are the same game.
#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "formats_support.hpp"

namespace nashsolve::testing {
namespace {

TEST(Document, ShowsFormsThatAreReadAsOneGame) {
  std::ifstream document(std::string(NASHSOLVE_SOURCE_DIR) + "/docs/formats.md");
  std::map<std::string, std::vector<Game>> games;
  std::string kind;
  std::string content;
  for (std::string line; std::getline(document, line);) {
    const std::size_t form = line.find(" form ");
    if (line.starts_with("```") && form != std::string::npos) {
      kind = line.substr(form + 6);
      content.clear();
    } else if (line == "```" && !kind.empty()) {
      SCOPED_TRACE(content);
      const std::string name = kind.substr(0, kind.find(' '));
      ReadOptions options;
      if (name == "zero-sum") options.single_matrix = SingleMatrix::zero_sum;
      if (kind.ends_with(" lrs")) options.format = Format::lrs;
      games[name].push_back(read_game(content, "formats.md", options).game);
      kind.clear();
    } else {
      content += line + "\n";
    }
  }
  const Game expected = bimatrix_game({{4, 0}, {1, 3}}, {{2, -1}, {5, 3}});
  EXPECT_EQ(games["game"].size(), 21U);
  EXPECT_EQ(games["zero-sum"].size(), 4U);
  EXPECT_EQ(games["three"].size(), 1U);
  for (const Game& game : games["game"]) {
    for (std::size_t player = 0; player < 2; ++player)
      EXPECT_EQ(payoffs(game, player), payoffs(expected, player));
  }
  for (const Game& game : games["zero-sum"]) {
    EXPECT_EQ(payoffs(game, 0), payoffs(expected, 0));
    EXPECT_EQ(payoffs(game, 1), (Texts{"-4", "0", "-1", "-3"}));
  }
  EXPECT_EQ(payoffs(games["three"].at(0), 2), (Texts{"3", "2", "0", "0", "0", "4", "1", "1"}));
  EXPECT_EQ(games["three"][0].players()[2].strategies, (Texts{"left", "right"}));
}

}  // namespace
}  // namespace nashsolve::testing
