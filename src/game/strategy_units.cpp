#include "strategy_units.hpp"

#include <cstddef>
#include <utility>

#include "linear_program.hpp"

namespace nashsolve {

namespace {

/// By parameter; those behind the last one are 0.
using Form = std::vector<Rational>;

/// Parameters that are left in the end. The linear program that finds positive units has two columns for
/// each; games with more have whole blocks in which a player's choice changes nothing.
constexpr std::size_t kMostParameters = 8;
/// And on the way there: each unit may hold a number for each.
constexpr std::size_t kMostOnTheWay = 256;

void add(Form& to, const Rational& factor, const Form& form) {
  if (sgn(factor) == 0) return;
  if (to.size() < form.size()) to.resize(form.size());
  for (std::size_t k = 0; k < form.size(); ++k) {
    if (sgn(form[k]) != 0) to[k] += factor * form[k];
  }
}

/// The units as forms of a few of them, found cell by cell. Unit number i is s_i, unit number m + j is r_j.
class UnitForms {
 public:
  UnitForms(const Game& game, const std::function<bool()>& must_stop)
      : must_stop_(must_stop),
        first_(game.payoffs(0)),
        second_(game.payoffs(1)),
        m_(game.strategy_count(0)),
        n_(game.strategy_count(1)),
        units_(m_ + n_),
        is_met_(m_ * n_) {}

  /// Meets all cells' conditions. False where they leave nothing but 0 or take too many parameters, or it has
  /// to stop.
  bool solve() {
    set_free(0);
    set_free(m_);
    for (std::size_t unit = 0; unit < units_.size(); ++unit) {
      if (!units_[unit]) {
        if (is_free_.size() == kMostOnTheWay) return false;
        set_free(unit);
      }
      while (!next_.empty()) {
        const std::size_t known = next_.back();
        next_.pop_back();
        if (!meet_cells_of(known)) return false;
      }
    }
    return true;
  }

  /// Positive values of all units.
  [[nodiscard]] std::optional<std::vector<Rational>> positive() const {
    if (free_count_ > kMostParameters) return std::nullopt;
    // Maximise t <= 1 with t <= each form of (p - q), p and q >= 0: 1 where positive units exist, else 0.
    std::vector<std::size_t> parameters;
    for (std::size_t k = 0; k < is_free_.size(); ++k) {
      if (is_free_[k]) parameters.push_back(k);
    }
    if (parameters.size() == 1) return all_of_one_sign(parameters.front());
    const std::size_t width = 2 * parameters.size() + 1;
    LinearProgram program{std::vector<Integer>(width), {}, {}};
    program.objective.back() = 1;
    for (const auto& unit : units_) {
      if (must_stop_()) return std::nullopt;
      Integer denominator = 1;
      for (const Rational& each : *unit)
        denominator = nashsolve::least_common_multiple(denominator, each.get_den());
      std::vector<Integer> row(width);
      for (std::size_t k = 0; k < parameters.size(); ++k) {
        if (parameters[k] >= unit->size()) continue;
        const Rational& own = (*unit)[parameters[k]];
        row[2 * k] = -(own.get_num() * exact_quotient(denominator, own.get_den()));
        row[2 * k + 1] = -row[2 * k];
      }
      row.back() = 1;
      program.matrix.insert(program.matrix.end(), row.begin(), row.end());
      program.bounds.emplace_back(0);
    }
    program.matrix.resize(program.matrix.size() + width);
    program.matrix.back() = 1;
    program.bounds.emplace_back(1);
    const auto optimum = maximise(program, {}, must_stop_);
    if (!optimum || sgn(optimum->value) == 0) return std::nullopt;
    std::vector<Rational> values(units_.size());
    for (std::size_t unit = 0; unit < units_.size(); ++unit) {
      for (std::size_t k = 0; k < parameters.size(); ++k) {
        if (parameters[k] >= units_[unit]->size()) continue;
        const Rational value = optimum->solution[2 * k] - optimum->solution[2 * k + 1];
        values[unit] += value * (*units_[unit])[parameters[k]];
      }
    }
    return values;
  }

