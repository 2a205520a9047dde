#include "backward_induction.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "nashsolve/explain.hpp"
#include "tree_text.hpp"
#include "words.hpp"

namespace nashsolve::explain {

namespace {

/// Of larger trees the last steps, those that lead to the root, are shown, and of long plays the first moves.
constexpr std::size_t kMostSteps = 60;
constexpr std::size_t kMostMoves = 60;
constexpr std::size_t kNodesBetweenLooks = 64;

class Induction {
 public:
  Induction(const Page& page, const GameTree& tree, Objective objective)
      : page_(page),
        tree_(tree),
        is_cost_(objective == Objective::minimize),
        values_(tree.nodes().size() * tree.player_count()),
        chosen_(tree.nodes().size(), kNone),
        steps_left_(tree.nodes().size() - tree.terminal_count()) {}

  /// False where `must_stop` became true.
  bool run(const std::function<bool()>& must_stop) {
    const std::size_t nodes = tree_.nodes().size();
    const auto is_late = [&](std::size_t n) { return n % kNodesBetweenLooks == 0 && must_stop(); };
    for (std::uint32_t n = 0; n < nodes; ++n) {
      if (is_late(n)) return false;
      pay(n);
    }
    // Children come after their parents.
    for (auto n = static_cast<std::uint32_t>(nodes); n-- > 0;) {
      if (is_late(n)) return false;
      if (!tree_.nodes()[n].is_terminal()) decide(n);
    }
    return true;
  }

  [[nodiscard]] const std::vector<std::string>& steps() const { return steps_; }
  [[nodiscard]] bool has_ties() const { return has_ties_; }

  /// The moves from the root to the end, or to the first move of chance.
  [[nodiscard]] std::vector<std::string> play() const {
    std::vector<std::string> moves;
    std::size_t left_out = 0;
    for (std::uint32_t n = 0; chosen_[n] != kNone; n = chosen_[n]) {
      if (moves.size() < kMostMoves) {
        moves.push_back(action(chosen_[n]));
      } else {
        ++left_out;
      }
    }
    if (left_out > 0) moves.push_back("and " + report::counted(left_out, "move", "moves") + " more");
    return moves;
  }
  [[nodiscard]] bool ends_at_chance() const {
    std::uint32_t n = 0;
    while (chosen_[n] != kNone) n = chosen_[n];
    return !tree_.nodes()[n].is_terminal();
  }
  [[nodiscard]] std::string worth(std::uint32_t node) const {
    std::vector<std::string> payoffs;
    for (std::size_t i = 0; i < tree_.player_count(); ++i) payoffs.push_back(shown(value(node, i)));
    return report::joined(payoffs);
  }

 private:
  [[nodiscard]] Rational& value(std::uint32_t node, std::size_t player) {
    return values_[node * tree_.player_count() + player];
  }
  [[nodiscard]] const Rational& value(std::uint32_t node, std::size_t player) const {
    return values_[node * tree_.player_count() + player];
  }
  [[nodiscard]] std::string shown(const Rational& payoff) const {
    return page_.value(is_cost_ ? Rational(-payoff) : payoff);
  }
  [[nodiscard]] std::string action(std::uint32_t node) const {
    const std::uint32_t h = tree_.nodes()[tree_.nodes()[node].parent].information_set;
    return page_.name(tree_.information_sets()[h].actions[tree_.nodes()[node].action]);
  }

  [[nodiscard]] std::string place(std::uint32_t node) const {
    return node == 0 ? "At the root" : "After " + page_.name(report::path_text(tree_, node));
  }

  /// Calls visit(child) for each child in the order of the actions.
  template <typename Visit>
  void for_each_child(std::uint32_t node, Visit visit) const {
    for (std::uint32_t n = node + 1; n < tree_.nodes()[node].end; n = tree_.nodes()[n].end) visit(n);
  }

  /// What is paid from the root on when the play comes here.
  void pay(std::uint32_t node) {
    const TreeNode& here = tree_.nodes()[node];
    for (std::size_t i = 0; i < tree_.player_count(); ++i) {
      Rational& sum = value(node, i);
      if (here.parent != kNone) sum = value(here.parent, i);
      if (here.outcome != 0) sum += tree_.payoff(i, here.outcome);
    }
  }

