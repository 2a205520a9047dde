// The whole support search, divided among threads.
//
// The tree is opened breadth first until there is work for all, then its subtrees are searched, each by one
// thread. Results are joined in the order of the supports that they are of, so that they do not depend on the
// number of threads, nor on where the tree was cut.
#pragma once

#include <optional>
#include <vector>

#include "nashsolve/solution.hpp"
#include "nashsolve/solve_options.hpp"
#include "stop.hpp"
#include "support_search.hpp"

namespace nashsolve::nplayer {

struct OpenSupport {
  Supports supports;
  std::string reason;
  /// They cover what is open.
  std::vector<SupportBox> boxes;
};

struct SearchOutcome {
  std::vector<FoundEquilibrium> equilibria;
  std::vector<EquilibriumProduct> products;
  std::vector<EquilibriumCurve> curves;
  std::vector<OpenSupport> open;
  /// The nodes that were not searched to their end, and the supports of what was found.
  std::vector<NodeLabels> left;
  std::vector<NodeLabels> told;
  /// Why the search ended before its end.
  std::optional<Status> stopped;
  SearchCounts counts;
};

/// Searches these nodes, the whole tree where there are none given. A listener, where given, is told all of
/// it, in one thread, until it refuses: what it refused is not whole. A time limit leaves time to tell what
/// is found, and what is known, which takes so many seconds. Where `asks` are given it is made in one thread,
/// which takes one from them at each question to `stop`, and none left is a limit (Status::limit).
SearchOutcome search_all_supports(const PayoffTensors& tensors, const SolveOptions& options,
                                  const std::vector<NodeLabels>* nodes = nullptr,
                                  CellListener* listener = nullptr, double known = 0,
                                  std::uint64_t* asks = nullptr);

}  // namespace nashsolve::nplayer
