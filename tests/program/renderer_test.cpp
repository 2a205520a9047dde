// The program nashsolve-render, and how nashsolve runs it.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>
#include <string>

#include "program/program.hpp"

namespace nashsolve::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::string_view kRenderer = NASHSOLVE_RENDERER;

#define NASHSOLVE_NEEDS_RENDERER() \
  if (kRenderer.empty()) GTEST_SKIP() << "nashsolve-render is not built: libraries or Node.js are missing"

Outcome run_renderer(const std::string& arguments, const std::string& input) {
  const Scratch scratch;
  return run_shell("'" NASHSOLVE_RENDERER "' " + arguments + " < '" + scratch.file("in", input) + "'");
}

TEST(Renderer, RefusesWhatItCannotDraw) {
  NASHSOLVE_NEEDS_RENDERER();
  for (const char* const format : {"svg", "png"}) {
    const Outcome broken = run_renderer(std::string(format) + " 100 100", "{\"series\": ");
    EXPECT_EQ(broken.code, 1);
    EXPECT_EQ(broken.out, "");
    EXPECT_EQ(broken.err, "SyntaxError: invalid json (at offset 12)\n");
    const Outcome other = run_renderer(std::string(format) + " 100 100", "[1]");
    EXPECT_EQ(other.code, 1);
    EXPECT_EQ(other.out, "");
    EXPECT_EQ(other.err.rfind("TypeError: ", 0), 0U) << other.err;
    EXPECT_EQ(other.err.find('\n'), other.err.size() - 1);
  }
  for (const char* const arguments : {"", "svg", "svg 10", "svg 10 10 10", "gif 10 10", "svg 0 10",
                                      "svg 10 -1", "png 1e3 10", "svg 99999999999 10", "svg 10 2000000"}) {
    const Outcome outcome = run_renderer(arguments, "{}");
    EXPECT_EQ(outcome.code, 1) << arguments;
    EXPECT_EQ(outcome.out, "") << arguments;
    EXPECT_EQ(outcome.err, "usage: nashsolve-render svg|png WIDTH HEIGHT <OPTION.json >PICTURE\n")
        << arguments;
  }
  if (!fs::exists("/dev/full")) return;
  const Outcome full = run_shell("echo '{}' | '" NASHSOLVE_RENDERER "' svg 10 10 > /dev/full");
  EXPECT_EQ(full.code, 1);
  EXPECT_EQ(full.err, "standard output cannot be written\n");
}

TEST(Renderer, DrawsTheOptionObjectsThatNashsolveWrites) {
  NASHSOLVE_NEEDS_RENDERER();
  const Scratch scratch;
  for (const char* const ending : {"json", "svg", "png"}) {
    const Outcome outcome = run_program("plot games/chicken.json -o '" + scratch.path("x.") + ending + "'");
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
  }
  const std::string option = content_of(scratch.path("x.json"));
  const std::string svg = content_of(scratch.path("x.svg"));
  std::smatch size;
  ASSERT_TRUE(std::regex_search(svg, size, std::regex(R"re(^<svg width="(\d+)" height="(\d+)")re")));
  const std::string sides = size.str(1) + " " + size.str(2);
  EXPECT_EQ(run_renderer("svg " + sides, option).out, svg);
  EXPECT_EQ(run_renderer("png " + sides, option).out, content_of(scratch.path("x.png")));
}

/// A copy of nashsolve, which runs whatever lies beside it.
class Alone {
 public:
  Alone() {
    run_shell("cp \"$nashsolve\" '" + scratch_.path("nashsolve") + "'");
    // Its option object takes several fillings of a pipe.
    run_program("generate dual-cyclic --size 10x10 -o '" + scratch_.path("game.json") + "'");
  }

  void put_renderer(const std::string& script) const {
    fs::permissions(scratch_.file("nashsolve-render", "#!/bin/sh\n" + script + "\n"), fs::perms::owner_all);
  }
  void make_unusable() const {
    fs::permissions(scratch_.path("nashsolve-render"), fs::perms::owner_read | fs::perms::owner_write);
  }

  /// `before` and `after` surround the command in the shell.
  [[nodiscard]] Outcome draw(const std::string& name, const std::string& before = {},
                             const std::string& after = {}) const {
    return run_shell(before + " '" + path("nashsolve") + "' plot --chart payoffs '" + path("game.json") +
                     "' -o '" + path(name) + "' " + after);
  }
  [[nodiscard]] std::string path(const std::string& name) const { return scratch_.path(name); }
  [[nodiscard]] std::string content(const std::string& name) const { return content_of(path(name)); }

  void expect_failure(const std::string& message) const {
    const Outcome outcome = draw("failed.svg");
    EXPECT_EQ(outcome.code, 1);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err, "nashsolve: " + message + "\n");
    for (const auto& entry : fs::directory_iterator(path(""))) {
      EXPECT_EQ(entry.path().string().find("failed"), std::string::npos) << entry.path();
    }
  }

 private:
  Scratch scratch_;
};

