#include "family_charts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>

#include "formula_text.hpp"
#include "subject.hpp"
#include "words.hpp"

namespace nashsolve::plot {

namespace {

/// Equilibria of an interval, or of a value, that are drawn.
constexpr std::size_t kMostDrawn = 60;
/// Values of change that are named in words: in the plot their names may lack the room.
constexpr std::size_t kMostNamed = 8;
/// Pieces of a line that is not straight, and of one that is.
constexpr long kCurveSteps = 24;
constexpr long kLineSteps = 4;
/// Pieces of all intervals of a line, as far as they come to kLineSteps each.
constexpr long kAllSteps = 240;
/// Longer formulas stand in the list of equilibria alone.
constexpr std::size_t kLongestFormula = 48;
constexpr std::string_view kMarksName = "at values of change";

/// Lines of one kind look alike.
enum class Kind { pure, mixed, continuum };
constexpr std::array<std::string_view, 3> kKindNames = {"pure", "mixed", "extreme points of continua"};

/// What a chart shows of an equilibrium.
using Measure = std::function<Ratio(const ParametricEquilibrium&)>;

Kind kind_of(const ParametricEquilibria& list, const ParametricEquilibrium& equilibrium) {
  if (list.components[equilibrium.component].equilibria.size() > 1) return Kind::continuum;
  return equilibrium.is_pure ? Kind::pure : Kind::mixed;
}

/// Where a ratio has a value; nothing at a pole, which only a value near an irrational one can meet.
std::optional<Rational> value_of(const Ratio& ratio, const Rational& at) {
  if (ratio.denominator.sign_at(at) == 0) return std::nullopt;
  return ratio.at(at);
}

/// At a value that may be irrational, where formulas that differ can meet.
bool are_equal_at(const Ratio& a, const Ratio& b, const RealRoot& at) {
  Polynomial difference = a.numerator * b.denominator;
  difference -= b.numerator * a.denominator;
  return sign_at(difference, at) == 0;
}

bool is_straight(const Ratio& ratio) {
  return ratio.denominator.is_constant() && ratio.numerator.degree() <= 1;
}

class FamilyChart {
 public:
  FamilyChart(const Family& family, const Window& window, std::string quantity, const Measure& measure)
      : family_(family),
        solution_(family.solution),
        variable_(family.game.parameter),
        window_(window),
        quantity_(std::move(quantity)),
        measure_(measure) {}

  /// Requires an axis with a name.
  Panel build(Axis axis) {
    panel_ = {{variable_}, std::move(axis), {}};
    for (std::size_t k = 0; k < solution_.intervals.size(); ++k) add_interval(k);
    for (std::size_t k = 0; k < solution_.values.size(); ++k) add_value(k);
    add_uprights();
    if (!labels_.points.empty()) panel_.series.push_back(std::move(labels_));
    if (!marks_.points.empty()) panel_.series.push_back(std::move(marks_));
    return std::move(panel_);
  }

 private:
  /// Equilibria of one list that the chart cannot tell apart.
  struct Line {
    Ratio ratio;
    Kind kind;
    std::vector<std::size_t> members;
  };

  [[nodiscard]] std::vector<Line> lines_of(const ParametricEquilibria& list) const {
    std::vector<Line> lines;
    for (std::size_t e = 0; e < std::min(list.equilibria.size(), kMostDrawn); ++e) {
      const Ratio ratio = measure_(list.equilibria[e]);
      const Kind kind = kind_of(list, list.equilibria[e]);
      const auto same = std::find_if(lines.begin(), lines.end(), [&](const Line& line) {
        return line.kind == kind && line.ratio == ratio;
      });
      if (same != lines.end()) {
        same->members.push_back(e);
      } else {
        lines.push_back({ratio, kind, {e}});
      }
    }
    return lines;
  }

  static std::string branches_text(const ParametricEquilibria& list,
                                   const std::vector<std::size_t>& members) {
    std::vector<std::size_t> branches;
    for (const std::size_t e : members) {
      const auto& own = list.equilibria[e].branches;
      branches.insert(branches.end(), own.begin(), own.end());
    }
    std::sort(branches.begin(), branches.end());
    branches.erase(std::unique(branches.begin(), branches.end()), branches.end());
    return branches.empty() ? "" : report::numbered(branches);
  }

