#include "support_profiles.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "support_reasons.hpp"
#include "words.hpp"

namespace nashsolve::explain {

namespace {

Support united(const Support& a, std::span<const std::uint32_t> b) {
  Support both;
  std::ranges::set_union(a, b, std::back_inserter(both));
  return both;
}

/// Each choice of one element a list, the last list's changing fastest.
template <typename T>
std::vector<std::vector<T>> choices(const std::vector<std::vector<T>>& lists) {
  std::vector<std::vector<T>> result = {{}};
  for (const std::vector<T>& list : lists) {
    std::vector<std::vector<T>> longer;
    for (const std::vector<T>& chosen : result) {
      for (const T& next : list) {
        longer.push_back(chosen);
        longer.back().push_back(next);
      }
    }
    result = std::move(longer);
  }
  return result;
}

/// Whether the product of sizes is at most `most`.
template <typename Lists>
bool are_few(const Lists& lists, std::size_t most) {
  std::size_t product = 1;
  for (const auto& list : lists) {
    if (list.empty() || list.size() > most / product) return false;
    product *= list.size();
  }
  return true;
}

/// Every mix of some of the vertices uses what these use.
std::set<Support> unions(const std::vector<Support>& vertices) {
  std::set<Support> result;
  for (const Support& vertex : vertices) {
    std::vector<Support> more = {vertex};
    for (const Support& known : result) more.push_back(united(known, vertex));
    result.insert(more.begin(), more.end());
    if (result.size() > kMaxProfiles) break;
  }
  return result;
}

class BetterReply {
 public:
  BetterReply(const GameWords& words, const SupportProfile& supports, std::size_t player)
      : words_(words), game_(words.game()), supports_(supports), player_(player) {
    cells_ = {0};
    for (std::size_t j = 0; j < supports.size(); ++j) {
      if (j == player) continue;
      std::vector<std::size_t> longer;
      for (const std::size_t cell : cells_) {
        for (const std::uint32_t s : supports[j]) longer.push_back(cell + s * game_.stride(j));
      }
      cells_ = std::move(longer);
    }
  }

