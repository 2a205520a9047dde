// `nashsolve plot GAME`.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "command_line.hpp"
#include "commands.hpp"
#include "nashsolve/plot.hpp"
#include "only_game.hpp"
#include "output.hpp"

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

}  // namespace

ExitCode run_plot(const Options& options, const Solver& solver) {
  const std::optional<PictureFormat> format = picture_format(options.output);
  Output output(options.output, protection_of(options));
  const auto [loaded, verified] = solve_only_game(options, solver);
  const Source source = source_of(loaded);
  const Sink sink = [&output](std::string_view text) { output.write(text); };
  if (format) {
    write_picture(loaded.game, source, verified, *format, options.chart, sink);
  } else {
    write_terminal_plot(loaded.game, source, verified, {options.chart, options.ascii}, sink);
  }
  output.finish();
  return exit_code_of(verified.solution().status);
}

}  // namespace nashsolve::cli
