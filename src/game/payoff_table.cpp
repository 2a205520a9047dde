// Payoffs of one player over a common denominator, and the builder that finds that denominator.
#include <algorithm>
#include <atomic>
#include <functional>
#include <limits>
#include <mutex>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "nashsolve/game.hpp"

namespace nashsolve {

namespace {

using Small = std::vector<std::int64_t>;
using Large = std::vector<Integer>;

/// a * b where it fits 64 bits. Requires b > 0.
std::optional<std::int64_t> product(std::int64_t a, std::int64_t b) {
  const std::int64_t bound = std::numeric_limits<std::int64_t>::max() / b;
  if (a > bound || a < -bound) return std::nullopt;
  return a * b;
}

void reduce(PayoffTable::Numerators& numerators, Integer& denominator) {
  if (denominator == 1) return;
  std::visit(
      [&](auto& values) {
        Integer divisor = denominator;
        if constexpr (std::is_same_v<std::decay_t<decltype(values)>, Large>) {
          divisor = greatest_common_divisor(divisor, greatest_common_divisor(values));
        } else {
          for (const std::int64_t value : values) {
            if (divisor != 1) divisor = greatest_common_divisor(divisor, to_integer(value));
          }
        }
        if (divisor == 1) return;
        denominator = exact_quotient(denominator, divisor);
        for (auto& value : values) {
          if constexpr (std::is_same_v<std::decay_t<decltype(value)>, Integer>) {
            value = exact_quotient(value, divisor);
          } else {
            value = *to_int64(exact_quotient(to_integer(value), divisor));
          }
        }
      },
      numerators);
}

void shrink(PayoffTable::Numerators& numerators) {
  const Large* large = std::get_if<Large>(&numerators);
  if (large == nullptr) return;
  Small small;
  small.reserve(large->size());
  for (const Integer& value : *large) {
    const auto fitting = to_int64(value);
    if (!fitting) return;
    small.push_back(*fitting);
  }
  numerators = std::move(small);
}

/// Of all of them, halves first: a product of two numbers of as many digits costs less than many of a long
/// one with a short one.
Integer least_common_multiple(std::span<const Integer> values) {
  if (values.empty()) return 1;
  if (values.size() == 1) return values.front();
  const std::size_t half = values.size() / 2;
  return nashsolve::least_common_multiple(least_common_multiple(values.first(half)),
                                          least_common_multiple(values.subspan(half)));
}

}  // namespace

struct PayoffTable::Fractions {
  explicit Fractions(std::vector<Rational> fractions) : values(std::move(fractions)) {}

