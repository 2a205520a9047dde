// Many games in one call: the order, the errors, the summary, folders of results, limits.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "program/program.hpp"
#include "support/lines.hpp"
#include "support/schema_check.hpp"

namespace nashsolve::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::lines_of;

const std::string kMatchingPennies = R"({"zero_sum": [[1, -1], [-1, 1]]})";

/// A 2x2 game that no other number makes.
std::string numbered_game(int number) {
  return R"({"payoffs": [[[)" + std::to_string(number) + R"(, 1], [0, 0]], [[0, 0], [1, 2]]]})";
}

std::string padded(int number) {
  const std::string digits = std::to_string(number);
  return std::string(4 - digits.size(), '0') + digits;
}

/// Files that are no games, each in another way, and how the error goes on after "FILE".
const std::vector<std::pair<std::string, std::string>> kBroken = {
    {"", ": found an empty file, expected a game"},
    {"{", ":1:2: found the end of the file, expected a key in quotes"},
    {"[]", ":1:1: found an empty array, expected payoffs"},
    {"{}", ":1:1: found a game without payoffs, expected one of the keys"},
    {R"({"zero_sum": [[1, x]]})", ":1:19: found 'x', expected a number"},
    {R"({"zero_sum": [[1, NaN]]})", ":1:19: found 'NaN', expected a finite number"},
    {R"({"zero_sum": [[1, 2], [3]]})", ":1:23: row 2 has 1 payoff, expected 2 as in row 1"},
    {R"({"zero_sum": []})", ":1:14: found an empty array"},
    {R"({"zero_sum": [[1, "1/0"]]})", ":1:19: found '1/0'"},
    {R"({"zero_sum": [[1, 1e99999]]})", ":1:19: found '1e99999'"},
    {R"({"zero_sum": [[01]]})", ":1:16: found '01'"},
    {R"({"zero_sum": [[1]], "zero_sum": [[2]]})", ":1:21: found the key 'zero_sum' twice"},
    {R"({"zero_sum": [[1]], "symmetric": [[2]]})", ":1:21: found \"symmetric\" beside \"zero_sum\""},
    {R"({"zero_sum": [[1]]} {"zero_sum": [[1]]})", ":1:21: found '{', expected the end of the file"},
    {R"({"zero_sum": "A"})", ":1:14: found"},
    {R"({"title": 7, "zero_sum": [[1]]})", ":1:11: found a number, expected a text in quotes"},
    {"\xFF\xFE{", ": found UTF-16 text, expected UTF-8"},
    {R"({"title": "a)", ":1:11: found a text without end"},
    {R"({"players": [{"strategies": ["a", "a"]}, {}], "zero_sum": [[1], [2]]})", ":1:35: found"},
    {R"({"objective": "more", "zero_sum": [[1]]})", ":1:15: found 'more', expected \"maximize\" or"},
};

TEST(Batch, BrokenGamesStopNoOthers) {
  constexpr int kGames = 1000;
  constexpr int kBrokenEach = 50;
  ASSERT_EQ(kBroken.size(), 20U);
  const Scratch scratch;
  for (int k = 0; k < kGames; ++k) {
    const bool is_broken = k % kBrokenEach == 7;
    scratch.file("games/" + padded(k) + ".json",
                 is_broken ? kBroken[static_cast<std::size_t>(k / kBrokenEach)].first : numbered_game(k));
  }
  const std::string folder = scratch.path("games");
  const Outcome outcome = run_program("--format jsonl " + folder);
  EXPECT_EQ(outcome.code, 1);
  const auto results = lines_of(outcome.out);
  ASSERT_EQ(results.size(), 980U);
  std::size_t next = 0;
  for (int k = 0; k < kGames; ++k) {
    if (k % kBrokenEach == 7) continue;
    const json document = json::parse(results[next++]);
    ASSERT_EQ(document["game"]["source"], folder + "/" + padded(k) + ".json");
    ASSERT_EQ(document["equilibria"][0]["payoffs"][0], std::to_string(k)) << k;
  }
  std::vector<std::string> errors;
  std::vector<std::string> summary;
  for (const std::string& line : lines_of(outcome.err)) {
    if (line.starts_with("  hint: ")) continue;
    (errors.size() < kBroken.size() ? errors : summary).push_back(line);
  }
  ASSERT_EQ(errors.size(), kBroken.size()) << outcome.err;
  ASSERT_EQ(summary.size(), 1 + kBroken.size()) << outcome.err;
  EXPECT_EQ(summary[0], "1,000 games: 980 solved, 20 failed");
  for (std::size_t k = 0; k < kBroken.size(); ++k) {
    const std::string name = folder + "/" + padded(static_cast<int>(k) * kBrokenEach + 7) + ".json";
    EXPECT_EQ(errors[k].rfind(name + kBroken[k].second, 0), 0U) << errors[k];
    EXPECT_EQ(summary[k + 1], "  " + name + ": 1 failed");
  }
}

