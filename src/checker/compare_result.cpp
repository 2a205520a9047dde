#include "compare_result.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <utility>

#include "check_error.hpp"

namespace nashsolve::checker {

namespace {

/// End points of both players, by number.
using EndPoints = std::array<std::vector<std::size_t>, 2>;

class Comparison {
 public:
  Comparison(const Game& game, const ClaimedResult& result) : result_(result) {
    const std::vector<bool> all(game.strategy_count(0) + game.strategy_count(1), true);
    for (std::size_t side = 0; side < 2; ++side) rows_.emplace_back(game, side, all);
    number_mixes();
    read_tight_labels();
  }

  void run(const std::vector<TightLabels>& subsets) {
    std::set<TightLabels> in_sets;
    for (const ClaimedSubset& subset : result_.subsets) {
      if (!subset.sets.empty() && !in_sets.insert(labels_of(subset)).second) {
        throw CheckError("the result lists a subset twice");
      }
    }
    std::set<EndPoints> proved;
    std::size_t proved_in_sets = 0;
    for (const TightLabels& tight : subsets) {
      if (in_sets.contains(tight)) {
        ++proved_in_sets;
      } else {
        proved.insert(end_points(tight));
      }
    }
    if (proved_in_sets != in_sets.size()) {
      throw CheckError("the result lists a subset that the proof does not find");
    }
    std::set<EndPoints> claimed;
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> subset_of_pair;
    // Of each component, those of subsets that share a pair with it.
    std::vector<std::size_t> group(result_.subsets.size());
    std::iota(group.begin(), group.end(), 0U);
    for (std::size_t k = 0; k < result_.subsets.size(); ++k) {
      if (!result_.subsets[k].sets.empty()) {
        add_listed_points(k, group, subset_of_pair);
        continue;
      }
      const EndPoints points = claimed_points(result_.subsets[k]);
      if (!claimed.insert(points).second) throw CheckError("the result lists a subset twice");
      if (!proved.contains(points))
        throw CheckError("the result lists a subset that the proof does not find");
      for (const std::size_t x : points[0]) {
        for (const std::size_t y : points[1]) {
          const auto [place, is_new] = subset_of_pair.emplace(std::pair(x, y), k);
          if (!is_new) join(group, place->second, k);
        }
      }
    }
    if (claimed.size() != proved.size()) {
      throw CheckError("the proof finds " + std::to_string(subsets.size()) + " subsets, the result lists " +
                       std::to_string(result_.subsets.size()));
    }
    for (std::size_t k = 0; k < mixes_of_equilibria_.size(); ++k) {
      const auto [x, y] = mixes_of_equilibria_[k];
      const auto place = subset_of_pair.find({x, y});
      if (place == subset_of_pair.end())
        throw CheckError("the result lists an equilibrium that is no end point of a subset");
      if (result_.subsets[place->second].component != result_.components[k])
        throw CheckError("the result puts an equilibrium into another component than a subset that holds it");
    }
    if (subset_of_pair.size() != result_.equilibria.size()) {
      throw CheckError("the proof finds " + std::to_string(subset_of_pair.size()) +
                       " extreme equilibria, the result lists " + std::to_string(result_.equilibria.size()));
    }
    check_components(group);
    require_maximal();
  }

 private:
  /// What is tight all over a subset that is given by sets. The point inside each of them has no more tight
  /// than that, so that the set is a face with just these labels.
  [[nodiscard]] TightLabels labels_of(const ClaimedSubset& subset) const {
    TightLabels labels = {LabelBits(label_count()), LabelBits(label_count())};
    for (std::size_t player = 0; player < 2; ++player) {
      const BestResponseRows& rows = rows_[player];
      const ClaimedSet& set = subset.sets[player];
      const std::set<std::size_t> used(set.used.begin(), set.used.end());
      for (std::size_t v = 0; v < rows.variables().size(); ++v) {
        if (!used.contains(v)) labels[player].insert(rows.variables()[v]);
      }
      for (const std::size_t best : set.best_responses) labels[player].insert(rows.slacks()[best]);
      if (tight_labels(rows, set.inside) != labels[player]) {
        throw CheckError("a point that the result puts inside of a subset is not inside");
      }
    }
    return labels;
  }

