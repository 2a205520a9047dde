// A strategic form of Game Theory Explorer:
//
//   <strategicForm size="{ 2 3 }">
//     <strategy player="I">{ "T" "B" }</strategy> ...
//     <payoffs player="I">1 2
//   3 4
//   5 6</payoffs> ...
//
// A line of payoffs has a number for each strategy of player 1, and there is a line for each combination of
// the others', player 2's moving fastest: here payoffs are 1, 3 and 5 where player 1 plays T. So its program
// writes them; the converter beside it from tables of numbers does not, and has other lines where the sizes
// differ.
#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "first_player_fastest.hpp"
#include "gte_forms.hpp"
#include "limits.hpp"
#include "payoff_collector.hpp"
#include "unique_labels.hpp"

namespace nashsolve::formats {

namespace {

/// Words of a text of the file with their places.
class GteWords {
 public:
  explicit GteWords(GtePiece piece) : piece_(piece) {}

  /// The next character other than space; NUL at the end.
  char peek() {
    at_ = std::min(piece_.text.find_first_not_of(kSpace, at_), piece_.text.size());
    return at_ < piece_.text.size() ? piece_.text[at_] : '\0';
  }
  bool take(char c) {
    if (peek() != c || c == '\0') return false;
    ++at_;
    return true;
  }
  /// Up to one of the characters, or the end.
  GtePiece until(std::string_view characters) {
    const std::size_t begin = at_;
    at_ = std::min(piece_.text.find_first_of(characters, begin), piece_.text.size());
    return {piece_.text.substr(begin, at_ - begin), piece_.offset + begin};
  }
  GtePiece word() {
    peek();
    return until(" \t\r\n{},\"");
  }
  [[nodiscard]] std::size_t offset() const { return piece_.offset + at_; }
  [[noreturn]] void fail(const SourceText& source, std::string_view expected) {
    peek();
    const std::size_t place = offset();
    GtePiece found = word();
    if (found.text.empty()) found.text = piece_.text.substr(at_, 1);
    source.fail(place, "found " +
                           (found.text.empty() ? std::string("the end of the text") : excerpt(found.text)) +
                           ", expected " + std::string(expected));
  }

 private:
  GtePiece piece_;
  std::size_t at_ = 0;
};

class GteMatrices {
 public:
  GteMatrices(const GteDocument& document, Reading& reading, const GtePlayers& players)
      : document_(document),
        source_(document.source()),
        reading_(reading),
        players_(players),
        strategies_(players.size()),
        payoffs_(players.size()) {}

  Game read(pugi::xml_node form, std::string title) {
    document_.allow_attributes(form, {"size"});
    sort_elements(form);
    read_sizes(form);
    std::vector<Player> players = default_players(counts_);
    for (std::size_t i = 0; i < players.size(); ++i) {
      players[i].name = players_.names()[i];
      if (strategies_[i]) players[i].strategies = std::move(labels_[i]);
    }
    PayoffCollector payoffs(source_, reading_);
    payoffs.set_player_count(players.size());
    for (std::size_t i = 0; i < players.size(); ++i) read_payoffs(i, payoffs);
    std::vector<PayoffTable> tables = std::move(payoffs).build();
    reorder_first_player_fastest(tables, counts_);
    reading_.read_as = "payoffs of " + counted(players.size(), "player") +
                       " as Game Theory Explorer writes them: in a line " + counted(counts_[0], "strategy") +
                       " of " + unquoted_excerpt(players[0].name);
    return {std::move(players), std::move(tables), std::move(title), ""};
  }

 private:
  void sort_elements(pugi::xml_node form);
  void read_sizes(pugi::xml_node form);
  std::vector<std::string> read_labels(pugi::xml_node strategy);
  void read_payoffs(std::size_t player, PayoffCollector& payoffs);

