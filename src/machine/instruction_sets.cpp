#include "instruction_sets.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#if !defined(__clang__) && defined(__has_include)
#if __has_include(<sys/platform/x86.h>)
#include <sys/platform/x86.h>
#endif
#endif

#ifdef CPU_FEATURE_ACTIVE
#define NASHSOLVE_HAS(in_glibc, in_compiler) (CPU_FEATURE_ACTIVE(in_glibc) != 0)
#else
#define NASHSOLVE_HAS(in_glibc, in_compiler) (__builtin_cpu_supports(in_compiler) != 0)
#endif
#endif

namespace nashsolve {

InstructionSet best_instruction_set() {
#ifdef NASHSOLVE_HAS
  const bool avx2 = NASHSOLVE_HAS(AVX2, "avx2") && NASHSOLVE_HAS(FMA, "fma") && NASHSOLVE_HAS(BMI1, "bmi") &&
                    NASHSOLVE_HAS(BMI2, "bmi2");
  if (avx2 && NASHSOLVE_HAS(AVX512F, "avx512f") && NASHSOLVE_HAS(AVX512VL, "avx512vl") &&
      NASHSOLVE_HAS(AVX512DQ, "avx512dq") && NASHSOLVE_HAS(AVX512BW, "avx512bw") &&
      NASHSOLVE_HAS(AVX512CD, "avx512cd")) {
    return InstructionSet::avx512;
  }
  if (avx2) return InstructionSet::avx2;
#endif
  return InstructionSet::baseline;
}

}  // namespace nashsolve
