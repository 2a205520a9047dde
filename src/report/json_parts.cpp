#include "json_parts.hpp"

#include "result_digest.hpp"

namespace nashsolve::report {

namespace {

using Layout = JsonWriter::Layout;

void write_part(JsonWriter& json, const PartOfSearch& part) {
  json.key("part");
  json.object("number", part.number, "count", part.count, "done", part.is_done, "division_sha256",
              part.division, "version", kPartVersion);
}

void write_open_parts(JsonWriter& json, const std::vector<OpenPart>& parts, std::size_t player_count) {
  json.array("open_parts", Layout::lines, parts, [&](const OpenPart& part) {
    json.begin_object(Layout::line);
    if (player_count == 2) {
      json.member("tight_p", part.tight[0]);
      json.member("tight_q", part.tight[1]);
      json.member("slack_p", part.slack[0]);
      json.member("slack_q", part.slack[1]);
    } else {
      json.member("used", part.slack[0]);
      json.member("unused", part.tight[0]);
    }
    json.end_object();
  });
}

}  // namespace

void write_asked(JsonWriter& json, const AskedOptions& asked) {
  if (asked.empty()) return;
  json.begin_object("options", Layout::line);
  for (const auto& [name, value] : asked) json.member(name, value);
  json.end_object();
}

void write_statistics(JsonWriter& json, const std::vector<std::pair<std::string, std::uint64_t>>& counts,
                      bool with_time, double seconds) {
  json.begin_object("statistics", Layout::line);
  for (const auto& [name, count] : counts) json.member(name, count);
  if (with_time) json.member("seconds", seconds);
  json.end_object();
}

void write_parts(JsonWriter& json, const Solution& solution, std::string_view game_sha256,
                 const AskedOptions& asked, std::size_t player_count) {
  if (!solution.part && solution.open_parts.empty()) return;
  if (solution.part) write_part(json, *solution.part);
  if (!solution.open_parts.empty()) write_open_parts(json, solution.open_parts, player_count);
  json.member("parts_sha256", result_digest(game_sha256, asked, solution, player_count));
}

}  // namespace nashsolve::report
