#include "whole_search.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assemble.hpp"
#include "both_sides.hpp"
#include "certified_search.hpp"
#include "constant_sum.hpp"
#include "continuation.hpp"
#include "equivalent_zero_sum.hpp"
#include "exact_search.hpp"
#include "grace.hpp"
#include "index.hpp"
#include "list_subsets.hpp"
#include "merged_listener.hpp"
#include "most_in_time.hpp"
#include "one_equilibrium.hpp"
#include "open_cover.hpp"
#include "payoff_ties.hpp"
#include "point_solution.hpp"
#include "search_run.hpp"
#include "sequence_search.hpp"
#include "told_product.hpp"

namespace nashsolve::bimatrix {

namespace {

/// Up to 6x6 setting up doubles costs more than it saves.
bool is_small(const Polytopes& polytopes) {
  constexpr std::size_t kLabelsOfSmall = 12;
  return polytopes[0].label_count() <= kLabelsOfSmall;
}

/// Whether one player has few strategies and the other many that are often worth the same, as plans are that
/// differ where the play does not come. A face of the few has few dimensions: closing it shows with a few
/// pivots what is tight there, where the certified search asks for each of the many. Of 5x1024 replies to
/// offers it had a tenth of the nodes after 45 s, and all are 0.5 s of the exact search; payoffs of 0 to 2
/// drawn at random take a tenth of the time in 5x500, those of 0 to 9 twice the time there and less from
/// 5x1000 on. 25x243 and random 5x1000 without ties are faster certified.
bool is_long_and_thin(const Polytopes& polytopes) {
  constexpr std::size_t kFew = 5;
  constexpr std::size_t kMany = 256;
  const auto [few, many] = std::minmax(polytopes[0].variable_count, polytopes[1].variable_count);
  return few <= kFew && many >= kMany && (has_payoff_ties(polytopes[0]) || has_payoff_ties(polytopes[1]));
}

/// Beyond so many labels one equilibrium is found before all are searched for: the search takes longer by
/// orders of magnitude. Below, it is found afterwards where the search ended without any.
constexpr std::size_t kManyLabels = 60;
/// Questions whether to stop, which are asked by the work done, at most some milliseconds each.
constexpr int kAsksBeforeSearch = 512;

/// What an equilibrium takes to tell, on the average. Digits take next to nothing up to some hundreds: each
/// strategy's payoff has as many as the weights and takes their square, as conversions and common divisors
/// do. Measured on 40x40 games of payoffs of 400 digits, with weights of 4,400.
double seconds_to_tell_one(const std::vector<NashFaces>& found, std::size_t strategy_count) {
  constexpr double kBitsOfLimb = 64;
  constexpr double kSecondsOfSquare = 4e-9;
  double squares = 0;
  double used = 0;
  double points = 0;
  for (const NashFaces& subset : found) {
    for (const Face& face : subset.faces) {
      const MixedStrategy* const point = known_point(face);
      if (point == nullptr) continue;
      const double limbs = static_cast<double>(bit_length(point->weights().front())) / kBitsOfLimb;
      squares += limbs * limbs;
      used += static_cast<double>(point->support().size());
      ++points;
    }
  }
  const double strategies = static_cast<double>(strategy_count);
  if (points == 0) return seconds_to_tell(strategy_count, 1, strategies);
  return seconds_to_tell(strategy_count, 1, 2 * used / points) +
         kSecondsOfSquare * strategies * squares / points;
}

/// What comes after the first `most`, which it takes away.
std::vector<NashFaces> take_after(std::vector<NashFaces>& found, std::uint64_t most) {
  if (found.size() <= most) return {};
  const auto first = found.begin() + static_cast<std::ptrdiff_t>(most);
  std::vector<NashFaces> rest(std::make_move_iterator(first), std::make_move_iterator(found.end()));
  found.erase(first, found.end());
  return rest;
}

/// The search for all equilibria of a game without identical strategies, in the order of its steps.
class WholeSearch {
 public:
  /// What is given must outlive it.
  WholeSearch(const Game& game, const SolveOptions& options, const std::array<MergedStrategies, 2>& merged,
              const Game& reduced, Search search, StopWatch& watch)
      : game_(game),
        options_(options),
        merged_(merged),
        reduced_(reduced),
        is_automatic_(search == Search::automatic),
        polytopes_(
            best_response_polytopes(reduced, options.listener == nullptr ? Shift::each : Shift::common)),
        watch_(watch),
        over_(watch),
        listener_(options.listener, merged),
        run_(watch, listener_.get()),
        strategy_count_(game.strategy_count(0) + game.strategy_count(1)) {
    const bool is_exact = is_automatic_ && (is_small(polytopes_) || is_long_and_thin(polytopes_));
    search_ = is_exact ? Search::exact : is_automatic_ ? Search::certified : search;
  }

