// Boxes that cover what the search of a support left open. They are to be read by people, so there are few:
// when they become too many, neighbours in the order of the search are replaced by their hull.
#pragma once

#include <cstddef>
#include <vector>

#include "cell.hpp"
#include "face_condition.hpp"
#include "found_equilibrium.hpp"

namespace nashsolve::nplayer {

class OpenCells {
 public:
  void add(const Cell& cell, const Supports& supports);
  void add(SupportBox box);

  [[nodiscard]] const std::vector<SupportBox>& boxes() const { return boxes_; }
  void clear() { boxes_.clear(); }

  static constexpr std::size_t kMostBoxes = 8;

 private:
  std::vector<SupportBox> boxes_;
};

/// The smallest box that holds a product of polytopes of strategies.
SupportBox box_around(const Polytopes& polytopes);

}  // namespace nashsolve::nplayer
