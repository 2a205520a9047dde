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

constexpr std::size_t kWidth = 78;

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
    text += begin + wrapped(joined(labels), begin.size(), begin.size(), kWidth) + "\n";
  }
  return text;
}

void write_paths(JsonWriter& json, const Game& game, const PathGraph& graph) {
  json.key("paths");
  json.begin_object(Layout::lines);
  json.key("ends");
  json.begin_array(Layout::line);
  for (const std::optional<std::size_t>& end : graph.ends) {
    json.value_or_null(end ? std::optional(std::uint64_t{*end} + 1) : std::nullopt);
  }
  json.end_array();
  json.key("paths");
  json.begin_array(Layout::lines);
  for (const PathGraph::Path& path : graph.paths) {
    const auto [player, number] = strategy_of(game, path.dropped);
    json.begin_object(Layout::line);
    json.key("player");
    json.value(std::uint64_t{player});
    json.key("dropped");
    json.value(std::uint64_t{number});
    json.key("between");
    json.begin_array(Layout::line);
    for (const std::size_t end : path.ends) json.value(std::uint64_t{end});
    json.end_array();
    json.key("pivots");
    json.value(path.pivots);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

}  // namespace nashsolve::report