  void add_interval(std::size_t position) {
    const ParametricInterval& interval = solution_.intervals[position];
    const Rational from = interval.from ? near_value(*interval.from, true) : window_.low;
    const Rational to = interval.to ? near_value(*interval.to, false) : window_.high;
    add_areas(interval.list, from, to);
    const std::vector<Line> lines = lines_of(interval.list);
    for (std::size_t k = 0; k < lines.size(); ++k) {
      const Line& line = lines[k];
      const std::string branches = branches_text(interval.list, line.members);
      const std::string formula = report::ratio_text(line.ratio, variable_, interval.sample);
      Series series{Series::Kind::curve,
                    std::string(kKindNames[static_cast<std::size_t>(line.kind)]),
                    {Ink::Kind::numbered, static_cast<std::size_t>(line.kind)}};
      series.dashed = line.kind == Kind::mixed;
      series.is_sampled = true;
      series.is_curved = !is_straight(line.ratio);
      series.text = fmt::format("{}, {}: {}", branches, report::interval_text(interval, variable_), formula);
      const long steps = series.is_curved ? curve_steps() : kLineSteps;
      for (long step = 0; step <= steps; ++step) {
        Point point{Rational(from + make_rational(step, steps) * (to - from)), 0};
        const std::optional<Rational> value = value_of(line.ratio, point.x);
        if (!value) continue;
        point.y = *value;
        point.text = fmt::format("{}, {}\n{} = {}\n{}: {}", branches, series.name, variable_,
                                 chart_number(point.x), quantity_, equal_text(formula, point.y));
        for (const std::size_t e : line.members)
          point.equilibria.push_back(family_.first_of_interval[position] + e);
        series.points.push_back(std::move(point));
      }
      // Side by side, so that the labels of lines that lie close stay apart.
      const Rational x =
          from +
          make_rational(static_cast<long>(2 * k + 1), static_cast<long>(2 * lines.size())) * (to - from);
      if (const auto y = value_of(line.ratio, x)) {
        labels_.points.push_back({x, *y, branches, {}, {}, {}, Point::Place::above});
      }
      panel_.series.push_back(std::move(series));
    }
  }

  /// A multiple of kLineSteps.
  [[nodiscard]] long curve_steps() const {
    const long share = kAllSteps / static_cast<long>(solution_.intervals.size());
    return std::clamp(share / kLineSteps * kLineSteps, kLineSteps, kCurveSteps);
  }

  /// "2/c = ~0.667"; a number as it is.
  static std::string equal_text(const std::string& formula, const Rational& value) {
    const std::string number = chart_number(value);
    if (formula == number || formula == to_string(value)) return formula;
    return formula.size() > kLongestFormula ? number : formula + " = " + number;
  }

  /// At each value of the parameter a component is connected, so what it pays, or the probability it gives a
  /// strategy, is all between the least and the largest of its extreme points, where a linear function is
  /// extreme.
  void add_areas(const ParametricEquilibria& list, const Rational& from, const Rational& to) {
    for (const Component& component : list.components) {
      if (component.equilibria.size() < 2) continue;
      std::vector<Point> below;
      std::vector<Point> above;
      const long steps = curve_steps();
      for (long step = 0; step <= steps; ++step) {
        const Rational x = from + make_rational(step, steps) * (to - from);
        const auto [least, largest] = extent(list, component, x);
        if (!least) continue;
        below.push_back({x, *least});
        above.push_back({x, *largest});
      }
      const bool is_flat = std::equal(below.begin(), below.end(), above.begin(),
                                      [](const Point& a, const Point& b) { return a.y == b.y; });
      if (is_flat) continue;
      std::vector<Point> outline = below;
      outline.insert(outline.end(), above.rbegin(), above.rend());
      outline.push_back(below.front());
      Series area{Series::Kind::area,
                  std::string(kKindNames[2]),
                  {Ink::Kind::numbered, static_cast<std::size_t>(Kind::continuum)},
                  std::move(outline)};
      area.in_legend = false;
      area.text = fmt::format("all between the extreme points {}", branches_text(list, component.equilibria));
      panel_.series.push_back(std::move(area));
    }
  }

