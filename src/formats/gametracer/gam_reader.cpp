// The files of GameTracer (Blum, Shelton and Koller 2006), which QuantEcon.py and GameTheory.jl read and
// write: the number of players, their numbers of strategies, then all payoffs of each player, player 1's
// strategy moving fastest. Line ends are free, and lines that begin with `#` are comments.
#include <string>
#include <utility>
#include <vector>

#include "changed_numbers.hpp"
#include "first_player_fastest.hpp"
#include "limits.hpp"
#include "payoff_collector.hpp"
#include "readers.hpp"
#include "text_cursor.hpp"

namespace nashsolve::formats {

namespace {

class GamReader {
 public:
  GamReader(const SourceText& source, Reading& reading)
      : source_(source), options_(reading.options), cursor_(source, ""), payoffs_(source, reading) {}

  Game read() {
    const std::size_t players = read_count("the number of players");
    if (players > kMaxPlayers) {
      source_.fail(
          0, "found " + counted(players, "player") + ", expected at most " + std::to_string(kMaxPlayers));
    }
    std::vector<std::size_t> counts;
    const std::size_t sizes = cursor_.position();
    for (std::size_t player = 0; player < players; ++player) {
      counts.push_back(read_count("the number of strategies of player " + std::to_string(player + 1)));
    }
    check_size(source_, sizes, counts);
    payoffs_.set_player_count(players);
    std::size_t cells = 1;
    for (const std::size_t count : counts) cells *= count;
    for (std::size_t player = 0; player < players; ++player) {
      for (std::size_t cell = 0; cell < cells; ++cell) {
        const Word word = next_word();
        if (word.text.empty()) {
          cursor_.fail(counted(players * cells, "payoff") + " instead of " +
                       std::to_string(player * cells + cell));
        }
        payoffs_.add(player, word.text, word.offset);
      }
    }
    if (const Word rest = next_word(); !rest.text.empty()) {
      cursor_.move_to(rest.offset);
      cursor_.fail("the end of the file after " + counted(players * cells, "payoff"));
    }
    std::vector<PayoffTable> tables = std::move(payoffs_).build();
    reorder_first_player_fastest(tables, counts);
    return {default_players(counts), std::move(tables), "", ""};
  }

 private:
  /// Lines that begin with `#` are comments.
  Word next_word() {
    while (cursor_.peek() == '#') {
      const Word comment = cursor_.line();
      refuse_statement(source_, options_, false, comment.offset, comment.text, 0);
    }
    return cursor_.word();
  }

  std::size_t read_count(const std::string& what) {
    const Word word = next_word();
    const auto count = parse_int64(word.text);
    if (!count || *count < 1) {
      cursor_.move_to(word.offset);
      cursor_.fail(what + ", with which a .gam file of GameTracer begins");
    }
    return static_cast<std::size_t>(*count);
  }

  const SourceText& source_;
  const ReadOptions& options_;
  TextCursor cursor_;
  PayoffCollector payoffs_;
};

}  // namespace

Game read_gam(const SourceText& source, Reading& reading) {
  return GamReader(source, reading).read();
}

}  // namespace nashsolve::formats
