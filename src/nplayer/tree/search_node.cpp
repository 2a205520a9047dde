#include "search_node.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace nashsolve::nplayer {
namespace {

/// Beyond these sizes a relaxation costs more than it can save.
constexpr std::size_t kMaxProfiles = 20000;
constexpr std::size_t kMaxRows = 600;

std::size_t row_count(const Cell& cell) {
  std::size_t rows = 1;
  for (std::size_t i = 0; i < cell.players(); ++i) rows += cell.sizes[i] * (cell.counts[i] - 1);
  return rows;
}

std::size_t count_labels(const SearchNode& node, std::size_t player, Label label) {
  const auto& labels = node.labels[player];
  return static_cast<std::size_t>(std::count(labels.begin(), labels.end(), label));
}

void use(SearchNode& node, std::size_t player, std::size_t strategy) {
  node.labels[player][strategy] = Label::used;
  if (node.relaxation) node.relaxation->use(player, strategy);
}

/// False where the player has no strategy left.
bool leave_out(SearchNode& node, std::size_t player, std::size_t strategy) {
  node.labels[player][strategy] = Label::unused;
  std::vector<std::size_t> keep;
  std::vector<std::size_t> pure;
  for (std::size_t v = 0; v < node.pure[player].size(); ++v) {
    if (node.pure[player][v] == strategy) continue;
    keep.push_back(v);
    pure.push_back(node.pure[player][v]);
  }
  if (keep.empty()) return false;
  keep_vertices(node.cell, player, keep);
  node.pure[player] = std::move(pure);
  if (node.relaxation) node.relaxation->drop_vertices(node.cell, player, keep);
  return true;
}

/// Whether b is at least as good as a against every vertex profile, and better against one whose strategies
/// are all known to be used. Needs payoffs without rounding error.
bool weakly_dominates(const SearchNode& node, std::size_t player, std::size_t b, std::size_t a) {
  const Cell& cell = node.cell;
  if (cell.error[player] != 0) return false;
  const std::size_t opponents = cell.opponents(player);
  const double* better = &cell.payoffs[player][b * opponents];
  const double* worse = &cell.payoffs[player][a * opponents];
  bool strict = false;
  for (std::size_t o = 0; o < opponents; ++o) {
    if (better[o] < worse[o]) return false;
    if (strict || better[o] == worse[o]) continue;
    std::size_t rest = o;
    bool all_used = true;
    for (std::size_t k = cell.players(); k-- > 0 && all_used;) {
      if (k == player) continue;
      all_used = node.labels[k][node.pure[k][rest % cell.sizes[k]]] == Label::used;
      rest /= cell.sizes[k];
    }
    strict = all_used;
  }
  return strict;
}

std::optional<std::size_t> dominating(const SearchNode& node, std::size_t player, std::size_t a) {
  for (std::size_t b = 0; b < node.cell.counts[player]; ++b) {
    if (b == a) continue;
    if (strictly_dominates(node.cell, player, b, a) || weakly_dominates(node, player, b, a)) return b;
  }
  return std::nullopt;
}

/// False where the node has no equilibrium.
bool propagate(SearchNode& node, CellListener* listener) {
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < node.cell.players(); ++i) {
      for (std::size_t a = 0; a < node.cell.counts[i]; ++a) {
        if (node.labels[i][a] == Label::unused) continue;
        const std::optional<std::size_t> by = dominating(node, i, a);
        if (!by) continue;
        if (listener != nullptr) {
          listener->dominated(strategy_id(node.cell, i, a), strategy_id(node.cell, i, *by));
        }
        if (node.labels[i][a] == Label::used || !leave_out(node, i, a)) return false;
        changed = true;
      }
      if (count_labels(node, i, Label::used) == 0 && count_labels(node, i, Label::open) == 1) {
        const auto& labels = node.labels[i];
        use(node, i,
            static_cast<std::size_t>(std::find(labels.begin(), labels.end(), Label::open) - labels.begin()));
        changed = true;
      }
    }
  }
  return true;
}

struct Choice {
  std::size_t player = 0;
  std::size_t strategy = 0;
};

/// The open strategy whose weight times shortfall is largest at the relaxation's point, else the heaviest.
std::optional<Choice> most_violated(const SearchNode& node) {
  if (!node.relaxation || !node.relaxation->has_point()) return std::nullopt;
  constexpr double kNoViolation = 1e-7;
  const Cell& cell = node.cell;
  const std::vector<Relaxation::Weight> point = node.relaxation->point();
  std::optional<Choice> violated;
  std::optional<Choice> heaviest;
  double worst = kNoViolation;
  double most = -1;
  std::size_t inner = cell.vertex_profiles();
  for (std::size_t i = 0; i < cell.players(); ++i) {
    const std::size_t size = cell.sizes[i];
    inner /= size;
    if (count_labels(node, i, Label::open) == 0) continue;
    const std::size_t opponents = cell.opponents(i);
    std::vector<double> own(size, 0.0);
    std::vector<double> payoff(cell.counts[i], 0.0);
    for (const auto& [profile, weight] : point) {
      own[profile / inner % size] += weight;
      const std::size_t o = profile / (inner * size) * inner + profile % inner;
      for (std::size_t a = 0; a < payoff.size(); ++a) {
        payoff[a] += weight * cell.payoffs[i][a * opponents + o];
      }
    }
    const double best = *std::max_element(payoff.begin(), payoff.end());
    for (std::size_t v = 0; v < size; ++v) {
      const std::size_t a = node.pure[i][v];
      if (node.labels[i][a] != Label::open) continue;
      const double violation = own[v] * (best - payoff[a]);
      if (violation > worst) {
        worst = violation;
        violated = Choice{i, a};
      }
      if (own[v] > most) {
        most = own[v];
        heaviest = Choice{i, a};
      }
    }
  }
  return violated ? violated : heaviest;
}

