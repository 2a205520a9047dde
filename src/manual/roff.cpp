#include "roff.hpp"

#include <array>
#include <sstream>

namespace nashsolve::manual {

std::string escaped(std::string_view text) {
  constexpr std::string_view kSpecial = "\\-'`^~\"";
  constexpr std::array<std::string_view, 7> kEscapes = {"\\e",   "\\-",   "\\(aq", "\\(ga",
                                                        "\\(ha", "\\(ti", "\\(dq"};
  std::string out;
  bool is_line_start = true;
  for (const char letter : text) {
    if (is_line_start && letter == '.') out += "\\&";
    is_line_start = letter == '\n';
    const std::size_t special = kSpecial.find(letter);
    out += special == std::string_view::npos ? std::string_view(&letter, 1) : kEscapes[special];
  }
  return out;
}

std::string filled(std::string_view text) {
  constexpr std::size_t kWidth = 60;
  std::istringstream words{std::string(text)};
  std::string lines;
  std::size_t width = 0;
  for (std::string word; words >> word;) {
    const bool fits = width + word.size() < kWidth;
    if (!lines.empty()) lines += fits ? ' ' : '\n';
    width = (fits ? width + 1 : 0) + word.size();
    lines += word;
  }
  return escaped(lines);
}

std::string bold(std::string_view text) {
  return "\\fB" + escaped(text) + "\\fR";
}

std::string italic(std::string_view text) {
  return "\\fI" + escaped(text) + "\\fR";
}

std::string verbatim(std::string_view lines) {
  return ".nf\n" + escaped(lines) + ".fi\n";
}

std::string paragraphs(std::string_view lines) {
  std::istringstream in{std::string(lines)};
  std::string out;
  std::string block;
  const auto end_block = [&] {
    if (!block.empty()) out += ".PP\n" + verbatim(block);
    block.clear();
  };
  bool is_new = true;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("  ")) {
      block += line.substr(2) + "\n";
      continue;
    }
    is_new = is_new || !block.empty();
    end_block();
    if (line.empty()) {
      is_new = true;
      continue;
    }
    if (is_new) out += ".PP\n";
    out += filled(line) + "\n";
    is_new = false;
  }
  end_block();
  return out;
}

}  // namespace nashsolve::manual
