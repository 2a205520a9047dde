#include "start_label.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstddef>
#include <system_error>
#include <vector>

#include "display_text.hpp"
#include "nashsolve/errors.hpp"

namespace nashsolve::cli {

std::uint32_t start_label(const Game& game, const std::string& text, const std::string& source) {
  const auto fail = [&](const std::string& found, const std::string& hint) {
    throw InputError({source, 0, 0}, "--start: " + found, hint);
  };
  if (game.player_count() != 2) fail(fmt::format("found {} players, expected two", game.player_count()), "");
  std::vector<std::uint32_t> by_name;
  std::vector<std::uint32_t> by_player;
  std::uint32_t label = 0;
  for (std::size_t k = 0; k < 2; ++k) {
    const Player& player = game.players()[k];
    for (const std::string& strategy : player.strategies) {
      if (strategy == text) by_name.push_back(label);
      if (text == fmt::format("{}:{}", k + 1, strategy) || text == player.name + ":" + strategy) {
        by_player.push_back(label);
      }
      ++label;
    }
  }
  const std::string shown = report::printable(text);
  if (by_name.size() + by_player.size() == 1) return by_name.empty() ? by_player.front() : by_name.front();
  if (by_name.size() + by_player.size() > 1) {
    fail(fmt::format("found '{}', which names several strategies", shown),
         fmt::format("write 1:{0} or 2:{0}", shown));
  }
  std::uint32_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error == std::errc() && rest == end && number >= 1 && number <= label) return number - 1;
  fail(fmt::format("found '{}', expected a strategy of the game, or a label from 1 to {}", shown, label), "");
  return 0;
}

}  // namespace nashsolve::cli
