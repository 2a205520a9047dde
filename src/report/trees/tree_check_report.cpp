#include <algorithm>
#include <string>
#include <vector>

#include "behavior_text.hpp"
#include "display_text.hpp"
#include "json_play.hpp"
#include "json_writer.hpp"
#include "number_text.hpp"
#include "profile_text.hpp"
#include "text_page.hpp"
#include "tree_page.hpp"
#include "tree_report.hpp"
#include "tree_text.hpp"
#include "words.hpp"

namespace nashsolve {

namespace {

std::string regret_text(const GameTree& tree, const TreeRegret& regret, const NumberStyle& style) {
  if (!regret.deviation) return "cannot gain";
  return "can gain " + report::number_text(regret.gain, style) + ", first by " +
         report::move_text(tree, *regret.deviation) + " at " +
         report::information_set_names(tree)[regret.deviation->information_set];
}

}  // namespace

bool TreeCheck::is_equilibrium() const {
  return std::ranges::none_of(regrets, [](const TreeRegret& regret) { return sgn(regret.gain) != 0; });
}

void write_tree_check_text(const TreeCheck& check, const TextOptions& options, const Sink& sink) {
  const std::vector<std::string> players = report::printable_players(check.tree);
  report::TextPage page(sink, options.color);
  report::print_tree_heading(page, check.tree, check.source);
  if (check.is_equilibrium()) {
    page.print("{}\n\n", page.painted(report::Tone::good, "The profile is an equilibrium."));
  } else {
    page.print("{}\n", page.painted(report::Tone::warning, "The profile is not an equilibrium."));
    const std::size_t width = report::players_width(players) + report::kColumnGap;
    for (std::size_t i = 0; i < players.size(); ++i) {
      page.print("{:{}}{}{}\n", "", report::kIndent,
                 report::pad_right(report::shortened(players[i], report::kLongestName), width),
                 regret_text(check.tree, check.regrets[i], options.numbers));
    }
    page.print("\n");
  }
  page.print("profile, payoffs {}\n", report::numbers_text(check.play.payoffs, options.numbers));
  report::print_tree_play(page, check.tree, check.play, options.numbers);
  if (check.is_equilibrium()) {
    page.print_indented(report::subgame_perfection_text(players, check.tree, check.play));
  }
  page.flush();
}

void write_tree_check_json(const TreeCheck& check, bool indented, const Sink& sink) {
  report::JsonWriter json(sink, indented);
  json.begin_document("nashsolve-tree-check/1");
  report::write_tree_game(json, check.tree, check.source, true);
  json.member("equilibrium", check.is_equilibrium());
  json.member("payoffs", check.play.payoffs);
  json.array("deviations", report::JsonWriter::Layout::lines, check.regrets, [&](const TreeRegret& regret) {
    if (!regret.deviation) return;
    json.object("player", regret.deviation->player, "information_set", regret.deviation->information_set,
                "action", regret.deviation->action, "gain", regret.gain);
  });
  report::write_play(json, check.tree, check.play);
  if (check.is_equilibrium()) report::write_subgame_perfection(json, check.tree, check.play);
  json.end_document();
}

}  // namespace nashsolve
