// `nashsolve check GAME PROFILE`.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "command_line.hpp"
#include "commands.hpp"
#include "interrupt.hpp"
#include "messages.hpp"
#include "nashsolve/report.hpp"
#include "nashsolve/verify.hpp"
#include "only_game.hpp"
#include "output.hpp"
#include "profile_argument.hpp"

namespace nashsolve::cli {

ExitCode run_check(const Options& options) {
  if (options.arguments.size() < 2) {
    throw UsageError(options.arguments.empty() ? "found no game, expected a game and a profile"
                                               : "found no profile, expected one like 2/3,1/3 1/3,2/3");
  }
  Output output(options.output, protection_of(options));
  const LoadedGame loaded = read_only_game(options.arguments.front(), options);
  Messages(options.quiet).warnings(loaded.warnings);
  const Profile profile =
      parse_profile(loaded.game, {options.arguments.begin() + 1, options.arguments.end()});
  const ProfileCheck checks = check_profile(loaded.game, profile);
  const Source source = source_of(loaded);
  const Sink sink = [&output](std::string_view text) { output.write(text); };
  if (options.format == OutputFormat::text) {
    write_check_text(loaded.game, source, profile, checks, text_options(options, output.is_terminal()), sink);
  } else {
    write_check_json(loaded.game, source, profile, checks,
                     {options.details, options.format == OutputFormat::json}, sink);
  }
  output.finish();
  const bool is_equilibrium =
      std::ranges::all_of(checks, [](const PlayerCheck& check) { return sgn(check.regret) == 0; });
  return is_equilibrium ? ExitCode::success : ExitCode::failure;
}

}  // namespace nashsolve::cli
