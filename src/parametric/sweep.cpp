#include "sweep.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace nashsolve::parametric {

namespace {

/// An event of one formula.
struct Notice {
  FeasibleRange::Event* event;
  std::size_t player;
  std::size_t formula;
};

class Sweeper {
 public:
  Sweeper(const std::array<Polyhedron, 2>& polyhedra, std::size_t label_count, const ParameterRange& range)
      : polyhedra_(polyhedra),
        all_(label_count == kMostLabels ? ~LabelMask{0} : (LabelMask{1} << label_count) - 1),
        range_(range) {
    for (std::size_t player = 0; player < 2; ++player) {
      for (const FeasibleRange& each : polyhedra[player].ranges) {
        is_vertex_[player].push_back(each.is_vertex_at_first);
        events_[player].push_back(each.events);
      }
    }
  }

  Sweep run(const Advance& advance) {
    std::vector<Notice> notices = notices_in_order();
    Stretch current;
    if (range_.from) current.from.emplace(*range_.from);
    current.pairs = vertex_pairs();
    for (std::size_t begin = 0; begin < notices.size();) {
      if (!advance(result_)) return std::move(result_);
      std::size_t end = begin + 1;
      while (end < notices.size() && compare(notices[begin].event->at, notices[end].event->at) == 0) ++end;
      cross(std::span(notices).subspan(begin, end - begin), current);
      begin = end;
    }
    if (range_.to) current.to.emplace(*range_.to);
    result_.stretches.push_back(std::move(current));
    result_.is_complete = true;
    advance(result_);
    return std::move(result_);
  }

 private:
  std::vector<Notice> notices_in_order() {
    std::vector<Notice> notices;
    for (std::size_t player = 0; player < 2; ++player) {
      for (std::size_t formula = 0; formula < events_[player].size(); ++formula) {
        for (FeasibleRange::Event& event : events_[player][formula])
          notices.push_back({&event, player, formula});
      }
    }
    std::sort(notices.begin(), notices.end(),
              [](const Notice& a, const Notice& b) { return compare(a.event->at, b.event->at) < 0; });
    return notices;
  }

  [[nodiscard]] const VertexFormula& formula(std::size_t player, std::size_t position) const {
    return polyhedra_[player].formulas[position];
  }

  /// The equilibria where the formulas are vertices that is_vertex_ says.
  [[nodiscard]] std::vector<VertexPair> vertex_pairs() const {
    std::vector<std::size_t> second;
    for (std::size_t w = 0; w < is_vertex_[1].size(); ++w) {
      if (is_vertex_[1][w]) second.push_back(w);
    }
    std::vector<VertexPair> pairs;
    for (std::size_t v = 0; v < is_vertex_[0].size(); ++v) {
      if (!is_vertex_[0][v]) continue;
      const LabelMask tight = formula(0, v).tight;
      for (const std::size_t w : second) {
        if ((tight | formula(1, w).tight) == all_) pairs.push_back({v, w});
      }
    }
    return pairs;
  }

  void cross(std::span<const Notice> notices, Stretch& current) {
    ++result_.events;
    Crossing crossing{notices.front().event->at, {}, {}, {}, {}, {}};
    std::array<std::vector<std::pair<LabelMask, std::size_t>>, 2> vertices;
    // Formulas without an event here are vertices before and after.
    for (const Notice& notice : notices) {
      is_vertex_[notice.player][notice.formula] = false;
      if (notice.event->is_vertex) vertices[notice.player].emplace_back(notice.event->tight, notice.formula);
    }
    bool changes = false;
    for (const Notice& notice : notices) {
      changes =
          changes || std::any_of(current.pairs.begin(), current.pairs.end(), [&](const VertexPair& pair) {
            return (notice.player == 0 ? pair.first : pair.second) == notice.formula;
          });
    }
    for (std::size_t player = 0; player < 2; ++player) {
      for (std::size_t k = 0; k < is_vertex_[player].size(); ++k) {
        if (is_vertex_[player][k]) vertices[player].emplace_back(formula(player, k).tight, k);
      }
      std::sort(vertices[player].begin(), vertices[player].end());
      for (const auto& [tight, k] : vertices[player]) {
        if (!crossing.tight[player].empty() && crossing.tight[player].back() == tight) continue;
        crossing.tight[player].push_back(tight);
        crossing.formula[player].push_back(k);
      }
    }
    for (std::size_t a = 0; a < crossing.tight[0].size(); ++a) {
      for (std::size_t b = 0; b < crossing.tight[1].size(); ++b) {
        if ((crossing.tight[0][a] | crossing.tight[1][b]) == all_) crossing.pairs.push_back({a, b});
      }
    }
    for (const Notice& notice : notices) {
      is_vertex_[notice.player][notice.formula] = notice.event->is_vertex_after;
    }
    std::vector<VertexPair> after = vertex_pairs();
    // Passed over: the same formulas before and after, none of which has an event here, and no others here.
    if (!changes && after == current.pairs && crossing.pairs.size() == after.size()) return;
    const auto limits = [&](const std::vector<VertexPair>& pairs) {
      std::vector<std::array<LabelMask, 2>> result;
      for (const VertexPair& pair : pairs) {
        std::array<LabelMask, 2> tight = {formula(0, pair.first).tight, formula(1, pair.second).tight};
        for (const Notice& notice : notices) {
          if (notice.formula == (notice.player == 0 ? pair.first : pair.second)) {
            tight[notice.player] = notice.event->tight;
          }
        }
        result.push_back(tight);
      }
      return result;
    };
    crossing.limits_before = limits(current.pairs);
    crossing.limits_after = limits(after);
    current.to = crossing.at;
    Stretch next;
    next.from = crossing.at;
    next.pairs = std::move(after);
    result_.stretches.push_back(std::exchange(current, std::move(next)));
    result_.crossings.push_back(std::move(crossing));
  }

  const std::array<Polyhedron, 2>& polyhedra_;
  LabelMask all_;
  const ParameterRange& range_;
  std::array<std::vector<bool>, 2> is_vertex_;
  std::array<std::vector<std::vector<FeasibleRange::Event>>, 2> events_;
  Sweep result_;
};

}  // namespace

Sweep sweep(const std::array<Polyhedron, 2>& polyhedra, std::size_t label_count, const ParameterRange& range,
            const Advance& advance) {
  return Sweeper(polyhedra, label_count, range).run(advance);
}

}  // namespace nashsolve::parametric
