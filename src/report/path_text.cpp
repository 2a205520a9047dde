#include "path_text.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "display_text.hpp"
#include "words.hpp"

namespace nashsolve::report {

namespace {

using Layout = JsonWriter::Layout;

struct Strategy {
  std::size_t player;
  std::size_t number;
};

Strategy strategy_of(const Game& game, std::uint32_t label) {
  const std::size_t first = game.strategy_count(0);
  return label < first ? Strategy{0, label} : Strategy{1, label - first};
}

std::string end_text(const std::optional<std::size_t>& end) {
  return end ? fmt::format("#{}", *end + 1) : "(0)";
}

}  // namespace

std::string path_text(const Game& game, const PathGraph& graph) {
  std::map<std::array<std::optional<std::size_t>, 2>, std::vector<std::string>> labels_between;
  for (const PathGraph::Path& path : graph.paths) {
    std::array ends = {graph.ends[path.ends[0]], graph.ends[path.ends[1]]};
    if (ends[1] < ends[0]) std::swap(ends[0], ends[1]);
    const auto [player, number] = strategy_of(game, path.dropped);
    const Player& of = game.players()[player];
    labels_between[ends].push_back(
        fmt::format("{} of {}", printable(of.strategies[number]), printable(of.name)));
  }
  std::string text = "Paths of Lemke and Howson, by the label that is dropped; (0) is artificial:\n";
  for (const auto& [ends, labels] : labels_between) {
    const std::string begin = fmt::format("  {} - {}  ", end_text(ends[0]), end_text(ends[1]));
    text += begin + wrapped(joined(labels), begin.size(), begin.size()) + "\n";
  }
  return text;
}

void write_paths(JsonWriter& json, const Game& game, const PathGraph& graph) {
  json.begin_object("paths", Layout::lines);
  json.array("ends", Layout::line, graph.ends, [&](const std::optional<std::size_t>& end) {
    json.value(end ? std::optional(*end + 1) : std::nullopt);
  });
  json.array("paths", Layout::lines, graph.paths, [&](const PathGraph::Path& path) {
    const auto [player, number] = strategy_of(game, path.dropped);
    json.object("player", player, "dropped", number, "between", path.ends, "pivots", path.pivots);
  });
  json.end_object();
}

}  // namespace nashsolve::report
