#include "trim.hpp"

#include <array>
#include <cstddef>
#include <utility>

#include "nashsolve/errors.hpp"

namespace nashsolve::proof {

namespace {

void add(Bits& bits, const Bits& others) {
  for (std::size_t k = 0; k < bits.size(); ++k) bits[k] |= others[k];
}
bool includes(const Bits& bits, const Bits& others) {
  for (std::size_t k = 0; k < bits.size(); ++k) {
    if ((others[k] & ~bits[k]) != 0) return false;
  }
  return true;
}
void erase(Bits& bits, StrategyId s) {
  bits[s / 64] &= ~(std::uint64_t{1} << s % 64);
}

using Faces = std::array<Bits, 2>;

/// What is tight at a node, and what had to be slack.
struct State {
  Faces tight;
  Faces slack;
};

/// The side of the child that has what is tight on both.
std::size_t both_of(const Step& step) {
  return step.kind == StepKind::suppose ? 1 : 0;
}

/// What the rest of a node needs, and where it ends.
struct Need {
  Faces tight;
  Faces slack;
  /// An empty face, which a step before shows.
  bool wants_empty = false;
  bool holds_subset = false;
  std::size_t last = 0;
};

class Trim {
 public:
  Trim(const Steps& steps, const PolytopeRows& rows)
      : steps_(steps), rows_(rows), none_((rows.strategy_count() + 63) / 64) {}

  std::vector<bool> run() {
    for (std::size_t k = 0; k < steps_.size(); ++k) {
      if (steps_.all()[k].kind == StepKind::subset) subsets_.push_back(bits_of(k));
    }
    go_down();
    go_up();
    return std::move(stays_);
  }

 private:
  [[nodiscard]] Faces bits_of(std::size_t k) const {
    Faces faces = {none_, none_};
    const auto labels = steps_.labels(k);
    for (std::size_t side = 0; side < faces.size(); ++side) {
      for (const StrategyId label : labels[side]) insert(faces[side], label);
    }
    return faces;
  }

  [[nodiscard]] State state_of(std::size_t k) const {
    State state{bits_of(k), {none_, none_}};
    const auto labels = steps_.labels(k);
    for (std::size_t side = 0; side < 2; ++side) {
      for (const StrategyId label : labels[2 + side]) insert(state.slack[side], label);
    }
    return state;
  }

  /// Finds what ends each leaf.
  void go_down() {
    ends_.resize(steps_.size());
    std::vector<State> nodes;
    std::size_t heard = 0;
    for (std::size_t k = 0; k < steps_.size(); ++k) {
      const Step& step = steps_.all()[k];
      if ((step.kind == StepKind::began) != nodes.empty())
        throw InternalError("what a search told is no tree");
      if (step.kind == StepKind::began) {
        nodes.push_back(state_of(k));
        continue;
      }
      State& node = nodes.back();
      switch (step.kind) {
        case StepKind::began:
          break;
        case StepKind::open:
          nodes.pop_back();
          break;
        case StepKind::branch:
        case StepKind::suppose: {
          State child = node;
          insert(child.tight[step.side], step.label);
          insert(node.tight[1 - step.side], step.label);
          const std::size_t both = both_of(step);
          insert((step.side == both ? node : child).slack[both], step.label);
          nodes.push_back(std::move(child));
          break;
        }
        case StepKind::empty:
          ends_[k] = has(node.tight[step.side], step.label) ? 1 : 0;
          insert(node.tight[1 - step.side], step.label);
          break;
        case StepKind::tight:
          add(node.tight[step.side], rows_.shown_tight(step.side, unpack_weights(steps_.packed(k))));
          break;
        case StepKind::units:
          break;
        case StepKind::optimal: {
          const Faces given = rows_.shown_tight(unpack_weights(steps_.packed(k)));
          for (std::size_t side = 0; side < given.size(); ++side) add(node.tight[side], given[side]);
          break;
        }
        case StepKind::subset:
          ++heard;
          break;
        case StepKind::end:
          ends_[k] = step.ending == Ending::found ? heard - 1 : reason_of(step.ending, node);
          nodes.pop_back();
      }
    }
  }

  /// The label of a `repeated` leaf, those of Q after all of P; the position of the subset of a `covered`
  /// one, or after all of them that of the leaf's own labels.
  std::size_t reason_of(Ending ending, const State& node) {
    if (ending == Ending::repeated) {
      for (std::size_t side = 0; side < 2; ++side) {
        for (StrategyId s = 0; s < rows_.strategy_count(); ++s) {
          if (has(node.slack[side], s) && has(node.tight[side], s)) return side * rows_.strategy_count() + s;
        }
      }
    }
    if (ending == Ending::covered) {
      for (std::size_t k = 0; k < subsets_.size(); ++k) {
        if (includes(node.tight[0], subsets_[k][0]) && includes(node.tight[1], subsets_[k][1])) return k;
      }
      // It is one of another part's: all that is tight may be needed.
      elsewhere_.push_back(node.tight);
      return subsets_.size() + elsewhere_.size() - 1;
    }
    return 0;
  }