  const std::vector<Rational> values;
  std::mutex finding;
  std::atomic<bool> is_found = false;
  Numerators numerators;
};

PayoffTable::PayoffTable(Numerators numerators, Integer denominator)
    : numerators_(std::move(numerators)), denominator_(std::move(denominator)) {
  if (sgn(denominator_) <= 0) throw std::invalid_argument("a payoff table's denominator must be positive");
  reduce(numerators_, denominator_);
  shrink(numerators_);
}

PayoffTable PayoffTable::in_lowest_terms(Numerators numerators, Integer denominator) {
  PayoffTable table;
  table.numerators_ = std::move(numerators);
  table.denominator_ = std::move(denominator);
  shrink(table.numerators_);
  return table;
}

PayoffTable::PayoffTable(std::vector<Rational> fractions, Integer denominator)
    : denominator_(std::move(denominator)), fractions_(std::make_shared<Fractions>(std::move(fractions))) {}

PayoffTable PayoffTable::from(std::span<const Rational> payoffs) {
  PayoffTableBuilder builder;
  builder.reserve(payoffs.size());
  for (const Rational& payoff : payoffs) builder.push_back(payoff);
  return std::move(builder).build();
}

std::size_t PayoffTable::size() const {
  if (fractions_) return fractions_->values.size();
  return std::visit([](const auto& values) { return values.size(); }, numerators_);
}

const PayoffTable::Numerators& PayoffTable::numerators() const {
  if (!fractions_) return numerators_;
  static_cast<void>(find_numerators([] { return false; }));
  return fractions_->numerators;
}

bool PayoffTable::find_numerators(const std::function<bool()>& must_stop) const {
  if (!fractions_ || fractions_->is_found.load(std::memory_order_acquire)) return true;
  const std::scoped_lock lock(fractions_->finding);
  if (fractions_->is_found.load(std::memory_order_relaxed)) return true;
  Large numerators;
  numerators.reserve(fractions_->values.size());
  for (const Rational& value : fractions_->values) {
    if (must_stop()) return false;
    numerators.push_back(value.get_num() * exact_quotient(denominator_, value.get_den()));
  }
  fractions_->numerators = std::move(numerators);
  shrink(fractions_->numerators);
  fractions_->is_found.store(true, std::memory_order_release);
  return true;
}

Integer PayoffTable::numerator(std::size_t cell) const {
  const Numerators& all = numerators();
  if (const auto* small = std::get_if<Small>(&all)) return to_integer((*small)[cell]);
  return std::get<Large>(all)[cell];
}

Rational PayoffTable::at(std::size_t cell) const {
  if (fractions_) return fractions_->values[cell];
  return denominator_ == 1 ? Rational(numerator(cell)) : make_rational(numerator(cell), denominator_);
}

PayoffTable PayoffTable::negated() const {
  if (fractions_) {
    std::vector<Rational> values;
    values.reserve(size());
    for (const Rational& value : fractions_->values) values.emplace_back(-value);
    return {std::move(values), denominator_};
  }
  const auto* small = std::get_if<Small>(&numerators_);
  const bool stays_small =
      small != nullptr && std::none_of(small->begin(), small->end(), [](std::int64_t value) {
        return value == std::numeric_limits<std::int64_t>::min();
      });
  if (stays_small) {
    Small values(small->size());
    std::transform(small->begin(), small->end(), values.begin(), std::negate<>());
    return in_lowest_terms(std::move(values), denominator_);
  }
  Large values;
  values.reserve(size());
  for (std::size_t cell = 0; cell < size(); ++cell) values.push_back(-numerator(cell));
  return in_lowest_terms(std::move(values), denominator_);
}

PayoffTable PayoffTable::chosen(std::span<const std::size_t> cells) const {
  const auto pick = [&](const auto& values) {
    std::decay_t<decltype(values)> picked;
    picked.reserve(cells.size());
    for (const std::size_t cell : cells) picked.push_back(values[cell]);
    return picked;
  };
  if (fractions_) return from(pick(fractions_->values));
  return std::visit([&](const auto& values) { return PayoffTable(pick(values), denominator_); }, numerators_);
}

bool PayoffTable::operator==(const PayoffTable& other) const {
  if (fractions_ && other.fractions_) return fractions_->values == other.fractions_->values;
  return denominator_ == other.denominator_ && numerators() == other.numerators();
}

void PayoffTableBuilder::push_back(std::int64_t payoff) {
  if (is_small_) {
    if (const auto numerator = product(payoff, small_denominator_)) {
      small_.push_back(*numerator);
      return;
    }
    enlarge();
  }
  push_back(to_rational(payoff));
}

void PayoffTableBuilder::push_back(const Rational& payoff) {
  if (is_small_) {
    const auto numerator = to_int64(payoff.get_num());
    const auto denominator = to_int64(payoff.get_den());
    const auto common =
        denominator ? to_int64(least_common_multiple(payoff.get_den(), to_integer(small_denominator_)))
                    : std::nullopt;
    const auto scaled = numerator && common ? product(*numerator, *common / *denominator) : std::nullopt;
    if (scaled) {
      const std::int64_t factor = *common / small_denominator_;
      const bool fits = factor == 1 || std::all_of(small_.begin(), small_.end(), [&](std::int64_t value) {
                          return product(value, factor).has_value();
                        });
      if (fits) {
        if (factor != 1) {
          for (std::int64_t& value : small_) value *= factor;
        }
        small_denominator_ = *common;
        small_.push_back(*scaled);
        return;
      }
    }
    enlarge();
  }
  max_numerator_bits_ = std::max(max_numerator_bits_, bit_length(payoff.get_num()));
  waiting_.push_back(payoff.get_den());
  waiting_bits_ += bit_length(payoff.get_den());
  large_.push_back(payoff);
  if (waiting_bits_ > bit_length(common_denominator_)) settle_denominator();
}

void PayoffTableBuilder::enlarge() {
  is_small_ = false;
  large_.reserve(small_.capacity());
  const Integer denominator = to_integer(small_denominator_);
  common_denominator_ = denominator;
  for (const std::int64_t value : small_) {
    large_.push_back(make_rational(to_integer(value), denominator));
    max_numerator_bits_ = std::max(max_numerator_bits_, bit_length(large_.back().get_num()));
  }
  small_ = {};
}

void PayoffTableBuilder::settle_denominator() {
  common_denominator_ =
      nashsolve::least_common_multiple(common_denominator_, least_common_multiple(waiting_));
  waiting_.clear();
  waiting_bits_ = 0;
}

std::size_t PayoffTableBuilder::most_bytes() const {
  if (is_small_) return small_.size() * sizeof(std::int64_t);
  const std::size_t bits = max_numerator_bits_ + bit_length(common_denominator_) + waiting_bits_;
  return large_.size() * (bits / 8 + 32);
}

bool PayoffTableBuilder::takes_more_than(std::size_t bytes) {
  if (most_bytes() <= bytes) return false;
  settle_denominator();
  return most_bytes() > bytes;
}

PayoffTable PayoffTableBuilder::build() && {
  // The least common denominator of fractions in lowest terms has no factor in common with all numerators: a
  // power of a prime in it stands below one of them in full, whose numerator the prime does not divide.
  if (is_small_) return PayoffTable::in_lowest_terms(std::move(small_), to_integer(small_denominator_));
  settle_denominator();
  if (common_denominator_ != 1) return {std::move(large_), std::move(common_denominator_)};
  Large numerators;
  numerators.reserve(large_.size());
  for (const Rational& value : large_) numerators.push_back(value.get_num());
  return PayoffTable::in_lowest_terms(std::move(numerators), 1);
}

}  // namespace nashsolve
