#include "neighbourhoods.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "bonus_game.hpp"
#include "edge_to_halve.hpp"
#include "nashsolve/errors.hpp"

namespace nashsolve::nplayer {
namespace {

/// Whether `b` is worth more than `a` by more than any difference of bonuses everywhere on the cell.
bool outweighs_bonuses(const Cell& cell, std::size_t player, std::size_t b, std::size_t a) {
  const std::size_t opponents = cell.opponents(player);
  const double* better = &cell.payoffs[player][b * opponents];
  const double* worse = &cell.payoffs[player][a * opponents];
  const double least = std::ldexp(1.0, -static_cast<int>(kBonusBits)) + 2 * cell.error[player] +
                       8 * kUnitRoundoff;  // of the difference and of this sum
  for (std::size_t o = 0; o < opponents; ++o) {
    if (!(better[o] - worse[o] > least)) return false;
  }
  return true;
}

bool can_be_used(const Cell& cell, std::size_t player, std::size_t strategy) {
  for (std::size_t b = 0; b < cell.counts[player]; ++b) {
    if (b != strategy && outweighs_bonuses(cell, player, b, strategy)) return false;
  }
  return true;
}

/// Leaves the face on which the player uses none of the strategies that cannot be; false where there is none.
/// `has_changed` is set where it is smaller.
bool cut_down(Cell& cell, std::size_t player, bool& has_changed) {
  const std::size_t count = cell.counts[player];
  std::vector<std::size_t> keep(cell.sizes[player]);
  std::iota(keep.begin(), keep.end(), 0U);
  for (std::size_t a = 0; a < count; ++a) {
    const auto uses = [&](std::size_t v) { return cell.vertices[player][v * count + a] > 0; };
    if (std::ranges::any_of(keep, uses) && !can_be_used(cell, player, a)) std::erase_if(keep, uses);
  }
  if (keep.empty()) return false;
  if (keep.size() < cell.sizes[player]) {
    keep_vertices(cell, player, keep);
    has_changed = true;
  }
  return true;
}

bool touch(const std::vector<std::pair<double, double>>& a, const std::vector<std::pair<double, double>>& b) {
  for (std::size_t k = 0; k < a.size(); ++k) {
    if (a[k].second < b[k].first || b[k].second < a[k].first) return false;
  }
  return true;
}

bool holds_some(const std::vector<std::pair<double, double>>& box, const Vertex& point) {
  std::size_t k = 0;
  for (const Probabilities& own : point) {
    for (const Enclosure& p : own) {
      if (exact_rational(box[k].second) < p.lower || p.upper < exact_rational(box[k].first)) return false;
      ++k;
    }
  }
  return true;
}

}  // namespace

Neighbourhoods::Neighbourhoods(const PayoffTensors& tensors, std::size_t most_cells, StopTest stop)
    : cells_left_(most_cells), stop_(std::move(stop)) {
  Group all;
  add_cut_down(whole_game(tensors), all);
  groups_.push_back(std::move(all));
}

void Neighbourhoods::add_cut_down(Cell cell, Group& parts) const {
  for (bool has_changed = true; has_changed;) {
    has_changed = false;
    for (std::size_t i = 0; i < cell.players(); ++i) {
      if (!cut_down(cell, i, has_changed)) return;
    }
  }
  Part& part = parts.emplace_back();
  for (std::size_t i = 0; i < cell.players(); ++i) {
    const std::size_t count = cell.counts[i];
    for (std::size_t s = 0; s < count; ++s) {
      auto& [low, high] = part.box.emplace_back(1.0, 0.0);
      for (std::size_t v = 0; v < cell.sizes[i]; ++v) {
        low = std::min(low, cell.vertices[i][v * count + s]);
        high = std::max(high, cell.vertices[i][v * count + s]);
      }
    }
  }
  part.cell = std::move(cell);
}

std::optional<std::size_t> Neighbourhoods::group_of(const Vertex& point) const {
  std::optional<std::size_t> found;
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    const auto is_here = [&](const Part& part) { return holds_some(part.box, point); };
    if (std::ranges::none_of(groups_[g], is_here)) continue;
    if (found) return std::nullopt;
    found = g;
  }
  if (!found) throw InternalError("an equilibrium lies in no neighbourhood of the equilibria");
  return found;
}

bool Neighbourhoods::refine(std::size_t group) {
  std::vector<Edge> edges;
  double longest = 0;
  for (const Part& part : groups_[group]) {
    edges.push_back(edge_to_halve(part.cell, {}));
    longest = std::max(longest, edge_length(part.cell, edges.back()));
  }
  if (longest == 0) return false;
  Group halves;
  for (std::size_t k = 0; k < edges.size(); ++k) {
    const Cell& cell = groups_[group][k].cell;
    const Edge& edge = edges[k];
    if (edge_length(cell, edge) <= longest / 2) {
      halves.push_back(groups_[group][k]);
      continue;
    }
    if (cells_left_ < 2 || stop_() || !has_exact_midpoint(cell, edge.player, edge.first, edge.second)) {
      return false;
    }
    cells_left_ -= 2;
    for (const auto& [kept, replaced] : {std::pair(edge.first, edge.second), {edge.second, edge.first}}) {
      Cell half = cell;
      halve(half, edge.player, kept, replaced);
      add_cut_down(std::move(half), halves);
    }
  }
  std::vector<Group> parted;
  std::vector<std::uint8_t> is_taken(halves.size(), 0);
  for (std::size_t first = 0; first < halves.size(); ++first) {
    if (is_taken[first] != 0) continue;
    is_taken[first] = 1;
    std::vector<std::size_t> members{first};
    for (std::size_t m = 0; m < members.size(); ++m) {
      if (stop_()) return false;
      for (std::size_t k = first + 1; k < halves.size(); ++k) {
        if (is_taken[k] != 0 || !touch(halves[members[m]].box, halves[k].box)) continue;
        is_taken[k] = 1;
        members.push_back(k);
      }
    }
    Group& own = parted.emplace_back();
    for (const std::size_t m : members) own.push_back(std::move(halves[m]));
  }
  groups_.erase(groups_.begin() + static_cast<std::ptrdiff_t>(group));
  std::move(parted.begin(), parted.end(), std::back_inserter(groups_));
  return true;
}

}  // namespace nashsolve::nplayer
