// Weights of the vertices of a simplex.
#pragma once

#include <optional>
#include <vector>

#include "proof_node.hpp"

namespace nashsolve::proof {

/// With which the vertices, affinely independent, have the point as their mean; some may be negative. Nothing
/// where the point is not in their affine hull.
std::optional<std::vector<Rational>> barycentric(const std::vector<ProofNode::Vertex>& vertices,
                                                 const std::vector<Rational>& point);

}  // namespace nashsolve::proof
