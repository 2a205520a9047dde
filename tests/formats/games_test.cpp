// The games that ship in games/: readable, labelled, with their source, and with the equilibria they are
// known for.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "formats_support.hpp"
#include "nashsolve/verify.hpp"

namespace nashsolve::testing {
namespace {

const std::filesystem::path kFolder = std::filesystem::path(NASHSOLVE_SOURCE_DIR) / "games";

Game shipped(const std::string& name) {
  GameReader reader(kFolder / name, {});
  return reader.next().value().game;
}

/// Probabilities as in "2/3 1/3".
Profile profile(const std::vector<Texts>& probabilities) {
  Profile result;
  for (const Texts& texts : probabilities) {
    std::vector<Rational> values;
    for (const std::string& text : texts) values.push_back(std::get<Rational>(parse_number(text)));
    result.push_back(MixedStrategy::from_probabilities(values));
  }
  return result;
}

void expect_equilibrium(const Game& game, const std::vector<Texts>& probabilities,
                        const Texts& expected_payoffs) {
  const ProfileCheck checks = check_profile(game, profile(probabilities));
  for (std::size_t i = 0; i < checks.size(); ++i) {
    EXPECT_EQ(to_string(checks[i].regret), "0") << game.title() << ", player " << i + 1;
    EXPECT_EQ(to_string(checks[i].payoff), expected_payoffs[i]) << game.title() << ", player " << i + 1;
  }
}

/// All but those with a parameter in their payoffs (parametric_games_test.cpp).
std::vector<std::filesystem::path> games_of_numbers() {
  auto files = find_game_files(kFolder);
  std::erase_if(files, [](const std::filesystem::path& file) {
    std::ostringstream content;
    content << std::ifstream(file).rdbuf();
    return content.str().find("parameter") != std::string::npos;
  });
  return files;
}

TEST(Games, AllAreReadWithTitleAndSource) {
  const auto files = games_of_numbers();
  EXPECT_GE(files.size(), 19U);
  for (const std::filesystem::path& file : files) {
    GameReader reader(file, {});
    const auto loaded = reader.next();
    ASSERT_TRUE(loaded) << file;
    EXPECT_FALSE(loaded->game.title().empty()) << file;
    EXPECT_GE(loaded->game.description().size(), 40U) << file;
    EXPECT_TRUE(loaded->warnings.empty()) << file;
    EXPECT_FALSE(reader.next()) << file;
  }
}

TEST(Games, SurviveEveryFormat) {
  for (const std::filesystem::path& file : games_of_numbers()) {
    const Game game = shipped(file.filename().string());
    Game copy = game;
    for (const Format format : {Format::nfg, Format::csv, Format::lrs, Format::json}) {
      if (format == Format::lrs && game.player_count() != 2) continue;
      copy = read(written(copy, format), format);
    }
    EXPECT_EQ(copy, game) << file;
  }
}

TEST(Games, HaveTheirKnownEquilibria) {
  expect_equilibrium(shipped("bos.json"), {{"2/3", "1/3"}, {"1/3", "2/3"}}, {"2/3", "2/3"});
  expect_equilibrium(shipped("boxing_ballet.json"), {{"2/3", "1/3"}, {"1/3", "2/3"}}, {"2/3", "2/3"});
  expect_equilibrium(shipped("matching_pennies.json"), {{"1/2", "1/2"}, {"1/2", "1/2"}}, {"0", "0"});
  expect_equilibrium(shipped("rock_paper_scissors.json"), {{"1/3", "1/3", "1/3"}, {"1/3", "1/3", "1/3"}},
                     {"0", "0"});
  expect_equilibrium(shipped("prisoners_dilemma.json"), {{"0", "1"}, {"0", "1"}}, {"1", "1"});
  expect_equilibrium(shipped("stag_hunt.json"), {{"3/4", "1/4"}, {"3/4", "1/4"}}, {"3", "3"});
  expect_equilibrium(shipped("chicken.json"), {{"9/10", "1/10"}, {"9/10", "1/10"}}, {"-1/10", "-1/10"});
  expect_equilibrium(shipped("penalty_kicks.json"), {{"2299/5966", "3667/5966"}, {"2505/5966", "3461/5966"}},
                     {"2498593/3140000", "641407/3140000"});
  expect_equilibrium(shipped("three_equilibria_3x2.json"), {{"4/5", "1/5", "0"}, {"2/3", "1/3"}},
                     {"3", "14/5"});
  // The middle of the segment.
  expect_equilibrium(shipped("continuum.json"), {{"1", "0", "0"}, {"5/6", "1/6"}}, {"3", "3"});
  expect_equilibrium(shipped("von_stengel_6x6.json"),
                     {{"132/245", "66/245", "6/49", "12/245", "4/245", "1/245"},
                      {"4/245", "1/245", "6/49", "12/245", "132/245", "66/245"}},
                     {"132", "132"});
  expect_equilibrium(shipped("mckelvey_mclennan.json"), {{"1/2", "1/2"}, {"2/5", "3/5"}, {"1/4", "3/4"}},
                     {"9/4", "5/2", "3"});
  expect_equilibrium(shipped("travelers_dilemma.csv"), {{"1", "0", "0", "0"}, {"1", "0", "0", "0"}},
                     {"2", "2"});
  expect_equilibrium(shipped("inspection.csv"), {{"1/10", "9/10"}, {"4/5", "1/5"}}, {"-2", "0"});
  expect_equilibrium(shipped("hawk_dove.csv"), {{"1/2", "1/2"}, {"1/2", "1/2"}}, {"1/2", "1/2"});
  expect_equilibrium(shipped("volunteers_dilemma.csv"), {{"1", "0"}, {"0", "1"}, {"0", "1"}},
                     {"1", "2", "2"});
  expect_equilibrium(shipped("shapley.nfg"), {{"1/3", "1/3", "1/3"}, {"1/3", "1/3", "1/3"}}, {"1/3", "1/3"});
  expect_equilibrium(shipped("avis_3x2.lrs"), {{"2/3", "1/3", "0"}, {"1/3", "2/3"}}, {"4", "2/3"});
}

}  // namespace
}  // namespace nashsolve::testing
