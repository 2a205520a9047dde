#include "strategy_sets.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <variant>
#include <vector>

#include "row_space.hpp"

namespace nashsolve {

namespace {

using Strategies = std::vector<std::uint32_t>;

bool is_ascending_below(const Strategies& strategies, std::size_t count) {
  return std::adjacent_find(strategies.begin(), strategies.end(), std::greater_equal<>()) ==
             strategies.end() &&
         (strategies.empty() || strategies.back() < count);
}

template <class Inner>
bool includes(const Strategies& outer, const Inner& inner) {
  return std::includes(outer.begin(), outer.end(), inner.begin(), inner.end());
}

bool is_disjoint(const Strategies& a, const Strategies& b) {
  return std::none_of(b.begin(), b.end(), [&](std::uint32_t strategy) {
    return std::binary_search(a.begin(), a.end(), strategy);
  });
}

using Residues = std::vector<std::uint64_t>;
constexpr std::int64_t kPrime = (std::int64_t{1} << 31) - 1;

/// No more than the rank of the integers.
std::size_t rank_modulo_prime(std::vector<Residues> rows) {
  constexpr auto kModulus = static_cast<std::uint64_t>(kPrime);
  std::size_t rank = 0;
  for (std::size_t column = 0; !rows.empty() && column < rows.front().size() && rank < rows.size();
       ++column) {
    const auto pivot = std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(rank), rows.end(),
                                    [column](const Residues& row) { return row[column] != 0; });
    if (pivot == rows.end()) continue;
    std::swap(*pivot, rows[rank]);
    const Residues& own = rows[rank++];
    for (std::size_t r = rank; r < rows.size(); ++r) {
      // Times what keeps the row, instead of a division.
      const std::uint64_t keep = own[column];
      const std::uint64_t take = kModulus - rows[r][column];
      for (std::size_t c = column; c < own.size(); ++c) {
        rows[r][c] = (rows[r][c] * keep % kModulus + own[c] * take) % kModulus;
      }
    }
  }
  return rank;
}

/// The rank of the equations of dimension(), where all but copies of rows and columns are independent modulo
/// a prime: then they are so. Nothing where that does not show it.
std::optional<std::size_t> rank_if_full(const Game& game, std::size_t player, const Strategies& used,
                                        const Strategies& best) {
  const PayoffTable& table = game.payoffs(1 - player);
  if (!table.find_numerators([] { return true; })) return std::nullopt;
  const auto* const numerators = std::get_if<std::vector<std::int64_t>>(&table.numerators());
  if (numerators == nullptr) return std::nullopt;
  const auto payoff = [&](std::uint32_t own, std::uint32_t other) {
    return (*numerators)[own * game.stride(player) + other * game.stride(1 - player)];
  };
  const auto is_same = [&](std::uint32_t a, std::uint32_t b, const Strategies& others, bool are_own) {
    return std::all_of(others.begin(), others.end(), [&](std::uint32_t other) {
      return are_own ? payoff(a, other) == payoff(b, other) : payoff(other, a) == payoff(other, b);
    });
  };
  const auto without_copies = [&](const Strategies& strategies, const Strategies& others, bool are_own) {
    Strategies kept;
    for (const std::uint32_t strategy : strategies) {
      if (std::none_of(kept.begin(), kept.end(),
                       [&](std::uint32_t other) { return is_same(strategy, other, others, are_own); })) {
        kept.push_back(strategy);
      }
    }
    return kept;
  };
  const Strategies columns = without_copies(used, best, true);
  const Strategies rows = without_copies(best, columns, false);
  std::vector<Residues> residues = {Residues(columns.size(), 1)};
  for (std::size_t k = 1; k < rows.size(); ++k) {
    Residues& row = residues.emplace_back();
    for (const std::uint32_t own : columns) {
      const std::int64_t difference = payoff(own, rows[k]) % kPrime - payoff(own, rows.front()) % kPrime;
      row.push_back(static_cast<std::uint64_t>((difference % kPrime + kPrime) % kPrime));
    }
  }
  const std::size_t most = std::min(residues.size(), columns.size());
  if (rank_modulo_prime(std::move(residues)) < most) return std::nullopt;
  return most;
}

/// Of the mixes of `used` to which all of `best` are equally good: what is left of the differences of
/// probabilities, which add up to 0.
std::size_t dimension(const Game& game, std::size_t player, const Strategies& used, const Strategies& best) {
  if (const auto rank = rank_if_full(game, player, used, best)) return used.size() - *rank;
  RowSpace equations(used.size());
  equations.add(RowSpace::Row(used.size(), Rational(1)));
  const auto payoff = [&](std::uint32_t own, std::uint32_t other) {
    return game.payoff(1 - player, own * game.stride(player) + other * game.stride(1 - player));
  };
  for (std::size_t k = 1; k < best.size() && equations.rank() < used.size(); ++k) {
    RowSpace::Row row;
    row.reserve(used.size());
    for (const std::uint32_t own : used) {
      row.push_back(Rational(payoff(own, best[k]) - payoff(own, best.front())));
    }
    equations.add(std::move(row));
  }
  return used.size() - equations.rank();
}

}  // namespace

std::optional<std::string> problem_of_sets(const Game& game, const NashSubset& subset) {
  if (game.player_count() != 2 || subset.sets.size() != 2 || !subset.vertices.empty()) {
    return "does not fit the game";
  }
  Profile inside;
  for (std::size_t player = 0; player < 2; ++player) {
    const StrategySet& set = subset.sets[player];
    const std::size_t own = game.strategy_count(player);
    const std::size_t others = game.strategy_count(1 - player);
    if (set.inside.size() != own || !is_ascending_below(set.used, own) ||
        !is_ascending_below(set.nonnegative, own) || !is_ascending_below(set.best_responses, others) ||
        !is_ascending_below(set.no_better, others)) {
      return "does not fit the game";
    }
    if (!includes(subset.sets[1 - player].best_responses, set.used)) {
      return "uses a strategy that is no best response to all of it";
    }
    if (!includes(set.used, set.nonnegative) || !is_disjoint(set.best_responses, set.no_better)) {
      return "names an inequality that is an equation";
    }
    const auto support = set.inside.support();
    if (!std::equal(support.begin(), support.end(), set.used.begin(), set.used.end())) {
      return "has a point inside that does not use all that may be used";
    }
    inside.push_back(set.inside);
  }
  for (std::size_t player = 0; player < 2; ++player) {
    const StrategySet& set = subset.sets[player];
    if (best_responses(strategy_payoffs(game, inside, 1 - player)) != set.best_responses) {
      return "has a point inside to which other strategies are best responses";
    }
    if (dimension(game, player, set.used, set.best_responses) != set.dimension) {
      return "has another dimension";
    }
  }
  return std::nullopt;
}

bool lies_in_sets(const NashSubset& subset, const Profile& profile, const ProfileCheck& check) {
  for (std::size_t player = 0; player < 2; ++player) {
    if (!includes(subset.sets[player].used, profile[player].support()) ||
        !includes(check[1 - player].best_responses, subset.sets[player].best_responses)) {
      return false;
    }
  }
  return true;
}

}  // namespace nashsolve
