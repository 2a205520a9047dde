// Gambit's extensive-form files, version 2: the nodes in the order of a walk that goes down before it goes
// on.
//
//   EFG 2 R "title" { "Player 1" "Player 2" }
//   "comment"                                                  optional: the description
//   c "node" 1 "set" { "a" 1/2 "b" 1/2 } 0                     chance: information set, actions, outcome
//   p "node" 1 2 "set" { "L" "R" } 1 "outcome" { 2, 1 }        player 1, information set 2
//   t "node" 2 "outcome" { 0, 3 }                              a terminal node
//
// What an information set or an outcome is may be left out where it was said before, its label and its name
// anywhere. Outcome 0 is none; those along a path add up. Commas between payoffs are optional, `\"` is a
// quote within a text.
#include <string>
#include <utility>
#include <vector>

#include "chance_probabilities.hpp"
#include "gambit_words.hpp"
#include "limits.hpp"
#include "numbered.hpp"
#include "payoff_collector.hpp"
#include "readers.hpp"
#include "text_cursor.hpp"
#include "tree_game.hpp"
#include "unique_labels.hpp"

namespace nashsolve::formats {

namespace {

std::string set_name(std::uint32_t player, std::int64_t number) {
  return "information set " + std::to_string(number) + " of " +
         (player == kChance ? std::string("chance") : "player " + std::to_string(player + 1));
}

class EfgReader {
 public:
  EfgReader(const SourceText& source, Reading& reading)
      : source_(source), reading_(reading), cursor_(source, "{}\","), payoffs_(source, reading) {}

  GameTree read() {
    read_header();
    parts_.players = read_gambit_players(source_, reading_, cursor_);
    players_ = parts_.players.size();
    sets_by_number_.resize(players_ + 1);
    payoffs_.set_player_count(players_);
    parts_.outcome_labels.emplace_back();
    for (std::size_t i = 0; i < players_; ++i) payoffs_.add(i, std::int64_t{0}, 0);
    if (cursor_.peek() == '"')
      parts_.description = read_title(source_, reading_, cursor_, "a comment", ToldOf::tree);
    read_nodes();
    if (cursor_.peek() != '\0') {
      cursor_.fail("the end of the file after the " + counted(parts_.nodes.size(), "node") + " of the tree");
    }
    parts_.payoffs = std::move(payoffs_).build();
    return GameTree(std::move(parts_));
  }

 private:
  struct OpenNode {
    std::uint32_t node;
    std::uint32_t actions;
    std::uint32_t read;
  };

  void expect(char c, std::string_view what) {
    if (!cursor_.take(c)) cursor_.fail(what);
  }
  [[nodiscard]] std::string line_of(std::size_t offset) const {
    return "line " + std::to_string(source_.location(offset).line);
  }

  void read_header();
  void read_nodes();
  void read_node();
  std::int64_t read_number(std::string_view what);
  std::uint32_t read_player();
  std::uint32_t read_information_set(std::uint32_t player);
  /// Takes what comes next where it is written as something before, which needs no second reading.
  bool takes_again(std::size_t offset, std::size_t size);
  InformationSet read_actions(std::uint32_t player, std::string label);
  void require_same(const InformationSet& set, const Defined& known, std::int64_t number,
                    std::size_t offset) const;
  std::uint32_t read_outcome();
  void read_payoff_words(std::int64_t number);
  [[nodiscard]] std::vector<Rational> payoffs_of_words() const;
  void require_payoffs(std::int64_t number, const Defined& known, std::size_t offset);

