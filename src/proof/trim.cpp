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
  return step.kind == kSuppose ? 1 : 0;
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

/// A step, and which one of all it is.
struct Heard : Step {
  std::size_t number;
};

class Trim {
 public:
  Trim(std::span<const Steps> parts, const PolytopeRows& rows, const std::function<void()>& ask)
      : parts_(parts), rows_(rows), ask_(ask), none_(rows.word_count()) {}

  std::vector<bool> run() {
    std::size_t count = 0;
    for (const Steps& part : parts_) count += part.size();
    for_each([this](const Heard& heard) {
      if (heard.kind == kSubset) subsets_.push_back(bits_of(heard));
    });
    stays_.assign(count, true);
    go_down();
    go_up(count);
    return std::move(stays_);
  }

 private:
  template <class Function>
  void for_each(const Function& function) const {
    std::size_t number = 0;
    for (const Steps& part : parts_) {
      for (std::size_t place = 0; place < part.size(); ++place, ++number) {
        if (number % kStepsBetween == 0) ask_();
        function(Heard{part[place], number});
      }
    }
  }

  [[nodiscard]] Faces bits_of(const Heard& heard) const {
    Faces faces = {none_, none_};
    const auto labels = heard.labels();
    for (std::size_t side = 0; side < faces.size(); ++side) {
      for (const StrategyId label : labels[side]) insert(faces[side], label);
    }
    return faces;
  }

  [[nodiscard]] State state_of(const Heard& heard) const {
    State state{bits_of(heard), {none_, none_}};
    const auto labels = heard.labels();
    for (std::size_t side = 0; side < 2; ++side) {
      for (const StrategyId label : labels[2 + side]) insert(state.slack[side], label);
    }
    return state;
  }

