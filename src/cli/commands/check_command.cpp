// `nashsolve check GAME PROFILE`.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "behavior_argument.hpp"
#include "behavior_strategies.hpp"
#include "command_line.hpp"
#include "commands.hpp"
#include "deviation.hpp"
#include "earlier_result.hpp"
#include "messages.hpp"
#include "nashsolve/large_tree.hpp"
#include "nashsolve/report.hpp"
#include "nashsolve/verify.hpp"
#include "only_game.hpp"
#include "output.hpp"
#include "output_names.hpp"
#include "play.hpp"
#include "profile_argument.hpp"
#include "tree_report.hpp"
#include "tree_text.hpp"

namespace nashsolve::cli {

namespace {

struct Asked {
  Profile profile;
  /// In the tree, where the game is one.
  std::optional<Play> play;
};

/// Leaves out what the own moves exclude; what they do not must have been said.
void settle(const GameTree& tree, Behavior& behavior) {
  forget_excluded(tree, behavior);
  const std::uint32_t set = first_unsaid(tree, behavior);
  if (set == kNone) return;
  throw ProfileError("found nothing of '" + report::information_set_names(tree)[set] + "' of " +
                     tree.players()[tree.information_sets()[set].player] +
                     ", expected probabilities, as the own moves let the play come there");
}

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
  settle(form.tree, *behavior);
  Profile profile = profile_of(form, *behavior);
  Play play = form.imperfect_recall ? play_of(form, profile) : play_of(form.tree, *std::move(behavior));
  return {std::move(profile), std::move(play)};
}

/// One word `@FILE` stands for what the file holds.
std::vector<std::string> profile_words(const Options& options) {
  std::vector<std::string> words(options.arguments.begin() + 1, options.arguments.end());
  if (words.size() != 1 || words.front().size() < 2 || words.front().front() != '@') return words;
  const std::string path = words.front().substr(1);
  require_no_output(options, path);
  std::string text = content_of(path);
  std::ranges::replace_if(
      text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return {std::move(text)};
}

ExitCode check_in_game(const LoadedGame& loaded, const Options& options, Output& output) {
  Messages(options.quiet).warnings(loaded.warnings);
  const Asked asked = asked_profile(loaded, profile_words(options));
  const Profile& profile = asked.profile;
  const ProfileCheck checks = check_profile(loaded.game, profile);
  const Source source = source_of(loaded);
  const Sink sink = output.sink();
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

/// Behaviour strategies, where the strategic form is out of reach.
ExitCode check_in_tree(const LargeTree& large, const Options& options, Output& output) {
  const GameTree& tree = large.tree();
  // NOLINTNEXTLINE(cppcoreguidelines-slicing): to whoever hears of it, it is now a file that is refused.
  if (options.minimize || find_imperfect_recall(tree)) throw InputError(large);
  Messages(options.quiet).warnings(large.warnings);
  std::optional<Behavior> behavior = parse_behavior(tree, profile_words(options));
  if (!behavior) {
    throw ProfileError("found no behaviour strategies, expected them, as the strategic form is out of reach");
  }
  settle(tree, *behavior);
  const Play play = play_of(tree, *std::move(behavior));
  const Source source{large.location().source, large.sha256};
  const TreeCheck check{tree, source, play, regrets(tree, play)};
  const Sink sink = output.sink();
  if (options.format == OutputFormat::text) {
    write_tree_check_text(check, text_options(options, output.is_terminal()), sink);
  } else {
    write_tree_check_json(check, options.format == OutputFormat::json, sink);
  }
  output.finish();
  return check.is_equilibrium() ? ExitCode::success : ExitCode::failure;
}

}  // namespace

ExitCode run_check(const Options& options) {
  if (options.arguments.size() < 2) {
    throw UsageError(options.arguments.empty() ? "found no game, expected a game and a profile"
                                               : "found no profile, expected one like 2/3,1/3 1/3,2/3");
  }
  Output output(options.output, protection_of(options));
  try {
    return check_in_game(read_only_game(options.arguments.front(), options), options, output);
  } catch (const LargeTree& large) {
    return check_in_tree(large, options, output);
  }
}

}  // namespace nashsolve::cli
