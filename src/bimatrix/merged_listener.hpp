// Whom a search of a game without identical strategies tells: a listener who knows the game with them.
#pragma once

#include <array>
#include <optional>

#include "duplicates.hpp"
#include "renumbered_listener.hpp"

namespace nashsolve::bimatrix {

class MergedListener {
 public:
  /// Tells the listener, who may be null and must outlive this, which strategies stand for others.
  MergedListener(SearchListener* listener, const std::array<MergedStrategies, 2>& merged);

  /// Null where nobody listens.
  [[nodiscard]] SearchListener* get() { return renumbered_ ? &*renumbered_ : listener_; }

 private:
  SearchListener* listener_;
  std::optional<RenumberedListener> renumbered_;
};

}  // namespace nashsolve::bimatrix
