#include "first_equilibrium.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "cell.hpp"
#include "certified_root.hpp"

namespace nashsolve::nplayer {
namespace {

/// Beyond this many unknowns Newton's method is left alone.
constexpr std::size_t kMaxUnknowns = 60;
constexpr int kStarts = 3;

class FirstEquilibrium {
 public:
  FirstEquilibrium(const PayoffTensors& tensors, std::uint64_t budget, const StopTest& stop,
                   const StopTest& is_late)
      : tensors_(tensors), budget_(budget), stop_(stop), is_late_(is_late), whole_(unnamed_game(tensors)) {}

  std::optional<FoundEquilibrium> run() {
    const std::size_t players = tensors_.players();
    std::size_t most = 0;
    for (const std::size_t count : tensors_.counts) most += count;
    for (std::size_t total = players; total <= std::min(most, players + kMaxUnknowns); ++total) {
      for (std::vector<std::size_t>& sizes : size_profiles(total)) {
        sizes_ = std::move(sizes);
        supports_.clear();
        choose(whole_);
        if (found_ || is_over()) return std::move(found_);
      }
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool is_over() const { return tried_ >= budget_ || stop_(); }

  /// All sizes of supports with this sum, the most balanced first.
  [[nodiscard]] std::vector<std::vector<std::size_t>> size_profiles(std::size_t total) const {
    constexpr std::size_t kMostProfiles = 20000;
    std::vector<std::vector<std::size_t>> profiles;
    std::vector<std::size_t> sizes;
    const auto extend = [&](const auto& self, std::size_t left) -> void {
      const std::size_t player = sizes.size();
      const std::size_t after = tensors_.players() - player - 1;
      if (profiles.size() >= kMostProfiles) return;
      for (std::size_t size = 1; size <= tensors_.counts[player] && size + after <= left; ++size) {
        sizes.push_back(size);
        if (after == 0) {
          if (size == left) profiles.push_back(sizes);
        } else {
          self(self, left - size);
        }
        sizes.pop_back();
      }
    };
    extend(extend, total);
    const auto imbalance = [](const std::vector<std::size_t>& profile) {
      const auto [low, high] = std::minmax_element(profile.begin(), profile.end());
      return *high - *low;
    };
    std::stable_sort(profiles.begin(), profiles.end(),
                     [&](const auto& a, const auto& b) { return imbalance(a) < imbalance(b); });
    return profiles;
  }

  [[nodiscard]] bool some_choice_is_dominated(const Cell& cell) const {
    for (std::size_t i = 0; i < supports_.size(); ++i) {
      for (const std::size_t a : supports_[i]) {
        for (std::size_t b = 0; b < cell.counts[i]; ++b) {
          if (b != a && strictly_dominates(cell, i, b, a)) return true;
        }
      }
    }
    return false;
  }

  /// Chooses the next player's support; `cell` is the game on the supports chosen before.
  void choose(const Cell& cell) {
    const std::size_t player = supports_.size();
    if (player == tensors_.players()) {
      ++tried_;
      solve();
      return;
    }
    std::vector<std::size_t> support(sizes_[player]);
    for (std::size_t k = 0; k < support.size(); ++k) support[k] = k;
    for (;;) {
      Cell restricted = cell;
      keep_vertices(restricted, player, support);
      supports_.push_back(support);
      if (!some_choice_is_dominated(restricted)) choose(restricted);
      supports_.pop_back();
      if (found_ || is_over()) return;
      std::size_t k = support.size();
      while (k > 0 && support[k - 1] == tensors_.counts[player] - support.size() + k - 1) --k;
      if (k == 0) return;
      ++support[k - 1];
      for (std::size_t next = k; next < support.size(); ++next) support[next] = support[next - 1] + 1;
    }
  }

  void solve() {
    const SupportSystem system(tensors_, supports_);
    double scatter = 0.5;
    for (int start = 0; start < kStarts && !found_; ++start) {
      SupportVector<double> x;
      for (const std::size_t size : system.sizes()) {
        std::vector<double>& own = x.emplace_back();
        double sum = 0;
        for (std::size_t k = 0; k < size; ++k) {
          if (start > 0) scatter = std::fmod(scatter * 9.31 + 0.17, 1.0);
          own.push_back(0.05 + scatter);
          sum += own.back();
        }
        for (double& p : own) p /= sum;
      }
      const std::optional<SupportVector<double>> guess = newton(system, std::move(x));
      if (!guess) continue;
      const bool positive = std::all_of(guess->begin(), guess->end(), [](const auto& own) {
        return std::all_of(own.begin(), own.end(), [](double p) { return p > -1e-9; });
      });
      if (!positive) continue;
      std::optional<CertifiedRoot> root = certify(system, *guess, kRootBits, is_late_);
      bool undecided = false;
      if (root) found_ = decide_root(system, std::move(*root), undecided, is_late_);
    }
  }

  const PayoffTensors& tensors_;
  std::uint64_t budget_;
  const StopTest& stop_;
  const StopTest& is_late_;
  Cell whole_;
  std::vector<std::size_t> sizes_;
  Supports supports_;
  std::uint64_t tried_ = 0;
  std::optional<FoundEquilibrium> found_;
};

}  // namespace

std::optional<FoundEquilibrium> first_equilibrium(const PayoffTensors& tensors, std::uint64_t budget,
                                                  const StopTest& stop, const StopTest& is_late) {
  return FirstEquilibrium(tensors, budget, stop, is_late).run();
}

}  // namespace nashsolve::nplayer
