#include "neighbourhoods.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <deque>
#include <map>
#include <numeric>
#include <set>

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

/// Cut down to what equilibria can use; false where nothing is left.
bool cut_down(Cell& cell) {
  for (bool has_changed = true; has_changed;) {
    has_changed = false;
    for (std::size_t i = 0; i < cell.players(); ++i) {
      if (!cut_down(cell, i, has_changed)) return false;
    }
  }
  return true;
}

std::vector<std::pair<double, double>> box_around(const Cell& cell) {
  std::vector<std::pair<double, double>> box;
  for (std::size_t i = 0; i < cell.players(); ++i) {
    const std::size_t count = cell.counts[i];
    for (std::size_t s = 0; s < count; ++s) {
      auto& [low, high] = box.emplace_back(1.0, 0.0);
      for (std::size_t v = 0; v < cell.sizes[i]; ++v) {
        low = std::min(low, cell.vertices[i][v * count + s]);
        high = std::max(high, cell.vertices[i][v * count + s]);
      }
    }
  }
  return box;
}

/// Whether the players' vertices of these positions are an equilibrium, as far as doubles tell.
bool is_equilibrium(const Cell& cell, const std::vector<std::size_t>& choice) {
  constexpr double kNearly = 1e-12;
  for (std::size_t i = 0; i < cell.players(); ++i) {
    std::size_t others = 0;
    for (std::size_t j = 0; j < cell.players(); ++j) {
      if (j != i) others = others * cell.sizes[j] + choice[j];
    }
    const std::size_t opponents = cell.opponents(i);
    double best = 0;
    for (std::size_t a = 0; a < cell.counts[i]; ++a) {
      best = std::max(best, cell.payoffs[i][a * opponents + others]);
    }
    for (std::size_t a = 0; a < cell.counts[i]; ++a) {
      if (cell.vertices[i][choice[i] * cell.counts[i] + a] > 0 &&
          cell.payoffs[i][a * opponents + others] < best - kNearly) {
        return false;
      }
    }
  }
  return true;
}

bool has_equilibrium_at_a_vertex(const Cell& cell) {
  std::vector<std::size_t> choice(cell.players(), 0);
  for (;;) {
    if (is_equilibrium(cell, choice)) return true;
    std::size_t i = choice.size();
    while (i-- > 0 && ++choice[i] == cell.sizes[i]) choice[i] = 0;
    if (i == SIZE_MAX) return false;
  }
}

/// Of the shortest chains between two sets so many are looked at. With 4 and with 16 all indices of five
/// juries of three and four are found, in 31 and 40 s; with 1 those of one of them are not.
constexpr std::size_t kMostMeetings = 4;
/// A cell that holds an equilibrium stays however it is divided, so it is divided later than others.
constexpr double kHeldBack = 4;
/// Counted for each half of a cell besides its payoffs, which are few in small games: without it 120 games of
/// 2x2x2 to 2x3x3 with huge numbers took six minutes in vain, with it less than one.
constexpr std::uint64_t kStepsOfHalf = 20'000;

/// Of a walk from all marked points at once.
struct Reached {
  static constexpr std::uint32_t kNobody = UINT32_MAX;
  /// The set from which it was reached first.
  std::size_t set = 0;
  std::uint32_t from = kNobody;
  std::uint32_t steps = kNobody;
};

/// The chains of one pair of sets: the least number of steps, and where they meet.
struct Meetings {
  std::uint32_t steps = UINT32_MAX;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> at;
};

}  // namespace

Neighbourhoods::Neighbourhoods(const PayoffTensors& tensors, const std::vector<std::vector<Vertex>>& marked) {
  Part all;
  for (std::size_t set = 0; set < marked.size(); ++set) {
    for (const Vertex& point : marked[set]) {
      all.marks.push_back(static_cast<std::uint32_t>(marked_.size()));
      marked_.push_back({set, point});
    }
  }
  all.cell = whole_game(tensors);
  if (!cut_down(all.cell)) throw InternalError("a game without an equilibrium");
  all.box = box_around(all.cell);
  all.must_stay = true;
  parts_.push_back(std::move(all));
  number_groups();
}

