// The best-response polytopes of two players who play a tree, by sequences instead of plans (von Stengel
// 1996).
//
// x says how likely each sequence of player 1 is as far as that depends on player 1, and v(h) what player 2's
// information set h is worth; all of it scaled so that the whole game, v of the empty sequence, is worth 1 to
// player 2. Payoffs are raised to be positive at every end; then P is bounded, where all x(h) hold:
//   P = {(v, x) >= 0 : x(h): sum over the actions a at h of x(ha) <= x(before h), for each set h of player 1,
//                      y(t): what x pays player 2 after t + sum of v(h) over the sets h right after t
//                            <= v(the set of t's last action), or 1 for the empty t}
// and Q the same of player 2's sequences y and the worth u of player 1's sets. Row y(t) is tight in P where t
// is as good as its set is worth, in Q where y(t) = 0; so are rows x(s) of Q. Where every x(h) is tight in P
// and every y(h) in Q, a pair is an equilibrium exactly when for each sequence of both its label is tight in
// P or in Q (Koller, Megiddo and von Stengel 1996). v(h) is free, upwards, where x does not come to h and
// nothing that comes before is tight.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "plans.hpp"
#include "polytope.hpp"

namespace nashsolve::bimatrix {

struct SequencePolytopes {
  Polytopes polytopes;
  /// By player: the label of the sequence.
  std::array<std::vector<Label>, 2> labels;
  /// What is tight wherever a point of P, or of Q, is a plan and the game is worth what it pays.
  std::array<LabelSet, 2> given;
};

SequencePolytopes sequence_polytopes(const Plans& plans);

/// How many labels these have.
std::size_t sequence_label_count(const Plans& plans);

}  // namespace nashsolve::bimatrix
