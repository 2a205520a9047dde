// The readers under libFuzzer: fuzz_readers --reader=NAME [CORPUS...] (./scripts/fuzz).
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "readers.hpp"

namespace {

const nashsolve::fuzz::FuzzedReader* chosen = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** words) {
  constexpr std::string_view kOption = "--reader=";
  for (int k = 1; k < *count; ++k) {
    const std::string_view word = (*words)[k];
    if (word.starts_with(kOption)) chosen = nashsolve::fuzz::fuzzed_reader(word.substr(kOption.size()));
  }
  if (chosen == nullptr) {
    std::cerr << "expected --reader= and one of these:";
    for (const auto& reader : nashsolve::fuzz::fuzzed_readers()) std::cerr << ' ' << reader.name;
    std::cerr << '\n';
    std::exit(2);
  }
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  chosen->take({reinterpret_cast<const char*>(data), size});
  return 0;
}
