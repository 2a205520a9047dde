// Small pieces of English: counts, lists, and lines broken between words.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "nashsolve/solution.hpp"

namespace nashsolve::report {

/// By Status.
inline constexpr std::array<std::string_view, 6> kStatusNames = {"complete",     "limit",       "time_limit",
                                                                 "memory_limit", "interrupted", "undecided"};

/// As results name it: "complete", "time_limit".
std::string_view status_name(Status status);

/// "all", "pure".
std::string_view scope_name(Scope scope);

/// "28,519".
std::string grouped(std::size_t count);

/// "1 equilibrium", "3 equilibria".
std::string counted(std::size_t count, std::string_view singular, std::string_view plural);

/// What a search counted, by names in the plural as JSON has them: "3 exact nodes", "1 leaf". Zeros are left
/// out.
std::vector<std::string> tallies(const std::vector<std::pair<std::string, std::uint64_t>>& counts);

/// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& items);

/// "a, b, c".
std::string joined(const std::vector<std::string>& items, std::string_view separator = ", ");

/// Equilibria by their numbers, runs drawn together: "#2 and #3", "#2 to #5, #9 and #10". `positions` ascend
/// and count from 0, numbers from 1.
std::string numbered(const std::vector<std::size_t>& positions);

/// The columns of a page.
inline constexpr std::size_t kPageWidth = 78;

/// `text` with line ends in place of blanks, so that no line is wider than `width` where that can be had; the
/// first line starts at column `start`, the others are indented by `indent`.
std::string wrapped(std::string_view text, std::size_t start = 0, std::size_t indent = 0,
                    std::size_t width = kPageWidth);

}  // namespace nashsolve::report
