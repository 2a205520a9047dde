#include "cell_stream.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace nashsolve::checker {

namespace {

/// Of a number after the point: far more than a search uses.
constexpr std::uint64_t kMostBits = 1U << 20U;
/// Of a step's numbers: the square of the unknowns of any game that a search ends on.
constexpr std::uint64_t kMostNumbers = 1U << 24U;
/// Of a polynomial.
constexpr std::uint64_t kMostCoefficients = 1U << 10U;
/// Of the bounds of a root, times the largest degree: as Horner's rule makes them.
constexpr std::size_t kMostBitsOfPower = 1U << 22U;

}  // namespace

std::uint64_t CellStream::bits() {
  const std::uint64_t value = next_number();
  if (value > kMostBits) fail("fewer bits");
  return value;
}

std::uint64_t CellStream::most_numbers() const {
  return std::min<std::uint64_t>(kMostNumbers, strategies() * strategies());
}

SplitStep CellStream::checked(SplitStep step) const {
  if (step.numerator < 1 || step.denominator <= step.numerator) fail("a fraction between 0 and 1");
  return step;
}

PointStep CellStream::checked(PointStep step) const {
  std::size_t most = step.polynomial.coefficients().size();
  for (const Polynomial& weight : step.weights) most = std::max(most, weight.coefficients().size());
  for (const Rational& bound : {step.lower, step.upper}) {
    const std::size_t bits = std::max(bit_length(bound.get_num()), bit_length(bound.get_den()));
    if (bits * most > kMostBitsOfPower) fail("bounds of fewer digits, or polynomials of smaller degree");
  }
  return step;
}

std::vector<VertexWeights> CellStream::text_weights() {
  std::vector<VertexWeights> vertices;
  while (has_words()) {
    const std::string_view pair = word();
    const std::size_t end = std::min(pair.find_first_of("/:"), pair.size());
    if (end == pair.size()) fail("a pair such as 3/2 or 3:-2, found " + as_found(pair));
    if (pair[end] == '/') {
      if (vertices.size() == strategies()) fail("fewer vertices");
      VertexWeights& vertex = vertices.emplace_back();
      if (end > 0) vertex.vertex = label(pair.substr(0, end));
      vertex.base = label(pair.substr(end + 1));
      continue;
    }
    if (vertices.empty()) fail("a vertex such as 3/2, found " + as_found(pair));
    VertexWeights& vertex = vertices.back();
    if (vertex.strategies.size() == strategies()) fail("fewer weights");
    vertex.strategies.push_back(label(pair.substr(0, end)));
    vertex.weights.push_back(integer(pair.substr(end + 1)));
  }
  return vertices;
}

std::vector<VertexWeights> CellStream::packed_weights() {
  std::vector<VertexWeights> vertices;
  for (std::uint64_t left = packed_count(strategies()); left > 0; --left) {
    VertexWeights& vertex = vertices.emplace_back();
    if (const std::uint64_t name = packed_count(strategies()); name > 0) {
      vertex.vertex = static_cast<Label>(name - 1);
    }
    vertex.base = packed_label();
    for (std::uint64_t weights = packed_count(strategies()); weights > 0; --weights) {
      vertex.strategies.push_back(packed_label());
      vertex.weights.push_back(next_integer());
    }
  }
  return vertices;
}

Rational CellStream::fraction(std::string_view word) const {
  const std::size_t slash = std::min(word.find('/'), word.size());
  if (slash == word.size()) fail("a number such as 1/2, found " + as_found(word));
  const Integer denominator = integer(word.substr(slash + 1));
  if (denominator < 1) fail("a positive denominator");
  return make_rational(integer(word.substr(0, slash)), denominator);
}

PointStep CellStream::text_point() {
  PointStep step;
  std::vector<Integer> coefficients;
  const auto end = [&] {
    if (!step.strategies.empty()) {
      step.weights.emplace_back(std::exchange(coefficients, {}));
    } else if (!coefficients.empty()) {
      fail("\"between\" and bounds");
    }
  };
  while (has_words()) {
    const std::string_view next = word();
    if (next == "between" && step.strategies.empty()) {
      step.lower = fraction(word());
      step.upper = fraction(word());
      step.polynomial = Polynomial(std::exchange(coefficients, {}));
      if (step.polynomial.is_zero()) fail("a polynomial other than 0");
    } else if (next.ends_with(':')) {
      if (step.strategies.size() == strategies()) fail("fewer strategies");
      end();
      step.strategies.push_back(label(next.substr(0, next.size() - 1)));
    } else {
      if (coefficients.size() == kMostCoefficients) fail("fewer coefficients");
      coefficients.push_back(integer(next));
    }
  }
  end();
  return checked(std::move(step));
}

