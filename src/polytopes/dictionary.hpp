// A simplex dictionary of a face of a best-response polytope, in integers without fractions.
//
// Every slack and variable of {z >= 0, M z + s = 1} has a label. The dictionary writes the basic ones by the
// nonbasic ones, which are 0 at its vertex:
//   determinant * s_basic = right_hand_side - sum over columns of coefficient * s_nonbasic
// with all right-hand sides >= 0 and determinant > 0. Pivots divide exactly (Edmonds 1967; Avis 2000, lrs).
// Of reduced rows (row_number.hpp) each has a denominator of its own instead.
// A face is given by labels that are tight on it: their columns are gone, and rows that vanish on it, too.
// The entering rule is largest coefficient, then Bland's smallest label, which cannot cycle.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "label_set.hpp"
#include "nashsolve/profile.hpp"
#include "number.hpp"
#include "polytope.hpp"
#include "row_number.hpp"
#include "work_meter.hpp"

namespace nashsolve::bimatrix {

/// Multipliers of the polytope's equations M z + s = 1, by the label of the slack.
struct RowMultipliers {
  std::vector<Label> labels;
  std::vector<Integer> values;
};

template <class Number>
class Dictionary {
 public:
  using Value = typename Number::Value;

  /// The whole polytope, at its vertex 0. Throws Overflow where its entries do not fit. What it does, and
  /// what its copies do, is work for `meter`, which must outlive them; where that throws Stopped, the
  /// dictionary is lost. With `keeps_multipliers` the columns of tight labels, which no other function shows,
  /// are pivoted too.
  Dictionary(const Polytope& polytope, WorkMeter& meter, bool keeps_multipliers = false);

  /// The same dictionary in this arithmetic, without room for what was dropped. Throws Overflow where its
  /// entries do not fit.
  template <class Other>
  static Dictionary in(const Dictionary<Other>& other);
  /// Whether it fits machine integers with room for a few pivots.
  [[nodiscard]] bool is_small() const;

  /// Labels known to be tight on the whole face: those forced, and after close() all that are.
  [[nodiscard]] const LabelSet& tight() const { return tight_; }
  [[nodiscard]] std::size_t row_count() const { return basic_.size(); }
  [[nodiscard]] std::size_t column_count() const { return free_count_; }
  [[nodiscard]] Label basic(std::size_t row) const { return basic_[row]; }
  [[nodiscard]] Label nonbasic(std::size_t column) const { return nonbasic_[column]; }
  [[nodiscard]] const Value& right_hand_side(std::size_t row) const { return entries_[row * width_]; }
  [[nodiscard]] const Value& coefficient(std::size_t row, std::size_t column) const {
    return entries_[row * width_ + column + 1];
  }
  [[nodiscard]] const typename Number::Determinant& determinant() const { return determinant_; }
  /// Of the row's right-hand side and coefficients.
  [[nodiscard]] const Value& denominator(std::size_t row) const {
    if constexpr (Number::kReducesRows) {
      return denominators_[row];
    } else {
      return determinant_;
    }
  }
  /// A right-hand side or coefficient of the row over the denominator that all rows have in common.
  [[nodiscard]] Integer over_determinant(std::size_t row, const Value& entry) const {
    if constexpr (Number::kReducesRows) {
      return exact_quotient(determinant_ * Number::exact(entry), Number::exact(denominators_[row]));
    } else {
      return Number::exact(entry);
    }
  }

  /// From the vertex 0 of the whole polytope to the one where these labels are tight, and no others: each
  /// variable that is positive there takes a pivot, in a row of `first` where one will do. What is on the way
  /// need not be a vertex.
  void move_to(const LabelSet& vertex, const LabelSet& first);
  /// Goes to a vertex where the label is tight. False: no point of the face has it tight.
  bool reach(Label label);
  /// Makes the label tight. False: no point of the face has it tight (the dictionary is then of no more use).
  bool force(Label label);
  /// Calls `use` with each of the labels, which may force it, in an order that takes few pivots and small
  /// integers from the vertex 0: those that are nonbasic first. Stops where it returns false.
  template <class Use>
  bool for_each_to_force(const LabelSet& labels, const Use& use) {
    LabelSet left = labels - tight_;
    for (std::size_t column = column_count(); column-- > 0;) {
      const Label label = nonbasic_[column];
      if (!left.contains(label)) continue;
      left.erase(label);
      if (!use(label)) return false;
    }
    bool goes_on = true;
    left.for_each([&](Label label) { goes_on = goes_on && use(label); });
    return goes_on;
  }
  /// Makes the labels tight. False: no point of the face has them all tight.
  bool force_all(const LabelSet& labels) {
    return for_each_to_force(labels, [this](Label label) { return force(label); });
  }

  /// Finds every label that is tight on the whole face. `on_vanishing` is told each row that shows some,
  /// before it goes: right-hand side 0 and no negative coefficient.
  using OnRow = std::function<void(std::size_t row)>;
  void close(const OnRow& on_vanishing = {});
  /// Its labels that are 0 at the vertex, without the others: close() finds the same labels there, and pivots
  /// fewer rows.
  [[nodiscard]] Dictionary at_vertex() const;

