// The files of Game Theory Explorer (Savani and von Stengel 2015), XML of the versions 0.1 and 0.3:
//
//   <gte version="0.1">
//     <gameDescription/> <display/>
//     <players> <player playerId="1">I</player> <player playerId="2">II</player> </players>
//     <strategicForm size="{ 2 2 }"> or <extensiveForm>
//   </gte>
//
// What <display> says of colours and fonts is left out; what else is not known is refused.
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "changed_numbers.hpp"
#include "gte_forms.hpp"
#include "readers.hpp"
#include "tree_game.hpp"

namespace nashsolve::formats {

namespace {

constexpr std::string_view kGteElsewhere =
    "open it in Game Theory Explorer and save it, or write the game as .nfg, .efg, JSON or CSV";

/// The parts of a file, each of which is there once or not at all.
struct GteParts {
  pugi::xml_node description;
  pugi::xml_node display;
  pugi::xml_node players;
  pugi::xml_node strategic;
  pugi::xml_node extensive;
};

GteParts parts_of(const GteDocument& document) {
  GteParts parts;
  const std::array<std::pair<std::string_view, pugi::xml_node*>, 5> known = {
      {{"gameDescription", &parts.description},
       {"display", &parts.display},
       {"players", &parts.players},
       {"strategicForm", &parts.strategic},
       {"extensiveForm", &parts.extensive}}};
  for (const pugi::xml_node child : document.elements(document.root())) {
    pugi::xml_node* place = nullptr;
    for (const auto& [name, part] : known) {
      if (name == child.name()) place = part;
    }
    if (place == nullptr) {
      document.fail(child,
                    "found " + shown(child) +
                        " in a file of Game Theory Explorer (GTE), expected <gameDescription>, <display>, "
                        "<players>, <strategicForm> or <extensiveForm>");
    }
    if (*place) document.fail(child, "found " + shown(child) + " twice, expected one");
    *place = child;
  }
  return parts;
}

}  // namespace

Game read_gte(const SourceText& source, Reading& reading) {
  const GteDocument document(source);
  document.allow_attributes(document.root(), {"version"});
  const std::optional<GtePiece> version = document.attribute(document.root(), "version");
  if (!version || (version->text != "0.1" && version->text != "0.3")) {
    document.fail(document.root(),
                  "found " + (version ? "version " + excerpt(version->text) : "no version") +
                      " of a file of Game Theory Explorer (GTE), expected 0.1 or 0.3",
                  std::string(kGteElsewhere));
  }
  const GteParts parts = parts_of(document);
  if (!parts.players) {
    document.fail(document.root(),
                  "found no <players> in a file of Game Theory Explorer (GTE), expected them",
                  R"(write <players> with <player playerId="1">NAME</player> and so on)");
  }
  if (!parts.strategic && !parts.extensive) {
    document.fail(document.root(),
                  "found no game in a file of Game Theory Explorer (GTE), expected <strategicForm> or "
                  "<extensiveForm>");
  }
  if (parts.strategic && parts.extensive)
    document.fail(parts.strategic, "found a <strategicForm> and an <extensiveForm>, expected one of them");
  const GtePlayers players(document, parts.players);
  std::string title;
  if (parts.description) {
    const GtePiece described = document.text(parts.description);
    title = described.text;
    refuse_statement_in_comment(source, reading.options, described.offset, title,
                                parts.strategic ? ToldOf::table : ToldOf::tree);
  }
  if (parts.strategic)
    return read_gte_matrices(document, reading, players, parts.strategic, std::move(title));
  return game_of_tree(source, reading,
                      read_gte_tree(document, reading, players, parts.extensive, std::move(title)));
}

}  // namespace nashsolve::formats