  [[nodiscard]] std::pair<std::optional<Rational>, std::optional<Rational>> extent(
      const ParametricEquilibria& list, const Component& component, const Rational& x) const {
    std::optional<Rational> least;
    std::optional<Rational> largest;
    for (const std::size_t e : component.equilibria) {
      const std::optional<Rational> y = value_of(measure_(list.equilibria[e]), x);
      if (y && (!least || *y < *least)) least = y;
      if (y && (!largest || *y > *largest)) largest = y;
    }
    return {least, largest};
  }

  void add_value(std::size_t position) {
    const ValueOfChange& value = solution_.values[position];
    const Rational x = near_value(value.at, false);
    const std::string name = fmt::format("{} = {}", variable_, report::value_text(value.at));
    for (const Component& component : value.list.components) {
      const Ratio first = measure_(value.list.equilibria[component.equilibria.front()]);
      const bool is_point = std::ranges::all_of(component.equilibria, [&](std::size_t e) {
        return are_equal_at(measure_(value.list.equilibria[e]), first, value.at);
      });
      const auto [least, largest] = extent(value.list, component, x);
      if (is_point || !least) continue;
      Series segment{Series::Kind::curve, std::string(kMarksName), {Ink::Kind::equilibrium}};
      segment.points = {{x, *least}, {x, *largest}};
      segment.thick = true;
      segment.in_legend = false;
      segment.text =
          fmt::format("{}: a continuum from {} to {}", name, chart_number(*least), chart_number(*largest));
      panel_.series.push_back(std::move(segment));
    }
    std::vector<std::pair<Rational, std::vector<std::size_t>>> spots;
    for (std::size_t e = 0; e < std::min(value.list.equilibria.size(), kMostDrawn); ++e) {
      const Ratio measure = measure_(value.list.equilibria[e]);
      const auto y = value_of(measure, x);
      if (!y) continue;
      const auto same = std::ranges::find_if(spots, [&](const auto& spot) {
        return are_equal_at(measure_(value.list.equilibria[spot.second.front()]), measure, value.at);
      });
      if (same != spots.end()) {
        same->second.push_back(e);
      } else {
        spots.push_back({*y, {e}});
      }
    }
    for (const auto& [y, members] : spots) {
      Point point{x, y};
      const std::string branches = branches_text(value.list, members);
      point.text = fmt::format("{}{}{}\n{}: {}", name, branches.empty() ? "" : "\n", branches, quantity_,
                               chart_number(y));
      for (const std::size_t e : members) point.equilibria.push_back(family_.first_of_value[position] + e);
      marks_.points.push_back(std::move(point));
    }
  }

  /// A dashed line through the plot at each value of change, with its name on top.
  void add_uprights() {
    std::optional<Rational> low = panel_.y.low;
    std::optional<Rational> high = panel_.y.high;
    for (const Series& series : panel_.series) {
      for (const Point& point : series.points) {
        if (!panel_.y.low && (!low || point.y < *low)) low = point.y;
        if (!panel_.y.high && (!high || point.y > *high)) high = point.y;
      }
    }
    if (!low || !high) return;
    if (*low == *high) {
      *low -= 1;
      *high += 1;
    }
    Series names{Series::Kind::notes, "values of change", {Ink::Kind::strong}};
    names.in_legend = false;
    for (const ValueOfChange& value : solution_.values) {
      const Rational x = near_value(value.at, false);
      const std::string name = fmt::format("{} = {}", variable_, report::value_text(value.at));
      Series upright{Series::Kind::curve, name, {Ink::Kind::faint}, {{x, *low}, {x, *high}}, true};
      upright.in_legend = false;
      upright.text = "a value at which the equilibria change";
      panel_.series.push_back(std::move(upright));
      names.points.push_back({x, *high, name, {}, {}, {}, Point::Place::top});
    }
    if (!names.points.empty()) panel_.series.push_back(std::move(names));
  }

