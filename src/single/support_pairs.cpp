#include "support_pairs.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <variant>
#include <vector>

namespace nashsolve::single {

namespace {

constexpr std::int64_t kLargestRange = std::int64_t{1} << 31U;
/// Payoffs looked at between two questions whether to stop; some milliseconds.
constexpr std::size_t kPairWorkPerAsk = std::size_t{1} << 22U;

/// Numerators less the least one, where they fit.
std::optional<std::vector<std::int64_t>> small_payoffs(const PayoffTable& table) {
  const auto* const small = std::get_if<std::vector<std::int64_t>>(&table.numerators());
  if (small == nullptr) return std::nullopt;
  const auto [least, largest] = std::minmax_element(small->begin(), small->end());
  const std::int64_t low = *least;
  if (low < -(std::int64_t{1} << 61U) || *largest > (std::int64_t{1} << 61U) ||
      *largest - low >= kLargestRange) {
    return std::nullopt;
  }
  std::vector<std::int64_t> result;
  result.reserve(small->size());
  for (const std::int64_t payoff : *small) result.push_back(payoff - low);
  return result;
}

struct PairSearch {
  std::size_t m;
  std::size_t n;
  /// Player 1's payoffs by columns, player 2's by rows.
  std::vector<std::int64_t> a;
  std::vector<std::int64_t> b;
  /// For each column its rows, the best first.
  std::vector<std::uint32_t> order;
  std::size_t work = 0;

  [[nodiscard]] const std::int64_t* a_column(std::size_t j) const { return a.data() + j * m; }

  /// The rows of the upper envelope between column j (where they start) and column l.
  void envelope(std::size_t j, std::size_t l, std::vector<std::size_t>& corners) {
    const std::int64_t* const first = a_column(j);
    const std::int64_t* const second = a_column(l);
    const std::uint32_t* const by_first = order.data() + j * m;
    const std::int64_t best_second = second[order[l * m]];
    corners.clear();
    std::int64_t highest = -1;
    for (std::size_t k = 0; k < m; ++k) {
      const std::size_t row = by_first[k];
      if (second[row] <= highest) continue;
      highest = second[row];
      if (corners.size() == 1 && first[corners[0]] == first[row]) corners.pop_back();
      while (corners.size() >= 2) {
        const std::size_t p = corners[corners.size() - 2];
        const std::size_t q = corners.back();
        const std::int64_t turn = (first[q] - first[p]) * (second[row] - second[p]) -
                                  (second[q] - second[p]) * (first[row] - first[p]);
        if (turn > 0) break;
        corners.pop_back();
      }
      corners.push_back(row);
      if (highest == best_second) {
        work += k;
        return;
      }
    }
    work += m;
  }

  /// Whether both columns are best against the mixture of the two rows that makes them equal; its weights.
  std::optional<std::pair<std::int64_t, std::int64_t>> weights(std::size_t i, std::size_t k, std::size_t j,
                                                               std::size_t l) {
    const std::int64_t* const first = b.data() + i * n;
    const std::int64_t* const second = b.data() + k * n;
    const std::int64_t gain = first[j] - first[l];
    const std::int64_t loss = second[l] - second[j];
    if (!((gain > 0 && loss > 0) || (gain < 0 && loss < 0))) return std::nullopt;
    const std::int64_t p = std::abs(loss);
    const std::int64_t q = std::abs(gain);
    const std::int64_t both = p * first[j] + q * second[j];
    work += n;
    for (std::size_t column = 0; column < n; ++column) {
      if (p * first[column] + q * second[column] > both) return std::nullopt;
    }
    return std::pair(p, q);
  }
};

MixedStrategy mixture(std::size_t count, std::size_t first, std::int64_t p, std::size_t second,
                      std::int64_t q) {
  std::vector<Integer> weights(count);
  weights[first] = to_integer(p);
  weights[second] = to_integer(q);
  return MixedStrategy::from_weights(weights);
}

}  // namespace

std::optional<Profile> support_pair_equilibrium(const Game& game, const std::function<bool()>& must_stop) {
  const std::size_t m = game.strategy_count(0);
  const std::size_t n = game.strategy_count(1);
  const auto by_rows = small_payoffs(game.payoffs(0));
  auto b = small_payoffs(game.payoffs(1));
  if (!by_rows || !b) return std::nullopt;
  PairSearch search{m, n, {}, *std::move(b), {}};
  search.a.reserve(m * n);
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t i = 0; i < m; ++i) search.a.push_back((*by_rows)[i * n + j]);
  }
  search.order.resize(m * n);
  for (std::size_t j = 0; j < n; ++j) {
    if (must_stop()) return std::nullopt;
    const auto first = search.order.begin() + static_cast<std::ptrdiff_t>(j * m);
    const auto last = first + static_cast<std::ptrdiff_t>(m);
    std::iota(first, last, 0U);
    const std::int64_t* const column = search.a_column(j);
    std::stable_sort(first, last, [&](std::uint32_t i, std::uint32_t k) { return column[i] > column[k]; });
  }
  std::vector<std::size_t> corners;
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t l = j + 1; l < n; ++l) {
      search.envelope(j, l, corners);
      for (std::size_t c = 0; c + 1 < corners.size(); ++c) {
        const std::size_t i = corners[c];
        const std::size_t k = corners[c + 1];
        const auto rows = search.weights(i, k, j, l);
        if (!rows) continue;
        const std::int64_t* const first = search.a_column(j);
        const std::int64_t* const second = search.a_column(l);
        return Profile{mixture(m, i, rows->first, k, rows->second),
                       mixture(n, j, second[k] - second[i], l, first[i] - first[k])};
      }
      if (search.work >= kPairWorkPerAsk) {
        search.work = 0;
        if (must_stop()) return std::nullopt;
      }
    }
  }
  return std::nullopt;
}

}  // namespace nashsolve::single
