#include "output_names.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <system_error>

#include "command_line.hpp"
#include "place.hpp"

namespace nashsolve::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMainOutput = "--output";
constexpr std::string_view kCheckpointOutput = "--checkpoint";

[[noreturn]] void refuse_input(std::string_view output) {
  throw OutputError(
      fmt::format("{}: found one of the inputs, which would be replaced; expected another name", output));
}

/// Whether the result is printed, and the caller has put the file in the place of standard output.
bool is_printed_to(const Options& options, const fs::path& path) {
  const auto printed = options.output.empty() ? identity_of(STDOUT_FILENO) : std::nullopt;
  return printed && printed == identity_of(path);
}

}  // namespace

std::vector<NamedOutput> named_outputs(const Options& options) {
  std::vector<NamedOutput> named;
  const auto add = [&named](std::string_view option, const std::string& path) {
    if (!path.empty()) named.push_back({option, path});
  };
  add(kMainOutput, options.output);
  add("--report", options.report);
  add("--proof", options.proof);
  add(kCheckpointOutput, options.checkpoint);
  return named;
}

bool name_one_file(const fs::path& a, const fs::path& b) {
  const auto known_a = identity_of(a);
  const auto known_b = identity_of(b);
  if (known_a || known_b) return known_a == known_b;
  std::error_code error;
  if (fs::exists(a, error) || fs::exists(b, error)) return false;
  const fs::path whole_a = fs::weakly_canonical(fs::absolute(a, error), error);
  const fs::path whole_b = fs::weakly_canonical(fs::absolute(b, error), error);
  return !whole_a.empty() && whole_a == whole_b;
}

void require_outputs_apart(const Options& options) {
  const std::vector<NamedOutput> named = named_outputs(options);
  for (const NamedOutput& output : named) {
    if (output.path == "-") {
      throw UsageError(
          fmt::format("{}: found '-', expected a file, as the result goes to standard output", output.option),
          "./- is a file of that name");
    }
    if (is_printed_to(options, output.path)) {
      throw UsageError(fmt::format("{}: found '{}', expected another file than standard output",
                                   output.option, output.path));
    }
  }
  for (std::size_t k = 1; k < named.size(); ++k) {
    for (std::size_t earlier = 0; earlier < k; ++earlier) {
      if (named[k].option == kCheckpointOutput && named[earlier].option == kMainOutput) continue;
      if (!name_one_file(named[k].path, named[earlier].path)) continue;
      throw UsageError(fmt::format("{}: found '{}', expected another file than that of {}", named[k].option,
                                   named[k].path, named[earlier].option));
    }
  }
}

std::optional<NamedOutput> output_among_results(const Options& options, std::string_view ending) {
  const auto whole = [](const fs::path& path) {
    std::error_code error;
    return fs::weakly_canonical(fs::absolute(path, error), error);
  };
  const fs::path folder = whole(options.output);
  for (const NamedOutput& output : named_outputs(options)) {
    if (output.option == kMainOutput) continue;
    const fs::path path = whole(output.path);
    const fs::path below = path.lexically_relative(folder);
    if (!below.empty() && *below.begin() != ".." && path.native().ends_with(ending)) return output;
  }
  return std::nullopt;
}

void require_not_printed_to(const Options& options, const std::string& path) {
  if (is_printed_to(options, path)) refuse_input("standard output");
}

void require_no_output(const Options& options, const std::string& path) {
  require_not_printed_to(options, path);
  const auto input = identity_of(fs::path(path));
  for (const NamedOutput& output : named_outputs(options)) {
    if (input && identity_of(fs::path(output.path)) == input) refuse_input(output.path);
  }
}

}  // namespace nashsolve::cli