  const Family& family_;
  const ParametricSolution& solution_;
  const std::string& variable_;
  const Window& window_;
  std::string quantity_;
  const Measure& measure_;
  Panel panel_;
  Series labels_{Series::Kind::notes, "branches", {Ink::Kind::strong}, {}, false, false, false};
  Series marks_{Series::Kind::markers, std::string(kMarksName), {Ink::Kind::equilibrium}};
};

std::string note_of(const Family& family) {
  const ParametricSolution& solution = family.solution;
  std::string note = "A line for each equilibrium, by its number";
  if (solution.values.size() > kMostNamed) {
    note += fmt::format("; they change at {} values", report::grouped(solution.values.size()));
  } else if (!solution.values.empty()) {
    std::vector<std::string> values;
    for (const ValueOfChange& value : solution.values) values.push_back(report::value_text(value.at));
    note += fmt::format("; they change at {} = {}", family.game.parameter, report::listed(values));
  }
  const auto has_many = [](const ParametricEquilibria& list) { return list.equilibria.size() > kMostDrawn; };
  const bool is_cut = std::any_of(solution.intervals.begin(), solution.intervals.end(),
                                  [&](const ParametricInterval& each) { return has_many(each.list); }) ||
                      std::any_of(solution.values.begin(), solution.values.end(),
                                  [&](const ValueOfChange& each) { return has_many(each.list); });
  if (is_cut) note += fmt::format("; no more than {} equilibria of each", kMostDrawn);
  if (solution.status != Status::complete) note += "; of larger values nothing is known";
  return note;
}

bool is_used(const ParametricSolution& solution, std::size_t player, std::size_t strategy) {
  const auto uses = [&](const ParametricEquilibria& list) {
    return std::any_of(list.equilibria.begin(), list.equilibria.end(),
                       [&](const ParametricEquilibrium& each) {
                         return !each.profile[player][strategy].numerator.is_zero();
                       });
  };
  return std::any_of(solution.intervals.begin(), solution.intervals.end(),
                     [&](const ParametricInterval& each) { return uses(each.list); }) ||
         std::any_of(solution.values.begin(), solution.values.end(),
                     [&](const ValueOfChange& each) { return uses(each.list); });
}

}  // namespace

std::vector<Chart> charts_of(const Family& family) {
  const Window window(family.solution);
  const std::string note = note_of(family);
  std::vector<Chart> charts;
  for (std::size_t i = 0; i < 2; ++i) {
    const std::size_t count = family.game.players[i].strategies.size();
    for (std::size_t s = 0; s < (count == 2 ? 1 : count); ++s) {
      if (count != 2 && !is_used(family.solution, i, s)) continue;
      const Measure measure = [i, s](const ParametricEquilibrium& each) { return each.profile[i][s]; };
      const std::string quantity = "probability of " + family.label(i, s);
      FamilyChart chart(family, window, quantity, measure);
      charts.push_back(
          {count == 2 ? fmt::format("probability-{}", i + 1) : fmt::format("probability-{}-{}", i + 1, s + 1),
           fmt::format("Probability of {} for {} by {}", family.label(i, s), family.player(i),
                       family.game.parameter),
           note,
           Shape::wide,
           {chart.build({quantity, 0, 1})}});
    }
  }
  for (std::size_t i = 0; i < 2; ++i) {
    const Measure measure = [&family, i](const ParametricEquilibrium& each) {
      return report::shown(family.game, each.payoffs[i]);
    };
    FamilyChart chart(family, window, family.names.payoff, measure);
    charts.push_back({fmt::format("payoff-{}", i + 1),
                      fmt::format("{} of {} by {}", family.names.payoff == "cost" ? "Cost" : "Payoff",
                                  family.player(i), family.game.parameter),
                      note,
                      Shape::wide,
                      {chart.build({family.names.payoff})}});
  }
  return charts;
}

}  // namespace nashsolve::plot
