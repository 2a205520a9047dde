// `nashsolve check GAME PROFILE`.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "behavior_argument.hpp"
#include "behavior_strategies.hpp"
#include "command_line.hpp"
#include "commands.hpp"
#include "interrupt.hpp"
#include "messages.hpp"
#include "nashsolve/report.hpp"
#include "nashsolve/verify.hpp"
#include "only_game.hpp"
#include "output.hpp"
#include "play.hpp"
#include "profile_argument.hpp"
#include "tree_text.hpp"

namespace nashsolve::cli {

namespace {

struct Asked {
  Profile profile;
  /// In the tree, where the game is one.
  std::optional<Play> play;
};

Asked asked_profile(const LoadedGame& loaded, const std::vector<std::string>& words) {
  if (!loaded.form) return {parse_profile(loaded.game, words), std::nullopt};
  const TreeForm& form = *loaded.form;
  const bool is_by_labels =
      words.size() == loaded.game.player_count() && std::ranges::all_of(words, [&](const std::string& word) {
        const Player& player = loaded.game.players()[static_cast<std::size_t>(&word - words.data())];
        return std::ranges::find(player.strategies, word) != player.strategies.end();
      });
  std::optional<Behavior> behavior = is_by_labels ? std::nullopt : parse_behavior(form.tree, words);
  if (!behavior) {
    Profile profile = parse_profile(loaded.game, words);
    Play play = play_of(form, profile);
    return {std::move(profile), std::move(play)};
  }
  if (form.imperfect_recall && form.imperfect_recall->is_absent_minded) {
    throw ProfileError("found behaviour strategies where a player forgets having moved, expected mixed ones");
  }
  forget_excluded(form.tree, *behavior);
  if (const std::uint32_t set = first_unsaid(form.tree, *behavior); set != kNone) {
    throw ProfileError("found nothing of '" + report::information_set_names(form.tree)[set] + "' of " +
                       form.tree.players()[form.tree.information_sets()[set].player] +
                       ", expected probabilities, as the own moves let the play come there");
  }
  Profile profile = profile_of(form, *behavior);
  Play play = form.imperfect_recall ? play_of(form, profile) : play_of(form.tree, *std::move(behavior));
  return {std::move(profile), std::move(play)};
}

}  // namespace

ExitCode run_check(const Options& options) {
  if (options.arguments.size() < 2) {
    throw UsageError(options.arguments.empty() ? "found no game, expected a game and a profile"
                                               : "found no profile, expected one like 2/3,1/3 1/3,2/3");
  }
  Output output(options.output, protection_of(options));
  const LoadedGame loaded = read_only_game(options.arguments.front(), options);
  Messages(options.quiet).warnings(loaded.warnings);
  const Asked asked = asked_profile(loaded, {options.arguments.begin() + 1, options.arguments.end()});
  const Profile& profile = asked.profile;
  const ProfileCheck checks = check_profile(loaded.game, profile);
  const Source source = source_of(loaded);
  const Sink sink = [&output](std::string_view text) { output.write(text); };
  if (options.format == OutputFormat::text) {
    write_check_text(loaded.game, source, profile, checks, text_options(options, output.is_terminal()), sink,
                     asked.play ? &*asked.play : nullptr);
  } else {
    write_check_json(loaded.game, source, profile, checks,
                     {options.details, options.format == OutputFormat::json}, sink,
                     asked.play ? &*asked.play : nullptr);
  }
  output.finish();
  const bool is_equilibrium =
      std::ranges::all_of(checks, [](const PlayerCheck& check) { return sgn(check.regret) == 0; });
  return is_equilibrium ? ExitCode::success : ExitCode::failure;
}

}  // namespace nashsolve::cli
