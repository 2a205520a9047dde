#include "degeneracy.hpp"

#include <unordered_set>
#include <utility>
#include <vector>

#include "closed_face.hpp"
#include "polytope.hpp"

namespace nashsolve {

namespace {

using namespace bimatrix;

/// After which the walk is given up: some two seconds.
constexpr std::uint64_t kMostWork = 2000 * WorkMeter::kWorkPerAsk;

/// Depth first over the vertices, pivoting in place and back.
template <class Number>
class Walk {
 public:
  /// Throws Stopped where `must_stop` ends it.
  Walk(const Polytope& polytope, std::uint64_t max_vertices, const StopTest& must_stop)
      : polytope_(polytope),
        max_vertices_(max_vertices),
        meter_(pivots_, [this, &must_stop] { return meter_.spent() > kMostWork || must_stop(); }),
        dictionary_(polytope, meter_) {}

  /// A degenerate vertex, if one was met.
  std::optional<MixedStrategy> run() {
    struct Step {
      std::size_t row;
      std::size_t column;
    };
    std::unordered_set<LabelSet, LabelSetHash> visited = {basis()};
    std::vector<Step> path;
    for (std::size_t column = 0;;) {
      if (column == dictionary_.column_count()) {
        if (path.empty()) return std::nullopt;
        dictionary_.pivot(path.back().row, path.back().column);
        column = path.back().column + 1;
        path.pop_back();
        continue;
      }
      // Of many columns and few rows a vertex's neighbours cost far more than its pivot.
      meter_.spend(dictionary_.column_count() + dictionary_.row_count());
      const std::size_t row = leaving_row(column);
      LabelSet next = basis();
      next.erase(dictionary_.nonbasic(column));
      next.insert(dictionary_.basic(row));
      if (!visited.insert(std::move(next)).second) {
        ++column;
        continue;
      }
      if (visited.size() > max_vertices_) {
        is_finished_ = false;
        return std::nullopt;
      }
      dictionary_.pivot(row, column);
      path.push_back({row, column});
      if (is_degenerate()) return vertex_strategy(polytope_, dictionary_);
      column = 0;
    }
  }

  [[nodiscard]] bool is_finished() const { return is_finished_; }

 private:
  [[nodiscard]] LabelSet basis() const {
    LabelSet labels(polytope_.label_count());
    for (std::size_t column = 0; column < dictionary_.column_count(); ++column) {
      labels.insert(dictionary_.nonbasic(column));
    }
    return labels;
  }
  [[nodiscard]] bool is_degenerate() const {
    for (std::size_t row = 0; row < dictionary_.row_count(); ++row) {
      if (Number::sign(dictionary_.right_hand_side(row)) == 0) return true;
    }
    return false;
  }
  [[nodiscard]] std::size_t leaving_row(std::size_t column) const {
    std::optional<std::size_t> best;
    for (std::size_t row = 0; row < dictionary_.row_count(); ++row) {
      if (Number::sign(dictionary_.coefficient(row, column)) <= 0) continue;
      if (!best || Number::compare_products(
                       dictionary_.right_hand_side(row), dictionary_.coefficient(*best, column),
                       dictionary_.right_hand_side(*best), dictionary_.coefficient(row, column)) < 0) {
        best = row;
      }
    }
    return *best;
  }

  const Polytope& polytope_;
  std::uint64_t max_vertices_;
  std::uint64_t pivots_ = 0;
  WorkMeter meter_;
  Dictionary<Number> dictionary_;
  bool is_finished_ = true;
};

template <class Number>
Degeneracy walk_both(const Game& game, const Polytopes& polytopes, std::uint64_t max_vertices,
                     const StopTest& must_stop) {
  Degeneracy result{false, {}};
  for (std::size_t player = 0; player < 2; ++player) {
    try {
      Walk<Number> walk(polytopes[player], max_vertices, must_stop);
      if (const std::optional<MixedStrategy> strategy = walk.run()) {
        const Profile profile(2, *strategy);
        return {true, DegeneracyWitness{player, *strategy,
                                        best_responses(strategy_payoffs(game, profile, 1 - player))}};
      }
      if (!walk.is_finished()) result.is_degenerate.reset();
    } catch (const Stopped&) {
      result.is_degenerate.reset();
    }
  }
  return result;
}

}  // namespace

Degeneracy find_degeneracy(const Game& game, const StopTest& must_stop, std::uint64_t max_vertices) {
  for (std::size_t player = 0; player < 2; ++player) {
    if (must_stop() || !game.payoffs(player).find_numerators(must_stop)) return {std::nullopt, std::nullopt};
  }
  const Polytopes polytopes = best_response_polytopes(game);
  try {
    return walk_both<MachineNumber>(game, polytopes, max_vertices, must_stop);
  } catch (const Overflow&) {
    // Again with larger integers.
  }
  return walk_both<BigNumber>(game, polytopes, max_vertices, must_stop);
}

}  // namespace nashsolve
