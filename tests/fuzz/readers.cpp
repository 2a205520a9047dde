// What is promised of a reader, whatever it reads: it ends, in bounded memory; what it throws is its error,
// whose message is one line; a game that was read is written and read back as an equal one; and what the
// checker of proofs verifies are equilibria.
#include "readers.hpp"

#include <cstdlib>
#include <iostream>
#include <iterator>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

#include "check.hpp"
#include "check_error.hpp"
#include "claimed_profiles.hpp"
#include "expression.hpp"
#include "nashsolve/errors.hpp"
#include "nashsolve/read.hpp"
#include "nashsolve/verify.hpp"
#include "nashsolve/write.hpp"
#include "proof_stream.hpp"
#include "result_reader.hpp"

namespace nashsolve::fuzz {

namespace {

void require(bool holds, std::string_view promise, std::string_view what = {}) {
  if (holds) return;
  std::cerr << "broken promise: " << promise << ": " << what << '\n';
  std::abort();
}

/// A message is one line of text, whatever the input holds.
void require_line(std::string_view message) {
  for (const char c : message) {
    const auto code = static_cast<unsigned char>(c);
    require(code >= 0x20 && code != 0x7F, "a message is one line without control characters", message);
  }
}

void require_message(const InputError& error) {
  require_line(error.what());
  require_line(error.hint());
}

/// More would only be slower.
constexpr std::size_t kMostCells = 500;

/// Written in any format that holds it, a game reads back as an equal one.
void require_round_trips(const Game& game) {
  if (game.cell_count() > kMostCells) return;
  for (const FormatFacts& facts : known_formats()) {
    if (!facts.is_written) continue;
    std::ostringstream written;
    try {
      write_game(written, game, facts.format);
    } catch (const WriteError& error) {
      require_line(error.what());
      continue;
    }
    try {
      require(read_game(written.str(), "written", {facts.format}).game == game,
              "what is written reads back equal", written.str());
    } catch (const InputError& error) {
      require(false, std::string("what is written is read: ") + error.what(), written.str());
    }
  }
}

void read_all(std::string_view input, const ReadOptions& options) {
  std::istringstream stream{std::string(input)};
  GameReader reader(stream, "fuzz", options);
  // Every call takes something from the input.
  for (std::size_t calls = 0; calls <= input.size() + 1; ++calls) {
    try {
      const std::optional<LoadedGame> loaded = reader.next();
      if (!loaded) return;
      for (const std::string& warning : loaded->warnings) require_line(warning);
      require_line(loaded->read_as);
      if (!loaded->family) require_round_trips(loaded->game);
    } catch (const InputError& error) {
      require_message(error);
    }
  }
  require(false, "a reader comes to an end");
}

void take_game(std::string_view input, std::optional<Format> format) {
  ReadOptions options{format};
  options.allows_parameter = true;
  read_all(input, options);
  options.single_matrix = SingleMatrix::zero_sum;
  options.rationalize = true;
  read_all(input, options);
}

template <Format Of>
void take_format(std::string_view input) {
  take_game(input, Of);
}

void take_any_format(std::string_view input) {
  take_game(input, std::nullopt);
}

void take_table(std::string_view input) {
  take_game(input, Format::csv);
  read_all(input, {Format::csv, SingleMatrix::symmetric});
}

void take_expression(std::string_view input) {
  formats::NameScope scope;
  scope.parameter = "c";
  scope.values["V"] = 2;
  scope.values["W"] = make_rational(-1, 3);
  const std::string_view text = input.substr(0, input.find('\n'));
  const auto parsed = formats::parse_expression(text, scope);
  if (const auto* const fault = std::get_if<formats::ExpressionFault>(&parsed)) {
    require(fault->position <= text.size(), "a fault lies in the text", text);
    return;
  }
  const auto& coefficients = std::get<formats::Expression>(parsed);
  require(coefficients.size() <= formats::kMostDegree + 1, "powers are bounded", text);
  require(coefficients.empty() || coefficients.back() != 0, "no zeros at the end", text);
  std::string sum;
  for (std::size_t k = 0; k < coefficients.size(); ++k) {
    sum += (k == 0 ? "(" : " + (") + to_string(coefficients[k]) + ")c^" + std::to_string(k);
  }
  const auto again = formats::parse_expression(sum.empty() ? "0" : sum, scope);
  // The sum can be too long where the text was not.
  if (const auto* const same = std::get_if<formats::Expression>(&again)) {
    require(*same == coefficients, "a polynomial written as a sum is the same", sum);
  }
  static_cast<void>(parse_setting(text));
}

void take_result(std::string_view input) {
  try {
    static_cast<void>(report::read_result(input, "fuzz"));
  } catch (const InputError& error) {
    require_message(error);
  }
}

void require_no_regret(const Game& game, const Profile& profile, const std::string& result) {
  for (const PlayerCheck& check : check_profile(game, profile)) {
    require(check.regret == 0, "what is verified is an equilibrium", result);
  }
}

void require_equilibria_of_two(const Game& game, const std::string& result) {
  std::istringstream stream(result);
  std::set<std::vector<std::vector<Rational>>> seen;
  for (const checker::Pair& pair :
       checker::read_result(stream, {game.strategy_count(0), game.strategy_count(1)}).equilibria) {
    require(seen.insert({pair[0], pair[1]}).second, "no equilibrium is listed twice", result);
    require_no_regret(
        game, {MixedStrategy::from_probabilities(pair[0]), MixedStrategy::from_probabilities(pair[1])},
        result);
  }
}

/// Of those that are known exactly.
void require_equilibria_of_more(const Game& game, const std::string& result) {
  std::istringstream stream(result);
  checker::Sizes counts;
  for (std::size_t i = 0; i < game.player_count(); ++i) counts.push_back(game.strategy_count(i));
  std::set<std::vector<std::vector<Rational>>> seen;
  for (const checker::SupportSolution& solution : checker::read_profiles(stream, counts).profiles) {
    if (solution.lower != solution.upper) continue;
    std::vector<std::vector<Rational>> probabilities;
    Profile profile;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      std::vector<Rational>& own = probabilities.emplace_back(counts[i]);
      for (std::size_t k = 0; k < solution.support[i].size(); ++k) {
        own[solution.support[i][k]] = solution.lower[i][k];
      }
      profile.push_back(MixedStrategy::from_probabilities(own));
    }
    require(seen.insert(probabilities).second, "no equilibrium is listed twice", result);
    require_no_regret(game, profile, result);
  }
}

/// A line with the game as JSON, one with the result, and the proof. The proof and the result may say that
/// they are of this game, and what is accepted are equilibria of it, and not one twice.
void take_proof(std::string_view input) {
  const std::size_t game_end = input.find('\n');
  if (game_end == std::string_view::npos) return;
  const std::size_t result_end = input.find('\n', game_end + 1);
  if (result_end == std::string_view::npos) return;
  const std::string result(input.substr(game_end + 1, result_end - game_end - 1));
  const std::string proof(input.substr(result_end + 1));
  std::optional<LoadedGame> loaded;
  try {
    loaded = read_game(input.substr(0, game_end), "game", {Format::json});
  } catch (const InputError& error) {
    require_message(error);
    return;
  }
  try {
    std::istringstream head(proof);
    loaded->sha256 = checker::ProofStream(head).sha256();
    std::istringstream proof_stream(proof);
    std::istringstream result_stream(result);
    checker::check_proof(*loaded, proof_stream, "proof", result_stream, "result");
  } catch (const checker::CheckError& error) {
    require_line(error.what());
    return;
  }
  loaded->game.player_count() == 2 ? require_equilibria_of_two(loaded->game, result)
                                   : require_equilibria_of_more(loaded->game, result);
}

constexpr FuzzedReader kReaders[] = {
    {"any", take_any_format},
    {"arrays", take_format<Format::arrays>},
    {"efg", take_format<Format::efg>},
    {"expressions", take_expression},
    {"gam", take_format<Format::gam>},
    {"gte", take_format<Format::gte>},
    {"json", take_format<Format::json>},
    {"jsonl", take_format<Format::jsonl>},
    {"lrs", take_format<Format::lrs>},
    {"nfg", take_format<Format::nfg>},
    {"npy", take_format<Format::npy>},
    {"proofs", take_proof},
    {"results", take_result},
    {"tables", take_table},
};

}  // namespace

std::span<const FuzzedReader> fuzzed_readers() {
  return kReaders;
}

const FuzzedReader* fuzzed_reader(std::string_view name) {
  for (const FuzzedReader& reader : kReaders) {
    if (reader.name == name) return &reader;
  }
  return nullptr;
}

}  // namespace nashsolve::fuzz
