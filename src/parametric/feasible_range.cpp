#include "feasible_range.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace nashsolve::parametric {

namespace {

struct MarkedRoot {
  RealRoot root;
  /// Labels whose slack vanishes there.
  LabelMask zero = 0;
  bool has_denominator = false;
  bool has_determinant = false;

  void mark(const MarkedRoot& other) {
    zero |= other.zero;
    has_denominator = has_denominator || other.has_denominator;
    has_determinant = has_determinant || other.has_determinant;
  }
};

bool is_within(const RealRoot& root, const ParameterRange& range) {
  if (!range.from && !range.to) return true;
  RealRoot copy = root;
  if (range.from) {
    RealRoot from(*range.from);
    if (compare(copy, from) <= 0) return false;
  }
  if (range.to) {
    RealRoot to(*range.to);
    if (compare(copy, to) >= 0) return false;
  }
  return true;
}

class MarkedRoots {
 public:
  explicit MarkedRoots(const ParameterRange& range) : range_(range) {}

  void add(const Polynomial& p, const MarkedRoot& marks) {
    if (p.is_constant()) return;
    for (RealRoot& root : real_roots(p)) {
      if (!is_within(root, range_)) continue;
      MarkedRoot marked = marks;
      marked.root = std::move(root);
      insert(std::move(marked));
    }
  }

  std::vector<MarkedRoot> take() && { return std::move(roots_); }

 private:
  void insert(MarkedRoot marked) {
    std::size_t low = 0;
    std::size_t high = roots_.size();
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      const auto order = compare(marked.root, roots_[middle].root);
      if (order == 0) {
        roots_[middle].mark(marked);
        return;
      }
      if (order < 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    roots_.insert(roots_.begin() + static_cast<std::ptrdiff_t>(low), std::move(marked));
  }

  const ParameterRange& range_;
  std::vector<MarkedRoot> roots_;
};

/// The labels whose slack is negative at a value that is no root.
LabelMask negative_at(const VertexFormula& formula, const Rational& value) {
  const int positive = formula.denominator.sign_at(value);
  LabelMask negative = 0;
  for (const auto& [label, slack] : formula.slacks) {
    if (slack.sign_at(value) != positive) negative |= LabelMask{1} << label;
  }
  return negative;
}

}  // namespace

Rational value_between(RealRoot* lower, RealRoot* upper) {
  if (lower == nullptr && upper == nullptr) return 0;
  if (lower == nullptr) return simplest_between(upper->lower() - 2, upper->lower());
  if (upper == nullptr) return simplest_between(lower->upper(), lower->upper() + 2);
  while (lower->upper() >= upper->lower()) {
    lower->refine();
    upper->refine();
  }
  return simplest_between(lower->upper(), upper->lower());
}

FeasibleRange feasible_range(const VertexFormula& formula, const Polynomial& determinant,
                             const ParameterRange& range) {
  const RealRoot none{Rational(0)};
  MarkedRoots collected(range);
  for (const auto& [label, slack] : formula.slacks) {
    collected.add(slack, {none, LabelMask{1} << label, false, false});
  }
  collected.add(formula.denominator, {none, 0, true, false});
  collected.add(determinant, {none, 0, false, true});
  std::vector<MarkedRoot> roots = std::move(collected).take();

  std::optional<RealRoot> from;
  std::optional<RealRoot> to;
  if (range.from) from.emplace(*range.from);
  if (range.to) to.emplace(*range.to);
  const auto negative_after = [&](std::size_t count) {
    RealRoot* const lower = count > 0 ? &roots[count - 1].root : from ? &*from : nullptr;
    RealRoot* const upper = count < roots.size() ? &roots[count].root : to ? &*to : nullptr;
    return negative_at(formula, value_between(lower, upper));
  };
  FeasibleRange result;
  LabelMask negative = negative_after(0);
  result.is_vertex_at_first = negative == 0;
  for (std::size_t k = 0; k < roots.size(); ++k) {
    const MarkedRoot& marked = roots[k];
    const bool was_vertex = negative == 0;
    const bool is_vertex =
        !marked.has_denominator && !marked.has_determinant && (negative & ~marked.zero) == 0;
    negative = negative_after(k + 1);
    if (!was_vertex && !is_vertex && negative != 0) continue;
    result.events.push_back({marked.root, is_vertex, formula.tight | marked.zero, negative == 0});
  }
  return result;
}

}  // namespace nashsolve::parametric
