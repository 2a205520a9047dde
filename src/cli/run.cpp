#include "run.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "command_line.hpp"
#include "commands.hpp"
#include "interrupt.hpp"
#include "memory_limit.hpp"
#include "messages.hpp"
#include "nashsolve/errors.hpp"
#include "nashsolve/plot.hpp"
#include "output.hpp"
#include "standard_streams.hpp"
#include "unfinished_files.hpp"
#include "version.hpp"

namespace nashsolve::cli {

namespace {

bool names_a_command(const std::vector<std::string>& words) {
  return !words.empty() && words.front() != "-h" && words.front() != "--help" &&
         (words.front() != "help" || words.size() > 1);
}

ExitCode print(std::string_view text) {
  Output output("");
  output.write(text);
  output.finish();
  return ExitCode::success;
}

ExitCode run_command(const Options& options, bool has_command_name) {
  if (options.version) return print(std::string("nashsolve ") + kVersion + "\n");
  if (options.help) return print(has_command_name ? command_help(options.command) : main_help());
  limit_memory(options.memory_limit.value_or(default_memory_limit()), thread_count(options));
  switch (options.command) {
    case Command::solve:
      return run_solve(options, solve);
    case Command::go_on:
      return run_continue(options, solve);
    case Command::split:
      return run_split(options);
    case Command::merge:
      return run_merge(options, solve);
    case Command::explain:
      return run_explain(options, solve);
    case Command::info:
      return run_info(options, solve);
    case Command::plot:
      return run_plot(options, solve);
    case Command::check:
      return run_check(options);
    case Command::convert:
      return run_convert(options);
    case Command::generate:
      return run_generate(options);
    case Command::schema:
      return run_schema(options);
  }
  return ExitCode::internal_error;
}

/// The name of the program, without folders.
std::string_view own_name(std::string_view path) {
  return path.substr(path.find_last_of('/') + 1);
}

ExitCode run_words(std::string_view name, const std::vector<std::string>& words) {
  const Messages messages(false);
  try {
    if (name == "lrsnash") return run_as_lrsnash(words, solve);
    return run_command(parse_command_line(words), names_a_command(words));
  } catch (const UsageError& error) {
    Messages::error(std::string("nashsolve: ") + error.what());
    messages.hint(error.hint().empty() ? hint_at_help(words) : error.hint());
    return ExitCode::usage;
  } catch (const InputError& error) {
    messages.error(error);
    return ExitCode::failure;
  } catch (const PictureError& error) {
    Messages::error(std::string("nashsolve: ") + error.what());
    if (!error.hint().empty()) messages.hint(error.hint());
    return ExitCode::failure;
  } catch (const OutputError& error) {
    Messages::error(error.what());
    return ExitCode::failure;
  } catch (const ClosedPipe&) {
    return ExitCode::success;
  } catch (const std::bad_alloc&) {
    Messages::error("nashsolve: the memory does not suffice");
    return ExitCode::failure;
  } catch (const std::exception& error) {
    Messages::error(std::string("nashsolve: internal error: ") + error.what());
    return ExitCode::internal_error;
  }
}

/// For what no handler caught, as where an exception leaves a function that lets none out.
[[noreturn]] void end_in_order() {
  remove_unfinished_files();
  const char* message = "nashsolve: internal error\n";
  ExitCode code = ExitCode::internal_error;
  try {
    if (std::current_exception()) throw;
  } catch (const std::bad_alloc&) {
    message = "nashsolve: the memory does not suffice\n";
    code = ExitCode::failure;
  } catch (...) {
    // Nothing is known of it.
  }
  static_cast<void>(std::fputs(message, stderr));
  // Whole results are there.
  static_cast<void>(std::fflush(stdout));
  std::_Exit(static_cast<int>(code));
}

}  // namespace

int run(int argument_count, const char* const* arguments) {
  open_standard_streams();
  let_standard_streams_wait();
  watch_for_signals();
  std::set_terminate(end_in_order);
  const std::string_view name = argument_count > 0 ? own_name(arguments[0]) : "";
  const ExitCode code =
      run_words(name, {arguments + std::min(argument_count, 1), arguments + argument_count});
  // Even where all was found before: whoever sent the signal need not read the result to know.
  return static_cast<int>(interrupt_flag() ? worse(code, ExitCode::interrupted) : code);
}

}  // namespace nashsolve::cli
