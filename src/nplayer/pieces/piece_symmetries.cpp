#include "piece_symmetries.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "disjoint_sets.hpp"
#include "payoff_tensors.hpp"
#include "symmetries.hpp"

namespace nashsolve::nplayer {
namespace {

/// Those that move the fewest strategies: transpositions of strategies and of players, where there are any.
constexpr std::size_t kMostTried = 32;

using Number = std::uint32_t;

struct LessVertex {
  bool operator()(const Probabilities& a, const Probabilities& b) const {
    return a.size() != b.size() ? a.size() < b.size() : compare(a, b) < 0;
  }
};

/// Equal only of equal sets: polytopes by the numbers of their vertices, and what the conditions say.
struct Form {
  std::vector<std::vector<Number>> polytopes;
  /// A player, a strategy, the one that it is compared with, and whether both are worth the same.
  std::vector<std::array<std::size_t, 4>> conditions;
  auto operator<=>(const Form&) const = default;
};

/// The first strategy that the equations say is worth as much.
std::size_t first_alike(const std::vector<PayoffCondition>& conditions, std::size_t player,
                        std::size_t strategy) {
  std::vector<std::size_t> alike{strategy};
  for (std::size_t k = 0; k < alike.size(); ++k) {
    for (const PayoffCondition& each : conditions) {
      if (each.player != player || !each.is_equation) continue;
      for (const auto& [from, to] :
           {std::pair(each.strategy, each.reference), std::pair(each.reference, each.strategy)}) {
        if (from == alike[k] && std::ranges::count(alike, to) == 0) alike.push_back(to);
      }
    }
  }
  return *std::ranges::min_element(alike);
}

std::vector<std::array<std::size_t, 4>> in_order(const std::vector<PayoffCondition>& conditions) {
  std::vector<std::array<std::size_t, 4>> result;
  for (const PayoffCondition& each : conditions) {
    const std::size_t reference = first_alike(conditions, each.player, each.reference);
    if (!each.is_equation) {
      result.push_back({each.player, first_alike(conditions, each.player, each.strategy), reference, 0});
      continue;
    }
    for (const std::size_t alike : {each.strategy, each.reference}) {
      if (alike != reference) result.push_back({each.player, alike, reference, 1});
    }
  }
  std::ranges::sort(result);
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

class Forms {
 public:
  Forms(const std::vector<Piece>& pieces, const std::vector<std::size_t>& these, const StopTest& stop)
      : stop_(stop) {
    for (const std::size_t k : these) {
      if (stop()) return;
      Form& form = forms_.emplace_back();
      for (const auto& own : pieces[k].vertices) {
        std::vector<Number>& numbers = form.polytopes.emplace_back();
        for (const Probabilities& vertex : own) {
          const auto entry = numbers_.try_emplace(vertex, static_cast<Number>(numbers_.size())).first;
          numbers.push_back(entry->second);
        }
        std::ranges::sort(numbers);
      }
      form.conditions = in_order(pieces[k].conditions);
      places_.try_emplace(form, k);
      conditions_.push_back(&pieces[k].conditions);
    }
  }

  [[nodiscard]] bool are_all_different() const { return places_.size() == forms_.size(); }

  /// Of each of these the piece that it is taken to; nothing where one is not among them, or it was stopped.
  [[nodiscard]] std::optional<std::vector<std::size_t>> images(const Symmetry& symmetry) const {
    const std::size_t players = symmetry.player.size();
    std::vector<std::vector<std::optional<Number>>> number(
        players, std::vector<std::optional<Number>>(numbers_.size()));
    for (const auto& [vertex, its_number] : numbers_) {
      for (std::size_t i = 0; i < players; ++i) {
        if (symmetry.strategy[i].size() != vertex.size()) continue;
        Probabilities renamed;
        for (const std::size_t a : symmetry.strategy[i]) renamed.push_back(vertex[a]);
        const auto entry = numbers_.find(renamed);
        if (entry != numbers_.end()) number[i][its_number] = entry->second;
      }
    }
    std::vector<std::size_t> result;
    for (std::size_t k = 0; k < forms_.size(); ++k) {
      if (stop_()) return std::nullopt;
      Form image;
      for (std::size_t i = 0; i < players; ++i) {
        std::vector<Number>& own = image.polytopes.emplace_back();
        for (const Number each : forms_[k].polytopes[symmetry.player[i]]) {
          if (!number[i][each]) return std::nullopt;
          own.push_back(*number[i][each]);
        }
        std::ranges::sort(own);
      }
      std::vector<PayoffCondition> conditions;
      for (std::size_t i = 0; i < players; ++i) {
        const std::vector<PayoffCondition> own = renamed(*conditions_[k], symmetry, i);
        conditions.insert(conditions.end(), own.begin(), own.end());
      }
      image.conditions = in_order(conditions);
      const auto place = places_.find(image);
      if (place == places_.end()) return std::nullopt;
      result.push_back(place->second);
    }
    return result;
  }

 private:
  const StopTest& stop_;
  std::map<Probabilities, Number, LessVertex> numbers_;
  std::vector<Form> forms_;
  std::vector<const std::vector<PayoffCondition>*> conditions_;
  std::map<Form, std::size_t> places_;
};

std::size_t moved_count(const Symmetry& symmetry) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < symmetry.player.size(); ++i) {
    for (std::size_t a = 0; a < symmetry.strategy[i].size(); ++a) {
      count += symmetry.player[i] != i || symmetry.strategy[i][a] != a ? 1U : 0U;
    }
  }
  return count;
}

}  // namespace

std::vector<std::vector<std::size_t>> permutations_of(const Game& game, const std::vector<Piece>& pieces,
                                                      const std::vector<std::size_t>& these,
                                                      const StopTest& stop) {
  const Symmetries symmetries(payoff_tensors(game), stop);
  std::vector<const Symmetry*> in_order;
  for (const Symmetry& each : symmetries.all()) in_order.push_back(&each);
  std::ranges::stable_sort(in_order, {}, [](const Symmetry* each) { return moved_count(*each); });
  if (in_order.size() > kMostTried) in_order.resize(kMostTried);
  std::vector<std::vector<std::size_t>> permutations;
  if (in_order.empty()) return permutations;
  const Forms forms(pieces, these, stop);
  if (!forms.are_all_different()) return permutations;
  DisjointSets orbits(pieces.size());
  for (const Symmetry* const symmetry : in_order) {
    if (stop()) break;
    const std::optional<std::vector<std::size_t>> images = forms.images(*symmetry);
    if (!images) continue;
    std::vector<std::size_t> permutation(pieces.size());
    for (std::size_t k = 0; k < pieces.size(); ++k) permutation[k] = k;
    bool grows = false;
    for (std::size_t k = 0; k < these.size(); ++k) {
      permutation[these[k]] = (*images)[k];
      grows = orbits.join(these[k], (*images)[k]) || grows;
    }
    if (grows) permutations.push_back(std::move(permutation));
  }
  return permutations;
}

}  // namespace nashsolve::nplayer
