// Names of players and labels of strategies that stand beside the payoffs under keys of their own:
//
//   "strategies": [["T", "B"], ["L", "R"]]                one list for each player
//   "strategies": {"Ann": ["T", "B"], "Bob": ["L", "R"]}  or by the players, as under "players"
//   "strategies": ["C", "D"]                              the same for all
//   "row_labels": ["T", "B"], "col_labels": ["L", "R"]    as OpenSpiel and pandas write them
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "json_tree.hpp"
#include "nashsolve/game.hpp"

namespace nashsolve::formats {

class JsonLabels {
 public:
  /// What is no default in `players` is known; with `by_label` from the payoffs, whose order stays.
  JsonLabels(std::vector<Player> players, bool by_label);

  /// Whether labels stand under the key.
  static bool is_key(std::string_view key);

  /// Fails where what stands under the key fits no player, or says otherwise than what is known. `source` is
  /// the text in which the value has its place.
  void take(const SourceText& source, const std::string& key, const JsonValue& value);

  [[nodiscard]] std::vector<Player> players() && { return std::move(players_); }

 private:
  void take_players(const SourceText& source, const JsonValue& value);
  void take_all(const SourceText& source, const std::string& key, const JsonValue& value);
  void name(const SourceText& source, std::size_t player, const std::string& name, std::size_t offset);
  void label(const SourceText& source, std::size_t player, const std::string& key, const JsonValue& labels);
  [[nodiscard]] std::vector<std::size_t> players_called(const std::vector<std::string>& names) const;

  std::vector<Player> players_;
  bool by_label_;
  std::vector<bool> is_named_;
  std::vector<bool> is_labelled_;
};

}  // namespace nashsolve::formats
