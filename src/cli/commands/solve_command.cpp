// `nashsolve solve`: every game gets its own result or its own error; none stops the others.
//
// A game that is known to be the only one is solved here and now. All others go through a pipeline: one
// thread reads, all cores solve, and results are printed in the order of the games.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "batch_summary.hpp"
#include "checkpoint.hpp"
#include "command_line.hpp"
#include "commands.hpp"
#include "game_stream.hpp"
#include "interrupt.hpp"
#include "messages.hpp"
#include "nashsolve/report_parametric.hpp"
#include "never_deleted.hpp"
#include "ordered_pipeline.hpp"
#include "output.hpp"
#include "output_names.hpp"
#include "progress_line.hpp"
#include "result_folder.hpp"
#include "solve_jobs.hpp"
#include "standard_streams.hpp"

namespace nashsolve::cli {

namespace {

namespace fs = std::filesystem;

/// Whether results go to a folder, one file each. A folder that exists is one; a name that ends in a
/// separator becomes one; so does a new name without an ending where several games are named.
bool goes_to_folder(const Options& options) {
  if (options.output.empty()) return false;
  const fs::path path = options.output;
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  if (fs::is_directory(status) || !path.has_filename()) return true;
  if (fs::exists(status)) return false;
  const bool names_several =
      options.arguments.size() > 1 || fs::is_directory(options.arguments.front(), ignored);
  return options.resume || (names_several && !path.has_extension());
}

class SolveCommand {
 public:
  SolveCommand(const Options& options, const Solver& solver)
      : options_(options),
        solver_(solver),
        messages_(options.quiet),
        progress_(!options.no_progress && !options.quiet && is_terminal(stderr)),
        games_(std::make_shared<GameStream>(options.arguments, read_options(options))) {
    games_->take_slice(options.slice.number, options.slice.count);
    if (!goes_to_folder(options)) games_->require_no_input(options.output);
    for (const std::string& besides : {options.report, options.proof, options.checkpoint}) {
      if (!besides.empty()) games_->require_no_input(besides);
    }
    if (goes_to_folder(options)) {
      require_apart_from_results();
      folder_.emplace(options.output, *games_, options.resume, asked_options(options),
                      protection_of(options));
    } else {
      output_.emplace(options.output, protection_of(options));
      sink_ = output_->sink();
    }
    if (!options.report.empty()) {
      report_.emplace(options.report, protection_of(options), Reader::must_stay);
    }
    if (!options.proof.empty()) {
      proof_.emplace(options.proof, protection_of(options), Reader::must_stay);
    }
    setting_.proof = proof_ ? &*proof_ : nullptr;
    setting_.folder = folder_ ? &*folder_ : nullptr;
    setting_.report = report_ ? &*report_ : nullptr;
    setting_.to_terminal = output_ && output_->is_terminal();
  }

  ExitCode run() {
    std::optional<SolveJob> first = next_job(*games_, progress_.is_wanted());
    if (first) {
      if ((report_ || proof_ || !options_.checkpoint.empty()) && has_several_games()) {
        throw UsageError(std::string(report_  ? "--report"
                                     : proof_ ? "--proof"
                                              : "--checkpoint") +
                         ": found several games, expected one");
      }
      if (folder_) folder_->keep();
      const bool is_known_to_end = games_->is_known_to_end();
      setting_.is_indented =
          options_.format == OutputFormat::json && (is_known_to_end || !has_several_games());
      if (is_known_to_end && !progress_.is_wanted()) {
        run_alone(*first);
      } else {
        run_batch(*std::move(first));
      }
    }
    progress_.clear();
    const bool is_interrupted = interrupt_flag();
    if (is_interrupted) exit_code_ = ExitCode::interrupted;
    // A file without a result in it is not worth the one that it would replace.
    if (output_ && (results_ > 0 || !output_->is_file())) output_->finish();
    if (summary_.all().total > 1 || (is_interrupted && summary_.all().total != 1)) {
      messages_.list(summary_.heading(is_interrupted), summary_.troubles());
    }
    return exit_code_;
  }

 private:
  /// What is written besides the result of one game may not replace it.
  void require_apart_from_results() const {
    const auto output = output_among_results(options_, kResultEnding);
    if (!output) return;
    throw UsageError(fmt::format("{}: found the place of the result, '{}', expected another file",
                                 output->option, output->path));
  }

  static std::optional<SolveJob> next_job(GameStream& games, bool with_progress) {
    std::optional<GameStream::Item> item = games.next();
    if (!item) return std::nullopt;
    SolveJob job{*std::move(item), games.file_position()};
    if (with_progress) job.progress = std::make_unique<JobProgress>();
    return job;
  }

  /// Once a game was read. Where one input is named this may take a look ahead.
  bool has_several_games() { return games_->file_count() > 1 || games_->has_next(); }

  void run_alone(SolveJob& job) {
    setting_.stop = &interrupt_flag();
    setting_.threads = options_.threads;
    const SolveJobs jobs(options_, solver_, setting_);
    deliver(jobs, never_deleted(jobs.run(job)));
  }

