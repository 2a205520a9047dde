// A step of a proof as its bytes in the binary form, and as the line that the text form has for it
// (docs/proof-format.md).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nashsolve::proof {

/// Codes of steps for two players in the binary form; those of a side count from the one of P, and those of
/// endings from kEnd. No step has the first one, which is where a tree begins: of a search that goes on from
/// another there are several. Nor has kOpen, in parts of proofs (part_file.hpp) a node that another tree
/// proves.
enum StepCode : unsigned char {
  kBegan = 0,
  kSame = 1,
  kBranch = 2,
  kEmpty = 4,
  kTight = 6,
  kSubset = 8,
  kEnd = 9,
  kSuppose = 14,
  kOpen = 15,
  kOptimal = 16,
  kUnits = 17,
};

/// Where the step ends that begins there. Throws std::invalid_argument where the bytes hold none.
std::size_t end_of_step(std::string_view bytes, std::size_t position, bool is_for_two);

/// With its line end. Requires a step but kOpen.
std::string text_of_step(std::string_view step, bool is_for_two);

}  // namespace nashsolve::proof
