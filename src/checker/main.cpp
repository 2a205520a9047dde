// `nashsolve-check GAME PROOF RESULT`: is nothing missing?
#include <getopt.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include "ample_stack.hpp"
#include "check.hpp"
#include "check_error.hpp"
#include "json_text.hpp"
#include "nashsolve/errors.hpp"
#include "version.hpp"

namespace nashsolve::checker {
namespace {

constexpr int kVerified = 0;
constexpr int kRejected = 1;
constexpr int kUsage = 2;
constexpr unsigned kMostThreads = 1024;

constexpr std::string_view kHelp = R"(Usage: nashsolve-check [OPTIONS] GAME PROOF RESULT

Checks, in exact arithmetic and with nothing of nashsolve's solvers, that RESULT
(of nashsolve --format json) lists every equilibrium of GAME, as PROOF (of
nashsolve --proof) shows. Indices and other properties are not checked.

  nashsolve --format json --proof bos.proof games/bos.json > bos.result.json
  nashsolve-check games/bos.json bos.proof bos.result.json

Options, as they were given to nashsolve:
  --input-format FORMAT   csv, nfg, json, ...
  --set NAME=VALUE        of a name in payoffs
  --zero-sum              one matrix is a zero-sum game
  --symmetric             one matrix is a symmetric game
  --minimize              payoffs are costs
  --rationalize           0.666667 is 2/3

  --threads N             for the steps of two players [1]
  --help, --version

Exit code: 0 verified, 1 not verified, 2 the command line is wrong.
)";

struct Arguments {
  ReadOptions read;
  unsigned threads = 1;
  std::array<std::string, 3> files;
};

/// One line on standard error, whatever names and files hold.
void say(std::string_view text) {
  constexpr std::size_t kLongest = 5000;
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string line;
  for (const char c : with_escapes(std::string(text.substr(0, kLongest)))) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < ' ') {
      line += {'\\', 'u', '0', '0', kDigits[byte / kDigits.size()], kDigits[byte % kDigits.size()]};
    } else {
      line += c;
    }
  }
  std::cerr << line << (text.size() > kLongest ? "...\n" : "\n");
}

/// On standard output; a failure where it does not get there.
int tell(std::string_view text) {
  if (std::cout << text << std::flush) return kVerified;
  say("nashsolve-check: standard output: cannot be written");
  return kRejected;
}

/// Of "V=2,c=3/2"; what was expected where it is something else.
std::optional<std::string> add_settings(std::string_view text, std::vector<Setting>& settings) {
  for (std::size_t end = 0; end != std::string_view::npos;
       text.remove_prefix(std::min(end + 1, text.size()))) {
    end = text.find(',');
    auto parsed = parse_setting(text.substr(0, end));
    if (auto* const expected = std::get_if<std::string>(&parsed)) return std::move(*expected);
    settings.push_back(std::get<Setting>(std::move(parsed)));
  }
  return std::nullopt;
}

