// The solutions of indifference equations F modulo a prime as power series in s: those of (1 - s) G + s F, G
// products of random linear forms, one of each opponent, of which each solution is known: every equation is
// zero by one of its forms.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "modular.hpp"
#include "multiaffine.hpp"
#include "residue_polynomials.hpp"

namespace nashsolve::nplayer {

/// Per solution each unknown's first coefficients, so many; nothing where it was stopped.
std::optional<std::vector<std::vector<ResiduePolynomials::Poly>>> homotopy_series(
    const MultiaffineSystem& system, const Modulus& modulus, std::size_t length,
    const std::function<bool()>& must_stop);

}  // namespace nashsolve::nplayer
