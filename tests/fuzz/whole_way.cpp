// whole_way SECONDS [SEED]: random games from text to result, in one process, to be built with sanitizers.
//
// Each game is written, broken here and there, read, solved, reported, explained, drawn, converted and read
// back, and its equilibria checked again. Its numbers lie where arithmetic of fixed width, doubles and
// conversions between them may go wrong. What a reader refuses is left out; anything else that is thrown, and
// every difference, ends the program with the game on standard error.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <exception>
#include <iostream>
#include <optional>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "nashsolve/errors.hpp"
#include "nashsolve/explain.hpp"
#include "nashsolve/format.hpp"
#include "nashsolve/plot.hpp"
#include "nashsolve/read.hpp"
#include "nashsolve/report.hpp"
#include "nashsolve/solve.hpp"
#include "nashsolve/verify.hpp"
#include "nashsolve/write.hpp"

namespace nashsolve {
namespace {

using Random = std::mt19937_64;
using Clock = std::chrono::steady_clock;

std::uint64_t below(Random& random, std::uint64_t bound) {
  return random() % bound;
}

/// As JSON has it.
std::string number(Random& random) {
  static const std::vector<std::string> kEdges = {"2147483648",
                                                  "9007199254740992",
                                                  "9223372036854775808",
                                                  "18446744073709551616",
                                                  "170141183460469231731687303715884105728",
                                                  "1000000000000000000000000000000",
                                                  "1e300",
                                                  "1e-300",
                                                  "1e30",
                                                  "0.1",
                                                  "1e19"};
  const auto sign = [&] { return std::string(below(random, 2) == 0 ? "" : "-"); };
  switch (below(random, 8)) {
    case 0:
      return sign() + kEdges[below(random, kEdges.size())];
    case 1: {
      // Next to an edge.
      const std::uint64_t shift = 30 + below(random, 34);
      return sign() + std::to_string((std::uint64_t{1} << (shift % 64)) + below(random, 3) - 1);
    }
    case 2:
      return "\"" + sign() + std::to_string(random() >> below(random, 64)) + "/" +
             std::to_string(1 + (random() >> below(random, 63))) + "\"";
    case 3:
      return sign() + std::to_string(below(random, 1000)) + "." + std::to_string(below(random, 1000)) + "e" +
             std::to_string(static_cast<int>(below(random, 40)) - 20);
    default:
      return sign() + std::to_string(below(random, 4));
  }
}

std::vector<std::size_t> sizes(Random& random) {
  const std::size_t players =
      below(random, 4) == 0 ? 3 + below(random, 3) : 1 + below(random, 10) / 2 % 2 + 1;
  std::vector<std::size_t> result(players);
  const std::size_t most = players <= 2 ? 7 : players == 3 ? 3 : 2;
  for (std::size_t& size : result) size = 1 + below(random, most);
  return result;
}

void append_cells(std::string& out, const std::vector<std::size_t>& counts, std::size_t player,
                  const std::vector<std::string>& pool, Random& random) {
  out += '[';
  const std::size_t count = player == counts.size() ? counts.size() : counts[player];
  for (std::size_t k = 0; k < count; ++k) {
    if (k > 0) out += ", ";
    if (player == counts.size()) {
      out += pool[below(random, pool.size())];
    } else {
      append_cells(out, counts, player + 1, pool, random);
    }
  }
  out += ']';
}

std::string game_text(Random& random) {
  // A small pool makes ties, a large one none.
  std::vector<std::string> pool(2 + below(random, 30));
  for (std::string& each : pool) each = number(random);
  std::string out = below(random, 8) == 0 ? R"({"objective": "minimize", "payoffs": )" : R"({"payoffs": )";
  append_cells(out, sizes(random), 0, pool, random);
  return out + "}";
}

std::string broken(std::string text, Random& random) {
  for (std::uint64_t k = 1 + below(random, 3); k > 0 && !text.empty(); --k) {
    const std::size_t at = below(random, text.size());
    switch (below(random, 4)) {
      case 0:
        text.erase(at, 1 + below(random, 5));
        break;
      case 1:
        text.insert(at, 1, static_cast<char>(below(random, 256)));
        break;
      case 2:
        text[at] = static_cast<char>('-' + below(random, 13));
        break;
      default:
        text.insert(at, text.substr(below(random, text.size()), below(random, 30)));
    }
  }
  return text;
}

[[noreturn]] void fail(const std::string& what) {
  throw InternalError(what);
}

void require(bool holds, const std::string& what) {
  if (!holds) fail(what);
}

std::optional<Game> read_or_nothing(const std::string& text, Format format,
                                    SingleMatrix single_matrix = SingleMatrix::zero_sum) {
  try {
    return read_game(text, "fuzz", {format, single_matrix}).game;
  } catch (const InputError&) {
    return std::nullopt;
  }
}

bool are_equal(const Game& a, const Game& b) {
  if (a.player_count() != b.player_count() || a.cell_count() != b.cell_count()) return false;
  for (std::size_t player = 0; player < a.player_count(); ++player) {
    for (std::size_t cell = 0; cell < a.cell_count(); ++cell) {
      if (a.payoffs(player).at(cell) != b.payoffs(player).at(cell)) return false;
    }
  }
  return true;
}

/// Written in each format that holds it, it is the same game, and broken it is some game or none.
void convert(const Game& game, Random& random) {
  for (const FormatFacts& facts : known_formats()) {
    std::ostringstream written;
    try {
      write_game(written, game, facts.format);
    } catch (const WriteError&) {
      continue;
    }
    const std::optional<Game> again = read_or_nothing(written.str(), facts.format, SingleMatrix::refuse);
    require(again.has_value(),
            "what was written as " + std::string(facts.name) + " is refused: " + written.str());
    require(are_equal(*again, game), "what was written is another game");
    for (int k = 0; k < 4; ++k) {
      static_cast<void>(read_or_nothing(broken(written.str(), random), facts.format));
    }
  }
}

void report(const Game& game, const VerifiedSolution& verified) {
  std::size_t bytes = 0;
  const Sink count = [&bytes](std::string_view text) { bytes += text.size(); };
  const Source source{"fuzz", ""};
  write_text(game, source, verified, {}, count);
  write_json(game, source, verified, {Details::always, true, SelectionRule::welfare}, count);
  write_csv(game, source, verified, {}, count);
  for (const ExplainFormat format : {ExplainFormat::text, ExplainFormat::markdown, ExplainFormat::latex}) {
    write_explanation(game, source, verified, {format, std::nullopt}, count);
  }
  write_terminal_plot(game, source, verified, {}, count);
  write_picture(game, source, verified, PictureFormat::json, {}, count);
  require(bytes > 0, "a report without text");
}

void solve_and_check(const Game& game, Random& random) {
  SolveOptions options;
  options.time_limit = std::chrono::duration<double>(0.5);
  options.threads = 1 + static_cast<unsigned>(below(random, 2));
  if (below(random, 4) == 0) options.find = below(random, 2) == 0 ? Find::one : Find::pure;
  if (below(random, 6) == 0) options.search = Search::nplayer;
  const VerifiedSolution verified = solve(game, options);
  report(game, verified);
}

}  // namespace
}  // namespace nashsolve

int main(int count, char** words) {
  using namespace nashsolve;
  const double seconds = count > 1 ? std::stod(words[1]) : 10;
  std::uint64_t seed = count > 2 ? std::stoull(words[2]) : 1;
  const Clock::time_point start = Clock::now();
  std::uint64_t games = 0;
  std::uint64_t refused = 0;
  for (; std::chrono::duration<double>(Clock::now() - start).count() < seconds; ++seed) {
    Random random(seed);
    std::string text = game_text(random);
    if (below(random, 5) == 0) text = broken(text, random);
    try {
      const std::optional<Game> game = read_or_nothing(text, Format::json);
      if (!game || game->cell_count() > 400) {
        ++refused;
        continue;
      }
      ++games;
      convert(*game, random);
      solve_and_check(*game, random);
    } catch (const std::exception& error) {
      std::cerr << "seed " << seed << ": " << error.what() << "\n" << text << "\n";
      return 1;
    }
  }
  std::cout << games << " games, " << refused << " refused, up to seed " << seed - 1 << "\n";
}
