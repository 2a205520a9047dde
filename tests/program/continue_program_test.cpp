// `nashsolve continue`: a result that a limit or a signal left incomplete becomes the one of a single run, to
// the byte but for times and counts; what is no such result is refused and named.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "program/program.hpp"
#include "support/documents.hpp"
#include "support/schema_check.hpp"

namespace nashsolve::test {
namespace {

using testing::without_statistics;

using Json = nlohmann::ordered_json;

const std::string kOnePlayer = R"({"payoffs": [[1], [2]]})";

class Continue : public ::testing::Test {
 protected:
  void SetUp() override {
    game_ = scratch_.path("game.json");
    ASSERT_EQ(run_program("generate random --size 12x12 --seed 7 -o " + game_).code, 0);
    ASSERT_EQ(run_program("--format json --limit 2 " + game_ + " -o " + path("part.json")).code, 0);
  }

  [[nodiscard]] std::string path(const std::string& name) const { return scratch_.path(name); }
  [[nodiscard]] std::string part() const { return content_of(path("part.json")); }

  Scratch scratch_;
  std::string game_;
};

TEST_F(Continue, EndsInTheBytesOfOneRun) {
  const Outcome whole = run_program("--format json " + game_);
  const Outcome rest = run_program("continue " + path("part.json"));
  EXPECT_EQ(rest.code, 0) << rest.err;
  EXPECT_EQ(without_statistics(rest.out), without_statistics(whole.out));
  const Json document = Json::parse(part());
  EXPECT_EQ(document["status"], "limit");
  EXPECT_FALSE(document["open_parts"].empty());
  EXPECT_EQ(schema_complaints(part()), "");
}

TEST_F(Continue, GoesOnAsOftenAsItIsStopped) {
  ASSERT_EQ(run_program("generate random --size 22x22 --seed 3 -o " + path("large.json")).code, 0);
  const auto limit = [](int k) { return " --time-limit " + std::to_string(0.001 * std::exp2(k)) + " "; };
  Outcome result = run_program("--format json" + limit(0) + path("large.json"));
  EXPECT_EQ(result.code, 3);
  // A slice of no use, on a slow machine, is followed by one that is twice as long.
  for (int k = 1; k < 20 && result.code == 3; ++k) {
    const std::string file = scratch_.file("r.json", result.out);
    result = run_program("continue --threads " + std::to_string(1 + k % 2) + limit(k) + file);
  }
  ASSERT_EQ(result.code, 0) << result.err;
  EXPECT_EQ(without_statistics(result.out),
            without_statistics(run_program("--format json " + path("large.json")).out));
}

TEST_F(Continue, LosesNothingThatWasTold) {
  // All that was found is searched again before anything else, and in no time little of it is found.
  for (const auto& [family, limit] :
       {std::pair<std::string, std::string>("coordination --size 11x11", "1500"),
        {"random --size 4x4x4 --seed 1", "5"}}) {
    ASSERT_EQ(run_program("generate " + family + " -o " + path("large.json")).code, 0);
    const std::string told = run_program("--format json --limit " + limit + " " + path("large.json")).out;
    const std::string file = scratch_.file("r.json", told);
    for (const std::string& more :
         {std::string(), " --checkpoint " + path("saved.json") + " --every 0.000001"}) {
      const Outcome stopped = run_program("continue --time-limit 0.000001 " + file + " -o " + file + more);
      EXPECT_EQ(stopped.code, 3) << family;
      EXPECT_NE(stopped.err.find("stays as it was"), std::string::npos) << stopped.err;
      EXPECT_EQ(content_of(file), told) << family;
      EXPECT_FALSE(std::filesystem::exists(path("saved.json")));
    }
    const Outcome rest = run_program("continue " + file);
    EXPECT_EQ(without_statistics(rest.out),
              without_statistics(run_program("--format json " + path("large.json")).out));
  }
}

class KilledSearch : public Continue {
 protected:
  void expect_to_go_on(const std::string& size);
};

void KilledSearch::expect_to_go_on(const std::string& size) {
  ASSERT_EQ(run_program("generate random --size " + size + " --seed 4 -o " + path("large.json")).code, 0);
  const std::string expected = without_statistics(run_program("--format json " + path("large.json")).out);
  const std::string saved = path("saved.json");
  const std::string options = " --checkpoint '" + saved + "' --every 0.03 ";
  int killed = 0;
  for (int k = 0; k < 4; ++k) {
    std::filesystem::remove(saved);
    // As soon as there is a checkpoint, and some of them later.
    run_shell("\"$nashsolve\" --format json" + options + "'" + path("large.json") +
              "' >/dev/null & pid=$!; while kill -0 $pid && [ ! -e '" + saved +
              "' ]; do sleep 0.01; done; sleep " + std::to_string(0.07 * k) +
              "; kill -KILL $pid; wait $pid; true");
    if (!std::filesystem::exists(saved)) continue;
    ++killed;
    const std::string kept = content_of(saved);
    EXPECT_EQ(schema_complaints(kept), "");
    EXPECT_EQ(Json::parse(kept)["status"], "time_limit");
    const Outcome rest = run_program("continue " + (k % 2 == 0 ? options : " ") + saved);
    EXPECT_EQ(rest.code, 0) << rest.err;
    EXPECT_EQ(without_statistics(rest.out), expected);
  }
  EXPECT_GT(killed, 0);
}

TEST_F(KilledSearch, GoesOnFromItsCheckpoint) {
  expect_to_go_on("30x30");
}

TEST_F(KilledSearch, GoesOnFromItsCheckpointWithThreePlayers) {
  expect_to_go_on("5x5x5");
}

TEST_F(Continue, SaysWhereThereAreNoCheckpoints) {
  const auto expect = [&](const std::string& arguments, int code, const std::string& message) {
    const Outcome outcome = run_program("--checkpoint " + path("saved.json ") + arguments);
    EXPECT_EQ(outcome.code, code) << arguments;
    EXPECT_NE(outcome.err.find(message), std::string::npos) << outcome.err;
    EXPECT_FALSE(std::filesystem::exists(path("saved.json")));
  };
  expect("--find one " + game_, 2, "found a search for some equilibria");
  expect("--limit 3 " + game_, 2, "found a search for some equilibria");
  expect("--proof " + path("proof ") + game_, 2, "--checkpoint and --proof exclude each other");
  expect(game_ + " games/bos.json", 2, "--checkpoint: found several games, expected one");
  expect(scratch_.file("one.json", kOnePlayer), 1, "found one player, expected two or more");
  EXPECT_EQ(run_program("--checkpoint " + game_ + " " + game_).code, 1);
  // What is over before a checkpoint is due leaves none.
  const Outcome outcome = run_program("--format json --checkpoint " + path("saved.json ") + game_);
  EXPECT_EQ(without_statistics(outcome.out), without_statistics(run_program("--format json " + game_).out));
  EXPECT_FALSE(std::filesystem::exists(path("saved.json")));
}

TEST_F(Continue, ReplacesTheResultItReads) {
  EXPECT_EQ(run_program("continue " + path("part.json") + " -o " + path("part.json")).code, 0);
  EXPECT_EQ(without_statistics(part()), without_statistics(run_program("--format json " + game_).out));
  // What is complete stays as it is, also where it no longer says how the game is to be read, and where sets
  // are described.
  const Outcome again = run_program("continue " + path("part.json"));
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_EQ(again.out, part());
  const std::string tied =
      scratch_.file("tied.json", R"({"payoffs": [[[1, 1], [1, 1], [1, 0]], [[1, 1], [1, 1], [0, 1]]]})");
  for (const std::string asked : {"--minimize ", "--vertices 1 ", ""}) {
    const std::string whole = run_program("--format json " + asked + tied).out;
    const Outcome kept = run_program("continue " + scratch_.file("whole.json", whole));
    EXPECT_EQ(kept.code, 0) << kept.err;
    EXPECT_EQ(kept.out, whole);
  }
  const Outcome text = run_program("continue --format text " + path("part.json"));
  EXPECT_EQ(text.code, 1);
  EXPECT_NE(text.err.find("found the result of a search that came to its end"), std::string::npos)
      << text.err;
}

TEST_F(Continue, AsksForWhatTheResultWasAskedFor) {
  const std::string costs = " --minimize --details never --select welfare ";
  ASSERT_EQ(run_program("--format json --limit 1" + costs + game_ + " -o " + path("costs.json")).code, 0);
  const Outcome rest = run_program("continue " + path("costs.json"));
  EXPECT_EQ(rest.code, 0) << rest.err;
  EXPECT_EQ(without_statistics(rest.out),
            without_statistics(run_program("--format json" + costs + game_).out));
}

TEST_F(Continue, FindsTheGameInAStream) {
  ASSERT_EQ(run_program("generate random --size 8x8 --count 3 -o " + path("games.jsonl")).code, 0);
  const Outcome parts = run_program("--format jsonl --limit 1 " + path("games.jsonl"));
  const std::string second = parts.out.substr(parts.out.find('\n') + 1);
  scratch_.file("second.json", second.substr(0, second.find('\n') + 1));
  const Outcome rest = run_program("continue --format jsonl " + path("second.json"));
  ASSERT_EQ(rest.code, 0) << rest.err;
  const Json document = Json::parse(rest.out);
  EXPECT_EQ(document["status"], "complete");
  EXPECT_EQ(document["game"]["source"], path("games.jsonl") + ":2");
  ASSERT_EQ(run_program("continue " + path("second.json") + " " + game_).code, 1);
}

TEST_F(Continue, SaysWhatIsNoResultToGoOnWith) {
  const auto expect_refused = [&](const std::string& name, const std::string& content,
                                  const std::string& message) {
    const std::string file = scratch_.file(name, content);
    const Outcome outcome = run_program("continue " + file);
    EXPECT_EQ(outcome.code, 1) << name;
    EXPECT_EQ(outcome.out, "") << name;
    EXPECT_EQ(outcome.err.rfind(file + ":", 0), 0) << outcome.err;
    EXPECT_NE(outcome.err.find(message), std::string::npos) << outcome.err;
  };
  expect_refused("empty.json", "", ":1: found no JSON");
  expect_refused("cut.json", part().substr(0, part().size() / 2), ": found no JSON");
  expect_refused("no.json", content_of(game_), ": found a document that lacks something");
  expect_refused("large.json", R"({"schema": "nashsolve/1", "seconds": 1e999})",
                 ": found a number out of range");
  expect_refused("keys.json", "{\"a\\u001b\": 1, \"a\\u001b\": 1}", ": found the key 'a\\x1b' twice");
  expect_refused("one.json", run_program("--format json -", kOnePlayer).out,
                 ": found a result of one player, expected one of two and more");
  Json changed = Json::parse(part());
  changed["open_parts"][0]["tight_p"] = {3, 3};
  expect_refused("twice.json", changed.dump(), ": found an open part that does not fit the game");
  changed = Json::parse(part());
  changed["equilibria"][0]["profile"][0][0] = "7/5";
  expect_refused("more.json", changed.dump(), ": found probabilities that do not add up to 1");
  changed = Json::parse(part());
  changed["status"] = "done";
  expect_refused("status.json", changed.dump(), ": found the status 'done'");
  changed = Json::parse(part());
  changed["open_parts"].erase(0);
  expect_refused("fewer.json", changed.dump(), ": found parts of a search that do not go with the rest");
  changed = Json::parse(part());
  changed.erase("open_parts");
  expect_refused("closed.json", changed.dump(), ": found a result without open parts");
  const Outcome other = run_program("continue " + path("part.json") + " games/bos.json");
  EXPECT_EQ(other.code, 1);
  EXPECT_NE(other.err.find("games/bos.json: found another game"), std::string::npos) << other.err;
  EXPECT_EQ(run_program("continue").code, 2);
  EXPECT_EQ(run_program("continue a b c").code, 2);
}

/// A changed digit or letter is refused, or changes nothing of what is found.
TEST_F(Continue, TakesNoWrongResult) {
  const std::string expected = without_statistics(run_program("continue " + path("part.json")).out);
  const std::string text = part();
  const std::size_t end = text.rfind("  \"options\":");
  const std::size_t begin = text.find("\"equilibria\"");
  std::mt19937_64 random(1807);
  int refused = 0;
  for (int k = 0; k < 60; ++k) {
    std::string changed = text;
    char& letter = changed[begin + random() % (end - begin)];
    letter = static_cast<char>(letter >= '0' && letter <= '9' ? '0' + random() % 10 : 'a' + random() % 26);
    const Outcome outcome = run_program("continue " + scratch_.file("changed.json", changed));
    if (outcome.code == 1) {
      ++refused;
      EXPECT_EQ(outcome.out, "");
    } else {
      EXPECT_EQ(outcome.code, 0) << outcome.err;
      EXPECT_EQ(without_statistics(outcome.out), expected);
    }
  }
  EXPECT_GT(refused, 10);
}

}  // namespace
}  // namespace nashsolve::test
