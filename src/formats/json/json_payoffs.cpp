#include "json_payoffs.hpp"

#include <utility>

#include "cells.hpp"
#include "limits.hpp"

namespace nashsolve::formats {

JsonPayoffs::JsonPayoffs(const SourceText& source, Reading& reading, PayoffShape shape, std::size_t offset)
    : source_(source), shape_(shape), offset_(offset), payoffs_(source, reading) {
  if (is_single_matrix()) {
    number_depth_ = 2;
    payoffs_.set_player_count(1);
  }
}

std::string_view JsonPayoffs::key() const {
  switch (shape_) {
    case PayoffShape::payoffs:
      return "payoffs";
    case PayoffShape::matrices:
      return "matrices";
    case PayoffShape::zero_sum:
      return "zero_sum";
    case PayoffShape::symmetric:
      return "symmetric";
  }
  return {};
}

std::string_view JsonPayoffs::expected_value() const {
  if (number_depth_ == 0) return depth_ < 2 ? "an array" : "a number or an array";
  return depth_ == number_depth_ ? "a number" : "an array";
}

void JsonPayoffs::open(std::size_t offset) {
  if (number_depth_ != 0 && depth_ == number_depth_) {
    source_.fail(offset, "found an array, expected a number");
  }
  // One level of arrays lies around or within those of the players.
  if (depth_ == kMaxPlayers + 1) {
    source_.fail(offset, "found arrays nested " + std::to_string(depth_ + 1) + " deep, expected at most " +
                             std::to_string(kMaxPlayers) + " players");
  }
  if (depth_ > 0) ++levels_[depth_ - 1].count;
  if (depth_ == levels_.size()) levels_.emplace_back();
  levels_[depth_].offset = offset;
  levels_[depth_].count = 0;
  ++depth_;
}

bool JsonPayoffs::close() {
  const std::size_t level = --depth_;
  Level& closed = levels_[level];
  if (closed.count == 0) fail_empty(level);
  if (shape_ == PayoffShape::payoffs && level + 1 == number_depth_) {
    if (closed.count != payoffs_.player_count()) fail_length(level, payoffs_.player_count());
  } else if (!closed.length) {
    closed.length = closed.count;
  } else if (*closed.length != closed.count) {
    fail_length(level, *closed.length);
  }
  if (depth_ > 0) return false;
  complete();
  return true;
}

void JsonPayoffs::fix_depth(std::size_t offset) {
  number_depth_ = depth_;
  if (depth_ < 2) {
    source_.fail(offset, "found a number, expected an array",
                 "payoffs are nested by the players' strategies, for two players such as [[[2, 1], [0, 0]], "
                 "[[0, 0], [1, 2]]]");
  }
  payoffs_.set_player_count(depth_ - 1);
}

std::optional<std::size_t> JsonPayoffs::player_of_number(std::size_t offset) {
  if (number_depth_ == 0) fix_depth(offset);
  if (depth_ != number_depth_) source_.fail(offset, "found a number, expected an array");
  const std::size_t index = levels_[depth_ - 1].count++;
  std::size_t player = 0;
  if (shape_ == PayoffShape::payoffs) player = index;
  if (shape_ == PayoffShape::matrices) player = levels_[0].count - 1;
  // Too many entries: reported when their number is known.
  if (player >= payoffs_.player_count()) return std::nullopt;
  return player;
}

void JsonPayoffs::number(std::int64_t value, std::size_t offset) {
  if (const auto player = player_of_number(offset)) payoffs_.add(*player, value, offset);
}

void JsonPayoffs::number(std::string_view text, std::size_t offset) {
  // The cell of a table, which commas divide.
  if (shape_ == PayoffShape::payoffs && number_depth_ != 3 && depth_ == 2 &&
      kind_of(text) == CellKind::several) {
    source_.fail(offset, "found the text " + excerpt(text) + ", expected an array of payoffs",
                 "write [4, 2]; CSV may have both payoffs in a text");
  }
  if (const auto player = player_of_number(offset)) payoffs_.add(*player, text, offset);
}

void JsonPayoffs::complete() {
  const std::size_t players = is_single_matrix() ? 2 : number_depth_ - 1;
  const std::size_t first_level = shape_ == PayoffShape::matrices ? 1 : 0;
  if (shape_ == PayoffShape::matrices && levels_[0].count != players) {
    source_.fail(levels_[0].offset,
                 "found " + counted(levels_[0].count, "matrix") + ", expected " + std::to_string(players) +
                     ", one per player",
                 players == 2 ? R"(a single matrix goes under "zero_sum" or "symmetric")" : "");
  }
  for (std::size_t player = 0; player < players; ++player) {
    strategy_counts_.push_back(*levels_[first_level + player].length);
  }
  check_size(source_, offset_, strategy_counts_);
  if (shape_ == PayoffShape::symmetric)
    refuse_other_than_square(source_, levels_[0].offset, strategy_counts_);
}

std::vector<PayoffTable> JsonPayoffs::build() && {
  std::vector<PayoffTable> tables = std::move(payoffs_).build();
  if (shape_ == PayoffShape::zero_sum) tables.push_back(tables[0].negated());
  if (shape_ == PayoffShape::symmetric) tables.push_back(transposed(tables[0], strategy_counts_[0]));
  return tables;
}

void JsonPayoffs::fail_empty(std::size_t level) const {
  const std::size_t offset = levels_[level].offset;
  if (shape_ == PayoffShape::matrices && level == 0) {
    source_.fail(offset, "found an empty array, expected one matrix per player");
  }
  const std::size_t player = shape_ == PayoffShape::matrices ? level : level + 1;
  if (shape_ == PayoffShape::payoffs && number_depth_ != 0 && level + 1 == number_depth_) {
    source_.fail(offset, "found an empty array, expected " + counted(payoffs_.player_count(), "payoff"));
  }
  source_.fail(offset,
               "found an empty array, expected at least one strategy of player " + std::to_string(player));
}

// Two players are spoken of in rows and columns, more by the path to the array.
std::string JsonPayoffs::array_name(std::size_t level, bool first) const {
  const auto position = [&](std::size_t outer) { return first ? 1 : levels_[outer].count; };
  if (is_single_matrix() && level == 1) return "row " + std::to_string(position(0));
  if (shape_ == PayoffShape::payoffs && number_depth_ == 3 && level > 0) {
    const std::string row = "row " + std::to_string(position(0));
    return level == 1 ? row : "the cell in " + row + ", column " + std::to_string(position(1));
  }
  if (shape_ == PayoffShape::matrices && number_depth_ == 3 && level > 0) {
    const std::string matrix = "matrix " + std::to_string(position(0));
    return level == 1 ? matrix : "row " + std::to_string(position(1)) + " of " + matrix;
  }
  std::string path(key());
  for (std::size_t outer = 0; outer < level; ++outer) {
    path += "[" + std::to_string(position(outer) - 1) + "]";
  }
  return path;
}

std::string_view JsonPayoffs::entry_name(std::size_t level) const {
  if (level + 1 == number_depth_) return "payoff";
  if (number_depth_ == 3) return shape_ == PayoffShape::payoffs ? "cell" : "row";
  return "entry";
}

void JsonPayoffs::fail_length(std::size_t level, std::size_t expected) const {
  const Level& closed = levels_[level];
  std::string message = array_name(level, false) + " has " + counted(closed.count, entry_name(level)) +
                        ", expected " + std::to_string(expected);
  std::string hint;
  if (shape_ == PayoffShape::payoffs && level + 1 == number_depth_) {
    message += ", one per player";
    if (number_depth_ == 2) {
      hint =
          "a single matrix goes under \"zero_sum\" or \"symmetric\", one matrix per player under "
          "\"matrices\"";
    }
  } else {
    message += " as in " + array_name(level, true);
  }
  source_.fail(closed.offset, message, hint);
}

}  // namespace nashsolve::formats