  /// The listed equilibria that lie in a subset that is given by sets.
  void add_listed_points(std::size_t subset, std::vector<std::size_t>& group,
                         std::map<std::pair<std::size_t, std::size_t>, std::size_t>& subset_of_pair) const {
    const TightLabels labels = labels_of(result_.subsets[subset]);
    for (const auto& pair : mixes_of_equilibria_) {
      if (!lies_in({tight_[0][pair[0]], tight_[1][pair[1]]}, labels)) continue;
      const auto [place, is_new] = subset_of_pair.emplace(std::pair(pair[0], pair[1]), subset);
      if (!is_new) join(group, place->second, subset);
    }
  }

  [[nodiscard]] std::size_t label_count() const {
    return rows_[0].variables().size() + rows_[0].slacks().size();
  }

  void number_mixes() {
    std::set<std::pair<std::size_t, std::size_t>> pairs;
    for (const Pair& pair : result_.equilibria) {
      std::array<std::size_t, 2> numbers{};
      for (std::size_t player = 0; player < 2; ++player) {
        const auto [place, is_new] = numbers_[player].emplace(pair[player], mixes_[player].size());
        if (is_new) mixes_[player].push_back(&place->first);
        numbers[player] = place->second;
      }
      if (!pairs.emplace(numbers[0], numbers[1]).second)
        throw CheckError("the result lists an equilibrium twice");
      mixes_of_equilibria_.push_back(numbers);
    }
  }

  /// Finds what is tight at the listed mixes.
  void read_tight_labels() {
    for (std::size_t player = 0; player < 2; ++player) {
      const BestResponseRows& rows = rows_[player];
      for (const Mix* const mix : mixes_[player]) tight_[player].push_back(tight_labels(rows, *mix));
    }
    LabelBits all(label_count());
    for (const BestResponseRows& rows : rows_) {
      for (const Label s : rows.variables()) all.insert(s);
    }
    for (const auto& pair : mixes_of_equilibria_) {
      TightLabels tight = {tight_[0][pair[0]], tight_[1][pair[1]]};
      LabelBits either = tight[0];
      either |= tight[1];
      if (!either.includes(all)) throw CheckError("the result lists a profile that is no equilibrium");
      by_tight_labels_.emplace(std::move(tight), pair);
    }
  }

  /// Checks that the mix is one of probabilities.
  static LabelBits tight_labels(const BestResponseRows& rows, const Mix& mix) {
    Integer denominator = 1;
    for (const Rational& p : mix) {
      if (p < 0) throw CheckError("the result lists a negative probability");
      denominator = least_common_multiple(denominator, p.get_den());
    }
    std::vector<std::pair<std::size_t, Integer>> used;
    LabelBits tight(rows.variables().size() + rows.slacks().size());
    Integer sum = 0;
    for (std::size_t v = 0; v < mix.size(); ++v) {
      if (mix[v] == 0) {
        tight.insert(rows.variables()[v]);
        continue;
      }
      used.emplace_back(v, mix[v].get_num() * exact_quotient(denominator, mix[v].get_den()));
      sum += used.back().second;
    }
    if (sum != denominator) throw CheckError("the result lists probabilities that do not add up to 1");
    std::vector<Integer> payoffs(rows.slacks().size());
    for (std::size_t s = 0; s < payoffs.size(); ++s) {
      for (const auto& [v, weight] : used) add_product(payoffs[s], rows.entry(s, v), weight);
    }
    const Integer best = *std::max_element(payoffs.begin(), payoffs.end());
    for (std::size_t s = 0; s < payoffs.size(); ++s) {
      if (payoffs[s] == best) tight.insert(rows.slacks()[s]);
    }
    return tight;
  }

  /// Of a subset that was found.
  EndPoints end_points(const TightLabels& tight) {
    const auto listed = by_tight_labels_.find(tight);
    if (listed != by_tight_labels_.end() && is_one_point(rows_[0], tight[0]) &&
        is_one_point(rows_[1], tight[1])) {
      return {std::vector{listed->second[0]}, std::vector{listed->second[1]}};
    }
    EndPoints points;
    for (std::size_t player = 0; player < 2; ++player) {
      const std::vector<std::size_t>& numbers = points_of_face(player, tight[player]);
      points[player] = numbers;
    }
    return points;
  }

  const std::vector<std::size_t>& points_of_face(std::size_t player, const LabelBits& tight) {
    const auto [place, is_new] = faces_[player].try_emplace(tight);
    if (!is_new) return place->second;
    for (const Mix& mix : face_points(rows_[player], tight)) {
      const auto number = numbers_[player].find(mix);
      if (number == numbers_[player].end()) {
        throw CheckError("a subset of the proof has an end point that the result does not list");
      }
      place->second.push_back(number->second);
    }
    if (place->second.empty()) throw CheckError("a subset of the proof is empty");
    std::sort(place->second.begin(), place->second.end());
    return place->second;
  }

