#include "backward_induction.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "tree_text.hpp"
#include "words.hpp"

namespace nashsolve::explain {

namespace {

/// Of larger trees the last steps, those that lead to the root, are shown.
constexpr std::size_t kMostSteps = 60;

class Induction {
 public:
  Induction(const Page& page, const GameTree& tree, const Game& game)
      : page_(page),
        tree_(tree),
        game_(game),
        values_(tree.nodes().size()),
        chosen_(tree.nodes().size(), kNone) {
    // Children come after their parents.
    for (std::size_t n = tree.nodes().size(); n-- > 0;) decide(static_cast<std::uint32_t>(n));
  }

  [[nodiscard]] const std::vector<std::string>& steps() const { return steps_; }
  [[nodiscard]] bool has_ties() const { return has_ties_; }

  /// The moves from the root to the end, or to the first move of chance.
  [[nodiscard]] std::vector<std::string> play() const {
    std::vector<std::string> moves;
    for (std::uint32_t n = 0; chosen_[n] != kNone; n = chosen_[n]) moves.push_back(action(chosen_[n]));
    return moves;
  }
  [[nodiscard]] bool ends_at_chance() const {
    std::uint32_t n = 0;
    while (chosen_[n] != kNone) n = chosen_[n];
    return !tree_.nodes()[n].is_terminal();
  }
  [[nodiscard]] std::string worth(std::uint32_t node) const {
    std::vector<std::string> payoffs;
    for (const Rational& payoff : values_[node]) payoffs.push_back(page_.value(game_.shown(payoff)));
    return report::joined(payoffs);
  }

 private:
  [[nodiscard]] std::string action(std::uint32_t node) const {
    const std::uint32_t h = tree_.nodes()[tree_.nodes()[node].parent].information_set;
    return page_.name(tree_.information_sets()[h].actions[tree_.nodes()[node].action]);
  }

  [[nodiscard]] std::string place(std::uint32_t node) const {
    return node == 0 ? "At the root" : "After " + page_.name(report::path_text(tree_, node));
  }

  [[nodiscard]] std::vector<std::uint32_t> children(std::uint32_t node) const {
    std::vector<std::uint32_t> children;
    for (std::uint32_t n = node + 1; n < tree_.nodes()[node].end; n = tree_.nodes()[n].end)
      children.push_back(n);
    return children;
  }

  void decide(std::uint32_t node) {
    std::vector<Rational>& value = values_[node];
    value.resize(tree_.player_count());
    if (tree_.nodes()[node].is_terminal()) {
      for (std::uint32_t n = node; n != kNone; n = tree_.nodes()[n].parent) {
        for (std::size_t i = 0; i < value.size(); ++i) value[i] += tree_.payoff(i, tree_.nodes()[n].outcome);
      }
      return;
    }
    const InformationSet& set = tree_.information_sets()[tree_.nodes()[node].information_set];
    if (set.player != kChance) {
      choose(node, set.player);
      value = values_[chosen_[node]];
      return;
    }
    for (const std::uint32_t child : children(node)) {
      const Rational& probability = set.probabilities[tree_.nodes()[child].action];
      for (std::size_t i = 0; i < value.size(); ++i) value[i] += probability * values_[child][i];
    }
    steps_.push_back(place(node) + " chance moves: on average " + worth(node) + ".");
  }

  void choose(std::uint32_t node, std::uint32_t player) {
    std::vector<std::string> parts;
    std::vector<std::string> best;
    for (const std::uint32_t child : children(node)) {
      const Rational& worth = values_[child][player];
      parts.push_back(page_.value(game_.shown(worth)) + " with " + action(child));
      if (chosen_[node] != kNone && worth < values_[chosen_[node]][player]) continue;
      if (chosen_[node] == kNone || worth > values_[chosen_[node]][player]) {
        chosen_[node] = child;
        best.clear();
      }
      best.push_back(action(child));
    }
    const bool is_cost = game_.objective() == Objective::minimize;
    std::string step = place(node) + " " + page_.name(tree_.players()[player]) +
                       (is_cost ? " pays " : " gets ") + report::listed(parts) + ": ";
    if (parts.size() == 1) {
      step += "there is no choice.";
    } else if (best.size() == 1) {
      step += best.front() + ".";
    } else {
      has_ties_ = true;
      step += report::listed(best) + " are equally good; here " + best.front() + ".";
    }
    steps_.push_back(std::move(step));
  }

  const Page& page_;
  const GameTree& tree_;
  const Game& game_;
  /// Per node and player: what is paid in all where the play comes there and everybody chooses as shown.
  std::vector<std::vector<Rational>> values_;
  std::vector<std::uint32_t> chosen_;
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

void write_backward_induction(Page& page, const GameTree& tree, const Game& game) {
  page.heading("Backward induction");
  const Induction induction(page, tree, game);
  page.paragraph(
      "Everybody knows where the play is. So begin at the ends: who moves last takes what is best there, and "
      "who moves before counts on it.");
  const auto& steps = induction.steps();
  if (steps.size() > kMostSteps) {
    page.paragraph("Of the " + report::grouped(steps.size()) + " steps these are the last " +
                   report::grouped(kMostSteps) + ":");
  }
  page.items({steps.end() - static_cast<std::ptrdiff_t>(std::min(steps.size(), kMostSteps)), steps.end()});
  const std::string payoffs = game.objective() == Objective::minimize ? "the costs are " : "the payoffs are ";
  page.paragraph(
      (induction.ends_at_chance()
           ? "So, on average, " + payoffs + induction.worth(0)
           : "So the play is " + report::joined(induction.play()) + ", and " + payoffs + induction.worth(0)) +
      ". These choices are an equilibrium of every subgame." +
      (induction.has_ties() ? " Another of several equally good ones leads to other such equilibria." : ""));
}

}  // namespace nashsolve::explain
