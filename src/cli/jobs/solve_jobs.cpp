#include "solve_jobs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <exception>
#include <functional>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "checkpoint.hpp"
#include "game_output.hpp"
#include "grace.hpp"
#include "guided_program.hpp"
#include "interrupt.hpp"
#include "nashsolve/plot.hpp"
#include "nashsolve/plot_parametric.hpp"
#include "nashsolve/solve_parametric.hpp"
#include "possible_games.hpp"
#include "proof_file.hpp"
#include "rational_profile.hpp"
#include "start_label.hpp"
#include "stop.hpp"

namespace nashsolve::cli {

namespace {

/// Results with more equilibria, or with more bits in their weights, are not held as text.
constexpr std::size_t kMostHeldEquilibria = 200;
constexpr std::size_t kMostHeldBits = std::size_t{1} << 22U;
/// What may be begun of the gains in a tree when time is up; they took 0.2 s of Kuhn poker with 160 cards.
constexpr double kSecondsOfGains = 0.15;

/// Whether the format is another program's, which lists all extreme points.
bool is_anothers(OutputFormat format) {
  return format == OutputFormat::gambit || format == OutputFormat::lrs;
}

/// Whether the format holds nothing but extreme points.
bool is_list(OutputFormat format) {
  return format == OutputFormat::csv || is_anothers(format);
}

Fate fate_of(Status status) {
  return exit_code_of(status) == ExitCode::success ? Fate::solved : Fate::incomplete;
}

bool is_brief(const Solution& solution) {
  if (solution.equilibria.size() > kMostHeldEquilibria) return false;
  std::size_t bits = 0;
  for (const Equilibrium& equilibrium : solution.equilibria) {
    if (!equilibrium.is_exact()) continue;
    for (const MixedStrategy& own : equilibrium.exact()) {
      for (const Integer& weight : own.weights()) bits += bit_length(weight);
    }
  }
  return bits <= kMostHeldBits;
}

ResultFolder::Reach reach_of(const Solution& solution) {
  const auto nodes =
      std::ranges::find(solution.counts, "nodes", &std::pair<std::string, std::uint64_t>::first);
  return {solution.equilibria.size(), nodes == solution.counts.end() ? 0 : nodes->second};
}

/// Of what went wrong within nashsolve.
std::string internal_error(const SolveJob& job, const std::exception& error) {
  std::string message = fmt::format("{}: internal error: {}. This is a fault of nashsolve, not of the game",
                                    job.name(), error.what());
  const auto* const loaded = std::get_if<LoadedGame>(&job.item);
  if (loaded == nullptr) return message;
  const std::string path = dump_game(loaded->game);
  return message + (path.empty() ? "; it could not be kept" : "; it was written to " + path);
}

}  // namespace

SolvedJob SolveJobs::run(SolveJob& job) const {
  SolvedJob result{job.file};
  const auto fail = [&result](ExitCode code) {
    result.text = {};
    result.fate = Fate::failed;
    result.exit_code = code;
  };
  try {
    try {
      solve(job, result);
    } catch (const OutputError& error) {
      fail(ExitCode::failure);
      result.output_error = error;
    } catch (const InputError& error) {
      fail(ExitCode::failure);
      result.input_error = error;
    } catch (const std::bad_alloc&) {
      fail(ExitCode::failure);
      result.messages = {job.name() + ": found a game for which the memory does not suffice"};
    } catch (const std::exception& error) {
      fail(ExitCode::internal_error);
      result.messages = {internal_error(job, error)};
    }
  } catch (const std::bad_alloc&) {
    result = {job.file};
    result.has_lacked_memory = true;
  }
  return result;
}

void SolveJobs::solve(SolveJob& job, SolvedJob& result) const {
  if (auto* const error = std::get_if<InputError>(&job.item)) {
    result.input_error = std::move(*error);
    return;
  }
  if (job.progress) {
    job.progress->start = std::chrono::steady_clock::now();
    job.progress->is_begun.store(true, std::memory_order_release);
  }
  if (auto* const large = std::get_if<LargeTree>(&job.item)) return solve_tree(*large, result);
  auto& loaded = std::get<LoadedGame>(job.item);
  result.warnings = std::move(loaded.warnings);
  if (is_kept(loaded.source, loaded.sha256, result)) return;
  apply_objective(loaded, options_);
  if (loaded.family) {
    solve_family(loaded, job.progress.get(), result);
  } else {
    solve_game(loaded, job.progress.get(), result);
  }
}

void SolveJobs::solve_tree(LargeTree& large, SolvedJob& result) const {
  const GameTree& tree = large.tree();
  const std::string& source = large.location().source;
  result.warnings = std::move(large.warnings);
  const std::optional<TreeMethod> method = tree_method(tree);
  if (!method) {
    result.input_error = InputError(large.location(), why_no_method(tree),
                                    "nashsolve info tells its subgames, information sets and strategies");
    return;
  }
  const WatchedMemory memory;
  StopWatch watch(solve_options(nullptr, memory));
  bool is_short = false;
  GraceTest is_over(watch, kSecondsOfGains);
  require_possible(large, options_);
  if (is_kept(source, large.sha256, result)) return;
  const auto solver = [&](const Game& game, const auto&) -> std::optional<FormProfile> {
    auto found = rational_profile(game, solve_options(nullptr, memory), watch);
    if (!found) return std::nullopt;
    return FormProfile{std::move(found->profile), found->is_equilibrium};
  };
  SolvedTree solved{
      large, options_.find == Find::one || options_.limit == 1 ? Status::limit : Status::undecided,
      tree_equilibrium(
          tree, *method, {single::maximise_guided, solver},
          {[&watch] { return watch.must_stop(); },
           [&](double seconds) { return is_short = watch.seconds_left() <= seconds; }, std::ref(is_over)})};
  if (!solved.equilibrium) {
    const std::optional<Status> reason = watch.reason(0);
    if (!reason) {
      result.input_error = InputError(
          large.location(),
          "found a tree whose strategic form is out of reach, and in which three players move in a "
          "subgame of which no equilibrium was found, expected one",
          "nashsolve info tells its subgames, information sets and strategies");
      return;
    }
    solved.status = *reason;
  } else if (solved.equilibrium->gains) {
    solved.status = watch.reason(0).value_or(is_short ? Status::time_limit : Status::undecided);
  }
  const Status status = solved.status;
  if (setting_.folder != nullptr) {
    store(source, large.sha256, status, std::nullopt, result,
          [&](const Sink& sink) { printer_.print(solved, sink); });
  } else {
    result.solved_tree = std::move(solved);
  }
  result.fate = fate_of(status);
  result.exit_code = exit_code_of(status);
}

void SolveJobs::solve_game(LoadedGame& loaded, JobProgress* progress, SolvedJob& result) const {
  require_possible(loaded, options_);
  const WatchedMemory memory;
  SolveOptions search = solve_options(progress, memory);
  StopWatch watch(search);
  if (!options_.start.empty()) search.start = start_label(loaded.game, options_.start, loaded.source);
  std::optional<WantedProof> proof;
  if (setting_.proof != nullptr) proof.emplace(loaded, search);
  Checkpoints checkpoints(loaded, asked_options(options_), options_);
  VerifiedSolution verified = checkpoints.solve(search, solver_);
  const Solution& solution = verified.solution();
  result.fate = fate_of(solution.status);
  result.exit_code = worse(exit_code_of(solution.status), checkpoints.exit_code());
  if (proof) {
    GraceTest is_over(watch);
    result.proof = proof->write(*setting_.proof, options_.proof, solution, is_over);
    if (!result.proof)
      result.messages.push_back(loaded.source + ": no proof was written: " + proof->refusal());
    if (proof->trouble() == WantedProof::Trouble::no_place) result.fate = Fate::failed;
    if (proof->trouble() != WantedProof::Trouble::none) {
      const bool is_late = proof->trouble() == WantedProof::Trouble::no_time;
      result.exit_code = worse(result.exit_code, is_late ? ExitCode::incomplete : ExitCode::failure);
    }
    proof.reset();
  }
  if (is_list(options_.format) && setting_.folder == nullptr && !solution.is_listed()) {
    result.warnings.push_back(loaded.source +
                              ": some sets of equilibria have more extreme points than are listed: "
                              "--format json describes these, --vertices N lists more");
  }
  if (options_.format == OutputFormat::gambit && fate_of(solution.status) != Fate::solved) {
    result.warnings.push_back(loaded.source + ": the search ended early, there may be more equilibria");
  }
  const auto print = [&](const Sink& sink) { printer_.print(loaded, verified, result.proof, sink); };
  if (setting_.folder != nullptr) {
    store(loaded.source, loaded.sha256, solution.status, reach_of(solution), result, print);
  } else if (is_brief(solution)) {
    print([&result](std::string_view text) { result.text += text; });
  }
  if (setting_.report != nullptr) {
    GraceTest is_over(watch, kSecondsOfCharts);
    write_report(result, [&](const Sink& sink) {
      if (write_picture(loaded.game, source_of(loaded), verified, PictureFormat::html, {}, sink,
                        std::ref(is_over))) {
        return;
      }
      result.messages.push_back(loaded.source + ": the time was too short for all charts of the page");
    });
  }
  if (setting_.folder == nullptr && result.text.empty()) {
    result.solved = {std::move(loaded), std::move(verified)};
  }
}

void SolveJobs::solve_family(LoadedGame& loaded, JobProgress* progress, SolvedJob& result) const {
  require_possible_family(loaded, options_);
  const WatchedMemory memory;
  const ParametricSolution solution = solve_parametric(*loaded.family, solve_options(progress, memory));
  const auto print = [&](const Sink& sink) { printer_.print(loaded, solution, sink); };
  if (setting_.folder != nullptr) {
    store(loaded.source, loaded.sha256, solution.status, ResultFolder::Reach{solution.intervals.size(), 0},
          result, print);
  } else {
    print([&result](std::string_view text) { result.text += text; });
  }
  result.is_family = true;
  result.fate = fate_of(solution.status);
  result.exit_code = exit_code_of(solution.status);
  if (setting_.report == nullptr) return;
  if (solution.intervals.empty() && result.fate != Fate::solved) {
    result.messages.push_back(loaded.source + ": no page was written, as no interval's answer is whole");
    return;
  }
  write_report(result, [&](const Sink& sink) {
    write_picture(*loaded.family, source_of(loaded), solution, PictureFormat::html, {}, sink);
  });
}

SolveOptions SolveJobs::solve_options(JobProgress* progress, const WatchedMemory& memory) const {
  SolveOptions search;
  search.memory_is_short = &memory.is_short();
  search.find = options_.find;
  search.search = options_.search;
  search.limit = options_.limit;
  if (is_anothers(options_.format) && setting_.folder == nullptr) search.vertices = std::nullopt;
  if (options_.vertices) search.vertices = options_.vertices;
  search.all_indices = options_.index;
  if (setting_.report != nullptr) search.prints += kPrintsOfPage;
  if (options_.time_limit) search.time_limit = std::chrono::duration<double>(*options_.time_limit);
  search.digits = options_.digits;
  search.exact_forms = options_.exact;
  search.threads = setting_.threads;
  search.interrupt = setting_.stop;
  if (progress != nullptr) search.progress = &progress->search;
  return search;
}

bool SolveJobs::is_kept(const std::string& source, const std::string& sha256, SolvedJob& result) const {
  if (setting_.folder == nullptr) return false;
  if (!setting_.folder->keeps(setting_.folder->place_of(result.file, source), sha256)) return false;
  result.fate = Fate::kept;
  result.exit_code = ExitCode::success;
  return true;
}

void SolveJobs::store(const std::string& source, const std::string& sha256, Status status,
                      std::optional<ResultFolder::Reach> reach, const SolvedJob& result,
                      const std::function<void(const Sink&)>& print) const {
  // Where no result can be written any more, the games that are being solved end without a signal, and what
  // was found of them is none.
  if (status == Status::interrupted && !interrupt_flag()) return;
  const bool is_stopped = fate_of(status) == Fate::incomplete && status != Status::undecided;
  setting_.folder->write(setting_.folder->place_of(result.file, source), sha256,
                         is_stopped ? reach : std::nullopt, print);
}

void SolveJobs::write_report(SolvedJob& result, const std::function<void(const Sink&)>& write) const {
  try {
    write(setting_.report->sink());
    setting_.report->finish();
    return;
  } catch (const OutputError& error) {
    result.messages.emplace_back(error.what());
  } catch (const PictureError& error) {
    result.messages.push_back(fmt::format("nashsolve: {}; {}", error.what(), error.hint()));
  }
  result.fate = Fate::failed;
  result.exit_code = worse(result.exit_code, ExitCode::failure);
}

}  // namespace nashsolve::cli
