#include "gte_document.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <new>
#include <utility>

namespace nashsolve::formats {

namespace {

GtePiece without_space(std::string_view text, std::size_t offset) {
  const std::size_t begin = std::min(text.find_first_not_of(kSpace), text.size());
  const std::size_t end = text.find_last_not_of(kSpace) + 1;
  return {text.substr(begin, std::max(begin, end) - begin), offset + begin};
}

/// Line ends and what is between elements stay as they are, so that places are those of the file.
constexpr unsigned kAsWritten =
    pugi::parse_escapes | pugi::parse_cdata | pugi::parse_comments | pugi::parse_pi | pugi::parse_fragment;

/// The character that `&...;` stands for is one that XML allows; pugixml would leave other names as they are,
/// and end a text at a NUL.
bool is_reference(std::string_view name) {
  if (!name.starts_with('#'))
    return name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos";
  const bool is_hexadecimal = name.starts_with("#x");
  name.remove_prefix(is_hexadecimal ? 2 : 1);
  std::uint32_t code = 0;
  const auto [end, error] =
      std::from_chars(name.data(), name.data() + name.size(), code, is_hexadecimal ? 16 : 10);
  if (error != std::errc{} || end != name.data() + name.size()) return false;
  return code == 0x9 || code == 0xA || code == 0xD || (code >= 0x20 && code < 0xD800) ||
         (code >= 0xE000 && code < 0xFFFE) || (code >= 0x10000 && code < 0x110000);
}

void check_references(const SourceText& source) {
  const std::string_view text = source.text();
  constexpr std::size_t kLongest = 12;
  for (std::size_t at = text.find_first_of("&<"); at != std::string_view::npos;
       at = text.find_first_of("&<", at + 1)) {
    if (text.substr(at).starts_with("<!--")) at = std::min(text.find("-->", at + 4), text.size() - 1);
    if (text[at] != '&') continue;
    const std::string_view name = text.substr(at + 1, kLongest);
    if (is_reference(name.substr(0, name.find(';'))) && name.find(';') != std::string_view::npos) continue;
    source.fail(at, "found " +
                        excerpt(text.substr(at, name.substr(0, name.find_first_of("; <\n")).size() + 2)) +
                        ", expected a character of XML, like &amp; or &#233;");
  }
}

}  // namespace

std::string shown(pugi::xml_node node) {
  switch (node.type()) {
    case pugi::node_element:
      return "<" + unquoted_excerpt(node.name()) + ">";
    case pugi::node_pcdata:
      return "the text " + excerpt(without_space(node.value(), 0).text);
    case pugi::node_cdata:
      return "a CDATA section";
    case pugi::node_comment:
      return "a comment";
    default:
      return "an instruction to a program";
  }
}

bool begins_with_gte(std::string_view text) {
  const auto skip_to = [&](std::string_view end) {
    const std::size_t at = text.find(end);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + end.size());
  };
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
    if (text.starts_with("<?")) {
      skip_to("?>");
    } else if (text.starts_with("<!--")) {
      skip_to("-->");
    } else if (text.starts_with("<!DOCTYPE")) {
      skip_to(">");
    } else {
      break;
    }
  }
  constexpr std::string_view kTag = "<gte";
  if (!text.starts_with(kTag)) return false;
  text.remove_prefix(kTag.size());
  return text.empty() || text.front() == '>' || text.front() == '/' ||
         kSpace.find(text.front()) != std::string_view::npos;
}

GteDocument::GteDocument(const SourceText& source) : source_(source), buffer_(source.text()) {
  check_references(source_);
  // With the NUL at its end, without which the last character would not be looked at.
  const pugi::xml_parse_result result =
      document_.load_buffer_inplace(buffer_.data(), buffer_.size() + 1, kAsWritten, pugi::encoding_utf8);
  if (result.status == pugi::status_out_of_memory) throw std::bad_alloc();
  if (!result) {
    source_.fail(std::min(static_cast<std::size_t>(result.offset), source_.text().size()),
                 "found no well-formed XML (" + std::string(result.description()) +
                     "), expected a file of Game Theory Explorer (GTE)");
  }
  for (const pugi::xml_node node : document_.children()) {
    if (node.type() == pugi::node_comment || node.type() == pugi::node_pi) continue;
    if (node.type() != pugi::node_element || root_) {
      fail(node, "found " + shown(node) +
                     (root_ ? " after the end of the game, expected one root of the XML"
                            : ", expected <gte>, the root of a file of Game Theory Explorer (GTE)"));
    }
    root_ = node;
  }
  if (!root_ || std::string_view(root_.name()) != "gte") {
    source_.fail(root_ ? offset(root_) : 0,
                 "found " + (root_ ? shown(root_) : std::string("no element")) +
                     ", expected <gte>, the root of a file of Game Theory Explorer (GTE)");
  }
}

std::vector<pugi::xml_node> GteDocument::elements(pugi::xml_node element) const {
  std::vector<pugi::xml_node> result;
  for (const pugi::xml_node child : element.children()) {
    if (child.type() == pugi::node_comment) continue;
    if (child.type() != pugi::node_element)
      fail(child, "found " + shown(child) + " within " + shown(element) + ", expected elements");
    result.push_back(child);
  }
  return result;
}

GtePiece GteDocument::text(pugi::xml_node element) const {
  const pugi::xml_node first = element.first_child();
  if (!first) return {{}, offset(element)};
  const pugi::xml_node other = first.type() == pugi::node_pcdata ? first.next_sibling() : first;
  if (other) fail(other, "found " + shown(other) + " within " + shown(element) + ", expected only text");
  return without_space(first.value(), offset(first));
}

std::optional<GtePiece> GteDocument::attribute(pugi::xml_node element, const char* name) const {
  const pugi::xml_attribute attribute = element.attribute(name);
  if (!attribute) return std::nullopt;
  const std::string_view value = attribute.value();
  // An empty value may be kept elsewhere.
  return without_space(
      value, value.empty() ? offset(element) : static_cast<std::size_t>(value.data() - buffer_.data()));
}

void GteDocument::allow_attributes(pugi::xml_node element,
                                   std::initializer_list<std::string_view> names) const {
  std::vector<std::string_view> seen;
  for (const pugi::xml_attribute attribute : element.attributes()) {
    const std::string_view name = attribute.name();
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      std::vector<std::string> known(names.begin(), names.end());
      fail(element, "found the attribute " + excerpt(name) + " of " + shown(element) + ", expected " +
                        (known.empty() ? "none" : "only " + listed(known)));
    }
    if (std::find(seen.begin(), seen.end(), name) != seen.end())
      fail(element,
           "found the attribute " + excerpt(name) + " of " + shown(element) + " twice, expected one");
    seen.push_back(name);
  }
}

std::size_t GteDocument::offset(pugi::xml_node node) const {
  const std::ptrdiff_t offset = node.offset_debug();
  if (offset < 0) return node.parent() ? this->offset(node.parent()) : 0;
  // Of an element that is where its name begins, of a text where its space does.
  if (node.type() == pugi::node_element) return static_cast<std::size_t>(offset) - 1;
  return static_cast<std::size_t>(offset);
}

void GteDocument::fail(pugi::xml_node at, const std::string& message, std::string hint) const {
  const std::size_t begin = offset(at);
  const bool is_text = at.type() == pugi::node_pcdata;
  source_.fail(is_text ? without_space(at.value(), begin).offset : begin, message, std::move(hint));
}

}  // namespace nashsolve::formats