/// The player with the fewest open strategies, and its strategy with the largest payoff on average.
std::optional<Choice> fewest_open(const SearchNode& node) {
  std::optional<Choice> choice;
  std::size_t fewest = SIZE_MAX;
  for (std::size_t i = 0; i < node.cell.players(); ++i) {
    const std::size_t open = count_labels(node, i, Label::open);
    if (open == 0 || open >= fewest) continue;
    fewest = open;
    const std::size_t opponents = node.cell.opponents(i);
    double best = -1;
    for (std::size_t a = 0; a < node.cell.counts[i]; ++a) {
      if (node.labels[i][a] != Label::open) continue;
      double sum = 0;
      for (std::size_t o = 0; o < opponents; ++o) sum += node.cell.payoffs[i][a * opponents + o];
      if (sum > best) {
        best = sum;
        choice = Choice{i, a};
      }
    }
  }
  return choice;
}

}  // namespace

SearchNode root_node(const PayoffTensors& tensors) {
  SearchNode node;
  node.cell = unnamed_game(tensors);
  for (const std::size_t count : tensors.counts) {
    node.labels.emplace_back(count, Label::open);
    std::vector<std::size_t>& pure = node.pure.emplace_back();
    for (std::size_t s = 0; s < count; ++s) pure.push_back(s);
  }
  return node;
}

std::optional<SearchNode> node_with(const SearchNode& root, const NodeLabels& labels) {
  SearchNode node = root;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    for (std::size_t a = 0; a < labels[i].size(); ++a) {
      if (labels[i][a] == Label::used) use(node, i, a);
      if (labels[i][a] == Label::unused && !leave_out(node, i, a)) return std::nullopt;
    }
  }
  return node;
}

Progress advance(SearchNode& node, std::optional<SearchNode>& used_child, SearchCounts& counts,
                 const StopTest& stop, CellListener* listener) {
  ++counts.nodes;
  if (!propagate(node, listener)) return Progress::dead;
  if (!node.relaxation && node.cell.vertex_profiles() <= kMaxProfiles && row_count(node.cell) <= kMaxRows) {
    node.relaxation.emplace(node.cell, node.pure);
    for (std::size_t i = 0; i < node.cell.players(); ++i) {
      for (std::size_t a = 0; a < node.cell.counts[i]; ++a) {
        if (node.labels[i][a] == Label::used) node.relaxation->use(i, a);
      }
    }
  }
  if (node.relaxation) {
    ++counts.relaxations;
    const std::uint64_t before = node.relaxation->pivots();
    const Relaxation::Verdict verdict = node.relaxation->solve(node.cell, stop);
    counts.pivots += node.relaxation->pivots() - before;
    if (verdict == Relaxation::Verdict::infeasible) {
      if (listener != nullptr) listener->infeasible(node.relaxation->certificate(node.cell, node.pure));
      return Progress::dead;
    }
  }
  std::optional<Choice> choice = most_violated(node);
  if (!choice) choice = fewest_open(node);
  if (!choice) return Progress::leaf;
  if (listener != nullptr) listener->branched(strategy_id(node.cell, choice->player, choice->strategy));
  used_child = node;
  use(*used_child, choice->player, choice->strategy);
  // An open strategy beside another one, so the player keeps a vertex.
  leave_out(node, choice->player, choice->strategy);
  return Progress::branched;
}

NodeOfSupports told_node(const NodeLabels& labels) {
  NodeOfSupports node;
  StrategyId strategy = 0;
  for (const std::vector<Label>& own : labels) {
    for (const Label label : own) {
      if (label == Label::unused) node.unused.push_back(strategy);
      if (label == Label::used) node.used.push_back(strategy);
      ++strategy;
    }
  }
  return node;
}

Supports supports_of(const NodeLabels& labels) {
  Supports supports;
  for (const std::vector<Label>& its : labels) {
    std::vector<std::size_t>& own = supports.emplace_back();
    for (std::size_t a = 0; a < its.size(); ++a) {
      if (its[a] == Label::used) own.push_back(a);
    }
  }
  return supports;
}

}  // namespace nashsolve::nplayer
