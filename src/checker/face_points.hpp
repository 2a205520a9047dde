// The corners of a face of a best-response polytope, found anew.
#pragma once

#include <vector>

#include "best_response_rows.hpp"

namespace nashsolve::checker {

/// Probabilities of one player, by his strategies.
using Mix = std::vector<Rational>;

/// The vertices of the face where `tight` is tight, scaled to probabilities; `rows` has all strategies.
/// Throws CheckError where 0 is one of them, or where they are too many for this method.
std::vector<Mix> face_points(const BestResponseRows& rows, const LabelBits& tight);

/// Whether the face, if it is not empty, is one point, as arithmetic modulo a prime shows. False: not shown.
bool is_one_point(const BestResponseRows& rows, const LabelBits& tight);

}  // namespace nashsolve::checker
