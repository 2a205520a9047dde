#include "sheet.hpp"

#include <algorithm>

#include "cells.hpp"
#include "changed_numbers.hpp"
#include "headings.hpp"
#include "limits.hpp"
#include "number_text.hpp"
#include "told_otherwise.hpp"

namespace nashsolve::formats {

std::string_view layout_name(Layout layout) {
  switch (layout) {
    case Layout::commas:
      return "commas";
    case Layout::semicolons:
      return "semicolons";
    case Layout::tabs:
      return "tabs";
    case Layout::spaces:
      return "spaces";
    case Layout::other_separator:
      return "what sep= says";
    case Layout::markdown:
      return "bars";
    case Layout::wiki:
      return "MediaWiki's bars";
    case Layout::latex:
      return "LaTeX's &";
  }
  return "commas";
}

bool is_comment_line(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return false;
  // A language may follow, no cells.
  if (line.substr(begin).starts_with("```"))
    return line.find_first_of("0123456789,;\t|&\"", begin) == std::string_view::npos;
  if (line[begin] != '#') return false;
  const std::string_view word = line.substr(begin, line.find_first_of(",;\t |\r", begin) - begin);
  return word.size() < 2 || !looks_like_number(word);
}

void Sheet::begin_row(std::size_t offset) {
  rows_.push_back({static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(cells_.size())});
}

void Sheet::add(const Cell& cell) {
  if (cells_.size() == kMaxPayoffs + kMaxStrategies) {
    source_.fail(cell.offset, "found more than " + std::to_string(cells_.size()) + " cells, expected fewer");
  }
  cells_.push_back(cell);
}

void Sheet::add_cell(std::string_view text) {
  const std::string_view inner = trimmed_cell(text);
  const auto offset = static_cast<std::size_t>(inner.data() - source_.text().data());
  add({static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(inner.size()), false, false});
}

void Sheet::add_quoted(std::string_view text) {
  const auto offset = static_cast<std::size_t>(text.data() - source_.text().data());
  add({static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(text.size()), true, false});
}

void Sheet::add_rewritten(std::size_t offset, std::string text, bool is_quoted) {
  if (text.empty()) {
    add({static_cast<std::uint32_t>(offset), 0, is_quoted, false});
    return;
  }
  add({static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(rewritten_.size()), is_quoted, true});
  rewritten_.push_back(std::move(text));
}

void Sheet::rewrite(std::size_t index, std::string text) {
  Cell& cell = cells_[index];
  cell.size = static_cast<std::uint32_t>(rewritten_.size());
  cell.is_rewritten = true;
  rewritten_.push_back(std::move(text));
}

void Sheet::end_row() {
  SheetRow& row = rows_.back();
  while (cells_.size() > row.first_cell && is_empty(cells_.back())) cells_.pop_back();
  row.cell_count = static_cast<std::uint32_t>(cells_.size() - row.first_cell);
  const auto is_used = [&](const Cell& cell) { return !is_empty(cell); };
  const auto lone = std::ranges::find_if(cells(row), is_used);
  if (std::ranges::count_if(cells(row), is_used) == 1 && kind_of(text(*lone)) == CellKind::text)
    take_remark(text(*lone), lone->offset);
}

void Sheet::add_prose(std::size_t offset, std::string_view line) {
  begin_row(offset);
  add_cell(line);
  end_row();
  rows_.back().is_prose = true;
}

namespace {

/// `# Payoffs of Ann`; not `# Ann`.
bool tells_owner(std::string_view text) {
  return has_word_of(words_in(text), {"payoff", "payoffs", "utility", "utilities"}) &&
         !name_of_owner(text).empty();
}

}  // namespace

void Sheet::take_comment(std::string_view line) {
  if (!line.starts_with('#')) return;
  const auto offset = static_cast<std::size_t>(line.data() - source_.text().data());
  const bool is_note = notes.take(line, offset);
  std::string_view content = trimmed_cell(line.substr(std::min(line.find_first_not_of('#'), line.size())));
  // `#+CAPTION: Costs` of Org
  if (const std::size_t colon = content.find(':');
      content.starts_with('+') && colon != std::string_view::npos)
    content = trimmed_cell(content.substr(colon + 1));
  const auto heading = heading_of(content);
  if ((!heading || !heading->player) && !tells_owner(content)) {
    const std::string_view key = content.substr(0, content.find(':'));
    const bool is_kept = key == "title" || key == "description";
    // A title that says nothing but `Costs` says what the numbers are.
    const std::string_view told = trimmed_cell(content.substr(std::min(key.size() + 1, content.size())));
    if (is_note || key == "parameter") {
      if (is_kept && names_costs(told, 0)) {
        take_remark(told, offset);
      } else if (!is_kept || states_costs(content) || is_statement(content)) {
        take_remark(content, offset);
      }
    } else {
      pass_over(content, offset);
    }
    return;
  }
  begin_row(offset);
  add_cell(content);
  end_row();
  rows_.back().is_comment = true;
}

void Sheet::take_remark(std::string_view text, std::size_t offset) {
  const Phrase said(text);
  if (names_costs(said) || is_statement(said)) remarks.push_back({std::string(text), offset});
}

void Sheet::pass_over(std::string_view text, std::size_t offset) {
  take_remark(text, offset);
  passed_over.push_back({std::string(text), offset});
}

}  // namespace nashsolve::formats
