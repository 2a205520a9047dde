// `nashsolve check` as its users meet it: profiles, behaviour in trees, and what is said of those that do not
// fit.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "program/program.hpp"
#include "support/documents.hpp"

namespace nashsolve::test {
namespace {

using nlohmann::json;
using testing::document_of;

TEST(Program, ChecksProfiles) {
  const Outcome yes = run_program("check games/bos.json 2/3,1/3 1/3,2/3");
  EXPECT_EQ(yes.code, 0);
  EXPECT_NE(yes.out.find("\nThe profile is an equilibrium.\n"), std::string::npos);
  EXPECT_EQ(run_program("check games/bos.json '2/3,1/3 1/3,2/3'").out, yes.out);
  EXPECT_EQ(run_program(R"(check games/bos.json '[["2/3","1/3"],["1/3","2/3"]]')").out, yes.out);
  const Outcome no = run_program("check games/bos.json Opera Football --format json");
  EXPECT_EQ(no.code, 1);
  const json document = document_of(no);
  EXPECT_EQ(document["equilibrium"], false);
  EXPECT_EQ(document["deviations"][1], json::parse(R"({"player": 1, "strategies": [0], "gain": "1"})"));
  EXPECT_EQ(run_program("check games/missing.json 1,0 1,0").code, 1);
  EXPECT_EQ(run_program(R"(check games/bos.json '{"a": 1, "a": 2}')").code, 2);
}

TEST(Program, WrongProfilesAreExplained) {
  const std::string hint =
      "  hint: a profile is like 2/3,1/3 1/3,2/3 or [[\"2/3\", \"1/3\"], [\"1/3\", \"2/3\"]]\n";
  const auto complaint = [&](const std::string& profile) {
    const Outcome outcome = run_program("check games/bos.json " + profile);
    EXPECT_EQ(outcome.code, 2) << profile;
    EXPECT_EQ(outcome.out, "");
    return outcome.err;
  };
  const std::string start = "nashsolve: the profile: ";
  EXPECT_EQ(complaint("1/2,1/3 1,0"),
            start + "the probabilities of Player 1 add up to 5/6, expected exactly 1\n" + hint);
  EXPECT_EQ(complaint("1,0,0 1,0"), start + "found 3 probabilities for Player 1, expected 2\n" + hint);
  EXPECT_EQ(complaint("2,-1 1,0"),
            start + "found '-1' for Player 1, expected a probability such as 2/3 or 0.25\n" + hint);
  EXPECT_EQ(complaint("1,0 -0.5,1.5"),
            start + "found '-0.5' for Player 2, expected a probability such as 2/3 or 0.25\n" + hint);
  EXPECT_EQ(complaint("1 1,0"), start + "found 1 probability for Player 1, expected 2\n" + hint);
  EXPECT_EQ(complaint("1,0"), start + "found 1 player, expected 2\n" + hint);
  EXPECT_EQ(complaint("Oper 1,0"),
            start + "found 'Oper' for Player 1, expected a strategy or probabilities like 2/3,1/3\n" + hint);
  EXPECT_EQ(complaint("'[[1, 0], [1'"),
            start + "found '[[1, 0], [1', expected JSON like [[\"2/3\", \"1/3\"], [1, 0]]\n" + hint);
  EXPECT_EQ(complaint("'{\"Ann\": 1}'"),
            start + "found '{\"Ann\": 1}', expected JSON like [[\"2/3\", \"1/3\"], [1, 0]]\n" + hint);
  EXPECT_EQ(run_program("check games/bos.json").err,
            "nashsolve: found no profile, expected one like 2/3,1/3 1/3,2/3\n" + hint_at_help("check "));
}

TEST(Program, ChecksBehaviourInTrees) {
  const std::string game = "check games/entry_deterrence.efg ";
  const Outcome threat = run_program(game + "'entry: Out | answer: Fight'");
  EXPECT_EQ(threat.code, 0) << threat.err;
  EXPECT_NE(threat.out.find("not subgame-perfect: in the subgame after (In), Incumbent would gain by"),
            std::string::npos)
      << threat.out;
  EXPECT_EQ(run_program(game + R"('[[[1, 0]], [["1", "0.0"]]]')").out, threat.out);
  EXPECT_EQ(run_program(game + R"('[{"information_set": 0, "probabilities": ["1", "0"]},
                                    {"information_set": 1, "probabilities": [1, 0]}]')")
                .out,
            threat.out);
  EXPECT_EQ(run_program(game + "@/dev/stdin", "entry: Out |\n answer: Fight\n").out, threat.out);
  EXPECT_EQ(run_program(game + "@games/missing").code, 1);
  const Outcome believed =
      run_program(game + "'entry: In 1 | answer: Fight 0, Accommodate: 1' --format json");
  EXPECT_EQ(document_of(believed)["subgame_perfect"], true);
  const auto complaint = [&](const std::string& profile) {
    const Outcome outcome = run_program(game + "'" + profile + "'");
    EXPECT_EQ(outcome.code, 2) << profile;
    const std::string start = "nashsolve: the profile: ";
    EXPECT_TRUE(outcome.err.starts_with(start)) << outcome.err;
    return outcome.err.substr(start.size(), outcome.err.find('\n') - start.size());
  };
  EXPECT_EQ(complaint("entry: In"), "found 1 player, expected 2");
  EXPECT_EQ(complaint("entry: In | nix: Fight"),
            "found 'nix: Fight' for Incumbent, expected an information set and a colon, like 'answer: '");
  EXPECT_EQ(complaint("entry: Stay | answer: Fight"),
            "found 'Stay' at 'entry', expected one of its actions Out, In");
  EXPECT_EQ(complaint("entry: In 1/2, Out 1/3 | answer: Fight"),
            "the probabilities of 'entry' of Entrant add up to 5/6, expected exactly 1");
  EXPECT_EQ(complaint("entry: In; entry: Out | answer: Fight"), "found 'entry' twice");
  EXPECT_EQ(
      complaint("entry: In |"),
      "found nothing of 'answer' of Incumbent, expected probabilities, as the own moves let the play come "
      "there");
  EXPECT_EQ(complaint(R"([{"information_set": 7, "probabilities": ["1"]}])"),
            R"(found no information set of a player, expected entries like {"information_set": 1, )"
            R"("probabilities": ["1/2", "1/2"]})");
  EXPECT_EQ(complaint("[[[1, 0]], [[1, 0], [1]]]"), "found 2 information sets of Incumbent, expected 1");
  EXPECT_EQ(complaint("[[[1, 0]], [[1, 0, 0]]]"),
            "found 3 probabilities for 'answer' of Incumbent, expected 2");
}

}  // namespace
}  // namespace nashsolve::test
