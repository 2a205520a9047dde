// Short vectors of lattices (Lenstra, Lenstra and Lovasz 1982).
#pragma once

#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve {

/// The quotient rounded to the nearest integer; below > 0.
Integer nearest_quotient(const Integer& above, const Integer& below);

/// The first vector of a reduced basis: at most 2^((n - 1) / 2) times as long as any other of the lattice of
/// dimension n but 0. Requires independent vectors.
std::vector<Integer> shortest_of_reduced(std::vector<std::vector<Integer>> basis);

/// Small integers c with a small sum of c_k values_k: where the values are rounded ones of numbers that have
/// such a relation with far smaller integers than others, that one.
std::vector<Integer> relation_of(const std::vector<Integer>& values);

}  // namespace nashsolve
