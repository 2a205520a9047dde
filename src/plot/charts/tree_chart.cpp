// A game in extensive form as it is drawn in books: the root on the left, a column for each move, a row for
// each end. The colour of a move is its player's, thick moves are those that the equilibrium plays, and nodes
// that their player cannot tell apart are joined.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "charts.hpp"
#include "display_text.hpp"
#include "number_text.hpp"
#include "tree_view.hpp"
#include "words.hpp"

namespace nashsolve::plot {

namespace {

/// Larger trees are no longer read as pictures.
constexpr std::size_t kMostEnds = 120;
constexpr long kMostMovesDeep = 12;
constexpr std::size_t kLongestMove = 20;
constexpr std::size_t kBends = 5;

/// Where the nodes stand, the root at (0, 0) or below.
struct Places {
  std::vector<Rational> x;
  std::vector<Rational> y;
  long columns = 0;

  explicit Places(const GameTree& tree) : x(tree.nodes().size()), y(tree.nodes().size()) {
    const auto nodes = tree.nodes();
    long row = 0;
    for (std::size_t n = 0; n < nodes.size(); ++n) {
      if (nodes[n].parent != kNone) x[n] = x[nodes[n].parent] + 1;
      if (nodes[n].is_terminal()) y[n] = -(row++);
      while (x[n] > columns) ++columns;
    }
    // In preorder the children come after their parent, which stands in the middle of them.
    for (std::size_t n = nodes.size(); n-- > 0;) {
      if (nodes[n].is_terminal()) continue;
      std::size_t last = n + 1;
      while (nodes[last].end != nodes[n].end) last = nodes[last].end;
      y[n] = (y[n + 1] + y[last]) / 2;
    }
  }
};

class TreeDrawing {
 public:
  TreeDrawing(const Subject& subject, const TreeForm& form)
      : subject_(subject), view_(subject, form), tree_(view_.tree()), places_(tree_) {}

  Chart build() {
    panel_.x.low = 0;
    panel_.x.high = std::max(places_.columns, 1L);
    panel_.y.low = std::min(places_.y.back(), Rational(-1));
    panel_.y.high = 0;
    add_information_sets();
    add_moves();
    add_nodes();
    std::string note = "Dashed lines join the nodes of an information set";
    if (view_.play()) {
      note += fmt::format("; thick: where the play of #{} can go", view_.number());
      if (view_.play()->behavior) note += ", in brackets its probabilities";
    }
    return {"tree", "The tree of moves", std::move(note), Shape::tree, {std::move(panel_)}};
  }

 private:
  [[nodiscard]] Point point(std::uint32_t node) const { return {places_.x[node], places_.y[node]}; }

  /// The players' colours are theirs by number, also where one never moves.
  [[nodiscard]] Ink ink_of(std::uint32_t player) const {
    return player == kChance ? Ink{Ink::Kind::grey} : Ink{Ink::Kind::numbered, player};
  }

  /// Those of one column would lie on one another: all but the first keep to the left of their nodes.
  void add_information_sets() {
    std::size_t drawn = 0;
    for (std::uint32_t h = 0; h < tree_.information_sets().size(); ++h) {
      const auto members = tree_.members(h);
      if (tree_.information_sets()[h].player == kChance || members.size() < 2) continue;
      Series joined{Series::Kind::curve, "information set", {Ink::Kind::faint}};
      joined.dashed = true;
      joined.in_legend = false;
      const Rational bend = make_rational(static_cast<long>(drawn++ % kBends), 16);
      for (const std::uint32_t node : members) {
        if (sgn(bend) > 0 && !joined.points.empty()) {
          const Point last = joined.points.back();
          joined.points.push_back({Rational(last.x - bend), Rational(last.y - make_rational(1, 4))});
          joined.points.push_back(
              {Rational(places_.x[node] - bend), Rational(places_.y[node] + make_rational(1, 4))});
        }
        joined.points.push_back(point(node));
      }
      joined.text = fmt::format("{} at {}, {} nodes", view_.mover(members.front()),
                                view_.set_name(members.front()), members.size());
      panel_.series.push_back(std::move(joined));
    }
  }

