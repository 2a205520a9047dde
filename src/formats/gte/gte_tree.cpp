// A tree of Game Theory Explorer:
//
//   <extensiveForm>
//     <node player="I">                              without a player: chance
//       <node iset="1" player="II" move="L"> ... </node>
//       <outcome move="R"> <payoff player="I">2</payoff> <payoff player="II">0</payoff> </outcome>
//     </node>
//   </extensiveForm>
//
// Nodes with one `iset` are one information set, a node without is one of its own. The move, or after chance
// the probability `prob`, that leads to a node stands at that node.
#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "chance_probabilities.hpp"
#include "gte_forms.hpp"
#include "limits.hpp"
#include "payoff_collector.hpp"
#include "tree_game.hpp"
#include "unique_labels.hpp"

namespace nashsolve::formats {

namespace {

class GteTree {
 public:
  GteTree(const GteDocument& document, Reading& reading, const GtePlayers& players)
      : document_(document),
        source_(document.source()),
        reading_(reading),
        players_(players),
        payoffs_(source_, reading) {}

  GameTree read(pugi::xml_node form, std::string title) {
    document_.allow_attributes(form, {});
    parts_.title = std::move(title);
    parts_.players = players_.names();
    payoffs_.set_player_count(players_.size());
    parts_.outcome_labels.emplace_back();
    for (std::size_t i = 0; i < players_.size(); ++i) payoffs_.add(i, std::int64_t{0}, 0);
    const std::vector<pugi::xml_node> roots = document_.elements(form);
    if (roots.size() != 1 || std::string_view(roots[0].name()) == "iset") {
      document_.fail(form,
                     "found " + (roots.size() == 1 ? shown(roots[0]) : counted(roots.size(), "element")) +
                         " within <extensiveForm> of a file of Game Theory Explorer (GTE), expected one "
                         "<node>, the root of the tree",
                     "write the tree as Gambit's .efg");
    }
    require_node(roots[0]);
    enter(roots[0], kNone, kNone);
    while (!open_.empty()) {
      Open& open = open_.back();
      if (open.next == open.children.size()) {
        parts_.nodes[open.node].end = static_cast<std::uint32_t>(parts_.nodes.size());
        open_.pop_back();
        continue;
      }
      const pugi::xml_node child = open.children[open.next];
      enter(child, open.node, static_cast<std::uint32_t>(open.next++));
    }
    parts_.payoffs = std::move(payoffs_).build();
    return GameTree(std::move(parts_));
  }

 private:
  struct Open {
    std::uint32_t node;
    std::vector<pugi::xml_node> children;
    std::size_t next;
  };
  struct Known {
    std::uint32_t set;
    std::size_t offset;
  };

  void enter(pugi::xml_node element, std::uint32_t parent, std::uint32_t action);
  void require_node(pugi::xml_node element) const;
  std::uint32_t read_set(pugi::xml_node node, const std::vector<pugi::xml_node>& children);
  InformationSet read_moves(pugi::xml_node node, std::uint32_t player,
                            const std::vector<pugi::xml_node>& children);
  std::uint32_t read_outcome(pugi::xml_node outcome);
  [[nodiscard]] std::string text_of(pugi::xml_node element, const char* name) const {
    const std::optional<GtePiece> piece = document_.attribute(element, name);
    return piece ? std::string(piece->text) : std::string();
  }

