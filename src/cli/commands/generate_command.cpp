// `nashsolve generate FAMILY`.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "command_line.hpp"
#include "commands.hpp"
#include "game_output.hpp"
#include "interrupt.hpp"
#include "nashsolve/generate.hpp"
#include "nashsolve/write.hpp"
#include "output.hpp"

namespace nashsolve::cli {

namespace {

constexpr const char* kHint = "nashsolve generate --help shows the families and their sizes";

std::string family_argument(const Options& options) {
  if (options.arguments.empty()) throw UsageError("found no family, expected one like random", kHint);
  if (options.arguments.size() > 1) {
    throw UsageError("found '" + options.arguments[1] + "', expected nothing after the family");
  }
  return options.arguments.front();
}

const GameFamily* find_family(const std::string& name) {
  const auto families = game_families();
  const auto found =
      std::ranges::find_if(families, [&](const GameFamily& each) { return each.name == name; });
  return found == families.end() ? nullptr : &*found;
}

/// The request with the sizes of all players, as far as the command line says them.
GameRequest request_of(const Options& options, const GameFamily* family) {
  GameRequest request = options.request;
  std::vector<std::size_t>& sizes = request.sizes;
  const std::size_t players = options.players.value_or(sizes.size() > 1 ? sizes.size() : 2);
  if (sizes.size() > 1 && players != sizes.size()) {
    throw UsageError("--size and --players contradict each other");
  }
  if (sizes.size() == 1) sizes.assign(players, sizes.front());
  if (sizes.empty() && family != nullptr && players != family->default_sizes.size()) {
    sizes.assign(players, family->default_sizes.front());
  }
  return request;
}

Format format_of_games(const Options& options) {
  const Format format = format_for(options.game_format, options.output)
                            .value_or(options.count > 1 ? Format::jsonl : Format::json);
  if (options.count > 1 && !facts_of(format).holds_many) {
    throw UsageError("--count: found a format of one game, expected --format jsonl");
  }
  return format;
}

}  // namespace

ExitCode run_generate(const Options& options) {
  const std::string name = family_argument(options);
  const GameFamily* const family = find_family(name);
  GameRequest request = request_of(options, family);
  const Format format = format_of_games(options);
  try {
    std::optional<Output> output;
    for (std::uint64_t k = 0; k < options.count; ++k, ++request.seed) {
      if (interrupt_flag()) return ExitCode::interrupted;
      const Game game = [&] {
        const NothingToLose making;
        return generate_game(name, request);
      }();
      if (!output) output.emplace(options.output, protection_of(options));
      write_game_to(*output, game, format);
    }
    output->finish();
  } catch (const RequestError& error) {
    throw UsageError((family == nullptr ? "" : name + ": ") + error.what(), kHint);
  } catch (const WriteError& error) {
    throw UsageError(name + ": " + error.what());
  }
  return ExitCode::success;
}

}  // namespace nashsolve::cli