  void add_moves() {
    Series names{Series::Kind::notes, "moves", {Ink::Kind::strong}};
    names.in_legend = false;
    for (std::uint32_t node = 1; node < tree_.nodes().size(); ++node) {
      const std::uint32_t parent = tree_.nodes()[node].parent;
      const std::uint32_t player = tree_.information_sets()[tree_.nodes()[parent].information_set].player;
      const std::string text = view_.move(node);
      Series move{Series::Kind::curve, view_.mover(parent), ink_of(player), {point(parent), point(node)}};
      move.thick = view_.is_played(node);
      move.text = fmt::format("{}: {}{}", path_text(parent), text, move.thick ? ", played" : "");
      panel_.series.push_back(std::move(move));
      names.points.push_back({Rational((places_.x[parent] + places_.x[node]) / 2),
                              Rational((places_.y[parent] + places_.y[node]) / 2),
                              report::shortened(text, kLongestMove)});
      // The names of nodes stand above them: away from these.
      const bool goes_down = places_.y[node] < places_.y[parent];
      names.points.back().place = goes_down ? Point::Place::under_line : Point::Place::over_line;
    }
    if (!names.points.empty()) panel_.series.push_back(std::move(names));
  }

  void add_nodes() {
    Series nodes{Series::Kind::dots, "nodes", {Ink::Kind::grey}};
    nodes.in_legend = false;
    Series names{Series::Kind::notes, "information sets", {Ink::Kind::strong}};
    Series ends{Series::Kind::notes, subject_.payoff_word() + "s", {Ink::Kind::strong}};
    names.in_legend = false;
    ends.in_legend = false;
    for (std::uint32_t node = 0; node < tree_.nodes().size(); ++node) {
      Point own = point(node);
      own.text = text_of_node(node);
      nodes.points.push_back(own);
      own.text.clear();
      if (tree_.nodes()[node].is_terminal()) {
        own.label = view_.payoffs(node);
        own.place = Point::Place::right;
        ends.points.push_back(own);
      } else if (!view_.set_name(node).empty()) {
        own.label = report::shortened(view_.set_name(node), kLongestMove);
        own.place = Point::Place::above;
        names.points.push_back(own);
      }
    }
    for (Series* const series : {&nodes, &names, &ends}) {
      if (!series->points.empty()) panel_.series.push_back(std::move(*series));
    }
  }

  /// "after In (0), Fight (1/2)".
  [[nodiscard]] std::string path_text(std::uint32_t node) const {
    std::vector<std::string> path;
    for (std::uint32_t n = node; tree_.nodes()[n].parent != kNone; n = tree_.nodes()[n].parent) {
      path.insert(path.begin(), view_.move(n));
    }
    return path.empty() ? "the root" : "after " + report::joined(path);
  }

  /// The moves that lead there, who moves or what is paid, and how likely that is.
  [[nodiscard]] std::string text_of_node(std::uint32_t node) const {
    std::string text = path_text(node);
    if (tree_.nodes()[node].is_terminal()) {
      text += fmt::format("\n{}s {}", subject_.payoff_word(), view_.payoffs(node));
    } else {
      const std::string& set = view_.set_name(node);
      text += "\n" + view_.mover(node) + (set.empty() ? "" : " at " + set);
    }
    if (view_.play()) {
      text +=
          fmt::format("\nreached with probability {}", report::number_text(view_.play()->reach[node], {}));
    }
    return text;
  }

  const Subject& subject_;
  TreeView view_;
  const GameTree& tree_;
  Places places_;
  Panel panel_;
};

}  // namespace

std::optional<Chart> tree_chart(const Subject& subject, const TreeForm& form) {
  if (form.tree.terminal_count() > kMostEnds || form.tree.nodes().size() > kMostEnds * kMostMovesDeep) {
    return std::nullopt;
  }
  if (Places(form.tree).columns > kMostMovesDeep) return std::nullopt;
  return TreeDrawing(subject, form).build();
}

}  // namespace nashsolve::plot
