// Which of the instruction sets that loops are compiled for the processor and the system offer.
//
// Asked when a loop is first needed, and of the C library where it knows: on a virtual machine every CPUID
// instruction costs microseconds, and those of Highway's library and of a compiler's own test run whenever a
// program starts.
#pragma once

namespace nashsolve {

/// In terms of Highway's targets: everything that one takes for granted is there.
enum class InstructionSet { baseline, avx2, avx512 };

InstructionSet best_instruction_set();

}  // namespace nashsolve