TEST(Batch, ResultsDoNotDependOnTheThreads) {
  std::string games;
  for (int size = 1; size <= 7; ++size) {
    games += run_program("generate random --count 10 --format jsonl --size " + std::to_string(size)).out;
    games +=
        run_program("generate covariant --count 2 --format jsonl --size " + std::to_string(2 * size)).out;
  }
  const auto without_time = [](const std::string& text) {
    std::vector<json> documents;
    for (const std::string& line : lines_of(text)) {
      documents.push_back(json::parse(line));
      documents.back()["statistics"].erase("seconds");
    }
    return documents;
  };
  const Outcome one = run_program("-q --format jsonl --threads 1 -", games);
  EXPECT_EQ(one.err, "");
  const auto expected = without_time(one.out);
  ASSERT_EQ(expected.size(), 84U);
  for (std::size_t k = 0; k < expected.size(); ++k) {
    ASSERT_EQ(expected[k]["game"]["source"], "-:" + std::to_string(k + 1));
  }
  for (const char* const threads : {"2", "7"}) {
    EXPECT_EQ(
        without_time(run_program(std::string("-q --format jsonl --threads ") + threads + " -", games).out),
        expected);
  }
}

TEST(Batch, EachResultIsThereBeforeTheNextGame) {
  // Where a result waits for more input, this waits for ever.
  const Scratch scratch;
  const Outcome outcome = run_shell(
      "cd '" + fs::path(scratch.path("x")).parent_path().string() + "' && mkfifo games results && " +
      "(timeout 60 \"$nashsolve\" -q --format jsonl - < games > results &) && exec 3> games 4< results && "
      "for k in 1 2 3; do echo '" +
      kMatchingPennies + "' >&3; read -r line <&4; echo \"$line\" | cut -c 1-20; done");
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out, "{\"schema\":\"nashsolve\n{\"schema\":\"nashsolve\n{\"schema\":\"nashsolve\n");
}

TEST(Batch, TheSummaryCountsByInput) {
  const Scratch scratch;
  const std::string a = scratch.file("a.jsonl", kMatchingPennies + "\n" + kMatchingPennies + "\nno game\n");
  const std::string b = scratch.file("b.json", kMatchingPennies);
  const std::string missing = scratch.path("c.json");
  const Outcome outcome = run_program("--format jsonl " + a + " " + b + " " + missing);
  EXPECT_EQ(outcome.code, 1);
  const auto lines = lines_of(outcome.err);
  ASSERT_GE(lines.size(), 3U);
  EXPECT_EQ(lines[lines.size() - 3], "5 games: 3 solved, 2 failed");
  EXPECT_EQ(lines[lines.size() - 2], "  " + a + ": 2 solved, 1 failed");
  EXPECT_EQ(lines[lines.size() - 1], "  " + missing + ": 1 failed");
  EXPECT_EQ(run_program("-q --format jsonl " + b + " " + b).err, "");
  EXPECT_EQ(run_program("--format jsonl " + b).err, "");
}

/// All files below a folder, relative to it, and what they hold.
std::map<std::string, std::string> files_below(const std::string& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      files[fs::relative(entry.path(), folder).generic_string()] = content_of(entry.path().string());
    }
  }
  return files;
}

