// `nashsolve split`, `continue` and `merge`: a search in parts ends in the bytes of a single one, counts and
// times aside; parts that do not go together are refused and named.
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "program/program.hpp"
#include "support/documents.hpp"
#include "support/schema_check.hpp"

namespace nashsolve::test {
namespace {

using testing::without_statistics;

using Json = nlohmann::ordered_json;

class Split : public ::testing::Test {
 protected:
  static constexpr int kParts = 5;

  void SetUp() override {
    game_ = scratch_.path("game.json");
    ASSERT_EQ(run_program("generate random --size 13x13 --seed 7 -o " + game_).code, 0);
  }

  /// Divides the game and does the parts, in another order and on so many threads as the number says.
  void do_parts(const std::string& options = "") {
    const Outcome outcome = run_program("split" + options + " --parts 5 -o " + path("parts ") + game_);
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    ASSERT_EQ(outcome.out, "");
    std::filesystem::create_directory(path("done"));
    for (int k = kParts; k > 0; --k) {
      const Outcome done =
          run_program("continue --threads " + std::to_string(1 + k % 2) + " " + part(k) + " -o " + result(k));
      ASSERT_EQ(done.code, 0) << done.err;
    }
  }
  Outcome merge() { return run_program("merge " + game_ + " " + path("done")); }
  void write(const std::string& path, const std::string& content) {
    std::FILE* const file = std::fopen(path.c_str(), "wb");
    ASSERT_NE(file, nullptr);
    ASSERT_EQ(std::fwrite(content.data(), 1, content.size(), file), content.size());
    ASSERT_EQ(std::fclose(file), 0);
  }
  void expect_refused(const std::string& about, const std::string& message, int code = 1) {
    const Outcome outcome = merge();
    EXPECT_EQ(outcome.code, code) << message;
    EXPECT_EQ(outcome.out, "") << message;
    EXPECT_EQ(outcome.err.rfind(about + ": " + message, 0), 0U) << outcome.err << "instead of " << message;
  }

  [[nodiscard]] std::string path(const std::string& name) const { return scratch_.path(name); }
  [[nodiscard]] std::string part(int k) const { return path("parts/" + std::to_string(k) + ".json"); }
  [[nodiscard]] std::string result(int k) const { return path("done/" + std::to_string(k) + ".json"); }