/// An exit code where there is nothing to check.
std::optional<int> read_arguments(int count, char** values, Arguments& arguments) {
  enum Option : int {
    kFormat = 1,
    kSet,
    kZeroSum,
    kSymmetric,
    kMinimize,
    kRationalize,
    kThreads,
    kShowHelp,
    kShowVersion
  };
  const std::array options = {option{"input-format", required_argument, nullptr, kFormat},
                              option{"set", required_argument, nullptr, kSet},
                              option{"zero-sum", no_argument, nullptr, kZeroSum},
                              option{"symmetric", no_argument, nullptr, kSymmetric},
                              option{"minimize", no_argument, nullptr, kMinimize},
                              option{"rationalize", no_argument, nullptr, kRationalize},
                              option{"threads", required_argument, nullptr, kThreads},
                              option{"help", no_argument, nullptr, kShowHelp},
                              option{"version", no_argument, nullptr, kShowVersion},
                              option{nullptr, 0, nullptr, 0}};
  opterr = 0;
  // NOLINTNEXTLINE(concurrency-mt-unsafe): before there is a second thread.
  for (int chosen = 0; (chosen = getopt_long(count, values, "", options.data(), nullptr)) != -1;) {
    switch (chosen) {
      case kFormat:
        for (const FormatFacts& facts : known_formats()) {
          if (facts.is_read && facts.name == optarg) arguments.read.format = facts.format;
        }
        if (!arguments.read.format) {
          say(std::string("nashsolve-check: --input-format: found ") + optarg +
              ", expected a format of nashsolve");
          return kUsage;
        }
        break;
      case kSet:
        if (const auto expected = add_settings(optarg, arguments.read.settings)) {
          say(std::string("nashsolve-check: --set: found ") + optarg + ", expected " + *expected);
          return kUsage;
        }
        break;
      case kZeroSum:
        arguments.read.single_matrix = SingleMatrix::zero_sum;
        break;
      case kSymmetric:
        arguments.read.single_matrix = SingleMatrix::symmetric;
        break;
      case kMinimize:
        arguments.read.are_costs = true;
        break;
      case kRationalize:
        arguments.read.rationalize = true;
        break;
      case kThreads: {
        const std::string_view digits = optarg;
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), arguments.threads);
        if (error != std::errc() || end != digits.data() + digits.size() || arguments.threads < 1 ||
            arguments.threads > kMostThreads) {
          say(std::string("nashsolve-check: --threads: found ") + optarg + ", expected a number from 1 to " +
              std::to_string(kMostThreads));
          return kUsage;
        }
        break;
      }
      case kShowHelp:
        return tell(kHelp);
      case kShowVersion:
        return tell(std::string("nashsolve-check ") + cli::kVersion + '\n');
      default:
        say(std::string("nashsolve-check: found ") + values[std::max(optind - 1, 1)] +
            ", expected an option and its value; nashsolve-check --help shows all");
        return kUsage;
    }
  }
  if (count - optind != static_cast<int>(arguments.files.size())) {
    say("nashsolve-check: expected a game, a proof and a result; nashsolve-check --help shows an example");
    return kUsage;
  }
  for (std::string& file : arguments.files) file = values[optind++];
  return std::nullopt;
}

std::ifstream opened(const std::string& name) {
  std::error_code ignored;
  if (std::filesystem::is_directory(name, ignored))
    throw CheckError(name + ": found a folder, expected a file");
  std::ifstream stream(name, std::ios::binary);
  if (!stream) throw CheckError(name + ": cannot be opened");
  return stream;
}

std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t place = digits.size(); place > 3; place -= 3) digits.insert(place - 3, ",");
  return digits;
}

std::string counted(std::size_t number, std::string_view what, std::string_view plural) {
  return grouped(number) + ' ' + std::string(number == 1 ? what : plural);
}

LoadedGame read_only_game(const Arguments& arguments) {
  GameReader reader(arguments.files[0], arguments.read);
  std::optional<LoadedGame> loaded = reader.next();
  if (!loaded || (!reader.is_finished() && reader.next())) {
    throw CheckError(arguments.files[0] + ": expected one game");
  }
  if (arguments.read.are_costs) loaded->game = as_costs(loaded->game);
  return *std::move(loaded);
}

int run(int count, char** values) {
  Arguments arguments;
  if (const std::optional<int> code = read_arguments(count, values, arguments)) return *code;
  const auto& [game, proof, result] = arguments.files;
  const LoadedGame loaded = read_only_game(arguments);
  std::ifstream proof_file = opened(proof);
  std::ifstream result_file = opened(result);
  const Checked checked = check_proof(loaded, proof_file, proof, result_file, result, arguments.threads);
  return tell("VERIFIED: complete, " +
              counted(checked.equilibria, "extreme equilibrium", "extreme equilibria") + " in " +
              counted(checked.components, "component", "components") + " (" +
              counted(checked.steps, "step", "steps") +
              "; indices, dimensions and other properties are not part of the proof" +
              (checked.described == 0
                   ? std::string()
                   : ", nor is it that " + counted(checked.described, "set that is", "sets that are") +
                         " given by conditions " + (checked.described == 1 ? "is" : "are") + " connected") +
              ")\n");
}

int run_and_say(int count, char** values) {
  try {
    return run(count, values);
  } catch (const std::bad_alloc&) {
    say("NOT VERIFIED: the memory does not suffice");
  } catch (const std::exception& error) {
    say(std::string("NOT VERIFIED: ") + error.what());
  }
  return kRejected;
}

}  // namespace
}  // namespace nashsolve::checker

int main(int count, char** values) {
  return nashsolve::with_ample_stack([&] { return nashsolve::checker::run_and_say(count, values); });
}
