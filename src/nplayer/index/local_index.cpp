#include "local_index.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "certified_root.hpp"
#include "complementarity_degree.hpp"
#include "found_equilibrium.hpp"
#include "root_bound.hpp"
#include "row_space.hpp"
#include "support_system.hpp"

namespace nashsolve::nplayer {
namespace {

/// Of so many all subsets are looked at.
constexpr std::size_t kMostTied = 9;
constexpr unsigned kGuardBits = 64;

/// An equilibrium by the weights of the strategies in use, exact or those of the centre of an enclosure.
struct Place {
  SupportSystem system;
  SupportVector<Integer> weights;
  std::optional<CertifiedRoot> root;
  std::optional<unsigned> gain_bound;

  /// By how much what is linear in each player's probabilities may differ from what it is at the centre, if
  /// it lies between -2 and 2 at all pure profiles: each probability by at most 2^-radius_bits, but for the
  /// first one's of each player, which makes up for the others'.
  [[nodiscard]] Rational uncertainty() const {
    if (!root) return 0;
    std::size_t changes = 0;
    for (const std::size_t size : system.sizes()) changes += 2 * size;
    return make_rational(to_integer(static_cast<std::int64_t>(4 * changes)), Integer(1) << root->radius_bits);
  }
  /// What a number made of `players` players' weights and the payoffs of one has to be divided by, so that
  /// payoffs lie between 0 and 1.
  [[nodiscard]] Integer scale(std::size_t player, std::size_t players) const {
    if (!root) return 1;
    return Integer(1) << (root->bits * static_cast<unsigned>(players) + system.scale_bits(player));
  }
};

std::optional<Place> place_of(const PayoffTensors& tensors, const Vertex& point, const StopTest& stop) {
  Supports supports;
  SupportVector<Rational> exact;
  SupportBox box;
  bool is_exact = true;
  for (const Probabilities& own : point) {
    std::vector<std::size_t>& support = supports.emplace_back();
    exact.emplace_back();
    box.emplace_back();
    for (std::size_t s = 0; s < own.size(); ++s) {
      if (sgn(own[s].upper) == 0) continue;
      if (sgn(own[s].lower) <= 0) return std::nullopt;
      support.push_back(s);
      exact.back().push_back((own[s].lower + own[s].upper) / 2);
      box.back().push_back(own[s]);
      is_exact = is_exact && own[s].lower == own[s].upper;
    }
  }
  Place place{SupportSystem(tensors, std::move(supports)), {}, {}, {}};
  if (is_exact) {
    place.weights = common_weights(exact);
    return place;
  }
  SupportVector<double> x;
  for (const std::vector<Rational>& own : exact) {
    std::vector<double>& values = x.emplace_back();
    for (const Rational& p : own) values.push_back(nearest_double(p));
  }
  place.gain_bound = root_bound_bits(place.system, true);
  place.root = certify(place.system, x, std::max(kRootBits, place.gain_bound.value_or(0) + kGuardBits), stop);
  if (!place.root || !is_only_solution_within(box, *place.root)) return std::nullopt;
  place.weights = place.root->centre;
  return place;
}

struct Tied {
  std::size_t player;
  std::size_t strategy;
};

/// Nothing where some strategy is not known to be tied or worse.
std::optional<std::vector<Tied>> tied_at(const Place& place) {
  const SupportSystem& system = place.system;
  std::vector<Tied> tied;
  for (std::size_t i = 0; i < system.players(); ++i) {
    const std::vector<std::size_t>& support = system.supports()[i];
    const std::vector<Integer> values = system.payoffs(i, place.weights);
    for (std::size_t b = 0; b < values.size(); ++b) {
      if (std::ranges::binary_search(support, b)) continue;
      const Integer gain = values[b] - values[support[0]];
      const Rational share = make_rational(gain, place.scale(i, system.players() - 1));
      if (share + place.uncertainty() < 0) continue;
      const bool is_tied =
          !place.root ? sgn(gain) == 0
                      : system.is_tied(i, b) ||
                            (place.gain_bound && is_tied_at(system, *place.root, i, b, *place.gain_bound));
      if (!is_tied) return std::nullopt;
      tied.push_back({i, b});
    }
  }
  return tied;
}

/// The strategies whose probabilities are the unknowns, those in use before those that are tied, and the
/// derivatives of the gains of each over the first one in use of its player.
class Derivatives {
 public:
  Derivatives(const PayoffTensors& tensors, const Place& place, const std::vector<Tied>& tied)
      : place_(place) {
    Supports supports = place.system.supports();
    for (const auto& [player, strategy] : tied) supports[player].push_back(strategy);
    for (std::vector<std::size_t>& own : supports) std::ranges::sort(own);
    for (std::size_t i = 0; i < supports.size(); ++i) {
      const std::vector<std::size_t>& used = place.system.supports()[i];
      std::vector<Integer>& weights = weights_.emplace_back(supports[i].size());
      for (std::size_t k = 0; k < used.size(); ++k)
        weights[position(supports[i], used[k])] = place.weights[i][k];
      for (std::size_t k = 1; k < used.size(); ++k) unknowns_.push_back({i, used[k]});
    }
    used_ = unknowns_.size();
    unknowns_.insert(unknowns_.end(), tied.begin(), tied.end());
    const SupportSystem all(tensors, std::move(supports));
    for (std::size_t i = 0; i < all.players(); ++i) add_rows(all, i);
  }

  [[nodiscard]] std::size_t used() const { return used_; }

