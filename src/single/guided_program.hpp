// Large linear programs, exactly: a basis found in floating point, and its equations solved by lifting modulo
// powers of a prime.
#pragma once

#include <functional>
#include <optional>

#include "linear_program.hpp"

namespace nashsolve::single {

/// As maximise() of a program whose maximum is finite, for programs too large for a tableau of integers. The
/// optimum is proved in integers; where no basis that doubles find is optimal, integers pivot on. Nothing
/// where `must_stop` ended it.
std::optional<Optimum> maximise_guided(const LinearProgram& program, const std::function<bool()>& must_stop);

}  // namespace nashsolve::single
