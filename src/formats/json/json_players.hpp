// The players of a game in JSON: names and labels, all of them optional.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nashsolve/game.hpp"
#include "source_text.hpp"
#include "unique_labels.hpp"

namespace nashsolve::formats {

class JsonPlayers {
 public:
  /// The array of players begins at `offset`.
  JsonPlayers(const SourceText& source, std::size_t offset) : source_(source), offset_(offset) {}

  void add_player(std::size_t offset);

  // Of the player added last:
  void set_name(std::string name) { entries_.back().name = std::move(name); }
  void open_strategies(std::size_t offset);
  void add_label(std::string label, std::size_t offset);
  void close_strategies() const;

  /// The players of a game with these numbers of strategies, which the payoffs under `payoffs_key` have;
  /// fails where they do not fit.
  [[nodiscard]] std::vector<Player> fitting(const std::vector<std::size_t>& strategy_counts,
                                            std::string_view payoffs_key) &&;

 private:
  struct Entry {
    std::size_t offset = 0;
    std::string name;
    std::optional<UniqueLabels> strategies;
    std::size_t strategies_offset = 0;
  };

  const SourceText& source_;
  std::size_t offset_;
  std::vector<Entry> entries_;
};

}  // namespace nashsolve::formats