class Folder : public ::testing::Test {
 protected:
  Folder() {
    scratch_.file("games/a.json", kMatchingPennies);
    scratch_.file("games/a.csv", "2 1,0 0\n0 0,1 2\n");
    scratch_.file("games/sub/a.json", numbered_game(7));
    scratch_.file("games/sweep.jsonl", numbered_game(1) + "\n\n" + numbered_game(2) + "\n");
    scratch_.file("games/sweep.3.json", numbered_game(3));
  }

  [[nodiscard]] Outcome solve(const std::string& options) const {
    return run_program(options + " " + scratch_.path("games"));
  }

  [[nodiscard]] std::string out() const { return scratch_.path("out"); }

  const Scratch scratch_;
};

TEST_F(Folder, EachGameHasAFileOfItsOwn) {
  const Outcome outcome = solve("-o " + out());
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err, "6 games: 6 solved\n");
  const auto files = files_below(out());
  const std::string games = scratch_.path("games/");
  const std::map<std::string, std::string> expected = {
      {"a.solution.json", games + "a.csv"},
      {"a.json.solution.json", games + "a.json"},
      {"sub/a.solution.json", games + "sub/a.json"},
      {"sweep.1.solution.json", games + "sweep.jsonl:1"},
      {"sweep.3.solution.json", games + "sweep.jsonl:3"},
      {"sweep.3.json.solution.json", games + "sweep.3.json"}};
  ASSERT_EQ(files.size(), expected.size());
  for (const auto& [name, source] : expected) {
    ASSERT_TRUE(files.contains(name)) << name;
    EXPECT_EQ(schema_complaints(files.at(name)), "") << name;
    EXPECT_EQ(json::parse(files.at(name))["game"]["source"], source);
  }
  // Results are no games.
  EXPECT_EQ(solve("-q -o " + scratch_.path("games")).code, 0);
  EXPECT_EQ(solve("-q --format jsonl").code, 0);
  EXPECT_EQ(lines_of(solve("-q --format jsonl").out).size(), 6U);
}

TEST_F(Folder, ResumeKeepsWhatIsCompleteAndOfTheSameInput) {
  ASSERT_EQ(solve("-q -o " + out()).code, 0);
  const auto before = files_below(out());
  const std::string mark = " \n";
  const auto append = [&](const std::string& name) { scratch_.file("out/" + name, before.at(name) + mark); };
  append("a.solution.json");
  append("sub/a.solution.json");
  append("sweep.1.solution.json");
  // Half a result, one of another game, one of another question, one that is not complete.
  scratch_.file("out/sweep.3.solution.json", before.at("sweep.3.solution.json").substr(0, 300));
  scratch_.file("games/sub/a.json", numbered_game(8));
  scratch_.file("out/.nashsolve-1-0.unfinished", "{");
  const Outcome outcome = solve("--resume -o " + out());
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.err, "6 games: 2 solved, 4 kept from an earlier run\n");
  auto after = files_below(out());
  EXPECT_EQ(after.size(), 6U);
  EXPECT_EQ(after["a.solution.json"], before.at("a.solution.json") + mark);
  EXPECT_EQ(after["sweep.1.solution.json"], before.at("sweep.1.solution.json") + mark);
  EXPECT_EQ(after["sweep.3.solution.json"], before.at("sweep.3.solution.json"));
  EXPECT_NE(after["sub/a.solution.json"], before.at("sub/a.solution.json") + mark);
  EXPECT_EQ(json::parse(after["sub/a.solution.json"])["equilibria"][0]["payoffs"][0], "8");

  EXPECT_EQ(solve("--resume --find pure -o " + out()).err, "6 games: 6 solved\n");
  const json pure = json::parse(files_below(out()).at("sweep.1.solution.json"));
  EXPECT_EQ(schema_complaints(pure.dump()), "");
  EXPECT_EQ(pure["options"], json({{"find", "pure"}}));
  EXPECT_EQ(solve("--resume --find pure -o " + out()).err, "6 games: 6 kept from an earlier run\n");
  EXPECT_EQ(solve("--resume -o " + out()).err, "6 games: 6 solved\n");
  EXPECT_EQ(files_below(out()).at("a.solution.json"), before.at("a.solution.json"));
  // A forced search is an option like the others.
  EXPECT_EQ(solve("--resume --search n-player -o " + out()).err, "6 games: 6 solved\n");
  const json forced = json::parse(files_below(out()).at("a.solution.json"));
  EXPECT_EQ(forced["options"], json({{"search", "n-player"}}));
}

