// The players of a file of Game Theory Explorer, whom the rest of it calls by number or by name.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "gte_document.hpp"

namespace nashsolve::formats {

/// What Game Theory Explorer calls chance, where it says so at all.
inline constexpr std::string_view kGteChance = "chance";

class GtePlayers {
 public:
  /// Of <players>.
  GtePlayers(const GteDocument& document, pugi::xml_node players);

  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  [[nodiscard]] std::size_t size() const { return names_.size(); }

  /// Whom a text means; fails where that is nobody, or may be either of two.
  [[nodiscard]] std::size_t find(GtePiece reference) const;
  /// The same of the attribute `player` that an element must have.
  [[nodiscard]] std::size_t of(pugi::xml_node element) const;

 private:
  const GteDocument& document_;
  std::vector<std::string> names_;
};

}  // namespace nashsolve::formats
