#include "json_parts.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

#include "json_profile.hpp"
#include "result_digest.hpp"

namespace nashsolve::report {

namespace {

using Layout = JsonWriter::Layout;

void write_labels(JsonWriter& json, std::string_view key, const std::vector<std::uint32_t>& labels) {
  json.key(key);
  write_indices(json, labels);
}

void write_part(JsonWriter& json, const PartOfSearch& part) {
  json.key("part");
  json.begin_object(Layout::line);
  json.key("number");
  json.value(std::uint64_t{part.number});
  json.key("count");
  json.value(std::uint64_t{part.count});
  json.key("done");
  json.value(part.is_done);
  json.key("division_sha256");
  json.value(part.division);
  json.key("version");
  json.value(kPartVersion);
  json.end_object();
}

void write_open_parts(JsonWriter& json, const std::vector<OpenPart>& parts, std::size_t player_count) {
  json.key("open_parts");
  json.begin_array(Layout::lines);
  for (const OpenPart& part : parts) {
    json.begin_object(Layout::line);
    if (player_count == 2) {
      write_labels(json, "tight_p", part.tight[0]);
      write_labels(json, "tight_q", part.tight[1]);
      write_labels(json, "slack_p", part.slack[0]);
      write_labels(json, "slack_q", part.slack[1]);
    } else {
      write_labels(json, "used", part.slack[0]);
      write_labels(json, "unused", part.tight[0]);
    }
    json.end_object();
  }
  json.end_array();
}

}  // namespace

void write_asked(JsonWriter& json, const AskedOptions& asked) {
  if (asked.empty()) return;
  json.key("options");
  json.begin_object(Layout::line);
  for (const auto& [name, value] : asked) {
    json.key(name);
    json.value(value);
  }
  json.end_object();
}

void write_parts(JsonWriter& json, const Solution& solution, std::string_view game_sha256,
                 const AskedOptions& asked, std::size_t player_count) {
  if (!solution.part && solution.open_parts.empty()) return;
  if (solution.part) write_part(json, *solution.part);
  if (!solution.open_parts.empty()) write_open_parts(json, solution.open_parts, player_count);
  json.key("parts_sha256");
  json.value(result_digest(game_sha256, asked, solution, player_count));
}

}  // namespace nashsolve::report
