// `nashsolve schema`.
#include "command_line.hpp"
#include "commands.hpp"
#include "nashsolve/report.hpp"
#include "output.hpp"

namespace nashsolve::cli {

ExitCode run_schema(const Options& options) {
  if (!options.arguments.empty()) {
    throw UsageError("found '" + options.arguments.front() + "', expected nothing after schema");
  }
  Output output(options.output, protection_of(options));
  output.write(result_schema());
  output.finish();
  return ExitCode::success;
}

}  // namespace nashsolve::cli
