#include "claimed_profiles.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

#include "check_error.hpp"
#include "claimed_copies.hpp"
#include "result_json.hpp"

namespace nashsolve::checker {

namespace {

/// All strategies with a probability that may be positive.
SupportSolution read_profile(const Json& equilibrium, const Sizes& counts) {
  SupportSolution result;
  const Json& profile = equilibrium.at("profile");
  if (profile.size() != counts.size()) throw CheckError("a profile does not fit the game");
  const auto enclosures = equilibrium.find("enclosures");
  const bool has_enclosures = enclosures != equilibrium.end() && !enclosures->is_null();
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
        if (has_enclosures && !enclosures->at(i).at(s).is_null()) {
          throw CheckError("a probability is given exactly and by bounds");
        }
      } else {
        const Json& bounds = equilibrium.at("enclosures").at(i).at(s);
        low = read_rational(bounds.at(0));
        high = read_rational(bounds.at(1));
        if (sgn(low) < 0 || low > high || high > 1) throw CheckError("bounds are none of a probability");
      }
      if (is_exact && sgn(low) == 0) continue;
      support.push_back(s);
      lower.push_back(low);
      upper.push_back(high);
    }
  }
  return result;
}

bool is_exact(const SupportSolution& profile) {
  return profile.lower == profile.upper;
}

/// Over all strategies.
std::vector<std::vector<Rational>> exact_profile(const SupportSolution& profile, const Sizes& counts) {
  std::vector<std::vector<Rational>> result;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    auto& own = result.emplace_back(counts[i]);
    for (std::size_t k = 0; k < profile.support[i].size(); ++k) {
      own[profile.support[i][k]] = profile.lower[i][k];
    }
  }
  return result;
}

Mixes read_polytope(const Json& vertices, std::size_t count) {
  Mixes polytope;
  for (const Json& vertex : list(vertices)) {
    if (vertex.size() != count) throw CheckError("a vertex does not fit the game");
    auto& point = polytope.emplace_back();
    for (const Json& probability : list(vertex)) point.push_back(read_rational(probability));
  }
  return polytope;
}

std::vector<std::vector<Rational>> read_inside(const Json& profile, const Sizes& counts) {
  if (profile.size() != counts.size()) throw CheckError("a point inside does not fit the game");
  std::vector<std::vector<Rational>> result;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (profile[i].size() != counts[i]) throw CheckError("a point inside does not fit the game");
    auto& own = result.emplace_back();
    for (const Json& probability : list(profile[i])) own.push_back(read_rational(probability));
  }
  return result;
}

std::vector<ClaimedCondition> read_conditions(const Json& values, bool are_equations, const Sizes& counts) {
  std::vector<ClaimedCondition> conditions;
  for (const Json& value : list(values)) {
    const std::size_t player = read_number(value.at("player"), 0, counts.size() - 1);
    const auto strategy = [&](const char* key) { return read_number(value.at(key), 0, counts[player] - 1); };
    conditions.push_back({player, strategy("strategy"), strategy("reference"), are_equations});
  }
  return conditions;
}

/// Of the latest component, whose equilibria are known. What is not exact has to be one of them alone.
void read_subset(const Json& subset, const Sizes& counts, ClaimedProfiles& result) {
  ClaimedPiece piece;
  piece.component = result.component_count;
  if (subset.contains("polytopes")) {
    const Json& polytopes = subset["polytopes"];
    if (polytopes.size() != counts.size()) throw CheckError("a subset does not fit the game");
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (polytopes[i].empty()) throw CheckError("a subset is empty");
      piece.polytopes.push_back(read_polytope(polytopes[i], counts[i]));
    }
    piece.conditions = read_conditions(subset.at("equations"), true, counts);
    for (const ClaimedCondition& each : read_conditions(subset.at("inequalities"), false, counts)) {
      piece.conditions.push_back(each);
    }
    if (!subset.at("inside").is_null()) piece.inside = read_inside(subset["inside"], counts);
  } else {
    const Json& strategies = subset.at("strategies");
    if (strategies.size() != counts.size()) throw CheckError("a subset does not fit the game");
    std::set<std::size_t> named;
    bool are_exact = true;
    IrrationalSubset irrational{result.component_count, {}};
    for (std::size_t i = 0; i < counts.size(); ++i) {
      irrational.vertices.emplace_back();
      if (strategies[i].empty()) throw CheckError("a subset is empty");
      Mixes& polytope = piece.polytopes.emplace_back();
      for (const Json& value : list(strategies[i])) {
        const std::size_t id = read_number(value, 1, result.profiles.size()) - 1;
        named.insert(id);
        irrational.vertices.back().push_back(id);
        are_exact = are_exact && is_exact(result.profiles[id]);
        polytope.push_back(exact_profile(result.profiles[id], counts)[i]);
      }
    }
    const auto is_its = [&](std::size_t id) {
      return !is_exact(result.profiles[id]) && result.components[id] == result.component_count;
    };
    if (!are_exact) {
      if (!std::ranges::all_of(named, is_its)) {
        throw CheckError("an end point of an irrational subset is rational, or of another component");
      }
      result.irrational_subsets.push_back(std::move(irrational));
      return;
    }
  }
  result.pieces.push_back(std::move(piece));
}

