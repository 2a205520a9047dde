#include "faces.hpp"

#include <algorithm>
#include <utility>

#include "contraction.hpp"
#include "one_sign.hpp"
#include "row_space.hpp"

namespace nashsolve::nplayer {
namespace {

/// Products of polytopes with more vertex profiles take longer than they are worth, and so do more faces.
constexpr std::size_t kMostVertexProfiles = 5000;
constexpr std::size_t kMostFaces = 1000;

struct Signs {
  bool positive = false;
  bool negative = false;
  bool zero = false;
};

Signs signs_of(const VertexTable& values) {
  Signs signs;
  for (const Rational& value : values) {
    (sgn(value) > 0 ? signs.positive : sgn(value) < 0 ? signs.negative : signs.zero) = true;
  }
  return signs;
}

Condition opposite(Condition condition) {
  for (Rational& gain : condition.gain) gain = -gain;
  return condition;
}

Face whole_face(const SupportSystem& system) {
  Face face;
  for (const std::size_t size : system.sizes()) face.polytopes.emplace_back(size);
  for (std::size_t i = 0; i < system.players(); ++i) {
    const std::vector<std::size_t>& support = system.supports()[i];
    const std::size_t opponents = opponent_profiles(system.sizes(), i);
    const std::vector<Integer>& payoffs = system.exact(i);
    for (std::size_t a = 0; a < system.strategies(i); ++a) {
      if (a == support[0]) continue;
      Condition& condition = face.conditions.emplace_back();
      condition.player = i;
      condition.equality = std::binary_search(support.begin(), support.end(), a);
      condition.strategy = a;
      for (std::size_t o = 0; o < opponents; ++o) {
        condition.gain.emplace_back(
            Integer(payoffs[a * opponents + o] - payoffs[support[0] * opponents + o]));
      }
    }
  }
  return face;
}

class FaceSearch {
 public:
  FaceSearch(Face face, bool keeps_border, const StopTest& stop, bool splits = true)
      : stop_(stop), keeps_border_(keeps_border), splits_(splits) {
    pending_.push_back(std::move(face));
  }

  std::optional<std::vector<Face>> run() {
    std::vector<Face> result;
    std::size_t seen = 0;
    while (!pending_.empty()) {
      Face face = std::move(pending_.back());
      pending_.pop_back();
      if (must_stop() || ++seen > kMostFaces) return std::nullopt;
      switch (reduce(face)) {
        case Outcome::empty:
          break;
        case Outcome::too_large:
          return std::nullopt;
        case Outcome::done:
          std::erase_if(face.conditions, [&](const Condition& condition) {
            return !must_stop() && holds_everywhere(condition, face.polytopes);
          });
          if (!splits_ || !split(face)) result.push_back(std::move(face));
      }
      if (is_stopped_) return std::nullopt;
    }
    std::reverse(result.begin(), result.end());
    return result;
  }

 private:
  enum class Outcome { empty, too_large, done };

  /// Once it said true, what is at hand is left as it is.
  bool must_stop() {
    is_stopped_ = is_stopped_ || stop_();
    return is_stopped_;
  }

  static std::size_t vertex_profiles(const Face& face) {
    std::size_t product = 1;
    for (const StrategyPolytope& polytope : face.polytopes) product *= polytope.vertices().size();
    return product;
  }

  /// Whether some strategy is never used: such equilibria belong to smaller supports.
  [[nodiscard]] bool is_left_out(const StrategyPolytope& polytope) const {
    if (polytope.is_empty()) return true;
    if (keeps_border_) return false;
    const auto& vertices = polytope.vertices();
    for (std::size_t s = 0; s < vertices.front().size(); ++s) {
      if (std::all_of(vertices.begin(), vertices.end(), [s](const auto& v) { return sgn(v[s]) == 0; })) {
        return true;
      }
    }
    return false;
  }

  /// Until no condition is void or depends on a single opponent.
  Outcome reduce(Face& face) {
    for (;;) {
      if (must_stop() || vertex_profiles(face) > kMostVertexProfiles) return Outcome::too_large;
      bool was_cut = false;
      for (std::size_t i = 0; i <= face.polytopes.size() && !was_cut; ++i) {
        const std::size_t player = i < face.polytopes.size() ? i : kNobody;
        if (!reduce_of(face, player, was_cut)) return Outcome::empty;
      }
      if (!was_cut) return Outcome::done;
    }
  }

