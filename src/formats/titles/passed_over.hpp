// Words beside a game that no reader has a use for: comments, captions, lines around a table. Which of them
// would change the game no list of words can say, so all are told of in one warning. The first one may be
// the name of the game, and is then its title.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "nashsolve/game.hpp"
#include "reading.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

struct Remark {
  std::string text;
  std::size_t offset;
};

/// Who made the game, when, where it stands, what is known of its equilibria, or a word on it.
bool is_note_key(std::string_view key);

/// How the numbers are stored, whose they are, or what is still to be done with them.
bool may_change_payoffs(std::string_view key);

/// Tells of the remarks, fails where one says that something of the game of `players` is missing or what its
/// payoffs are not, and returns the title: `title`, or what stands before the payoffs, which begin at
/// `begin`, and only names the game.
std::string pass_over(const SourceText& source, Reading& reading, std::vector<Remark> remarks,
                      std::size_t begin, const std::vector<Player>& players,
                      const std::vector<PayoffTable>& tables, const std::string& title = {});

}  // namespace nashsolve::formats