  [[nodiscard]] EndPoints claimed_points(const ClaimedSubset& subset) const {
    EndPoints points;
    for (std::size_t player = 0; player < 2; ++player) {
      for (const std::size_t equilibrium : subset.end_points[player]) {
        points[player].push_back(mixes_of_equilibria_[equilibrium][player]);
      }
      std::sort(points[player].begin(), points[player].end());
    }
    return points;
  }

  static std::size_t root(std::vector<std::size_t>& group, std::size_t k) {
    while (group[k] != k) k = group[k] = group[group[k]];
    return k;
  }
  static void join(std::vector<std::size_t>& group, std::size_t a, std::size_t b) {
    group[root(group, a)] = root(group, b);
  }

  /// Whether each player has a strategy that both use. Of two subsets that are given by sets nothing else
  /// says whether they meet, since it may be at points that are not listed.
  static bool may_meet(const ClaimedSubset& a, const ClaimedSubset& b) {
    if (a.sets.empty() || b.sets.empty()) return false;
    return std::ranges::all_of(std::array{0U, 1U}, [&](std::size_t player) {
      return std::ranges::find_first_of(a.sets[player].used, b.sets[player].used) !=
             a.sets[player].used.end();
    });
  }

  void check_components(std::vector<std::size_t>& group) const {
    for (std::size_t k = 0; k < result_.subsets.size(); ++k) {
      const ClaimedSubset& subset = result_.subsets[k];
      for (std::size_t other = 0; other < k && !subset.sets.empty(); ++other) {
        if (subset.component == result_.subsets[other].component && may_meet(subset, result_.subsets[other]))
          join(group, other, k);
      }
    }
    std::map<std::size_t, std::size_t> component_of_group;
    for (std::size_t k = 0; k < result_.subsets.size(); ++k) {
      const auto [place, is_new] = component_of_group.emplace(root(group, k), result_.subsets[k].component);
      if (place->second != result_.subsets[k].component) {
        throw CheckError("the result puts subsets that meet into different components");
      }
    }
    if (component_of_group.size() != result_.component_count) {
      throw CheckError("the subsets make " + std::to_string(component_of_group.size()) +
                       " components, the result lists " + std::to_string(result_.component_count));
    }
  }

  /// All that is tight all over a subset.
  [[nodiscard]] TightLabels tight_labels(const ClaimedSubset& subset) const {
    if (!subset.sets.empty()) return labels_of(subset);
    TightLabels labels;
    for (std::size_t player = 0; player < 2; ++player) {
      for (const std::size_t equilibrium : subset.end_points[player]) {
        const LabelBits& own = tight_[player][mixes_of_equilibria_[equilibrium][player]];
        labels[player] = equilibrium == subset.end_points[player].front() ? own : labels[player] & own;
      }
    }
    return labels;
  }

  /// That no subset lies in another one: those that do share listed points, which have put them into one
  /// component, or are both given by sets.
  void require_maximal() const {
    std::map<std::size_t, std::vector<TightLabels>> of_component;
    std::vector<TightLabels> given_by_sets;
    for (const ClaimedSubset& subset : result_.subsets) {
      std::vector<TightLabels>& others = of_component[subset.component];
      const TightLabels labels = tight_labels(subset);
      const auto is_nested = [&labels](const TightLabels& other) {
        return lies_in(labels, other) || lies_in(other, labels);
      };
      if (std::ranges::any_of(others, is_nested) ||
          (!subset.sets.empty() && std::ranges::any_of(given_by_sets, is_nested)))
        throw CheckError("the result lists a subset of another one");
      others.push_back(labels);
      if (!subset.sets.empty()) given_by_sets.push_back(labels);
    }
  }

  const ClaimedResult& result_;
  std::vector<BestResponseRows> rows_;
  std::array<std::map<Mix, std::size_t>, 2> numbers_;
  std::array<std::vector<const Mix*>, 2> mixes_;
  std::array<std::vector<LabelBits>, 2> tight_;
  std::vector<std::array<std::size_t, 2>> mixes_of_equilibria_;
  std::map<TightLabels, std::array<std::size_t, 2>> by_tight_labels_;
  std::array<std::map<LabelBits, std::vector<std::size_t>>, 2> faces_;
};

}  // namespace

void compare_result(const Game& game, const std::vector<TightLabels>& subsets, const ClaimedResult& result) {
  if (!result.is_complete) throw CheckError("the result does not claim to be complete");
  Comparison(game, result).run(subsets);
}

}  // namespace nashsolve::checker
