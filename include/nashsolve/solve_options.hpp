// What a search is asked for, and what may be read of it while it runs.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>

namespace nashsolve {

/// For nashsolve's own rooms and tests: src/search/listener.hpp, which is not installed.
class SearchListener;
class CellListener;

struct Solution;

/// `paths`: those of two players to which paths of Lemke and Howson (1964) lead from the artificial
/// equilibrium and from each other.
enum class Find { all, one, pure, paths };

/// What a search has done so far, for another thread to read while it runs.
struct SearchProgress {
  std::atomic<std::uint64_t> nodes = 0;
  std::atomic<std::uint64_t> equilibria = 0;
  /// How many nodes there may be in all, an estimate (Knuth 1975); 0 where there is none (yet).
  std::atomic<double> estimated_nodes = 0;
};

/// `nplayer` sends games of two players, too, through the search for three and more, so that the two can be
/// compared. It finds their isolated equilibria. `plain` searches the whole game and lists all that it finds:
/// nothing is left out, merged, solved by a linear program or described, so that what does can be compared.
enum class Search { automatic, nplayer, plain };

/// Whether strictly dominated strategies are left out before the search. The answer is the same; `automatic`
/// does it unless the game is so small that it would take longer than the search.
enum class StrictDominance { automatic, always, never };

struct SolveOptions {
  Find find = Find::all;
  Search search = Search::automatic;
  StrictDominance dominance = StrictDominance::automatic;
  /// With Find::one, two players: the strategy whose label the path of Lemke and Howson from the artificial
  /// equilibrium drops. Player 1's are 0, 1, ..., player 2's follow.
  std::optional<std::uint32_t> start;
  /// Stop after this many equilibria (status `limit`).
  std::optional<std::uint64_t> limit;
  /// A maximal Nash subset with more extreme points is described. Two players (NashSubset::sets): so is one
  /// whose listing takes too many steps, and what is left once the search for them has taken that many in
  /// vain. More (NashSubset::curved): one whose probabilities are all rational, if that takes few steps to
  /// check; and of the ends of a curve one is listed of those that differ by which of strategies that are
  /// alike are used. Nothing: all are listed.
  std::optional<std::uint64_t> vertices = 2000;
  /// Two players: the indices of components are searched for until they are found or another limit is passed.
  /// Else a fixed amount of work ends the search for them, as it does with more players, a larger one if set.
  bool all_indices = false;
  /// Stop after this long (status `time_limit`).
  std::optional<std::chrono::duration<double>> time_limit;
  /// How often each equilibrium is printed: a search of two players that has a time limit leaves time for it.
  unsigned prints = 1;
  /// Enclose irrational probabilities to this many decimals.
  std::optional<unsigned> digits;
  /// Find the minimal polynomials of irrational probabilities and payoffs.
  bool exact_forms = false;
  /// How many work on the game, the calling one among them; 0: as many as there are cores. Results do not
  /// depend on it.
  unsigned threads = 0;
  /// When it becomes true the search stops (status `interrupted`).
  const std::atomic<bool>* interrupt = nullptr;
  /// When it becomes true the search stops (status `memory_limit`), as it does where memory is refused.
  const std::atomic<bool>* memory_is_short = nullptr;
  /// Kept up to date where given.
  SearchProgress* progress = nullptr;
  /// Told what the search for all equilibria of a game of two players does, where given; one for a single
  /// equilibrium tells nothing.
  SearchListener* listener = nullptr;
  /// The same for three and more players, whose search is first made in one thread. Where the listener
  /// refuses it, the game is solved as without one.
  CellListener* cell_listener = nullptr;
  /// A solution of the same game with open parts: just these are searched, and the subsets that it lists (two
  /// players) are kept, so that the outcome is that of one search. Find::all, no listener.
  const Solution* earlier = nullptr;
};

}  // namespace nashsolve
