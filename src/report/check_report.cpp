// The answer to "is this profile an equilibrium?", as text and as JSON.
#include <algorithm>
#include <string>
#include <vector>

#include "behavior_text.hpp"
#include "display_text.hpp"
#include "evaluation.hpp"
#include "json_play.hpp"
#include "json_profile.hpp"
#include "json_writer.hpp"
#include "nashsolve/report.hpp"
#include "number_text.hpp"
#include "profile_text.hpp"
#include "text_page.hpp"
#include "words.hpp"

namespace nashsolve {

namespace {

using report::JsonWriter;

bool is_equilibrium(const ProfileCheck& checks) {
  return std::ranges::all_of(checks, [](const PlayerCheck& check) { return sgn(check.regret) == 0; });
}

/// "can gain 1/3 by playing Opera", or that there is nothing to gain.
std::string deviation_text(const std::vector<std::string>& labels, const PlayerCheck& check,
                           const NumberStyle& style) {
  if (sgn(check.regret) == 0) return "cannot gain";
  std::vector<std::string> best;
  for (const std::uint32_t strategy : check.best_responses) best.push_back(labels[strategy]);
  return "can gain " + report::number_text(check.regret, style) + " by playing " +
         report::joined(best, " or ");
}

void write_deviations(JsonWriter& json, const ProfileCheck& checks) {
  json.array("deviations", JsonWriter::Layout::lines, checks.size(), [&](std::size_t i) {
    if (sgn(checks[i].regret) == 0) return;
    json.object("player", i, "strategies", checks[i].best_responses, "gain", checks[i].regret);
  });
}

}  // namespace

void write_check_text(const Game& game, const Source& source, const Profile& profile,
                      const ProfileCheck& checks, const TextOptions& options, const Sink& sink,
                      const Play* play) {
  using report::Tone;
  report::TextPage page(sink, options.color);
  const report::Names names(game);
  const bool with_table = options.details != Details::never;
  const report::Evaluation evaluation = report::evaluate(game, profile, checks, with_table);
  report::print_heading(page, game, source);
  if (is_equilibrium(checks)) {
    page.print("{}\n\n", page.painted(Tone::good, "The profile is an equilibrium."));
  } else {
    page.print("{}\n", page.painted(Tone::warning, "The profile is not an equilibrium."));
    for (std::size_t i = 0; i < checks.size(); ++i) {
      page.print("{:{}}{}{}\n", "", report::kIndent,
                 report::pad_right(names.players[i], names.player_width + report::kColumnGap),
                 deviation_text(names.strategies[i], checks[i], options.numbers));
    }
    page.print("\n");
  }
  page.print("profile, {}s {}\n", names.payoff, report::payoffs_text(evaluation, options.numbers));
  report::print_strategies(page, names, evaluation, options.numbers);
  if (play != nullptr) {
    report::require_worth(*play, checks);
    report::print_behavior(page, names.players, names.player_width, source.form->tree, *play,
                           options.numbers);
  }
  if (with_table) {
    page.print("\n");
    report::print_best_response_table(page, names, evaluation, options.numbers, options.details);
  }
  if (play != nullptr && is_equilibrium(checks)) {
    page.print_indented(report::subgame_perfection_text(names.players, source.form->tree, *play));
  }
  page.flush();
}

void write_check_json(const Game& game, const Source& source, const Profile& profile,
                      const ProfileCheck& checks, const JsonOptions& options, const Sink& sink,
                      const Play* play) {
  JsonWriter json(sink, options.indented);
  json.begin_document("nashsolve-check/1");
  report::write_game(json, game, source);
  json.member("equilibrium", is_equilibrium(checks));
  report::write_profile(json, game, profile, checks, options.details != Details::never);
  write_deviations(json, checks);
  if (play != nullptr) {
    report::require_worth(*play, checks);
    report::write_play(json, source.form->tree, *play);
    if (is_equilibrium(checks)) report::write_subgame_perfection(json, source.form->tree, *play);
  }
  json.end_document();
}

}  // namespace nashsolve