  Scratch scratch_;
  std::string game_;
};

TEST_F(Split, EndsInTheBytesOfOneRun) {
  do_parts();
  for (int k = 1; k <= kParts; ++k) {
    EXPECT_EQ(schema_complaints(content_of(part(k))), "");
    EXPECT_EQ(schema_complaints(content_of(result(k))), "");
    const Json done = Json::parse(content_of(result(k)));
    EXPECT_EQ(done["status"], "limit");
    EXPECT_EQ(done["part"]["number"], k);
    EXPECT_EQ(done["part"]["done"], true);
    EXPECT_FALSE(done.contains("open_parts"));
  }
  const Outcome merged = merge();
  EXPECT_EQ(merged.code, 0) << merged.err;
  EXPECT_EQ(without_statistics(merged.out), without_statistics(run_program("--format json " + game_).out));
}

TEST_F(Split, ReadsResultsOfOneLineEach) {
  do_parts();
  const std::string expected = without_statistics(merge().out);
  std::string lines;
  for (int k = 1; k <= kParts; ++k) {
    lines += run_program("continue --format jsonl " + part(k)).out;
    std::filesystem::remove(result(k));
  }
  write(path("done/all.jsonl"), lines);
  write(path("done/notes.txt"), "no result");
  EXPECT_EQ(without_statistics(merge().out), expected);
  write(path("done/all.jsonl"), lines.substr(0, lines.rfind('\n', lines.size() - 2) + 1));
  expect_refused(path("done"), "found 4 of 5 parts, expected all: part 5 is missing");
  write(path("done/all.jsonl"), lines + lines);
  expect_refused(path("done/all.jsonl") + ":6", "found part 1 again, expected it once");
}

TEST_F(Split, KeepsWhatTheGameAndTheResultWereAskedFor) {
  const std::string asked = " --minimize --details never --select welfare";
  do_parts(asked);
  const Outcome merged = merge();
  EXPECT_EQ(merged.code, 0) << merged.err;
  EXPECT_EQ(without_statistics(merged.out),
            without_statistics(run_program("--format json" + asked + " " + game_).out));
}

/// Ties, copies of a strategy, dominated ones, and sets of equilibria that are described.
TEST_F(Split, EndsInTheBytesOfOneRunOnDegenerateGames) {
  for (int seed = 1; seed <= 6; ++seed) {
    std::mt19937_64 random(static_cast<std::uint64_t>(seed));
    Json payoffs = Json::array();
    for (int i = 0; i < 10; ++i) {
      Json row = Json::array();
      for (int j = 0; j < 9; ++j) {
        const auto draw = [&](int own) { return own == 4 ? -1 : static_cast<int>(random() % 3); };
        row.push_back({draw(i), draw(j)});
      }
      payoffs.push_back(row);
    }
    payoffs[7] = payoffs[2];
    write(game_, Json{{"payoffs", payoffs}}.dump());
    const std::string asked = seed % 2 == 0 ? " --vertices 4" : "";
    ASSERT_EQ(
        run_program("split" + asked + " --parts 5 -o " + path("p") + std::to_string(seed) + " " + game_).code,
        0);
    const std::string folder = path("p") + std::to_string(seed);
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
      ASSERT_EQ(run_program("continue " + file.path().string() + " -o " + file.path().string()).code, 0);
    }
    const Outcome merged = run_program("merge " + game_ + " " + folder);
    EXPECT_EQ(merged.code, 0) << merged.err;
    EXPECT_EQ(without_statistics(merged.out),
              without_statistics(run_program("--format json" + asked + " " + game_).out))
        << seed;
  }
}

TEST_F(Split, SaysWhichPartsAreNotDone) {
  do_parts();
  std::filesystem::copy_file(part(2), result(2), std::filesystem::copy_options::overwrite_existing);
  expect_refused(result(2), "found a part that is not done, expected none: 1 of 5 results have", 3);
  EXPECT_NE(merge().err.find("nashsolve continue " + result(2) + " -o " + result(2)), std::string::npos);
  // What was stopped keeps its number and goes on.
  ASSERT_EQ(run_program("continue --time-limit 0.000001 " + part(2) + " -o " + result(2)).code, 3);
  expect_refused(result(2), "found a part that is not done", 3);
  ASSERT_EQ(run_program("continue " + result(2) + " -o " + result(2)).code, 0);
  EXPECT_EQ(merge().code, 0);
  // To go on with what is done changes nothing.
  ASSERT_EQ(run_program("continue " + result(2) + " -o " + result(2)).code, 0);
  EXPECT_EQ(without_statistics(merge().out), without_statistics(run_program("--format json " + game_).out));
}

TEST_F(Split, RefusesPartsThatDoNotGoTogether) {
  do_parts();
  const std::string third = content_of(result(3));
  std::filesystem::remove(result(3));
  expect_refused(path("done"), "found 4 of 5 parts, expected all: part 3 is missing");
  write(result(3), content_of(result(2)));
  expect_refused(result(3), "found part 2 again, expected it once: " + result(2) + " has it");
  write(result(3), third.substr(0, third.size() / 2));
  EXPECT_EQ(merge().code, 1);
  EXPECT_EQ(merge().err.rfind(result(3) + ":", 0), 0U);
  write(result(3), run_program("--format json " + game_).out);
  expect_refused(result(3), "found the result of a whole search");
  write(result(3), content_of(game_));
  expect_refused(result(3), "found a document that lacks something");

  ASSERT_EQ(run_program("split --parts 6 -o " + path("six ") + game_).code, 0);
  write(result(3), content_of(path("six/3.json")));
  expect_refused(result(3), "found a part of another division than " + result(1));
  ASSERT_EQ(run_program("generate random --size 13x13 --seed 8 -o " + path("other.json")).code, 0);
  ASSERT_EQ(run_program("split --parts 5 -o " + path("others ") + path("other.json")).code, 0);
  write(result(3), content_of(path("others/3.json")));
  expect_refused(result(3), "found a part of another game than " + result(1));
  write(result(3), third);
  const Outcome other = run_program("merge " + path("other.json ") + path("done"));
  EXPECT_EQ(other.code, 1);
  EXPECT_EQ(other.err.rfind(path("other.json") + ": found another game", 0), 0U) << other.err;

  Json changed = Json::parse(third);
  changed["part"]["version"] = 2;
  write(result(3), changed.dump());
  expect_refused(result(3), "found a part of version 2, expected one of version 1");
  changed = Json::parse(third);
  changed.erase("part");
  write(result(3), changed.dump());
  EXPECT_EQ(merge().code, 1);
  changed = Json::parse(content_of(part(3)));
  changed["open_parts"].erase(0);
  write(result(3), changed.dump());
  expect_refused(result(3), "found parts of a search that do not go with the rest");
  changed = Json::parse(content_of(part(3)));
  changed["part"]["done"] = true;
  changed.erase("open_parts");
  write(result(3), changed.dump());
  expect_refused(result(3), "found parts of a search that do not go with the rest");
}

TEST_F(Split, SaysWhatItCannotDivide) {
  const auto expect = [&](const std::string& arguments, int code, const std::string& message) {
    const Outcome outcome = run_program(arguments);
    EXPECT_EQ(outcome.code, code) << arguments;
    EXPECT_NE(outcome.err.find(message), std::string::npos) << outcome.err;
  };
  expect("split " + game_, 2, "found no folder for the parts");
  expect("split --parts 0 -o " + path("none ") + game_, 2, "found '0', expected a whole number");
  expect("merge " + game_, 2, "found no folder");
  expect("merge " + game_ + " " + path("nowhere"), 1, path("nowhere") + ": cannot be read");
  write(path("zero.json"), R"({"zero_sum": [[1, 2, 0], [0, 3, 1], [2, 0, 1]]})");
  expect("split -o " + path("zero ") + path("zero.json"), 1, "the payoffs add up to a constant");
  ASSERT_EQ(run_program("split -o " + path("parts ") + game_).code, 0);
  expect("split -o " + path("parts ") + game_, 1, path("parts") + ": found files in it");
}

TEST_F(Split, IsDoneByTheExampleForGnuParallel) {
  if (run_shell("command -v parallel").code != 0) GTEST_SKIP() << "parallel is not installed";
  const std::string call =
      "cd '" + path("") +
      "' && mkdir -p bin && ln -sf \"$nashsolve\" bin/nashsolve && PATH=$PWD/bin:$PATH '" NASHSOLVE_SOURCE_DIR
      "/examples/cluster/parallel.sh' '" +
      game_ + "' 6 work 0.01";
  const Outcome first = run_shell(call);
  ASSERT_EQ(first.code, 0) << first.err;
  const std::string expected = without_statistics(run_program("--format json " + game_).out);
  EXPECT_EQ(without_statistics(content_of(path("work/result.json"))), expected);
  // A part whose machine died is done again, another one stays as it is.
  std::filesystem::remove(path("work/done/3.json"));
  write(path("work/done/4.json"), content_of(path("work/parts/4.json")));
  const Outcome again = run_shell(call);
  ASSERT_EQ(again.code, 0) << again.err;
  EXPECT_EQ(without_statistics(content_of(path("work/result.json"))), expected);
}

TEST_F(Split, IsDoneByTheExampleForSnakemake) {
  if (run_shell("command -v snakemake").code != 0) GTEST_SKIP() << "snakemake is not installed";
  const std::string call = "cd '" + path("") +
                           "' && mkdir -p bin && ln -sf \"$nashsolve\" bin/nashsolve && PATH=$PWD/bin:$PATH "
                           "snakemake --quiet --cores 2 "
                           "--snakefile '" NASHSOLVE_SOURCE_DIR
                           "/examples/cluster/Snakefile' --directory work --config game='" +
                           game_ + "' parts=6 seconds=0.01";
  const Outcome first = run_shell(call);
  ASSERT_EQ(first.code, 0) << first.err;
  const std::string expected = without_statistics(run_program("--format json " + game_).out);
  EXPECT_EQ(without_statistics(content_of(path("work/result.json"))), expected);
  // A part that was lost is done again, and no other one.
  const auto done_before = std::filesystem::last_write_time(path("work/done/4.json"));
  std::filesystem::remove(path("work/done/3.json"));
  std::filesystem::remove(path("work/result.json"));
  const Outcome again = run_shell(call);
  ASSERT_EQ(again.code, 0) << again.err;
  EXPECT_EQ(without_statistics(content_of(path("work/result.json"))), expected);
  EXPECT_EQ(std::filesystem::last_write_time(path("work/done/4.json")), done_before);
}

/// Parts that are missing, doubled, exchanged, cut or changed are refused and named, or change nothing of
/// what comes out.
class WrongParts : public Split {
 protected:
  static constexpr int kKinds = 10;

