#include "program.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#if __has_include(<sys/wait.h>)
#include <sys/wait.h>
#endif

namespace nashsolve::test {

namespace {

namespace fs = std::filesystem;

int exit_code(int status) {
#ifdef WEXITSTATUS
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
#else
  return status;
#endif
}

std::string quoted(const std::string& path) {
  return "\"" + path + "\"";
}

}  // namespace

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Scratch::Scratch() {
  std::random_device random;
  folder_ = (fs::temp_directory_path() / ("nashsolve-test-" + std::to_string(random()))).string();
  fs::create_directories(folder_);
}

Scratch::~Scratch() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::string Scratch::path(const std::string& name) const {
  return (fs::path(folder_) / name).string();
}

std::string Scratch::file(const std::string& name, const std::string& content) const {
  const fs::path target = path(name);
  fs::create_directories(target.parent_path());
  std::ofstream(target, std::ios::binary) << content;
  return target.string();
}

Outcome run_shell(const std::string& command) {
  const Scratch scratch;
  const std::string script =
      scratch.file("command", "nashsolve=" + quoted(NASHSOLVE_PROGRAM) + "\n" + command + "\n");
  const std::string out = scratch.path("out");
  const std::string err = scratch.path("err");
  const std::string line = "sh " + quoted(script) + " > " + quoted(out) + " 2> " + quoted(err);
  const int status = std::system(line.c_str());
  return {content_of(out), content_of(err), exit_code(status)};
}

Outcome run_program(const std::string& arguments, const std::string& input) {
  const Scratch scratch;
  return run_shell("cd " + quoted(NASHSOLVE_SOURCE_DIR) + " && \"$nashsolve\" " + arguments + " < " +
                   quoted(scratch.file("in", input)));
}

}  // namespace nashsolve::test
