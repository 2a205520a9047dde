// The formats that games come in: what each is called, the endings of its files, and what it can do. The one
// table of them is src/formats/format_table.cpp; readers, writers, options, help, completions and messages
// ask it.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace nashsolve {

enum class Format { json, jsonl, csv, nfg, efg, lrs, gam, arrays, npy, gte };

struct FormatFacts {
  Format format;
  /// As options name it.
  std::string_view name;
  /// Of its files, each with its point; the first one is the usual one.
  std::span<const std::string_view> endings;
  bool is_read;
  bool is_written;
  /// Whether a file holds any number of games.
  bool holds_many;
  /// Whether it can say that the players minimise.
  bool holds_costs;
};

/// All formats, in the order in which they are listed for people, which is that of their values.
std::span<const FormatFacts> known_formats();

const FormatFacts& facts_of(Format format);

/// The format that a file name's ending stands for, in upper or lower case.
std::optional<Format> format_of(const std::filesystem::path& path);

/// The usual endings of the formats that can be read or written: ".json, .jsonl, .csv, .nfg or .lrs", with
/// `before_last` before the last of them.
enum class FormatUse { read, write };
std::string listed_endings(FormatUse use, std::string_view before_last);

}  // namespace nashsolve
