#include "proof_stream.hpp"

#include <algorithm>
#include <string_view>

namespace nashsolve::checker {

namespace {

constexpr std::array<std::string_view, 5> kEndings = {"empty", "repeated", "found", "covered", "artificial"};

/// By their codes in the binary form. Those with a side are P's, and Q's is the next; those of endings are as
/// many.
constexpr std::array<std::string_view, 18> kWords = {"qed",   "same", "branch",  "",    "empty",   "",
                                                     "tight", "",     "subset",  "end", "",        "",
                                                     "",      "",     "suppose", "",    "optimal", "units"};
enum Code : std::uint8_t {
  kSame = 1,
  kBranch = 2,
  kEmpty = 4,
  kTight = 6,
  kSubset = 8,
  kEnd = 9,
  kSuppose = 14,
  kOptimal = 16,
  kUnits = 17
};

}  // namespace

std::vector<Integer> Weights::integers() const {
  if (!is_small()) return large_;
  std::vector<Integer> all;
  all.reserve(small_.size());
  for (const std::int64_t weight : small_) all.push_back(to_integer(weight));
  return all;
}

void Weights::reserve(std::size_t count) {
  strategies_.reserve(count);
  small_.reserve(count);
}

void Weights::add(Label strategy, std::int64_t weight) {
  strategies_.push_back(strategy);
  if (is_small()) {
    small_.push_back(weight);
  } else {
    large_.push_back(to_integer(weight));
  }
}

void Weights::add(Label strategy, const Integer& weight) {
  if (const auto small = to_int64(weight)) {
    add(strategy, *small);
    return;
  }
  if (is_small()) large_ = integers();
  large_.push_back(weight);
  strategies_.push_back(strategy);
}

std::size_t ProofStream::text_side() {
  const std::string_view side = word();
  if (side != "P" && side != "Q") fail("P or Q, found " + as_found(side));
  return side == "P" ? 0 : 1;
}

Weights ProofStream::text_weights() {
  Weights weights;
  if (word() != "by") fail("\"by\" and multipliers");
  while (has_words()) {
    if (weights.size() == strategies()) fail("fewer multipliers");
    const std::string_view pair = word();
    const std::size_t colon = std::min(pair.find(':'), pair.size());
    const Label strategy = label(pair.substr(0, colon));
    weights.add(strategy, integer(pair.substr(std::min(colon + 1, pair.size()))));
  }
  return weights;
}

Weights ProofStream::packed_weights() {
  const std::uint64_t count = packed();
  if (count > strategies()) fail("fewer multipliers");
  Weights weights;
  weights.reserve(count);
  std::uint64_t last = 0;
  for (std::uint64_t k = 0; k < count; ++k) {
    const std::uint64_t step = packed();
    if (step < 1 || step > strategies() - last) fail("the number of a strategy");
    last += step;
    const PackedInteger weight = packed_integer();
    if (weight.is_small) {
      weights.add(static_cast<Label>(last - 1), weight.small);
    } else {
      weights.add(static_cast<Label>(last - 1), weight.large);
    }
  }
  return weights;
}

SubsetStep ProofStream::subset() {
  SubsetStep subset;
  if (!is_text()) {
    for (auto& own : subset.tight) {
      const std::uint64_t count = packed();
      if (count > strategies()) fail("fewer labels");
      for (std::uint64_t k = 0; k < count; ++k) own.push_back(packed_label());
    }
    return subset;
  }
  if (word() != "P") fail("P and labels");
  std::size_t side = 0;
  while (has_words()) {
    const std::string_view next = word();
    if (side == 0 && next == "Q") {
      side = 1;
      continue;
    }
    if (subset.tight[side].size() == strategies()) fail("fewer labels");
    subset.tight[side].push_back(label(next));
  }
  if (side == 0) fail("Q and labels");
  return subset;
}

std::size_t ProofStream::text_ending() {
  const std::string_view ending = word();
  const auto* const place = std::ranges::find(kEndings, ending);
  if (place == kEndings.end())
    fail("empty, repeated, found, covered or artificial, found " + as_found(ending));
  return static_cast<std::size_t>(place - kEndings.begin());
}

Step ProofStream::next() {
  Step step = read_step();
  if (is_text() && has_words()) fail("the end of the line");
  if (std::holds_alternative<QedStep>(step)) require_end();
  return step;
}

Step ProofStream::read_step() {
  const std::size_t code = next_code(kWords);
  const auto side = [&] { return is_text() ? text_side() : code % 2; };
  switch (code) {
    case 0:
      return QedStep{next_number()};
    case kSame:
      return SameStep{next_label(), next_label()};
    case kBranch:
    case kBranch + 1:
      return BranchStep{side(), next_label()};
    case kSuppose:
      return BranchStep{0, next_label(), 1};
    case kEmpty:
    case kEmpty + 1:
      return EmptyStep{side(), next_label(), weights()};
    case kTight:
    case kTight + 1:
      return TightStep{side(), weights()};
    case kUnits:
      return UnitsStep{weights()};
    case kOptimal:
      return OptimalStep{weights()};
    case kSubset:
      return subset();
    default: {
      const std::size_t ending = is_text() ? text_ending() : code - kEnd;
      if (ending >= kEndings.size()) fail("a step");
      return EndStep{static_cast<Ending>(ending)};
    }
  }
}

}  // namespace nashsolve::checker
