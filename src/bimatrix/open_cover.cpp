#include "open_cover.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "continuation.hpp"

namespace nashsolve::bimatrix {

namespace {

using Subsets = std::vector<const NashFaces*>;

bool is_tight(const NashFaces& subset, Label label) {
  return subset.faces[0].tight.contains(label);
}

/// The smallest node that holds all of them. What is not tight in P is tight in Q.
OpenNode hull(const Subsets& subsets) {
  OpenNode node = node_of(*subsets.front());
  for (const NashFaces* const subset : subsets) {
    for (std::size_t side = 0; side < 2; ++side) {
      node.tight[side] &= subset->faces[side].tight;
      node.slack[side] -= subset->faces[side].tight;
    }
  }
  return node;
}

bool overlap(const OpenNode& a, const OpenNode& b) {
  for (std::size_t side = 0; side < 2; ++side) {
    if (a.tight[side].intersects(b.slack[side]) || a.slack[side].intersects(b.tight[side])) return false;
  }
  return true;
}

class Cover {
 public:
  explicit Cover(std::vector<OpenNode>& nodes) : nodes_(nodes) {}

  /// Nodes that keep clear of those of `open`, and of the subsets `told` as far as `most` nodes do.
  void add(const Subsets& subsets, std::vector<OpenNode> open, Subsets told, std::uint64_t most) {
    if (subsets.size() <= most) {
      for (const NashFaces* const subset : subsets) nodes_.push_back(node_of(*subset));
      return;
    }
    OpenNode node = hull(subsets);
    std::erase_if(open, [&](const OpenNode& each) { return !overlap(each, node); });
    std::erase_if(told, [&](const NashFaces* each) { return !node.holds(*each); });
    if (open.empty() && (told.empty() || most <= 1)) {
      nodes_.push_back(std::move(node));
      return;
    }
    const Label label = parting_label(node, subsets, open, told);
    std::array<Subsets, 2> parts;
    for (const NashFaces* const subset : subsets) parts[is_tight(*subset, label) ? 0 : 1].push_back(subset);
    for (const Subsets& part : parts) add(part, open, told, std::max<std::uint64_t>(1, most / 2));
  }

 private:
  /// How often the label is tight and how often slack, of all that count.
  struct Shares {
    double tight = 0;
    double slack = 0;
    void count(bool is_tight_there) { (is_tight_there ? tight : slack) += 1; }
    [[nodiscard]] double share() const { return (tight + 0.5) / (tight + slack + 1); }
  };

  /// A label that some of the subsets have and some have not, and that tells them from the others as well as
  /// one does.
  static Label parting_label(const OpenNode& node, const Subsets& subsets, const std::vector<OpenNode>& open,
                             const Subsets& told) {
    // Which label it is makes no node wrong, so that some of the subsets stand for all.
    constexpr std::size_t kMostLookedAt = 256;
    const std::size_t step = subsets.size() / kMostLookedAt + 1;
    const LabelSet decided = node.tight[0] | node.slack[0];
    Label best = 0;
    double most_apart = -1;
    const auto labels = static_cast<Label>(node.tight[0].words().size() * LabelSet::kBits);
    const LabelSet seen = tight_somewhere(subsets);
    for (Label label = 0; label < labels; ++label) {
      if (decided.contains(label) || !seen.contains(label)) continue;
      Shares own;
      for (std::size_t k = 0; k < subsets.size(); k += step) own.count(is_tight(*subsets[k], label));
      Shares others;
      for (const NashFaces* const each : told) others.count(is_tight(*each, label));
      for (const OpenNode& each : open) {
        if (!each.slack[0].contains(label)) others.tight += 1;
        if (!each.tight[0].contains(label)) others.slack += 1;
      }
      const double apart = std::abs(own.share() - others.share()) + own.share() * (1 - own.share());
      if (apart <= most_apart) continue;
      most_apart = apart;
      best = label;
    }
    return best;
  }

  static LabelSet tight_somewhere(const Subsets& subsets) {
    LabelSet seen = subsets.front()->faces[0].tight;
    for (const NashFaces* const subset : subsets) seen |= subset->faces[0].tight;
    return seen;
  }

  std::vector<OpenNode>& nodes_;
};

/// The subsets by the root that holds them, those of no root by themselves: a node that held subsets of two
/// roots could hold what lies in none.
std::vector<Subsets> by_root(const std::vector<OpenNode>& roots, const Subsets& subsets) {
  std::vector<Subsets> groups(roots.size());
  std::size_t root = 0;
  for (const NashFaces* const subset : subsets) {
    // They come in the order of the roots.
    std::size_t tried = 0;
    while (tried < roots.size() && !roots[root].holds(*subset)) {
      root = (root + 1) % roots.size();
      ++tried;
    }
    if (tried < roots.size()) {
      groups[root].push_back(subset);
    } else {
      groups.push_back({subset});
    }
  }
  return groups;
}

}  // namespace

std::vector<OpenNode> open_cover(const std::vector<OpenNode>& roots, std::vector<OpenNode> open,
                                 const std::vector<const NashFaces*>& left_out,
                                 const std::vector<const NashFaces*>& told, std::uint64_t most) {
  if (left_out.size() <= most) {
    for (const NashFaces* const subset : left_out) open.push_back(node_of(*subset));
    return open;
  }
  std::vector<OpenNode> nodes;
  Cover cover(nodes);
  for (const Subsets& group : by_root(roots, left_out)) {
    if (group.empty()) continue;
    const double share = static_cast<double>(group.size()) / static_cast<double>(left_out.size());
    cover.add(group, open, told, 1 + static_cast<std::uint64_t>(share * static_cast<double>(most)));
  }
  std::move(nodes.begin(), nodes.end(), std::back_inserter(open));
  return open;
}

}  // namespace nashsolve::bimatrix
