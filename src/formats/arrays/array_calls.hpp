// What libraries put around an array: the line above it in a print of Nashpy and QuantEcon.py, the functions
// by which Python, NumPy, PyTorch, SymPy and Sage make an array or a number, `np.array([[4, 0], [1, 3]],
// dtype=object)`, `Fraction(1, 2)`, and what their arguments say of it.
#pragma once

#include <cstddef>
#include <string_view>

#include "array_tree.hpp"
#include "source_text.hpp"

namespace nashsolve::formats {

/// `Bi matrix game with payoff matrices:` and `2-player NormalFormGame with payoff profile array:` at the
/// front of `text`, else nothing.
std::string_view line_above_print(std::string_view text);

/// Of how many players the line says that the array below it has the payoffs of profiles innermost; 0: it
/// does not.
std::size_t players_told(std::string_view line);

/// Takes the innermost lists for tuples, the payoffs of a profile. Fails where they are not one per player.
void mark_profiles(const SourceText& source, ArrayNode& node, std::size_t players);

/// `import numpy as np`, `from numpy import array`, `using LinearAlgebra` and `clear all; clc;` at the front
/// of `text`, else nothing.
std::string_view line_before_arrays(std::string_view text);

/// `np.array(` at the front of `text`.
bool begins_with_call(std::string_view text);

/// Whether the function makes a number: `Fraction`, `np.float64`.
bool makes_number(std::string_view function);

/// Whether the argument behind the array may change its numbers or their places: `dtype=bool`, `dtype=int` of
/// decimals, and what is not known.
bool may_change(std::string_view argument, const ArrayNode& array);

}  // namespace nashsolve::formats