  /// Of one player's conditions: false where they cannot hold; `was_cut` where a polytope changed.
  bool reduce_of(Face& face, std::size_t player, bool& was_cut) {
    std::vector<Condition> own;
    std::vector<Condition> others;
    for (Condition& condition : face.conditions) {
      (condition.player == player ? own : others).push_back(std::move(condition));
    }
    // Of equations that say the same the one stays that the others do not tell.
    std::stable_partition(own.begin(), own.end(),
                          [](const Condition& condition) { return !condition.is_implied; });
    std::vector<std::size_t> opponents{kNobody};
    for (std::size_t j = 0; j < face.polytopes.size(); ++j) {
      if (j != player && face.polytopes[j].vertices().size() > 1) opponents.push_back(j);
    }
    bool is_possible = true;
    for (std::size_t j : opponents) {
      if (was_cut || !is_possible || must_stop()) break;
      is_possible = solve_for(face, own, player, j, was_cut);
    }
    face.conditions = std::move(others);
    std::move(own.begin(), own.end(), std::back_inserter(face.conditions));
    return is_possible;
  }

  /// Uses the combinations of the player's conditions that depend on one opponent alone, or are constant
  /// (kNobody). Those that say nothing more go.
  bool solve_for(Face& face, std::vector<Condition>& own, std::size_t player, std::size_t opponent,
                 bool& was_cut) {
    if (own.empty()) return true;
    const std::size_t width = values_at_vertices(own.front(), face.polytopes).size();
    // Rows: what must vanish for the combination to depend on the opponent alone, then its gain.
    const auto row_of = [&](const Condition& condition) {
      RowSpace::Row row =
          without(values_at_vertices(condition, face.polytopes), face.polytopes, player, opponent);
      row.insert(row.end(), condition.gain.begin(), condition.gain.end());
      return row;
    };
    const auto gain_of = [&](const RowSpace::Row& row) {
      return std::vector<Rational>(row.begin() + static_cast<std::ptrdiff_t>(width), row.end());
    };
    RowSpace equations(width, [this] { return must_stop(); });
    std::vector<Condition> solved;
    std::vector<Condition> kept;
    for (Condition& condition : own) {
      if (!condition.equality) continue;
      if (must_stop()) return true;
      RowSpace::Row row = row_of(condition);
      if (equations.reduce(row) == width) {
        solved.push_back({player, gain_of(row), true});
      } else {
        equations.add(std::move(row));
        kept.push_back(std::move(condition));
      }
    }
    for (Condition& condition : own) {
      if (condition.equality) continue;
      if (must_stop()) return true;
      RowSpace::Row row = row_of(condition);
      if (equations.reduce(row) == width) {
        solved.push_back({player, gain_of(row), false});
      } else {
        kept.push_back(std::move(condition));
      }
    }
    own = std::move(kept);
    for (const Condition& condition : solved) {
      if (must_stop()) return true;
      const VertexTable values = values_at_vertices(condition, face.polytopes);
      const Signs signs = signs_of(values);
      if (!signs.positive && (!condition.equality || !signs.negative)) continue;
      if (!signs.zero && signs.positive != signs.negative) return false;
      StrategyPolytope& polytope = face.polytopes[opponent];
      if (!polytope.cut(along(values, face.polytopes, player, opponent), condition.equality,
                        [this] { return must_stop(); }))
        return true;
      if (is_left_out(polytope)) return false;
      was_cut = true;
    }
    return true;
  }

  /// Splits a reduced face by one of its conditions, none of which holds everywhere, if it can.
  bool split(Face& face) {
    for (std::size_t k = 0; k < face.conditions.size(); ++k) {
      if (must_stop()) return false;
      const Condition condition = face.conditions[k];
      const VertexTable values = values_at_vertices(condition, face.polytopes);
      const Signs signs = signs_of(values);
      if (signs.positive != signs.negative) {
        if (!signs.zero) return true;
        if (split_by_sign(face, condition.player, values)) return true;
      } else if (auto both = factors(condition, values, face.polytopes, stop_)) {
        face.conditions.erase(face.conditions.begin() + static_cast<std::ptrdiff_t>(k));
        if (condition.strategy != kNobody) face.divided.push_back(condition);
        split_by_factors(face, std::move(both->first), std::move(both->second));
        return true;
      }
    }
    for (std::size_t player = 0; player < face.polytopes.size() && !must_stop(); ++player) {
      const std::optional<Condition> combination = one_sign_combination(face, player, stop_);
      if (combination && split_by_sign(face, player, values_at_vertices(*combination, face.polytopes))) {
        return true;
      }
    }
    return false;
  }