TEST_F(Folder, SlicesSolveEachGameOnce) {
  ASSERT_EQ(solve("-q -o " + out()).code, 0);
  const auto whole = files_below(out());
  const std::string folder = scratch_.path("slices");
  // At the same time, as on several machines; the fifth slice of eight has its game, the last ones have none.
  const Outcome outcome =
      run_shell("for k in 1 2 3 4 5 6 7 8; do \"$nashsolve\" -q --slice $k/8 -o '" + folder + "/' '" +
                scratch_.path("games") + "' || echo failed & done; wait");
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(files_below(folder), whole);
  EXPECT_EQ(solve("--slice 2/4 --resume -o " + folder).err, "2 games: 2 kept from an earlier run\n");
  EXPECT_EQ(solve("--slice 3/3 -o " + scratch_.path("third/")).err, "2 games: 2 solved\n");
  EXPECT_EQ(files_below(scratch_.path("third")).size(), 2U);
}

TEST(Batch, SlicesAreWrittenLikeFractions) {
  EXPECT_EQ(run_program("--format csv --slice 2/3 -", numbered_game(1) + "\n" + numbered_game(2) + "\n" +
                                                          numbered_game(3) + "\n" + numbered_game(4))
                .out,
            run_program("--format csv --slice 1/3 -", "\n" + numbered_game(2)).out);
  for (const char* const slice : {"0/3", "4/3", "3", "3/", "/3", "1/3/5", "-1/3", "1/0"}) {
    const Outcome outcome = run_program(std::string("--slice ") + slice + " games/bos.json");
    EXPECT_EQ(outcome.code, 2) << slice;
    EXPECT_NE(outcome.err.find("expected a slice like 3/20"), std::string::npos) << outcome.err;
  }
}

TEST_F(Folder, WhatIsAFolderAndWhatAFile) {
  const std::string game = scratch_.path("games/a.json");
  EXPECT_EQ(run_program(game + " -o " + out() + "/").code, 0);
  EXPECT_EQ(files_below(out()).size(), 1U);
  EXPECT_TRUE(files_below(out()).contains("a.solution.json"));
  EXPECT_EQ(run_program("-q --format jsonl " + game + " " + game + " -o " + scratch_.path("all.jsonl")).code,
            0);
  EXPECT_EQ(lines_of(content_of(scratch_.path("all.jsonl"))).size(), 2U);
  EXPECT_EQ(run_program("-q " + game + " " + game + " -o " + scratch_.path("both")).code, 0);
  EXPECT_EQ(files_below(scratch_.path("both")).size(), 2U);
  EXPECT_EQ(run_program("-q - -o " + out(), kMatchingPennies + "\n" + kMatchingPennies + "\n").code, 0);
  EXPECT_TRUE(files_below(out()).contains("stdin.2.solution.json"));
  const Outcome csv = run_program("--format csv " + game + " -o " + out());
  EXPECT_EQ(csv.code, 2);
  EXPECT_EQ(lines_of(csv.err)[0],
            "nashsolve: --format: found csv, expected json or jsonl for a folder of results");
  EXPECT_EQ(lines_of(run_program("--resume " + game).err)[0],
            "nashsolve: --resume: found no folder, expected -o FOLDER");
}

TEST_F(Folder, AFolderThatCannotBeWrittenIsOneError) {
  const std::string place = scratch_.file("place", "");
  const Outcome outcome = solve("-o " + place + "/");
  EXPECT_EQ(outcome.code, 1);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(lines_of(outcome.err).size(), 1U) << outcome.err;
  EXPECT_EQ(outcome.err.rfind(place + "/: cannot be written: ", 0), 0U) << outcome.err;
}

