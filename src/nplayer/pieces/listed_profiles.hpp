// The profiles that pieces list, each strategy of a player known by its rank among those of all pieces, the
// largest first: profiles are compared and joined as short rows of numbers, and equilibria share their
// strategies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "nashsolve/solution.hpp"
#include "piece.hpp"

namespace nashsolve::nplayer {

class ListedProfiles {
 public:
  /// The rank of each player's strategy. Smaller rows are larger profiles.
  using Ranks = std::vector<std::uint32_t>;

  /// The pieces must outlive it.
  explicit ListedProfiles(const std::vector<Piece>& pieces);

  /// Calls for each profile that the piece lists: vertices, or ends of a curve, or else a point in it.
  template <class Visit>
  void for_each_of(std::size_t piece, const Visit& visit) const {
    for (const std::vector<Ranks>& product : products_[piece]) {
      Ranks profile(product.size());
      for_each_choice(product, [&](const std::vector<std::size_t>& choice) {
        for (std::size_t i = 0; i < profile.size(); ++i) profile[i] = product[i][choice[i]];
        visit(profile);
      });
    }
  }

  /// How many strategies the players use.
  [[nodiscard]] std::size_t support_size(const Ranks& profile) const;
  [[nodiscard]] Equilibrium equilibrium(const Ranks& profile) const;

 private:
  struct Strategy {
    const Probabilities* bounds;
    std::size_t used;
    /// Where it is exact.
    std::optional<MixedStrategy> exact;
  };

  void rank(std::size_t player, std::vector<std::pair<const Probabilities*, std::uint32_t*>>& listed);

  /// Per piece products of ranks, per player.
  std::vector<std::vector<std::vector<Ranks>>> products_;
  /// Per player by rank.
  std::vector<std::vector<Strategy>> strategies_;
};

}  // namespace nashsolve::nplayer
