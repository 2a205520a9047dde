#include "enclosed_subset.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "enclosed.hpp"
#include "nashsolve/errors.hpp"
#include "row_space.hpp"
#include "separate_boxes.hpp"

namespace nashsolve {

namespace {

using Box = std::vector<Enclosure>;  // of one player's strategies

bool is_used(const Enclosure& p) {
  return sgn(p.upper) != 0;
}

/// Whether both may enclose one strategy.
bool may_be_same(const Box& a, const Box& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Enclosure& p, const Enclosure& q) {
    return is_used(p) == is_used(q) && p.lower <= q.upper && q.lower <= p.upper;
  });
}

/// Strategies of one player as affine combinations of some of them, in what they pay everybody.
class Substitution {
 public:
  Substitution(const Game& game, std::size_t player, const Box& first)
      : game_(game),
        player_(player),
        width_(game.cell_count() / first.size() * game.player_count() + 1),
        space_(width_) {
    for (std::size_t s = 0; s < first.size(); ++s) {
      if (!is_used(first[s])) continue;
      RowSpace::Row row = row_of(s);
      row[width_ + s] = -1;
      space_.add(std::move(row));
    }
  }

  /// The strategy with each that it uses replaced.
  [[nodiscard]] std::optional<Box> replaced(const Box& strategy) const {
    Box result(strategy.size());
    for (std::size_t s = 0; s < strategy.size(); ++s) {
      if (!is_used(strategy[s])) continue;
      RowSpace::Row row = row_of(s);
      if (space_.reduce(row) != width_) return std::nullopt;
      for (std::size_t b = 0; b < strategy.size(); ++b) {
        const Rational& factor = row[width_ + b];
        const bool keeps_order = sgn(factor) >= 0;
        result[b].lower += factor * (keeps_order ? strategy[s].lower : strategy[s].upper);
        result[b].upper += factor * (keeps_order ? strategy[s].upper : strategy[s].lower);
      }
    }
    return result;
  }

 private:
  /// What it pays everybody, and 1; then a place for the factors of the combination.
  [[nodiscard]] RowSpace::Row row_of(std::size_t strategy) const {
    RowSpace::Row row;
    const std::size_t stride = game_.stride(player_);
    for (std::size_t i = 0; i < game_.player_count(); ++i) {
      for (std::size_t cell = 0; cell < game_.cell_count(); ++cell) {
        if (cell / stride % game_.strategy_count(player_) == strategy) row.push_back(game_.payoff(i, cell));
      }
    }
    row.emplace_back(1);
    row.resize(width_ + game_.strategy_count(player_));
    return row;
  }

  const Game& game_;
  std::size_t player_;
  std::size_t width_;
  RowSpace space_;
};

class EnclosedSubset {
 public:
  EnclosedSubset(const Game& game, const Solution& solution, const NashSubset& subset)
      : game_(game), solution_(solution), subset_(subset) {
    std::vector<std::vector<Box>> boxes;
    for (const Equilibrium& equilibrium : solution.equilibria) boxes.push_back(box_of(equilibrium));
    for (std::size_t i = 0; i < subset.vertices.size(); ++i) {
      std::vector<Bits>& its = may_have_.emplace_back();
      for (const std::size_t vertex : subset.vertices[i]) {
        Bits& bits = its.emplace_back((boxes.size() + kBits - 1) / kBits);
        for (std::size_t k = 0; k < boxes.size(); ++k) {
          if (may_be_same(boxes[k][i], boxes[vertex][i])) bits[k / kBits] |= std::uint64_t{1} << (k % kBits);
        }
      }
    }
  }

  void require(const std::vector<ProfileCheck>& checks) const {
    require_all_listed();
    const std::vector<std::size_t> first(subset_.vertices.size(), 0);
    const std::size_t base = listed(first).value();
    const std::vector<Box> base_box = box_of(solution_.equilibria[base]);
    std::vector<Box> hull = base_box;
    for (std::size_t i = 0; i < subset_.vertices.size(); ++i) {
      const Substitution substitution(game_, i, base_box[i]);
      const std::vector<std::uint32_t>& best = checks[base][i].best_responses;
      for (std::size_t v = 1; v < subset_.vertices[i].size(); ++v) {
        std::vector<std::size_t> choice = first;
        choice[i] = v;
        std::vector<Box> box = box_of(solution_.equilibria[listed(choice).value()]);
        for (std::uint32_t s = 0; s < box[i].size(); ++s) {
          if (is_used(box[i][s]) && !std::binary_search(best.begin(), best.end(), s)) {
            throw InternalError("a vertex of a Nash subset uses what is no best response to another one");
          }
        }
        std::optional<Box> replaced = substitution.replaced(box[i]);
        if (!replaced) throw InternalError("vertices of an irrational Nash subset pay different payoffs");
        box[i] = *std::move(replaced);
        include(box, hull);
      }
    }
    make_first_the_rest(hull);
    if (const auto result = check_enclosed(game_, {hull}); std::holds_alternative<std::string>(result)) {
      throw InternalError("an irrational Nash subset " + std::get<std::string>(result));
    }
  }

 private:
  void require_all_listed() const {
    std::vector<std::size_t> choice(subset_.vertices.size(), 0);
    for (;;) {
      if (!listed(choice)) throw InternalError("a vertex combination of a Nash subset is not listed");
      std::size_t player = 0;
      while (player < choice.size() && ++choice[player] == subset_.vertices[player].size()) {
        choice[player++] = 0;
      }
      if (player == choice.size()) return;
    }
  }

  /// The first equilibrium that may have these vertices, per player.
  [[nodiscard]] std::optional<std::size_t> listed(const std::vector<std::size_t>& choice) const {
    const std::size_t words = may_have_.front().front().size();
    for (std::size_t word = 0; word < words; ++word) {
      auto bits = ~std::uint64_t{0};
      for (std::size_t i = 0; i < choice.size(); ++i) bits &= may_have_[i][choice[i]][word];
      if (bits != 0) return word * kBits + static_cast<std::size_t>(std::countr_zero(bits));
    }
    return std::nullopt;
  }

  static void include(const std::vector<Box>& box, std::vector<Box>& hull) {
    for (std::size_t i = 0; i < hull.size(); ++i) {
      for (std::size_t s = 0; s < hull[i].size(); ++s) {
        hull[i][s].lower = std::min(hull[i][s].lower, box[i][s].lower);
        hull[i][s].upper = std::max(hull[i][s].upper, box[i][s].upper);
      }
    }
  }

  /// Each player's first used strategy has the rest of the probability, wherever in the box the others are.
  static void make_first_the_rest(std::vector<Box>& hull) {
    for (Box& own : hull) {
      Enclosure rest{1, 1};
      const auto first = std::find_if(own.begin(), own.end(), is_used);
      for (auto p = std::next(first); p != own.end(); ++p) {
        rest.lower -= p->upper;
        rest.upper -= p->lower;
      }
      first->lower = std::min(first->lower, rest.lower);
      first->upper = std::max(first->upper, rest.upper);
    }
  }

  using Bits = std::vector<std::uint64_t>;
  static constexpr std::size_t kBits = 64;

  const Game& game_;
  const Solution& solution_;
  const NashSubset& subset_;
  /// Per player and vertex of the subset, of each equilibrium whether the player may play it there.
  std::vector<std::vector<Bits>> may_have_;
};

}  // namespace

void require_enclosed_subset(const Game& game, const Solution& solution, const NashSubset& subset,
                             const std::vector<ProfileCheck>& checks) {
  EnclosedSubset(game, solution, subset).require(checks);
}

}  // namespace nashsolve
