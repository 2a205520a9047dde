// Permutations of players and strategies that leave the game as it is.
//
// One takes each equilibrium to an equilibrium. So of supports that are images of each other one is searched,
// the one that comes first: with the strategies in a fixed order, a used one before an unused one. A node
// goes where some symmetry takes each of its supports to an earlier one, as far as its labels tell (the
// lex-leader of Crawford, Ginsberg, Luks and Roy 1996).
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "payoff_tensors.hpp"
#include "search_node.hpp"
#include "stop.hpp"
#include "support_search.hpp"

namespace nashsolve::nplayer {

/// In the image strategy a of player i is what strategy[i][a] of player[i] is in the original.
struct Symmetry {
  std::vector<std::size_t> player;
  std::vector<std::vector<std::size_t>> strategy;
};

class Symmetries {
 public:
  /// None but the identity.
  Symmetries() = default;
  /// All of them; none but the identity where they are very many, or are not found soon.
  Symmetries(const PayoffTensors& tensors, const StopTest& stop);

  [[nodiscard]] const std::vector<Symmetry>& all() const { return symmetries_; }

  /// Whether each support of the node has an image that comes before it. False does not say the contrary,
  /// but for a node of one support.
  [[nodiscard]] bool has_earlier_image(const NodeLabels& labels) const;

  /// The images of a single support but itself, each once, by one of the symmetries that give it.
  struct Image {
    NodeLabels labels;
    const Symmetry* symmetry;
  };
  [[nodiscard]] std::vector<Image> images(const NodeLabels& labels) const;

  /// Those of which a single support is its own image.
  [[nodiscard]] std::vector<const Symmetry*> fixing(const NodeLabels& labels) const;

 private:
  /// Without the identity.
  std::vector<Symmetry> symmetries_;
};

/// The image of what is said of each strategy of the supports.
template <class Value>
SupportVector<Value> renamed(const SupportVector<Value>& of, const Supports& supports,
                             const Symmetry& symmetry) {
  SupportVector<Value> result;
  for (std::size_t i = 0; i < of.size(); ++i) {
    const std::size_t j = symmetry.player[i];
    std::vector<Value>& own = result.emplace_back();
    for (const std::size_t a : symmetry.strategy[i]) {
      const auto place = std::lower_bound(supports[j].begin(), supports[j].end(), a);
      if (place == supports[j].end() || *place != a) continue;
      own.push_back(of[j][static_cast<std::size_t>(place - supports[j].begin())]);
    }
  }
  return result;
}

/// Those of the image that are this player's.
std::vector<PayoffCondition> renamed(const std::vector<PayoffCondition>& conditions, const Symmetry& symmetry,
                                     std::size_t player);

/// `system` is that of the image's supports. Of an irrational one that solution of its equations which is
/// near is proved, and that it is the image; nothing where it is not shown.
std::optional<FoundEquilibrium> image(const SupportSystem& system, const FoundEquilibrium& found,
                                      const Symmetry& symmetry);

/// What the image of a support has, from what the support was found to have; nothing where that cannot be
/// told so: where something is undecided, or an image is not shown.
std::optional<SupportResult> image(const PayoffTensors& tensors, const SupportResult& result,
                                   const Symmetries::Image& its);

}  // namespace nashsolve::nplayer
