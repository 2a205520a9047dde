#include "result_folder.hpp"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>
#include <unordered_set>

#include "whole_file.hpp"

namespace nashsolve::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEnding = ".solution.json";
constexpr std::string_view kDigits = "0123456789";

/// "x.12": what a game of an input x is named.
bool ends_like_a_line(const std::string& name) {
  const std::size_t point = name.find_last_not_of(kDigits);
  return point != std::string::npos && point + 1 < name.size() && name[point] == '.';
}

std::string name_of(const fs::path& relative, const std::unordered_set<std::string>& taken) {
  const std::string whole = relative.generic_string();
  if (format_of(relative)) {
    std::string short_name = fs::path(relative).replace_extension().generic_string();
    if (!ends_like_a_line(short_name) && !taken.contains(short_name)) return short_name;
  }
  std::string name = ends_like_a_line(whole) ? whole + "-1" : whole;
  for (std::size_t k = 2; taken.contains(name); ++k) name = whole + "-" + std::to_string(k);
  return name;
}

void make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw cannot_be_written(folder.string(), error.value());
}

}  // namespace

ResultFolder::ResultFolder(const std::string& path, const GameStream& games, bool resume) : folder_(path) {
  make_folder(folder_);
  if (resume) remove_unfinished(folder_, kEnding);
  std::unordered_set<std::string> taken;
  for (std::size_t k = 0; k < games.file_count(); ++k) {
    const InputFile& file = games.file(k);
    inputs_.push_back({file.name, name_of(file.relative, taken)});
    taken.insert(inputs_.back().name);
  }
}

fs::path ResultFolder::place_of(std::size_t position, std::string_view source) const {
  const Input& input = inputs_[position];
  std::string name = input.name;
  if (source.size() > input.source.size()) {
    name += '.';
    name += source.substr(input.source.size() + 1);
  }
  return folder_ / (name + std::string(kEnding));
}

void ResultFolder::write(const fs::path& place, const std::function<void(const Sink&)>& write) {
  make_folder(place.parent_path());
  WholeFile file(place);
  write([&file](std::string_view text) { file.write(text); });
  file.finish();
}

bool holds_result(const fs::path& place, const std::string& sha256, const AskedOptions& asked) {
  std::ifstream file(place, std::ios::binary);
  if (!file) return false;
  using nlohmann::json;
  const auto is_kept = [](int depth, json::parse_event_t event, const json& parsed) {
    const bool is_long =
        event == json::parse_event_t::key && depth == 1 && (parsed == "equilibria" || parsed == "components");
    return !is_long;
  };
  const json document = json::parse(file, is_kept, false);
  if (!document.is_object() || document.value("schema", json()) != "nashsolve/1") return false;
  const json game = document.value("game", json());
  if (!game.is_object() || game.value("sha256", json()) != sha256) return false;
  const json status = document.value("status", json());
  if (status != "complete" && status != "limit") return false;
  return document.value("options", json::object()) == json(asked);
}

}  // namespace nashsolve::cli
