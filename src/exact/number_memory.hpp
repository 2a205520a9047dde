// Memory for GMP's numbers from free lists.
// Source: GMP manual, "Custom Allocation": its functions are told the size of what they free.
//
// Where there is no memory std::terminate is called with std::bad_alloc: GMP is C, and frees a number's old
// memory before it asks for new (mpz_mul), so that nothing may be thrown through it.
#pragma once

namespace nashsolve {

/// Makes GMP take small numbers from small_blocks.hpp, for the rest of the process. Numbers that exist
/// already stay valid. For programs: a library leaves this choice to the program that it is part of. Not to
/// be called while another thread computes.
void reuse_number_memory();

}  // namespace nashsolve
