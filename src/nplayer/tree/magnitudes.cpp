#include "magnitudes.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "linear_program.hpp"

namespace nashsolve::nplayer {
namespace {

// Measured on 16 seeded games of zeros and ones of six players with two strategies, and on lowest unique bids
// of 3x3x3x3 for a prize, which take 6,000 to 12,000 cells to this.
/// Of a probability that is called small. 2^-4 and 2^-12 decide the same games.
constexpr double kMostSmall = 0x1p-8;
/// Bits of a product. There are at most seven.
constexpr std::size_t kMostSmallOnes = 64;
/// Linear programs for a cell. Those that are excluded take at most 178, nine of ten 28.
constexpr std::size_t kMostPrograms = 2000;

/// A product of small probabilities, each a bit.
using Product = std::uint64_t;

/// (larger) . u <= (smaller) . u + slack.
struct Inequality {
  Product larger;
  Product smaller;
  long slack;
};

/// What has to hold where these are the largest products of their signs.
using Dominance = std::vector<Inequality>;

/// At least log2(a / b), for positive ones.
long logarithm(const Rational& a, const Rational& b) {
  const Rational ratio = a / b;
  return static_cast<long>(bit_length(ratio.get_num())) - static_cast<long>(bit_length(ratio.get_den())) + 1;
}

class Magnitudes {
 public:
  Magnitudes(const SupportSystem& system, const Cell& cell, const StopTest& stop)
      : system_(system), stop_(stop) {
    for (std::size_t j = 0; j < cell.players(); ++j) {
      auto& own = bounds_.emplace_back();
      for (const std::size_t s : system.supports()[j]) {
        double least = 1;
        double most = 0;
        for (std::size_t v = 0; v < cell.sizes[j]; ++v) {
          const double p = cell.vertices[j][v * cell.counts[j] + s];
          least = std::min(least, p);
          most = std::max(most, p);
        }
        Bounds& bounds = own.emplace_back(Bounds{exact_rational(least), exact_rational(most), 0});
        if (least > 0 || most > kMostSmall || least_.size() == kMostSmallOnes) continue;
        bounds.small = Product{1} << least_.size();
        int exponent = 0;
        least_.push_back(std::frexp(most, &exponent) == 0.5 ? 1 - exponent : -exponent);
      }
    }
  }

  bool show_empty() {
    if (least_.empty()) return false;
    for (std::size_t i = 0; i < system_.players(); ++i) {
      for (std::size_t k = 1; k < system_.sizes()[i]; ++k) {
        auto choices = choices_of(i, k);
        if (choices) choices_.push_back(*std::move(choices));
      }
    }
    // The fewest first.
    std::ranges::sort(choices_, {}, [](const auto& each) { return each.size(); });
    return !may_hold({}, 0) && !is_given_up_;
  }

 private:
  struct Bounds {
    Rational lower;
    Rational upper;
    /// 0 where the probability is not small.
    Product small;
  };
  struct Interval {
    Rational lower;
    Rational upper;
  };

  /// Of the equation, what each product of small probabilities is multiplied with.
  [[nodiscard]] std::map<Product, Interval> terms_of(std::size_t player, std::size_t k) const {
    const std::vector<std::size_t>& sizes = system_.sizes();
    const std::size_t opponents = opponent_profiles(sizes, player);
    const Integer* const own = &system_.exact(player)[system_.supports()[player][k] * opponents];
    const Integer* const first = &system_.exact(player)[system_.supports()[player][0] * opponents];
    std::map<Product, Interval> terms;
    for (std::size_t o = 0; o < opponents; ++o) {
      const Rational gain(Integer(own[o] - first[o]));
      if (sgn(gain) == 0) continue;
      Product product = 0;
      Rational lower = 1;
      Rational upper = 1;
      for (std::size_t j = sizes.size(), rest = o; j-- > 0;) {
        if (j == player) continue;
        const Bounds& p = bounds_[j][rest % sizes[j]];
        rest /= sizes[j];
        product |= p.small;
        if (p.small != 0) continue;
        lower *= p.lower;
        upper *= p.upper;
      }
      if (sgn(gain) < 0) std::swap(lower, upper);
      Interval& sum = terms[product];
      sum.lower += gain * lower;
      sum.upper += gain * upper;
    }
    return terms;
  }

