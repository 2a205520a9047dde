// A game as arrays: a matrix for each player, one after the other or in one array, or one array whose
// innermost ones hold a payoff for each player. The sizes say which it is; where they fit both, the text is
// refused.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "array_calls.hpp"
#include "array_game.hpp"
#include "changed_numbers.hpp"
#include "false_claims.hpp"
#include "payoff_collector.hpp"
#include "readers.hpp"
#include "told_otherwise.hpp"

namespace nashsolve::formats {

namespace {

using Sizes = ArraySizes;

class ArrayGame {
 public:
  ArrayGame(const SourceText& source, Reading& reading, std::vector<NamedArray> arrays)
      : source_(source), reading_(reading), arrays_(std::move(arrays)), payoffs_(source, reading) {}

  Game read() {
    for (const NamedArray& array : arrays_) {
      Sizes sizes;
      measure(array.value, 0, sizes);
      check(array.value, 0, sizes);
      if (sizes.size() < 2) {
        source_.fail(array.value.offset,
                     "found a list of numbers, expected an array of arrays such as [[4, 0], [1, 3]]");
      }
      sizes_.push_back(std::move(sizes));
    }
    return arrays_.size() == 1 ? one_array() : array_per_player();
  }

 private:
  static void measure(const ArrayNode& node, std::size_t depth, Sizes& sizes) {
    if (!node.number.empty()) return;
    sizes.push_back(node.entries.size());
    measure(node.entries.front(), depth + 1, sizes);
  }

  void check(const ArrayNode& node, std::size_t depth, const Sizes& sizes) const {
    const bool is_number = !node.number.empty();
    if (is_number != (depth == sizes.size())) {
      source_.fail(node.offset, std::string("found ") + (is_number ? "a number" : "an array") +
                                    ", expected " + (is_number ? "an array" : "a number") + " as before");
    }
    if (is_number) return;
    if (node.entries.size() != sizes[depth]) {
      source_.fail(node.offset, "found an array of " + counted(node.entries.size(), "entry") + ", expected " +
                                    std::to_string(sizes[depth]) + " as in the first one");
    }
    for (const ArrayNode& entry : node.entries) check(entry, depth + 1, sizes);
  }

  void add(const ArrayNode& node, std::size_t player) {
    if (!node.number.empty()) {
      payoffs_.add(player, node.number, node.offset);
      return;
    }
    for (const ArrayNode& entry : node.entries) add(entry, player);
  }

  void add_cells(const ArrayNode& node, std::size_t depth) {
    if (depth == 0) {
      for (std::size_t player = 0; player < node.entries.size(); ++player) add(node.entries[player], player);
      return;
    }
    for (const ArrayNode& entry : node.entries) add_cells(entry, depth - 1);
  }

  Game finish(const Sizes& counts) {
    std::vector<Player> players = default_players(counts);
    std::vector<PayoffTable> tables = std::move(payoffs_).build();
    if (const Phrase line(line_above_print(source_.text())); is_claim_of_all(line))
      refuse_false_claim(source_, 0, line, tables, counts[0]);
    std::string title =
        pass_over(source_, reading_, unread_comments(arrays_), arrays_.front().value.offset, players, tables);
    return {std::move(players), std::move(tables), std::move(title), ""};
  }

  /// `node` holds a row per strategy of player 1.
  Game one_matrix(const ArrayNode& node, const Sizes& sizes) {
    if (node.entries.front().is_tuple && reading_.options.single_matrix == SingleMatrix::refuse) {
      source_.fail(node.offset,
                   "found a list of tuples, expected a list for each strategy of player 1 such as "
                   "[[(4, 2), (0, -1)], [(1, 5), (3, 3)]]");
    }
    refuse_lone_matrix(source_, reading_, node.offset, sizes);
    payoffs_.set_player_count(1);
    add(node, 0);
    return game_of_matrix(reading_, sizes, std::move(payoffs_).build().front());
  }

  void refuse_option(const ArrayNode& node) const {
    if (reading_.options.single_matrix == SingleMatrix::refuse) return;
    source_.fail(node.offset, "found more than one matrix, expected one, as --zero-sum or --symmetric says");
  }

  [[nodiscard]] static const ArrayNode& innermost(const ArrayNode& node) {
    return node.entries.front().number.empty() ? innermost(node.entries.front()) : node;
  }