/// Of the latest component: irrational equilibria are the vertex profiles of its only subset, unless it has a
/// piece with conditions.
void require_known(const Json& component, const ClaimedProfiles& result) {
  bool is_known = true;
  for (const Json& member : list(component.at("equilibria"))) {
    is_known = is_known && is_exact(result.profiles[member.get<std::size_t>() - 1]);
  }
  const auto has_conditions = [&result](const ClaimedPiece& piece) {
    return piece.component == result.component_count && !piece.conditions.empty();
  };
  if (is_known || std::ranges::any_of(result.pieces, has_conditions)) return;
  std::size_t count = 1;
  if (result.irrational_subsets.empty() ||
      result.irrational_subsets.back().component != result.component_count) {
    throw CheckError("an irrational equilibrium is in no subset");
  }
  for (const auto& own : result.irrational_subsets.back().vertices) count *= own.size();
  if (component.at("equilibria").size() != count || component.at("subsets").size() != 1) {
    throw CheckError("an irrational equilibrium is in a component with others");
  }
}

/// The vertex profiles of the products are those that are listed, each once.
void require_listed(const ClaimedProfiles& claimed, const Tensors& tensors, const Sizes& counts) {
  std::map<std::vector<std::vector<Rational>>, std::size_t> listed;
  for (std::size_t k = 0; k < claimed.profiles.size(); ++k) {
    if (!is_exact(claimed.profiles[k])) continue;
    if (!listed.emplace(exact_profile(claimed.profiles[k], counts), claimed.components[k]).second) {
      throw CheckError("the result lists an equilibrium twice");
    }
  }
  std::set<std::vector<std::vector<Rational>>> ends;
  std::set<std::size_t> has_conditions;
  for (const ClaimedPiece& piece : claimed.pieces) {
    if (!piece.conditions.empty()) {
      has_conditions.insert(piece.component);
      continue;
    }
    for (const Mixes& own : piece.polytopes) {
      if (std::set(own.begin(), own.end()).size() != own.size()) throw CheckError("a vertex is named twice");
    }
    std::vector<std::size_t> choice(counts.size());
    for (std::size_t i = 0; i < counts.size();) {
      std::vector<std::vector<Rational>> profile;
      for (std::size_t j = 0; j < counts.size(); ++j) profile.push_back(piece.polytopes[j][choice[j]]);
      const auto place = listed.find(profile);
      if (place == listed.end() || place->second != piece.component) {
        throw CheckError("the result does not list an end point of a subset with its component");
      }
      ends.insert(std::move(profile));
      for (i = 0; i < counts.size() && ++choice[i] == piece.polytopes[i].size(); ++i) choice[i] = 0;
    }
  }
  for (const auto& [profile, component] : listed) {
    if (ends.contains(profile)) continue;
    const auto& own_profile = profile;
    const std::size_t own = component;
    const bool is_in =
        has_conditions.contains(own) && std::ranges::any_of(claimed.pieces, [&](const ClaimedPiece& piece) {
          return piece.component == own && is_within(own_profile, piece, tensors, counts);
        });
    if (!is_in) throw CheckError("the result lists an equilibrium that is no end point of a subset");
  }
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

void require_apart(const SupportSolution& profile, const std::vector<ClaimedPiece>& pieces,
                   const Sizes& counts) {
  for (const ClaimedPiece& piece : pieces) {
    bool may_meet = piece.conditions.empty();
    for (std::size_t i = 0; i < counts.size() && may_meet; ++i) {
      std::vector<Rational> upper(counts[i]);
      for (std::size_t k = 0; k < profile.support[i].size(); ++k) {
        upper[profile.support[i][k]] = profile.upper[i][k];
      }
      may_meet = may_be_below(piece.polytopes[i], upper);
    }
    if (may_meet) throw CheckError("an enclosure of the result is not apart from a subset");
  }
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
    for (const Json& equilibrium : list(document.at("equilibria"))) {
      result.profiles.push_back(read_profile(equilibrium, counts));
    }
    result.components = read_components(document);
    for (const Json& component : document.at("components")) {
      for (const Json& subset : component.at("subsets")) read_subset(subset, counts, result);
      require_known(component, result);
      ++result.component_count;
    }
    return result;
  } catch (const Json::exception& error) {
    throw CheckError(std::string("it is no result of nashsolve: ") + error.what());
  }
}