  Solution solve() {
    begin();
    const std::string_view method = find_faces();
    const bool finished = is_product_ || !run_.is_stopped();
    // Of a part only what lies in it is told: another one may hold the equilibrium.
    if (!finished && run_.found().empty() && !part_) {
      if (std::optional<Solution> one = one_instead()) return *std::move(one);
    }
    Solution solution = told(finished);
    solution.method = method;
    solution.part = std::move(part_);
    fill_indices(game_, solution, watch_, options_.all_indices);
    end(solution);
    return solution;
  }

 private:
  [[nodiscard]] bool is_plain() const { return options_.search == nashsolve::Search::plain; }
  [[nodiscard]] bool is_large() const {
    return is_automatic_ && options_.earlier == nullptr && polytopes_[0].label_count() > kManyLabels;
  }

  /// Whether all is still to be found, nobody follows how, and a search over sequences is the shorter one.
  [[nodiscard]] bool searches_sequences() const {
    if (!is_automatic_ || is_plain() || !game_.plans() || options_.listener != nullptr || options_.limit ||
        part_ || nodes_.size() != 1)
      return false;
    const auto& [tight, slack] = nodes_.front();
    const bool is_whole = (tight[0] | tight[1]).empty() && (slack[0] | slack[1]).empty();
    return is_whole && has_few_sequences(*game_.plans(), polytopes_);
  }

  /// Where the search begins: with the whole tree, or with what an earlier one left open.
  void begin() {
    nodes_ = {whole_tree(polytopes_)};
    if (options_.earlier != nullptr) {
      part_ = options_.earlier->part;
      Continuation continuation =
          continue_from(*options_.earlier, merged_, polytopes_, [this] { return watch_.must_stop(); });
      nodes_ = std::move(continuation.nodes);
      run_.found() = std::move(continuation.found);
    }
    if (searches_sequences()) search_ = Search::sequences;
    watch_.leave_time_to_tell(strategy_count_);
    for (const NashFaces& subset : run_.found()) watch_.note_to_tell(1, used_in(subset));
  }

  /// Finds the faces of all maximal Nash subsets, but where the search is stopped. Returns its name.
  std::string_view find_faces() {
    const bool may_be_product =
        options_.earlier == nullptr && is_automatic_ && !is_plain() && !is_small(polytopes_);
    if (const auto zero_sum =
            may_be_product ? equivalent_zero_sum(reduced_, std::ref(over_), Units::of_both) : std::nullopt) {
      solve_zero_sum(*zero_sum);
    } else if (is_large()) {
      one_ = single::one_equilibrium(
          reduced_, [this, asked = 0]() mutable { return ++asked > kAsksBeforeSearch || over_(); });
    }
    const std::string_view method = is_product_ ? single::kLinearProgramming : search_tree();
    run_.tell();
    return method;
  }

  /// All equilibria at once, in the one product that the optimal strategies are, if there is time.
  void solve_zero_sum(const EquivalentZeroSum& zero_sum) {
    auto optimum = single::solve_zero_sum(zero_sum, std::ref(over_));
    if (!optimum) return;
    auto faces = single::zero_sum_faces(polytopes_, *optimum, run_.counts().exact_pivots,
                                        [this] { return watch_.must_stop(); });
    is_product_ =
        faces && (listener_.get() == nullptr || tell_product(polytopes_, zero_sum, *optimum, *faces, run_));
    if (is_product_) run_.add(*std::move(faces));
    one_ = single::as_equilibrium(*std::move(optimum));
  }

  std::string_view search_tree() {
    if (search_ == Search::sequences) {
      search_sequences(*game_.plans(), merged_, polytopes_, run_);
      return "search over sequences, exact";
    }
    if (search_ == Search::exact) {
      BothSides both(polytopes_[0].label_count());
      for (const OpenNode& node : nodes_) {
        run_.begin_tree(node);
        ExactSearch(polytopes_, run_, both).run(node);
      }
      return "support search, exact";
    }
    const Kernels& kernels = search_ == Search::certified_scalar ? scalar_kernels() : vector_kernels();
    CertifiedSearch(polytopes_, kernels, run_).run(nodes_, options_.threads);
    return "support search, certified";
  }

