// The table of the families, and from a request to its game.
#include <algorithm>
#include <functional>
#include <utility>

#include "families.hpp"
#include "nashsolve/generate.hpp"

namespace nashsolve {

namespace {

using generators::Content;
using generators::Settings;
using generators::Sizes;

constexpr std::size_t kMaxPlayers = 64;
constexpr std::size_t kMaxStrategies = std::size_t{1} << 20U;
/// Cells times players: what the readers of games accept.
constexpr std::size_t kMaxPayoffs = std::size_t{1} << 27U;
constexpr std::int64_t kMaxRange = 1'000'000'000'000'000;
constexpr std::uint64_t kMaxHills = 64;
constexpr std::int64_t kMaxDenominator = 1'000'000'000;

using Maker = Content (*)(const Settings&);

struct Row {
  GameFamily family;
  Maker make;
};

/// The requested value, or the default, checked; the request may not set what the family does not know.
template <typename Value>
Value choose(const GameFamily& family, std::string_view name, const std::optional<Value>& requested,
             const std::optional<Value>& standard, const Value& low, const Value& high,
             const std::function<std::string(const Value&)>& to_text) {
  if (!requested) return standard.value_or(Value());
  if (!standard) {
    throw RequestError("found a " + std::string(name) + ", but " + std::string(family.name) +
                       " games have none");
  }
  if (*requested < low || high < *requested) {
    throw RequestError("found the " + std::string(name) + " " + to_text(*requested) + ", expected " +
                       to_text(low) + " to " + to_text(high));
  }
  return *requested;
}

void require_bounded(const Sizes& sizes) {
  if (sizes.size() > kMaxPlayers) {
    throw RequestError("found " + std::to_string(sizes.size()) + " players, expected at most " +
                       std::to_string(kMaxPlayers));
  }
  std::size_t payoffs = sizes.size();
  std::size_t strategies = 0;
  for (const std::size_t size : sizes) {
    if (size < 1) generators::refuse(sizes, "at least one strategy for each player");
    if (size > kMaxStrategies || payoffs > kMaxPayoffs / size) {
      generators::refuse(sizes, "at most " + std::to_string(kMaxPayoffs) + " payoffs and " +
                                    std::to_string(kMaxStrategies) + " strategies");
    }
    payoffs *= size;
    strategies += size;
  }
  if (strategies > kMaxStrategies) {
    generators::refuse(sizes, "at most " + std::to_string(kMaxStrategies) + " strategies");
  }
}

Settings settings_of(const GameFamily& family, const GameRequest& request) {
  const auto whole_text = [](const auto& value) { return std::to_string(value); };
  const auto exact_text = [](const Rational& value) { return to_string(value); };
  Settings settings;
  settings.sizes = request.sizes.empty() ? family.default_sizes : request.sizes;
  settings.seed = request.seed;
  require_bounded(settings.sizes);
  settings.range =
      choose<std::int64_t>(family, "range", request.range, family.range, 1, kMaxRange, whole_text);
  settings.hills =
      choose<std::uint64_t>(family, "number of hills", request.hills, family.hills, 2, kMaxHills, whole_text);
  settings.correlation = choose<Rational>(family, "correlation", request.correlation, family.correlation,
                                          Rational(-1), Rational(1), exact_text);
  settings.density = choose<Rational>(family, "density", request.density, family.density, Rational(0),
                                      Rational(1), exact_text);
  if (settings.density.get_den() > to_integer(kMaxDenominator)) {
    throw RequestError("found the density " + to_string(settings.density) + ", expected at most 9 decimals");
  }
  return settings;
}

std::string title_of(const GameFamily& family, const GameRequest& request, const Settings& settings) {
  std::string title = std::string(family.name) + " " + generators::to_text(settings.sizes);
  if (request.range) title += ", range " + std::to_string(settings.range);
  if (request.correlation) title += ", correlation " + to_string(settings.correlation);
  if (request.density) title += ", density " + to_string(settings.density);
  if (request.hills) title += ", " + std::to_string(settings.hills) + " hills";
  return title + ", seed " + std::to_string(settings.seed);
}

constexpr std::string_view kAny = "any; any number of players";
constexpr std::string_view kEqual = "the same for all; any number of players";

const std::vector<Row>& rows() {
  static const std::vector<Row> kRows = {
      {{.name = "random",
        .sizes = kAny,
        .definition = "independent payoffs, uniform in -range..range",
        .source = "McLennan and Berg 2005",
        .default_sizes = {5, 5},
        .range = 100},
       generators::random_game},
      {{.name = "zero-sum",
        .sizes = "MxN",
        .definition = "player 1's payoffs uniform in -range..range, player 2's opposite",
        .source = "von Neumann 1928",
        .default_sizes = {5, 5},
        .range = 100},
       generators::zero_sum_game},
      {{.name = "symmetric",
        .sizes = kEqual,
        .definition = "every player in the same position, payoffs uniform in -range..range",
        .source = "Nash 1951",
        .default_sizes = {5, 5},
        .range = 100},
       generators::symmetric_game},
      {{.name = "covariant",
        .sizes = kAny,
        .definition = "the payoffs of a cell are correlated",
        .source = "Rinott and Scarsini 2000; Nudelman and others 2004",
        .default_sizes = {5, 5},
        .correlation = Rational(1, 2)},
       generators::covariant_game},
      {{.name = "coordination",
        .sizes = kEqual,
        .definition = "a prize in 1..range where all choose the same",
        .source = "Quint and Shubik 1997",
        .default_sizes = {4, 4},
        .range = 1},
       generators::coordination_game},
      {{.name = "dispersion",
        .sizes = kEqual,
        .definition = "1 for every other player who chose something else",
        .source = "Grenager, Powers and Shoham 2002",
        .default_sizes = {4, 4}},
       generators::dispersion_game},
      {{.name = "minimum-effort",
        .sizes = kEqual,
        .definition = "twice the smallest effort of all, less one's own",
        .source = "Van Huyck, Battalio and Beil 1990",
        .default_sizes = {7, 7}},
       generators::minimum_effort_game},
      {{.name = "travelers-dilemma",
        .sizes = "NxN",
        .definition = "claims from 2 on, the smaller one is paid and rewarded",
        .source = "Basu 1994",
        .default_sizes = {9, 9}},
       generators::travelers_dilemma},
      {{.name = "blotto",
        .sizes = "MxN, each T + hills - 1 over hills - 1 for T troops",
        .definition = "zero-sum battles for hills worth 1..range",
        .source = "Borel 1921; Gross and Wagner 1950",
        .default_sizes = {10, 10},
        .range = 1,
        .hills = 3},
       generators::blotto_game},
      {{.name = "private-blotto",
        .sizes = "as blotto",
        .definition = "battles for hills that are worth something else to each player, 1..range",
        .source = "Hortala-Vallve and Llorente-Saguer 2012",
        .default_sizes = {10, 10},
        .range = 100,
        .hills = 3},
       generators::private_blotto_game},
      {{.name = "ranking",
        .sizes = "MxN",
        .definition = "costly efforts, the higher score wins the prize",
        .source = "Goldberg, Goldberg, Krysta and Ventre 2013",
        .default_sizes = {5, 5}},
       generators::ranking_game},
      {{.name = "sandholm-gilpin-conitzer",
        .sizes = "NxN with N = 3, 7, 11, ...",
        .definition = "one equilibrium, and half of the strategies in it",
        .source = "Sandholm, Gilpin and Conitzer 2005",
        .default_sizes = {7, 7}},
       generators::sandholm_gilpin_conitzer_game},
      {{.name = "tournament",
        .sizes = "NxM with M = N over k",
        .definition = "a node against a set of k nodes of a tournament",
        .source = "Anbalagan, Norin, Savani and Vetta 2013",
        .default_sizes = {6, 15}},
       generators::tournament_game},
      {{.name = "unit-vector",
        .sizes = "MxN",
        .definition = "one 1 in each of player 1's columns, player 2's payoffs in 0..range",
        .source = "Savani and von Stengel 2016",
        .default_sizes = {5, 5},
        .range = 100},
       generators::unit_vector_game},
      {{.name = "dual-cyclic",
        .sizes = "NxN with N even, up to 200",
        .definition = "very many equilibria: 75 for 6x6",
        .source = "von Stengel 1999",
        .default_sizes = {6, 6}},
       generators::dual_cyclic_game},
      {{.name = "sparse",
        .sizes = kAny,
        .definition = "a payoff is 1 with the probability density, else 0",
        .source = "Codenotti, Leoncini and Resta 2006",
        .default_sizes = {5, 5},
        .density = Rational(1, 4)},
       generators::sparse_game},
      {{.name = "duplicated",
        .sizes = "even; any number of players",
        .definition = "a random game that has every strategy twice",
        .source = "Kohlberg and Mertens 1986",
        .default_sizes = {6, 6},
        .range = 100},
       generators::duplicated_game},
  };
  return kRows;
}

}  // namespace

std::span<const GameFamily> game_families() {
  static const std::vector<GameFamily> kFamilies = [] {
    std::vector<GameFamily> families;
    for (const Row& row : rows()) families.push_back(row.family);
    return families;
  }();
  return kFamilies;
}

Game generate_game(std::string_view name, const GameRequest& request) {
  const auto row = std::ranges::find_if(rows(), [&](const Row& each) { return each.family.name == name; });
  if (row == rows().end()) {
    std::string names;
    for (const Row& each : rows()) names += (names.empty() ? "" : ", ") + std::string(each.family.name);
    throw RequestError("found the family '" + std::string(name) + "', expected one of " + names);
  }
  const GameFamily& family = row->family;
  const Settings settings = settings_of(family, request);
  Content content = row->make(settings);
  return {std::move(content.players), std::move(content.payoffs), title_of(family, request, settings),
          std::string(family.definition) + " (" + std::string(family.source) + ")"};
}

}  // namespace nashsolve
