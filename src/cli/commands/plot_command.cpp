// `nashsolve plot GAME`.
#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "command_line.hpp"
#include "commands.hpp"
#include "grace.hpp"
#include "memory_limit.hpp"
#include "messages.hpp"
#include "nashsolve/plot_parametric.hpp"
#include "only_game.hpp"
#include "output.hpp"
#include "stop.hpp"

namespace nashsolve::cli {

namespace {

/// What a file gets by its name; nothing for standard output, which gets a plot for terminals.
std::optional<PictureFormat> picture_format(const std::string& path) {
  static constexpr std::array<std::pair<std::string_view, PictureFormat>, 4> kEndings = {{
      {".html", PictureFormat::html},
      {".svg", PictureFormat::svg},
      {".png", PictureFormat::png},
      {".json", PictureFormat::json},
  }};
  if (path.empty()) return std::nullopt;
  for (const auto& [ending, format] : kEndings) {
    if (std::string_view(path).ends_with(ending)) return format;
  }
  throw UsageError("--output: found '" + path + "', expected a name that ends in .html, .svg, .png or .json");
}

bool is_drawn(std::optional<PictureFormat> format) {
  return format == PictureFormat::svg || format == PictureFormat::png;
}

/// What a search may take of the time, so that there is some to draw what it found.
Options with_time_to_draw(Options options) {
  if (options.time_limit) {
    options.time_limit = std::max(*options.time_limit - kSecondsOfDrawing, *options.time_limit / 2);
  }
  return options;
}

}  // namespace

ExitCode run_plot(const Options& given, const Solver& solver) {
  const std::optional<PictureFormat> format = picture_format(given.output);
  const Options options = is_drawn(format) ? with_time_to_draw(given) : given;
  if (options.exact && format != PictureFormat::html) {
    throw UsageError("--exact: found a picture, expected a page",
                     "-o FILE.html writes one, and nashsolve --exact shows the same as text");
  }
  if (options.ascii && format) {
    throw UsageError("--ascii: found a file for the picture, expected the terminal's plot, without -o");
  }
  Output output(options.output, protection_of(options));
  const Sink sink = output.sink();
  const TerminalPlotOptions terminal{options.chart, options.ascii};
  LoadedGame loaded = only_game(options);
  const Source source = source_of(loaded);
  if (loaded.family) {
    const ParametricSolution solution = solve_family(loaded, options);
    const ExitCode code = exit_code_of(solution.status);
    try {
      if (format) {
        write_picture(*loaded.family, source, solution, *format, options.chart, sink);
      } else {
        write_terminal_plot(*loaded.family, source, solution, terminal, sink);
      }
      output.finish();
    } catch (const PictureError& error) {
      // A search that ended before an interval was whole is no failure to draw.
      if (!solution.intervals.empty() || code == ExitCode::success) throw;
      Messages::error(std::string("nashsolve: ") + error.what());
    }
    return code;
  }
  if (!format) require_terminal_room(loaded.game, source, terminal);
  const WatchedMemory memory;
  StopWatch watch(search_limits(options, memory));
  const VerifiedSolution verified = solve_game(loaded.game, options, solver, format ? kPrintsOfPage : 1);
  GraceTest is_over(watch, kSecondsOfCharts);
  const bool is_whole =
      format ? write_picture(loaded.game, source, verified, *format, options.chart, sink, std::ref(is_over))
             : write_terminal_plot(loaded.game, source, verified, terminal, sink, std::ref(is_over));
  output.finish();
  const ExitCode code = exit_code_of(verified.solution().status);
  return is_whole || code != ExitCode::success ? code : exit_code_of_stop(watch);
}

}  // namespace nashsolve::cli
