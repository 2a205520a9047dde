// Leaves out the steps of a proof on which nothing depends.
//
// From the last step to the first it is known which tight labels what follows needs: a leaf needs what ends
// it, a reason what it adds up, and what no one needs is left out. Where a child of a branch needs neither
// what the branch makes tight nor what it makes slack, it proves all of the node, and the other child goes
// too.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "polytope_rows.hpp"
#include "steps.hpp"

namespace nashsolve::proof {

/// After so many steps it is asked whether to go on: some microseconds of work.
constexpr std::size_t kStepsBetween = 256;

/// For each step of the parts, which come one after the other, whether it stays. What ask() throws passes.
std::vector<bool> needed_steps(std::span<const Steps> parts, const PolytopeRows& rows,
                               const std::function<void()>& ask);

}  // namespace nashsolve::proof
