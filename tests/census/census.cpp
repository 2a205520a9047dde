// The census of all games of three players with two strategies each and payoffs 0 and 1.
//
// There are 2^24 of them. Renaming players and strategies makes 48 of each, or fewer: one of each class
// stands for it, the one whose code is the smallest number. `census games K/N` prints every N-th of these
// from the K-th on, a line of JSON each. `census check` reads what nashsolve said of them and decides anew,
// from the payoffs alone and in integers, at each profile whose probabilities are multiples of 1/12: it must
// be an equilibrium exactly if one of the sets described contains it. Then it prints the totals.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace {

using Json = nlohmann::json;

constexpr std::uint32_t kGames = 1U << 24U;
constexpr int kGrid = 12;

/// Bit 8 i + 4 a + 2 b + c: what player i is paid where the players play a, b and c.
using Code = std::uint32_t;

__extension__ using Wide = __int128;

int payoff(Code game, int player, int a, int b, int c) {
  return static_cast<int>(game >> static_cast<unsigned>(8 * player + 4 * a + 2 * b + c) & 1U);
}

/// A renaming: whom each player becomes, and whose strategies are exchanged.
class Renaming {
 public:
  Renaming(const std::array<int, 3>& becomes, unsigned exchanged) : becomes_(becomes) {
    std::array<unsigned, 8> cells{};
    for (unsigned cell = 0; cell < 8; ++cell) {
      unsigned renamed = 0;
      for (unsigned i = 0; i < 3; ++i) {
        const unsigned strategy = (cell >> (2 - i) & 1U) ^ (exchanged >> i & 1U);
        renamed |= strategy << (2 - static_cast<unsigned>(becomes[i]));
      }
      cells[cell] = renamed;
    }
    for (unsigned payoffs = 0; payoffs < 256; ++payoffs) {
      for (unsigned cell = 0; cell < 8; ++cell) table_[payoffs] |= (payoffs >> cell & 1U) << cells[cell];
    }
  }

  [[nodiscard]] Code operator()(Code game) const {
    Code renamed = 0;
    for (unsigned i = 0; i < 3; ++i) {
      renamed |= table_[game >> 8 * i & 255U] << 8 * static_cast<unsigned>(becomes_[i]);
    }
    return renamed;
  }

 private:
  std::array<int, 3> becomes_;
  std::array<Code, 256> table_{};
};

std::vector<Renaming> renamings() {
  std::vector<Renaming> all;
  std::array<int, 3> becomes{0, 1, 2};
  do {
    for (unsigned exchanged = 0; exchanged < 8; ++exchanged) all.emplace_back(becomes, exchanged);
  } while (std::next_permutation(becomes.begin(), becomes.end()));
  return all;
}

std::string line_of(Code game) {
  std::string text = R"({"title": ")" + std::to_string(game) + R"(", "payoffs": [)";
  for (int a = 0; a < 2; ++a) {
    text += a == 0 ? "[" : ", [";
    for (int b = 0; b < 2; ++b) {
      text += b == 0 ? "[" : ", [";
      for (int c = 0; c < 2; ++c) {
        text += c == 0 ? "[" : ", [";
        for (int i = 0; i < 3; ++i) text += (i == 0 ? "" : ", ") + std::to_string(payoff(game, i, a, b, c));
        text += "]";
      }
      text += "]";
    }
    text += "]";
  }
  return text + "]}\n";
}

int print_games(std::uint64_t slice, std::uint64_t slices) {
  const std::vector<Renaming> all = renamings();
  std::uint64_t next = 0;
  for (Code game = 0; game < kGames; ++game) {
    if (std::any_of(all.begin(), all.end(),
                    [game](const Renaming& renamed) { return renamed(game) < game; })) {
      continue;
    }
    if (next++ % slices + 1 == slice) std::cout << line_of(game);
  }
  return std::cout.flush() ? 0 : 1;
}

struct Fraction {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
};

Fraction fraction_of(const std::string& text) {
  const std::size_t slash = text.find('/');
  return {std::stoll(text), slash == std::string::npos ? 1 : std::stoll(text.substr(slash + 1))};
}