 private:
  [[nodiscard]] std::optional<std::vector<Rational>> all_of_one_sign(std::size_t parameter) const {
    std::vector<Rational> values;
    const int sign = parameter < units_[0]->size() ? sgn((*units_[0])[parameter]) : 0;
    for (const auto& unit : units_) {
      if (parameter >= unit->size() || sgn((*unit)[parameter]) != sign) return std::nullopt;
      values.emplace_back(abs((*unit)[parameter]));
    }
    if (sign == 0) return std::nullopt;
    return values;
  }

  void set(std::size_t unit, Form form) {
    units_[unit] = std::move(form);
    next_.push_back(unit);
  }

  void set_free(std::size_t unit) {
    Form form(is_free_.size() + 1);
    form.back() = 1;
    is_free_.push_back(true);
    ++free_count_;
    set(unit, std::move(form));
  }

  bool meet_cells_of(std::size_t unit) {
    if (unit == 0 || unit == m_) return true;
    if (unit < m_) {
      for (std::size_t j = 1; j < n_; ++j) {
        if (!meet(unit, j)) return false;
      }
    } else {
      for (std::size_t i = 1; i < m_; ++i) {
        if (!meet(i, unit - m_)) return false;
      }
    }
    return true;
  }

  /// The cell's condition, unless it was met or two units are missing.
  bool meet(std::size_t i, std::size_t j) {
    const std::size_t cell = i * n_ + j;
    if (is_met_[cell]) return true;
    const Rational of_row = second_.numerator(cell) - second_.numerator(cell - j);
    const Rational of_column = first_.numerator(cell) - first_.numerator(j);
    const bool needs_row = sgn(of_row) != 0 && !units_[i];
    const bool needs_column = sgn(of_column) != 0 && !units_[m_ + j];
    if (needs_row && needs_column) return true;
    if (must_stop_()) return false;
    is_met_[cell] = true;
    Form rest;
    add(rest, first_.numerator(cell - j) - first_.numerator(0), *units_[m_]);
    add(rest, second_.numerator(j) - second_.numerator(0), *units_[0]);
    if (!needs_row && units_[i]) add(rest, -of_row, *units_[i]);
    if (!needs_column && units_[m_ + j]) add(rest, -of_column, *units_[m_ + j]);
    if (!needs_row && !needs_column) return vanish(rest);
    for (Rational& each : rest) each /= needs_row ? of_row : of_column;
    set(needs_row ? i : m_ + j, std::move(rest));
    return true;
  }

  /// Solves form = 0 for its last parameter. False where no other one is left.
  bool vanish(const Form& form) {
    std::size_t last = form.size();
    while (last > 0 && sgn(form[last - 1]) == 0) --last;
    if (last == 0) return true;
    --last;
    if (--free_count_ == 0) return false;
    is_free_[last] = false;
    for (auto& unit : units_) {
      if (!unit || unit->size() <= last || sgn((*unit)[last]) == 0) continue;
      const Rational factor = -(*unit)[last] / form[last];
      add(*unit, factor, form);
    }
    return true;
  }

  const std::function<bool()>& must_stop_;
  const PayoffTable& first_;
  const PayoffTable& second_;
  std::size_t m_;
  std::size_t n_;
  std::vector<std::optional<Form>> units_;
  std::vector<bool> is_met_;
  /// Units whose cells are still to be met.
  std::vector<std::size_t> next_;
  std::vector<bool> is_free_;
  std::size_t free_count_ = 0;
};

}  // namespace

std::optional<std::array<std::vector<Rational>, 2>> strategy_units(const Game& game,
                                                                   const std::function<bool()>& must_stop) {
  UnitForms forms(game, must_stop);
  if (!forms.solve()) return std::nullopt;
  const auto units = forms.positive();
  if (!units) return std::nullopt;
  const auto rows_end = units->begin() + static_cast<std::ptrdiff_t>(game.strategy_count(0));
  return std::array<std::vector<Rational>, 2>{std::vector<Rational>(units->begin(), rows_end),
                                              std::vector<Rational>(rows_end, units->end())};
}

}  // namespace nashsolve