  /// Nothing where the equation tells nothing.
  [[nodiscard]] std::optional<std::vector<Dominance>> choices_of(std::size_t player, std::size_t k) {
    const std::map<Product, Interval> terms = terms_of(player, k);
    // Of products with a known sign, those that have no other as a divisor, and what they are times at least.
    std::vector<std::pair<Product, Rational>> known;
    for (const auto& [product, factor] : terms) {
      if (sgn(factor.lower) <= 0 && sgn(factor.upper) >= 0) continue;
      const Rational least = std::min<Rational>(abs(factor.lower), abs(factor.upper));
      known.emplace_back(product, least);
    }
    if (known.empty()) return std::nullopt;
    const auto all = known;
    std::erase_if(known, [&](const auto& each) {
      return std::ranges::any_of(all, [&](const auto& other) {
        return other.first != each.first && (other.first & ~each.first) == 0;
      });
    });
    std::vector<Dominance> positive = largest_ones(terms, known, true);
    std::vector<Dominance> negative = largest_ones(terms, known, false);
    std::vector<Dominance> both;
    for (const Dominance& a : positive) {
      for (const Dominance& b : negative) {
        Dominance& choice = both.emplace_back(a);
        choice.insert(choice.end(), b.begin(), b.end());
      }
    }
    return both;
  }

  /// The products of a sign that may be the largest of it.
  [[nodiscard]] std::vector<Dominance> largest_ones(const std::map<Product, Interval>& terms,
                                                    const std::vector<std::pair<Product, Rational>>& known,
                                                    bool is_positive) {
    std::vector<std::pair<Product, Rational>> candidates;
    for (const auto& [product, factor] : terms) {
      const Rational most = is_positive ? factor.upper : Rational(-factor.lower);
      if (sgn(most) > 0) candidates.emplace_back(product, most);
    }
    // All of the sign together are as large as any of the other sign.
    const Rational count = static_cast<unsigned long>(candidates.size());
    std::vector<Dominance> choices;
    for (const auto& [product, most] : candidates) {
      Dominance choice;
      for (const auto& [other, least] : known) {
        if (other == product) continue;
        choice.push_back({product, other, logarithm(count * most, least)});
      }
      if (is_possible(choice)) choices.push_back(std::move(choice));
    }
    return choices;
  }

  /// Whether the equations from this one on have choices that go with what holds.
  bool may_hold(const Dominance& holds, std::size_t equation) {
    if (equation == choices_.size()) return true;
    for (const Dominance& choice : choices_[equation]) {
      Dominance more = holds;
      more.insert(more.end(), choice.begin(), choice.end());
      if (is_possible(more) && may_hold(more, equation + 1)) return true;
    }
    return false;
  }

  /// Whether some u fulfils the inequalities. With u = least + t, A t <= r: the largest number up to 1 that
  /// times r is still possible is 1, else 0.
  bool is_possible(const Dominance& choice) {
    if (is_given_up_ || stop_() || ++programs_ > kMostPrograms) {
      is_given_up_ = true;
      return true;
    }
    LinearProgram program;
    const std::size_t n = least_.size();
    program.objective.assign(n + 1, 0);
    program.objective[n] = 1;
    for (const Inequality& each : choice) {
      long right = each.slack;
      for (std::size_t v = 0; v < n; ++v) {
        const long sign =
            static_cast<long>(each.larger >> v & 1U) - static_cast<long>(each.smaller >> v & 1U);
        program.matrix.emplace_back(sign);
        right -= sign * least_[v];
      }
      program.matrix.emplace_back(-right);
      program.bounds.emplace_back(0);
    }
    for (std::size_t v = 0; v < n; ++v) program.matrix.emplace_back(0);
    program.matrix.emplace_back(1);
    program.bounds.emplace_back(1);
    const auto optimum = maximise(program);
    return !optimum || optimum->value == 1;
  }

  const SupportSystem& system_;
  const StopTest& stop_;
  /// Per player and strategy of the support.
  std::vector<std::vector<Bounds>> bounds_;
  /// Of each small probability, the least that its logarithm is.
  std::vector<long> least_;
  /// Of each equation.
  std::vector<std::vector<Dominance>> choices_;
  std::size_t programs_ = 0;
  bool is_given_up_ = false;
};

}  // namespace

bool magnitudes_exclude(const SupportSystem& system, const Cell& cell, const StopTest& stop) {
  return Magnitudes(system, cell, stop).show_empty();
}

}  // namespace nashsolve::nplayer
