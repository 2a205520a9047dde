#include "named_outputs.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>

#include "place.hpp"

namespace nashsolve::cli {

namespace {

struct NamedOutput {
  std::string_view option;
  const std::string& path;
};

/// The result first; its path is empty for standard output.
std::array<NamedOutput, 4> named_outputs(const Options& options) {
  return {{{"-o", options.output},
           {"--report", options.report},
           {"--proof", options.proof},
           {"--checkpoint", options.checkpoint}}};
}

bool is_result_with_checkpoint(const NamedOutput& a, const NamedOutput& b) {
  return a.option == "-o" && b.option == "--checkpoint";
}

}  // namespace

void require_distinct_outputs(const Options& options) {
  const auto outputs = named_outputs(options);
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    for (std::size_t i = 0; i < k; ++i) {
      const NamedOutput& first = outputs[i];
      const NamedOutput& second = outputs[k];
      if (first.path.empty() || second.path.empty() || is_result_with_checkpoint(first, second)) continue;
      if (!is_same_place(first.path, second.path)) continue;
      throw UsageError(fmt::format("{}: found {}, the file of {} too, expected another name", second.option,
                                   second.path, first.option));
    }
  }
}

void require_outputs_beside(const GameStream& games, const Options& options) {
  for (const NamedOutput& output : named_outputs(options)) {
    if (!output.path.empty() || output.option == "-o") games.require_no_input(output.path);
  }
}

void require_outputs_beside(const std::string& input, std::string_view what, const Options& options) {
  for (const NamedOutput& output : named_outputs(options)) {
    if (!output.path.empty() || output.option == "-o") require_no_input(output.path, input, what);
  }
}

}  // namespace nashsolve::cli
