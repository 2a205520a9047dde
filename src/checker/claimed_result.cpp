#include "claimed_result.hpp"

#include "check_error.hpp"
#include "result_json.hpp"

namespace nashsolve::checker {

namespace {

Mix read_mix(const Json& values, std::size_t count) {
  if (!values.is_array() || values.size() != count) throw CheckError("a profile does not fit the game");
  Mix mix;
  for (const Json& value : list(values)) mix.push_back(read_rational(value));
  return mix;
}

std::vector<std::size_t> read_strategies(const Json& values, std::size_t count) {
  std::vector<std::size_t> strategies;
  for (const Json& value : list(values)) strategies.push_back(read_number(value, 0, count - 1));
  return strategies;
}

std::vector<ClaimedSet> read_sets(const Json& values, const std::array<std::size_t, 2>& strategy_counts) {
  std::vector<ClaimedSet> sets;
  for (std::size_t player = 0; player < 2; ++player) {
    const Json& value = values.at(player);
    sets.push_back({read_strategies(value.at("used"), strategy_counts[player]),
                    read_strategies(value.at("best_responses"), strategy_counts[1 - player]),
                    read_mix(value.at("inside"), strategy_counts[player])});
  }
  return sets;
}

}  // namespace

ClaimedResult read_result(std::istream& stream, const std::array<std::size_t, 2>& strategy_counts) {
  try {
    const Json document = parse_result(stream);
    ClaimedResult result;
    result.game_sha256 = document.at("game").at("sha256").get<std::string>();
    if (document.contains("proof")) result.proof_sha256 = document["proof"].at("sha256").get<std::string>();
    result.is_complete = document.at("status") == "complete" && !document.contains("scope");
    for (const Json& equilibrium : list(document.at("equilibria"))) {
      const Json& profile = equilibrium.at("profile");
      if (profile.size() != 2) throw CheckError("a profile does not fit the game");
      result.equilibria.push_back(
          {read_mix(profile[0], strategy_counts[0]), read_mix(profile[1], strategy_counts[1])});
    }
    result.components = read_components(document);
    for (const Json& component : document["components"]) {
      for (const Json& subset : component["subsets"]) {
        ClaimedSubset& claimed = result.subsets.emplace_back();
        claimed.component = result.component_count;
        if (subset.contains("sets")) {
          claimed.sets = read_sets(subset["sets"], strategy_counts);
          continue;
        }
        for (std::size_t player = 0; player < 2; ++player) {
          for (const Json& id : list(subset.at("strategies").at(player))) {
            claimed.end_points[player].push_back(read_number(id, 1, result.equilibria.size()) - 1);
          }
        }
      }
      ++result.component_count;
    }
    return result;
  } catch (const Json::exception& error) {
    throw CheckError(std::string("it is no result of nashsolve: ") + error.what());
  }
}

}  // namespace nashsolve::checker
