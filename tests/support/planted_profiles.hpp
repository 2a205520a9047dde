// Known equilibria, followed through what a search of three and more players tells.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cell_listener.hpp"

namespace nashsolve::testing {

/// Throws LostProfile at the first step that would lose one.
class LostProfile : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class PlantedProfiles final : public CellListener {
 public:
  /// Per equilibrium the probabilities of all strategies, numbered through; as doubles they tell on which
  /// side of a cut it lies. `counts`: of each player's strategies.
  PlantedProfiles(const std::vector<std::vector<double>>& known, const std::vector<std::size_t>& counts)
      : known_(known) {
    Node& root = nodes_.emplace_back();
    for (std::size_t player = 0; player < counts.size(); ++player)
      player_of_.insert(player_of_.end(), counts[player], player);
    root.labels.assign(player_of_.size(), Label::open);
    for (std::size_t k = 0; k < known.size(); ++k) root.inside[k] = known[k];
  }

  /// After the search.
  void finish() const {
    if (!nodes_.empty()) throw LostProfile("after the last step: a node has not ended");
    for (const auto& [solution, equilibrium] : told_) {
      if (!solved_.contains(solution)) lose(equilibrium, "a solution that was not described");
    }
  }

  void dominated(StrategyId strategy, StrategyId /*by*/) override {
    Node& node = here();
    for (const auto& [k, weights] : node.inside) {
      if (known_[k][strategy] > 0) lose(k, "dominated " + std::to_string(strategy + 1));
    }
    if (node.labels[strategy] == Label::used) {
      nodes_.pop_back();
    } else {
      leave_out(node, strategy);
    }
  }
  void branched(StrategyId strategy) override {
    Node first = here();
    first.labels[strategy] = Label::used;
    std::erase_if(first.inside, [&](const auto& each) { return known_[each.first][strategy] == 0; });
    std::erase_if(here().inside, [&](const auto& each) { return known_[each.first][strategy] > 0; });
    leave_out(here(), strategy);
    nodes_.push_back(std::move(first));
  }
  void halved(StrategyId first, StrategyId second) override {
    Node with_first = here();
    cut(with_first, first, second);
    cut(here(), second, first);
    nodes_.push_back(std::move(with_first));
  }
  void infeasible(const VertexWeights& /*weights*/) override { end("empty"); }
  void one_solution(const EquationWeights& /*weights*/, std::size_t solution) override {
    std::map<std::size_t, std::vector<double>>& inside = here().inside;
    if (!inside.empty()) {
      const std::size_t k = inside.begin()->first;
      if (told_.try_emplace(solution, k).first->second != k) lose(k, "one");
      inside.erase(k);
    }
    end("one");
  }
  void only_solution(std::size_t solution) override { one_solution({}, solution); }
  std::size_t new_solution() override { return solutions_++; }
  void solved(std::size_t solution, SolutionOfSupport /*what*/) override { solved_.insert(solution); }
  void undecided(std::string_view /*why*/) override { is_undecided_ = true; }
  [[nodiscard]] bool is_undecided() const override { return is_undecided_; }
  void complete(const Solution& /*solution*/, const std::function<bool()>& /*must_stop*/) override {}

 private:
  enum class Label : unsigned char { open, used, unused };
  struct Node {
    std::vector<Label> labels;
    /// The equilibria in it, each with its weights at the vertices, named by the strategies that they were.
    std::map<std::size_t, std::vector<double>> inside;
  };

  Node& here() {
    ++step_;
    if (nodes_.empty()) throw LostProfile("step " + std::to_string(step_) + " comes after the tree");
    return nodes_.back();
  }
  /// A player without used strategies uses the last open one.
  void leave_out(Node& node, StrategyId strategy) const {
    node.labels[strategy] = Label::unused;
    std::size_t used = 0;
    std::vector<std::size_t> open;
    for (std::size_t s = 0; s < player_of_.size(); ++s) {
      if (player_of_[s] != player_of_[strategy]) continue;
      if (node.labels[s] == Label::used) ++used;
      if (node.labels[s] == Label::open) open.push_back(s);
    }
    if (used == 0 && open.size() == 1) node.labels[open.front()] = Label::used;
  }
  /// The vertex `replaced` moves to the midpoint.
  static void cut(Node& node, StrategyId kept, StrategyId replaced) {
    std::erase_if(node.inside, [&](const auto& each) { return each.second[kept] < each.second[replaced]; });
    for (auto& [k, weights] : node.inside) {
      weights[kept] -= weights[replaced];
      weights[replaced] *= 2;
    }
  }
  void end(const std::string& what) {
    if (!here().inside.empty()) lose(nodes_.back().inside.begin()->first, what);
    nodes_.pop_back();
  }
  [[noreturn]] void lose(std::size_t k, const std::string& what) const {
    throw LostProfile("step " + std::to_string(step_) + ", " + what + ", loses equilibrium " +
                      std::to_string(k + 1));
  }

  std::vector<std::vector<double>> known_;
  std::vector<std::size_t> player_of_;
  std::vector<Node> nodes_;
  std::map<std::size_t, std::size_t> told_;
  std::set<std::size_t> solved_;
  std::size_t solutions_ = 0;
  std::size_t step_ = 0;
  bool is_undecided_ = false;
};

}  // namespace nashsolve::testing
