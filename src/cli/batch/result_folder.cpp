#include "result_folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "whole_file.hpp"

namespace nashsolve::cli {

namespace {

namespace fs = std::filesystem;

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

/// What tells of a result whether it is kept. The rest is passed over in little memory, whatever it is: what
/// lies in a folder of results may be anything.
class FactsOfResult : public nlohmann::json_sax<nlohmann::json> {
 public:
  std::string schema;
  std::string sha256;
  std::string status;
  AskedOptions options;
  ResultFolder::Reach reach;

  bool null() override { return true; }
  bool boolean(bool /*value*/) override { return true; }
  bool number_integer(number_integer_t /*value*/) override { return true; }
  bool number_unsigned(number_unsigned_t value) override {
    if (depth_ == 2 && outer_key_ == "statistics" && key_ == "nodes") reach.nodes = value;
    return true;
  }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }
  bool binary(binary_t& /*value*/) override { return false; }
  bool string(string_t& text) override {
    if (depth_ == 1 && key_ == "schema") schema = text;
    if (depth_ == 1 && key_ == "status") status = text;
    if (depth_ == 2 && outer_key_ == "game" && key_ == "sha256") sha256 = text;
    if (depth_ == 2 && outer_key_ == "options") options[key_] = text;
    return true;
  }
  bool key(string_t& text) override {
    if (depth_ <= 2) key_ = text;
    return true;
  }
  bool start_object(std::size_t /*size*/) override { return enter(); }
  bool start_array(std::size_t /*size*/) override { return depth_ > 0 && enter(); }
  bool end_object() override { return leave(); }
  bool end_array() override { return leave(); }
  bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                   const nlohmann::json::exception& /*error*/) override {
    return false;
  }

 private:
  /// Far more than any result has.
  static constexpr std::size_t kMostDepth = 100;

  bool enter() {
    if (depth_ == 1) outer_key_ = key_;
    if (depth_ == 2 && (outer_key_ == "equilibria" || outer_key_ == "intervals")) ++reach.found;
    return ++depth_ < kMostDepth;
  }
  bool leave() {
    --depth_;
    return true;
  }

  std::size_t depth_ = 0;
  std::string outer_key_;
  std::string key_;
};

/// Of what lies there, where it is a result of the game and of what was asked.
std::optional<FactsOfResult> facts_of(const fs::path& place, const std::string& sha256,
                                      const AskedOptions& asked) {
  if (!identity_of(place)) return std::nullopt;
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(place.c_str(), "rbe"), std::fclose);
  FactsOfResult facts;
  if (!file || !nlohmann::json::sax_parse(file.get(), &facts)) return std::nullopt;
  const bool is_result = facts.schema == "nashsolve/1" || facts.schema == "nashsolve-parametric/1" ||
                         facts.schema == "nashsolve-tree/1";
  if (!is_result || facts.sha256 != sha256 || facts.options != asked) return std::nullopt;
  return facts;
}

bool has_ended(const FactsOfResult& facts) {
  return facts.status == "complete" || facts.status == "limit";
}

}  // namespace

ResultFolder::ResultFolder(const std::string& path, const GameStream& games, bool resume, AskedOptions asked,
                           Protection protection)
    : folder_(path),
      made_(folder_),
      games_(games),
      resume_(resume),
      asked_(std::move(asked)),
      protection_(protection) {
  if (faccessat(AT_FDCWD, folder_.c_str(), W_OK | X_OK, AT_EACCESS) != 0) {
    throw cannot_be_written(path, errno);
  }
  if (resume) remove_left_unfinished(folder_);
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
    // ":7", or ":c=1/2" of a grid.
    name += source.substr(input.source.size() + 1);
    std::replace(name.end() - static_cast<std::ptrdiff_t>(source.size() - input.source.size() - 1),
                 name.end(), '/', '_');
  }
  return folder_ / (name + std::string(kResultEnding));
}

void ResultFolder::write(const fs::path& place, const std::string& sha256, std::optional<Reach> stopped,
                         const std::function<void(const Sink&)>& write) const {
  make_folder(place.parent_path());
  games_.require_no_input(place.string());
  WholeFile file(place, protection_);
  write([&file](std::string_view text) { file.write(text); });
  file.finish_unless([&] {
    if (!resume_) return false;
    const std::optional<FactsOfResult> there = facts_of(place, sha256, asked_);
    if (!there) return false;
    return has_ended(*there) || (stopped && (there->status == "undecided" || there->reach > *stopped));
  });
}

bool ResultFolder::keeps(const fs::path& place, const std::string& sha256) const {
  if (!resume_) return false;
  const std::optional<FactsOfResult> there = facts_of(place, sha256, asked_);
  return there && has_ended(*there);
}

}  // namespace nashsolve::cli