bool is_less(const Fraction& a, const Fraction& b) {
  return static_cast<Wide>(a.numerator) * b.denominator < static_cast<Wide>(b.numerator) * a.denominator;
}

/// Each player's probability of the second strategy.
using Point = std::array<Fraction, 3>;

/// The sign of what the second strategy pays the player more than the first.
int gain(Code game, int player, const Point& at) {
  const int j = player == 0 ? 1 : 0;
  const int k = player == 2 ? 1 : 2;
  Wide sum = 0;
  for (int s = 0; s < 2; ++s) {
    for (int t = 0; t < 2; ++t) {
      std::array<int, 3> cell{};
      cell[static_cast<std::size_t>(j)] = s;
      cell[static_cast<std::size_t>(k)] = t;
      const auto pays = [&](int own) {
        cell[static_cast<std::size_t>(player)] = own;
        return payoff(game, player, cell[0], cell[1], cell[2]);
      };
      const auto weight = [&](int other, int strategy) {
        const Fraction& p = at[static_cast<std::size_t>(other)];
        return static_cast<Wide>(strategy == 1 ? p.numerator : p.denominator - p.numerator);
      };
      sum += weight(j, s) * weight(k, t) * (pays(1) - pays(0));
    }
  }
  return sum > 0 ? 1 : sum < 0 ? -1 : 0;
}

bool is_equilibrium(Code game, const Point& at) {
  for (int player = 0; player < 3; ++player) {
    const Fraction& own = at[static_cast<std::size_t>(player)];
    const int more = gain(game, player, at);
    if ((more > 0 && own.numerator < own.denominator) || (more < 0 && own.numerator > 0)) return false;
  }
  return true;
}

struct Condition {
  int player;
  /// Of the gain, turned so that it is 0 or at most 0.
  int turn;
  bool is_equation;
};

struct Part {
  std::array<std::pair<Fraction, Fraction>, 3> ranges;
  std::vector<Condition> conditions;

  [[nodiscard]] bool contains(Code game, const Point& at) const {
    for (std::size_t i = 0; i < 3; ++i) {
      if (is_less(at[i], ranges[i].first) || is_less(ranges[i].second, at[i])) return false;
    }
    return std::all_of(conditions.begin(), conditions.end(), [&](const Condition& each) {
      const int more = each.turn * gain(game, each.player, at);
      return each.is_equation ? more == 0 : more <= 0;
    });
  }
};

/// Of the second strategy, over some of a player's strategies; nothing where one is irrational.
std::optional<std::pair<Fraction, Fraction>> range_of(const std::vector<Json>& strategies) {
  std::optional<std::pair<Fraction, Fraction>> range;
  for (const Json& strategy : strategies) {
    if (strategy.at(1).is_null()) return std::nullopt;
    const Fraction p = fraction_of(strategy.at(1));
    if (!range) range = std::pair(p, p);
    if (is_less(p, range->first)) range->first = p;
    if (is_less(range->second, p)) range->second = p;
  }
  return range;
}

[[noreturn]] void fail(Code game, const std::string& problem) {
  std::cerr << "game " << game << ": " << problem << "\n" << line_of(game);
  std::exit(1);
}

/// The parts that may hold points of the grid: an irrational point does not.
std::vector<Part> parts_of(Code game, const Json& result) {
  std::vector<Part> parts;
  for (const Json& component : result.at("components")) {
    for (const Json& subset : component.at("subsets")) {
      const bool is_product = subset.contains("strategies");
      Part part;
      bool is_irrational = false;
      for (std::size_t i = 0; i < 3; ++i) {
        std::vector<Json> strategies;
        if (is_product) {
          for (const Json& id : subset.at("strategies").at(i)) {
            const std::size_t position = id.get<std::size_t>() - 1;
            strategies.push_back(result.at("equilibria").at(position).at("profile").at(i));
          }
        } else {
          strategies = subset.at("polytopes").at(i).get<std::vector<Json>>();
        }
        const auto range = range_of(strategies);
        if (!range && strategies.size() > 1) fail(game, "a set between irrational strategies");
        is_irrational = is_irrational || !range;
        if (range) part.ranges[i] = *range;
      }
      if (is_irrational) continue;
      for (const char* kind : {"equations", "inequalities"}) {
        if (is_product) break;
        for (const Json& each : subset.at(kind)) {
          part.conditions.push_back(
              {each.at("player"), each.at("strategy") == 1 ? 1 : -1, std::string(kind) == "equations"});
        }
      }
      parts.push_back(std::move(part));
    }
  }
  return parts;
}