std::vector<std::size_t> compare_profiles(const ClaimedProfiles& claimed,
                                          const std::vector<SupportSolution>& found) {
  std::vector<std::size_t> places;
  std::vector<bool> is_claimed(found.size(), false);
  for (const SupportSolution& profile : claimed.profiles) {
    std::size_t matches = 0;
    for (std::size_t k = 0; k < found.size(); ++k) {
      if (!is_within(found[k], profile)) continue;
      if (is_claimed[k]) throw CheckError("the result lists an equilibrium twice");
      is_claimed[k] = true;
      places.push_back(k);
      ++matches;
    }
    if (matches == 0) throw CheckError("the result lists an equilibrium that the proof does not find");
    if (matches > 1) throw CheckError("an enclosure of the result holds several equilibria");
  }
  if (std::ranges::find(is_claimed, false) != is_claimed.end()) {
    throw CheckError("the proof finds an equilibrium that the result does not list");
  }
  return places;
}

void compare_pieces(const ClaimedProfiles& claimed, const CellWalk& walk) {
  const Sizes& counts = walk.counts();
  require_listed(claimed, walk.tensors(), counts);
  for (const ClaimedPiece& piece : claimed.pieces) {
    require_equilibria(piece, walk.tensors(), counts);
    if (piece.conditions.empty()) require_largest(piece, walk.tensors(), counts);
    if (!piece.inside.empty() && !is_within(piece.inside, piece, walk.tensors(), counts)) {
      throw CheckError("a point that the result puts inside of a subset is not inside");
    }
  }
  require_components(claimed.pieces, walk.tensors(), counts);
  for (const NodeSet& set : walk.sets()) {
    const auto has_it = [&](const ClaimedPiece& piece) {
      return is_within(set, piece, walk.tensors(), counts);
    };
    if (std::ranges::none_of(claimed.pieces, has_it)) {
      throw CheckError("a set of the proof is in no subset of the result");
    }
  }
  ClaimedProfiles enclosed;
  for (const SupportSolution& profile : claimed.profiles) {
    if (is_exact(profile)) continue;
    require_apart(profile, claimed.pieces, counts);
    enclosed.profiles.push_back(profile);
  }
  std::vector<SupportSolution> others;
  std::vector<std::size_t> places;
  for (std::size_t k = 0; k < walk.found().size(); ++k) {
    const SupportSolution& solution = walk.found()[k];
    const auto has_it = [&](const ClaimedPiece& piece) {
      return is_within(exact_profile(solution, counts), piece, walk.tensors(), counts);
    };
    if (is_exact(solution) && std::ranges::any_of(claimed.pieces, has_it)) continue;
    others.push_back(solution);
    places.push_back(k);
  }
  const std::vector<std::size_t> matches = compare_profiles(enclosed, others);
  std::vector<std::optional<std::size_t>> found;
  std::size_t next = 0;
  for (const SupportSolution& profile : claimed.profiles) {
    found.emplace_back();
    if (!is_exact(profile)) found.back() = places[matches[next++]];
  }
  compare_copies(claimed, walk, found);
}

}  // namespace nashsolve::checker
