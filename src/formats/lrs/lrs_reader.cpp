// The input of lrsnash (Avis, Rosenberg, Savani and von Stengel 2010): m and n, the m rows of A, the m rows
// of B. Line ends are free. Beyond what lrsnash reads, every form of number is exact, and lines that begin
// with
// `#` are comments; below the numbers lrsnash passes over them, too.
#include <string>
#include <utility>
#include <vector>

#include "changed_numbers.hpp"
#include "notes.hpp"
#include "payoff_collector.hpp"
#include "readers.hpp"
#include "text_cursor.hpp"

namespace nashsolve::formats {

namespace {

class LrsReader {
 public:
  LrsReader(const SourceText& source, Reading& reading)
      : source_(source), options_(reading.options), cursor_(source, ""), payoffs_(source, reading) {}

  Game read() {
    const std::size_t offset = cursor_.position();
    const std::vector<std::size_t> counts = {read_count("rows"), read_count("columns")};
    check_size(source_, offset, counts);
    payoffs_.set_player_count(2);
    const std::size_t cells = counts[0] * counts[1];
    // A line for each column throughout.
    bool are_exchanged = counts[0] > 1 && counts[0] != counts[1];
    for (std::size_t player = 0; player < 2; ++player) {
      for (std::size_t cell = 0; cell < cells; ++cell) {
        const Word word = next_word();
        if (word.text.empty()) {
          cursor_.fail(counted(2 * cells, "payoff") + " instead of " + std::to_string(player * cells + cell));
        }
        payoffs_.add(player, word.text, word.offset);
        are_exchanged = are_exchanged && begins_line(word) == (cell % counts[0] == 0);
      }
    }
    const Word rest = next_word();
    if (!rest.text.empty()) {
      source_.fail(rest.offset, "found " + excerpt(rest.text) + ", expected the end of the file after " +
                                    counted(2 * cells, "payoff"));
    }
    if (are_exchanged) {
      source_.fail(offset,
                   "found " + counted(counts[0], "row") + " and " + counted(counts[1], "column") +
                       " above lines of " + counted(counts[0], "number") + " each, expected lines of " +
                       std::to_string(counts[1]),
                   "where the lines are rows, write their number first");
    }
    if (!notes_.objective()) {
      for (const Word& comment : comments_) {
        refuse_statement(source_, options_, false, comment.offset, comment.text, 0);
      }
    }
    std::vector<Player> players = notes_.players(source_, counts);
    const Game game(std::move(players), std::move(payoffs_).build(), notes_.title(), notes_.description());
    return notes_.objective() == Objective::minimize ? as_costs(game) : game;
  }

 private:
  Word next_word() {
    while (cursor_.peek() == '#') {
      const Word line = cursor_.line();
      if (!notes_.take(line.text, line.offset)) comments_.push_back(line);
    }
    return cursor_.word();
  }

  [[nodiscard]] bool begins_line(const Word& word) const {
    const std::size_t before = source_.text().find_last_not_of(" \t\r", word.offset - 1);
    return source_.text()[before] == '\n';
  }

  std::size_t read_count(const std::string& what) {
    const Word word = next_word();
    const auto count = parse_int64(word.text);
    if (!count || *count < 1) {
      cursor_.move_to(word.offset);
      cursor_.fail("the number of " + what);
    }
    return static_cast<std::size_t>(*count);
  }

  const SourceText& source_;
  const ReadOptions& options_;
  TextCursor cursor_;
  Notes notes_;
  std::vector<Word> comments_;
  PayoffCollector payoffs_;
};

}  // namespace

Game read_lrs(const SourceText& source, Reading& reading) {
  return LrsReader(source, reading).read();
}

}  // namespace nashsolve::formats
