#include "format_table.hpp"

#include <algorithm>
#include <array>

#include "number_parts.hpp"
#include "readers.hpp"
#include "writers.hpp"

namespace nashsolve {

namespace formats {

namespace {

constexpr std::string_view kJson[] = {".json"};
constexpr std::string_view kJsonl[] = {".jsonl", ".ndjson"};
constexpr std::string_view kCsv[] = {".csv", ".tsv"};
constexpr std::string_view kNfg[] = {".nfg"};
constexpr std::string_view kEfg[] = {".efg"};
constexpr std::string_view kLrs[] = {".lrs"};
constexpr std::string_view kGam[] = {".gam"};
constexpr std::string_view kNpy[] = {".npy"};

template <bool OnOneLine>
void write_as_json(std::ostream& stream, const Game& game) {
  write_json(stream, game, OnOneLine);
}

struct FormatRow {
  Format format;
  std::string_view name;
  std::span<const std::string_view> endings;
  Reader read;
  Writer write;
  bool holds_many;
  bool holds_costs;
};

constexpr FormatRow kFormats[] = {
    {Format::json, "json", kJson, read_json, write_as_json<false>, false, true},
    {Format::jsonl, "jsonl", kJsonl, read_json, write_as_json<true>, true, true},
    {Format::csv, "csv", kCsv, read_table, write_csv, false, false},
    {Format::nfg, "nfg", kNfg, read_nfg, write_nfg, false, false},
    {Format::efg, "efg", kEfg, read_efg, nullptr, false, false},
    {Format::lrs, "lrs", kLrs, read_lrs, write_lrs, false, false},
    {Format::gam, "gam", kGam, read_gam, write_gam, false, false},
    {Format::arrays, "arrays", {}, read_array_game, nullptr, false, false},
    {Format::npy, "npy", kNpy, read_npy, nullptr, false, false},
    {Format::gte, "gte", {}, read_gte, nullptr, false, false},
};

constexpr std::size_t kCount = std::size(kFormats);

/// A format's value is its place in the table.
std::array<FormatFacts, kCount> facts_in_order() {
  std::array<FormatFacts, kCount> facts{};
  for (const FormatRow& row : kFormats) {
    facts[static_cast<std::size_t>(row.format)] = {
        row.format,           row.name,       row.endings,    row.read != nullptr,
        row.write != nullptr, row.holds_many, row.holds_costs};
  }
  return facts;
}

constexpr bool is_in_order() {
  for (std::size_t k = 0; k < kCount; ++k) {
    if (kFormats[k].format != static_cast<Format>(k)) return false;
  }
  return true;
}
static_assert(is_in_order());

const FormatRow& row_of(Format format) {
  return kFormats[static_cast<std::size_t>(format)];
}

}  // namespace

Reader reader_of(Format format) {
  return row_of(format).read;
}

Writer writer_of(Format format) {
  return row_of(format).write;
}

}  // namespace formats

std::span<const FormatFacts> known_formats() {
  static const std::array kFacts = formats::facts_in_order();
  return kFacts;
}

const FormatFacts& facts_of(Format format) {
  return known_formats()[static_cast<std::size_t>(format)];
}

std::optional<Format> format_of(const std::filesystem::path& path) {
  const std::string ending = formats::lower(path.extension().string());
  for (const FormatFacts& facts : known_formats()) {
    if (std::ranges::find(facts.endings, ending) != facts.endings.end()) return facts.format;
  }
  return std::nullopt;
}

std::string listed_endings(FormatUse use, std::string_view before_last) {
  std::string text;
  std::string_view last;
  for (const FormatFacts& facts : known_formats()) {
    if (facts.endings.empty() || !(use == FormatUse::read ? facts.is_read : facts.is_written)) continue;
    if (!last.empty()) text.append(text.empty() ? "" : ", ").append(last);
    last = facts.endings.front();
  }
  return text.append(before_last).append(last);
}

}  // namespace nashsolve
