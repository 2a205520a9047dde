#include "chance_probabilities.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "payoff_collector.hpp"

namespace nashsolve::formats {

namespace {

/// Tenths and hundredths are meant as they are.
constexpr std::size_t kFewestPlaces = 3;
/// Numbers of so many are doubles printed in full: 0.1 + 0.2 has 17 and ends with a 4.
constexpr std::size_t kPlacesOfDoubles = 16;

/// Of `0.333` 3, of `33.3%` too; of what has no point or an exponent none.
std::size_t places_of(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos || text.find_first_of("eE") != std::string_view::npos) return 0;
  return text.size() - point - (text.ends_with('%') ? 0 : 1);
}

Rational total_of(const std::vector<Rational>& values) {
  Rational sum;
  for (const Rational& value : values) sum += value;
  return sum;
}

/// The fraction of the least denominator from `low` to `high`, both above 0 (the Stern-Brocot tree by
/// continued fractions).
Rational simplest_fraction(const Rational& low, const Rational& high) {
  const Integer whole = low.get_num() / low.get_den();
  if (whole == low) return low;
  if (whole + 1 <= high) return Rational(whole + 1);
  return whole + 1 / simplest_fraction(1 / (high - whole), 1 / (low - whole));
}

}  // namespace

void ChanceProbabilities::add(std::string_view text, std::size_t offset) {
  values_.push_back(number_at(source_, reading_, text, offset));
  written_.push_back({text, offset});
  if (sgn(values_.back()) < 0)
    source_.fail(offset, "found the probability " + excerpt(text) + ", expected none below 0");
}

/// The simplest fractions that the decimals are within a unit of their last place of, where these are no such
/// decimals themselves; all have as many places as the one with most.
std::vector<Rational> ChanceProbabilities::unrounded() const {
  std::size_t places = 0;
  for (const Written& each : written_) places = std::max(places, places_of(each.text));
  if (places < kFewestPlaces) return values_;
  Rational unit = places > kPlacesOfDoubles ? 4 : 1;
  for (std::size_t i = 0; i < std::min(places, kPlacesOfDoubles + 1); ++i) unit /= 10;
  std::vector<Rational> result = values_;
  for (std::size_t i = 0; i < result.size(); ++i) {
    if (written_[i].text.find('/') != std::string_view::npos || values_[i] <= unit) continue;
    Rational fraction = simplest_fraction(values_[i] - unit, values_[i] + unit);
    const Rational steps = fraction / unit;
    if (places >= kPlacesOfDoubles || steps.get_den() != 1) result[i] = std::move(fraction);
  }
  return result;
}

std::vector<Rational> ChanceProbabilities::take(std::size_t offset) {
  const Rational sum = total_of(values_);
  if (sum == 1) return std::move(values_);
  if (reading_.options.rationalize) {
    std::vector<Rational> fractions = unrounded();
    if (total_of(fractions) == 1) {
      for (std::size_t i = 0; i < fractions.size(); ++i) {
        if (fractions[i] == values_[i]) continue;
        reading_.warnings.add_number(source_, written_[i].offset, written_[i].text, to_string(fractions[i]),
                                     true);
      }
      return fractions;
    }
  }
  source_.fail(
      offset, "found probabilities that add up to " + to_string(sum) + ", expected 1",
      std::string("a probability may be a fraction, like 1/3") +
          (reading_.options.rationalize
               ? ""
               : "; --rationalize reads decimals that look cut from fractions, like 0.333, as these"));
}

}  // namespace nashsolve::formats
