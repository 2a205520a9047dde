// Memory for GMP's numbers from free lists.
// Source: GMP manual, "Custom Allocation": its functions are told the size of what they free.
//
// Where there is no memory std::bad_alloc passes through GMP's C functions, for which the manual promises
// nothing. On the systems that nashsolve is built for they have unwind tables, they take the memory for a
// number before they change it, and what is lost is the scratch space of one operation. A test fails each
// allocation of many operations in turn, and looks at every number afterwards.
#pragma once

namespace nashsolve {

/// Makes GMP take small numbers from small_blocks.hpp, for the rest of the process. Numbers that exist
/// already stay valid. For programs: a library leaves this choice to the program that it is part of. Not to
/// be called while another thread computes.
void reuse_number_memory();

}  // namespace nashsolve
