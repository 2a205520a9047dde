#include "solve_job.hpp"

#include <fmt/format.h>

#include <exception>
#include <new>
#include <string_view>
#include <utility>
#include <variant>

#include "checkpoint.hpp"
#include "game_dump.hpp"
#include "guided_program.hpp"
#include "interrupt.hpp"
#include "memory_limit.hpp"
#include "nashsolve/plot.hpp"
#include "nashsolve/plot_parametric.hpp"
#include "nashsolve/proof.hpp"
#include "nashsolve/report_parametric.hpp"
#include "nashsolve/solve_parametric.hpp"
#include "possible_games.hpp"
#include "proof_file.hpp"
#include "start_label.hpp"
#include "stop.hpp"
#include "tree_report.hpp"

namespace nashsolve::cli {

ExitCode exit_code_of(Status status) {
  switch (status) {
    case Status::complete:
    case Status::limit:
      return ExitCode::success;
    case Status::time_limit:
    case Status::memory_limit:
    case Status::undecided:
      return ExitCode::incomplete;
    case Status::interrupted:
      return ExitCode::interrupted;
  }
  return ExitCode::internal_error;
}

void require_few_strategies(const LoadedGame& loaded) {
  const std::size_t count = loaded.game.strategy_count(0) + loaded.game.strategy_count(1);
  if (count <= kMostParametricStrategies) return;
  throw InputError(
      {loaded.source, 0, 0},
      fmt::format("found {} strategies and a parameter, expected at most {}", count,
                  kMostParametricStrategies),
      fmt::format("--set {0}=0:4:1/10 solves the game at the values of a grid", loaded.family->parameter));
}

namespace {

/// Results with more equilibria are not held as text.
constexpr std::size_t kMostHeldEquilibria = 200;

/// Whether the format holds nothing but extreme points.
bool is_list(const Options& options) {
  return options.format == OutputFormat::csv || options.format == OutputFormat::gambit ||
         options.format == OutputFormat::lrs;
}

SolveOptions solve_options(const Options& options, const SolveJobs::Setting& setting, JobProgress* progress,
                           const WatchedMemory& memory) {
  SolveOptions result;
  result.memory_is_short = &memory.is_short();
  result.find = options.find;
  result.search = options.search;
  result.limit = options.limit;
  if (is_list(options) && setting.folder == nullptr) result.vertices = std::nullopt;
  if (options.vertices) result.vertices = options.vertices;
  result.all_indices = options.index;
  if (setting.report != nullptr) result.prints += kPrintsOfPage;
  if (options.time_limit) result.time_limit = std::chrono::duration<double>(*options.time_limit);
  result.digits = options.digits;
  result.exact_forms = options.exact;
  result.threads = setting.threads;
  result.interrupt = setting.stop;
  if (progress != nullptr) result.progress = &progress->search;
  return result;
}

/// The page of `--report`, of a game or a family. Where it cannot be written the result is there all the
/// same.
template <typename Game, typename Solution>
void write_report(Output& page, const Game& game, const Source& source, const Solution& solution,
                  SolvedJob& result) {
  try {
    write_picture(game, source, solution, PictureFormat::html, {},
                  [&page](std::string_view text) { page.write(text); });
    page.finish();
    return;
  } catch (const OutputError& error) {
    result.messages.emplace_back(error.what());
  } catch (const PictureError& error) {
    result.messages.push_back(fmt::format("nashsolve: {}; {}", error.what(), error.hint()));
  }
  result.fate = Fate::failed;
  result.exit_code = worse(result.exit_code, ExitCode::failure);
}

/// About what it takes, solved or not.
std::size_t bytes_of(const GameTree& tree) {
  constexpr std::size_t kOfNode = 512;
  return kOfNode * tree.nodes().size();
}

Fate fate_of(Status status) {
  return exit_code_of(status) == ExitCode::success ? Fate::solved : Fate::incomplete;
}

}  // namespace

std::string SolveJob::name() const {
  if (const auto* const large = std::get_if<LargeTree>(&item)) return large->location().source;
  const auto* const loaded = std::get_if<LoadedGame>(&item);
  return loaded != nullptr ? loaded->source : std::string();
}

std::size_t SolveJob::bytes() const {
  constexpr std::size_t kAtLeast = 4096;
  const auto* const loaded = std::get_if<LoadedGame>(&item);
  if (const auto* const large = std::get_if<LargeTree>(&item)) return kAtLeast + bytes_of(large->tree());
  if (loaded == nullptr) return kAtLeast;
  const Game& game = loaded->game;
  return kAtLeast + 4 * sizeof(std::int64_t) * game.cell_count() * game.player_count();
}

std::size_t SolvedJob::bytes() const {
  if (solved_tree) return bytes_of(solved_tree->large.tree());
  if (!solved) return text.size();
  constexpr std::size_t kOfStrategy = 64;
  std::size_t strategies = 0;
  for (const Player& player : solved->loaded.game.players()) strategies += player.strategies.size();
  return solved->verified.solution().equilibria.size() * strategies * kOfStrategy;
}

SolvedJob SolveJobs::run(SolveJob& job) const {
  SolvedJob result{job.file};
  if (auto* const error = std::get_if<InputError>(&job.item)) {
    result.input_error = std::move(*error);
    return result;
  }
  if (job.progress) {
    job.progress->start = std::chrono::steady_clock::now();
    job.progress->is_begun.store(true, std::memory_order_release);
  }
  try {
    if (auto* const large = std::get_if<LargeTree>(&job.item)) {
      solve_tree(*large, result);
      return result;
    }
    solve_loaded(std::get<LoadedGame>(job.item), job.progress.get(), result);
  } catch (const std::bad_alloc&) {
    result = {job.file};
    result.has_lacked_memory = true;
  }
  return result;
}

/// One equilibrium without the strategic form, where there is a method for that.
void SolveJobs::solve_tree(LargeTree& large, SolvedJob& result) const {
  const GameTree& tree = large.tree();
  const std::string name = large.location().source;
  result.warnings = std::move(large.warnings);
  const std::optional<TreeMethod> method = tree_method(tree);
  if (!method) {
    result.input_error = large;
    return;
  }
  const WatchedMemory memory;
  StopWatch watch(solve_options(options_, setting_, nullptr, memory));
  try {
    require_possible(large, options_);
    std::filesystem::path place;
    if (setting_.folder != nullptr) {
      place = setting_.folder->place_of(result.file, large.location().source);
      if (setting_.folder->keeps(place, large.sha256)) {
        result.fate = Fate::kept;
        result.exit_code = ExitCode::success;
        return;
      }
    }
    SolvedTree solved{
        large, options_.find == Find::one || options_.limit == 1 ? Status::limit : Status::undecided,
        tree_equilibrium(tree, *method, single::maximise_guided, [&watch] { return watch.must_stop(); })};
    const Status status = solved.equilibrium ? solved.status : watch.reason(0).value_or(Status::interrupted);
    solved.status = status;
    if (setting_.folder != nullptr) {
      write_result(place, large.sha256, status, [&](const Sink& sink) { print(solved, sink); });
    } else {
      result.solved_tree = std::move(solved);
    }
    result.fate = fate_of(status);
    result.exit_code = exit_code_of(status);
  } catch (const InputError& error) {
    result.input_error = error;
  } catch (const OutputError& error) {
    result.output_error = error;
  } catch (const InternalError& error) {
    result.messages = {fmt::format("{}: internal error: {}. This is a fault of nashsolve, not of the game",
                                   name, error.what())};
    result.exit_code = ExitCode::internal_error;
  }
}

/// Where no result can be written any more, the games that are being solved end without a signal, and what
/// was found of them is none.
void SolveJobs::write_result(const std::filesystem::path& place, const std::string& sha256, Status status,
                             const std::function<void(const Sink&)>& print) const {
  if (status == Status::interrupted && !interrupt_flag()) return;
  setting_.folder->write(place, sha256, print);
}

void SolveJobs::solve_loaded(LoadedGame& loaded, JobProgress* progress, SolvedJob& result) const {
  try {
    result.warnings = std::move(loaded.warnings);
    std::filesystem::path place;
    if (setting_.folder != nullptr) {
      place = setting_.folder->place_of(result.file, loaded.source);
      if (setting_.folder->keeps(place, loaded.sha256)) {
        result.fate = Fate::kept;
        result.exit_code = ExitCode::success;
        return;
      }
    }
    apply_objective(loaded, options_);
    if (loaded.family) {
      solve_family(loaded, place, progress, result);
      return;
    }
    require_possible(loaded, options_);
    const WatchedMemory memory;
    SolveOptions search = solve_options(options_, setting_, progress, memory);
    if (!options_.start.empty()) search.start = start_label(loaded.game, options_.start, loaded.source);
    std::optional<ProofRecorder> recorder;
    if (setting_.proof != nullptr && loaded.game.player_count() >= 2) {
      recorder.emplace(loaded.game).listen(search);
    }
    Checkpoints checkpoints(loaded, asked_options(options_), options_);
    VerifiedSolution verified = checkpoints.solve(search, solver_);
    const Solution& solution = verified.solution();
    std::string refusal =
        recorder ? recorder->refusal() : "there are proofs of games of two and more players";
    const bool could_be = refusal.empty();
    if (could_be && !solution.is_whole()) refusal = "the search did not end";
    bool has_no_place = false;
    if (refusal.empty()) {
      try {
        result.proof = write_proof(*setting_.proof, options_.proof, [&](ProofForm form, const Sink& sink) {
          return recorder->write(loaded.sha256, form, sink);
        });
      } catch (const OutputError& error) {
        refusal = error.what();
        has_no_place = true;
      }
    }
    recorder.reset();
    if (is_list(options_) && setting_.folder == nullptr && !solution.is_listed()) {
      result.warnings.push_back(loaded.source +
                                ": some sets of equilibria have more extreme points than are listed");
    }
    if (options_.format == OutputFormat::gambit && fate_of(solution.status) != Fate::solved) {
      result.warnings.push_back(loaded.source + ": the search ended early, there may be more equilibria");
    }
    if (setting_.folder != nullptr) {
      write_result(place, loaded.sha256, solution.status,
                   [&](const Sink& sink) { print(loaded, verified, result.proof, sink); });
    } else if (solution.equilibria.size() <= kMostHeldEquilibria) {
      print(loaded, verified, result.proof, [&result](std::string_view text) { result.text += text; });
    }
    result.fate = fate_of(solution.status);
    result.exit_code = worse(exit_code_of(solution.status), checkpoints.exit_code());
    if (setting_.proof != nullptr && !result.proof) {
      result.messages.push_back(loaded.source + ": no proof was written: " + refusal);
      if (has_no_place) result.fate = Fate::failed;
      if (!could_be || has_no_place) result.exit_code = worse(result.exit_code, ExitCode::failure);
    }
    if (setting_.report != nullptr) {
      write_report(*setting_.report, loaded.game, source_of(loaded), verified, result);
    }
    if (setting_.folder == nullptr && result.text.empty()) {
      result.solved = {std::move(loaded), std::move(verified)};
    }
  } catch (const OutputError& error) {
    result.output_error = error;
  } catch (const InputError& error) {
    result.input_error = error;
  } catch (const std::bad_alloc&) {
    result.text = {};
    result.messages = {loaded.source + ": found a game for which the memory does not suffice"};
    result.fate = Fate::failed;
    result.exit_code = ExitCode::failure;
  } catch (const std::exception& error) {
    const std::string path = dump_game(loaded.game);
    const std::string where = path.empty() ? "it could not be kept" : "it was written to " + path;
    result.messages = {
        fmt::format("{}: internal error: {}. This is a fault of nashsolve, not of the game; {}",
                    loaded.source, error.what(), where)};
    result.exit_code = ExitCode::internal_error;
    result.text.clear();
  }
}

void SolveJobs::solve_family(const LoadedGame& loaded, const std::filesystem::path& place,
                             JobProgress* progress, SolvedJob& result) const {
  const ParametricGame& family = *loaded.family;
  const auto refuse = [&](std::string_view asked, const std::string& way_out = {}) {
    result.input_error = InputError(
        {loaded.source, 0, 0},
        fmt::format("found the parameter {}, expected none with {}", family.parameter, asked),
        way_out.empty() ? fmt::format("--set {0}=1 gives {0} a value", family.parameter) : way_out);
  };
  if (options_.format == OutputFormat::gambit || options_.format == OutputFormat::lrs) {
    return refuse("--format gambit or lrs");
  }
  if (options_.format == OutputFormat::csv && options_.exact) {
    return refuse("--format csv --exact", "--format text and json have the roots that values of change are");
  }
  if (options_.find != Find::all || options_.limit) return refuse("--find, --start or --limit");
  if (options_.search != Search::automatic || options_.select) return refuse("--search or --select");
  if (options_.only) return refuse("--only");
  if (setting_.proof != nullptr) return refuse("--proof");
  if (!options_.checkpoint.empty()) return refuse("--checkpoint");
  require_few_strategies(loaded);
  const WatchedMemory memory;
  const ParametricSolution solution =
      solve_parametric(family, solve_options(options_, setting_, progress, memory));
  const Source source = source_of(loaded);
  const Sink to_text = [&result](std::string_view text) { result.text += text; };
  if (setting_.folder != nullptr) {
    write_result(place, loaded.sha256, solution.status,
                 [&](const Sink& sink) { write_json(family, source, solution, json_options(), sink); });
  } else if (options_.format == OutputFormat::text) {
    write_text(family, source, solution, text_options(options_, setting_.to_terminal), to_text);
  } else if (options_.format == OutputFormat::csv) {
    write_csv(family, source, solution, {options_.csv_safe}, to_text);
  } else {
    write_json(family, source, solution, json_options(), to_text);
  }
  result.is_family = true;
  result.fate = fate_of(solution.status);
  result.exit_code = exit_code_of(solution.status);
  if (setting_.report == nullptr) return;
  if (solution.intervals.empty() && result.fate != Fate::solved) {
    result.messages.push_back(loaded.source + ": no page was written, as no interval's answer is whole");
    return;
  }
  write_report(*setting_.report, family, source, solution, result);
}

JsonOptions SolveJobs::json_options() const {
  JsonOptions json{options_.details, setting_.is_indented, options_.select, options_.only};
  if (setting_.folder != nullptr) {
    json.indented = options_.format != OutputFormat::jsonl;
    json.asked = asked_options(options_);
    json.with_time = false;
  }
  return json;
}

void SolveJobs::print(const SolvedTree& solved, const Sink& sink) const {
  const Source source{solved.large.location().source, solved.large.sha256};
  const TreeResult result{solved.large.tree(), source, solved.status, solved.equilibrium};
  if (setting_.folder == nullptr && options_.format == OutputFormat::text) {
    write_tree_text(result, text_options(options_, setting_.to_terminal), sink);
  } else {
    write_tree_json(result, json_options(), sink);
  }
}

void SolveJobs::print(const LoadedGame& loaded, const VerifiedSolution& verified,
                      const std::optional<ProofNote>& proof, const Sink& sink) const {
  const Source source = source_of(loaded);
  const Game& game = loaded.game;
  if (setting_.folder == nullptr && options_.format == OutputFormat::text) {
    TextOptions text = text_options(options_, setting_.to_terminal);
    text.proof = proof;
    write_text(game, source, verified, text, sink);
  } else if (setting_.folder == nullptr && options_.format == OutputFormat::csv) {
    write_csv(game, source, verified, {options_.csv_safe, options_.only, options_.exact}, sink);
  } else if (setting_.folder == nullptr && options_.format == OutputFormat::gambit) {
    write_gambit(game, verified, text_options(options_, false).numbers, options_.only, sink);
  } else if (setting_.folder == nullptr && options_.format == OutputFormat::lrs) {
    write_lrs(game, source, verified, options_.only, sink);
  } else {
    JsonOptions json = json_options();
    json.proof = proof;
    // What the search is asked for when it goes on.
    if (!verified.solution().open_parts.empty()) json.asked = asked_options(options_);
    write_json(game, source, verified, json, sink);
  }
}

}  // namespace nashsolve::cli
