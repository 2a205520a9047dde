#include "messages.hpp"

#include <cstdio>

#include "display_text.hpp"

namespace nashsolve::cli {

namespace {

bool begins_character(char byte) {
  constexpr unsigned kContinued = 0x80;
  return (static_cast<unsigned char>(byte) & 0xC0U) != kContinued;
}

/// Without the middle of what is too long for a line. The place, which stands before a colon, stays whole,
/// however deep its folder.
std::string without_middle(const std::string& line) {
  constexpr std::size_t kLongestPlace = 4200;
  constexpr std::size_t kBegin = 500;
  constexpr std::size_t kEnd = 250;
  const std::size_t colon = line.find(": ");
  std::size_t begin = kBegin + (colon <= kLongestPlace ? colon : 0);
  if (line.size() <= begin + kEnd) return line;
  std::size_t end = line.size() - kEnd;
  while (begin > 0 && !begins_character(line[begin])) --begin;
  while (end < line.size() && !begins_character(line[end])) ++end;
  return line.substr(0, begin) + " ... " + line.substr(end);
}

/// Texts quote the input, which may hold anything.
void print_line(std::string_view prefix, std::string_view text) {
  const std::string line = std::string(prefix) + without_middle(report::printable(text)) + "\n";
  // Where standard error cannot be written, there is nobody to tell.
  static_cast<void>(std::fwrite(line.data(), 1, line.size(), stderr));
}

}  // namespace

void Messages::error(std::string_view text) {
  print_line("", text);
}

void Messages::error(const InputError& error) const {
  print_line("", error.what());
  if (!error.hint().empty()) hint(error.hint());
}

void Messages::warnings(const std::vector<std::string>& texts) const {
  if (quiet_) return;
  for (const std::string& text : texts) print_line("warning: ", text);
}

void Messages::hint(std::string_view text) const {
  if (!quiet_) print_line("  hint: ", text);
}

void Messages::list(std::string_view heading, const std::vector<std::string>& items) const {
  if (quiet_) return;
  print_line("", heading);
  for (const std::string& item : items) print_line("  ", item);
}

}  // namespace nashsolve::cli
