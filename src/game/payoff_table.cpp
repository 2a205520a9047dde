// Payoffs of one player over a common denominator, and the builder that finds that denominator.
#include <algorithm>
#include <functional>
#include <limits>
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

}  // namespace

PayoffTable::PayoffTable(Numerators numerators, Integer denominator)
    : numerators_(std::move(numerators)), denominator_(std::move(denominator)) {
  if (sgn(denominator_) <= 0) throw std::invalid_argument("a payoff table's denominator must be positive");
  reduce(numerators_, denominator_);
  shrink(numerators_);
}

PayoffTable::PayoffTable(Numerators numerators, Integer denominator, std::vector<Rational> fractions)
    : numerators_(std::move(numerators)), denominator_(std::move(denominator)) {
  shrink(numerators_);
  const bool is_large = std::holds_alternative<Large>(numerators_);
  if (is_large && denominator_ != 1) fractions_ = std::move(fractions);
}

PayoffTable PayoffTable::from(std::span<const Rational> payoffs) {
  PayoffTableBuilder builder;
  builder.reserve(payoffs.size());
  for (const Rational& payoff : payoffs) builder.push_back(payoff);
  return std::move(builder).build();
}

std::size_t PayoffTable::size() const {
  return std::visit([](const auto& values) { return values.size(); }, numerators_);
}

Integer PayoffTable::numerator(std::size_t cell) const {
  if (const auto* small = std::get_if<Small>(&numerators_)) return to_integer((*small)[cell]);
  return std::get<Large>(numerators_)[cell];
}

Rational PayoffTable::at(std::size_t cell) const {
  if (denominator_ == 1) return Rational(numerator(cell));
  return fractions_.empty() ? make_rational(numerator(cell), denominator_) : fractions_[cell];
}

PayoffTable PayoffTable::negated() const {
  const auto* small = std::get_if<Small>(&numerators_);
  const bool stays_small =
      small != nullptr && std::none_of(small->begin(), small->end(), [](std::int64_t value) {
        return value == std::numeric_limits<std::int64_t>::min();
      });
  if (stays_small) {
    Small values(small->size());
    std::transform(small->begin(), small->end(), values.begin(), std::negate<>());
    return {std::move(values), denominator_, {}};
  }
  Large values;
  values.reserve(size());
  for (std::size_t cell = 0; cell < size(); ++cell) values.push_back(-numerator(cell));
  std::vector<Rational> fractions;
  fractions.reserve(fractions_.size());
  for (const Rational& fraction : fractions_) fractions.push_back(-fraction);
  return {std::move(values), denominator_, std::move(fractions)};
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
  common_denominator_ = least_common_multiple(common_denominator_, payoff.get_den());
  max_numerator_bits_ = std::max(max_numerator_bits_, bit_length(payoff.get_num()));
  max_denominator_bits_ = std::max(max_denominator_bits_, bit_length(common_denominator_));
  large_.push_back(payoff);
}

void PayoffTableBuilder::enlarge() {
  is_small_ = false;
  large_.reserve(small_.capacity());
  const Integer denominator = to_integer(small_denominator_);
  common_denominator_ = denominator;
  max_denominator_bits_ = bit_length(denominator);
  for (const std::int64_t value : small_) {
    large_.push_back(make_rational(to_integer(value), denominator));
    max_numerator_bits_ = std::max(max_numerator_bits_, bit_length(large_.back().get_num()));
  }
  small_ = {};
}

std::size_t PayoffTableBuilder::estimated_bytes() const {
  if (is_small_) return small_.size() * sizeof(std::int64_t);
  const std::size_t number_bytes = (max_numerator_bits_ + max_denominator_bits_) / 8 + 32;
  return large_.size() * number_bytes;
}

PayoffTable PayoffTableBuilder::build() && {
  // The least common denominator of fractions in lowest terms has no factor in common with all numerators: a
  // power of a prime in it stands below one of them in full, whose numerator the prime does not divide.
  if (is_small_) return {std::move(small_), to_integer(small_denominator_), {}};
  Large numerators;
  numerators.reserve(large_.size());
  for (const Rational& value : large_) {
    numerators.push_back(value.get_num() * exact_quotient(common_denominator_, value.get_den()));
  }
  return {std::move(numerators), std::move(common_denominator_), std::move(large_)};
}

}  // namespace nashsolve
