// From the smallest subgames to the whole: what each is worth under the behaviour that is given, filled in
// where the own moves before it leave it open. Two cases are decided exactly: nobody who moves in a region
// (region.hpp) is free there, and one player is (completion.hpp). Where several are and nothing at all is
// said of a subgame it has some subgame-perfect equilibrium (Kuhn 1953; Selten 1965): what that is worth
// is not asked, so it decides where nobody alone could bring the play there, as after two players' change of
// mind in the first round of a game in two. Where every move is seen, bounds refute what no trial decides
// (worth_bounds.hpp).
#include "subgame_perfection.hpp"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "completion.hpp"
#include "node_induction.hpp"
#include "region.hpp"
#include "worth_bounds.hpp"

namespace nashsolve {

namespace {

using tree::BestResponse;
using tree::Completions;
using tree::OwnSequences;
using tree::Region;
using tree::Worth;

/// Choices of what the subgames within a region are worth that are tried.
constexpr std::size_t kMostChoices = 1024;

class Judge {
 public:
  /// `roots`: of the subgames that are judged; with one of them those within it.
  Judge(const GameTree& tree, const Behavior& behavior, std::vector<bool> roots)
      : tree_(tree), behavior_(behavior), roots_(std::move(roots)), is_unsaid_(roots_.size()) {}

  /// What is said of these sets is not known.
  void leave_open(std::vector<bool> sets) { unknown_ = std::move(sets); }

  SubgamePerfection run() {
    SubgamePerfection result;
    bool is_decided = true;
    for (auto n = static_cast<std::uint32_t>(roots_.size()); n-- > 0;) {
      if (!roots_[n]) continue;
      deviations_ = std::nullopt;
      Completions& found = found_.emplace(n, judge(n)).first->second;
      if (!found.worth.empty() || has_some(n)) continue;
      if (found.has_all) {
        if (deviations_ && !deviations_->empty()) return {false, n, deviations_->front()};
        return {false, n, std::nullopt};
      }
      is_decided = false;
    }
    if (is_decided) result.holds = true;
    return result;
  }

 private:
  /// Whether something is said of what the player does in the region: an own move before it leaves all or
  /// nothing open.
  [[nodiscard]] bool is_given(const OwnSequences& own) const {
    return std::ranges::any_of(own.sets, [&](std::uint32_t set) { return !behavior_[set].empty(); });
  }

  /// Whether the subgame has equilibria of its own that agree, as nothing is said there, of unknown worth.
  [[nodiscard]] bool has_some(std::uint32_t root) const {
    return is_unsaid_[root] && found_.at(root).worth.empty();
  }

  [[nodiscard]] bool is_unknown(const Region& region) const {
    if (unknown_.empty()) return false;
    for (std::uint32_t i = 0; i < tree_.player_count(); ++i) {
      const std::vector<std::uint32_t>& sets = region.sequences(i).sets;
      if (std::ranges::any_of(sets, [&](std::uint32_t set) { return unknown_[set]; })) return true;
    }
    return false;
  }

  Completions judge(std::uint32_t root) {
    const Region region(tree_, roots_, root);
    if (is_unknown(region)) return {{}, false, false};
    std::vector<std::uint32_t> free;
    std::vector<std::uint32_t> given;
    for (std::uint32_t i = 0; i < tree_.player_count(); ++i) {
      if (region.sequences(i).sets.empty()) continue;
      (is_given(region.sequences(i)) ? given : free).push_back(i);
    }
    const std::vector<std::uint32_t>& inner_roots = region.inner_roots();
    is_unsaid_[root] =
        given.empty() && std::ranges::all_of(inner_roots, [&](std::uint32_t n) { return is_unsaid_[n]; });
    Completions result;
    std::size_t choices = 1;
    for (const std::uint32_t inner : inner_roots) {
      const Completions& found = found_.at(inner);
      if (found.has_all) {
        choices = std::min(kMostChoices + 1, choices * found.worth.size());
        continue;
      }
      const std::size_t concerned = free.empty() ? count_concerned(region, inner, given) : SIZE_MAX;
      if (concerned == 0 && has_some(inner)) continue;
      const bool suffices = concerned == 0 ? !found.worth.empty() : concerned == 1 && found.has_least;
      if (!suffices) result.has_all = result.has_least = false;
      choices = std::min(kMostChoices + 1, choices * found.worth.size());
    }
    if (free.size() > 1) choices = 0;
    if (free.size() > 1 || choices > kMostChoices) result.has_all = result.has_least = false;
    choices = std::min(choices, kMostChoices);
    for (std::size_t choice = 0; choice < choices; ++choice) {
      Worth worth;
      std::size_t rest = choice;
      for (const std::uint32_t inner : inner_roots) {
        const auto& values = found_.at(inner).worth;
        if (values.empty()) {
          worth.emplace(inner, std::vector<Rational>(tree_.player_count()));
          continue;
        }
        worth.emplace(inner, values[rest % values.size()]);
        rest /= values.size();
      }
      if (free.empty()) {
        take_given(region, given, worth, result);
      } else {
        take(tree::complete(tree_, region, free.front(), given, behavior_, worth), result);
      }
    }
    return result;
  }

