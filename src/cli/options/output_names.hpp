// The files that a run writes, by the options that name them. None may be two of these, for then one of its
// contents would be lost without a word, and none may be an input.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "options.hpp"

namespace nashsolve::cli {

struct NamedOutput {
  /// "--proof"
  std::string_view option;
  std::string path;
};

/// In the order -o, --report, --proof, --checkpoint; those that are not asked for are left out.
std::vector<NamedOutput> named_outputs(const Options& options);

/// Whether two names lead to one file, or would if it were there. Of a device or a pipe, which loses nothing
/// to a second writer, they do not.
bool name_one_file(const std::filesystem::path& a, const std::filesystem::path& b);

/// Throws UsageError where two options name one file, or one that of standard output, to which the result
/// goes. Only -o may name the checkpoint, which it completes.
void require_outputs_apart(const Options& options);

/// The first option besides -o that names a file in the folder of -o, or below it, with an ending of the
/// results there: it might be the place of one, or be taken for one.
std::optional<NamedOutput> output_among_results(const Options& options, std::string_view ending);

/// Throws OutputError where standard output appends the result to the file at `path`, which is read.
void require_not_printed_to(const Options& options, const std::string& path);

/// The same also where one of the options names the file.
void require_no_output(const Options& options, const std::string& path);

}  // namespace nashsolve::cli