  [[nodiscard]] Need need_at(std::size_t k) const {
    Need need{{none_, none_}, {none_, none_}, false, false, k};
    if (steps_.all()[k].kind == StepKind::open) {
      const State left = state_of(k);
      need.tight = left.tight;
      need.slack = left.slack;
      // It may.
      need.holds_subset = true;
      return need;
    }
    switch (steps_.all()[k].ending) {
      case Ending::empty:
        need.wants_empty = true;
        break;
      case Ending::repeated: {
        const std::size_t side = ends_[k] / rows_.strategy_count();
        const auto label = static_cast<StrategyId>(ends_[k] % rows_.strategy_count());
        insert(need.tight[side], label);
        insert(need.slack[side], label);
        break;
      }
      case Ending::found:
      case Ending::covered:
        need.tight = ends_[k] < subsets_.size() ? subsets_[ends_[k]] : elsewhere_[ends_[k] - subsets_.size()];
        break;
      case Ending::artificial:
        for (const StrategyId s : rows_.variables(0)) insert(need.tight[0], s);
    }
    return need;
  }

  void go_up() {
    stays_.assign(steps_.size(), true);
    std::vector<Need> nodes;
    for (std::size_t k = steps_.size(); k-- > 0;) {
      const Step& step = steps_.all()[k];
      switch (step.kind) {
        case StepKind::began:
          nodes.pop_back();
          break;
        case StepKind::open:
        case StepKind::end:
          nodes.push_back(need_at(k));
          break;
        case StepKind::subset:
          nodes.back().holds_subset = true;
          break;
        case StepKind::branch:
        case StepKind::suppose:
          join(nodes, step, k);
          break;
        case StepKind::tight: {
          Need& need = nodes.back();
          Bits given = rows_.shown_tight(step.side, unpack_weights(steps_.packed(k)));
          Bits& tight = need.tight[step.side];
          bool is_needed = false;
          for (std::size_t w = 0; w < given.size(); ++w) {
            // What had to be tight before is not given.
            given[w] &= ~steps_.needed(step)[w];
            is_needed = is_needed || (tight[w] & given[w]) != 0;
            tight[w] &= ~given[w];
          }
          stays_[k] = is_needed;
          if (is_needed) add_reason(need, step);
          break;
        }
        case StepKind::units:
          break;
        case StepKind::optimal: {
          const Faces given = rows_.shown_tight(unpack_weights(steps_.packed(k)));
          for (std::size_t side = 0; side < given.size(); ++side) {
            Bits& tight = nodes.back().tight[side];
            for (std::size_t w = 0; w < tight.size(); ++w) tight[w] &= ~given[side][w];
          }
          break;
        }
        case StepKind::empty:
          hear_empty(nodes.back(), step, k);
      }
    }
  }

  void hear_empty(Need& need, const Step& step, std::size_t k) {
    const bool shows_all = ends_[k] == 1;
    if (need.wants_empty && shows_all) {
      need = Need{{none_, none_}, {none_, none_}, false, need.holds_subset, need.last};
      add_reason(need, step);
      insert(need.tight[step.side], step.label);
      return;
    }
    stays_[k] = has(need.tight[1 - step.side], step.label);
    if (!stays_[k]) return;
    erase(need.tight[1 - step.side], step.label);
    const bool was_needed = has(need.tight[step.side], step.label);
    add_reason(need, step);
    // The reason may count on it, as the step supposes it to be tight.
    if (!was_needed) erase(need.tight[step.side], step.label);
  }

  void add_reason(Need& need, const Step& step) {
    const std::uint64_t* const needed = steps_.needed(step);
    for (std::size_t w = 0; w < none_.size(); ++w) need.tight[step.side][w] |= needed[w];
  }

  /// The child that comes first is the last of `nodes`, the other one below it.
  void join(std::vector<Need>& nodes, const Step& step, std::size_t k) {
    Need first = std::move(nodes.back());
    nodes.pop_back();
    Need& second = nodes.back();
    const std::size_t both = both_of(step);
    Bits& slack = (step.side == both ? second : first).slack[both];
    const bool uses_slack = has(slack, step.label);
    const bool uses_first = has(first.tight[step.side], step.label) || (step.side != both && uses_slack);
    const bool uses_second =
        has(second.tight[1 - step.side], step.label) || (step.side == both && uses_slack);
    if (!uses_first && !second.holds_subset) {
      stays_[k] = false;
      leave_out(first.last + 1, second.last + 1);
      second = std::move(first);
      return;
    }
    if (!uses_second && !first.holds_subset) {
      leave_out(k, first.last + 1);
      return;
    }
    erase(first.tight[step.side], step.label);
    erase(second.tight[1 - step.side], step.label);
    erase(slack, step.label);
    for (std::size_t side = 0; side < 2; ++side) {
      add(second.tight[side], first.tight[side]);
      add(second.slack[side], first.slack[side]);
    }
    second.holds_subset = second.holds_subset || first.holds_subset;
  }

  void leave_out(std::size_t first, std::size_t end) {
    for (std::size_t k = first; k < end; ++k) stays_[k] = false;
  }

  const Steps& steps_;
  const PolytopeRows& rows_;
  Bits none_;
  std::vector<Faces> subsets_;
  std::vector<Faces> elsewhere_;
  std::vector<std::size_t> ends_;
  std::vector<bool> stays_;
};

}  // namespace

std::vector<bool> needed_steps(const Steps& steps, const PolytopeRows& rows) {
  return Trim(steps, rows).run();
}

}  // namespace nashsolve::proof