  /// Finds what ends each leaf.
  void go_down() {
    std::vector<State> nodes;
    std::size_t subsets = 0;
    for_each([&](const Heard& heard) {
      if ((heard.kind == kBegan) != nodes.empty()) throw InternalError("what a search told is no tree");
      if (heard.kind == kBegan) {
        nodes.push_back(state_of(heard));
        return;
      }
      State& node = nodes.back();
      switch (heard.kind) {
        case kBegan:
          break;
        case kOpen:
          nodes.pop_back();
          break;
        case kBranch:
        case kSuppose: {
          State child = node;
          insert(child.tight[heard.side], heard.label);
          insert(node.tight[1 - heard.side], heard.label);
          const std::size_t both = both_of(heard);
          insert((heard.side == both ? node : child).slack[both], heard.label);
          nodes.push_back(std::move(child));
          break;
        }
        case kEmpty:
          shows_all_.push_back(has(node.tight[heard.side], heard.label));
          insert(node.tight[1 - heard.side], heard.label);
          break;
        case kTight:
          add(node.tight[heard.side], rows_.shown_tight(heard.side, heard.weights()));
          break;
        case kSame:
        case kUnits:
          break;
        case kOptimal: {
          const Faces given = rows_.shown_tight(heard.weights());
          for (std::size_t side = 0; side < given.size(); ++side) add(node.tight[side], given[side]);
          break;
        }
        case kSubset:
          ++subsets;
          break;
        case kEnd:
          ends_.push_back(heard.ending == Ending::found ? subsets - 1 : reason_of(heard.ending, node));
          nodes.pop_back();
      }
    });
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

  Need need_at(const Heard& heard) {
    Need need{{none_, none_}, {none_, none_}, false, false, heard.number};
    if (heard.kind == kOpen) {
      const State left = state_of(heard);
      need.tight = left.tight;
      need.slack = left.slack;
      // It may.
      need.holds_subset = true;
      return need;
    }
    const std::size_t end = ends_.back();
    ends_.pop_back();
    switch (heard.ending) {
      case Ending::empty:
        need.wants_empty = true;
        break;
      case Ending::repeated: {
        const std::size_t side = end / rows_.strategy_count();
        const auto label = static_cast<StrategyId>(end % rows_.strategy_count());
        insert(need.tight[side], label);
        insert(need.slack[side], label);
        break;
      }
      case Ending::found:
      case Ending::covered:
        need.tight = end < subsets_.size() ? subsets_[end] : elsewhere_[end - subsets_.size()];
        break;
      case Ending::artificial:
        need.tight[0] = rows_.variables_of_p();
    }
    return need;
  }

  void go_up(std::size_t count) {
    std::vector<Need> nodes;
    for (auto part = parts_.rbegin(); part != parts_.rend(); ++part) {
      for (std::size_t place = part->size(); place-- > 0;) {
        if (--count % kStepsBetween == 0) ask_();
        hear_backwards({(*part)[place], count}, nodes);
      }
    }
  }

  void hear_backwards(const Heard& heard, std::vector<Need>& nodes) {
    switch (heard.kind) {
      case kBegan:
        nodes.pop_back();
        break;
      case kOpen:
      case kEnd:
        nodes.push_back(need_at(heard));
        break;
      case kSubset:
        nodes.back().holds_subset = true;
        break;
      case kBranch:
      case kSuppose:
        join(nodes, heard);
        break;
      case kTight: {
        Need& need = nodes.back();
        Bits given = rows_.shown_tight(heard.side, heard.weights());
        Bits& tight = need.tight[heard.side];
        bool is_needed = false;
        for (std::size_t w = 0; w < given.size(); ++w) {
          // What had to be tight before is not given.
          given[w] &= ~heard.needed[w];
          is_needed = is_needed || (tight[w] & given[w]) != 0;
          tight[w] &= ~given[w];
        }
        stays_[heard.number] = is_needed;
        if (is_needed) add_reason(need, heard);
        break;
      }
      case kSame:
      case kUnits:
        break;
      case kOptimal: {
        const Faces given = rows_.shown_tight(heard.weights());
        for (std::size_t side = 0; side < given.size(); ++side) {
          Bits& tight = nodes.back().tight[side];
          for (std::size_t w = 0; w < tight.size(); ++w) tight[w] &= ~given[side][w];
        }
        break;
      }
      case kEmpty:
        hear_empty(nodes.back(), heard);
    }
  }

  void hear_empty(Need& need, const Heard& heard) {
    const bool shows_all = shows_all_.back();
    shows_all_.pop_back();
    if (need.wants_empty && shows_all) {
      need = Need{{none_, none_}, {none_, none_}, false, need.holds_subset, need.last};
      add_reason(need, heard);
      insert(need.tight[heard.side], heard.label);
      return;
    }
    stays_[heard.number] = has(need.tight[1 - heard.side], heard.label);
    if (!stays_[heard.number]) return;
    erase(need.tight[1 - heard.side], heard.label);
    const bool was_needed = has(need.tight[heard.side], heard.label);
    add_reason(need, heard);
    // The reason may count on it, as the step supposes it to be tight.
    if (!was_needed) erase(need.tight[heard.side], heard.label);
  }

  void add_reason(Need& need, const Heard& heard) {
    const std::uint64_t* const needed = heard.needed;
    Bits& tight = need.tight[heard.side];
    for (std::size_t w = 0; w < none_.size(); ++w) tight[w] |= needed[w];
  }

  /// The child that comes first is the last of `nodes`, the other one below it.
  void join(std::vector<Need>& nodes, const Heard& heard) {
    Need first = std::move(nodes.back());
    nodes.pop_back();
    Need& second = nodes.back();
    const std::size_t both = both_of(heard);
    Bits& slack = (heard.side == both ? second : first).slack[both];
    const bool uses_slack = has(slack, heard.label);
    const bool uses_first = has(first.tight[heard.side], heard.label) || (heard.side != both && uses_slack);
    const bool uses_second =
        has(second.tight[1 - heard.side], heard.label) || (heard.side == both && uses_slack);
    if (!uses_first && !second.holds_subset) {
      stays_[heard.number] = false;
      leave_out(first.last + 1, second.last + 1);
      second = std::move(first);
      return;
    }
    if (!uses_second && !first.holds_subset) {
      leave_out(heard.number, first.last + 1);
      return;
    }
    erase(first.tight[heard.side], heard.label);
    erase(second.tight[1 - heard.side], heard.label);
    erase(slack, heard.label);
    for (std::size_t side = 0; side < 2; ++side) {
      add(second.tight[side], first.tight[side]);
      add(second.slack[side], first.slack[side]);
    }
    second.holds_subset = second.holds_subset || first.holds_subset;
  }

  void leave_out(std::size_t first, std::size_t end) {
    for (std::size_t k = first; k < end; ++k) stays_[k] = false;
  }

  std::span<const Steps> parts_;
  const PolytopeRows& rows_;
  const std::function<void()>& ask_;
  Bits none_;
  std::vector<Faces> subsets_;
  std::vector<Faces> elsewhere_;
  /// Of the ends of nodes, and of empty faces whether all of the node is, in their order.
  std::vector<std::size_t> ends_;
  std::vector<bool> shows_all_;
  std::vector<bool> stays_;
};

}  // namespace

std::vector<bool> needed_steps(std::span<const Steps> parts, const PolytopeRows& rows,
                               const std::function<void()>& ask) {
  return Trim(parts, rows, ask).run();
}

}  // namespace nashsolve::proof
