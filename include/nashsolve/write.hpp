// Games to text, without loss: what is written reads back as an equal game.
#pragma once

#include <iosfwd>
#include <stdexcept>

#include "nashsolve/game.hpp"
#include "nashsolve/read.hpp"

namespace nashsolve {

/// A game that the format cannot hold. what() says what would be lost.
class WriteError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Writes `game` so that read_game gives an equal one, or throws WriteError before anything is written.
/// Whether the stream took it is for the caller to ask.
///
/// json     one document; integers up to 2^53 and short decimals as numbers, all else in quotes, so that no
///          program rounds it
/// jsonl    the same on one line
/// csv      two players: a table; more, or names that a table cannot hold: one row per profile
/// nfg      payoff version; integers, short decimals and p/q
/// lrs      two players; title and labels in comment lines below the numbers, which lrsnash passes over
/// gam      integers and decimals of up to 15 digits; no title, description or labels
/// Only JSON holds costs (Objective::minimize).
void write_game(std::ostream& output, const Game& game, Format format);

}  // namespace nashsolve
