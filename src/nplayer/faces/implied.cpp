#include "implied.hpp"

#include <algorithm>
#include <utility>

#include "common_mix.hpp"
#include "linear_program.hpp"

namespace nashsolve::nplayer {
namespace {

/// Columns of the linear program times its rows squared: of random numbers it takes about 10 ms at so much.
constexpr std::size_t kMostWork = 50'000;

VertexTable negative(VertexTable values) {
  for (Rational& value : values) value = -value;
  return values;
}

void add_scaled(const VertexTable& values, std::vector<Integer>& row) {
  Integer denominator = 1;
  for (const Rational& value : values) denominator = least_common_multiple(denominator, value.get_den());
  for (const Rational& value : values) {
    const Rational scaled = value * denominator;
    row.push_back(scaled.get_num());
  }
}

}  // namespace

Implications::Implications(const std::vector<Condition>& conditions, const Polytopes& polytopes,
                           const StopTest& stop)
    : polytopes_(polytopes), stop_(stop) {
  for (const StrategyPolytope& polytope : polytopes) profiles_ *= polytope.vertices().size();
  std::size_t rows = 1;
  for (const Condition& condition : conditions) rows += condition.equality ? 2 : 1;
  if (profiles_ * rows * rows > kMostWork) return;
  for (const Condition& condition : conditions) {
    VertexTable values = values_at_all_vertices(condition, polytopes);
    if (condition.equality) tables_.push_back(negative(values));
    tables_.push_back(std::move(values));
  }
}

bool Implications::include(const Condition& condition) const {
  return hold(values_at_all_vertices(condition, polytopes_), condition.equality);
}

bool Implications::include(const Halfspace& halfspace, std::size_t player) const {
  std::size_t inner = 1;
  for (std::size_t k = player + 1; k < polytopes_.size(); ++k) inner *= polytopes_[k].vertices().size();
  const Vertices& own = polytopes_[player].vertices();
  std::vector<Rational> at_own;
  for (const auto& vertex : own) at_own.push_back(halfspace.at(vertex));
  VertexTable values;
  for (std::size_t profile = 0; profile < profiles_; ++profile)
    values.push_back(at_own[profile / inner % own.size()]);
  return hold(std::move(values), halfspace.is_plane);
}

bool Implications::hold(VertexTable values, bool equality) const {
  return is_never_positive(values) && (!equality || is_never_positive(negative(std::move(values))));
}

bool Implications::is_never_positive(const VertexTable& values) const {
  if (std::ranges::all_of(values, [](const Rational& value) { return sgn(value) <= 0; })) return true;
  if (tables_.empty()) return false;
  LinearProgram program;
  add_scaled(values, program.objective);
  for (const VertexTable& table : tables_) add_scaled(table, program.matrix);
  program.matrix.insert(program.matrix.end(), profiles_, 1);
  program.bounds.assign(tables_.size(), 0);
  program.bounds.emplace_back(1);
  const std::optional<Optimum> best = maximise(program, {}, stop_);
  return best && sgn(best->value) <= 0;
}

}  // namespace nashsolve::nplayer