  /// Every product of polytopes on which the condition holds lies in one of the parts, so that the largest
  /// do.
  void split_by_factors(const Face& face, Condition first, Condition second) {
    for (Condition* factor : {&first, &second}) {
      Face& part = pending_.emplace_back(face);
      part.conditions.push_back(*factor);
      part.conditions.back().equality = true;
    }
    if (first.equality) return;
    for (const bool first_is_negative : {true, false}) {
      Face& part = pending_.emplace_back(face);
      part.conditions.push_back(first_is_negative ? first : opposite(first));
      part.conditions.push_back(first_is_negative ? opposite(second) : second);
    }
  }

  /// The function is 0 where it must be, and of one sign: then somebody does not use a vertex of a profile
  /// where it is not 0.
  bool split_by_sign(const Face& face, std::size_t player, const VertexTable& values) {
    const auto nonzero =
        std::find_if(values.begin(), values.end(), [](const Rational& x) { return sgn(x) != 0; });
    auto profile = static_cast<std::size_t>(nonzero - values.begin());
    std::vector<std::pair<std::size_t, std::size_t>> corner;  // opponent, vertex
    for (std::size_t j = face.polytopes.size(); j-- > 0;) {
      if (j == player) continue;
      const std::size_t count = face.polytopes[j].vertices().size();
      if (count > 1 && !is_simplex(face.polytopes[j])) return false;
      if (count > 1) corner.emplace_back(j, profile % count);
      profile /= count;
    }
    for (const auto& [j, vertex] : corner) {
      Face part = face;
      std::vector<Rational> weight(part.polytopes[j].vertices().size());
      weight[vertex] = 1;
      part.polytopes[j].cut(weight, true);
      if (!is_left_out(part.polytopes[j])) pending_.push_back(std::move(part));
    }
    return true;
  }

  const StopTest& stop_;
  bool keeps_border_;
  bool splits_;
  bool is_stopped_ = false;
  std::vector<Face> pending_;
};

}  // namespace

bool is_simplex(const StrategyPolytope& polytope) {
  const auto& vertices = polytope.vertices();
  RowSpace space(vertices.front().size());
  // The probabilities of each sum to 1: affinely independent is linearly independent.
  return std::all_of(vertices.begin(), vertices.end(), [&](const auto& v) { return space.add(v); });
}

std::optional<std::vector<Face>> faces_of(const SupportSystem& system, const std::vector<Condition>& known,
                                          const StopTest& stop) {
  // Last, so that of equations that say the same the support's own stay.
  Face face = whole_face(system);
  face.conditions.insert(face.conditions.end(), known.begin(), known.end());
  return FaceSearch(std::move(face), false, stop).run();
}

std::optional<std::vector<Face>> reduced_face(const SupportSystem& system, Polytopes within,
                                              const StopTest& stop) {
  Face face = whole_face(system);
  face.polytopes = std::move(within);
  return FaceSearch(std::move(face), false, stop, false).run();
}

std::optional<std::vector<Face>> reduced(Face face, const StopTest& stop) {
  return FaceSearch(std::move(face), true, stop, false).run();
}

std::optional<std::vector<Face>> faces_of(Face face, const StopTest& stop) {
  return FaceSearch(std::move(face), true, stop).run();
}

bool is_linear(const SupportSystem& system, const StopTest& stop) {
  const auto left = FaceSearch(whole_face(system), false, stop, false).run();
  return left && std::ranges::all_of(*left, [](const Face& face) { return face.conditions.empty(); });
}

bool may_split(const SupportSystem& system, const StopTest& stop) {
  const Face face = whole_face(system);
  return std::any_of(face.conditions.begin(), face.conditions.end(), [&](const Condition& condition) {
    if (!condition.equality || stop()) return false;
    const VertexTable values = values_at_vertices(condition, face.polytopes);
    const Signs signs = signs_of(values);
    return signs.positive != signs.negative || factors(condition, values, face.polytopes, stop);
  });
}

}  // namespace nashsolve::nplayer
