#include "support_search.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "border_cells.hpp"
#include "border_root.hpp"
#include "edge_to_halve.hpp"
#include "empty_cell.hpp"
#include "known_faces.hpp"
#include "linear_faces.hpp"
#include "magnitudes.hpp"
#include "product_payoffs.hpp"
#include "solution_proof.hpp"
#include "support_symmetries.hpp"

namespace nashsolve::nplayer {
namespace {

constexpr double kSmallestWidth = 1e-6;
constexpr double kAlwaysTested = 0.01;
/// Most supports come to their end with fewer cells, and no look at those at the border is needed.
constexpr std::uint64_t kCellsBeforeBorder = 100;
constexpr double kSmallWidth = 1e-3;
constexpr std::uint64_t kCellBudget = 50000;
/// A search goes on beyond that as long as all would take no more cells, had each share of it taken as many
/// as those that are done: of a majority among three, 4x4x4, all are after 300,000 cells, 28 % after 110,000.
constexpr double kCellsAtThisPace = 1e6;
/// Of a support once some part of it was too small to halve again.
constexpr std::uint64_t kBudgetAfterFailure = 2000;
constexpr std::uint64_t kBudgetWhereSingular = 16;
constexpr std::uint64_t kBudgetOfTrial = 64;
constexpr std::uint64_t kBudgetInTheInterior = 20000;
/// Then it is asked what else is known of the support's own equilibria.
constexpr std::uint64_t kCellsBeforeInterior = 2000;

class SupportSearch {
 public:
  SupportSearch(const PayoffTensors& tensors, const Symmetries& symmetries, const SearchNode& leaf,
                const StopTest& stop, SearchCounts& counts, CellListener* listener)
      : tensors_(tensors),
        system_(tensors, supports_of(leaf.labels)),
        symmetries_(symmetries, leaf.labels),
        stop_(stop),
        counts_(counts),
        listener_(listener),
        pure_(leaf.pure) {}

  /// Of the same support, from its beginning.
  SupportSearch(const SupportSearch& other, std::uint64_t budget)
      : tensors_(other.tensors_),
        system_(other.system_),
        symmetries_(other.symmetries_),
        stop_(other.stop_),
        counts_(other.counts_),
        listener_(other.listener_),
        pure_(other.pure_),
        budget_(budget) {}

  SupportResult run(SearchNode leaf) {
    if (is_solved_by_products()) return std::move(result_);
    // Where the Jacobian is singular everywhere, no solution can be isolated.
    const bool is_singular = system_.is_singular_everywhere();
    if (is_singular || (listener_ == nullptr && may_split(system_, stop_))) {
      if (listener_ == nullptr && system_.has_more_equations_than_unknowns() && few_cells_show_none(leaf))
        return {};
      if (listener_ == nullptr && is_solved_by_faces()) return std::move(result_);
      if (is_singular && !system_.has_more_equations_than_unknowns()) budget_ = kBudgetWhereSingular;
    }
    if (listener_ != nullptr) position_ = listener_->position();
    begin(leaf);
    if (border_cells_.are_contradictory()) return {};
    if (listener_ != nullptr && result_.undecided && !stop_() && !has_irrational_root()) {
      leave_undecided("the equilibria of a support are not isolated, or not simple");
    }
    if (listener_ == nullptr && result_.undecided && !stop_() &&
        (is_solved_by_faces() || is_solved_in_the_interior(leaf.labels))) {
      return std::move(result_);
    }
    finish();
    return std::move(result_);
  }

 private:
  /// Faces over a plane can take seconds, and most of such supports have no solution at all.
  [[nodiscard]] bool few_cells_show_none(SearchNode leaf) const {
    if (is_linear(system_, stop_)) return false;
    SupportSearch trial(*this, kBudgetOfTrial);
    trial.is_trial_ = true;
    trial.begin(leaf);
    return trial.roots_.empty() && !trial.result_.undecided && !stop_();
  }

  bool is_solved_by_products() {
    auto solution = only_interior_solution(system_, stop_);
    if (!solution || (listener_ && !tell_only(system_, *solution, *listener_, stop_))) return false;
    if (solution->equilibrium) result_.equilibria.push_back(*std::move(solution->equilibrium));
    return true;
  }

