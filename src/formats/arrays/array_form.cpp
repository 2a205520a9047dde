#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "array_game.hpp"
#include "payoff_collector.hpp"

namespace nashsolve::formats {

std::vector<NamedArray> as_one_tuple(std::vector<NamedArray> arrays) {
  NamedArray one;
  one.value.offset = arrays.front().value.offset;
  one.value.is_tuple = true;
  for (NamedArray& array : arrays) {
    one.value.entries.push_back(std::move(array.value));
    std::ranges::move(array.remarks, std::back_inserter(one.remarks));
  }
  std::vector<NamedArray> result;
  result.push_back(std::move(one));
  return result;
}

std::vector<NamedArray> joined_rows(const SourceText& source, std::vector<NamedArray> arrays) {
  const auto until = [&](const NamedArray& array, std::size_t end) {
    return source.text().substr(array.value.offset, end - array.value.offset);
  };
  const bool are_rows = std::ranges::all_of(arrays, [&](const NamedArray& array) {
    const std::string_view row = until(array, source.text().find(']', array.value.offset));
    return array.name.empty() && array.comment.empty() &&
           row.find_first_of(",;\n") == std::string_view::npos && row.front() == '[' &&
           !array.value.entries.front().number.empty();
  });
  if (!are_rows || arrays.size() < 2) return arrays;
  std::vector<NamedArray> joined;
  for (std::size_t k = 0; k < arrays.size(); ++k) {
    const std::string_view gap = k > 0 ? until(arrays[k - 1], arrays[k].value.offset) : "\n\n";
    const auto line_ends = std::ranges::count(gap, '\n');
    // Two in a line are no rows.
    if (line_ends == 0) return arrays;
    if (line_ends > 1) joined.emplace_back().value.offset = arrays[k].value.offset;
    joined.back().value.entries.push_back(arrays[k].value);
  }
  return joined;
}

std::string in_words(const ArraySizes& sizes) {
  std::string text;
  for (const std::size_t size : sizes) text += (text.empty() ? "" : " x ") + std::to_string(size);
  return text;
}

std::string ArrayForm::read_as() const {
  if (is_per_cell) return "an array " + in_words(counts) + " with the payoffs of all players in each cell";
  return "an array of " + std::to_string(counts.size()) + " matrices " + in_words(counts) +
         ", one for each player";
}

ArrayForm array_form(const SourceText& source, std::size_t offset, const ArraySizes& sizes, FormsMeant meant,
                     const std::string& hint) {
  const std::size_t players = sizes.size() - 1;
  const bool fits_cells = sizes.back() == players;
  const bool fits_players = sizes.front() == players;
  const bool is_per_cell = fits_cells && (meant.per_cell || !fits_players);
  const bool is_per_player = fits_players && (meant.per_player || !fits_cells);
  if (is_per_cell && is_per_player) {
    source.fail(offset,
                "found an array " + in_words(sizes) + ", which may hold " + counted(players, "payoff") +
                    " for each cell or " + counted(players, "matrix") + ", expected a form that says which",
                hint);
  }
  if (!is_per_cell && !is_per_player) {
    source.fail(offset,
                "found an array " + in_words(sizes) + ", expected " + std::to_string(players) +
                    " payoffs in each innermost array, or one of the " + std::to_string(players) +
                    " players' payoffs in each outermost",
                hint);
  }
  return {is_per_cell, {sizes.begin() + (is_per_cell ? 0 : 1), sizes.end() - (is_per_cell ? 1 : 0)}};
}

void refuse_lone_matrix(const SourceText& source, const Reading& reading, std::size_t offset,
                        const ArraySizes& sizes) {
  const SingleMatrix said = reading.options.single_matrix;
  if (said == SingleMatrix::refuse) {
    source.fail(offset, "found one matrix " + in_words(sizes) + ", expected one for each player",
                "a single matrix is read with --zero-sum or --symmetric; a second one goes after it");
  }
  check_size(source, offset, sizes);
  if (said == SingleMatrix::symmetric) refuse_other_than_square(source, offset, sizes);
}

Game game_of_matrix(Reading& reading, const ArraySizes& sizes, PayoffTable payoffs) {
  const bool is_zero_sum = reading.options.single_matrix == SingleMatrix::zero_sum;
  PayoffTable other = other_side(payoffs, reading.options.single_matrix, sizes[0]);
  reading.read_as = "one matrix " + in_words(sizes) + (is_zero_sum ? ", zero-sum" : ", symmetric");
  std::vector<PayoffTable> tables;
  tables.push_back(std::move(payoffs));
  tables.push_back(std::move(other));
  return {default_players(sizes), std::move(tables), "", ""};
}

}  // namespace nashsolve::formats
