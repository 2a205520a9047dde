#include "claimed_profiles.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <variant>

#include "check_error.hpp"
#include "result_json.hpp"

namespace nashsolve::checker {

namespace {

/// All strategies with a probability that may be positive.
SupportSolution read_profile(const Json& equilibrium, const Sizes& counts) {
  SupportSolution result;
  const Json& profile = equilibrium.at("profile");
  if (profile.size() != counts.size()) throw CheckError("a profile does not fit the game");
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (profile[i].size() != counts[i]) throw CheckError("a profile does not fit the game");
    auto& support = result.support.emplace_back();
    auto& lower = result.lower.emplace_back();
    auto& upper = result.upper.emplace_back();
    for (std::size_t s = 0; s < counts[i]; ++s) {
      const bool is_exact = !profile[i][s].is_null();
      Rational low;
      Rational high;
      if (is_exact) {
        low = high = read_rational(profile[i][s]);
      } else {
        const Json& bounds = equilibrium.at("enclosures").at(i).at(s);
        low = read_rational(bounds.at(0));
        high = read_rational(bounds.at(1));
      }
      if (is_exact && sgn(low) == 0) continue;
      support.push_back(s);
      lower.push_back(low);
      upper.push_back(high);
    }
  }
  return result;
}

bool is_within(const SupportSolution& found, const SupportSolution& claimed) {
  if (found.support != claimed.support) return false;
  for (std::size_t i = 0; i < found.lower.size(); ++i) {
    for (std::size_t k = 0; k < found.lower[i].size(); ++k) {
      if (found.lower[i][k] < claimed.lower[i][k] || found.upper[i][k] > claimed.upper[i][k]) return false;
    }
  }
  return true;
}

}  // namespace

ClaimedProfiles read_profiles(std::istream& stream, const Sizes& counts) {
  try {
    const Json document = parse_result(stream);
    ClaimedProfiles result;
    result.game_sha256 = document.at("game").at("sha256").get<std::string>();
    if (document.contains("proof")) result.proof_sha256 = document["proof"].at("sha256").get<std::string>();
    if (document.at("status") != "complete" || document.contains("scope")) {
      throw CheckError("it does not claim to be complete");
    }
    for (const Json& equilibrium : document.at("equilibria")) {
      result.profiles.push_back(read_profile(equilibrium, counts));
    }
    std::set<std::int64_t> ids;
    for (const Json& component : document.at("components")) {
      const Json& members = component.at("equilibria");
      if (members.size() != 1) throw CheckError("a component is no single equilibrium");
      const auto id = members[0].get<std::int64_t>();
      if (id < 1 || id > static_cast<std::int64_t>(result.profiles.size()) || !ids.insert(id).second) {
        throw CheckError("a component does not name an equilibrium of its own");
      }
    }
    if (ids.size() != result.profiles.size()) throw CheckError("an equilibrium is in no component");
    return result;
  } catch (const Json::exception& error) {
    throw CheckError(std::string("it is no result of nashsolve: ") + error.what());
  }
}

void compare_profiles(const ClaimedProfiles& claimed, const std::vector<SupportSolution>& found) {
  std::vector<bool> is_claimed(found.size(), false);
  for (const SupportSolution& profile : claimed.profiles) {
    std::size_t matches = 0;
    for (std::size_t k = 0; k < found.size(); ++k) {
      if (!is_within(found[k], profile)) continue;
      if (is_claimed[k]) throw CheckError("the result lists an equilibrium twice");
      is_claimed[k] = true;
      ++matches;
    }
    if (matches == 0) throw CheckError("the result lists an equilibrium that the proof does not find");
    if (matches > 1) throw CheckError("an enclosure of the result holds several equilibria");
  }
  if (std::ranges::find(is_claimed, false) != is_claimed.end()) {
    throw CheckError("the proof finds an equilibrium that the result does not list");
  }
}

}  // namespace nashsolve::checker
