#include "text_page.hpp"

#include <array>

namespace nashsolve::report {

std::string TextPage::painted(Tone tone, std::string_view text) const {
  if (!color_) return std::string(text);
  // By Tone.
  constexpr std::array<std::string_view, 5> kCodes = {"1", "1;36", "32", "33", "2"};
  return fmt::format("\x1b[{}m{}\x1b[0m", kCodes[static_cast<std::size_t>(tone)], text);
}

}  // namespace nashsolve::report