  Game one_array() {
    const ArrayNode& node = arrays_.front().value;
    const Sizes& sizes = sizes_.front();
    if (sizes.size() == 2) return one_matrix(node, sizes);
    refuse_option(node);
    const std::size_t players = sizes.size() - 1;
    // Python writes a profile's payoffs as a tuple, and two arrays in a line, too.
    const bool has_tuples = innermost(node).is_tuple;
    const ArrayForm form = array_form(
        source_, node.offset, sizes, {has_tuples || !node.is_tuple, node.is_tuple || !has_tuples},
        R"(in JSON {"payoffs": ...} holds the payoffs of each cell, {"matrices": [A, B]} a matrix for each player)");
    payoffs_.set_player_count(players);
    check_size(source_, node.offset, form.counts);
    if (form.is_per_cell) {
      add_cells(node, players);
    } else {
      for (std::size_t player = 0; player < players; ++player) add(node.entries[player], player);
    }
    reading_.read_as = form.read_as();
    return finish(form.counts);
  }

  Game array_per_player() {
    const std::size_t players = arrays_.size();
    refuse_option(arrays_[1].value);
    for (std::size_t i = 0; i < players; ++i) {
      if (sizes_[i].size() != players) {
        const std::string hint = players > 2 && sizes_[i].size() == 2
                                     ? "the game of two players has two matrices; a third player's payoffs "
                                       "need an array for each of his strategies"
                                     : "";
        source_.fail(arrays_[i].value.offset,
                     "found " + counted(players, "array") + ", of which this one is " + in_words(sizes_[i]) +
                         ", expected two matrices, or as many dimensions as players",
                     hint);
      }
      if (sizes_[i] != sizes_[0]) {
        source_.fail(arrays_[i].value.offset, "found an array " + in_words(sizes_[i]) + ", expected " +
                                                  in_words(sizes_[0]) + " as the first");
      }
    }
    refuse_arrays_of_two_games(source_, arrays_);
    const ArrayOwners owners = array_owners(source_, arrays_);
    const auto says_nothing = std::find(owners.begin(), owners.end(), std::nullopt);
    const bool is_by_place =
        std::all_of(owners.begin(), owners.end(), [](const auto& owner) { return !owner; });
    if (!is_by_place && says_nothing != owners.end()) {
      const NamedArray& array = arrays_[static_cast<std::size_t>(says_nothing - owners.begin())];
      source_.fail(array.value.offset,
                   "found " +
                       (array.name.empty() ? "an array without a name" : "the array " + excerpt(array.name)) +
                       " beside one whose name says its player, expected A = ... and B = ... in any order");
    }
    std::vector<std::size_t> order(players, players);
    bool is_in_order = true;
    for (std::size_t i = 0; i < players; ++i) {
      const std::size_t player = owners[i].value_or(i);
      if (player >= players || order[player] != players) {
        source_.fail(arrays_[i].value.offset,
                     "found the array " + excerpt(arrays_[i].name) +
                         " where another player's is expected, expected A = ... and B = ... in any order");
      }
      order[player] = i;
      is_in_order = is_in_order && player == i;
    }
    payoffs_.set_player_count(players);
    check_size(source_, arrays_.front().value.offset, sizes_.front());
    std::string names;
    for (std::size_t player = 0; player < players; ++player) {
      const NamedArray& array = arrays_[order[player]];
      add(array.value, player);
      names += (names.empty() ? "" : ", ") +
               (array.name.empty() ? "player " + std::to_string(player + 1) + "'s" : array.name);
    }
    reading_.read_as = counted(players, "matrix") + " " + in_words(sizes_.front()) + ", " + names +
                       (is_in_order ? "" : ", as their names say");
    return finish(sizes_.front());
  }

  const SourceText& source_;
  Reading& reading_;
  std::vector<NamedArray> arrays_;
  std::vector<Sizes> sizes_;
  PayoffCollector payoffs_;
};

}  // namespace

Game read_array_game(const SourceText& source, Reading& reading, std::vector<NamedArray> arrays) {
  return ArrayGame(source, reading, std::move(arrays)).read();
}

Game read_array_game(const SourceText& source, Reading& reading) {
  std::vector<NamedArray> arrays = joined_rows(source, read_arrays(source));
  for (const NamedArray& array : arrays) {
    refuse_costs(source, reading.options, array.value.offset, array.name);
    refuse_transposed(source, array.value.offset, array.name);
    refuse_costs(source, reading.options, array.value.offset, array.comment, 0);
    for (const Remark& remark : array.remarks) {
      refuse_statement(source, reading.options, false, remark.offset, remark.text, 0);
    }
    if (is_called_transposed(array.comment)) refuse_transposed(source, array.value.offset, array.comment);
  }
  return read_array_game(source, reading, std::move(arrays));
}

}  // namespace nashsolve::formats