  const SourceText& source_;
  Reading& reading_;
  TextCursor cursor_;
  PayoffCollector payoffs_;
  TreeParts parts_;
  std::size_t players_ = 0;
  std::vector<OpenNode> open_;
  /// Per player, chance last.
  std::vector<Numbered> sets_by_number_;
  /// By information set: how long the text of its actions is.
  std::vector<std::size_t> set_sizes_;
  Numbered outcomes_;
  /// Those that were read last.
  std::vector<Word> payoff_words_;
};

void EfgReader::read_header() {
  if (cursor_.word().text != "EFG") {
    cursor_.move_to(0);
    cursor_.fail("'EFG', with which an extensive-form file begins");
  }
  const std::size_t version = cursor_.position();
  if (cursor_.word().text != "2") {
    cursor_.move_to(version);
    cursor_.fail("the version 2", R"(the file begins: EFG 2 R "title" { "Player 1" "Player 2" })");
  }
  const std::size_t kind = cursor_.position();
  const std::string_view numbers = cursor_.word().text;
  if (numbers != "R" && numbers != "D") {
    cursor_.move_to(kind);
    cursor_.fail("'R' or 'D'");
  }
  parts_.title = read_title(source_, reading_, cursor_, "a title", ToldOf::tree);
}

void EfgReader::read_nodes() {
  do {
    read_node();
    while (!open_.empty() && open_.back().read == open_.back().actions) {
      parts_.nodes[open_.back().node].end = static_cast<std::uint32_t>(parts_.nodes.size());
      open_.pop_back();
    }
  } while (!open_.empty());
}

void EfgReader::read_node() {
  const Word kind = cursor_.word();
  if (kind.text != "c" && kind.text != "p" && kind.text != "t") {
    cursor_.move_to(kind.offset);
    if (open_.empty()) cursor_.fail("a node: 'c', 'p' or 't'");
    const OpenNode& parent = open_.back();
    const InformationSet& set = parts_.information_sets[parts_.nodes[parent.node].information_set];
    cursor_.fail("a node, 'c', 'p' or 't', after action " + excerpt(set.actions[parent.read]) + " of node " +
                 std::to_string(parent.node + 1));
  }
  if (parts_.nodes.size() == kMaxTreeNodes) {
    source_.fail(kind.offset, "found more than " + std::to_string(kMaxTreeNodes) + " nodes, expected fewer");
  }
  const auto position = static_cast<std::uint32_t>(parts_.nodes.size());
  TreeNode node;
  node.end = position + 1;
  if (!open_.empty()) {
    node.parent = open_.back().node;
    node.action = open_.back().read++;
  }
  read_quoted(source_, cursor_, "the node's label");
  if (kind.text != "t") {
    node.information_set = read_information_set(kind.text == "p" ? read_player() : kChance);
  }
  node.outcome = read_outcome();
  parts_.nodes.push_back(node);
  if (node.is_terminal()) return;
  const std::size_t actions = parts_.information_sets[node.information_set].actions.size();
  open_.push_back({position, static_cast<std::uint32_t>(actions), 0});
}

std::int64_t EfgReader::read_number(std::string_view what) {
  const Word word = cursor_.word();
  const auto number = parse_int64(word.text);
  if (number) return *number;
  cursor_.move_to(word.offset);
  cursor_.fail(what);
}

std::uint32_t EfgReader::read_player() {
  cursor_.skip_space();
  const std::size_t offset = cursor_.position();
  const std::int64_t number = read_number("the number of a player");
  if (number < 1 || number > static_cast<std::int64_t>(players_)) {
    source_.fail(offset, "found player " + std::to_string(number) + ", expected a player from 1 to " +
                             std::to_string(players_));
  }
  return static_cast<std::uint32_t>(number - 1);
}

std::uint32_t EfgReader::read_information_set(std::uint32_t player) {
  cursor_.skip_space();
  const std::int64_t number = read_number("the number of an information set");
  Numbered& known = sets_by_number_[player == kChance ? players_ : player];
  const Defined* const found = known.find(number);
  if (cursor_.peek() != '"' && cursor_.peek() != '{') {
    if (found == nullptr) {
      cursor_.fail("the label and the actions of " + set_name(player, number) +
                   ", which were not given before");
    }
    return found->position;
  }
  const std::size_t label_offset = cursor_.position();
  std::string label = cursor_.peek() == '"' ? read_quoted(source_, cursor_, "a label") : "";
  if (found != nullptr && cursor_.peek() != '{') return found->position;
  cursor_.skip_space();
  const std::size_t offset = cursor_.position();
  if (found != nullptr && takes_again(found->offset, set_sizes_[found->position])) return found->position;
  InformationSet set = read_actions(player, std::move(label));
  if (found != nullptr) {
    require_same(set, *found, number, label_offset);
    return found->position;
  }
  const auto position = static_cast<std::uint32_t>(parts_.information_sets.size());
  parts_.information_sets.push_back(std::move(set));
  set_sizes_.push_back(cursor_.position() - offset);
  known.add(number, {position, offset});
  return position;
}

bool EfgReader::takes_again(std::size_t offset, std::size_t size) {
  const std::string_view text = source_.text();
  const std::size_t begin = cursor_.position();
  if (text.substr(begin, size) != text.substr(offset, size)) return false;
  cursor_.move_to(begin + size);
  return true;
}

InformationSet EfgReader::read_actions(std::uint32_t player, std::string label) {
  InformationSet set;
  set.player = player;
  set.label = std::move(label);
  cursor_.skip_space();
  const std::size_t begin = cursor_.position();
  expect('{', "'{' before the actions");
  UniqueLabels actions;
  ChanceProbabilities probabilities(source_, reading_);
  while (!cursor_.take('}')) {
    const std::size_t offset = cursor_.position();
    std::string action = read_quoted(source_, cursor_, "an action's label or '}'");
    if (action.empty()) action = std::to_string(actions.size() + 1);
    insert_renamed(source_, reading_, actions, action, offset, "action");
    if (player == kChance) {
      const Word word = cursor_.word();
      if (word.text.empty() || word.text == "}" || word.text == "\"") {
        cursor_.move_to(word.offset);
        cursor_.fail("the probability of action " + excerpt(action));
      }
      probabilities.add(word.text, word.offset);
    }
    cursor_.skip_space();
  }
  if (actions.size() == 0) source_.fail(begin, "found no actions, expected at least one");
  set.actions = std::move(actions).take();
  if (player == kChance) set.probabilities = probabilities.take(begin);
  return set;
}

void EfgReader::require_same(const InformationSet& set, const Defined& known, std::int64_t number,
                             std::size_t offset) const {
  const InformationSet& first = parts_.information_sets[known.position];
  if (set.actions != first.actions) {
    source_.fail(offset, "found " + set_name(set.player, number) + " with the actions " +
                             listed(set.actions) + ", expected " + listed(first.actions) + " as in " +
                             line_of(known.offset));
  }
  if (set.probabilities != first.probabilities) {
    source_.fail(offset, "found " + set_name(set.player, number) + " with other probabilities than in " +
                             line_of(known.offset) + ", expected the same");
  }
}

std::uint32_t EfgReader::read_outcome() {
  const std::int64_t number = read_number("the number of an outcome, or 0");
  const Defined* const found = outcomes_.find(number);
  if (cursor_.peek() != '"' && cursor_.peek() != '{') {
    if (number == 0) return 0;
    if (found == nullptr) {
      cursor_.fail("the name and the payoffs of outcome " + std::to_string(number) +
                   ", which were not given before");
    }
    return found->position;
  }
  std::string label = cursor_.peek() == '"' ? read_quoted(source_, cursor_, "a name") : "";
  if (found != nullptr && cursor_.peek() != '{') return found->position;
  cursor_.skip_space();
  const std::size_t begin = cursor_.position();
  read_payoff_words(number);
  if (number == 0) {
    for (const Rational& payoff : payoffs_of_words()) {
      if (sgn(payoff) != 0) {
        source_.fail(begin, "found payoffs of outcome 0, which stands for none, expected another number");
      }
    }
    return 0;
  }
  if (found != nullptr) {
    require_payoffs(number, *found, begin);
    return found->position;
  }
  for (std::size_t i = 0; i < players_; ++i) payoffs_.add(i, payoff_words_[i].text, payoff_words_[i].offset);
  const auto position = static_cast<std::uint32_t>(parts_.outcome_labels.size());
  parts_.outcome_labels.push_back(std::move(label));
  outcomes_.add(number, {position, begin});
  return position;
}

void EfgReader::read_payoff_words(std::int64_t number) {
  cursor_.skip_space();
  const std::size_t begin = cursor_.position();
  expect('{', "'{' before the payoffs");
  payoff_words_.clear();
  while (!cursor_.take('}')) {
    cursor_.take(',');
    if (cursor_.peek() == '}') continue;
    const Word word = cursor_.word();
    if (word.text.empty() || word.text == "\"" || word.text == "{") {
      cursor_.move_to(word.offset);
      cursor_.fail("a payoff or '}'");
    }
    payoff_words_.push_back(word);
  }
  if (payoff_words_.size() != players_) {
    source_.fail(begin, "outcome " + std::to_string(number) + " has " +
                            counted(payoff_words_.size(), "payoff") + ", expected " +
                            std::to_string(players_) + ", one per player");
  }
}

std::vector<Rational> EfgReader::payoffs_of_words() const {
  std::vector<Rational> payoffs;
  for (const Word& word : payoff_words_) {
    payoffs.push_back(number_at(source_, reading_, word.text, word.offset));
  }
  return payoffs;
}

/// What is written as before is not read again.
void EfgReader::require_payoffs(std::int64_t number, const Defined& known, std::size_t offset) {
  const std::size_t end = cursor_.position();
  const std::string_view text = source_.text();
  const std::string_view again = text.substr(offset, end - offset);
  if (text.substr(known.offset, again.size()) == again) return;
  const std::vector<Rational> payoffs = payoffs_of_words();
  cursor_.move_to(known.offset);
  read_payoff_words(number);
  cursor_.move_to(end);
  const std::vector<Rational> first = payoffs_of_words();
  if (payoffs == first) return;
  std::vector<std::string> texts;
  for (const Rational& payoff : first) texts.push_back(to_string(payoff));
  source_.fail(offset, "found other payoffs of outcome " + std::to_string(number) + " than in " +
                           line_of(known.offset) + ", expected " + listed(texts));
}

}  // namespace

Game read_efg(const SourceText& source, Reading& reading) {
  return game_of_tree(source, reading, EfgReader(source, reading).read());
}

}  // namespace nashsolve::formats