void check(Code game, const Json& result) {
  for (const Json& equilibrium : result.at("equilibria")) {
    Point at;
    bool is_exact = true;
    for (std::size_t i = 0; i < 3; ++i) {
      const Json& p = equilibrium.at("profile").at(i).at(1);
      is_exact = is_exact && !p.is_null();
      if (!p.is_null()) at[i] = fraction_of(p);
    }
    if (is_exact && !is_equilibrium(game, at)) fail(game, "a listed profile is no equilibrium");
  }
  const std::vector<Part> parts = parts_of(game, result);
  for (int x = 0; x <= kGrid; ++x) {
    for (int y = 0; y <= kGrid; ++y) {
      for (int z = 0; z <= kGrid; ++z) {
        const Point at{Fraction{x, kGrid}, Fraction{y, kGrid}, Fraction{z, kGrid}};
        const bool is_described = std::any_of(parts.begin(), parts.end(),
                                              [&](const Part& part) { return part.contains(game, at); });
        if (is_described == is_equilibrium(game, at)) continue;
        fail(game, "(" + std::to_string(x) + ", " + std::to_string(y) + ", " + std::to_string(z) + ") / " +
                       std::to_string(kGrid) +
                       (is_described ? " is described and no equilibrium"
                                     : " is an equilibrium and not described"));
      }
    }
  }
}

struct Total {
  std::uint64_t classes = 0;
  std::uint64_t games = 0;
};

int check_results() {
  const std::vector<Renaming> all = renamings();
  std::map<std::pair<std::size_t, int>, Total> totals;  // by components and largest dimension
  Total sum;
  Total undecided;
  Total irrational;
  for (std::string line; std::getline(std::cin, line);) {
    const Json result = Json::parse(line);
    const auto game = static_cast<Code>(std::stoul(result.at("game").at("title").get<std::string>()));
    std::set<Code> renamed;
    for (const Renaming& each : all) renamed.insert(each(game));
    const auto count = [&](Total& total) {
      ++total.classes;
      total.games += renamed.size();
    };
    count(sum);
    if (result.at("status") != "complete") {
      count(undecided);
      std::cout << "undecided: " << line_of(game);
      continue;
    }
    check(game, result);
    int dimension = 0;
    for (const Json& component : result.at("components")) {
      dimension = std::max(dimension, component.at("dimension").get<int>());
    }
    count(totals[{result.at("components").size(), dimension}]);
    const Json& equilibria = result.at("equilibria");
    if (std::any_of(equilibria.begin(), equilibria.end(), [](const Json& each) {
          return each.at("profile").at(0).at(0).is_null() || each.at("profile").at(1).at(0).is_null() ||
                 each.at("profile").at(2).at(0).is_null();
        })) {
      count(irrational);
    }
  }
  std::printf("%10s %9s %10s %10s\n", "components", "dimension", "classes", "games");
  for (const auto& [key, total] : totals) {
    std::printf("%10zu %9d %10llu %10llu\n", key.first, key.second,
                static_cast<unsigned long long>(total.classes), static_cast<unsigned long long>(total.games));
  }
  std::printf(
      "%llu classes, %llu games: %llu classes undecided, %llu with an irrational equilibrium listed\n",
      static_cast<unsigned long long>(sum.classes), static_cast<unsigned long long>(sum.games),
      static_cast<unsigned long long>(undecided.classes),
      static_cast<unsigned long long>(irrational.classes));
  return undecided.classes == 0 && sum.classes > 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const std::string command = argc > 1 ? argv[1] : "";
  unsigned long long slice = 0;
  unsigned long long slices = 0;
  if (command == "games" && argc == 3 && std::sscanf(argv[2], "%llu/%llu", &slice, &slices) == 2 &&
      slice >= 1 && slice <= slices) {
    return print_games(slice, slices);
  }
  if (command == "check" && argc == 2) return check_results();
  std::cerr << "usage: census games K/N | census check\n";
  return 2;
}