  [[nodiscard]] BoundedMatrix matrix() const {
    BoundedMatrix matrix;
    for (std::size_t r = 0; r < unknowns_.size(); ++r) {
      std::vector<Bounded>& row = matrix.emplace_back();
      const std::optional<std::vector<Rational>> weights =
          r < used_ ? std::nullopt : weights_of_combination(unknowns_[r]);
      Rational radius = place_.uncertainty();
      for (const Rational& weight : weights.value_or(std::vector<Rational>())) {
        radius += abs(weight) * place_.uncertainty();
      }
      for (std::size_t c = 0; c < unknowns_.size(); ++c) {
        Rational value = rows_[r][c];
        if (weights) value -= combination(unknowns_[r].player, *weights, c);
        const bool is_zero = unknowns_[r].player == unknowns_[c].player || (weights && c < used_);
        row.push_back(is_zero ? Bounded() : Bounded(value, radius));
      }
    }
    return matrix;
  }

 private:
  static std::size_t position(const std::vector<std::size_t>& support, std::size_t strategy) {
    return static_cast<std::size_t>(std::ranges::lower_bound(support, strategy) - support.begin());
  }

  /// Blocks of two players' entries have a positive factor each, of rows and of columns.
  void add_rows(const SupportSystem& all, std::size_t player) {
    if (rows_.empty()) rows_.assign(unknowns_.size(), std::vector<Rational>(unknowns_.size()));
    const std::size_t reference = place_.system.supports()[player][0];
    for (std::size_t j = 0; j < all.players(); ++j) {
      if (j == player) continue;
      const std::vector<std::size_t>& support = all.supports()[j];
      const std::size_t first = position(support, place_.system.supports()[j][0]);
      const std::vector<Integer> slopes = contract(all.exact(player), all.sizes(), player, weights_, j);
      const Integer scale = place_.scale(player, all.players() - 2);
      for (std::size_t r = 0; r < unknowns_.size(); ++r) {
        if (unknowns_[r].player != player) continue;
        const Integer* const own = &slopes[unknowns_[r].strategy * support.size()];
        const Integer* const its = &slopes[reference * support.size()];
        for (std::size_t c = 0; c < unknowns_.size(); ++c) {
          if (unknowns_[c].player != j) continue;
          const std::size_t b = position(support, unknowns_[c].strategy);
          rows_[r][c] = make_rational((own[b] - its[b]) - (own[first] - its[first]), scale);
        }
      }
    }
  }

  /// Where the gain of a strategy is a combination of those of the ones in use, as long as only these are
  /// used, that is subtracted: what is left does not depend on them.
  [[nodiscard]] std::optional<std::vector<Rational>> weights_of_combination(const Tied& tied) const {
    const SupportSystem& system = place_.system;
    const std::vector<std::size_t>& support = system.supports()[tied.player];
    const std::size_t opponents = opponent_profiles(system.sizes(), tied.player);
    RowSpace gains(opponents);
    const auto gain_of = [&](std::size_t strategy) {
      RowSpace::Row row;
      const std::vector<Integer>& exact = system.exact(tied.player);
      for (std::size_t o = 0; o < opponents; ++o) {
        row.emplace_back(Integer(exact[strategy * opponents + o] - exact[support[0] * opponents + o]));
      }
      row.resize(opponents + support.size());
      return row;
    };
    for (std::size_t k = 1; k < support.size(); ++k) {
      RowSpace::Row row = gain_of(support[k]);
      row[opponents + k] = 1;
      gains.add(std::move(row));
    }
    RowSpace::Row own = gain_of(tied.strategy);
    if (gains.reduce(own) != opponents) return std::nullopt;
    std::vector<Rational> weights;
    for (std::size_t k = 1; k < support.size(); ++k) weights.emplace_back(-own[opponents + k]);
    return weights;
  }

  [[nodiscard]] Rational combination(std::size_t player, const std::vector<Rational>& weights,
                                     std::size_t column) const {
    Rational sum = 0;
    std::size_t k = 0;
    for (std::size_t r = 0; r < used_; ++r) {
      if (unknowns_[r].player == player) sum += weights[k++] * rows_[r][column];
    }
    return sum;
  }

  const Place& place_;
  SupportVector<Integer> weights_;
  std::vector<Tied> unknowns_;
  std::size_t used_ = 0;
  std::vector<std::vector<Rational>> rows_;
};

}  // namespace

std::optional<int> local_index(const PayoffTensors& tensors, const Vertex& point, const StopTest& stop) {
  const std::optional<Place> place = place_of(tensors, point, stop);
  if (!place) return std::nullopt;
  const std::optional<std::vector<Tied>> tied = tied_at(*place);
  if (!tied || tied->size() > kMostTied) return std::nullopt;
  const Derivatives derivatives(tensors, *place, *tied);
  BoundedMatrix matrix = derivatives.matrix();
  const std::size_t used = derivatives.used();
  const std::optional<int> sign = eliminate(matrix, used);
  if (!sign) return std::nullopt;
  BoundedMatrix of_tied;
  for (std::size_t r = used; r < matrix.size(); ++r) {
    std::vector<Bounded>& row = of_tied.emplace_back();
    for (std::size_t c = used; c < matrix.size(); ++c) row.push_back(Bounded() - matrix[r][c]);
  }
  const std::optional<int> degree = complementarity_degree(of_tied, stop);
  if (!degree) return std::nullopt;
  return *degree * (used % 2 == 0 ? *sign : -*sign);
}

}  // namespace nashsolve::nplayer
