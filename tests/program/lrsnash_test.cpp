// The program under the name of lrsnash, as other programs call it.
#include <gtest/gtest.h>

#include "program/program.hpp"

namespace nashsolve::test {
namespace {

constexpr const char* kGame = "2 2\n\n3 0\n0 2\n\n2 0\n0 3\n";
const std::string kBlocks =
    "2  1  0  3 \n1  1  0  2 \n\n"
    "2  0  1  2 \n1  0  1  3 \n\n"
    "2  2/5  3/5  6/5 \n1  3/5  2/5  6/5 \n\n"
    "*Number of equilibria found: 3\n";

class Lrsnash : public ::testing::Test {
 protected:
  Lrsnash() { run_shell("ln -s $nashsolve " + scratch_.path("lrsnash")); }

  Outcome run(const std::string& arguments) { return run_shell(scratch_.path("lrsnash") + " " + arguments); }

  Scratch scratch_;
  const std::string file_ = scratch_.file("game", kGame);
};

TEST_F(Lrsnash, PrintsItsBlocks) {
  for (const std::string options : {"", "-s ", "--standard "}) {
    const Outcome outcome = run(options + file_);
    EXPECT_EQ(outcome.out, "*nashsolve: " + file_ + "\n" + kBlocks);
    EXPECT_EQ(outcome.err, "");
    EXPECT_EQ(outcome.code, 0);
  }
}

TEST_F(Lrsnash, TakesItsOptionsInAnyOrderAndTogether) {
  const std::string result = scratch_.path("result");
  const Outcome outcome = run(file_ + " -pso " + result);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(content_of(result), "*3,2  0,0\n*0,0  2,3\n*nashsolve: " + file_ + "\n" + kBlocks);
  const Outcome verbose = run("-v " + file_);
  EXPECT_TRUE(verbose.out.starts_with("*nashsolve: " + file_ + "\n" + kBlocks + "*")) << verbose.out;
  EXPECT_EQ(verbose.err, "");
}

TEST_F(Lrsnash, SolvesSeveralFiles) {
  const Outcome outcome = run(file_ + " " + file_);
  const std::string once = "*nashsolve: " + file_ + "\n" + kBlocks;
  EXPECT_EQ(outcome.out, once + once);
}

TEST_F(Lrsnash, SaysWhatIsWrongInALineWithAStar) {
  const std::string broken = scratch_.file("broken", "2 2\n1 x\n");
  const Outcome outcome = run(broken + " " + file_);
  EXPECT_EQ(outcome.code, 1);
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out, "*" + broken + ":2:3: found 'x', expected a number such as 3, -0.25, 1e-3 or 1/3\n" +
                             "*nashsolve: " + file_ + "\n" + kBlocks);
  const Outcome unknown = run("-x " + file_);
  EXPECT_EQ(unknown.code, 1);
  EXPECT_EQ(unknown.err, "");
  EXPECT_TRUE(unknown.out.starts_with("*nashsolve: found '-x', expected an option of lrsnash"))
      << unknown.out;
  EXPECT_EQ(run("-o").code, 1);
  EXPECT_TRUE(run("-h").out.starts_with("*usage: lrsnash"));
}

TEST(LrsFormat, IsOfTwoPlayers) {
  const Outcome outcome = run_program("--format lrs -", R"({"payoffs": [[[[1, 2, 3]]]]})");
  EXPECT_EQ(outcome.code, 1);
  EXPECT_EQ(outcome.err, "-:1: found 3 players, expected two for --format lrs\n");
  EXPECT_EQ(outcome.out, "");
}

TEST(GambitFormat, IsPrinted) {
  const Outcome whole = run_program("--format gambit -", R"({"zero_sum": [[1, -1], [-1, 1]]})");
  EXPECT_EQ(whole.out, "NE,1/2,1/2,1/2,1/2\n");
  EXPECT_EQ(whole.err, "");
}

}  // namespace
}  // namespace nashsolve::test
