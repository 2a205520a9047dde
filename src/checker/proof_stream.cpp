#include "proof_stream.hpp"

#include <algorithm>
#include <string_view>

namespace nashsolve::checker {

namespace {

constexpr std::array<std::string_view, 5> kEndings = {"empty", "repeated", "found", "covered", "artificial"};

/// Codes of the binary form; those with a side are P's, and Q's is the next.
constexpr int kQed = 0;
constexpr int kSame = 1;
constexpr int kBranch = 2;
constexpr int kEmpty = 4;
constexpr int kTight = 6;
constexpr int kSubset = 8;
constexpr int kEnd = 9;
constexpr int kSuppose = 14;
constexpr int kOptimal = 16;
constexpr int kUnits = 17;

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

Step ProofStream::ended(std::uint64_t count) {
  require_end();
  return QedStep{count};
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

Step ProofStream::text_step() {
  step_line();
  const std::string_view reason = word();
  Step step = EndStep{};
  if (reason == "same") {
    const Label strategy = text_label();
    step = SameStep{strategy, text_label()};
  } else if (reason == "branch") {
    const std::size_t side = text_side();
    step = BranchStep{side, text_label()};
  } else if (reason == "suppose") {
    step = BranchStep{0, text_label(), 1};
  } else if (reason == "empty") {
    const std::size_t side = text_side();
    const Label empty = text_label();
    step = EmptyStep{side, empty, text_weights()};
  } else if (reason == "tight") {
    const std::size_t side = text_side();
    step = TightStep{side, text_weights()};
  } else if (reason == "units") {
    step = UnitsStep{text_weights()};
  } else if (reason == "optimal") {
    step = OptimalStep{text_weights()};
  } else if (reason == "subset") {
    SubsetStep subset;
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
    step = std::move(subset);
  } else if (reason == "end") {
    const std::string_view ending = word();
    const auto* const place = std::ranges::find(kEndings, ending);
    if (place == kEndings.end())
      fail("empty, repeated, found, covered or artificial, found " + as_found(ending));
    step = EndStep{static_cast<Ending>(place - kEndings.begin())};
  } else if (reason == "qed") {
    const std::uint64_t steps = count(word());
    if (has_words()) fail("the end of the line");
    return ended(steps);
  } else {
    fail("a step, found " + as_found(reason));
  }
  if (has_words()) fail("the end of the line");
  return step;
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

Step ProofStream::binary_step() {
  const int code = byte();
  const auto side = static_cast<std::size_t>(code % 2);
  switch (code) {
    case kQed:
      return ended(packed());
    case kSame: {
      const Label strategy = packed_label();
      return SameStep{strategy, packed_label()};
    }
    case kBranch:
    case kBranch + 1:
      return BranchStep{side, packed_label()};
    case kSuppose:
      return BranchStep{0, packed_label(), 1};
    case kEmpty:
    case kEmpty + 1: {
      const Label empty = packed_label();
      return EmptyStep{side, empty, packed_weights()};
    }
    case kTight:
    case kTight + 1:
      return TightStep{side, packed_weights()};
    case kUnits:
      return UnitsStep{packed_weights()};
    case kOptimal:
      return OptimalStep{packed_weights()};
    case kSubset: {
      SubsetStep subset;
      for (auto& own : subset.tight) {
        const std::uint64_t count = packed();
        if (count > strategies()) fail("fewer labels");
        for (std::uint64_t k = 0; k < count; ++k) own.push_back(packed_label());
      }
      return subset;
    }
    default:
      if (code < kEnd || code >= kEnd + static_cast<int>(kEndings.size())) fail("a step");
      return EndStep{static_cast<Ending>(code - kEnd)};
  }
}

}  // namespace nashsolve::checker