  /// The multipliers that make the row, times the determinant, of the polytope's equations. Requires a
  /// dictionary that keeps them.
  [[nodiscard]] RowMultipliers multipliers(const Polytope& polytope, std::size_t row) const;
  [[nodiscard]] std::optional<std::size_t> row_of(Label label) const;

  /// True where no point of the face has the row's label tight, as the row shows by its signs alone.
  [[nodiscard]] bool row_proves_slack(std::size_t row) const;

  /// Looks, for some pivots, for rows that say no more than the others do, and lets lexicographic_row() pass
  /// over them: the face has the same vertices without them, and fewer bases at each. Comes before perturb().
  void pass_over_implied_rows();
  /// Adds powers of a symbol to the right-hand side, one a row, so that all later ratio tests by
  /// lexicographic_row() are unique and every vertex is reached by a connected walk (Dantzig, Orden, Wolfe
  /// 1955). Their coefficients need no columns of their own: they are those of the labels that are basic now,
  /// none of which may be dropped from here on.
  void perturb() { perturbed_ = basic_; }
  /// The row that leaves when the column enters, by the lexicographic rule. Requires perturb().
  [[nodiscard]] std::optional<std::size_t> lexicographic_row(std::size_t column) const;
  /// The row that leaves when the column enters, unless several do at once.
  [[nodiscard]] std::optional<std::size_t> only_leaving_row(std::size_t column) const;
  /// Whether the vertex has no other basis.
  [[nodiscard]] bool has_one_basis() const { return !is_degenerate(); }
  /// Takes the label out of the basis by lexicographic pivots. False where the perturbed face has no vertex
  /// at which it is nonbasic. Requires perturb().
  bool make_nonbasic(Label label);
  void pivot(std::size_t row, std::size_t column);

  /// Gives up what takes memory: only tight() is known from now on.
  void shed() {
    std::vector<Value>().swap(entries_);
    std::vector<Value>().swap(denominators_);
  }

  /// What a pivot changes, apart from the two labels that change places.
  struct Values {
    typename Number::Determinant determinant;
    std::vector<Value> entries;
    std::vector<Value> denominators;
  };
  [[nodiscard]] std::size_t value_count() const { return row_count() * width_; }
  [[nodiscard]] Values values() const;
  /// Takes the latest pivot back. Requires the values of before it.
  void unpivot(std::size_t row, std::size_t column, Values before);

 private:
  template <class>
  friend class Dictionary;
  Dictionary() = default;

  [[nodiscard]] std::size_t used_width() const {
    return 1 + (keeps_multipliers_ ? nonbasic_.size() : free_count_);
  }

  Value& right_hand_side(std::size_t row) { return entries_[row * width_]; }
  Value& coefficient(std::size_t row, std::size_t column) { return entries_[row * width_ + column + 1]; }
  [[nodiscard]] std::optional<std::size_t> column_of(Label label) const;
  [[nodiscard]] std::size_t label_capacity() const { return tight_.words().size() * LabelSet::kBits; }
  struct Perturbation {
    /// The place in the perturbations' order, and the place among the entries of a row.
    std::vector<std::pair<std::size_t, std::size_t>> columns;
    /// The place of the row's own label.
    std::vector<std::size_t> of_row;
  };
  [[nodiscard]] Perturbation perturbation() const;
  void mark_implied_rows();
  [[nodiscard]] std::optional<std::size_t> row_before(std::optional<std::size_t> row,
                                                      std::size_t column) const;
  [[nodiscard]] std::optional<std::size_t> leaving_row(std::size_t column,
                                                       std::optional<std::size_t> preferred) const;
  [[nodiscard]] std::optional<std::size_t> decreasing_column(std::size_t row, bool bland) const;
  [[nodiscard]] bool is_degenerate() const;
  void drop_vanishing_rows(const OnRow& on_vanishing);
  /// Rows and columns that are 0 at the vertex and not known to be positive elsewhere.
  struct Cone {
    std::vector<std::size_t> rows;
    std::vector<std::size_t> columns;
  };
  [[nodiscard]] Cone cone(const LabelSet& positive) const;
  void take_rays(LabelSet& positive) const;
  [[nodiscard]] std::size_t easiest_row(const Cone& left) const;
  [[nodiscard]] std::optional<std::size_t> stopping_row(const Cone& left, std::size_t column,
                                                        bool bland) const;
  [[nodiscard]] std::optional<std::size_t> raising_column(const Cone& left, std::size_t row,
                                                          bool bland) const;
  void raise(Label label, const LabelSet& positive);
  void pivot_over_determinant(std::size_t row, std::size_t column);
  void drop_row(std::size_t row);
  void drop_column(std::size_t column);

  template <class Other>
  void take_entries(const Dictionary<Other>& other, std::size_t used);

  std::size_t width_ = 0;
  typename Number::Determinant determinant_ = typename Number::Determinant(0);
  std::vector<Value> entries_;
  /// Of reduced rows.
  std::vector<Value> denominators_;
  std::vector<Label> basic_;
  /// Behind the free columns those of labels made tight.
  std::vector<Label> nonbasic_;
  std::size_t free_count_ = 0;
  bool keeps_multipliers_ = false;
  LabelSet tight_;
  /// The labels whose columns are those of the perturbations.
  std::vector<Label> perturbed_;
  /// Those that stay basic.
  LabelSet implied_;
  WorkMeter* meter_ = nullptr;
};

}  // namespace nashsolve::bimatrix