Rational CellStream::packed_fraction() {
  const Integer numerator = next_integer();
  const Integer denominator = next_integer();
  if (denominator < 1) fail("a positive denominator");
  return make_rational(numerator, denominator);
}

PointStep CellStream::packed_point() {
  const auto polynomial = [this] {
    std::vector<Integer> coefficients;
    for (std::uint64_t left = packed_count(kMostCoefficients); left > 0; --left) {
      coefficients.push_back(next_integer());
    }
    return Polynomial(std::move(coefficients));
  };
  PointStep step;
  step.polynomial = polynomial();
  if (!step.polynomial.is_zero()) {
    step.lower = packed_fraction();
    step.upper = packed_fraction();
  }
  for (std::uint64_t left = packed_count(strategies()); left > 0; --left) {
    step.strategies.push_back(packed_label());
    step.weights.push_back(polynomial());
  }
  return checked(std::move(step));
}

std::vector<Integer> CellStream::matrix() {
  std::vector<Integer> values;
  each_to_end(most_numbers(), "fewer numbers",
              [&](std::string_view word) { values.push_back(integer_of(word)); });
  return values;
}

MixStep CellStream::mix() {
  MixStep mix{next_label(), {}, {}};
  each_to_end(strategies(), "fewer weights", [&](std::string_view pair) {
    const std::size_t colon = std::min(pair.find(':'), pair.size());
    if (is_text() && colon == pair.size()) fail("a pair such as 3:2, found " + as_found(pair));
    mix.parts.push_back(label_of(pair.substr(0, colon)));
    mix.weights.push_back(integer_of(pair.substr(std::min(colon + 1, pair.size()))));
  });
  return mix;
}

CellStep CellStream::next() {
  CellStep step = read_step();
  if (is_text() && has_words()) fail("the end of the line");
  if (std::holds_alternative<LastStep>(step)) require_end();
  return step;
}

CellStep CellStream::read_step() {
  enum Code : std::uint8_t {
    kQed,
    kDominated,
    kBranch,
    kHalve,
    kEmpty,
    kOnly,
    kPoint,
    kBox,
    kOne,
    kSplit,
    kVanish,
    kSet,
    kMix,
    kSame
  };
  constexpr std::array<std::string_view, 14> kWords = {"qed",    "dominated", "branch", "halve", "empty",
                                                       "only",   "point",     "box",    "one",   "split",
                                                       "vanish", "set",       "mix",    "same"};
  switch (next_code(kWords)) {
    case kDominated:
      return DominatedStep{next_label(), next_label()};
    case kBranch:
      return UseStep{next_label()};
    case kHalve:
      return SplitStep{next_label(), next_label(), 1, 2};
    case kEmpty:
      return VanishStep{{}, weights()};
    case kSplit:
      return checked({next_label(), next_label(), next_integer(), next_integer()});
    case kVanish: {
      VanishStep vanish;
      each_until_by([&](std::string_view word) { vanish.named.push_back(label_of(word)); });
      if (vanish.named.empty()) fail("a vertex");
      vanish.vertices = weights();
      return vanish;
    }
    case kSet:
      return SetStep{};
    case kPoint:
      return is_text() ? text_point() : packed_point();
    case kBox: {
      BoxStep box{};
      box.bits = bits();
      box.radius_bits = bits();
      each_until_by([&](std::string_view word) { box.centre.push_back(integer_of(word)); });
      box.weight_bits = bits();
      box.weights = matrix();
      return box;
    }
    case kMix:
      return mix();
    case kSame:
      return CopiesStep{};
    case kOnly:
      return OnlyStep{};
    case kOne:
      return OneStep{bits(), matrix()};
    default:
      return LastStep{next_number()};
  }
}

}  // namespace nashsolve::checker
