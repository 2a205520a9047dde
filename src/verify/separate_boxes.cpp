#include "separate_boxes.hpp"

#include <variant>
#include <vector>

#include "nashsolve/errors.hpp"

namespace nashsolve {

namespace {

bool boxes_meet(const std::vector<std::vector<Enclosure>>& a, const std::vector<std::vector<Enclosure>>& b) {
  for (std::size_t player = 0; player < a.size(); ++player) {
    for (std::size_t s = 0; s < a[player].size(); ++s) {
      if (a[player][s].upper < b[player][s].lower || b[player][s].upper < a[player][s].lower) return false;
    }
  }
  return true;
}

}  // namespace

std::vector<std::vector<Enclosure>> box_of(const Equilibrium& equilibrium) {
  if (!equilibrium.is_exact()) return std::get<EnclosedProfile>(equilibrium.profile).probabilities;
  std::vector<std::vector<Enclosure>> box;
  for (const MixedStrategy& strategy : equilibrium.exact()) {
    std::vector<Enclosure>& own = box.emplace_back();
    for (const Rational& p : strategy.probabilities()) own.push_back({p, p});
  }
  return box;
}

std::string numbered(std::size_t position) {
  return "equilibrium " + std::to_string(position + 1);
}

void require_separate_boxes(const Solution& solution) {
  std::vector<std::vector<std::vector<Enclosure>>> boxes;
  for (std::size_t k = 0; k < solution.equilibria.size(); ++k) {
    if (solution.equilibria[k].is_exact()) continue;
    if (boxes.empty()) {
      for (const Equilibrium& equilibrium : solution.equilibria) boxes.push_back(box_of(equilibrium));
    }
    for (std::size_t other = 0; other < boxes.size(); ++other) {
      if (other != k && boxes_meet(boxes[k], boxes[other])) {
        throw InternalError(numbered(k) + " and " + numbered(other) + " may be the same profile");
      }
    }
  }
}

}  // namespace nashsolve
