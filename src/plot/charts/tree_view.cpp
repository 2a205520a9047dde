#include "tree_view.hpp"

#include "behavior_text.hpp"
#include "display_text.hpp"
#include "number_text.hpp"
#include "tree_text.hpp"
#include "words.hpp"

namespace nashsolve::plot {

TreeView::TreeView(const Subject& subject, const TreeForm& form)
    : subject_(subject), tree_(form.tree), sets_(report::information_set_names(form.tree)) {
  for (std::size_t h = 0; h < sets_.size(); ++h) {
    if (tree_.information_sets()[h].player == kChance) sets_[h].clear();
  }
  for (std::size_t e = 0; e < subject.solution.equilibria.size() && !play_; ++e) {
    const Equilibrium& equilibrium = subject.solution.equilibria[e];
    if (!equilibrium.is_exact()) continue;
    play_ = report::checked_play(form, equilibrium.exact(), subject.checks[e]);
    number_ = e + 1;
  }
}

std::string TreeView::move(std::uint32_t node) const {
  const std::uint32_t h = tree_.nodes()[tree_.nodes()[node].parent].information_set;
  const std::uint32_t action = tree_.nodes()[node].action;
  const InformationSet& set = tree_.information_sets()[h];
  std::string text = report::shortened(report::printable(set.actions[action]), kLongestLabel);
  if (set.player == kChance) {
    text += " (" + report::number_text(set.probabilities[action], {}) + ")";
  } else if (play_ && play_->behavior && !(*play_->behavior)[h].empty()) {
    text += " (" + report::number_text((*play_->behavior)[h][action], {}) + ")";
  }
  return text;
}

const std::string& TreeView::set_name(std::uint32_t node) const {
  return sets_[tree_.nodes()[node].information_set];
}

std::string TreeView::mover(std::uint32_t node) const {
  const std::uint32_t player = tree_.information_sets()[tree_.nodes()[node].information_set].player;
  return player == kChance ? "chance" : subject_.player(player);
}

std::string TreeView::payoffs(std::uint32_t node) const {
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

}  // namespace nashsolve::plot
