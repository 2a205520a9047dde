#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "display_text.hpp"
#include "json_play.hpp"
#include "json_writer.hpp"
#include "reduced_strategies.hpp"
#include "text_page.hpp"
#include "tree_page.hpp"
#include "tree_report.hpp"
#include "tree_text.hpp"
#include "words.hpp"

namespace nashsolve {

namespace {

constexpr std::size_t kValueColumn = 24;
/// More strategies are not counted.
constexpr std::size_t kMostCounted = 1'000'000'000'000'000;

std::string count_text(std::size_t count) {
  return count < kMostCounted ? report::grouped(count) : "more than " + report::grouped(kMostCounted);
}

}  // namespace

void write_tree_info_text(const GameTree& tree, const Source& source, const TextOptions& options,
                          const Sink& sink) {
  report::TextPage page(sink, options.color);
  report::print_tree_heading(page, tree, source);
  const std::optional<ImperfectRecall> recall = find_imperfect_recall(tree);
  const auto entry = [&](std::string_view key, const std::string& value) {
    page.print("{}{}\n", report::pad_right(key, kValueColumn),
               report::wrapped(value, kValueColumn, kValueColumn));
  };
  for (const report::TreeFact& fact : report::tree_facts(tree, recall)) entry(fact.name, fact.text);
  std::vector<std::string> texts;
  if (!recall) {
    for (std::uint32_t i = 0; i < tree.player_count(); ++i) {
      texts.push_back(count_text(tree::count_strategies(tree, i, kMostCounted).strategies) + " of " +
                      report::printable(tree.players()[i]));
    }
  }
  entry("strategic form", "out of reach");
  if (!recall) entry("reduced strategies", report::joined(texts));
  page.flush();
}

void write_tree_info_json(const GameTree& tree, const Source& source, bool indented, const Sink& sink) {
  const std::optional<ImperfectRecall> recall = find_imperfect_recall(tree);
  report::JsonWriter json(sink, indented);
  json.begin_document("nashsolve-tree-info/1");
  report::write_tree_game(json, tree, source, !recall);
  json.key("tree");
  report::write_tree_counts(json, tree);
  json.key("reduced_strategies");
  if (recall) {
    json.value(nullptr);
  } else {
    json.array(report::JsonWriter::Layout::line, static_cast<std::uint32_t>(tree.player_count()),
               [&](std::uint32_t i) {
                 const std::size_t count = tree::count_strategies(tree, i, kMostCounted).strategies;
                 json.value(count < kMostCounted ? std::optional(count) : std::nullopt);
               });
  }
  json.end_document();
}

}  // namespace nashsolve