  /// With what else is known of the support's own equilibria; replaces what was found before.
  bool is_solved_in_the_interior(const NodeLabels& labels) {
    border_cells_.learn(stop_);
    if (border_cells_.knows_more() && (has_known_faces() || is_solved_again(labels))) return true;
    border_cells_.learn_squares(stop_);
    return border_cells_.knows_squares() && is_solved_again(labels);
  }

  bool has_known_faces() {
    auto faces = linear_faces(system_, border_cells_.known_equations(), stop_);
    if (!faces || !faces->open.empty()) return false;
    become(*std::move(faces));
    return true;
  }

  bool is_solved_again(const NodeLabels& labels) {
    if (border_cells_.are_contradictory()) {
      result_ = SupportResult();
      return true;
    }
    SupportSearch again(*this, kBudgetInTheInterior);
    again.border_cells_.learn_from(border_cells_);
    std::optional<SearchNode> node = node_with(root_node(tensors_), labels);
    if (!node) return false;
    again.begin(*node);
    if (again.result_.undecided || stop_()) return false;
    again.finish();
    if (again.result_.undecided) return false;
    result_ = std::move(again.result_);
    return true;
  }

  void begin(SearchNode& leaf) {
    name_vertices(leaf.cell, leaf.pure);
    if (leaf.relaxation) {
      std::vector<std::size_t> references;
      for (const auto& support : system_.supports()) references.push_back(support[0]);
      leaf.relaxation->rebase(leaf.cell, references, stop_);
    }
    visit(leaf.cell, leaf.relaxation, 0);
  }

  /// The cell test is left out for the next `untested` halvings.
  void visit(Cell& cell, std::optional<Relaxation>& relaxation, unsigned untested) {
    if (stop_() || border_cells_.are_contradictory() || (is_trial_ && result_.undecided)) return;
    if (symmetries_.has_kept_image(cell)) return done_with(cell);
    if (listener_ == nullptr && cells_ == kCellsBeforeInterior) border_cells_.learn(stop_);
    ++cells_;
    if (!given_up_ && is_too_long()) give_up();
    if (given_up_) return add_open(cell);
    ++counts_.cells;
    if (is_searched(cell, relaxation, untested)) return done_with(cell);
    if (cell.width() < kSmallestWidth || !can_be_halved(cell)) return open_part(cell);
    const Edge edge =
        edge_to_halve(cell, relaxation ? relaxation->point() : std::vector<Relaxation::Weight>());
    if (!has_exact_midpoint(cell, edge.player, edge.first, edge.second)) return open_part(cell);
    if (listener_ != nullptr) {
      const std::vector<std::size_t>& own = pure_[edge.player];
      listener_->halved(strategy_id(cell, edge.player, own[edge.first]),
                        strategy_id(cell, edge.player, own[edge.second]));
    }
    {
      Cell first = cell;
      std::optional<Relaxation> its_relaxation = relaxation;
      halve(first, edge.player, edge.first, edge.second);
      if (its_relaxation) its_relaxation->halve(first, edge.player, edge.first, edge.second);
      visit(first, its_relaxation, untested);
    }
    halve(cell, edge.player, edge.second, edge.first);
    if (relaxation) relaxation->halve(cell, edge.player, edge.second, edge.first);
    visit(cell, relaxation, untested);
  }

