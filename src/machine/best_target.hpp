// Calls a function of the best instruction set that a file was compiled for and that there is.
//
// For the one part (HWY_ONCE) of a file that Highway compiles again and again; where HWY_NAMESPACE is the
// baseline. Macros, since a namespace that is another each time can be named by nothing else.
#pragma once

#include "instruction_sets.hpp"

#if HWY_ARCH_X86 && (HWY_TARGETS & HWY_AVX3)
#define NASHSOLVE_CALL_AVX512(function) \
  if (best_instruction_set() == InstructionSet::avx512) return N_AVX3::function();
#else
#define NASHSOLVE_CALL_AVX512(function)
#endif
#if HWY_ARCH_X86 && (HWY_TARGETS & HWY_AVX2)
#define NASHSOLVE_CALL_AVX2(function) \
  if (best_instruction_set() != InstructionSet::baseline) return N_AVX2::function();
#else
#define NASHSOLVE_CALL_AVX2(function)
#endif

/// Returns what it returns.
#define NASHSOLVE_CALL_BEST(function) \
  NASHSOLVE_CALL_AVX512(function) NASHSOLVE_CALL_AVX2(function) return HWY_NAMESPACE::function()
