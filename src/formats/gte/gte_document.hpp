// The XML of a file of Game Theory Explorer, as pugixml reads it, with the place of everything. What XML
// leaves to a reader is decided here: there is one root, an element has an attribute once, and what is read
// as text holds nothing else.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "source_text.hpp"

namespace nashsolve::formats {

/// A text of the file, without the space around it, where it begins.
struct GtePiece {
  std::string_view text;
  std::size_t offset = 0;
};

class GteDocument {
 public:
  /// Fails where the text is no XML or its root is not <gte>.
  explicit GteDocument(const SourceText& source);

  [[nodiscard]] pugi::xml_node root() const { return root_; }

  /// The elements within an element that may hold no text, comments left out.
  [[nodiscard]] std::vector<pugi::xml_node> elements(pugi::xml_node element) const;
  /// The text of an element that may hold nothing else.
  [[nodiscard]] GtePiece text(pugi::xml_node element) const;
  [[nodiscard]] std::optional<GtePiece> attribute(pugi::xml_node element, const char* name) const;
  /// Fails where an element has other attributes than these, or one twice.
  void allow_attributes(pugi::xml_node element, std::initializer_list<std::string_view> names) const;

  [[nodiscard]] std::size_t offset(pugi::xml_node node) const;
  [[noreturn]] void fail(pugi::xml_node at, const std::string& message, std::string hint = {}) const;
  [[nodiscard]] const SourceText& source() const { return source_; }

 private:
  const SourceText& source_;
  /// What pugixml keeps its names and values in.
  std::string buffer_;
  pugi::xml_document document_;
  pugi::xml_node root_;
};

/// "<node>", or what it is if no element.
std::string shown(pugi::xml_node node);

/// True where the root of the XML is <gte>, as far as the beginning tells.
bool begins_with_gte(std::string_view text);

}  // namespace nashsolve::formats