  /// Whether it holds nothing, or one solution that is known.
  bool is_searched(const Cell& cell, std::optional<Relaxation>& relaxation, unsigned& untested) {
    for (std::size_t i = 0; i < cell.players(); ++i) {
      for (const std::size_t a : system_.supports()[i]) {
        for (std::size_t b = 0; b < cell.counts[i]; ++b) {
          if (b == a || !strictly_dominates(cell, i, b, a)) continue;
          if (listener_ != nullptr) listener_->dominated(strategy_id(cell, i, a), strategy_id(cell, i, b));
          return true;
        }
      }
    }
    if (relaxation) {
      ++counts_.relaxations;
      const std::uint64_t before = relaxation->pivots();
      const Relaxation::Verdict relaxed = relaxation->solve(cell, stop_);
      counts_.pivots += relaxation->pivots() - before;
      if (relaxed == Relaxation::Verdict::infeasible) {
        if (listener_ != nullptr) listener_->infeasible(relaxation->certificate(cell, pure_));
        return true;
      }
    }
    if (untested > 0 && cell.width() > kAlwaysTested) {
      --untested;
    } else {
      const SupportVector<double> lowest = surroundings(system_, cell);
      const RegionTest test = test_surroundings(system_, lowest, listener_ == nullptr ? nullptr : &shown_);
      if (test.verdict == CellVerdict::empty) {
        tell_region(cell, std::nullopt);
        return true;
      }
      if (test.verdict == CellVerdict::at_most_one) {
        if (const std::optional<std::size_t> root = only_root_found(lowest)) {
          tell_region(cell, root);
          return true;
        }
      }
      untested = test.halvings_missing;
    }
    if (border_cells_.contradicts(cell)) return true;
    const bool is_border_known = cells_ > kCellsBeforeBorder || cell.width() < kSmallWidth;
    return listener_ == nullptr && is_border_known && border_cells_.exclude(cell);
  }

  /// Each halving leaves two cells of half the size.
  void done_with(const Cell& cell) {
    const unsigned halvings = std::accumulate(cell.halvings.begin(), cell.halvings.end(), 0U);
    share_done_ += std::ldexp(1.0, -static_cast<int>(halvings));
  }

  [[nodiscard]] bool is_too_long() const {
    if (cells_ <= budget_) return false;
    return budget_ != kCellBudget || static_cast<double>(cells_) > kCellsAtThisPace * share_done_;
  }

  /// The region around the cell holds no solution, or just this one.
  void tell_region(const Cell& cell, const std::optional<std::size_t>& root) {
    if (listener_ == nullptr) return;
    if (!root) {
      listener_->infeasible(weights_everywhere(system_, cell, shown_));
      return;
    }
    while (solutions_.size() <= *root) solutions_.push_back(listener_->new_solution());
    listener_->one_solution(shown_, solutions_[*root]);
  }

  /// The place among roots_ of the one solution that the region can hold, where it is known and lies in it.
  std::optional<std::size_t> only_root_found(const SupportVector<double>& lowest) {
    SupportVector<double> start = lowest;
    for (std::vector<double>& own : start) {
      double rest = 1;
      for (const double low : own) rest -= low;
      for (double& p : own) p += rest / static_cast<double>(own.size());
    }
    const std::optional<SupportVector<double>> x = newton(system_, std::move(start));
    constexpr double kUncertainty = 1e-9;
    if (!x || !surely_inside(lowest, *x, kUncertainty)) return std::nullopt;
    const std::optional<CertifiedRoot> root = certify(system_, *x, kRootBits, stop_);
    if (!root) return std::nullopt;
    // The proof moved the centre by less than the uncertainty allowed for.
    Integer scale = 1;
    scale <<= root->bits;
    for (std::size_t j = 0; j < x->size(); ++j) {
      for (std::size_t k = 0; k < (*x)[j].size(); ++k) {
        if (std::fabs(nearest_double(make_rational(root->centre[j][k], scale)) - (*x)[j][k]) >
            0.5 * kUncertainty) {
          return std::nullopt;
        }
      }
    }
    if (root->radius_bits < 40) return std::nullopt;
    for (std::size_t k = 0; k < roots_.size(); ++k) {
      const std::optional<bool> same = same_root(roots_[k], *root);
      if (!same) return std::nullopt;
      if (*same) return k;
    }
    roots_.push_back(*root);
    return roots_.size() - 1;
  }

  /// Solves the support by linear algebra, if that is possible; replaces what was found before. What can be
  /// solved of it is kept in any case.
  bool is_solved_by_faces() {
    if (!faces_) faces_ = linear_faces(system_, {}, stop_);
    if (!faces_ || !faces_->open.empty()) return false;
    become(*std::move(faces_));
    return true;
  }

  void become(SupportFaces faces) {
    result_ = SupportResult();
    result_.equilibria = std::move(faces.points);
    result_.products = std::move(faces.products);
    result_.curves = std::move(faces.curves);
  }

