// Pictures of a game and its equilibria: charts as option objects of Apache ECharts, as SVG and PNG, a page
// of HTML that needs nothing else, and a plot for terminals. Pictures read a verified solution; none solves.
#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "nashsolve/game.hpp"
#include "nashsolve/report.hpp"
#include "nashsolve/verify.hpp"

namespace nashsolve {

/// A picture that cannot be made; what() says why in one line, hint() what helps.
class PictureError : public std::runtime_error {
 public:
  explicit PictureError(const std::string& message, std::string hint = {})
      : std::runtime_error(message), hint_(std::move(hint)) {}

  [[nodiscard]] const std::string& hint() const { return hint_; }

 private:
  std::string hint_;
};

/// A page takes about as long as so many prints (SolveOptions::prints).
inline constexpr unsigned kPrintsOfPage = 4;

/// Charts of what a limit left of a search may take so long beyond it.
inline constexpr double kSecondsOfCharts = 0.1;

/// What it takes to draw a chart as SVG or PNG: processor time of the renderer, most of it to load its
/// script, 0.2 s for a game of 2x2, 0.4 s for a hundred rows of 36x36.
inline constexpr double kSecondsOfDrawing = 0.4;

enum class PictureFormat { html, svg, png, json };

/// What the charts of the game are called, the most telling first; there is at least one.
std::vector<std::string> chart_names(const Game& game, const VerifiedSolution& verified);

/// The page shows all charts, the other formats one: `chart`, or the first where that is empty. Throws
/// PictureError. Returns false where `must_stop`, asked in long computations, left out a chart.
bool write_picture(const Game& game, const Source& source, const VerifiedSolution& verified,
                   PictureFormat format, std::string_view chart, const Sink& sink,
                   const std::function<bool()>& must_stop = {});

struct TerminalPlotOptions {
  /// Empty: of a game in extensive form "tree", of others the first chart.
  std::string chart;
  /// Only characters of ASCII.
  bool ascii = false;
};

/// Throws PictureError where the plot has no room on a terminal, whatever the solution is.
void require_terminal_room(const Game& game, const Source& source, const TerminalPlotOptions& options);

/// A plot of at most 80 columns: payoff curves, the best-response diagram, the strategies in use, or the tree
/// as an indented outline with the first equilibrium. Throws PictureError, and returns as the above.
bool write_terminal_plot(const Game& game, const Source& source, const VerifiedSolution& verified,
                         const TerminalPlotOptions& options, const Sink& sink,
                         const std::function<bool()>& must_stop = {});

}  // namespace nashsolve
