#include "option_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

namespace nashsolve::cli {

std::string read_sizes(Options& options, const std::string& text) {
  std::vector<std::size_t> sizes;
  const char* position = text.data();
  const char* const end = position + text.size();
  for (;;) {
    std::uint32_t size = 0;
    const auto [rest, error] = std::from_chars(position, end, size);
    if (error != std::errc() || size == 0 || (rest != end && *rest != 'x')) {
      return "numbers of strategies like 12x12 or 3x3x3";
    }
    sizes.push_back(size);
    if (rest == end) break;
    position = rest + 1;
  }
  options.request.sizes = std::move(sizes);
  return {};
}

std::string read_slice(Options& options, const std::string& text) {
  Slice slice;
  const char* const end = text.data() + text.size();
  const auto [slash, error] = std::from_chars(text.data(), end, slice.number);
  if (error == std::errc() && slash != end && *slash == '/') {
    const auto [rest, second_error] = std::from_chars(slash + 1, end, slice.count);
    if (second_error == std::errc() && rest == end && slice.number >= 1 && slice.number <= slice.count) {
      options.slice = slice;
      return {};
    }
  }
  return "a slice like 3/20, from 1/20 to 20/20";
}

std::string read_memory(Options& options, const std::string& text) {
  constexpr std::string_view kUnits = "KMGT";
  constexpr std::uint64_t kLeast = std::uint64_t{16} << 20U;
  constexpr std::uint64_t kMost = std::uint64_t{1} << 50U;
  std::uint64_t bytes = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, bytes);
  std::uint64_t unit = 1;
  bool is_whole = error == std::errc() && rest == end;
  if (error == std::errc() && rest + 1 == end && kUnits.find(*rest) != std::string_view::npos) {
    is_whole = true;
    unit <<= 10 * (kUnits.find(*rest) + 1);
  }
  if (!is_whole || bytes > kMost / unit || bytes * unit < kLeast)
    return "a size from 16M on, like 500M or 16G";
  options.memory_limit = bytes * unit;
  return {};
}

std::string read_settings(Options& options, const std::string& text) {
  std::vector<Setting> settings;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    auto parsed = parse_setting(std::string_view(text).substr(begin, end - begin));
    if (auto* const expected = std::get_if<std::string>(&parsed)) return std::move(*expected);
    auto& setting = std::get<Setting>(parsed);
    const auto same = [&](const Setting& other) { return other.name == setting.name; };
    if (std::any_of(settings.begin(), settings.end(), same)) return "each name once";
    const auto has_step = [](const Setting& other) { return other.step.has_value(); };
    if (setting.step && std::any_of(settings.begin(), settings.end(), has_step))
      return "one range with a step";
    settings.push_back(std::move(setting));
    begin = end + 1;
  }
  options.settings = std::move(settings);
  return {};
}

std::string read_between(std::optional<Rational>& target, const std::string& text, int low, int high) {
  const auto parsed = parse_number(text);
  const auto* const value = std::get_if<Rational>(&parsed);
  if (value == nullptr || *value < low || *value > high) {
    return fmt::format("a number from {} to {}", low, high);
  }
  target = *value;
  return {};
}

}  // namespace nashsolve::cli