TEST(RunningTheRenderer, SaysWhereItIsMissing) {
  if (fs::exists(NASHSOLVE_RENDERER_FOLDER "/nashsolve-render")) {
    GTEST_SKIP() << "one is installed in " << NASHSOLVE_RENDERER_FOLDER;
  }
  Alone().expect_failure(
      "this build cannot draw SVG and PNG: the program nashsolve-render is missing\n"
      "  hint: with nodejs, npm, duktape-dev, librsvg2-dev and libpango1.0-dev installed, ./scripts/run "
      "builds "
      "it; .json works without");
}

TEST(RunningTheRenderer, SaysWhyItFailed) {
  const Alone alone;
  alone.put_renderer("cat >/dev/null; echo a warning >&2; echo the reason >&2; exit 1");
  alone.expect_failure("the picture could not be drawn: the reason");
  alone.put_renderer("exit 3");
  alone.expect_failure("the picture could not be drawn: nashsolve-render ended with exit code 3");
  alone.put_renderer("echo half a picture; kill -9 $$");
  alone.expect_failure("the picture could not be drawn: nashsolve-render was ended by signal 9");
  alone.put_renderer("cat >/dev/null");
  alone.expect_failure("the picture could not be drawn: nashsolve-render wrote nothing");
  alone.make_unusable();
  alone.expect_failure("the picture could not be drawn: " + alone.path("nashsolve-render") +
                       " could not be run: Permission denied");
}

TEST(RunningTheRenderer, GivesItTheWholeOption) {
  const Alone alone;
  alone.put_renderer("echo \"$@\" >\"$0.arguments\"; exec cat");
  ASSERT_EQ(alone.draw("x.json").code, 0);
  ASSERT_EQ(alone.draw("x.svg").code, 0);
  EXPECT_GT(alone.content("x.svg").size(), 200000U);
  EXPECT_EQ(json::parse(alone.content("x.svg")), json::parse(alone.content("x.json")));
  EXPECT_EQ(alone.content("nashsolve-render.arguments").rfind("svg ", 0), 0U);
  ASSERT_EQ(alone.draw("x.png").code, 0);
  EXPECT_EQ(alone.content("x.png"), alone.content("x.svg"));
  EXPECT_EQ(alone.content("nashsolve-render.arguments").rfind("png ", 0), 0U);
}

TEST(RunningTheRenderer, WaitsForNoPipeThatIsFull) {
  const Alone alone;
  const std::string much = "head -c 300000 /dev/zero | tr '\\0' x";
  alone.put_renderer(much + " >&2; " + much + "; " + much + " >&2; cat >/dev/null; " + much);
  const Outcome outcome = alone.draw("x.svg");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(alone.content("x.svg"), std::string(600000, 'x'));
}

TEST(RunningTheRenderer, WorksWhateverTheCallerHasClosedOrIgnores) {
  const Alone alone;
  alone.put_renderer("exec cat");
  ASSERT_EQ(alone.draw("usual.svg").code, 0);
  EXPECT_EQ(alone.draw("closed.svg", "", "<&- >&- 2>&-").code, 0);
  EXPECT_EQ(alone.draw("ignored.svg", "trap '' CHLD PIPE INT; exec").code, 0);
  EXPECT_EQ(alone.content("closed.svg"), alone.content("usual.svg"));
  EXPECT_EQ(alone.content("ignored.svg"), alone.content("usual.svg"));
}

TEST(RunningTheRenderer, OneInterruptionLetsItFinish) {
  const Alone alone;
  alone.put_renderer("kill -INT $PPID; exec cat");
  const Outcome outcome = alone.draw("x.svg");
  EXPECT_EQ(outcome.code, 130) << outcome.err;
  EXPECT_GT(alone.content("x.svg").size(), 200000U);
}

TEST(RunningTheRenderer, AnInterruptionLeavesOutRows) {
  const Scratch scratch;
  const Alone alone;
  run_program("generate coordination --size 7x7 -o '" + alone.path("rows.json") + "'");
  const std::string plot = "'" + alone.path("nashsolve") + "' plot '" + alone.path("rows.json") + "' -o '";
  // The first one would not end by itself, and is ended.
  alone.put_renderer("[ -e \"$0.begun\" ] && exec cat; touch \"$0.begun\"; kill -INT $PPID; exec sleep 1000");
  const Outcome outcome = run_shell(plot + alone.path("few.svg") + "'");
  EXPECT_EQ(outcome.code, 130) << outcome.err;
  const json few = json::parse(alone.content("few.svg"));
  ASSERT_EQ(run_shell(plot + alone.path("many.svg") + "'").code, 0);
  const json many = json::parse(alone.content("many.svg"));
  EXPECT_LT(few["series"][0]["data"].size(), 51U);
  EXPECT_GT(many["series"][0]["data"].size(), 300U);
  EXPECT_NE(few.dump().find("; the first 28 rows of 127"), std::string::npos) << few["title"];
}

TEST(RunningTheRenderer, TerminalsDoNotInterruptIt) {
  if (!fs::exists("/proc/self/stat")) GTEST_SKIP() << "there is no /proc to ask for process groups";
  const Alone alone;
  // The fifth word is the group, which has the number of its first process.
  alone.put_renderer(
      "cat >/dev/null; read -r process name state parent group rest </proc/$$/stat; echo $((group - $$))");
  const Outcome outcome = alone.draw("x.svg");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(alone.content("x.svg"), "0\n");
}

}  // namespace
}  // namespace nashsolve::test
