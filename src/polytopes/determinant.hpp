// The sign of a determinant, exactly: elimination without fractions (Bareiss 1968), in machine integers where
// they suffice.
#pragma once

#include <cstdint>
#include <span>

#include "nashsolve/game.hpp"

namespace nashsolve::bimatrix {

/// The sign of det U(rows, columns) for U = the player's payoffs, shifted so that all are positive, where
/// some mixture on `columns` makes all of `rows` worth the same and U(rows, columns) is not singular. Then
/// that sign does not depend on the shift: it is the sign of the determinant of the differences u(i, j) -
/// u(i, l) - u(k, j) + u(k, l) to the last row k and the last column l. Requires as many rows as columns, at
/// least one; 0 where the differences are singular.
int determinant_sign(const PayoffTable& payoffs, std::size_t column_count,
                     std::span<const std::uint32_t> rows, std::span<const std::uint32_t> columns);

}  // namespace nashsolve::bimatrix
