#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "display_text.hpp"
#include "terminal.hpp"
#include "text_page.hpp"
#include "words.hpp"

namespace nashsolve::plot {

namespace {

constexpr std::size_t kMostTerminalRows = 60;
constexpr std::size_t kGap = 3;
constexpr std::size_t kLongestRowLabel = 10;

std::string_view shade(const Rational& weight, bool ascii) {
  static constexpr std::array<std::string_view, 5> kBlocks = {"·", "░", "▒", "▓", "█"};
  static constexpr std::array<std::string_view, 5> kShades = {".", ":", "+", "#", "@"};
  std::size_t step = 0;
  if (sgn(weight) > 0) step = weight <= make_rational(1, 4) ? 1 : (weight <= make_rational(1, 2) ? 2 : 3);
  if (weight == 1) step = 4;
  return ascii ? kShades[step] : kBlocks[step];
}

std::size_t columns_of(const Chart& chart) {
  std::size_t columns = 0;
  for (const Panel& panel : chart.panels) columns += panel.x.categories.size();
  return columns;
}

/// The widest columns that fit, where some do.
std::size_t column_width_of(const Chart& chart, std::size_t number_width) {
  std::size_t longest = 1;
  for (const Panel& panel : chart.panels) {
    for (const std::string& label : panel.x.categories)
      longest = std::max(longest, report::display_width(label));
  }
  const std::size_t fixed = number_width + kGap * chart.panels.size();
  std::size_t width = std::min(longest, kLongestRowLabel);
  while (width > 1 && fixed + columns_of(chart) * (width + 1) > report::kPageWidth) --width;
  return width;
}

void add_line(std::string& out, std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  out += line + "\n";
}

}  // namespace

bool has_room_for_rows(std::size_t panels, std::size_t columns, std::size_t number_width) {
  return number_width + kGap * panels + 2 * columns <= report::kPageWidth;
}

std::string rows_text(const Chart& chart, bool ascii) {
  const std::vector<std::string>& numbers = chart.panels.front().y.categories;
  const std::size_t number_width = numbers.empty() ? 0 : numbers.back().size();
  if (!has_room_for_rows(chart.panels.size(), columns_of(chart), number_width)) return {};
  const std::size_t width = column_width_of(chart, number_width);
  std::string out = chart.title + "\n" + report::wrapped(chart.note) + "\n\n";
  std::string players(number_width, ' ');
  std::string labels(number_width, ' ');
  // By panel, row and column: what is shaded.
  std::vector<std::map<std::pair<Rational, Rational>, Rational>> weights;
  for (const Panel& panel : chart.panels) {
    const std::size_t taken = panel.x.categories.size() * (width + 1);
    players += std::string(kGap, ' ') +
               report::pad_right(report::shortened(panel.x.name, std::max<std::size_t>(taken, 4)), taken);
    labels += std::string(kGap, ' ');
    for (const std::string& label : panel.x.categories) {
      labels += report::pad_right(
          report::display_width(label) <= width || width > 3 ? report::shortened(label, width) : "",
          width + 1);
    }
    auto& own = weights.emplace_back();
    for (const Point& point : panel.series.front().points) own[{point.y, point.x}] = point.weight;
  }
  add_line(out, players);
  add_line(out, labels);
  for (std::size_t row = 0; row < std::min(numbers.size(), kMostTerminalRows); ++row) {
    std::string line = report::pad_left(numbers[row], number_width);
    for (std::size_t k = 0; k < chart.panels.size(); ++k) {
      line += std::string(kGap, ' ');
      for (std::size_t column = 0; column < chart.panels[k].x.categories.size(); ++column) {
        const auto found =
            weights[k].find({to_rational(static_cast<long>(row)), to_rational(static_cast<long>(column))});
        const Rational weight = found == weights[k].end() ? Rational() : found->second;
        line += report::pad_right(shade(weight, ascii), width + 1);
      }
    }
    add_line(out, line);
  }
  if (numbers.size() > kMostTerminalRows) {
    out += fmt::format("and {} more\n", report::grouped(numbers.size() - kMostTerminalRows));
  }
  out += fmt::format("\n{} 0   {} up to 1/4   {} up to 1/2   {} below 1   {} 1\n", shade(0, ascii),
                     shade(make_rational(1, 4), ascii), shade(make_rational(1, 2), ascii),
                     shade(make_rational(3, 4), ascii), shade(1, ascii));
  return out;
}

}  // namespace nashsolve::plot
