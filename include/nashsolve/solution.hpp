// What a search found and what it proved.
//
// Two players: `equilibria` are the extreme equilibria (pairs of vertices, each once); `components` are the
// connected components of the equilibrium set, each a union of maximal Nash subsets, the products of faces
// whose every point is an equilibrium (Winkels 1979; Avis, Rosenberg, Savani and von Stengel 2010).
// Order: components by the smallest number of strategies that a listed equilibrium of theirs uses (pure ones
// come first), then by their first equilibrium; equilibria by component, then lexicographic by profile,
// largest first.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "nashsolve/exact.hpp"
#include "nashsolve/polynomial.hpp"
#include "nashsolve/profile.hpp"

namespace nashsolve {

/// Of which equilibria a solution speaks.
enum class Scope { all, pure };

/// `complete` is a theorem: the game has no equilibrium of the scope outside the listed components. `limit`:
/// the options asked for no more than this (a number of equilibria, or one).
enum class Status { complete, limit, time_limit, memory_limit, interrupted, undecided };

/// A proven interval, lower <= value <= upper.
struct Enclosure {
  Rational lower;
  Rational upper;
};

/// A profile in one real algebraic number, the parameter (a rational univariate representation, Rouillier
/// 1999): player i's probability of s is weights[i][s] over the sum of all weights[i], at the parameter.
struct UnivariateProfile {
  /// With its minimal polynomial.
  RealRoot parameter;
  std::vector<std::vector<Polynomial>> weights;
};

/// A real algebraic number with its minimal polynomial, or a rational one; it is a value at the profile.
struct AlgebraicNumber {
  RealRoot value;
  std::shared_ptr<const UnivariateProfile> profile;
};

/// The probabilities and payoffs of an equilibrium as algebraic numbers, as far as they are known; of unused
/// strategies nothing is said.
struct ExactForm {
  std::vector<std::vector<std::optional<AlgebraicNumber>>> probabilities;
  /// As the game stores them.
  std::vector<std::optional<AlgebraicNumber>> payoffs;
};

/// A profile with irrational probabilities: the one equilibrium with these supports inside a box.
/// `probabilities[i][s]` encloses player i's probability of s: exactly 0 outside the support.
struct EnclosedProfile {
  std::vector<std::vector<Enclosure>> probabilities;
  /// Where it was asked for and found.
  std::optional<ExactForm> exact_form = std::nullopt;
};

struct Equilibrium {
  std::variant<Profile, EnclosedProfile> profile;
  /// The position of its component in Solution::components.
  std::size_t component = 0;
  /// Of an isolated equilibrium; unset where it was not computed.
  std::optional<int> index;
  std::optional<bool> regular;

  [[nodiscard]] bool is_exact() const { return std::holds_alternative<Profile>(profile); }
  /// Requires is_exact().
  [[nodiscard]] const Profile& exact() const { return std::get<Profile>(profile); }
  /// The strategies that the player uses, ascending; known of irrational equilibria, too.
  [[nodiscard]] std::vector<std::uint32_t> support(std::size_t player) const;
};

inline std::vector<std::uint32_t> Equilibrium::support(std::size_t player) const {
  if (is_exact()) {
    const auto own = exact()[player].support();
    return {own.begin(), own.end()};
  }
  std::vector<std::uint32_t> used;
  const auto& own = std::get<EnclosedProfile>(profile).probabilities[player];
  for (std::size_t s = 0; s < own.size(); ++s) {
    if (sgn(own[s].upper) != 0) used.push_back(static_cast<std::uint32_t>(s));
  }
  return used;
}

/// One player's side of a maximal Nash subset of two players by the conditions that make it: the mixed
/// strategies that use none but `used`, and to which each of `best_responses`, strategies of the other
/// player, is a best response. Lists of strategies ascend.
struct StrategySet {
  std::vector<std::uint32_t> used;
  std::vector<std::uint32_t> best_responses;
  /// The inequalities that the conditions leave and that the others do not imply: of the player's own
  /// strategies whose probability must not be negative, and of the other player's that must not be worth more
  /// than `best_responses`. Of several that say the same the first is here.
  std::vector<std::uint32_t> nonnegative;
  std::vector<std::uint32_t> no_better;
  std::size_t dimension = 0;
  /// A point inside: it uses all of `used`, nothing but `best_responses` is a best response to it, and no
  /// inequality is an equation.
  MixedStrategy inside;
};

/// One player's payoffs of two strategies, compared: `strategy` pays what `reference` does (`is_equation`),
/// or no more.
struct PayoffCondition {
  std::size_t player = 0;
  std::uint32_t strategy = 0;
  std::uint32_t reference = 0;
  bool is_equation = true;

