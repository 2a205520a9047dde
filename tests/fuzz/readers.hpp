// What is fuzzed: for each reader a function that takes any bytes and ends the program where a promise is
// broken. readers.cpp says what is promised.
#pragma once

#include <span>
#include <string_view>

namespace nashsolve::fuzz {

struct FuzzedReader {
  std::string_view name;
  void (*take)(std::string_view input);
};

std::span<const FuzzedReader> fuzzed_readers();

/// Null where there is none of this name.
const FuzzedReader* fuzzed_reader(std::string_view name);

}  // namespace nashsolve::fuzz
