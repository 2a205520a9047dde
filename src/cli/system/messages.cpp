#include "messages.hpp"

#include <cstdio>

#include "display_text.hpp"

namespace nashsolve::cli {

namespace {

/// Texts quote the input, which may hold anything.
void print_line(std::string_view prefix, std::string_view text) {
  const std::string line = std::string(prefix) + report::printable(text) + "\n";
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
