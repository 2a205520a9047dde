// Several components of a face, told apart by smaller polytopes: between two of them one probability, or the
// difference of two, takes a value that no point of the face has. Where no such value is found, the polytopes
// are divided all the same, and what the line between them cuts through becomes parts that meet.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "curved_parts.hpp"
#include "faces.hpp"
#include "stop.hpp"

namespace nashsolve::nplayer {

/// About where a component is: strategies of some players, all those by whom components are told apart. It
/// only guides.
struct Marker {
  std::size_t component;
  std::vector<std::vector<Rational>> strategies;
};

/// Parts whose union is the face, each connected; two of them may meet. `players`: whose strategies the
/// markers tell; each component has one.
std::optional<CurvedParts> told_apart(const Face& face, const std::vector<std::size_t>& players,
                                      std::vector<Marker> markers, const StopTest& stop);

}  // namespace nashsolve::nplayer