  const GteDocument& document_;
  const SourceText& source_;
  Reading& reading_;
  const GtePlayers& players_;
  std::vector<pugi::xml_node> strategies_;
  std::vector<pugi::xml_node> payoffs_;
  std::vector<std::vector<std::string>> labels_;
  std::vector<std::size_t> counts_;
};

void GteMatrices::sort_elements(pugi::xml_node form) {
  for (const pugi::xml_node child : document_.elements(form)) {
    const std::string_view name = child.name();
    if (name != "strategy" && name != "payoffs") {
      document_.fail(child, "found " + shown(child) +
                                " within <strategicForm> of a file of Game Theory Explorer (GTE), expected "
                                "<strategy> and <payoffs>");
    }
    document_.allow_attributes(child, {"player"});
    const std::size_t player = players_.of(child);
    pugi::xml_node& place = (name == "strategy" ? strategies_ : payoffs_)[player];
    if (place) {
      document_.fail(child, "found " + shown(child) + " of " + excerpt(players_.names()[player]) +
                                " twice, expected one for each player");
    }
    place = child;
  }
  for (std::size_t i = 0; i < players_.size(); ++i) {
    if (payoffs_[i]) continue;
    document_.fail(form, "found no <payoffs> of " + excerpt(players_.names()[i]) +
                             " in a file of Game Theory Explorer (GTE), expected one for each player");
  }
}

void GteMatrices::read_sizes(pugi::xml_node form) {
  for (const pugi::xml_node strategy : strategies_) {
    labels_.push_back(strategy ? read_labels(strategy) : std::vector<std::string>());
    counts_.push_back(labels_.back().size());
  }
  const std::optional<GtePiece> sizes = document_.attribute(form, "size");
  if (!sizes) {
    for (std::size_t i = 0; i < players_.size(); ++i) {
      if (strategies_[i]) continue;
      document_.fail(form, "found neither a size nor the strategies of " + excerpt(players_.names()[i]) +
                               R"(, expected size="{ 2 2 }" or <strategy>)");
    }
  } else {
    GteWords words(*sizes);
    if (!words.take('{')) words.fail(source_, R"('{' before the sizes, like "{ 2 2 }")");
    for (std::size_t i = 0; i < players_.size(); ++i) {
      const GtePiece word = words.word();
      const auto count = parse_int64(word.text);
      if (!count || *count < 1) {
        source_.fail(word.offset, "found " + excerpt(word.text) + ", expected the number of strategies of " +
                                      excerpt(players_.names()[i]));
      }
      const auto size = static_cast<std::size_t>(*count);
      if (strategies_[i] && counts_[i] != size) {
        document_.fail(strategies_[i], "found " + counted(counts_[i], "strategy") + " of " +
                                           excerpt(players_.names()[i]) + ", expected " +
                                           std::to_string(size) + " as in the size of <strategicForm>");
      }
      counts_[i] = size;
    }
    if (!words.take('}') || words.peek() != '\0')
      words.fail(source_, "the end of the sizes, one for each of " + counted(players_.size(), "player"));
  }
  check_size(source_, document_.offset(form), counts_);
}

std::vector<std::string> GteMatrices::read_labels(pugi::xml_node strategy) {
  GteWords words(document_.text(strategy));
  if (!words.take('{')) words.fail(source_, R"('{' before the strategies, like { "T" "B" })");
  UniqueLabels labels;
  while (!words.take('}')) {
    if (labels.size() > 0) words.take(',');
    const std::size_t quote = (words.peek(), words.offset());
    if (!words.take('"')) words.fail(source_, "a strategy in quotes or '}'");
    std::string label(words.until("\"").text);
    if (!words.take('"')) source_.fail(quote, "found a text without end, expected '\"' at its end");
    if (labels.size() == kMaxStrategies) {
      source_.fail(quote,
                   "found more than " + std::to_string(kMaxStrategies) + " strategies, expected fewer");
    }
    if (label.empty()) label = std::to_string(labels.size() + 1);
    if (!labels.insert(label)) {
      source_.fail(quote, "found the strategy " + excerpt(label) + " twice, expected different labels");
    }
  }
  if (labels.size() == 0) document_.fail(strategy, "found no strategies, expected at least one");
  if (words.peek() != '\0') words.fail(source_, "the end of the strategies");
  return std::move(labels).take();
}

void GteMatrices::read_payoffs(std::size_t player, PayoffCollector& payoffs) {
  const GtePiece piece = document_.text(payoffs_[player]);
  std::size_t expected = 1;
  for (std::size_t i = 1; i < counts_.size(); ++i) expected *= counts_[i];
  std::size_t lines = 0;
  for (std::size_t begin = 0; begin < piece.text.size();) {
    const std::size_t end = std::min(piece.text.find('\n', begin), piece.text.size());
    GteWords line({piece.text.substr(begin, end - begin), piece.offset + begin});
    begin = end + 1;
    std::size_t numbers = 0;
    const std::size_t start = (line.peek(), line.offset());
    while (line.peek() != '\0') {
      const GtePiece word = line.until(kSpace);
      if (++numbers <= counts_[0]) payoffs.add(player, word.text, word.offset);
    }
    if (numbers == 0) continue;
    if (numbers != counts_[0] || ++lines > expected) {
      source_.fail(
          start,
          "found " +
              (numbers != counts_[0] ? "a line of " + counted(numbers, "payoff")
                                     : "more than " + counted(expected, "line")) +
              ", expected " + counted(expected, "line") + " of " + std::to_string(counts_[0]) +
              ", one for each strategy of " + excerpt(players_.names()[0]),
          "Game Theory Explorer (GTE) writes payoffs with the first player's strategies from left to "
          "right; a table of rows is read as CSV");
    }
  }
  if (lines == expected) return;
  document_.fail(payoffs_[player], "found " + counted(lines, "line") + " of payoffs, expected " +
                                       std::to_string(expected) + " of " + std::to_string(counts_[0]));
}

}  // namespace

Game read_gte_matrices(const GteDocument& document, Reading& reading, const GtePlayers& players,
                       pugi::xml_node form, std::string title) {
  return GteMatrices(document, reading, players).read(form, std::move(title));
}

}  // namespace nashsolve::formats
