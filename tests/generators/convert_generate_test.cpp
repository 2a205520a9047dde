// The commands `convert` and `generate`: what they write, refuse and return.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "nashsolve/generate.hpp"
#include "nashsolve/read.hpp"
#include "run.hpp"

namespace nashsolve::testing {
namespace {

namespace fs = std::filesystem;

struct Outcome {
  std::string out;
  std::string err;
  int code = -1;
};

/// The whole program but for its process.
Outcome run(std::vector<std::string> words) {
  words.insert(words.begin(), "nashsolve");
  std::vector<const char*> arguments;
  for (const std::string& word : words) arguments.push_back(word.c_str());
  ::testing::internal::CaptureStdout();
  ::testing::internal::CaptureStderr();
  Outcome outcome;
  outcome.code = cli::run(static_cast<int>(arguments.size()), arguments.data());
  EXPECT_EQ(std::fflush(stdout), 0);
  outcome.out = ::testing::internal::GetCapturedStdout();
  outcome.err = ::testing::internal::GetCapturedStderr();
  return outcome;
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

Game game_in(const std::string& text, Format format) {
  return read_game(text, "written", {format, SingleMatrix::refuse}).game;
}

const std::string kGames = std::string(NASHSOLVE_SOURCE_DIR) + "/games/";

class Files : public ::testing::Test {
 protected:
  void SetUp() override { fs::create_directory(folder_); }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  [[nodiscard]] std::string file(const std::string& name, const std::string& content) const {
    std::ofstream(path(name), std::ios::binary) << content;
    return path(name);
  }
  /// How many files there are, hidden ones too.
  [[nodiscard]] auto count() const {
    return std::distance(fs::directory_iterator(folder_), fs::directory_iterator());
  }

 private:
  fs::path folder_ = fs::temp_directory_path() / ("nashsolve-convert-" + std::to_string(getpid()));
};

using Convert = Files;
using Generate = Files;

TEST_F(Convert, GoesThroughAllFormatsAndBackToTheSameGame) {
  for (const char* const name : {"bos.json", "hawk_dove.csv", "shapley.nfg", "avis_3x2.lrs"}) {
    const Outcome original = run({"convert", kGames + name, "-", "--format", "json"});
    ASSERT_EQ(original.code, 0) << original.err;
    std::string from = kGames + name;
    for (const char* const ending : {"nfg", "csv", "lrs", "jsonl", "json"}) {
      const std::string to = path(std::string("game.") + ending);
      const Outcome outcome = run({"convert", from, to});
      EXPECT_EQ(outcome.code, 0) << outcome.err;
      EXPECT_EQ(outcome.out + outcome.err, "");
      from = to;
    }
    EXPECT_EQ(content_of(from), original.out);
    EXPECT_EQ(game_in(original.out, Format::json), GameReader(kGames + name, {}).next()->game);
  }
}

TEST_F(Convert, WritesWhatTheFormatAsksFor) {
  const std::string game = file("a.json", R"({"matrices": [[[1, "1/3"]], [[0.25, -2]]]})");
  EXPECT_EQ(run({"convert", game, "-", "--format", "lrs"}).out, "1 2\n\n1 1/3\n\n1/4 -2\n");
  EXPECT_EQ(run({"convert", game, "-", "--format=csv"}).out, "Player 1 \\ Player 2,1,2\n1,1|0.25,1/3|-2\n");
  // The format that was asked for counts more than the name.
  EXPECT_EQ(run({"convert", "--format", "lrs", game, path("b.csv")}).code, 0);
  EXPECT_EQ(content_of(path("b.csv")), "1 2\n\n1 1/3\n\n1/4 -2\n");
}

TEST_F(Convert, LeavesADescriptionOutThatWouldBeTakenForAStatement) {
  const std::string tree =
      file("tree.efg",
           "EFG 2 R \"\" { \"A\" \"B\" } \"Player 2 first\"\n"
           "p \"\" 2 1 \"\" { \"l\" \"r\" } 0\nt \"\" 1 \"\" { 1, 2 }\nt \"\" 2 \"\" { 3, 4 }\n");
  const Outcome outcome = run({"convert", tree, "-", "--format", "json"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_NE(outcome.err.find("tree.efg: written without its description: "), std::string::npos);
  const Game written = game_in(outcome.out, Format::json);
  const Game game = GameReader(tree, {}).next()->game;
  EXPECT_EQ(written.players(), game.players());
  EXPECT_EQ(written.payoffs(1).at(1), 4);
  EXPECT_EQ(written.description(), "");
  EXPECT_EQ(game.description(), "Player 2 first");
}

TEST_F(Convert, ReadsALoneMatrixAsToldAndInTheFormatTold) {
  const std::string matrix = file("matrix.txt", "1,2\n3,4\n");
  const Outcome zero_sum =
      run({"convert", matrix, "-", "--format", "lrs", "--input-format", "csv", "--zero-sum"});
  EXPECT_EQ(zero_sum.out, "2 2\n\n1 2\n3 4\n\n-1 -2\n-3 -4\n") << zero_sum.err;
  const Outcome symmetric =
      run({"convert", matrix, "-", "--format", "lrs", "--input-format", "csv", "--symmetric"});
  EXPECT_EQ(symmetric.out, "2 2\n\n1 2\n3 4\n\n1 3\n2 4\n") << symmetric.err;
}

TEST_F(Convert, KeepsThatPlayersMinimise) {
  const std::string game = file("costs.json", R"({"matrices": [[[1, 2]], [[3, 4]]]})");
  const Game written =
      game_in(run({"convert", "--minimize", game, "-", "--format", "json"}).out, Format::json);
  EXPECT_EQ(written.objective(), Objective::minimize);
  EXPECT_EQ(written.shown(written.payoff(1, 1)), 4);
  for (const char* const format : {"csv", "nfg", "lrs"}) {
    const Outcome outcome = run({"convert", "--minimize", game, path(std::string("game.") + format)});
    EXPECT_EQ(outcome.code, 1);
    EXPECT_EQ(outcome.err, game + ": only JSON says that the players minimise\n");
  }
  EXPECT_EQ(count(), 1);
}

TEST_F(Convert, PutsManyGamesInJsonLinesOnly) {
  const std::string two = file("two.jsonl", "{\"zero_sum\": [[1]]}\n{\"zero_sum\": [[2, 3]]}\n");
  const Outcome lines = run({"convert", two, "-", "--format", "jsonl"});
  EXPECT_EQ(lines.code, 0);
  EXPECT_EQ(lines.out, "{\"payoffs\": [[[1, -1]]]}\n{\"payoffs\": [[[2, -2], [3, -3]]]}\n");
  const Outcome refused = run({"convert", two, path("one.csv")});
  EXPECT_EQ(refused.code, 2);
  EXPECT_EQ(first_line(refused.err),
            "nashsolve: " + two + ": found several games, expected one, or a .jsonl to write");
  EXPECT_EQ(count(), 1);
}

TEST_F(Convert, RefusesWhatTheFormatWouldLoseAndWritesNothing) {
  const std::string three = kGames + "mckelvey_mclennan.json";
  const Outcome lrs = run({"convert", three, path("game.lrs")});
  EXPECT_EQ(lrs.code, 1);
  EXPECT_EQ(lrs.err, three + ": .lrs holds games of two players, this one has 3\n");
  const std::string lines = file("lines.json", R"({"title": "two\nlines", "zero_sum": [[1]]})");
  const Outcome csv = run({"convert", lines, path("game.csv")});
  EXPECT_EQ(csv.code, 1);
  EXPECT_EQ(csv.err, lines + ": CSV holds a title only on one line without spaces around it\n");
  EXPECT_EQ(count(), 1);
}

TEST_F(Convert, KeepsTheOldFileWhereTheGameIsBad) {
  const std::string old = file("old.csv", "what was there");
  const std::string bad = file("bad.json", "{\"zero_sum\": [[1, nan]]}");
  const Outcome outcome = run({"convert", bad, old});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_EQ(first_line(outcome.err).substr(0, bad.size() + 6), bad + ":1:19:");
  EXPECT_EQ(content_of(old), "what was there");
  EXPECT_EQ(count(), 2);
}

TEST_F(Convert, CanReplaceItsOwnInput) {
  const std::string game = file("game.json", "{\"zero_sum\": [[1]]}");
  EXPECT_EQ(run({"convert", game, game}).code, 0);
  EXPECT_EQ(content_of(game).find("zero_sum"), std::string::npos);
  EXPECT_EQ(game_in(content_of(game), Format::json).payoff(1, 0), -1);
}

TEST_F(Convert, SaysWhatIsWrongWithTheCommandLine) {
  const std::string game = kGames + "bos.json";
  const auto expect_usage = [](const std::vector<std::string>& words, const std::string& message) {
    const Outcome outcome = run(words);
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(first_line(outcome.err), "nashsolve: " + message);
    EXPECT_EQ(outcome.out, "");
  };
  expect_usage({"convert"}, "found no game, expected a game and a file to write");
  expect_usage({"convert", game},
               "found no file to write, expected one like game.nfg, or - for standard output");
  expect_usage({"convert", game, "-"}, "found no format for standard output, expected --format FORMAT");
  expect_usage({"convert", game, "a.txt"},
               "a.txt: found no known ending, expected .json, .jsonl, .csv, .nfg, .lrs, .gam, or --format "
               "FORMAT");
  expect_usage({"convert", game, "a.csv", "b.csv"},
               "found 'b.csv', expected nothing after the file to write");
  expect_usage({"convert", game, "a.csv", "--format", "xml"},
               "--format: found 'xml', expected one of json, jsonl, csv, nfg, lrs, gam");
  expect_usage({"convert", game, "a.csv", "--seed", "3"}, "--seed is no option of convert");
}

TEST_F(Generate, WritesTheGameOfTheLibraryInEveryFormat) {
  GameRequest request;
  request.sizes = {4, 6};
  request.seed = 11;
  const Game expected = generate_game("ranking", request);
  const std::vector<std::string> words = {"generate", "ranking", "--size", "4x6", "--seed", "11"};
  EXPECT_EQ(game_in(run(words).out, Format::json), expected);
  for (const auto& [name, format] :
       {std::pair{"json", Format::json}, std::pair{"jsonl", Format::jsonl}, std::pair{"csv", Format::csv},
        std::pair{"nfg", Format::nfg}, std::pair{"lrs", Format::lrs}}) {
    std::vector<std::string> to_output = words;
    to_output.insert(to_output.end(), {"--format", name});
    const Outcome printed = run(to_output);
    EXPECT_EQ(game_in(printed.out, format), expected);
    to_output.insert(to_output.end(), {"-o", "-"});
    EXPECT_EQ(run(to_output).out, printed.out);
    std::vector<std::string> to_file = words;
    to_file.insert(to_file.end(), {"-o", path(std::string("game.") + name)});
    EXPECT_EQ(run(to_file).code, 0);
    EXPECT_EQ(content_of(path(std::string("game.") + name)), printed.out);
  }
}

TEST_F(Generate, ALoneSizeIsThatOfAllPlayers) {
  const auto title = [](const std::vector<std::string>& words) {
    const Outcome outcome = run(words);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return game_in(outcome.out, Format::json).title();
  };
  EXPECT_EQ(title({"generate", "random", "--size", "3"}), "random 3x3, seed 0");
  EXPECT_EQ(title({"generate", "random", "--size", "3", "--players", "4"}), "random 3x3x3x3, seed 0");
  EXPECT_EQ(title({"generate", "random", "--players", "3"}), "random 5x5x5, seed 0");
  EXPECT_EQ(title({"generate", "random", "--size", "2x3x4", "--players", "3"}), "random 2x3x4, seed 0");
  EXPECT_EQ(title({"generate", "blotto", "--hills", "2", "--range", "3", "--size", "4"}),
            "blotto 4x4, range 3, 2 hills, seed 0");
  EXPECT_EQ(title({"generate", "covariant", "--correlation=-0.25"}),
            "covariant 5x5, correlation -1/4, seed 0");
  EXPECT_EQ(title({"generate", "sparse", "--density", "1/3", "--seed", "5"}),
            "sparse 5x5, density 1/3, seed 5");
}

TEST_F(Generate, CountsSeedsUpInJsonLines) {
  const Outcome outcome = run({"generate", "random", "--size", "2", "--seed", "8", "--count", "3"});
  EXPECT_EQ(outcome.code, 0);
  std::string singles;
  for (const char* const seed : {"8", "9", "10"}) {
    singles += run({"generate", "random", "--size", "2", "--seed", seed, "--format", "jsonl"}).out;
  }
  EXPECT_EQ(outcome.out, singles);
  const Outcome refused = run({"generate", "random", "--count", "2", "-o", path("games.csv")});
  EXPECT_EQ(refused.code, 2);
  EXPECT_EQ(first_line(refused.err),
            "nashsolve: --count: found a format of one game, expected --format jsonl");
  EXPECT_EQ(count(), 0);
}

TEST_F(Generate, SaysWhatIsWrongWithTheCommandLine) {
  const auto expect_usage = [&](const std::vector<std::string>& words, const std::string& message) {
    const Outcome outcome = run(words);
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(first_line(outcome.err), "nashsolve: " + message);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(count(), 0);
  };
  expect_usage({"generate"}, "found no family, expected one like random");
  expect_usage({"generate", "random", "4"}, "found '4', expected nothing after the family");
  expect_usage(
      {"generate", "chess", "--players", "3"},
      "found the family 'chess', expected one of random, zero-sum, symmetric, covariant, coordination, "
      "dispersion, minimum-effort, travelers-dilemma, blotto, private-blotto, ranking, "
      "sandholm-gilpin-conitzer, tournament, unit-vector, dual-cyclic, sparse, duplicated");
  for (const char* const size : {"3x", "x3", "3x0", "-1", "3 x 3", "3X3", "99999999999"}) {
    expect_usage(
        {"generate", "random", std::string("--size=") + size},
        std::string("--size: found '") + size + "', expected numbers of strategies like 12x12 or 3x3x3");
  }
  expect_usage({"generate", "random", "--size", "3x3", "--players", "3"},
               "--size and --players contradict each other");
  expect_usage({"generate", "dual-cyclic", "--size", "5", "-o", path("game.json")},
               "dual-cyclic: found 5x5, expected NxN with N even, 2x2 to 200x200");
  expect_usage({"generate", "zero-sum", "--players", "3"},
               "zero-sum: found 5x5x5, expected two players, like 5x5");
  expect_usage({"generate", "random", "--players", "3", "-o", path("game.lrs")},
               "random: .lrs holds games of two players, this one has 3");
  expect_usage({"generate", "ranking", "--range", "3"},
               "ranking: found a range, but ranking games have none");
  expect_usage({"generate", "covariant", "--correlation", "1.01"},
               "--correlation: found '1.01', expected a number from -1 to 1");
  expect_usage({"generate", "sparse", "--density", "x"},
               "--density: found 'x', expected a number from 0 to 1");
  expect_usage({"generate", "random", "--seed", "-1"},
               "--seed: found '-1', expected a whole number of at least 0");
  expect_usage({"generate", "random", "--limit", "3"}, "--limit is no option of generate");
}

TEST_F(Generate, HelpNamesEveryFamilyAndItsSource) {
  const Outcome outcome = run({"generate", "--help"});
  EXPECT_EQ(outcome.code, 0);
  for (const GameFamily& family : game_families()) {
    EXPECT_NE(outcome.out.find("  " + std::string(family.name) + ": "), std::string::npos) << family.name;
    EXPECT_NE(outcome.out.find(family.source), std::string::npos) << family.name;
  }
}

TEST_F(Generate, AFolderThatIsNotThereIsAnErrorThatNamesTheFile) {
  const Outcome outcome = run({"generate", "random", "-o", path("none/game.json")});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_EQ(outcome.err, path("none/game.json") + ": cannot be written: No such file or directory\n");
}

}  // namespace
}  // namespace nashsolve::testing