  const GteDocument& document_;
  const SourceText& source_;
  Reading& reading_;
  const GtePlayers& players_;
  PayoffCollector payoffs_;
  TreeParts parts_;
  std::vector<Open> open_;
  std::unordered_map<std::string, Known> sets_;
};

void GteTree::enter(pugi::xml_node element, std::uint32_t parent, std::uint32_t action) {
  if (parts_.nodes.size() == kMaxTreeNodes)
    document_.fail(element, "found more than " + std::to_string(kMaxTreeNodes) + " nodes, expected fewer");
  const auto position = static_cast<std::uint32_t>(parts_.nodes.size());
  TreeNode node;
  node.parent = parent;
  node.action = action;
  node.end = position + 1;
  if (std::string_view(element.name()) == "outcome") {
    document_.allow_attributes(element, {"move", "prob", "nodeName", "outcomeId", "outcomeName"});
    node.outcome = read_outcome(element);
  } else {
    document_.allow_attributes(element, {"player", "iset", "isetName", "move", "prob", "nodeName"});
    std::vector<pugi::xml_node> children = document_.elements(element);
    node.information_set = read_set(element, children);
    open_.push_back({position, std::move(children), 0});
  }
  parts_.nodes.push_back(node);
}

/// Fails where an element is no node of the tree.
void GteTree::require_node(pugi::xml_node element) const {
  const std::string_view name = element.name();
  if (name == "payoff") {
    document_.fail(element,
                   "found a payoff at a node within the tree, which Game Theory Explorer (GTE) leaves out "
                   "and Gambit adds to those below, expected payoffs within <outcome> alone",
                   "add it to the outcomes below, or write the tree as Gambit's .efg");
  }
  if (name != "node" && name != "outcome") {
    document_.fail(
        element,
        "found " + shown(element) + " in a tree of Game Theory Explorer (GTE), expected <node> or <outcome>",
        "write the tree as Gambit's .efg");
  }
}

std::uint32_t GteTree::read_set(pugi::xml_node node, const std::vector<pugi::xml_node>& children) {
  const std::optional<GtePiece> id = document_.attribute(node, "iset");
  const auto found = id ? sets_.find(std::string(id->text)) : sets_.end();
  const std::optional<GtePiece> whose = document_.attribute(node, "player");
  std::uint32_t player = kChance;
  if (whose && whose->text != kGteChance) {
    player = static_cast<std::uint32_t>(players_.find(*whose));
  } else if (!whose && found != sets_.end()) {
    player = parts_.information_sets[found->second.set].player;
  }
  const auto position = static_cast<std::uint32_t>(parts_.information_sets.size());
  if (found == sets_.end()) {
    parts_.information_sets.push_back(read_moves(node, player, children));
    if (id) sets_.emplace(id->text, Known{position, document_.offset(node)});
    return position;
  }
  const InformationSet& first = parts_.information_sets[found->second.set];
  const std::string as = " as in line " + std::to_string(source_.location(found->second.offset).line);
  const auto named = [&](std::uint32_t who) {
    return who == kChance ? std::string("chance") : excerpt(players_.names()[who]);
  };
  if (player != first.player) {
    document_.fail(node, "found a node of " + named(player) + " in the information set " + excerpt(id->text) +
                             ", expected one of " + named(first.player) + as);
  }
  const InformationSet again = read_moves(node, player, children);
  if (again.actions != first.actions) {
    document_.fail(node, "found the moves " + listed(again.actions) + " in the information set " +
                             excerpt(id->text) + ", expected " + listed(first.actions) + as);
  }
  if (again.probabilities != first.probabilities) {
    document_.fail(node, "found other probabilities in the information set " + excerpt(id->text) +
                             ", expected the same" + as);
  }
  return found->second.set;
}

InformationSet GteTree::read_moves(pugi::xml_node node, std::uint32_t player,
                                   const std::vector<pugi::xml_node>& children) {
  InformationSet set;
  set.player = player;
  set.label = text_of(node, "isetName");
  UniqueLabels moves;
  ChanceProbabilities probabilities(source_, reading_);
  for (const pugi::xml_node child : children) {
    require_node(child);
    std::string move = text_of(child, "move");
    const std::optional<GtePiece> probability = document_.attribute(child, "prob");
    if (player == kChance) {
      if (!probability) {
        document_.fail(
            child,
            "found " + shown(child) + " after chance without a probability, expected the attribute prob",
            move.empty() ? "" : "a <node> without the attribute player is one of chance");
      }
      probabilities.add(probability->text, probability->offset);
      if (move.empty()) move = std::to_string(moves.size() + 1);
    } else if (probability) {
      source_.fail(probability->offset, "found the probability of a move of " +
                                            excerpt(players_.names()[player]) +
                                            ", expected one only after chance");
    }
    if (move.empty()) {
      document_.fail(child, "found " + shown(child) + " after a node of " +
                                excerpt(players_.names()[player]) +
                                " without a move, expected the attribute move");
    }
    if (!moves.insert(move)) {
      document_.fail(child, "found the move " + excerpt(move) + " twice at a node, expected different moves");
    }
  }
  if (moves.size() == 0)
    document_.fail(node, "found a node without moves, expected <node> or <outcome> in it");
  set.actions = std::move(moves).take();
  if (player == kChance) set.probabilities = probabilities.take(document_.offset(node));
  return set;
}

std::uint32_t GteTree::read_outcome(pugi::xml_node outcome) {
  std::vector<bool> is_paid(players_.size(), false);
  for (const pugi::xml_node payoff : document_.elements(outcome)) {
    if (std::string_view(payoff.name()) != "payoff")
      document_.fail(payoff, "found " + shown(payoff) + " within <outcome>, expected <payoff>");
    document_.allow_attributes(payoff, {"player", "value"});
    const std::size_t player = players_.of(payoff);
    if (is_paid[player]) {
      document_.fail(payoff, "found the payoff of " + excerpt(players_.names()[player]) +
                                 " twice, expected one for each player");
    }
    is_paid[player] = true;
    const GtePiece text = document_.text(payoff);
    const std::optional<GtePiece> value = document_.attribute(payoff, "value");
    if (value && !text.text.empty())
      document_.fail(payoff, "found a payoff as a text and as an attribute, expected one of them");
    const GtePiece number = value ? *value : text;
    payoffs_.add(player, number.text, number.offset);
  }
  const auto missing = std::find(is_paid.begin(), is_paid.end(), false);
  if (missing != is_paid.end()) {
    document_.fail(outcome,
                   "found an outcome without a payoff of " +
                       excerpt(players_.names()[static_cast<std::size_t>(missing - is_paid.begin())]) +
                       ", expected one for each player");
  }
  const auto position = static_cast<std::uint32_t>(parts_.outcome_labels.size());
  parts_.outcome_labels.push_back(text_of(outcome, "outcomeName"));
  return position;
}

}  // namespace

GameTree read_gte_tree(const GteDocument& document, Reading& reading, const GtePlayers& players,
                       pugi::xml_node form, std::string title) {
  return GteTree(document, reading, players).read(form, std::move(title));
}

}  // namespace nashsolve::formats