std::vector<std::vector<std::uint32_t>> Neighbourhoods::shortest_chains() {
  std::vector<std::vector<std::uint32_t>> chains;
  std::vector<Reached> reached(parts_.size());
  std::deque<std::uint32_t> queue;
  for (std::uint32_t p = 0; p < parts_.size(); ++p) {
    const std::vector<std::uint32_t>& marks = parts_[p].marks;
    if (marks.empty()) continue;
    const std::size_t set = marked_[marks.front()].set;
    if (std::ranges::any_of(marks, [&](std::uint32_t m) { return marked_[m].set != set; })) {
      chains.push_back({p});
    }
    reached[p] = {set, Reached::kNobody, 0};
    queue.push_back(p);
  }
  std::map<std::pair<std::size_t, std::size_t>, Meetings> meetings;
  while (!queue.empty()) {
    const std::uint32_t p = queue.front();
    queue.pop_front();
    steps_ += parts_[p].neighbours.size();
    for (const std::uint32_t other : parts_[p].neighbours) {
      if (reached[other].steps == Reached::kNobody) {
        reached[other] = {reached[p].set, p, reached[p].steps + (parts_[other].must_stay ? 0 : 1)};
        if (parts_[other].must_stay) {
          queue.push_front(other);
        } else {
          queue.push_back(other);
        }
      } else if (reached[p].set < reached[other].set) {
        Meetings& between = meetings[{reached[p].set, reached[other].set}];
        const std::uint32_t steps = reached[p].steps + reached[other].steps;
        if (steps < between.steps) between = {steps, {}};
        if (steps == between.steps && between.at.size() < kMostMeetings) between.at.emplace_back(p, other);
      }
    }
  }
  for (const auto& [sets, between] : meetings) {
    for (const auto& [first, second] : between.at) {
      std::vector<std::uint32_t>& chain = chains.emplace_back();
      for (std::uint32_t p : {first, second}) {
        for (; p != Reached::kNobody; p = reached[p].from) chain.push_back(p);
      }
    }
  }
  return chains;
}

void Neighbourhoods::halve_part(std::uint32_t part) {
  const Part whole = std::move(parts_[part]);
  parts_[part] = {};
  for (const std::uint32_t other : whole.neighbours) std::erase(parts_[other].neighbours, part);
  const Edge edge = edge_to_halve(whole.cell, {});
  std::vector<std::uint32_t> candidates = whole.neighbours;
  for (const auto& [kept, replaced] : {std::pair(edge.first, edge.second), {edge.second, edge.first}}) {
    Part half;
    half.cell = whole.cell;
    steps_ += kStepsOfHalf;
    for (const std::vector<double>& own : half.cell.payoffs) steps_ += own.size();
    halve(half.cell, edge.player, kept, replaced);
    if (!cut_down(half.cell)) continue;
    half.box = box_around(half.cell);
    for (const std::uint32_t m : whole.marks) {
      if (holds_some(half.box, marked_[m].point)) half.marks.push_back(m);
    }
    half.must_stay = !half.marks.empty() || has_equilibrium_at_a_vertex(half.cell);
    const bool is_first = parts_[part].box.empty();
    const auto place = is_first ? part : static_cast<std::uint32_t>(parts_.size());
    steps_ += candidates.size();
    for (const std::uint32_t other : candidates) {
      if (!touch(half.box, parts_[other].box)) continue;
      half.neighbours.push_back(other);
      parts_[other].neighbours.push_back(place);
    }
    if (is_first) {
      parts_[part] = std::move(half);
      candidates.push_back(part);
    } else {
      parts_.push_back(std::move(half));
    }
  }
}

std::uint64_t Neighbourhoods::tell_apart(std::uint64_t most_steps, const StopTest& must_stop) {
  const auto length = [this](std::uint32_t p) {
    const double own = edge_length(parts_[p].cell, edge_to_halve(parts_[p].cell, {}));
    return parts_[p].must_stay ? own / kHeldBack : own;
  };
  const auto can_be_divided = [this](std::uint32_t p) {
    const Edge edge = edge_to_halve(parts_[p].cell, {});
    return has_exact_midpoint(parts_[p].cell, edge.player, edge.first, edge.second);
  };
  while (steps_ < most_steps && !must_stop()) {
    std::set<std::uint32_t> in_the_way;
    for (const std::vector<std::uint32_t>& chain : shortest_chains()) {
      double longest = 0;
      for (const std::uint32_t p : chain) longest = std::max(longest, length(p));
      if (longest == 0) continue;
      for (const std::uint32_t p : chain) {
        if (length(p) > longest / 2 && can_be_divided(p)) in_the_way.insert(p);
      }
    }
    if (in_the_way.empty()) break;
    for (const std::uint32_t p : in_the_way) {
      if (must_stop()) break;
      halve_part(p);
    }
  }
  number_groups();
  return steps_;
}

void Neighbourhoods::number_groups() {
  group_count_ = 0;
  std::vector<bool> is_numbered(parts_.size(), false);
  for (std::uint32_t first = 0; first < parts_.size(); ++first) {
    if (is_numbered[first] || parts_[first].box.empty()) continue;
    is_numbered[first] = true;
    std::vector<std::uint32_t> members{first};
    for (std::size_t m = 0; m < members.size(); ++m) {
      parts_[members[m]].group = group_count_;
      for (const std::uint32_t other : parts_[members[m]].neighbours) {
        if (is_numbered[other]) continue;
        is_numbered[other] = true;
        members.push_back(other);
      }
    }
    ++group_count_;
  }
}

std::optional<std::size_t> Neighbourhoods::group_of(const Vertex& point) const {
  std::optional<std::size_t> found;
  for (const Part& part : parts_) {
    if (part.box.empty() || part.group == found || !holds_some(part.box, point)) continue;
    if (found) return std::nullopt;
    found = part.group;
  }
  if (!found) throw InternalError("an equilibrium lies in no neighbourhood of the equilibria");
  return found;
}

}  // namespace nashsolve::nplayer
