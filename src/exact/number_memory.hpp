#pragma once

// Memory for GMP's numbers, kept for reuse.
//
// Exact arithmetic makes and drops small numbers all the time, and most are of a few limbs. A general
// allocator spends more on such a number than the arithmetic does; a list of free blocks for each size, one
// set of lists for each thread, hands out a block in a few instructions. Source: GMP manual, "Custom
// Allocation": its functions are told the size of what they free, so that a block needs no header.

namespace nashsolve {

/// Makes GMP take small numbers from free lists, for the rest of the process. Numbers that exist already stay
/// valid. For programs: a library leaves this choice to the program that it is part of. Not to be called
/// while another thread computes.
void reuse_number_memory();

}  // namespace nashsolve
