// Before foreach_target.h: the instruction sets that files are compiled for again and again.
//
// Those that best_target.hpp chooses from, and none that is never called; a processor that is known to have
// SSSE3 has it as its baseline. Arrays of vectors are not possible where a vector's size is unknown at
// compile time.
#pragma once

#ifdef __SSSE3__
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#else
#define HWY_DISABLED_TARGETS \
  (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV | HWY_SSSE3 | HWY_SSE4)
#endif
