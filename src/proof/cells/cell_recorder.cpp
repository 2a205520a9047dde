#include "cell_recorder.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "packed_number.hpp"
#include "undecided_nodes.hpp"

namespace nashsolve::proof {

namespace {

void pack_scaled(std::string& bytes, double value, int bits) {
  const double scaled = std::nearbyint(std::ldexp(value, bits));
  constexpr double kLarge = 0x1p60;
  if (std::fabs(scaled) < kLarge) {
    pack(bytes, static_cast<std::int64_t>(scaled));
  } else {
    pack(bytes, Integer(scaled));
  }
}

/// The fewest bits after the point with which no weight is changed by more than the error.
int bits_for(double most_error) {
  constexpr int kMost = 1000;
  // 2^-bits / 2 <= most_error
  return most_error > 0 ? std::min(kMost, -std::ilogb(most_error) - 1) : kMost;
}

void pack_rows(std::string& bytes, const EquationWeights& rows) {
  const int bits = std::max(0, bits_for(rows.most_error));
  pack(bytes, static_cast<std::uint64_t>(bits));
  pack(bytes, std::uint64_t{rows.weights.size()});
  for (const double weight : rows.weights) pack_scaled(bytes, weight, bits);
}

void pack_fraction(std::string& bytes, const Rational& value) {
  pack(bytes, Integer(value.get_num()));
  pack(bytes, Integer(value.get_den()));
}

void pack_polynomial(std::string& bytes, const Polynomial& polynomial) {
  pack(bytes, std::uint64_t{polynomial.coefficients().size()});
  for (const Integer& each : polynomial.coefficients()) pack(bytes, each);
}

void pack_point(std::string& bytes, const UnivariateProfile& profile) {
  pack_polynomial(bytes, profile.parameter.polynomial());
  if (!profile.parameter.is_rational()) {
    pack_fraction(bytes, profile.parameter.lower());
    pack_fraction(bytes, profile.parameter.upper());
  }
  std::uint64_t count = 0;
  std::string weights;
  std::uint64_t strategy = 0;
  for (const std::vector<Polynomial>& own : profile.weights) {
    for (const Polynomial& weight : own) {
      ++strategy;
      if (weight.is_zero()) continue;
      ++count;
      pack(weights, strategy);
      pack_polynomial(weights, weight);
    }
  }
  pack(bytes, count);
  bytes += weights;
}

}  // namespace

void CellRecorder::add_node(CellStepKind kind, const NodeOfSupports& node) {
  steps_.begin(kind);
  const std::vector<StrategyId> none;
  for (const std::vector<StrategyId>& list : {node.unused, none, node.used, none}) {
    pack(steps_.bytes(), std::uint64_t{list.size()});
    for (const StrategyId strategy : list) steps_.add(strategy);
  }
}

void CellRecorder::dominated(StrategyId strategy, StrategyId by) {
  steps_.begin(CellStepKind::dominated);
  steps_.add(strategy);
  steps_.add(by);
}

void CellRecorder::branched(StrategyId strategy) {
  steps_.begin(CellStepKind::branch);
  steps_.add(strategy);
}

void CellRecorder::halved(StrategyId first, StrategyId second) {
  steps_.begin(CellStepKind::halve);
  steps_.add(first);
  steps_.add(second);
}

void CellRecorder::infeasible(const VertexWeights& weights) {
  steps_.begin(CellStepKind::empty);
  const int bits = bits_for(weights.most_error);
  const auto is_kept = [bits](double weight) { return std::nearbyint(std::ldexp(weight, bits)) != 0; };
  const auto has_weight = [&](const VertexWeights::Vertex& vertex) {
    return std::ranges::any_of(vertex.weights, is_kept);
  };
  pack(steps_.bytes(), static_cast<std::uint64_t>(std::ranges::count_if(weights.vertices, has_weight)));
  for (const VertexWeights::Vertex& vertex : weights.vertices) {
    if (!has_weight(vertex)) continue;
    if (vertex.vertex) {
      steps_.add(*vertex.vertex);
    } else {
      pack(steps_.bytes(), kAllVertices);
    }
    steps_.add(vertex.base);
    pack(steps_.bytes(), static_cast<std::uint64_t>(std::ranges::count_if(vertex.weights, is_kept)));
    for (std::size_t k = 0; k < vertex.weights.size(); ++k) {
      if (!is_kept(vertex.weights[k])) continue;
      steps_.add(vertex.strategies[k]);
      pack_scaled(steps_.bytes(), vertex.weights[k], bits);
    }
  }
}

void CellRecorder::one_solution(const EquationWeights& weights, std::size_t solution) {
  steps_.begin(CellStepKind::one, solution);
  pack_rows(steps_.bytes(), weights);
}

std::size_t CellRecorder::new_solution() {
  solutions_.push_back({CellStepKind::point, {}});
  return solutions_.size() - 1;
}

void CellRecorder::solved(std::size_t solution, SolutionOfSupport what) {
  PackedSolution& kept = solutions_[solution];
  if (what.point) {
    kept.kind = CellStepKind::point;
    pack_point(kept.packed, *what.point);
    return;
  }
  kept.kind = CellStepKind::box;
  pack(kept.packed, std::uint64_t{what.bits});
  pack(kept.packed, std::uint64_t{what.radius_bits});
  pack(kept.packed, std::uint64_t{what.centre.size()});
  for (const Integer& coordinate : what.centre) pack(kept.packed, coordinate);
  pack_rows(kept.packed, what.weights);
}

void CellRecorder::undecided(std::string_view why) {
  why_undecided_ = why;
  steps_.begin(CellStepKind::undecided);
}

void CellRecorder::complete(const Solution& solution, const std::function<bool()>& must_stop) {
  UndecidedNodes nodes(game_, solution, must_stop);
  if (std::optional<CellSteps> steps = nodes.ended(steps_)) {
    steps_ = *std::move(steps);
  } else {
    why_undecided_ = nodes.failure();
  }
}

void CellRecorder::walk(const std::function<void(std::string_view)>& begin,
                        const std::function<void(std::string_view)>& add) const {
  const auto step_of = [](CellStepKind kind, std::string_view numbers) {
    return std::string(1, static_cast<char>(kind)).append(numbers);
  };
  for (std::size_t k = 0; k < steps_.size(); ++k) {
    const CellStep& step = steps_[k];
    if (step.kind == CellStepKind::began) {
      begin(steps_.packed(k));
      continue;
    }
    if (step.kind == CellStepKind::one || step.kind == CellStepKind::only) {
      const PackedSolution& solution = solutions_[step.solution];
      add(step_of(solution.kind, solution.packed));
    }
    add(step_of(step.kind, steps_.packed(k)));
  }
}

}  // namespace nashsolve::proof
