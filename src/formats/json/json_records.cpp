#include "json_records.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "named_players.hpp"
#include "profile_header.hpp"
#include "sheet.hpp"
#include "table_forms.hpp"

namespace nashsolve::formats {

namespace {

using Kind = JsonValue::Kind;

bool is_scalar(const JsonValue& value) {
  return !value.is(Kind::array) && !value.is(Kind::object);
}

/// The names of the columns of a record, and what stands there, both in the order of the record.
using RecordColumns = std::vector<std::pair<std::string, const JsonValue*>>;

RecordColumns columns_of(const JsonValue& record) {
  RecordColumns columns;
  for (std::size_t i = 0; i < record.entries.size(); ++i) {
    const std::string& key = record.keys[i];
    const JsonValue& value = record.entries[i];
    if (is_scalar(value)) columns.emplace_back(key, &value);
    const bool are_payoffs = payoff_subject(key) == "";
    for (std::size_t entry = 0; entry < value.entries.size(); ++entry) {
      std::string name = value.is(Kind::object) ? value.keys[entry] : std::to_string(entry + 1);
      if (are_payoffs) {
        name.insert(0, "payoff_");
      } else if (value.is(Kind::array)) {
        name.insert(0, "strategy_");
      }
      columns.emplace_back(std::move(name), &value.entries[entry]);
    }
  }
  return columns;
}

/// Keys have no order in JSON: where names of strategies' columns count players, these stand in their order.
RecordColumns in_order_of_players(RecordColumns columns) {
  const auto payoffs = std::stable_partition(
      columns.begin(), columns.end(), [](const auto& column) { return !is_payoff_column(column.first); });
  const std::span strategies(columns.begin(), payoffs);
  std::vector<std::string_view> names;
  for (const auto& [name, value] : strategies) names.push_back(name);
  const std::vector<std::size_t> players = named_players(names).players;
  RecordColumns ordered = columns;
  for (std::size_t i = 0; i < players.size(); ++i) ordered[players[i]] = columns[i];
  return ordered;
}

}  // namespace

bool are_records(const JsonValue& value) {
  if (!value.is(Kind::array) || value.entries.empty()) return false;
  const bool are_flat = std::ranges::all_of(value.entries, [](const JsonValue& record) {
    return record.is(Kind::object) && std::ranges::all_of(record.entries, [](const JsonValue& entry) {
             return std::ranges::all_of(entry.entries, is_scalar);
           });
  });
  return are_flat && std::ranges::any_of(columns_of(value.entries.front()),
                                         [](const auto& column) { return is_payoff_column(column.first); });
}

Game read_records(const SourceText& source, Reading& reading, const JsonValue& records) {
  Sheet sheet(source);
  const RecordColumns header = in_order_of_players(columns_of(records.entries.front()));
  sheet.begin_row(records.offset);
  for (const auto& [name, value] : header) sheet.add_rewritten(value->offset, name, true);
  sheet.end_row();
  for (const JsonValue& record : records.entries) {
    const RecordColumns columns = columns_of(record);
    sheet.begin_row(record.offset);
    for (const auto& [name, first] : header) {
      const auto found = std::ranges::find(columns, name, [](const auto& column) { return column.first; });
      if (found == columns.end() || columns.size() != header.size())
        source.fail(record.offset, "found a record with other keys, expected those of the first");
      sheet.add_rewritten(found->second->offset, found->second->text, true);
    }
    sheet.end_row();
  }
  if (!has_profile_rows(sheet))
    source.fail(records.offset,
                "found records without payoffs of players, expected keys such as \"payoff_1\"");
  return read_profile_rows(sheet, reading);
}

}  // namespace nashsolve::formats
