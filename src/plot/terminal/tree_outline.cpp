// A game in extensive form as an indented outline: below each node a line for each of its moves, which says
// where the move leads.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "behavior_text.hpp"
#include "display_text.hpp"
#include "number_text.hpp"
#include "terminal.hpp"
#include "text_page.hpp"
#include "tree_text.hpp"
#include "words.hpp"

namespace nashsolve::plot {

namespace {

/// Of larger trees so many moves are drawn.
constexpr std::size_t kMostMoves = 200;
/// Moves further down are counted: their indentation would leave no room for words.
constexpr std::size_t kDeepest = 12;
constexpr std::size_t kLongestAction = 24;

struct Signs {
  std::string_view passing;
  std::string_view move;
  std::string_view last_move;
  std::string_view play;
};
constexpr Signs kAscii = {"|  ", "|- ", "`- ", "* "};
constexpr Signs kUnicode = {"│  ", "├─ ", "└─ ", "● "};

class TreeOutline {
 public:
  TreeOutline(const Subject& subject, const TreeForm& form, bool ascii)
      : subject_(subject),
        tree_(form.tree),
        signs_(ascii ? kAscii : kUnicode),
        sets_(report::information_set_names(form.tree)) {
    for (std::size_t e = 0; e < subject.solution.equilibria.size() && !play_; ++e) {
      const Equilibrium& equilibrium = subject.solution.equilibria[e];
      if (!equilibrium.is_exact()) continue;
      play_ = report::checked_play(form, equilibrium.exact(), subject.checks[e]);
      number_ = e + 1;
    }
  }

  std::string write() {
    std::string note = "one name at several nodes: an information set";
    if (play_ && play_->behavior)
      note = fmt::format("in brackets probabilities in equilibrium #{}; ", number_) + note;
    if (play_) note += fmt::format("; {}where the play of #{} can go", signs_.play, number_);
    out_ = "Moves\n" + report::wrapped(note, 0, 0, report::kPageWidth) + "\n\n";
    add_line(0, "", destination(0));
    add_moves(0, "", 1);
    if (left_out_ > 0) {
      out_ += fmt::format("and {} more\n", report::counted(left_out_, "move", "moves"));
    }
    return std::move(out_);
  }

 private:
  void add_moves(std::uint32_t node, const std::string& indent, std::size_t depth) {
    const std::uint32_t end = tree_.nodes()[node].end;
    for (std::uint32_t child = node + 1; child < end; child = tree_.nodes()[child].end) {
      if (depth > kDeepest || drawn_ == kMostMoves) {
        left_out_ += end - child;
        return;
      }
      ++drawn_;
      const bool is_last = tree_.nodes()[child].end == end;
      add_line(child, indent + std::string(is_last ? signs_.last_move : signs_.move),
               move(child) + "   " + destination(child));
      add_moves(child, indent + (is_last ? "   " : std::string(signs_.passing)), depth + 1);
    }
  }

  void add_line(std::uint32_t node, const std::string& indent, const std::string& text) {
    const bool is_played = play_ && sgn(play_->reach[node]) > 0;
    const std::string start = (is_played ? std::string(signs_.play) : "  ") + indent;
    out_ += start + report::shortened(text, report::kPageWidth - report::display_width(start)) + "\n";
  }

  /// "Fight (1/2)".
  [[nodiscard]] std::string move(std::uint32_t child) const {
    const TreeNode& node = tree_.nodes()[child];
    const std::uint32_t h = tree_.nodes()[node.parent].information_set;
    const InformationSet& set = tree_.information_sets()[h];
    const std::string action = report::shortened(report::printable(set.actions[node.action]), kLongestAction);
    if (set.player == kChance)
      return action + " (" + report::number_text(set.probabilities[node.action], {}) + ")";
    if (!play_ || !play_->behavior || (*play_->behavior)[h].empty()) return action;
    return action + " (" + report::number_text((*play_->behavior)[h][node.action], {}) + ")";
  }

  /// Who moves next, or what is paid.
  [[nodiscard]] std::string destination(std::uint32_t node) const {
    if (!tree_.nodes()[node].is_terminal()) {
      const std::uint32_t h = tree_.nodes()[node].information_set;
      const std::uint32_t player = tree_.information_sets()[h].player;
      return player == kChance ? "chance" : subject_.player(player) + " at " + sets_[h];
    }
    std::vector<std::string> payoffs;
    for (std::size_t i = 0; i < tree_.player_count(); ++i) {
      Rational payoff;
      for (std::uint32_t n = node; n != kNone; n = tree_.nodes()[n].parent) {
        payoff += tree_.payoff(i, tree_.nodes()[n].outcome);
      }
      payoffs.push_back(report::number_text(subject_.game.shown(payoff), {}));
    }
    return report::joined(payoffs);
  }

  const Subject& subject_;
  const GameTree& tree_;
  Signs signs_;
  std::vector<std::string> sets_;
  std::optional<Play> play_;
  std::size_t number_ = 0;
  std::string out_;
  std::size_t drawn_ = 0;
  std::size_t left_out_ = 0;
};

}  // namespace

std::string tree_text(const Subject& subject, const TreeForm& form, bool ascii) {
  return TreeOutline(subject, form, ascii).write();
}

}  // namespace nashsolve::plot
