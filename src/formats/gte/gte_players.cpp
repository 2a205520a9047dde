#include "gte_players.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "limits.hpp"
#include "unique_labels.hpp"

namespace nashsolve::formats {

GtePlayers::GtePlayers(const GteDocument& document, pugi::xml_node players) : document_(document) {
  document.allow_attributes(players, {});
  UniqueLabels names;
  for (const pugi::xml_node player : document.elements(players)) {
    if (std::string_view(player.name()) != "player")
      document.fail(player, "found " + shown(player) + " within <players>, expected <player>");
    document.allow_attributes(player, {"playerId"});
    if (names.size() == kMaxPlayers) {
      document.fail(player, "found more than " + std::to_string(kMaxPlayers) + " players, expected fewer");
    }
    const std::string number = std::to_string(names.size() + 1);
    const std::optional<GtePiece> id = document.attribute(player, "playerId");
    if (!id || id->text != number) {
      document.fail(player, "found " + (id ? "the playerId " + excerpt(id->text) : "no playerId") +
                                ", expected " + excerpt(number) + ", numbers in their order");
    }
    const GtePiece name = document.text(player);
    if (name.text == kGteChance)
      document.fail(player, "found a player with the name of chance, expected another name");
    if (!names.insert(name.text.empty() ? "Player " + number : std::string(name.text))) {
      document.fail(player, "found the player " + excerpt(name.text) + " twice, expected different names");
    }
  }
  if (names.size() == 0) document.fail(players, "found no players, expected at least one");
  names_ = std::move(names).take();
}

std::size_t GtePlayers::find(GtePiece reference) const {
  const auto by_name =
      static_cast<std::size_t>(std::find(names_.begin(), names_.end(), reference.text) - names_.begin());
  std::size_t by_number = 0;
  while (by_number < size() && reference.text != std::to_string(by_number + 1)) ++by_number;
  if (by_name == size() && by_number == size()) {
    document_.source().fail(reference.offset, "found the player " + excerpt(reference.text) +
                                                  ", expected one of <players>: " + listed(names_));
  }
  if (by_name != size() && by_number != size() && by_name != by_number) {
    document_.source().fail(reference.offset,
                            "found the player " + excerpt(reference.text) +
                                ", which is the name of one and the playerId of another, expected names "
                                "that are no numbers");
  }
  return std::min(by_name, by_number);
}

std::size_t GtePlayers::of(pugi::xml_node element) const {
  const std::optional<GtePiece> reference = document_.attribute(element, "player");
  if (!reference) {
    document_.fail(element, "found " + shown(element) +
                                " without a player, expected the attribute player, as in "
                                "version 0.1 of Game Theory Explorer (GTE)");
  }
  return find(*reference);
}

}  // namespace nashsolve::formats