  /// Where the search was stopped before it found any.
  std::optional<Solution> one_instead() {
    if (!one_ && !is_large()) one_ = single::one_equilibrium(reduced_, std::ref(over_));
    if (!one_) return std::nullopt;
    Solution solution = point_solution(game_, {*one_}, merged_, watch_);
    solution.status = watch_.reason(0).value_or(Status::limit);
    if (options_.find == Find::all) {
      solution.open_parts = open_parts(search_ == Search::sequences ? nodes_ : run_.open(), merged_);
    }
    end(solution);
    return solution;
  }

  /// What was found, as far as there is time to tell it, and what is left open.
  Solution told(bool finished) {
    std::vector<NashFaces>& found = run_.found();
    const std::size_t found_count = found.size();
    const double seconds_each = options_.prints * seconds_to_tell_one(found, strategy_count_);
    const std::uint64_t most = most_of_seconds(watch_, seconds_each);
    const std::vector<NashFaces> left_out = take_after(found, most);
    SubsetList list = list_subsets(polytopes_, merged_, found, is_plain() ? std::nullopt : options_.vertices,
                                   seconds_each, run_);
    Solution solution;
    const std::vector<bool> is_told =
        assemble(solution, list.strategies, list.subsets, std::min(watch_.limit(), list.most_in_time));
    const bool all_told =
        left_out.empty() && std::find(is_told.begin(), is_told.end(), false) == is_told.end();
    if (!all_told && solution.equilibria.size() < watch_.limit()) watch_.give_up();
    if (part_) part_->is_done = finished && all_told;
    if (finished && all_told) {
      solution.status = part_ ? Status::limit : Status::complete;
    } else {
      solution.status = watch_.reason_of_end(found_count).value_or(Status::limit);
    }
    if (solution.status == Status::complete || options_.find != Find::all) return solution;
    if (search_ == Search::sequences && !finished) {
      // What it left out is no part of the tree of strategies.
      solution.open_parts = open_parts(nodes_, merged_);
      return solution;
    }
    std::vector<const NashFaces*> closed;
    std::vector<const NashFaces*> still_open;
    for (std::size_t k = 0; k < found.size(); ++k) {
      const bool is_kept = is_told[k] && list.subsets[k].sets.empty();
      (is_kept ? closed : still_open).push_back(&found[k]);
    }
    for (const NashFaces& each : left_out) still_open.push_back(&each);
    solution.open_parts =
        open_parts(open_cover(nodes_, std::move(run_.open()), still_open, closed, most), merged_);
    return solution;
  }

  void end(Solution& solution) {
    solution.counts = named_counts(run_.counts());
    solution.seconds = watch_.seconds();
  }

  const Game& game_;
  const SolveOptions& options_;
  const std::array<MergedStrategies, 2>& merged_;
  const Game& reduced_;
  bool is_automatic_;
  Search search_ = Search::automatic;
  Polytopes polytopes_;
  StopWatch& watch_;
  GraceTest over_;
  MergedListener listener_;
  SearchRun run_;
  std::size_t strategy_count_;

  std::vector<OpenNode> nodes_;
  /// Which part of a divided search this is, if it is one.
  std::optional<PartOfSearch> part_;
  /// Found before the search.
  std::optional<single::OneEquilibrium> one_;
  /// Whether a linear program gave all equilibria.
  bool is_product_ = false;
};

}  // namespace

std::vector<std::pair<std::string, std::uint64_t>> named_counts(const SearchCounts& counts) {
  return {{"nodes", counts.nodes},
          {"pivots", counts.pivots},
          {"certificates", counts.certificates},
          {"undecided_certificates", counts.undecided_certificates},
          {"handovers", counts.handovers},
          {"exact_nodes", counts.exact_nodes},
          {"big_nodes", counts.big_nodes},
          {"exact_pivots", counts.exact_pivots},
          {"leaves", counts.leaves}};
}

Solution search_whole(const Game& game, const SolveOptions& options,
                      const std::array<MergedStrategies, 2>& merged, const Game& reduced, Search search,
                      StopWatch& watch) {
  return WholeSearch(game, options, merged, reduced, search, watch).solve();
}

}  // namespace nashsolve::bimatrix