  void decide(std::uint32_t node) {
    const bool is_shown = steps_left_-- <= kMostSteps;
    const InformationSet& set = tree_.information_sets()[tree_.nodes()[node].information_set];
    if (set.player != kChance) {
      choose(node, set.player, is_shown);
      for (std::size_t i = 0; i < tree_.player_count(); ++i) value(node, i) = value(chosen_[node], i);
      return;
    }
    for (std::size_t i = 0; i < tree_.player_count(); ++i) {
      Rational sum;
      for_each_child(node, [&](std::uint32_t child) {
        sum += set.probabilities[tree_.nodes()[child].action] * value(child, i);
      });
      value(node, i) = sum;
    }
    if (is_shown) steps_.push_back(place(node) + " chance moves: on average " + worth(node) + ".");
  }

  void choose(std::uint32_t node, std::uint32_t player, bool is_shown) {
    std::vector<std::uint32_t> best;
    for_each_child(node, [&](std::uint32_t child) {
      const int order = best.empty() ? 1 : cmp(value(child, player), value(best.front(), player));
      if (order > 0) best.clear();
      if (order >= 0) best.push_back(child);
    });
    chosen_[node] = best.front();
    has_ties_ = has_ties_ || best.size() > 1;
    if (is_shown) show_choice(node, player, best);
  }

  void show_choice(std::uint32_t node, std::uint32_t player, const std::vector<std::uint32_t>& best) {
    std::vector<std::string> parts;
    for_each_child(node, [&](std::uint32_t child) {
      parts.push_back(shown(value(child, player)) + " with " + action(child));
    });
    std::vector<std::string> best_actions;
    for (const std::uint32_t child : best) best_actions.push_back(action(child));
    std::string step = place(node) + " " + page_.name(tree_.players()[player]) +
                       (is_cost_ ? " pays " : " gets ") + report::listed(parts) + ": ";
    if (parts.size() == 1) {
      step += "there is no choice.";
    } else if (best.size() == 1) {
      step += best_actions.front() + ".";
    } else {
      step += report::listed(best_actions) + " are equally good; here " + best_actions.front() + ".";
    }
    steps_.push_back(std::move(step));
  }

  const Page& page_;
  const GameTree& tree_;
  bool is_cost_;
  /// Per node and player: what is paid in all where the play comes there and everybody chooses as shown.
  std::vector<Rational> values_;
  std::vector<std::uint32_t> chosen_;
  std::size_t steps_left_;
  std::vector<std::string> steps_;
  bool has_ties_ = false;
};

}  // namespace

bool has_perfect_information(const GameTree& tree) {
  bool has_moves = false;
  for (std::uint32_t h = 0; h < tree.information_sets().size(); ++h) {
    if (tree.information_sets()[h].player == kChance) continue;
    if (tree.members(h).size() > 1) return false;
    has_moves = true;
  }
  return has_moves;
}

bool write_backward_induction(Page& page, const GameTree& tree, Objective objective,
                              const std::function<bool()>& must_stop) {
  Induction induction(page, tree, objective);
  if (!induction.run(must_stop)) return false;
  page.heading("Backward induction");
  page.paragraph(
      "Everybody knows where the play is. So begin at the ends: who moves last takes what is best there, and "
      "who moves before counts on it.");
  const std::size_t steps = tree.nodes().size() - tree.terminal_count();
  if (steps > kMostSteps) {
    page.paragraph("Of the " + report::grouped(steps) + " steps these are the last " +
                   report::grouped(kMostSteps) + ":");
  }
  page.items(induction.steps());
  const std::string payoffs = objective == Objective::minimize ? "the costs are " : "the payoffs are ";
  page.paragraph(
      (induction.ends_at_chance()
           ? "So, on average, " + payoffs + induction.worth(0)
           : "So the play is " + report::joined(induction.play()) + ", and " + payoffs + induction.worth(0)) +
      ". These choices are an equilibrium of every subgame." +
      (induction.has_ties() ? " Another of several equally good ones leads to other such equilibria." : ""));
  return true;
}

}  // namespace nashsolve::explain

namespace nashsolve {

/// Of a tree of perfect information that has no strategic form of its own.
std::optional<bool> write_explanation(const GameTree& tree, const Source& source,
                                      const ExplainOptions& options, const Sink& sink) {
  if (!explain::has_perfect_information(tree)) return std::nullopt;
  explain::Page page(sink, options.format);
  page.begin(tree, source);
  const bool is_whole = explain::write_backward_induction(page, tree, Objective::maximize, options.must_stop);
  if (!is_whole) page.paragraph("The derivation is left out: it was time to stop.");
  page.end();
  return is_whole;
}

}  // namespace nashsolve
