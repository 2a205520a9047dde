#include "tree_text.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "display_text.hpp"
#include "words.hpp"

namespace nashsolve::report {

namespace {

/// Of longer paths the beginning and the end are named.
constexpr std::size_t kMostMoves = 12;

constexpr std::string_view kUnnamed = "set ";

/// Whether it is what information sets without a name are called: another one may be.
bool is_given_name(std::string_view label) {
  return label.starts_with(kUnnamed) &&
         label.find_first_not_of("0123456789", kUnnamed.size()) == std::string_view::npos;
}

}  // namespace

std::vector<std::string> information_set_names(const GameTree& tree) {
  std::map<std::pair<std::uint32_t, std::string>, std::size_t> uses;
  for (const InformationSet& set : tree.information_sets()) ++uses[{set.player, printable(set.label)}];
  std::vector<std::string> names;
  std::map<std::uint32_t, std::size_t> counts;
  for (const InformationSet& set : tree.information_sets()) {
    std::string label = printable(set.label);
    const std::size_t number = ++counts[set.player];
    const bool is_named = !set.label.empty() && !is_given_name(label) && uses[{set.player, label}] == 1;
    names.push_back(is_named ? std::move(label) : std::string(kUnnamed) + std::to_string(number));
  }
  return names;
}

std::string path_text(const GameTree& tree, std::uint32_t node) {
  std::vector<std::string> moves;
  for (std::uint32_t n = node; tree.nodes()[n].parent != kNone; n = tree.nodes()[n].parent) {
    const TreeNode& parent = tree.nodes()[tree.nodes()[n].parent];
    moves.push_back(
        printable(tree.information_sets()[parent.information_set].actions[tree.nodes()[n].action]));
  }
  if (moves.empty()) return "the root";
  std::ranges::reverse(moves);
  if (moves.size() > kMostMoves) {
    const auto cut = moves.begin() + kMostMoves / 2;
    moves.erase(cut, moves.end() - kMostMoves / 2);
    moves.insert(moves.begin() + kMostMoves / 2, "...");
  }
  return joined(moves);
}

std::string recall_text(const GameTree& tree, const std::optional<ImperfectRecall>& recall) {
  if (!recall) return "perfect";
  const ImperfectRecall& found = *recall;
  const std::string player = printable(tree.players()[tree.information_sets()[found.information_set].player]);
  const std::string where = " at " + information_set_names(tree)[found.information_set] +
                            ": it holds the nodes after " + path_text(tree, found.first_node) +
                            " and after " + path_text(tree, found.second_node);
  return found.is_absent_minded
             ? "imperfect: " + player + " forgets having moved" + where
             : "imperfect: " + player + " forgets an own move or what was known before it" + where;
}

std::vector<TreeFact> tree_facts(const GameTree& tree, const std::optional<ImperfectRecall>& recall) {
  std::vector<std::size_t> sets(tree.player_count() + 1);
  for (const InformationSet& set : tree.information_sets()) {
    ++sets[set.player == kChance ? tree.player_count() : set.player];
  }
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < tree.player_count(); ++i) {
    texts.push_back(grouped(sets[i]) + " of " + printable(tree.players()[i]));
  }
  if (sets.back() > 0) texts.push_back(counted(sets.back(), "move of chance", "moves of chance"));
  const std::vector<bool> roots = subgame_roots(tree);
  return {{"tree", counted(tree.nodes().size(), "node", "nodes") + ", of which " +
                       grouped(tree.terminal_count()) + " terminal"},
          {"information sets", joined(texts)},
          {"recall", recall_text(tree, recall)},
          {"subgames", grouped(static_cast<std::size_t>(std::ranges::count(roots, true)))}};
}

}  // namespace nashsolve::report
