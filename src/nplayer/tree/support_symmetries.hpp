// Symmetries of the game that leave a support as it is, and its solutions in their images.
//
// They take the support's equilibria to each other. Of profiles that are images of each other the last one is
// kept, with the probabilities of player 1, then those of player 2, ... in lexicographic order. Where a
// symmetry lets the first probabilities stay where they are and puts another one, q, in the place of the
// next, p, the last profile has p >= q. So a cell on which p <= q everywhere is left out. Profiles with p = q
// are not lost: a solution is the limit of profiles with different probabilities, infinitely many of which
// have their last images by the same symmetry and in the same cell, and as cells are closed, it takes the
// solution there, too.
#pragma once

#include <cstddef>
#include <vector>

#include "cell.hpp"
#include "symmetries.hpp"

namespace nashsolve::nplayer {

class SupportSymmetries {
 public:
  /// Of the single support that the labels say.
  SupportSymmetries(const Symmetries& symmetries, const NodeLabels& labels);

  /// Whether profiles of the support in the cell have images elsewhere that are kept.
  [[nodiscard]] bool has_kept_image(const Cell& cell) const;

  /// Adds the images of what was found and of what was left open; false where some solution's image is left
  /// open, too, as it is not shown.
  [[nodiscard]] bool add_images(const SupportSystem& system, std::vector<FoundEquilibrium>& equilibria,
                                OpenCells& open, const StopTest& stop) const;

 private:
  struct Place {
    std::size_t player;
    std::size_t strategy;
    auto operator<=>(const Place&) const = default;
  };
  struct Pair {
    Place larger;
    Place smaller;
    auto operator<=>(const Pair&) const = default;
  };

  std::vector<const Symmetry*> symmetries_;
  std::vector<Pair> pairs_;
};

}  // namespace nashsolve::nplayer
