// The probabilities of a move of chance: none below 0, and 1 together.
//
// Programs that print three decimals write thirds as 0.333, which are too short to look cut from fractions
// (cut_fraction.hpp), but do not add up to 1. Where all of a move's decimals may be rounded from simple
// fractions that do, --rationalize reads these.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "nashsolve/exact.hpp"
#include "reading.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

class ChanceProbabilities {
 public:
  ChanceProbabilities(const SourceText& source, Reading& reading) : source_(source), reading_(reading) {}

  /// Fails where the text is no probability.
  void add(std::string_view text, std::size_t offset);

  /// Fails at `offset` where they do not add up to 1.
  std::vector<Rational> take(std::size_t offset);

 private:
  struct Written {
    std::string_view text;
    std::size_t offset;
  };

  [[nodiscard]] std::vector<Rational> unrounded() const;

  const SourceText& source_;
  Reading& reading_;
  std::vector<Written> written_;
  std::vector<Rational> values_;
};

}  // namespace nashsolve::formats