TEST_F(Folder, AFullDiskLeavesNoHalfFile) {
  // A file system of a few pages, in a name space of our own.
  const std::string disk = scratch_.path("disk");
  fs::create_directory(disk);
  const Outcome outcome =
      run_shell("unshare -m sh -c 'mount -t tmpfs -o size=64k none " + disk +
                " || exit 99; \"$0\" --threads 2 -o " + disk + "/out/ \"$1\"; code=$?; cd " + disk +
                " && find . -type f; exit $code' \"$nashsolve\" " + scratch_.file("many.jsonl", [] {
                  std::string games;
                  for (int k = 0; k < 100; ++k) games += numbered_game(k) + "\n";
                  return games;
                }()));
  if (outcome.code == 99 || outcome.err.find("unshare") != std::string::npos) {
    GTEST_SKIP() << "no right to mount a small file system";
  }
  EXPECT_EQ(outcome.code, 1);
  ASSERT_EQ(lines_of(outcome.err).size(), 1U) << outcome.err;
  EXPECT_NE(outcome.err.find(".solution.json: cannot be written: No space left on device"), std::string::npos)
      << outcome.err;
  const auto files = lines_of(outcome.out);
  EXPECT_GE(files.size(), 3U);
  for (const std::string& file : files) EXPECT_TRUE(file.ends_with(".solution.json")) << file;
}

TEST(Limits, ATimeLimitStillShowsAnEquilibrium) {
  const Scratch scratch;
  const std::string game = scratch.path("game.json");
  ASSERT_EQ(run_program("generate random --size 60x60 --seed 5 -o " + game).code, 0);
  const Outcome outcome = run_program("--format json --time-limit 0.2 " + game);
  EXPECT_EQ(outcome.code, 3) << outcome.err;
  EXPECT_EQ(schema_complaints(outcome.out), "");
  const json document = json::parse(outcome.out);
  EXPECT_EQ(document["status"], "time_limit");
  EXPECT_GE(document["equilibria"].size(), 1U);
}

TEST(Csv, IsOneRowForEachEquilibriumPlayerAndStrategy) {
  const Scratch scratch;
  scratch.file("games/a.json", R"({"title": "Say \"hi\", twice", "players": [{"name": "Row", "strategies":
    ["up, or so", "down"]}, {"name": "Column"}], "payoffs": [[[2, 1], [0, 0]], [[0, 0], [1, 2]]]})");
  scratch.file("games/b.jsonl", R"({"payoffs": [[[5, 6]]]})");
  const Outcome outcome =
      run_shell("cd '" + scratch.path("games") + "' && \"$nashsolve\" --format csv -q a.json b.jsonl");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(outcome.err, "");
  const std::string game = "a.json,\"Say \"\"hi\"\", twice\",complete,";
  EXPECT_EQ(
      outcome.out,
      "game,title,status,equilibrium,component,index,player,strategy,probability,probability_value,payoff,"
      "payoff_value,best_response,scope\n" +
          game + "1,1,1,Row,\"up, or so\",1,1,2,2,true,all\n" +   //
          game + "1,1,1,Row,down,0,0,2,2,false,all\n" +           //
          game + "1,1,1,Column,1,1,1,1,1,true,all\n" +            //
          game + "1,1,1,Column,2,0,0,1,1,false,all\n" +           //
          game + "2,2,1,Row,\"up, or so\",0,0,1,1,false,all\n" +  //
          game + "2,2,1,Row,down,1,1,1,1,true,all\n" +            //
          game + "2,2,1,Column,1,0,0,2,2,false,all\n" +           //
          game + "2,2,1,Column,2,1,1,2,2,true,all\n" +            //
          game + "3,3,-1,Row,\"up, or so\",2/3,0.6666666666666666,2/3,0.6666666666666666,true,all\n" + game +
          "3,3,-1,Row,down,1/3,0.3333333333333333,2/3,0.6666666666666666,true,all\n" + game +
          "3,3,-1,Column,1,1/3,0.3333333333333333,2/3,0.6666666666666666,true,all\n" + game +
          "3,3,-1,Column,2,2/3,0.6666666666666666,2/3,0.6666666666666666,true,all\n" +
          "b.jsonl:1,,complete,1,1,1,Player 1,1,1,1,5,5,true,all\n"
          "b.jsonl:1,,complete,1,1,1,Player 2,1,1,1,6,6,true,all\n");
}

}  // namespace
}  // namespace nashsolve::test
