#include "text_page.hpp"

namespace nashsolve::report {

std::string TextPage::painted(Tone tone, std::string_view text) const {
  if (!color_) return std::string(text);
  const auto code = [tone] {
    switch (tone) {
      case Tone::title:
        return "1";
      case Tone::name:
        return "1;36";
      case Tone::good:
        return "32";
      case Tone::warning:
        return "33";
      case Tone::faint:
        return "2";
    }
    return "0";
  }();
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

}  // namespace nashsolve::report
