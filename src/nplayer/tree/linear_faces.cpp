#include "linear_faces.hpp"

#include <algorithm>
#include <utility>

#include "polytope_cut.hpp"

namespace nashsolve::nplayer {
namespace {

constexpr std::size_t kMaxVertexProfiles = 5000;

/// gain(x) = 0 or gain(x) <= 0; the gain of one strategy over the first of the support.
struct Condition {
  std::size_t player;
  std::vector<Rational> gain;  // over the opponents' support profiles
  bool equality;
};

class LinearFace {
 public:
  explicit LinearFace(const SupportSystem& system) : system_(system) {
    for (const std::size_t size : system.sizes()) polytopes_.emplace_back(size);
    for (std::size_t i = 0; i < system.players(); ++i) {
      const std::vector<std::size_t>& support = system.supports()[i];
      const std::size_t opponents = opponent_profiles(system.sizes(), i);
      const std::vector<Integer>& payoffs = system.exact(i);
      for (std::size_t a = 0; a < system.strategies(i); ++a) {
        if (a == support[0]) continue;
        Condition& condition = conditions_.emplace_back();
        condition.player = i;
        condition.equality = std::binary_search(support.begin(), support.end(), a);
        for (std::size_t o = 0; o < opponents; ++o) {
          condition.gain.emplace_back(
              Integer(payoffs[a * opponents + o] - payoffs[support[0] * opponents + o]));
        }
      }
    }
  }

  std::optional<std::vector<EquilibriumProduct>> run() {
    for (bool changed = true; changed && !conditions_.empty();) {
      changed = false;
      std::vector<Condition> left;
      for (Condition& condition : conditions_) {
        if (vertex_profiles() > kMaxVertexProfiles) return std::nullopt;
        switch (apply(condition)) {
          case Outcome::impossible:
            return std::vector<EquilibriumProduct>();
          case Outcome::cut:
            changed = true;
            break;
          case Outcome::always_true:
            break;
          case Outcome::nonlinear:
            left.push_back(std::move(condition));
        }
      }
      conditions_ = std::move(left);
    }
    if (!conditions_.empty()) return std::nullopt;
    return result();
  }

 private:
  enum class Outcome { impossible, always_true, cut, nonlinear };

  [[nodiscard]] std::size_t vertex_profiles() const {
    std::size_t product = 1;
    for (const StrategyPolytope& polytope : polytopes_) product *= polytope.vertices().size();
    return product;
  }

  /// The gain at the vertex profiles of the opponents' polytopes.
  [[nodiscard]] std::vector<Rational> at_vertices(const Condition& condition) const {
    std::vector<Rational> table = condition.gain;
    std::size_t inner = 1;
    for (std::size_t k = polytopes_.size(); k-- > 0;) {
      if (k == condition.player) continue;
      const std::size_t size = system_.sizes()[k];
      const auto& vertices = polytopes_[k].vertices();
      std::vector<Rational> next;
      for (std::size_t start = 0; start < table.size(); start += size * inner) {
        for (const auto& vertex : vertices) {
          for (std::size_t y = 0; y < inner; ++y) {
            Rational sum = 0;
            for (std::size_t s = 0; s < size; ++s) {
              if (sgn(vertex[s]) != 0) sum += vertex[s] * table[start + s * inner + y];
            }
            next.push_back(std::move(sum));
          }
        }
      }
      table = std::move(next);
      inner *= vertices.size();
    }
    return table;
  }

  Outcome apply(const Condition& condition) {
    const std::vector<Rational> values = at_vertices(condition);
    bool has_positive = false;
    bool has_negative = false;
    bool has_zero = false;
    for (const Rational& value : values) {
      has_positive = has_positive || sgn(value) > 0;
      has_negative = has_negative || sgn(value) < 0;
      has_zero = has_zero || sgn(value) == 0;
    }
    if (!has_positive && (!condition.equality || !has_negative)) return Outcome::always_true;
    if (!has_zero && has_positive != has_negative) return Outcome::impossible;

    std::vector<std::size_t> sizes;
    for (const StrategyPolytope& polytope : polytopes_) sizes.push_back(polytope.vertices().size());
    std::optional<std::size_t> only;
    for (std::size_t j = 0; j < sizes.size(); ++j) {
      if (j == condition.player || !depends_on(values, sizes, condition.player, j)) continue;
      if (only) return Outcome::nonlinear;
      only = j;
    }
    // Constant and of both signs cannot be, so `only` is set.
    const Mode mode = opponent_mode(sizes, condition.player, *only);
    std::vector<Rational> along;
    for (std::size_t v = 0; v < sizes[*only]; ++v) along.push_back(values[v * mode.inner]);
    polytopes_[*only].cut(along, condition.equality);
    return polytopes_[*only].is_empty() ? Outcome::impossible : Outcome::cut;
  }

  static bool depends_on(const std::vector<Rational>& values, const std::vector<std::size_t>& sizes,
                         std::size_t player, std::size_t opponent) {
    const Mode mode = opponent_mode(sizes, player, opponent);
    const std::size_t size = sizes[opponent];
    for (std::size_t x = 0; x < mode.outer; ++x) {
      for (std::size_t v = 1; v < size; ++v) {
        for (std::size_t y = 0; y < mode.inner; ++y) {
          const std::size_t first = x * size * mode.inner + y;
          if (values[first + v * mode.inner] != values[first]) return true;
        }
      }
    }
    return false;
  }

  [[nodiscard]] std::vector<EquilibriumProduct> result() const {
    EquilibriumProduct product;
    for (std::size_t i = 0; i < polytopes_.size(); ++i) {
      const std::vector<std::size_t>& support = system_.supports()[i];
      std::vector<bool> used(support.size(), false);
      auto& own = product.vertices.emplace_back();
      for (const auto& vertex : polytopes_[i].vertices()) {
        std::vector<Rational>& strategy = own.emplace_back(system_.strategies(i));
        for (std::size_t k = 0; k < support.size(); ++k) {
          strategy[support[k]] = vertex[k];
          if (sgn(vertex[k]) != 0) used[k] = true;
        }
      }
      // Some strategy is never used: these equilibria belong to smaller supports.
      if (std::find(used.begin(), used.end(), false) != used.end()) return {};
    }
    if (vertex_profiles() == 1) {
      SupportVector<Rational> root;
      for (const StrategyPolytope& polytope : polytopes_) root.push_back(polytope.vertices().front());
      const std::optional<FoundEquilibrium> found = decide_root(system_, std::move(root));
      product.regular = found && found->regular;
      if (found) product.component_index = found->index;
    }
    return {product};
  }

  const SupportSystem& system_;
  std::vector<StrategyPolytope> polytopes_;
  std::vector<Condition> conditions_;
};

}  // namespace

std::optional<std::vector<EquilibriumProduct>> linear_face(const SupportSystem& system) {
  return LinearFace(system).run();
}

}  // namespace nashsolve::nplayer
