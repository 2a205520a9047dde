// A game in extensive form as an indented outline: below each node a line for each of its moves, which says
// where the move leads.
#include <fmt/format.h>

#include <cstdint>
#include <string>

#include "display_text.hpp"
#include "terminal.hpp"
#include "text_page.hpp"
#include "tree_view.hpp"
#include "words.hpp"

namespace nashsolve::plot {

namespace {

/// Of larger trees so many moves are drawn.
constexpr std::size_t kMostMoves = 200;
/// Moves further down are counted: their indentation would leave no room for words.
constexpr std::size_t kDeepest = 12;

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
      : view_(subject, form), tree_(form.tree), signs_(ascii ? kAscii : kUnicode) {}

  std::string write() {
    std::string note = "one name at several nodes: an information set";
    if (view_.play() && view_.play()->behavior)
      note = fmt::format("in brackets probabilities in equilibrium #{}; ", view_.number()) + note;
    if (view_.play()) note += fmt::format("; {}where the play of #{} can go", signs_.play, view_.number());
    out_ = "Moves\n" + report::wrapped(note) + "\n\n";
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
               view_.move(child) + "   " + destination(child));
      add_moves(child, indent + (is_last ? "   " : std::string(signs_.passing)), depth + 1);
    }
  }

  void add_line(std::uint32_t node, const std::string& indent, const std::string& text) {
    const std::string start = (view_.is_played(node) ? std::string(signs_.play) : "  ") + indent;
    out_ += start + report::shortened(text, report::kPageWidth - report::display_width(start)) + "\n";
  }

  /// Who moves next, or what is paid.
  [[nodiscard]] std::string destination(std::uint32_t node) const {
    if (tree_.nodes()[node].is_terminal()) return view_.payoffs(node);
    const std::uint32_t h = tree_.nodes()[node].information_set;
    if (tree_.information_sets()[h].player == kChance) return view_.mover(node);
    return view_.mover(node) + " at " + view_.set_name(node);
  }

  TreeView view_;
  const GameTree& tree_;
  Signs signs_;
  std::string out_;
  std::size_t drawn_ = 0;
  std::size_t left_out_ = 0;
};

}  // namespace

std::string tree_text(const Subject& subject, const TreeForm& form, bool ascii) {
  return TreeOutline(subject, form, ascii).write();
}

}  // namespace nashsolve::plot
