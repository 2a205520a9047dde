// A dictionary in another arithmetic.
#include <cstdint>
#include <limits>
#include <type_traits>
#include <vector>

#include "dictionary.hpp"

namespace nashsolve::bimatrix {

namespace {

/// No entry of a machine integer's dictionary: an elimination negates its entries.
constexpr std::int64_t kWithoutNegative = std::numeric_limits<std::int64_t>::min();

template <class Number, class Other>
typename Number::Value converted(const typename Other::Value& value) {
  using Value = typename Number::Value;
  if constexpr (std::is_same_v<Number, Other>) {
    return value;
  } else if constexpr (std::is_same_v<Number, BigNumber>) {
    return Value(Other::exact(value));
  } else if constexpr (std::is_same_v<Other, BigNumber>) {
    const auto fitting = to_int64(value.exact());
    if (!fitting || *fitting == kWithoutNegative) throw Overflow();
    return *fitting;
  } else {
    if (value != static_cast<Value>(value) || value == kWithoutNegative) throw Overflow();
    return static_cast<Value>(value);
  }
}

}  // namespace

template <class Number>
template <class Other>
void Dictionary<Number>::take_entries(const Dictionary<Other>& other, std::size_t used) {
  if constexpr (Number::kReducesRows) {
    determinant_ = Other::exact(other.determinant_);
  } else {
    determinant_ = converted<Number, Other>(other.determinant_);
  }
  for (std::size_t row = 0; row < other.row_count(); ++row) {
    const auto* const entries = &other.entries_[row * other.width_];
    if constexpr (Number::kReducesRows) {
      std::vector<Integer> exact;
      exact.reserve(used);
      for (std::size_t k = 0; k < used; ++k) exact.push_back(Other::exact(entries[k]));
      const auto reduced = in_lowest_terms(exact, determinant_, denominators_.emplace_back());
      entries_.insert(entries_.end(), reduced.begin(), reduced.end());
    } else {
      for (std::size_t k = 0; k < used; ++k) entries_.push_back(converted<Number, Other>(entries[k]));
    }
  }
}

template <class Number>
template <class Other>
Dictionary<Number> Dictionary<Number>::in(const Dictionary<Other>& other) {
  Dictionary result;
  const std::size_t used = other.used_width();
  result.width_ = used;
  result.entries_.reserve(other.row_count() * used);
  if constexpr (Number::kReducesRows && Other::kReducesRows) {
    result.determinant_ = other.determinant_;
    result.denominators_ = other.denominators_;
    for (std::size_t row = 0; row < other.row_count(); ++row) {
      const auto* const entries = &other.entries_[row * other.width_];
      result.entries_.insert(result.entries_.end(), entries, entries + used);
    }
  } else if constexpr (Other::kReducesRows) {
    result.determinant_ = typename Number::Determinant(other.determinant_);
    for (std::size_t row = 0; row < other.row_count(); ++row) {
      const auto* const entries = &other.entries_[row * other.width_];
      for (std::size_t k = 0; k < used; ++k) {
        result.entries_.emplace_back(other.over_determinant(row, entries[k]));
      }
    }
  } else {
    result.take_entries(other, used);
  }
  result.basic_ = other.basic_;
  result.nonbasic_.assign(other.nonbasic_.begin(),
                          other.nonbasic_.begin() + static_cast<std::ptrdiff_t>(used - 1));
  result.free_count_ = other.free_count_;
  result.keeps_multipliers_ = other.keeps_multipliers_;
  result.tight_ = other.tight_;
  result.perturbed_ = other.perturbed_;
  result.implied_ = other.implied_;
  result.meter_ = other.meter_;
  result.meter_->spend(result.entries_.size());
  return result;
}

template Dictionary<BigNumber> Dictionary<BigNumber>::in(const Dictionary<BigNumber>&);
template Dictionary<RowNumber> Dictionary<RowNumber>::in(const Dictionary<MachineNumber>&);
template Dictionary<RowNumber> Dictionary<RowNumber>::in(const Dictionary<RowNumber>&);
template Dictionary<RowNumber> Dictionary<RowNumber>::in(const Dictionary<WideNumber>&);
template Dictionary<RowNumber> Dictionary<RowNumber>::in(const Dictionary<BigNumber>&);
template Dictionary<BigNumber> Dictionary<BigNumber>::in(const Dictionary<RowNumber>&);
template Dictionary<MachineNumber> Dictionary<MachineNumber>::in(const Dictionary<MachineNumber>&);
template Dictionary<MachineNumber> Dictionary<MachineNumber>::in(const Dictionary<WideNumber>&);
template Dictionary<MachineNumber> Dictionary<MachineNumber>::in(const Dictionary<BigNumber>&);
template Dictionary<WideNumber> Dictionary<WideNumber>::in(const Dictionary<MachineNumber>&);
template Dictionary<WideNumber> Dictionary<WideNumber>::in(const Dictionary<WideNumber>&);
template Dictionary<BigNumber> Dictionary<BigNumber>::in(const Dictionary<MachineNumber>&);
template Dictionary<BigNumber> Dictionary<BigNumber>::in(const Dictionary<WideNumber>&);

}  // namespace nashsolve::bimatrix