  [[nodiscard]] std::optional<std::string> find() const {
    for (const std::uint32_t used : supports_[player_]) {
      std::optional<std::uint32_t> best;
      for (std::uint32_t s = 0; s < game_.strategy_count(player_); ++s) {
        if (beats(s, used) && (!best || beats(s, *best))) best = s;
      }
      if (best) return sentence(used, *best);
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] Rational payoff(std::size_t cell, std::uint32_t s) const {
    return game_.payoff(player_, cell + s * game_.stride(player_));
  }

  /// Everywhere at least as good and somewhere better: the others use all of their supports.
  [[nodiscard]] bool beats(std::uint32_t better, std::uint32_t worse) const {
    bool is_better = false;
    for (const std::size_t cell : cells_) {
      const int sign = cmp(payoff(cell, better), payoff(cell, worse));
      if (sign < 0) return false;
      is_better = is_better || sign > 0;
    }
    return is_better;
  }

  [[nodiscard]] std::string sentence(std::uint32_t used, std::uint32_t best) const {
    std::vector<std::string> others;
    for (std::size_t j = 0; j < supports_.size(); ++j) {
      if (j == player_) continue;
      others.push_back((supports_[j].size() > 1 ? "every mixture of " : "") +
                       words_.support(j, supports_[j]) +
                       (cells_.size() > 1 ? " of " + words_.player(j) : ""));
    }
    const std::string against = others.empty() ? "" : "against " + report::listed(others) + ", ";
    if (cells_.size() == 1) {
      return against + words_.player(player_) + " would leave " + words_.label(player_, used) + " (" +
             words_.shown(payoff(cells_.front(), used)) + ") for " + words_.label(player_, best) + " (" +
             words_.shown(payoff(cells_.front(), best)) + ")";
    }
    return against + words_.label(player_, best) + " is better for " + words_.player(player_) + " than " +
           words_.label(player_, used);
  }

  const GameWords& words_;
  const Game& game_;
  const SupportProfile& supports_;
  std::size_t player_;
  std::vector<std::size_t> cells_;
};

}  // namespace

std::optional<std::vector<SupportProfile>> supports_in_use(const Solution& solution) {
  if (solution.status != Status::complete) return std::nullopt;
  std::set<SupportProfile> result;
  for (const Component& component : solution.components) {
    for (const NashSubset& subset : component.subsets) {
      if (!subset.is_listed()) return std::nullopt;
      std::vector<std::vector<Support>> own;
      for (std::size_t i = 0; i < subset.vertices.size(); ++i) {
        std::vector<Support> vertices;
        for (const std::size_t k : subset.vertices[i]) vertices.push_back(solution.equilibria[k].support(i));
        const std::set<Support> all = unions(vertices);
        own.emplace_back(all.begin(), all.end());
      }
      if (!are_few(own, kMaxProfiles)) return std::nullopt;
      for (SupportProfile& profile : choices(own)) result.insert(std::move(profile));
    }
  }
  return std::vector<SupportProfile>(result.begin(), result.end());
}

std::optional<std::string> better_reply(const GameWords& words, const SupportProfile& supports) {
  for (std::size_t i = 0; i < supports.size(); ++i) {
    if (auto reason = BetterReply(words, supports, i).find()) return reason;
  }
  return std::nullopt;
}

bool write_support_profiles(Page& page, const GameWords& words, const Solution& solution,
                            const Restriction& remaining, const std::function<bool()>& must_stop) {
  std::vector<std::vector<Support>> own;
  for (const Support& strategies : remaining) own.push_back(supports_within(strategies));
  const auto in_use = supports_in_use(solution);
  if (!in_use || !are_few(own, kMaxProfiles)) {
    page.paragraph("Which supports, the sets of strategies in use, have an equilibrium is left out: " +
                   std::string(solution.status != Status::complete ? "the search is not complete."
                               : !in_use ? "the equilibria are not all listed one by one."
                                         : "there are too many profiles of supports."));
    return true;
  }
  std::vector<SupportProfile> profiles = choices(own);
  const auto strategies = [](const SupportProfile& profile) {
    std::size_t sum = 0;
    for (const Support& support : profile) sum += support.size();
    return sum;
  };
  std::stable_sort(profiles.begin(), profiles.end(), [&](const SupportProfile& a, const SupportProfile& b) {
    return strategies(a) < strategies(b);
  });
  std::vector<std::string> surviving;
  std::vector<std::string> reasons;
  std::size_t failing = 0;
  std::size_t without_reason = 0;
  for (const SupportProfile& profile : profiles) {
    if (must_stop()) {
      page.paragraph("Which supports survive is left out: it was time to stop.");
      return false;
    }
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < profile.size(); ++i) parts.push_back(words.support(i, profile[i]));
    const std::string text = report::joined(parts, " | ");
    if (std::ranges::binary_search(*in_use, profile)) {
      surviving.push_back(text);
    } else if (const auto reason = better_reply(words, profile)) {
      if (++failing <= kMaxReasons) reasons.push_back(text + ": " + *reason);
    } else {
      ++without_reason;
    }
  }
  const std::string total = report::grouped(profiles.size());
  const std::string have = surviving.size() == 1 ? "one has" : report::grouped(surviving.size()) + " have";
  page.paragraph("In equilibrium all strategies that a player uses, its support, are best responses. " +
                 (profiles.size() == 1 ? "There is one profile of supports, one a player, with"
                  : surviving.size() == profiles.size()
                      ? "All " + total + " profiles of supports, one a player, have"
                      : "Of the " + total + " profiles of supports, one a player, " + have) +
                 " an equilibrium:");
  page.items(surviving);
  if (!reasons.empty()) {
    page.paragraph(failing > kMaxReasons
                       ? report::grouped(failing) + " fail by a better reply; the smallest " +
                             report::grouped(kMaxReasons) + " are:"
                   : failing == 1 ? "This one fails by a better reply:"
                                  : "These fail by a better reply:");
    page.items(reasons);
  }
  if (without_reason > 0) {
    page.paragraph("The other " +
                   (without_reason == 1 ? "one fails by its equations"
                                        : report::grouped(without_reason) + " fail by their equations") +
                   ", made as those below: these have no solution with positive probabilities to which "
                   "nothing else is a better reply. The search proved it; nashsolve --proof writes how.");
  }
  return true;
}

}  // namespace nashsolve::explain
