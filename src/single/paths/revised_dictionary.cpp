#include "revised_dictionary.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "dense_matrix.hpp"
#include "loops.hpp"

namespace nashsolve::single {

namespace {

/// A rate up to this is no pivot.
constexpr double kRateTolerance = 1e-9;

}  // namespace

RevisedDictionary::RevisedDictionary(const double* columns, std::size_t rows, std::size_t column_count,
                                     std::vector<double> bounds)
    : columns_(columns),
      rows_(rows),
      column_count_(column_count),
      bounds_(std::move(bounds)),
      place_of_row_(rows, kNone),
      place_of_column_(column_count, kNone),
      slacks_(bounds_),
      slack_rates_(rows) {
  reserve(16);
}

void RevisedDictionary::reserve(std::size_t size) {
  if (size <= capacity_) return;
  const std::size_t capacity = std::max(size, 2 * capacity_);
  std::vector<double> larger(capacity * capacity);
  for (std::size_t a = 0; a < this->size(); ++a) {
    std::copy_n(inverse_row(a), this->size(), larger.data() + a * capacity);
  }
  inverse_ = std::move(larger);
  capacity_ = capacity;
}

void RevisedDictionary::subtract_block_columns(std::vector<double>& to, const std::vector<double>& factors) {
  pointers_.clear();
  for (const std::size_t k : block_columns_) pointers_.push_back(column(k));
  loops().subtract_columns(to.data(), pointers_.data(), factors.data(), pointers_.size(), rows_);
}

void RevisedDictionary::set_direction(std::size_t variable) {
  value_rates_.assign(size(), 0);
  if (variable < column_count_) {
    const double* const entering = column(variable);
    std::vector<double> in_block;
    in_block.reserve(size());
    for (const std::size_t i : block_rows_) in_block.push_back(entering[i]);
    for (std::size_t a = 0; a < size(); ++a) {
      value_rates_[a] = loops().dot(inverse_row(a), in_block.data(), size());
    }
    std::copy_n(entering, rows_, slack_rates_.begin());
  } else {
    const std::size_t place = place_of_row_[variable - column_count_];
    for (std::size_t a = 0; a < size(); ++a) value_rates_[a] = inverse_row(a)[place];
    std::fill(slack_rates_.begin(), slack_rates_.end(), 0.0);
  }
  subtract_block_columns(slack_rates_, value_rates_);
}

std::vector<double> RevisedDictionary::row_times_inverse(std::size_t row) {
  std::vector<double> result(size());
  for (std::size_t a = 0; a < size(); ++a) {
    loops().add_scaled(result.data(), inverse_row(a), column(block_columns_[a])[row], size());
  }
  return result;
}

std::optional<std::size_t> RevisedDictionary::enter(std::size_t variable) {
  set_direction(variable);
  // Tight rows stay so.
  for (const std::size_t i : block_rows_) slack_rates_[i] = 0;
  const double step =
      std::min(loops().smallest_ratio(values_.data(), value_rates_.data(), kRateTolerance, size()),
               loops().smallest_ratio(slacks_.data(), slack_rates_.data(), kRateTolerance, rows_));
  if (std::isinf(step)) return std::nullopt;
  // Of those that leave as far as doubles can tell, the one of largest rate.
  const double most = step * (1 + 1e-11) + 1e-14;
  const double of_values =
      loops().largest_rate(values_.data(), value_rates_.data(), kRateTolerance, most, size());
  const double of_slacks =
      loops().largest_rate(slacks_.data(), slack_rates_.data(), kRateTolerance, most, rows_);
  if (of_values <= 0 && of_slacks <= 0) return std::nullopt;
  const auto first_of = [most](const std::vector<double>& values, const std::vector<double>& rates,
                               double rate) {
    std::size_t k = 0;
    while (rates[k] != rate || std::max(values[k], 0.0) > most * rate) ++k;
    return k;
  };
  const bool is_value = of_values >= of_slacks;
  const std::size_t leaving_value = is_value ? first_of(values_, value_rates_, of_values) : kNone;
  const std::size_t leaving_row = is_value ? kNone : first_of(slacks_, slack_rates_, of_slacks);
  loops().add_scaled(values_.data(), value_rates_.data(), -step, size());
  loops().add_scaled(slacks_.data(), slack_rates_.data(), -step, rows_);
  if (leaving_value != kNone) {
    const std::size_t leaving = block_columns_[leaving_value];
    if (variable < column_count_) {
      exchange_columns(variable, leaving_value, step);
    } else {
      shrink(place_of_row_[variable - column_count_], leaving_value, step);
    }
    return leaving;
  }
  if (variable < column_count_) {
    enlarge(variable, leaving_row, step);
  } else {
    exchange_rows(place_of_row_[variable - column_count_], leaving_row, step);
  }
  return column_count_ + leaving_row;
}

/// The block gets a row and a column (the inverse by its Schur complement).
void RevisedDictionary::enlarge(std::size_t column, std::size_t row, double step) {
  const std::size_t k = size();
  const double pivot = slack_rates_[row];
  std::vector<double> last = row_times_inverse(row);
  reserve(k + 1);
  for (std::size_t a = 0; a < k; ++a) {
    const double factor = value_rates_[a] / pivot;
    loops().add_scaled(inverse_row(a), last.data(), factor, k);
    inverse_row(a)[k] = -factor;
  }
  double* const own = inverse_row(k);
  for (std::size_t b = 0; b < k; ++b) own[b] = -last[b] / pivot;
  own[k] = 1 / pivot;
  place_of_column_[column] = k;
  block_columns_.push_back(column);
  place_of_row_[row] = k;
  block_rows_.push_back(row);
  values_.push_back(step);
  slacks_[row] = 0;
}

void RevisedDictionary::exchange_columns(std::size_t column, std::size_t place, double step) {
  double* const own = inverse_row(place);
  const double inverse = 1 / value_rates_[place];
  for (std::size_t b = 0; b < size(); ++b) own[b] *= inverse;
  for (std::size_t a = 0; a < size(); ++a) {
    if (a != place) loops().add_scaled(inverse_row(a), own, -value_rates_[a], size());
  }
  place_of_column_[block_columns_[place]] = kNone;
  block_columns_[place] = column;
  place_of_column_[column] = place;
  values_[place] = step;
}

void RevisedDictionary::exchange_rows(std::size_t place, std::size_t row, double step) {
  std::vector<double> change = row_times_inverse(row);
  const double inverse = 1 / change[place];
  change[place] -= 1;
  for (std::size_t a = 0; a < size(); ++a) {
    loops().add_scaled(inverse_row(a), change.data(), -value_rates_[a] * inverse, size());
  }
  const std::size_t out = block_rows_[place];
  place_of_row_[out] = kNone;
  slacks_[out] = step;
  place_of_row_[row] = place;
  block_rows_[place] = row;
  slacks_[row] = 0;
}

void RevisedDictionary::shrink(std::size_t row_place, std::size_t column_place, double step) {
  const std::size_t last = size() - 1;
  const double inverse = 1 / value_rates_[column_place];
  const std::vector<double> own(inverse_row(column_place), inverse_row(column_place) + size());
  for (std::size_t a = 0; a < size(); ++a) {
    if (a != column_place) {
      loops().add_scaled(inverse_row(a), own.data(), -value_rates_[a] * inverse, size());
    }
  }
  const std::size_t row = block_rows_[row_place];
  place_of_column_[block_columns_[column_place]] = kNone;
  place_of_row_[row] = kNone;
  slacks_[row] = step;
  if (column_place != last) {
    std::copy_n(inverse_row(last), size(), inverse_row(column_place));
    block_columns_[column_place] = block_columns_[last];
    place_of_column_[block_columns_[column_place]] = column_place;
    values_[column_place] = values_[last];
  }
  if (row_place != last) {
    for (std::size_t a = 0; a < last; ++a) inverse_row(a)[row_place] = inverse_row(a)[last];
    block_rows_[row_place] = block_rows_[last];
    place_of_row_[block_rows_[row_place]] = row_place;
  }
  block_columns_.pop_back();
  block_rows_.pop_back();
  values_.pop_back();
}

bool RevisedDictionary::refactor() {
  const std::size_t k = size();
  nplayer::SquareMatrix block(k);
  for (std::size_t b = 0; b < k; ++b) {
    for (std::size_t a = 0; a < k; ++a) block.at(b, a) = column(block_columns_[a])[block_rows_[b]];
  }
  const auto inverse = nplayer::approximate_inverse(std::move(block));
  if (!inverse) return false;
  for (std::size_t a = 0; a < k; ++a) {
    values_[a] = 0;
    for (std::size_t b = 0; b < k; ++b) {
      inverse_row(a)[b] = inverse->at(a, b);
      values_[a] += inverse->at(a, b) * bounds_[block_rows_[b]];
    }
  }
  slacks_ = bounds_;
  subtract_block_columns(slacks_, values_);
  for (const std::size_t i : block_rows_) slacks_[i] = 0;
  return true;
}

}  // namespace nashsolve::single
