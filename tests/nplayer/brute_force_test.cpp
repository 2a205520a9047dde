// An independent search for equilibria that the solver may have missed: Newton's method in long doubles from
// many starts on every support profile. It proves nothing, but what it finds must be listed.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "nplayer.hpp"
#include "support/random_games.hpp"

namespace nashsolve {
namespace {

using testing::cell_count;
using testing::game_from;
using testing::random_payoffs;
using testing::Shape;
using Real = long double;
using Mixed = std::vector<std::vector<Real>>;

class BruteForce {
 public:
  BruteForce(Shape shape, std::vector<std::vector<std::int64_t>> payoffs, std::uint64_t seed)
      : shape_(std::move(shape)), payoffs_(std::move(payoffs)), random_(seed) {}

  std::vector<Mixed> run() {
    std::vector<unsigned> mask(shape_.size(), 1);
    for (;;) {
      for (int start = 0; start < kStarts; ++start) newton(mask);
      std::size_t i = 0;
      while (i < mask.size() && ++mask[i] == 1U << shape_[i]) mask[i++] = 1;
      if (i == mask.size()) return found_;
    }
  }

 private:
  static constexpr int kStarts = 12;

  /// The payoff of the player's strategy against x, with up to one opponent held to a pure strategy.
  [[nodiscard]] Real payoff(std::size_t player, std::size_t own, const Mixed& x, std::size_t held,
                            std::size_t to) const {
    Real sum = 0;
    for (std::size_t cell = 0; cell < cell_count(shape_); ++cell) {
      std::size_t rest = cell;
      Real weight = 1;
      for (std::size_t k = shape_.size(); k-- > 0 && weight != 0;) {
        const std::size_t s = rest % shape_[k];
        rest /= shape_[k];
        if (k == player) {
          weight *= s == own ? 1 : 0;
        } else if (k == held) {
          weight *= s == to ? 1 : 0;
        } else {
          weight *= x[k][s];
        }
      }
      if (weight != 0) sum += weight * static_cast<Real>(payoffs_[player][cell]);
    }
    return sum;
  }

  void newton(const std::vector<unsigned>& mask) {
    struct Unknown {
      std::size_t player;
      std::size_t strategy;
    };
    std::vector<Unknown> unknowns;
    std::vector<std::size_t> last(shape_.size());
    Mixed x;
    for (std::size_t i = 0; i < shape_.size(); ++i) {
      std::vector<Real>& own = x.emplace_back(shape_[i], 0);
      Real sum = 0;
      for (std::size_t s = 0; s < shape_[i]; ++s) {
        if ((mask[i] >> s & 1U) == 0) continue;
        own[s] = static_cast<Real>(random_() % 1000 + 1);
        sum += own[s];
        last[i] = s;
      }
      for (Real& p : own) p /= sum;
      for (std::size_t s = 0; s < last[i]; ++s) {
        if ((mask[i] >> s & 1U) != 0) unknowns.push_back({i, s});
      }
    }
    const std::size_t n = unknowns.size();
    for (int step = 0; step < 60; ++step) {
      std::vector<std::vector<Real>> matrix(n, std::vector<Real>(n + 1, 0));
      for (std::size_t r = 0; r < n; ++r) {
        const auto [i, a] = unknowns[r];
        const auto gain = [&, i = i, a = a](std::size_t held, std::size_t to) {
          return payoff(i, a, x, held, to) - payoff(i, last[i], x, held, to);
        };
        matrix[r][n] = gain(SIZE_MAX, 0);
        for (std::size_t c = 0; c < n; ++c) {
          const auto [j, b] = unknowns[c];
          if (j != i) matrix[r][c] = gain(j, b) - gain(j, last[j]);
        }
      }
      for (std::size_t c = 0; c < n; ++c) {
        std::size_t p = c;
        for (std::size_t r = c; r < n; ++r) {
          if (std::fabs(matrix[r][c]) > std::fabs(matrix[p][c])) p = r;
        }
        if (std::fabs(matrix[p][c]) < 1e-12L) return;
        std::swap(matrix[p], matrix[c]);
        for (std::size_t r = 0; r < n; ++r) {
          if (r == c) continue;
          const Real factor = matrix[r][c] / matrix[c][c];
          for (std::size_t k = c; k <= n; ++k) matrix[r][k] -= factor * matrix[c][k];
        }
      }
      Real largest = 0;
      for (std::size_t r = 0; r < n; ++r) {
        const Real move = matrix[r][n] / matrix[r][r];
        const auto [i, a] = unknowns[r];
        x[i][a] -= move;
        x[i][last[i]] += move;
        largest = std::max(largest, std::fabs(move));
        if (!(std::fabs(x[i][a]) < 10)) return;
      }
      if (largest < 1e-16L) {
        accept(x, mask, last);
        return;
      }
    }
  }

  void accept(const Mixed& x, const std::vector<unsigned>& mask, const std::vector<std::size_t>& last) {
    for (std::size_t i = 0; i < shape_.size(); ++i) {
      const Real value = payoff(i, last[i], x, SIZE_MAX, 0);
      for (std::size_t s = 0; s < shape_[i]; ++s) {
        if ((mask[i] >> s & 1U) != 0) {
          if (x[i][s] < 1e-9L) return;
        } else if (payoff(i, s, x, SIZE_MAX, 0) > value - 1e-9L) {
          return;
        }
      }
    }
    found_.push_back(x);
  }

  Shape shape_;
  std::vector<std::vector<std::int64_t>> payoffs_;
  std::mt19937_64 random_;
  std::vector<Mixed> found_;
};

bool listed(const Solution& solution, const Mixed& x) {
  for (const Equilibrium& equilibrium : solution.equilibria) {
    Real distance = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      for (std::size_t s = 0; s < x[i].size(); ++s) {
        const Rational p = equilibrium.is_exact()
                               ? equilibrium.exact()[i].probability(s)
                               : std::get<EnclosedProfile>(equilibrium.profile).probabilities[i][s].lower;
        distance = std::max(distance, std::fabs(x[i][s] - static_cast<Real>(nearest_double(p))));
      }
    }
    if (distance < 1e-9L) return true;
  }
  return false;
}

class BruteForceTest : public ::testing::TestWithParam<Shape> {};

TEST_P(BruteForceTest, FindsNothingThatIsMissing) {
  std::size_t found = 0;
  std::size_t complete = 0;
  for (std::uint64_t seed = 1000; seed < 1025; ++seed) {
    const auto payoffs = random_payoffs(GetParam(), seed, -30, 30);
    const Solution solution = solve_nplayer(game_from(GetParam(), payoffs), {});
    complete += solution.status == Status::complete ? 1U : 0U;
    const std::vector<Mixed> points = BruteForce(GetParam(), payoffs, seed).run();
    found += points.size();
    for (const Mixed& x : points) {
      EXPECT_TRUE(listed(solution, x)) << "seed " << seed;
    }
  }
  EXPECT_GE(complete, 22U);
  EXPECT_GE(found, 25U);
}

INSTANTIATE_TEST_SUITE_P(Shapes, BruteForceTest,
                         ::testing::Values(Shape{2, 2, 2}, Shape{2, 2, 3}, Shape{3, 3, 3}, Shape{2, 2, 2, 2}),
                         [](const auto& instance) {
                           std::string name;
                           for (const std::size_t count : instance.param) name += std::to_string(count);
                           return "Shape" + name;
                         });

}  // namespace
}  // namespace nashsolve
