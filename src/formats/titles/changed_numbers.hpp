// Statements that the numbers are not yet the payoffs: an operation on them (`Multiply all payoffs by 1/2`),
// payoffs that stand in no cell (`All other outcomes give 0`), or a matrix with its own player's strategies
// in the rows, whoever that is. Nothing carries them out.
#pragma once

#include <cstddef>

#include "nashsolve/read.hpp"
#include "phrase.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

/// What a zero-sum game is changes none of one.
bool changes_numbers(const Phrase& said, SingleMatrix single_matrix);

/// Whether the text makes another game of payoffs: players exchanged, numbers changed.
bool is_statement(const Phrase& said);

/// Whether one matrix of the text is not what player 1 has and player 2 loses: `Constant-sum game (sum 10)`,
/// `Not zero-sum`, `Row player pays column player`, `Column player's payoffs`.
bool denies_zero_sum(const Phrase& said);

/// Fails where the text changes the numbers.
void refuse_change(const SourceText& source, std::size_t offset, const Phrase& said,
                   SingleMatrix single_matrix);

/// Fails where it makes another game of them; of costs (`names` as for names_costs), unless the file or the
/// options say what players want.
void refuse_statement(const SourceText& source, const ReadOptions& options, bool has_objective,
                      std::size_t offset, const Phrase& said, std::size_t names = 1);

/// What a comment is told of: a tree has no rows, and payoffs in no corners.
enum class ToldOf { table, tree };

/// The same of a comment in a format of game trees, in which payoffs have no other place than theirs. One
/// that is longer than remarks are is a story: of the numbers it says at most whose they are, or that they
/// are costs.
void refuse_statement_in_comment(const SourceText& source, const ReadOptions& options, std::size_t offset,
                                 const Phrase& said, ToldOf told_of);

}  // namespace nashsolve::formats
