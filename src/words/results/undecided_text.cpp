#include "undecided_text.hpp"

#include <algorithm>

#include "display_text.hpp"
#include "words.hpp"

namespace nashsolve::report {

namespace {

using Supports = std::vector<std::vector<std::uint32_t>>;

constexpr std::size_t kMostTermsInText = 30;
constexpr std::size_t kRegionsListed = 10;
constexpr std::size_t kRegionsInDetail = 5;
constexpr std::size_t kBoxesInText = 2;
constexpr unsigned kBoxDecimals = 4;

std::string symbol(const Game& game, char letter, std::size_t player, std::uint32_t strategy) {
  return fmt::format("{}{}({})", letter, player + 1, game.players()[player].strategies[strategy]);
}

/// Appends "+ 3 x2(L)" to a sum, or "3 x2(L)" where it is empty.
void add_term(std::string& sum, const Rational& coefficient, const std::string& factors) {
  const bool is_negative = sgn(coefficient) < 0;
  if (sum.empty()) {
    sum += is_negative ? "-" : "";
  } else {
    sum += is_negative ? " - " : " + ";
  }
  const Rational magnitude = abs(coefficient);
  if (factors.empty() || magnitude != 1) {
    sum += to_string(magnitude);
    if (!factors.empty()) sum += ' ';
  }
  sum += factors;
}

/// What `first` is worth to the player more than `second`.
std::string difference(const Game& game, const Supports& supports, std::size_t player, std::uint32_t first,
                       std::uint32_t second) {
  std::string sum;
  std::vector<std::size_t> choice(supports.size(), 0);
  for (;;) {
    std::size_t cell = 0;
    std::string factors;
    for (std::size_t j = 0; j < supports.size(); ++j) {
      if (j == player) continue;
      const std::uint32_t strategy = supports[j][choice[j]];
      cell += strategy * game.stride(j);
      if (supports[j].size() == 1) continue;
      factors += (factors.empty() ? "" : " ") + symbol(game, 'x', j, strategy);
    }
    const std::size_t stride = game.stride(player);
    const Rational coefficient = game.shown(game.payoff(player, cell + first * stride)) -
                                 game.shown(game.payoff(player, cell + second * stride));
    if (sgn(coefficient) != 0) add_term(sum, coefficient, factors);
    std::size_t j = supports.size();
    while (j-- > 0) {
      if (j != player && ++choice[j] < supports[j].size()) break;
      choice[j] = 0;
    }
    if (j == SIZE_MAX) return sum;
  }
}

/// Rounded down to few decimals, without zeros at the end.
std::string lower_text(const Rational& value) {
  Rational half_unit = make_rational(1, 2);
  for (unsigned k = 0; k < kBoxDecimals; ++k) half_unit /= 10;
  if (value <= half_unit) return "0";
  std::string text = to_decimal(value - half_unit, kBoxDecimals);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string upper_text(const Rational& value) {
  Rational unit = 1;
  for (unsigned k = 0; k < kBoxDecimals; ++k) unit /= 10;
  if (value >= 1) return "1";
  const std::string below = lower_text(value);
  const Rational lower = std::get<Rational>(parse_number(below));
  return lower == value ? below : lower_text(lower + unit);
}

/// "x1(T) in [0.25, 0.5], ..." of the probabilities that the box says something about.
std::string box_text(const Game& game, const UndecidedRegion& region, std::size_t position) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < region.supports.size(); ++i) {
    if (region.supports[i].size() == 1) continue;
    for (std::size_t k = 0; k < region.supports[i].size(); ++k) {
      const Enclosure& bounds = region.cells[position][i][k];
      if (sgn(bounds.lower) <= 0 && bounds.upper >= 1) continue;
      parts.push_back(fmt::format("{} in [{}, {}]", symbol(game, 'x', i, region.supports[i][k]),
                                  lower_text(bounds.lower), upper_text(bounds.upper)));
    }
  }
  return parts.empty() ? "anywhere" : joined(parts);
}

void print_line(TextPage& page, const std::string& text) {
  page.print("{:{}}{}\n", "", kIndent, wrapped(printable(text), kIndent, kIndent + 2));
}

/// The first symbol of the supports, to say what it means.
std::string legend(const Game& game, const Supports& supports) {
  for (std::size_t i = 0; i < supports.size(); ++i) {
    if (supports[i].size() == 1) continue;
    return fmt::format("({} is the probability with which player {} plays {})",
                       symbol(game, 'x', i, supports[i][0]), i + 1,
                       game.players()[i].strategies[supports[i][0]]);
  }
  return {};
}

void print_details(TextPage& page, const Game& game, const UndecidedRegion& region) {
  if (most_terms(region.supports) <= kMostTermsInText) {
    for (const std::string& equation : indifference_equations(game, region.supports)) {
      print_line(page, equation);
    }
  }
  const std::size_t shown = std::min(region.cells.size(), kBoxesInText);
  for (std::size_t k = 0; k < shown; ++k) {
    print_line(page, (k == 0 ? "within " : "or ") + box_text(game, region, k));
  }
  if (region.cells.size() > shown) {
    print_line(page, fmt::format("or {}", counted(region.cells.size() - shown, "more box", "more boxes")));
  }
}

}  // namespace

std::size_t most_terms(const Supports& supports) {
  std::size_t most = 0;
  for (std::size_t i = 0; i < supports.size(); ++i) {
    if (supports[i].size() == 1) continue;
    std::size_t terms = 1;
    for (std::size_t j = 0; j < supports.size(); ++j) {
      if (j != i) terms *= supports[j].size();
    }
    most = std::max(most, terms);
  }
  return most;
}

std::vector<std::string> indifference_equations(const Game& game, const Supports& supports) {
  std::vector<std::string> equations;
  for (std::size_t i = 0; i < supports.size(); ++i) {
    for (std::size_t k = 1; k < supports[i].size(); ++k) {
      const std::uint32_t first = supports[i][0];
      const std::uint32_t second = supports[i][k];
      const std::string sum = difference(game, supports, i, first, second);
      if (sum.empty()) continue;
      equations.push_back(
          fmt::format("{} = {}: {} = 0", symbol(game, 'U', i, first), symbol(game, 'U', i, second), sum));
    }
  }
  return equations;
}

void print_undecided(TextPage& page, const Game& game, const std::vector<UndecidedRegion>& regions,
                     bool verbose) {
  const std::size_t listed = verbose ? regions.size() : std::min(regions.size(), kRegionsListed);
  std::string last_line;
  for (std::size_t k = 0; k < listed; ++k) {
    const UndecidedRegion& region = regions[k];
    page.print("  - {}\n", wrapped(printable(region.description), kIndent, kIndent));
    if (!verbose || k >= kRegionsInDetail || region.supports.empty()) continue;
    print_details(page, game, region);
    if (last_line.empty()) last_line = legend(game, region.supports);
  }
  if (!last_line.empty()) print_line(page, last_line);
  if (listed < regions.size()) page.print("  - and {} more, which -v lists\n", regions.size() - listed);
}

}  // namespace nashsolve::report