  /// How many of each kind were refused.
  std::vector<int> refused_of(int mutations, const std::string& size);
};

std::vector<int> WrongParts::refused_of(int mutations, const std::string& size) {
  run_program("generate random --size " + size + " --seed 7 -o " + game_);
  do_parts();
  EXPECT_EQ(run_program("split --parts 4 -o " + path("four ") + game_).code, 0);
  EXPECT_EQ(run_program("generate random --size " + size + " --seed 8 -o " + path("other.json")).code, 0);
  EXPECT_EQ(run_program("split --parts 5 -o " + path("others ") + path("other.json")).code, 0);
  const std::string expected = without_statistics(merge().out);
  std::mt19937_64 random(1818);
  EXPECT_EQ(expected, without_statistics(run_program("--format json " + game_).out));
  std::vector<int> refused(kKinds);
  for (int k = 0; k < mutations && !HasFailure(); ++k) {
    const int number = 1 + static_cast<int>(random() % kParts);
    const int other = 1 + (number + static_cast<int>(random() % (kParts - 1))) % kParts;
    const std::string whole = content_of(result(number));
    Json document = Json::parse(whole);
    const auto letter_changed = [&](std::string text) {
      char& letter = text[random() % text.size()];
      letter = static_cast<char>(letter >= '0' && letter <= '9' ? '0' + random() % 10 : 'a' + random() % 26);
      return text;
    };
    std::filesystem::remove(result(number));
    switch (k % kKinds) {
      case 0:
        break;
      case 1:
        write(result(number), content_of(result(other)));
        break;
      case 2:
        write(result(number), whole.substr(0, random() % whole.size()));
        break;
      case 3:
        write(result(number), content_of(path("four/" + std::to_string(1 + random() % 4) + ".json")));
        break;
      case 4:
        write(result(number), content_of(path("others/" + std::to_string(number) + ".json")));
        break;
      case 5: {
        // As one that is done: of the part as it was made an open part is removed, or all are.
        document = Json::parse(content_of(part(number)));
        Json& open = document["open_parts"];
        open.erase(random() % open.size());
        if (k % 4 == 1 || open.empty()) {
          document.erase("open_parts");
          document["part"]["done"] = true;
        }
        write(result(number), document.dump());
        break;
      }
      case 6:
        document["part"]["version"] = 2 + random() % 9;
        write(result(number), document.dump());
        break;
      case 7:
        document["part"][k % 4 == 1 ? "number" : "count"] = 1 + random() % 9;
        write(result(number), document.dump());
        break;
      case 8: {
        Json& equilibria = document["equilibria"];
        if (!equilibria.empty()) equilibria.erase(random() % equilibria.size());
        write(result(number), document.dump());
        break;
      }
      default:
        write(result(number), letter_changed(whole));
    }
    const Outcome outcome = merge();
    if (outcome.code == 1) {
      ++refused[static_cast<std::size_t>(k % kKinds)];
      EXPECT_EQ(outcome.out, "");
      EXPECT_EQ(outcome.err.rfind(path("done"), 0), 0U) << outcome.err;
    } else {
      EXPECT_EQ(outcome.code, 0) << k << ' ' << outcome.err;
      if (outcome.code == 0) {
        EXPECT_EQ(without_statistics(outcome.out), expected);
      }
    }
    write(result(number), whole);
  }
  EXPECT_EQ(without_statistics(merge().out), expected);
  return refused;
}

TEST_F(WrongParts, AreRefusedWithTwoPlayers) {
  const std::vector<int> refused = refused_of(500, "13x13");
  for (std::size_t kind = 0; kind < 7; ++kind) EXPECT_EQ(refused[kind], 50) << kind;
  // A part may have its number by chance, or no equilibria, and a letter stand where nothing is read.
  for (std::size_t kind = 7; kind < 10; ++kind) EXPECT_GT(refused[kind], 9) << kind;
}

TEST_F(WrongParts, AreRefusedWithThree) {
  const std::vector<int> refused = refused_of(100, "4x4x4");
  for (std::size_t kind = 0; kind < 7; ++kind) EXPECT_EQ(refused[kind], 10) << kind;
  // Equilibria are not what a merge goes on from.
  EXPECT_EQ(refused[8], 0);
}

}  // namespace
}  // namespace nashsolve::test
