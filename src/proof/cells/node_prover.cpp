#include "node_prover.hpp"

#include <algorithm>
#include <utility>

#include "row_space.hpp"

namespace nashsolve::proof {

namespace {

/// More than the nodes of a set that is cut out by conditions that are linear.
constexpr std::size_t kMostNodes = 4000;
/// Where a point is told from its surroundings; those that cannot be told would take all nodes.
constexpr std::size_t kMostHalvings = 100;
/// Of those with weights of each vertex; a solution of multiplicity two takes a few.
constexpr std::size_t kMostWidePrograms = 60;
/// Cuts at zeros of what other such cuts made would have ever more digits.
constexpr std::size_t kMostBitsOfCut = 32;

/// Strategies of the player that are used; their payoffs are the same at an equilibrium.
std::vector<std::size_t> used_by(const ProofNode& node, std::size_t player) {
  std::vector<std::size_t> used;
  for (std::size_t s = 0; s < node.count(player); ++s) {
    if (node.use(player, s) == ProofNode::Use::used) used.push_back(s);
  }
  return used;
}

/// The weights with which the vertices, affinely independent, have the point as their mean; some may be
/// negative. Nothing where the point is not in their affine hull.
std::optional<std::vector<Rational>> barycentric(const std::vector<ProofNode::Vertex>& vertices,
                                                 const std::vector<Rational>& point) {
  // An equation a coordinate. As probabilities add up to 1, weights do.
  const std::size_t width = vertices.size();
  RowSpace equations(width);
  for (std::size_t s = 0; s < point.size(); ++s) {
    RowSpace::Row row;
    for (const ProofNode::Vertex& vertex : vertices) row.push_back(vertex.point[s]);
    row.push_back(point[s]);
    if (equations.reduce(row) == width && sgn(row[width]) != 0) return std::nullopt;
    equations.add(std::move(row));
  }
  if (equations.rank() < width) return std::nullopt;
  std::vector<Rational> weights;
  for (const RowSpace::Row& row : equations.rows()) weights.push_back(row[width]);
  return weights;
}

/// Calls for gains that are at most 0 at equilibria: over a used strategy.
template <class Visit>
void for_each_condition(const ProofNode& node, const Visit& visit) {
  for (std::size_t i = 0; i < node.players(); ++i) {
    for (const std::size_t reference : used_by(node, i)) {
      for (std::size_t s = 0; s < node.count(i); ++s) {
        if (s != reference) visit(i, s, reference);
      }
    }
  }
}

}  // namespace

bool NodeProver::prove(const ProofNode& node, CellSteps& steps) {
  steps_ = &steps;
  const std::size_t size = steps.size();
  for (const LastCuts cuts : {LastCuts::in_the_middle, LastCuts::at_zero, LastCuts::both}) {
    last_cuts_ = cuts;
    nodes_left_ = kMostNodes;
    halvings_left_ = kMostHalvings;
    wide_programs_left_ = kMostWidePrograms;
    if (visit(node)) return true;
    if (must_stop_()) break;
    steps.cut(size);
  }
  return false;
}

bool NodeProver::visit(const ProofNode& node) {
  if (node.is_over()) return true;
  if (nodes_left_ == 0 || must_stop_()) return false;
  --nodes_left_;
  if (pieces_.hold(node, payoffs_)) {
    steps_->begin(CellStepKind::set);
    return mixes_.allow_set(node);
  }
  const VertexProfiles profiles(node);
  Gains values;
  for (std::size_t i = 0; i < node.players(); ++i) values.push_back(payoffs_.at_vertices(node, i));
  if (const auto finding = by_one_condition(node, profiles, values)) return take(node, *finding);
  if (const auto cut = cut_at_zero(node, profiles, values)) return take(node, *cut);
  if (const auto cut = cut_at_piece(node)) return take(node, *cut);
  if (const auto cut = cut_at_facet(node)) return take(node, *cut);
  if (const auto finding = by_program(node, profiles, values, false)) return take(node, *finding);
  if (wide_programs_left_ > 0) {
    --wide_programs_left_;
    if (const auto finding = by_program(node, profiles, values, true)) return take(node, *finding);
  }
  if (halvings_left_ == 0) return false;
  --halvings_left_;
  const bool is_next_at_zero =
      last_cuts_ == LastCuts::at_zero || (last_cuts_ == LastCuts::both && halvings_left_ % 2 == 0);
  std::optional<Cut> cut;
  if (is_next_at_zero) cut = cut_at_any_zero(node, profiles, values);
  if (!cut) cut = cut_in_the_middle(node);
  return cut && take(node, *cut);
}

/// As few as there are; nothing where there are none.
std::optional<std::vector<NodeProver::Vertex>> NodeProver::vertices_of(const VertexProfiles& profiles,
                                                                       const std::vector<bool>& is_positive) {
  if (std::ranges::find(is_positive, true) == is_positive.end()) return std::nullopt;
  if (std::ranges::find(is_positive, false) == is_positive.end()) return std::vector<Vertex>();
  const std::size_t players = profiles.players();
  // Those of one profile at which it is positive, less those that are not needed.
  std::optional<std::vector<Vertex>> fewest;
  for (std::size_t p = 0; p < profiles.count(); ++p) {
    if (!is_positive[p]) continue;
    std::vector<bool> is_named(players, true);
    for (std::size_t i = 0; i < players; ++i) {
      is_named[i] = false;
      for (std::size_t q = 0; q < profiles.count() && !is_named[i]; ++q) {
        if (is_positive[q]) continue;
        bool agrees = true;
        for (std::size_t k = 0; k < players && agrees; ++k) {
          agrees = !is_named[k] || profiles.vertex(q, k) == profiles.vertex(p, k);
        }
        is_named[i] = agrees;
      }
    }
    std::vector<Vertex> vertices;
    for (std::size_t i = 0; i < players; ++i) {
      if (is_named[i]) vertices.push_back({i, profiles.vertex(p, i)});
    }
    if (!fewest || vertices.size() < fewest->size()) fewest = std::move(vertices);
    if (fewest->size() == 1) break;
  }
  return fewest;
}

std::optional<NodeProver::Finding> NodeProver::by_one_condition(const ProofNode& node,
                                                                const VertexProfiles& profiles,
                                                                const Gains& values) {
  std::optional<Finding> best;
  for_each_condition(node, [&](std::size_t player, std::size_t strategy, std::size_t reference) {
    if (best && best->vertices.size() <= 1) return;
    std::vector<bool> is_positive(profiles.count());
    for (std::size_t p = 0; p < profiles.count(); ++p) {
      const int sign = cmp(values[player][strategy][p], values[player][reference][p]);
      if (sign < 0) return;
      is_positive[p] = sign > 0;
    }
    std::optional<std::vector<Vertex>> vertices = vertices_of(profiles, is_positive);
    if (!vertices || (best && best->vertices.size() <= vertices->size())) return;
    best.emplace().vertices = *std::move(vertices);
    std::vector<Rational>& weights = best->weights[{player, std::nullopt}];
    weights.resize(node.count(player));
    weights[strategy] = 1;
    weights[reference] = -1;
  });
  return best;
}

std::optional<NodeProver::Cut> NodeProver::cut_at_zero(const ProofNode& node, const VertexProfiles& profiles,
                                                       const Gains& values) {
  std::optional<Cut> cut;
  for_each_condition(node, [&](std::size_t player, std::size_t strategy, std::size_t reference) {
    const auto gain = [&](std::size_t p) {
      return Rational(values[player][strategy][p] - values[player][reference][p]);
    };
    for (std::size_t j = 0; j < node.players() && !cut; ++j) {
      if (j == player) continue;
      for (std::size_t v = 0; v < profiles.size(j); ++v) {
        for (std::size_t w = v + 1; w < profiles.size(j) && !cut; ++w) {
          // The weight of w where it is 0.
          std::optional<Rational> weight;
          bool is_one = true;
          for (std::size_t p = 0; p < profiles.count() && is_one; ++p) {
            if (profiles.vertex(p, j) != v) continue;
            const Rational from = gain(p);
            const Rational to = gain(profiles.with(p, j, w));
            if (sgn(from) == 0 && sgn(to) == 0) continue;
            is_one = sgn(from) * sgn(to) < 0;
            if (!is_one) break;
            const Rational zero = from / (from - to);
            is_one = !weight || *weight == zero;
            weight = zero;
          }
          if (is_one && weight) cut = Cut{j, v, w, *weight};
        }
      }
    }
  });
  return cut;
}

/// The same against some of what the others can do.
std::optional<NodeProver::Cut> NodeProver::cut_at_any_zero(const ProofNode& node,
                                                           const VertexProfiles& profiles,
                                                           const Gains& values) {
  std::optional<Cut> cut;
  for_each_condition(node, [&](std::size_t player, std::size_t strategy, std::size_t reference) {
    for (std::size_t p = 0; p < profiles.count() && !cut; ++p) {
      const auto gain = [&](std::size_t q) {
        return Rational(values[player][strategy][q] - values[player][reference][q]);
      };
      const Rational from = gain(p);
      for (std::size_t j = 0; j < node.players() && !cut; ++j) {
        if (j == player) continue;
        for (std::size_t w = profiles.vertex(p, j) + 1; w < profiles.size(j) && !cut; ++w) {
          const Rational to = gain(profiles.with(p, j, w));
          if (sgn(from) * sgn(to) >= 0) continue;
          const Rational zero = from / (from - to);
          if (bit_length(zero.get_den()) <= kMostBitsOfCut) cut = Cut{j, profiles.vertex(p, j), w, zero};
        }
      }
    }
  });
  return cut;
}

/// Towards a vertex of a piece near the node that is in the simplex.
std::optional<NodeProver::Cut> NodeProver::cut_at_piece(const ProofNode& node) const {
  for (const KnownPieces::Piece* piece : pieces_.near(node)) {
    for (std::size_t i = 0; i < node.players(); ++i) {
      for (const auto& point : piece->polytopes[i]) {
        const std::optional<std::vector<Rational>> weights = barycentric(node.vertices(i), point);
        if (!weights) continue;
        std::vector<std::size_t> positive;
        bool is_inside = true;
        for (std::size_t v = 0; v < weights->size(); ++v) {
          is_inside = is_inside && sgn((*weights)[v]) >= 0;
          if (sgn((*weights)[v]) > 0) positive.push_back(v);
        }
        if (!is_inside || positive.size() < 2) continue;
        const Rational& moved = (*weights)[positive[1]];
        return Cut{i, positive[0], positive[1], moved / ((*weights)[positive[0]] + moved)};
      }
    }
  }
  return std::nullopt;
}

/// Where a facet of a piece near the node divides its simplex.
std::optional<NodeProver::Cut> NodeProver::cut_at_facet(const ProofNode& node) const {
  for (const KnownPieces::Piece* piece : pieces_.near(node)) {
    for (std::size_t i = 0; i < piece->facets.size(); ++i) {
      for (const KnownPieces::Point& facet : piece->facets[i]) {
        std::vector<Rational> heights;
        for (const ProofNode::Vertex& vertex : node.vertices(i)) {
          Rational& height = heights.emplace_back(0);
          for (std::size_t s = 0; s < facet.size(); ++s) height += facet[s] * vertex.point[s];
        }
        const auto [lowest, highest] = std::ranges::minmax_element(heights);
        if (sgn(*lowest) >= 0 || sgn(*highest) <= 0) continue;
        return Cut{i, static_cast<std::size_t>(lowest - heights.begin()),
                   static_cast<std::size_t>(highest - heights.begin()), *lowest / (*lowest - *highest)};
      }
    }
  }
  return std::nullopt;
}

std::optional<NodeProver::Cut> NodeProver::cut_in_the_middle(const ProofNode& node) {
  std::optional<Cut> cut;
  Rational longest = 0;
  for (std::size_t i = 0; i < node.players(); ++i) {
    const auto& vertices = node.vertices(i);
    for (std::size_t v = 0; v < vertices.size(); ++v) {
      for (std::size_t w = v + 1; w < vertices.size(); ++w) {
        Rational length = 0;
        for (std::size_t s = 0; s < node.count(i); ++s) {
          length += abs(vertices[v].point[s] - vertices[w].point[s]);
        }
        if (length <= longest) continue;
        longest = length;
        cut = Cut{i, v, w, Rational(1, 2)};
      }
    }
  }
  return cut;
}

bool NodeProver::take(const ProofNode& node, const Finding& finding) {
  if (finding.vertices.empty()) {
    steps_->begin(CellStepKind::empty);
    add_weights(node, finding.weights);
    return true;
  }
  steps_->begin(CellStepKind::vanish);
  pack(steps_->bytes(), std::uint64_t{finding.vertices.size()});
  for (const Vertex& each : finding.vertices) {
    steps_->add(node.id_of(each.player, node.vertices(each.player)[each.vertex].name));
  }
  add_weights(node, finding.weights);
  return std::ranges::all_of(finding.vertices, [&](const Vertex& each) {
    ProofNode child = node;
    child.remove_vertex(each.player, each.vertex);
    return visit(child);
  });
}

bool NodeProver::take(const ProofNode& node, const Cut& cut) {
  const auto id = [&](std::size_t vertex) {
    return node.id_of(cut.player, node.vertices(cut.player)[vertex].name);
  };
  steps_->begin(CellStepKind::split);
  steps_->add(id(cut.kept));
  steps_->add(id(cut.moved));
  pack(steps_->bytes(), Integer(cut.weight.get_num()));
  pack(steps_->bytes(), Integer(cut.weight.get_den()));
  ProofNode first = node;
  first.move(cut.player, cut.kept, cut.moved, cut.weight);
  if (!visit(first)) return false;
  ProofNode second = node;
  second.move(cut.player, cut.moved, cut.kept, 1 - cut.weight);
  return visit(second);
}

/// Of each vertex the weights in integers, all but that of the base: a strategy that is used.
void NodeProver::add_weights(const ProofNode& node, const Weights& weights) {
  Integer denominator = 1;
  Integer divisor = 0;
  for (const auto& [vertex, own] : weights) {
    for (const Rational& w : own) denominator = least_common_multiple(denominator, w.get_den());
  }
  const auto whole = [&denominator](const Rational& w) {
    return Integer(w.get_num() * exact_quotient(denominator, w.get_den()));
  };
  for (const auto& [vertex, own] : weights) {
    for (const Rational& w : own) divisor = greatest_common_divisor(divisor, whole(w));
  }
  pack(steps_->bytes(), std::uint64_t{weights.size()});
  for (const auto& [vertex, own] : weights) {
    const std::size_t player = vertex.first;
    std::size_t base = used_by(node, player).front();
    for (const std::size_t s : used_by(node, player)) {
      if (sgn(own[s]) != 0) base = s;
    }
    if (vertex.second) {
      steps_->add(node.id_of(player, node.vertices(player)[*vertex.second].name));
    } else {
      pack(steps_->bytes(), kAllVertices);
    }
    steps_->add(node.id_of(player, base));
    std::vector<std::size_t> others;
    for (std::size_t s = 0; s < own.size(); ++s) {
      if (s != base && sgn(own[s]) != 0) others.push_back(s);
    }
    pack(steps_->bytes(), std::uint64_t{others.size()});
    for (const std::size_t s : others) {
      steps_->add(node.id_of(player, s));
      pack(steps_->bytes(), exact_quotient(whole(own[s]), divisor));
    }
  }
}

}  // namespace nashsolve::proof
