// Covariant games: the payoffs of one cell are correlated, those of different cells independent (Rinott and
// Scarsini 2000; CovariantGame of Nudelman, Wortman, Shoham and Leyton-Brown 2004). From -1, zero-sum, to 1,
// common interest, the number of equilibria grows.
//
// The literature draws from a normal distribution. Here a payoff is the sum of 100 terms, uniform in
// -10, ..., 10, and any two players share 100 |correlation| of their terms: with equal signs, the same terms
// for all players, where the correlation is positive, else with opposite signs, other terms for each pair.
// So the correlation is exact, the distribution nearly normal, and everything an integer.
#include <algorithm>
#include <cstdlib>
#include <utility>

#include "families.hpp"
#include "nashsolve/generate.hpp"
#include "random_stream.hpp"

namespace nashsolve::generators {

namespace {

constexpr std::int64_t kTerms = 100;
constexpr std::int64_t kLargestTerm = 10;

std::int64_t sum_of_terms(std::int64_t count, RandomStream& random) {
  std::int64_t sum = 0;
  for (; count > 0; --count) sum += random.between(-kLargestTerm, kLargestTerm);
  return sum;
}

/// The payoffs of one cell.
void draw_cell(Table& payoffs, std::int64_t shared, bool is_positive, RandomStream& random) {
  std::ranges::fill(payoffs, 0);
  const auto others = static_cast<std::int64_t>(payoffs.size()) - 1;
  if (is_positive) {
    std::ranges::fill(payoffs, sum_of_terms(shared, random));
  } else {
    for (std::size_t i = 0; i < payoffs.size(); ++i) {
      for (std::size_t j = i + 1; j < payoffs.size(); ++j) {
        const std::int64_t sum = sum_of_terms(shared, random);
        payoffs[i] += sum;
        payoffs[j] -= sum;
      }
    }
  }
  const std::int64_t own = kTerms - (is_positive ? shared : shared * others);
  for (std::int64_t& payoff : payoffs) payoff += sum_of_terms(own, random);
}

}  // namespace

Content covariant_game(const Settings& settings) {
  const Rational scaled = settings.correlation * kTerms;
  if (scaled.get_den() != 1) {
    throw RequestError("found the correlation " + to_string(settings.correlation) +
                       ", expected hundredths, like -0.25");
  }
  const std::int64_t hundredths = *to_int64(scaled.get_num());
  const auto others = static_cast<std::int64_t>(settings.sizes.size()) - 1;
  if (-hundredths * others > kTerms) {
    throw RequestError("found the correlation " + to_string(settings.correlation) +
                       ", expected at least -1/" + std::to_string(others) + " for " +
                       std::to_string(others + 1) + " players");
  }
  RandomStream random(settings.seed);
  std::vector<Table> tables(settings.sizes.size());
  Table payoffs(settings.sizes.size());
  for (std::size_t cell = cell_count(settings.sizes); cell > 0; --cell) {
    draw_cell(payoffs, std::abs(hundredths), hundredths >= 0, random);
    for (std::size_t player = 0; player < tables.size(); ++player) tables[player].push_back(payoffs[player]);
  }
  return content_of(settings.sizes, std::move(tables));
}

}  // namespace nashsolve::generators