  void add_open(const Cell& cell) {
    if (is_trial_) return;
    open_cells_.add(cell, system_.supports());
    if (listener_ != nullptr) listener_->undecided("a part of a support is not decided");
  }

  /// What else is found of the support does not tell where they are: then the cells stay as they are told.
  [[nodiscard]] bool has_irrational_root() const {
    return std::any_of(roots_.begin(), roots_.end(),
                       [&](const CertifiedRoot& root) { return !rational_root(system_, root); });
  }

  void open_part(const Cell& cell) {
    if (listener_ == nullptr && magnitudes_exclude(system_, cell, stop_)) return;
    add_open(cell);
    if (!failed_) budget_ = std::min(budget_, cells_ + kBudgetAfterFailure);
    failed_ = true;
    result_.undecided = "its indifference conditions may have solutions that are not isolated, or not simple";
  }

  void give_up() {
    given_up_ = true;
    if (failed_) return;
    result_.undecided =
        "its indifference conditions may have solutions that are not isolated, and too many parts of it are "
        "left to search";
  }

  void finish() {
    for (std::size_t k = 0; k < roots_.size(); ++k) {
      CertifiedRoot& root = roots_[k];
      bool undecided = false;
      const CertifiedRoot known = root;
      std::optional<FoundEquilibrium> found = decide_root(system_, std::move(root), undecided, stop_);
      if (listener_ != nullptr && k < solutions_.size() && !stop_()) tell_solution(k, known, found);
      if (found) result_.equilibria.push_back(std::move(*found));
      if (!undecided || is_on_border(known)) continue;
      open_cells_.add(enclosure_of(known));
      if (!result_.undecided) {
        result_.undecided =
            "a solution of its indifference conditions that is not known exactly, and not told from the "
            "border";
      }
    }
    if (!symmetries_.add_images(system_, result_.equilibria, open_cells_, stop_)) {
      result_.undecided = "the image of a solution by a symmetry, which is not shown";
    }
    if (result_.undecided && faces_) keep_known_faces(*std::move(faces_), result_, open_cells_);
    result_.open_boxes = open_cells_.boxes();
  }

  /// Whether the solution leaves a strategy out.
  bool is_on_border(const CertifiedRoot& root) {
    if (listener_ != nullptr) return false;
    if (is_border_root(system_, root, stop_)) return true;
    border_cells_.learn_squares(stop_);
    return border_cells_.are_contradictory() || border_cells_.contradicts(enclosure_of(root));
  }

  void leave_undecided(const char* why) {
    listener_->retract(position_);
    listener_->undecided(why);
  }

  void tell_solution(std::size_t k, const CertifiedRoot& root, const std::optional<FoundEquilibrium>& found) {
    std::optional<SolutionOfSupport> shown =
        shown_solution(system_, root, found, listener_->decimals(), stop_);
    if (shown) {
      listener_->solved(solutions_[k], *std::move(shown));
    } else {
      leave_undecided("a solution of a support's equations cannot be told from the border");
    }
  }

  const PayoffTensors& tensors_;
  SupportSystem system_;
  SupportSymmetries symmetries_;
  const StopTest& stop_;
  SearchCounts& counts_;
  CellListener* listener_;
  std::vector<std::vector<std::size_t>> pure_;
  EquationWeights shown_;
  /// Where the listener was when the support began.
  std::size_t position_ = 0;
  /// The listener's numbers of roots_.
  std::vector<std::size_t> solutions_;
  SupportResult result_;
  std::vector<CertifiedRoot> roots_;
  std::optional<SupportFaces> faces_;
  BorderCells border_cells_{system_};
  OpenCells open_cells_;
  std::uint64_t cells_ = 0;
  /// Of the support, by size.
  double share_done_ = 0;
  std::uint64_t budget_ = kCellBudget;
  bool is_trial_ = false;
  bool failed_ = false;
  bool given_up_ = false;
};

}  // namespace

SupportResult search_support(const PayoffTensors& tensors, const Symmetries& symmetries, SearchNode leaf,
                             const StopTest& stop, SearchCounts& counts, CellListener* listener) {
  ++counts.supports;
  SupportSearch search(tensors, symmetries, leaf, stop, counts, listener);
  return search.run(std::move(leaf));
}

}  // namespace nashsolve::nplayer
