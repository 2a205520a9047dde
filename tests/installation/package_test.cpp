// The Debian packages hold what they should, depend on what the program needs, and run where they are
// unpacked.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "installation.hpp"

namespace nashsolve::test {
namespace {

const std::string kProgram = NASHSOLVE_PACKAGES "/nashsolve_*.deb";
const std::string kDevelopment = NASHSOLVE_PACKAGES "/libnashsolve-dev_*.deb";

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(Packages, HoldWhatTheyShould) {
  const std::string program = run_shell("dpkg-deb -c " + kProgram).out;
  for (const char* const path :
       {"./usr/bin/nashsolve\n", "./usr/share/man/man1/nashsolve.1.gz\n",
        "./usr/share/bash-completion/completions/nashsolve\n",
        "./usr/share/zsh/vendor-completions/_nashsolve\n",
        "./usr/share/fish/vendor_completions.d/nashsolve.fish\n", "./usr/share/doc/nashsolve/copyright\n",
        "./usr/share/doc/nashsolve/changelog.gz\n", "./usr/share/doc/nashsolve/examples/cpp/hawk_dove.cpp\n",
        "./usr/share/nashsolve/result.schema.json\n", "./usr/share/nashsolve/games/bos.json\n"}) {
    EXPECT_TRUE(contains(program, path)) << path << program;
  }
  EXPECT_FALSE(contains(program, "/include/"));
  EXPECT_FALSE(contains(program, "/cmake/"));
  const std::string development = run_shell("dpkg-deb -c " + kDevelopment).out;
  for (const char* const path : {"./usr/include/nashsolve/solve.hpp\n", "/libnashsolve.a\n",
                                 "/cmake/nashsolve/nashsolveConfig.cmake\n", "/pkgconfig/nashsolve.pc\n",
                                 "./usr/share/doc/libnashsolve-dev/copyright\n"}) {
    EXPECT_TRUE(contains(development, path)) << path << development;
  }
  EXPECT_FALSE(contains(development, "/bin/"));
  for (const std::string& files : {program, development}) {
    EXPECT_TRUE(contains(files, " root/root "));
    EXPECT_FALSE(contains(files, "./home")) << files;
  }
}

TEST(Packages, DependOnTheLibrariesThatAreLinked) {
  const std::string depends = run_shell("dpkg-deb -f " + kProgram + " Depends").out;
  const std::string needed = run_shell("objdump -p '" NASHSOLVE_BINARY_DIR "/nashsolve'").out;
  ASSERT_TRUE(contains(needed, "Program Header"));
  // None where the program is linked statically; only the renderer has dependencies then.
  for (const auto& [library, package] : {std::pair{"libgmp.so", "libgmp10 "},
                                         {"libnettle.so", "libnettle8"},
                                         {"libutf8proc.so", "libutf8proc2 "},
                                         {"libpugixml.so", "libpugixml1v5 "}}) {
    EXPECT_EQ(contains(needed, library), contains(depends, package)) << package << depends;
  }
  EXPECT_EQ(run_shell("dpkg-deb -f " + kDevelopment + " Depends").out,
            "libgmp-dev, nettle-dev, libutf8proc-dev, libpugixml-dev, pkg-config\n");
}

TEST(Packages, HoldTheRendererAndDependOnItsLibraries) {
  if (!std::filesystem::exists(NASHSOLVE_BINARY_DIR "/nashsolve-render")) {
    GTEST_SKIP() << "nashsolve-render is not built";
  }
  EXPECT_TRUE(
      contains(run_shell("dpkg-deb -c " + kProgram).out, "./usr/libexec/nashsolve/nashsolve-render\n"));
  const std::string depends = run_shell("dpkg-deb -f " + kProgram + " Depends").out;
  for (const char* const name : {"libc6 ", "libduktape", "librsvg2-2 ", "libcairo2 ", "libpango-1.0-0 "}) {
    EXPECT_TRUE(contains(depends, name)) << name << depends;
  }
  const Scratch root;
  const Outcome drawn =
      run_shell("dpkg-deb -x " + kProgram + " '" + root.path("") + "' && cd / && env -i '" +
                root.path("usr/bin/nashsolve") + "' plot '" +
                root.path("usr/share/nashsolve/games/bos.json") + "' -o '" + root.path("bos.png") + "'");
  EXPECT_EQ(drawn.code, 0) << drawn.err;
  EXPECT_EQ(content_of(root.path("bos.png")).substr(0, 8), "\x89PNG\r\n\x1a\n");
}

TEST(Packages, InstallAndRun) {
  const Scratch root;
  const std::string usr = root.path("usr");
  for (const std::string& package : {kProgram, kDevelopment}) {
    const Outcome unpacked = run_shell("dpkg-deb -x " + package + " '" + root.path("") + "'");
    ASSERT_EQ(unpacked.code, 0) << unpacked.err;
  }
  const Outcome solved = run_shell("cd / && env -i '" + usr + "/bin/nashsolve' --format json '" + usr +
                                   "/share/nashsolve/games/bos.json'");
  EXPECT_EQ(solved.code, 0) << solved.err;
  EXPECT_TRUE(contains(solved.out, R"("profile": [["2/3", "1/3"], ["1/3", "2/3"]])")) << solved.out;
  const Outcome built =
      run_shell("cmake -S '" + usr + "/share/doc/nashsolve/examples/cpp' -B '" + root.path("build") +
                "' -DCMAKE_PREFIX_PATH='" + usr + "' && cmake --build '" + root.path("build") + "' && '" +
                root.path("build/hawk_dove") + "'");
  EXPECT_EQ(built.code, 0) << built.out << built.err;
  EXPECT_TRUE(contains(built.out, "\n6   1 0   0 1   2/3 2/3\n")) << built.out;
}

TEST(Packages, AreAcceptedByDpkg) {
  if (run_shell("id -u").out != "0\n") GTEST_SKIP() << "only root can install packages";
  const Scratch root;
  const Outcome outcome = run_shell(
      "mkdir -p '" + root.path("var/lib/dpkg/info") + "' '" + root.path("var/lib/dpkg/updates") +
      "' && : > '" + root.path("var/lib/dpkg/status") + "' && PATH=$PATH:/usr/sbin:/sbin dpkg --root='" +
      root.path("") + "' --log=/dev/null --force-not-root --force-depends --unpack " + kProgram + " " +
      kDevelopment + " && dpkg --root='" + root.path("") + "' --verify nashsolve && dpkg --root='" +
      root.path("") + "' --listfiles nashsolve");
  EXPECT_EQ(outcome.code, 0) << outcome.out << outcome.err;
  EXPECT_TRUE(contains(outcome.out, "/usr/bin/nashsolve\n")) << outcome.out;
}

TEST(Packages, HaveNoErrorsInTheEyesOfLintian) {
  NASHSOLVE_NEEDS("lintian");
  const Outcome outcome = run_shell("lintian --fail-on error " + kProgram + " " + kDevelopment);
  EXPECT_EQ(outcome.code, 0) << outcome.out << outcome.err;
}

}  // namespace
}  // namespace nashsolve::test
