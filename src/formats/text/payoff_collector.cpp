#include "payoff_collector.hpp"

#include <utility>

#include "cut_fraction.hpp"
#include "limits.hpp"
#include "number_text.hpp"

namespace nashsolve::formats {

namespace {

/// False where it has more digits than kMaxDigits; of one more some pass.
bool is_short(const Integer& value) {
  constexpr double kBitsOfDigit = 3.321928094887362;
  return static_cast<double>(bit_length(value)) <= kBitsOfDigit * kMaxDigits + 1;
}

Rational value_at(const SourceText& source, Reading& reading, std::string_view text, std::size_t offset,
                  const std::string& place) {
  if (text.size() > kMaxNumeralLength) {
    source.fail(offset, "found a number of " + counted(text.size(), "character") + ", expected at most " +
                            std::to_string(kMaxNumeralLength));
  }
  if (!reading.names.is_empty() && !has_number_form(text) && mentions_name(text, reading.names)) {
    return expression_at(source, reading, text, offset, place);
  }
  auto number = read_number(text);
  if (const auto* error = std::get_if<NumberError>(&number)) {
    // The e of a number that is out of range is no name.
    const std::string name = is_missing_mark(text) || has_number_form(text) ? "" : likely_parameter(text);
    const std::string instead = number_instead(text, *error);
    // What is a sign, a unit or a slip is no parameter.
    const bool is_name = !name.empty() && instead == describe(*error);
    source.fail(offset, "found " + excerpt(text) + place + ", expected " + instead,
                !is_name ? std::string()
                         : "--set " + name + "=1 gives " + name + " a value, and --set " + name +
                               "=: makes it a parameter");
  }
  if (const auto fraction = uncut(text)) {
    reading.warnings.add_number(source, offset, text, to_string(*fraction), reading.options.rationalize);
    if (reading.options.rationalize) return *fraction;
  }
  return std::get<Rational>(std::move(number));
}

}  // namespace

Rational number_at(const SourceText& source, Reading& reading, std::string_view text, std::size_t offset,
                   const std::string& place) {
  Rational value = value_at(source, reading, text, offset, place);
  if (!is_short(value.get_num()) || !is_short(value.get_den())) {
    source.fail(offset, "found the number " + excerpt(text) + place + " of more than " +
                            counted(kMaxDigits, "digit") + ", expected at most so many");
  }
  return value;
}

Rational expression_at(const SourceText& source, Reading& reading, std::string_view text, std::size_t offset,
                       const std::string& place) {
  const auto parsed = parse_expression(text, reading.names);
  if (const auto* const fault = std::get_if<ExpressionFault>(&parsed)) {
    // In JSON the text stands in quotes.
    const std::string_view rest = source.text().substr(offset);
    const std::size_t begin = rest.starts_with('"') ? offset + 1 : offset;
    const bool stands_there = source.text().substr(begin).starts_with(text);
    source.fail(stands_there ? begin + fault->position : offset,
                "found " + fault->found + " in " + excerpt(text) + place + ", expected " + fault->expected,
                fault->hint);
  }
  note_names(text, reading.names);
  const auto& expression = std::get<Expression>(parsed);
  if (!expression.empty()) reading.names.degree = std::max(reading.names.degree, expression.size() - 1);
  return value_of(expression, reading.names);
}

void check_size(const SourceText& source, std::size_t offset,
                const std::vector<std::size_t>& strategy_counts) {
  const std::size_t players = strategy_counts.size();
  if (players > kMaxPlayers) {
    source.fail(offset,
                "found " + counted(players, "player") + ", expected at most " + std::to_string(kMaxPlayers));
  }
  std::size_t strategies = 0;
  std::size_t payoffs = players;
  for (const std::size_t count : strategy_counts) {
    if (count > kMaxStrategies - strategies) {
      source.fail(offset,
                  "found more than " + std::to_string(kMaxStrategies) + " strategies, expected fewer");
    }
    strategies += count;
    if (count != 0 && payoffs > kMaxPayoffs / count) {
      source.fail(offset, "found more than " + std::to_string(kMaxPayoffs) + " payoffs, expected fewer");
    }
    payoffs *= count;
  }
}

bool PayoffCollector::has_value(std::string_view text) {
  return has_number_form(text);
}

void PayoffCollector::check_count(std::size_t offset) {
  if (count_ == kMaxPayoffs) {
    source_.fail(offset, "found more than " + std::to_string(kMaxPayoffs) + " payoffs, expected fewer");
  }
  ++count_;
}

void PayoffCollector::check_bytes(std::size_t player, std::size_t offset) {
  if (builders_[player].takes_more_than(kMaxPayoffBytes / builders_.size())) {
    source_.fail(offset,
                 "found payoffs that take more than " + std::to_string(kMaxPayoffBytes >> 20U) +
                     " MiB of memory over their common denominator, expected fewer or shorter numbers");
  }
}

void PayoffCollector::add(std::size_t player, std::int64_t payoff, std::size_t offset) {
  check_count(offset);
  builders_[player].push_back(payoff);
  if (has_rationals_) check_bytes(player, offset);
}

void PayoffCollector::add(std::size_t player, const Rational& payoff, std::size_t offset) {
  check_count(offset);
  has_rationals_ = true;
  builders_[player].push_back(payoff);
  check_bytes(player, offset);
}

void PayoffCollector::add(std::size_t player, std::string_view text, std::size_t offset) {
  if (const auto small = parse_int64(text)) {
    add(player, *small, offset);
  } else {
    add(player, number_at(source_, reading_, text, offset), offset);
  }
}

std::vector<PayoffTable> PayoffCollector::build() && {
  std::vector<PayoffTable> tables;
  tables.reserve(builders_.size());
  for (PayoffTableBuilder& builder : builders_) tables.push_back(std::move(builder).build());
  return tables;
}

PayoffTable transposed(const PayoffTable& payoffs, std::size_t n) {
  std::vector<std::size_t> cells(n * n);
  for (std::size_t cell = 0; cell < cells.size(); ++cell) cells[cell] = cell % n * n + cell / n;
  return payoffs.chosen(cells);
}

PayoffTable other_side(const PayoffTable& payoffs, SingleMatrix said, std::size_t rows) {
  return said == SingleMatrix::zero_sum ? payoffs.negated() : transposed(payoffs, rows);
}

void refuse_other_than_square(const SourceText& source, std::size_t offset,
                              const std::vector<std::size_t>& counts) {
  if (counts[0] == counts[1]) return;
  source.fail(offset, "found " + counted(counts[0], "row") + " and " + counted(counts[1], "column") +
                          ", expected as many rows as columns in a symmetric game");
}

}  // namespace nashsolve::formats