  bool operator==(const PayoffCondition&) const = default;
};

/// A curve, a surface, an area of equilibria of three players and more: the profiles in a product of
/// polytopes at which some conditions hold that are not linear. It is connected, and has more than one point.
/// Without conditions it is the product, which has more vertices than SolveOptions::vertices.
struct CurvedSet {
  /// Per player the vertices of a polytope.
  std::vector<std::vector<MixedStrategy>> polytopes;
  std::vector<PayoffCondition> conditions;
  /// Unset where it was not decided.
  std::optional<std::size_t> dimension;
  /// A point of the set, near which it has its dimension; empty where no rational one is known.
  Profile inside;
};

/// A product of polytopes, one per player, every point of which is an equilibrium. vertices[i] names the
/// vertices of player i's polytope: each is the strategy of player i in the equilibrium at that position of
/// Solution::equilibria (the first one that has it).
struct NashSubset {
  std::vector<std::vector<std::size_t>> vertices;
  /// Two players, where there are more vertices than SolveOptions::vertices asks for: the polytopes, one
  /// each. `vertices` is then empty, and one vertex pair is listed: one with the largest payoffs of both
  /// players in the subset.
  std::vector<StrategySet> sets = {};
  /// Where it is no product of polytopes, or one of more players with more vertices; every point of it is an
  /// equilibrium, and some are listed with its component. `vertices` and `sets` are then empty.
  std::optional<CurvedSet> curved = std::nullopt;

  [[nodiscard]] bool is_listed() const { return sets.empty() && !curved; }
  [[nodiscard]] bool is_point() const {
    return is_listed() &&
           std::all_of(vertices.begin(), vertices.end(), [](const auto& own) { return own.size() == 1; });
  }
};

/// A connected component of the equilibrium set, as far as it was found: all of it where the status is
/// `complete`; else it may lack equilibria and subsets.
struct Component {
  /// Positions in Solution::equilibria, ascending.
  std::vector<std::size_t> equilibria;
  /// Listed only when known to be maximal, whatever the status; curved ones unless shown to lie in others.
  std::vector<NashSubset> subsets;
  std::optional<int> index;

  /// Whether it is a single point; unset where that was not decided.
  [[nodiscard]] std::optional<bool> is_isolated() const {
    if (subsets.empty() && equilibria.size() == 1) return std::nullopt;
    return subsets.size() == 1 && subsets.front().is_point();
  }
  /// Whether the extreme points of all its subsets are listed.
  [[nodiscard]] bool is_listed() const {
    return std::all_of(subsets.begin(), subsets.end(), [](const auto& each) { return each.is_listed(); });
  }
  [[nodiscard]] bool has_curves() const {
    return std::any_of(subsets.begin(), subsets.end(),
                       [](const auto& each) { return each.curved.has_value(); });
  }
  /// Whether it is known to have more than one point.
  [[nodiscard]] bool is_continuum() const { return equilibria.size() > 1 || !is_listed(); }
};

/// A part of the game in which the search did not decide whether there are (more) equilibria.
struct UndecidedRegion {
  /// One sentence for a reader.
  std::string description;
  /// The supports concerned, per player; empty where the region is not one support profile.
  std::vector<std::vector<std::uint32_t>> supports;
  /// Boxes that contain everything undecided of these supports; a few, and the larger for it. Of each the
  /// bounds of the probability of supports[i][k], at the same place.
  std::vector<std::vector<std::vector<Enclosure>>> cells;
};

/// A strategy that another one dominates: is worth less than it against everything that the others can play.
struct DominatedStrategy {
  std::size_t player;
  std::uint32_t strategy;
  /// The dominating strategy; pure where there is a pure one.
  MixedStrategy by;
};

/// A part of the search for all equilibria that is still to be done. Two players: the maximal Nash subsets
/// F x G, F a face of the best-response polytope P and G one of Q (von Stengel 2002), with all of `tight[0]`
/// tight on all of F, all of `tight[1]` on all of G, none of `slack[0]` on all of F, and none of `slack[1]`
/// on all of G. A label is a strategy, player 1's come first: in P his are tight where they are not used and
/// player 2's where they are best responses, in Q the other way round. More: equilibria that use all of
/// `slack[0]` and none of `tight[0]`.
struct OpenPart {
  std::array<std::vector<std::uint32_t>, 2> tight;
  std::array<std::vector<std::uint32_t>, 2> slack;

