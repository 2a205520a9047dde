// A game told profile by profile, in any order: its strategies, numbered as they first appear, and the cell
// of each profile. Takes memory for the profiles there are, however many cells their labels call for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "source_text.hpp"
#include "unique_labels.hpp"

namespace nashsolve::formats {

class ProfileList {
 public:
  /// `noun` is what the file has for a profile, a row or an entry.
  ProfileList(const SourceText& source, std::string_view noun) : source_(source), noun_(noun) {}

  void set_player_count(std::size_t players) { strategies_.resize(players); }
  [[nodiscard]] std::size_t player_count() const { return strategies_.size(); }
  [[nodiscard]] std::size_t size() const { return offsets_.size(); }

  /// The next player's strategy in the profile that is being told.
  void add_strategy(const std::string& label);
  /// Ends it. Fails at its offset where there are too many strategies.
  void end_profile(std::size_t offset);

  /// The profiles, counted from 0 as they were told, in the order of the cells. Fails where one is told
  /// twice, and at `end` where one is not.
  [[nodiscard]] std::vector<std::size_t> in_order_of_cells(std::size_t end) const;

  [[nodiscard]] std::vector<std::size_t> counts() const;
  [[nodiscard]] std::vector<std::string> take_labels(std::size_t player) {
    return std::move(strategies_[player]).take();
  }

  /// Fails at `offset` where two players do not have the same strategies in the same order, as they do in a
  /// symmetric game.
  void refuse_unlike(std::size_t offset, const std::string& first, const std::string& second) const;

 private:
  [[nodiscard]] std::string name_of(std::size_t cell) const;

  const SourceText& source_;
  std::string_view noun_;
  std::vector<UniqueLabels> strategies_;
  std::size_t strategy_count_ = 0;
  /// The strategies of all profiles, one profile after the other.
  std::vector<std::uint32_t> chosen_;
  std::vector<std::size_t> offsets_;
};

}  // namespace nashsolve::formats
