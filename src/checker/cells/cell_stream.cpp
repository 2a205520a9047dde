#include "cell_stream.hpp"

#include <algorithm>
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

std::uint64_t CellStream::bits(std::uint64_t value) const {
  if (value > kMostBits) fail("fewer bits");
  return value;
}

std::uint64_t CellStream::most_numbers() const {
  return std::min<std::uint64_t>(kMostNumbers, strategies() * strategies());
}

std::vector<Integer> CellStream::text_integers() {
  std::vector<Integer> values;
  while (has_words()) {
    if (values.size() == most_numbers()) fail("fewer numbers");
    values.push_back(integer(word()));
  }
  return values;
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
      vertex.weights.push_back(packed_whole());
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

MixStep CellStream::text_mix() {
  MixStep step;
  step.strategy = text_label();
  while (has_words()) {
    const std::string_view pair = word();
    const std::size_t colon = std::min(pair.find(':'), pair.size());
    if (colon == pair.size()) fail("a pair such as 3:2, found " + as_found(pair));
    if (step.parts.size() == strategies()) fail("fewer weights");
    step.parts.push_back(label(pair.substr(0, colon)));
    step.weights.push_back(integer(pair.substr(colon + 1)));
  }
  return step;
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

CellStep CellStream::text_step() {
  step_line();
  const std::string_view reason = word();
  CellStep step = LastStep{0};
  if (reason == "dominated") {
    const Label strategy = text_label();
    step = DominatedStep{strategy, text_label()};
  } else if (reason == "branch") {
    step = UseStep{text_label()};
  } else if (reason == "halve") {
    const Label first = text_label();
    step = SplitStep{first, text_label(), 1, 2};
  } else if (reason == "split") {
    SplitStep split{text_label(), text_label(), {}, {}};
    split.numerator = integer(word());
    split.denominator = integer(word());
    step = checked(std::move(split));
  } else if (reason == "empty") {
    step = VanishStep{{}, text_weights()};
  } else if (reason == "vanish") {
    VanishStep vanish;
    for (std::string_view next = word(); next != "by"; next = word()) {
      if (vanish.named.size() == strategies()) fail("\"by\"");
      vanish.named.push_back(label(next));
    }
    if (vanish.named.empty()) fail("a vertex");
    vanish.vertices = text_weights();
    step = std::move(vanish);
  } else if (reason == "set") {
    step = SetStep{};
  } else if (reason == "mix") {
    step = text_mix();
  } else if (reason == "same") {
    step = CopiesStep{};
  } else if (reason == "point") {
    step = text_point();
  } else if (reason == "box") {
    BoxStep box{};
    box.bits = bits(count(word()));
    box.radius_bits = bits(count(word()));
    for (std::string_view next = word(); next != "by"; next = word()) {
      if (box.centre.size() == strategies()) fail("\"by\"");
      box.centre.push_back(integer(next));
    }
    box.weight_bits = bits(count(word()));
    box.weights = text_integers();
    step = std::move(box);
  } else if (reason == "one") {
    OneStep one{};
    one.bits = bits(count(word()));
    one.weights = text_integers();
    step = std::move(one);
  } else if (reason == "only") {
    step = OnlyStep{};
  } else if (reason == "qed") {
    step = LastStep{count(word())};
  } else {
    fail("a step, found " + as_found(reason));
  }
  if (has_words()) fail("the end of the line");
  if (reason == "qed") require_end();
  return step;
}

Integer CellStream::packed_whole() {
  PackedInteger value = packed_integer();
  return value.is_small ? to_integer(value.small) : std::move(value.large);
}

std::vector<Integer> CellStream::packed_integers() {
  std::vector<Integer> values;
  for (std::uint64_t left = packed_count(most_numbers()); left > 0; --left) values.push_back(packed_whole());
  return values;
}

Rational CellStream::packed_fraction() {
  const Integer numerator = packed_whole();
  const Integer denominator = packed_whole();
  if (denominator < 1) fail("a positive denominator");
  return make_rational(numerator, denominator);
}

PointStep CellStream::packed_point() {
  const auto polynomial = [this] {
    std::vector<Integer> coefficients;
    for (std::uint64_t left = packed_count(kMostCoefficients); left > 0; --left) {
      coefficients.push_back(packed_whole());
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

CellStep CellStream::binary_step() {
  enum Code : int {
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
  switch (byte()) {
    case kQed: {
      const LastStep last{packed()};
      require_end();
      return last;
    }
    case kDominated: {
      const Label strategy = packed_label();
      return DominatedStep{strategy, packed_label()};
    }
    case kBranch:
      return UseStep{packed_label()};
    case kHalve: {
      const Label first = packed_label();
      return SplitStep{first, packed_label(), 1, 2};
    }
    case kEmpty:
      return VanishStep{{}, packed_weights()};
    case kSplit: {
      SplitStep split{packed_label(), packed_label(), {}, {}};
      split.numerator = packed_whole();
      split.denominator = packed_whole();
      return checked(std::move(split));
    }
    case kVanish: {
      VanishStep vanish;
      for (std::uint64_t left = packed_count(strategies()); left > 0; --left) {
        vanish.named.push_back(packed_label());
      }
      if (vanish.named.empty()) fail("a vertex");
      vanish.vertices = packed_weights();
      return vanish;
    }
    case kSet:
      return SetStep{};
    case kPoint:
      return packed_point();
    case kBox: {
      BoxStep box{};
      box.bits = bits(packed());
      box.radius_bits = bits(packed());
      box.centre = packed_integers();
      box.weight_bits = bits(packed());
      box.weights = packed_integers();
      return box;
    }
    case kMix: {
      MixStep mix{packed_label(), {}, {}};
      for (std::uint64_t left = packed_count(strategies()); left > 0; --left) {
        mix.parts.push_back(packed_label());
        mix.weights.push_back(packed_whole());
      }
      return mix;
    }
    case kSame:
      return CopiesStep{};
    case kOnly:
      return OnlyStep{};
    case kOne: {
      OneStep one{};
      one.bits = bits(packed());
      one.weights = packed_integers();
      return one;
    }
    default:
      fail("a step");
  }
}

}  // namespace nashsolve::checker
