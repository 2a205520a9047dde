// What `cmake --install` leaves works where it is put, without the checkout and the build.
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>

#include "installation.hpp"

namespace nashsolve::test {
namespace {

namespace fs = std::filesystem;

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
  return names;
}

TEST(Installation, ProgramRunsAnywhere) {
  const Outcome outcome = run_shell("cd / && env -i '" + installed("bin/nashsolve") + "' --details never '" +
                                    installed("share/nashsolve/games/von_stengel_6x6.json") + "'");
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_NE(outcome.out.find("75 equilibria, complete"), std::string::npos) << outcome.out;
}

TEST(Installation, DrawsPicturesAnywhere) {
  const Scratch scratch;
  const std::string picture = scratch.path("bos.svg");
  const Outcome outcome = run_shell("cd / && env -i '" + installed("bin/nashsolve") + "' plot '" +
                                    installed("share/nashsolve/games/bos.json") + "' -o '" + picture + "'");
  if (!fs::exists(NASHSOLVE_BINARY_DIR "/nashsolve-render")) {
    EXPECT_NE(outcome.err.find("the program nashsolve-render is missing"), std::string::npos) << outcome.err;
    GTEST_SKIP() << outcome.err;
  }
  EXPECT_TRUE(fs::exists(installed(NASHSOLVE_LIBEXECDIR "/nashsolve/nashsolve-render")));
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(content_of(picture).rfind("<svg ", 0), 0U);
  EXPECT_TRUE(fs::exists(installed("share/doc/nashsolve/licenses/echarts-LICENSE")));
}

TEST(Installation, HoldsTheProgramAndWhatGoesWithIt) {
  for (const char* const path :
       {"bin/nashsolve", "share/man/man1/nashsolve.1", "share/man/man1/nashsolve-check.1",
        "share/bash-completion/completions/nashsolve", "share/zsh/site-functions/_nashsolve",
        "share/fish/vendor_completions.d/nashsolve.fish", "share/doc/nashsolve/README.md",
        "share/doc/nashsolve/LICENSE", "share/doc/nashsolve/NOTICE", "share/doc/nashsolve/CHANGELOG.md",
        "share/doc/nashsolve/examples/meta_game.py"}) {
    EXPECT_GT(fs::file_size(installed(path)), 100U) << path;
  }
  EXPECT_EQ(content_of(installed("share/nashsolve/result.schema.json")), run_program("schema").out);
  EXPECT_EQ(names_in(installed("share/nashsolve/games")), names_in(NASHSOLVE_SOURCE_DIR "/games"));
  EXPECT_EQ(names_in(installed("share/doc/nashsolve/docs")), names_in(NASHSOLVE_SOURCE_DIR "/docs"));
}

TEST(Installation, HeadersAreThePublicOnes) {
  EXPECT_EQ(names_in(installed("include")), (std::set<std::string>{"nashsolve"}));
  EXPECT_EQ(names_in(installed("include/nashsolve")), names_in(NASHSOLVE_SOURCE_DIR "/include/nashsolve"));
}

TEST(Installation, NothingNamesTheCheckout) {
  // Debug information may.
  const Outcome outcome = run_shell(
      "grep -rIlF -e '" NASHSOLVE_SOURCE_DIR "' -e '" NASHSOLVE_BINARY_DIR "' '" + installed("") + "'");
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.code, 1);
}

TEST(Installation, ProgramFindsItsLibrariesBesideItself) {
  NASHSOLVE_NEEDS("readelf");
  const Outcome outcome = run_shell("readelf -d '" + installed("bin/nashsolve") + "'");
  const bool is_shared = outcome.out.find("[libnashsolve.so") != std::string::npos;
  EXPECT_EQ(outcome.out.find("$ORIGIN/../" NASHSOLVE_LIBDIR "]") != std::string::npos, is_shared);
  EXPECT_EQ(outcome.out.find(NASHSOLVE_BINARY_DIR), std::string::npos) << outcome.out;
}

/// What configuring a project says that asks for a version of nashsolve.
Outcome find_version(const std::string& version) {
  const Scratch scratch;
  scratch.file(
      "CMakeLists.txt",
      "cmake_minimum_required(VERSION 3.16)\nproject(finder LANGUAGES CXX)\nfind_package(nashsolve " +
          version +
          " REQUIRED)\n"
          "message(NOTICE \"found ${nashsolve_VERSION}\")\n");
  return run_shell("cmake -S '" + scratch.path("") + "' -B '" + scratch.path("build") +
                   "' -DCMAKE_PREFIX_PATH='" + installed("") + "'");
}

TEST(FindPackage, TellsVersionsThatFit) {
  const Outcome found = find_version("0.1");
  EXPECT_EQ(found.code, 0);
  EXPECT_NE(found.err.find("found 0.1."), std::string::npos) << found.err;
  const Outcome refused = find_version("0.2");
  EXPECT_NE(refused.code, 0);
  EXPECT_NE(refused.err.find("compatible with requested version"), std::string::npos) << refused.err;
}

}  // namespace
}  // namespace nashsolve::test