  /// How many players could bring the play there by a change of mind alone: with none of them nothing matters
  /// of what it is worth, with one nothing but how little that player gets. SIZE_MAX where the play comes
  /// there anyway.
  [[nodiscard]] std::size_t count_concerned(const Region& region, std::uint32_t inner,
                                            const std::vector<std::uint32_t>& given) const {
    const auto position =
        static_cast<std::size_t>(std::ranges::find(region.nodes(), inner) - region.nodes().begin());
    if (sgn(region.weights(behavior_, kNone)[position]) != 0) return SIZE_MAX;
    return static_cast<std::size_t>(std::ranges::count_if(
        given, [&](std::uint32_t player) { return sgn(region.weights(behavior_, player)[position]) != 0; }));
  }

  static void take(Completions found, Completions& result) {
    result.has_all = result.has_all && found.has_all;
    result.has_least = result.has_least && found.has_least;
    for (std::vector<Rational>& worth : found.worth) {
      if (std::ranges::find(result.worth, worth) == result.worth.end())
        result.worth.push_back(std::move(worth));
    }
  }

  void take_given(const Region& region, const std::vector<std::uint32_t>& given, const Worth& worth,
                  Completions& result) {
    std::vector<Rational> values = region.values(behavior_, worth);
    std::vector<Deviation> gainful;
    bool is_equilibrium = true;
    for (const std::uint32_t player : given) {
      const BestResponse best = region.best_response(player, behavior_, worth);
      if (best.value == values[player]) continue;
      is_equilibrium = false;
      if (const auto deviation = first_deviation(region, player, best, behavior_))
        gainful.push_back(*deviation);
    }
    if (!is_equilibrium) {
      if (!deviations_) deviations_ = gainful;
      std::erase_if(*deviations_,
                    [&](const Deviation& each) { return std::ranges::find(gainful, each) == gainful.end(); });
      return;
    }
    if (std::ranges::find(result.worth, values) == result.worth.end())
      result.worth.push_back(std::move(values));
  }

  const GameTree& tree_;
  const Behavior& behavior_;
  std::vector<bool> roots_;
  /// By root: whether nothing is said of what anybody does in the subgame.
  std::vector<bool> is_unsaid_;
  /// By information set; empty where all is known.
  std::vector<bool> unknown_;
  /// By root.
  std::unordered_map<std::uint32_t, Completions> found_;
  /// In the region at hand those that pay more under all choices that were tried.
  std::optional<std::vector<Deviation>> deviations_;
};

}  // namespace

SubgamePerfection subgame_perfection(const GameTree& tree, const Play& play) {
  if (!play.behavior) return {};
  const SubgamePerfection judged = Judge(tree, *play.behavior, subgame_roots(tree)).run();
  if (judged.holds || !tree::is_all_seen(tree)) return judged;
  const auto gain = tree::certain_gain(tree, *play.behavior);
  return gain ? SubgamePerfection{false, gain->node, gain->deviation} : judged;
}

/// In a subgame that is reached an equilibrium is one, whatever is filled in elsewhere: where one player
/// alone could bring the play, either something is said of what the others do there or it makes no
/// difference.
SubgamePerfection subgame_perfection(const GameTree& tree, const EnclosedPlay& play) {
  if (!play.behavior) return {};
  std::vector<bool> roots = subgame_roots(tree);
  for (std::size_t n = 0; n < roots.size(); ++n) roots[n] = roots[n] && sgn(play.reach[n].upper) == 0;
  Behavior behavior(play.behavior->size());
  std::vector<bool> unknown(behavior.size());
  for (std::size_t h = 0; h < behavior.size(); ++h) {
    for (const Enclosure& probability : (*play.behavior)[h]) {
      unknown[h] = unknown[h] || probability.lower != probability.upper;
      behavior[h].push_back(probability.lower);
    }
  }
  Judge judge(tree, behavior, std::move(roots));
  judge.leave_open(std::move(unknown));
  return judge.run();
}

}  // namespace nashsolve