  bool operator==(const OpenPart&) const = default;
};

/// Which of several parts of one search a solution is of.
struct PartOfSearch {
  /// From 1 to `count`.
  std::size_t number = 1;
  std::size_t count = 1;
  /// Names the parts that were made together: what tells them from those of another game or division.
  std::string division;
  /// Whether it was searched to the end. Then subsets with too many extreme points to be listed are open, and
  /// of more players the supports that have equilibria: what they hold is told once all parts are joined.
  bool is_done = false;
};

/// Paths of Lemke and Howson (1964) of a game of two players, identical strategies taken as one.
struct PathGraph {
  /// Positions in Solution::equilibria; nothing for the artificial equilibrium, the first. Where the game is
  /// degenerate, several ends may be one equilibrium.
  std::vector<std::optional<std::size_t>> ends;
  struct Path {
    /// The strategy whose label is dropped, numbered as in OpenPart.
    std::uint32_t dropped = 0;
    /// Positions in `ends`: it leads from the first to the second, and back.
    std::array<std::size_t, 2> ends = {};
    std::uint64_t pivots = 0;
  };
  /// Each once.
  std::vector<Path> paths;
};

struct Solution {
  Status status = Status::undecided;
  Scope scope = Scope::all;
  std::string method;
  std::vector<Equilibrium> equilibria;
  std::vector<Component> components;
  /// Not empty exactly when status is `undecided`.
  std::vector<UndecidedRegion> undecided;
  /// Where a search for all equilibria was stopped: what is left of it. Each maximal Nash subset lies in one
  /// of the parts or is listed, and in no two; what is listed may lie in one, too, with more players it does.
  std::vector<OpenPart> open_parts;
  /// Set where only a part of the search was asked for: the subsets that lie in no other one. The status is
  /// then never `complete`: what the other parts hold is not known here.
  std::optional<PartOfSearch> part;
  /// Strictly dominated strategies that were left out before the search: what each round eliminates, all of
  /// it at once, from the game that the rounds before it leave. No equilibrium uses them.
  std::vector<std::vector<DominatedStrategy>> eliminated;
  /// Where the search had to end without an equilibrium: the profile that came nearest to one, which is none.
  std::optional<Profile> approximate;
  /// Where they were asked for.
  std::optional<PathGraph> paths;
  /// Named counts of the search, in the order to be printed.
  std::vector<std::pair<std::string, std::uint64_t>> counts;
  double seconds = 0;

  /// Whether the game is proved to have no equilibrium, pure or mixed, outside the listed components.
  [[nodiscard]] bool is_whole() const { return status == Status::complete && scope == Scope::all; }
  [[nodiscard]] bool has_curves() const {
    return std::any_of(components.begin(), components.end(),
                       [](const auto& each) { return each.has_curves(); });
  }
  /// Whether the extreme points of all subsets are listed; a curve has none.
  [[nodiscard]] bool is_listed() const {
    return std::all_of(components.begin(), components.end(),
                       [](const auto& each) { return each.is_listed(); });
  }
};

}  // namespace nashsolve
