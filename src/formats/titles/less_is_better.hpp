// Statements that players want less of what the numbers count: `Lower is better`, `The lowest score wins`,
// `as little as possible`, `what each player pays`. Words of the same kind tell of prices, firms and ends as
// well (`The lowest price wins`), so that their order and distance count, and what is less.
#pragma once

#include "word_list.hpp"

namespace nashsolve::formats {

bool says_less_is_better(const Words& words);

}  // namespace nashsolve::formats