  void run_batch(SolveJob first) {
    games_->survive_interrupts();
    std::atomic<bool> is_cancelled = false;
    std::optional<SolveJobs> jobs;
    using Pipeline = OrderedPipeline<SolveJob, SolvedJob>;
    Pipeline::Stages stages;
    const bool with_progress = progress_.is_wanted();
    // Owns all it uses: it may be left waiting for input.
    stages.read = [games = games_, with_progress,
                   waiting = std::make_shared<std::optional<SolveJob>>(std::move(first))] {
      std::optional<SolveJob> job = std::exchange(*waiting, std::nullopt);
      return job ? std::move(job) : next_job(*games, with_progress);
    };
    stages.input_size = [](const SolveJob& job) { return job.bytes(); };
    stages.result_size = [](const SolvedJob& result) { return result.bytes(); };
    stages.work = [&jobs](SolveJob& job) { return jobs->run(job); };
    stages.deliver = [this, &jobs](SolvedJob& result) { deliver(*jobs, result); };
    stages.pause = [this] {
      if (output_) output_->flush();
    };
    stages.tick = [this](const SolveJob* job) {
      progress_.update({summary_.all(), files_done_, games_->file_count()}, job);
      return !interrupt_flag();
    };
    stages.cancel = [&is_cancelled] { is_cancelled = true; };
    Pipeline pipeline(thread_count(options_), std::move(stages));
    setting_.stop = pipeline.is_threaded() ? &is_cancelled : &interrupt_flag();
    jobs.emplace(options_, solver_, setting_);
    pipeline.run();
  }

  void deliver(const SolveJobs& jobs, SolvedJob& result) {
    progress_.clear();
    messages_.warnings(result.warnings);
    if (result.output_error && result.output_error->concerns_all()) throw OutputError(*result.output_error);
    if (result.output_error) Messages::error(result.output_error->what());
    if (result.input_error) messages_.error(*result.input_error);
    for (const std::string& message : result.messages) Messages::error(message);
    if (result.has_lacked_memory) Messages::error("nashsolve: the memory does not suffice for every game");
    if (result.solved || result.solved_tree || !result.text.empty()) print(jobs, result);
    exit_code_ = worse(exit_code_, result.exit_code);
    summary_.add(games_->file(result.file).name, result.file, result.fate);
    files_done_ = result.file;
  }

  void print(const SolveJobs& jobs, const SolvedJob& result) {
    const bool is_first = results_++ == 0;
    if (options_.format == OutputFormat::csv) print_csv_header(is_first, result.is_family);
    if (!is_first && options_.format == OutputFormat::text) {
      output_->write("\n" + std::string(kRuleWidth, '-') + "\n\n");
    }
    if (result.solved) {
      jobs.printer().print(result.solved->loaded, result.solved->verified, result.proof, sink_);
    } else if (result.solved_tree) {
      jobs.printer().print(*result.solved_tree, sink_);
    } else {
      output_->write(result.text);
    }
  }

  /// Games with a parameter have columns of their own: an empty line and a header divide them from others.
  void print_csv_header(bool is_first, bool is_family) {
    if (!is_first && is_family == is_table_of_families_) return;
    if (!is_first) output_->write("\n");
    is_table_of_families_ = is_family;
    if (is_family) {
      write_parametric_csv_header(sink_);
    } else {
      write_csv_header({options_.csv_safe, options_.only, options_.exact}, sink_);
    }
  }

  static constexpr std::size_t kRuleWidth = 78;

  const Options& options_;
  const Solver& solver_;
  Messages messages_;
  ProgressLine progress_;
  std::shared_ptr<GameStream> games_;
  std::optional<ResultFolder> folder_;
  std::optional<Output> output_;
  std::optional<Output> report_;
  std::optional<Output> proof_;
  Sink sink_;
  SolveJobs::Setting setting_;
  BatchSummary summary_;
  ExitCode exit_code_ = ExitCode::success;
  std::size_t results_ = 0;
  bool is_table_of_families_ = false;
  std::size_t files_done_ = 0;
};

/// A page under the name of a picture would be taken for one.
void require_name_of_page(const std::string& path) {
  for (const std::string_view ending : {".pdf", ".svg", ".png"}) {
    if (!path.ends_with(ending)) continue;
    throw UsageError(fmt::format("--report: found '{}', expected a name that ends in .html", path));
  }
}

}  // namespace

ExitCode run_solve(const Options& options, const Solver& solver) {
  if (options.arguments.empty()) throw UsageError("found no game, expected a file, a folder or -");
  if (!options.proof.empty() &&
      (options.find != Find::all || options.limit || options.search != Search::automatic)) {
    throw UsageError("--proof: found a search for some equilibria, expected one for all of them");
  }
  if (!options.start.empty()) {
    if (options.find == Find::all) {
      Options one = options;
      one.find = Find::one;
      return run_solve(one, solver);
    }
    if (options.find != Find::one) {
      throw UsageError(fmt::format("--start: found --find {}, expected --find one",
                                   kFindNames[static_cast<std::size_t>(options.find)]));
    }
  }
  require_checkpoints_possible(options);
  require_name_of_page(options.report);
  if (options.select && options.format > OutputFormat::jsonl) {
    throw UsageError(
        fmt::format("--select: found --format {}, which shows no choice, expected text, json or jsonl",
                    kOutputFormatNames[static_cast<std::size_t>(options.format)]));
  }
  if (options.resume && options.output.empty())
    throw UsageError("--resume: found no folder, expected -o FOLDER");
  if (goes_to_folder(options) && options.format > OutputFormat::jsonl) {
    throw UsageError(fmt::format("--format: found {}, expected json or jsonl for a folder of results",
                                 kOutputFormatNames[static_cast<std::size_t>(options.format)]));
  }
  return SolveCommand(options, solver).run();
}

}  // namespace nashsolve::cli
