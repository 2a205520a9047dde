#include "result_folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "kept_json.hpp"
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

/// What tells of a result whether it is kept. The rest is passed over, whatever it is: what lies in a folder
/// of results may be anything.
// NOLINTNEXTLINE(bugprone-exception-escape): as KeptJson.
class FactsOfResult final : public formats::KeptJson {
 public:
  std::string status;
  ResultFolder::Reach reach;

  /// Whether the text is a result of the game and of what was asked.
  bool read(std::FILE* file, const std::string& sha256, const AskedOptions& asked) {
    try {
      const Json result = parse(file);
      const auto& schema = result.at("schema").get_ref<const std::string&>();
      status = result.at("status").get<std::string>();
      if (result.contains("statistics")) reach.nodes = result["statistics"].value("nodes", std::uint64_t{0});
      return (schema == "nashsolve/1" || schema == "nashsolve-parametric/1" ||
              schema == "nashsolve-tree/1") &&
             result.at("game").at("sha256") == sha256 && result.value("options", AskedOptions()) == asked;
    } catch (const Json::exception&) {
      return false;
    } catch (const Unfit&) {
      return false;
    }
  }

 private:
  struct Unfit {};
  /// Far more than any result has.
  static constexpr std::size_t kMostDepth = 100;

  void opened(std::size_t depth) override {
    if (depth == kMostDepth) throw Unfit();
    if (depth == 2 && is_list_) ++reach.found;
  }
  bool keeps(std::size_t depth, const std::string& name) override {
    if (depth > 1) return depth == 2 && (name == "sha256" || is_whole_);
    is_list_ = name == "equilibria" || name == "intervals";
    is_whole_ = name == "options" || name == "statistics";
    return is_whole_ || name == "schema" || name == "status" || name == "game";
  }
  void repeated(const std::string& /*name*/) override { throw Unfit(); }

  bool is_list_ = false;
  bool is_whole_ = false;
};

/// Of what lies there, where it is a result of the game and of what was asked.
std::optional<FactsOfResult> facts_of(const fs::path& place, const std::string& sha256,
                                      const AskedOptions& asked) {
  if (!identity_of(place)) return std::nullopt;
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(place.c_str(), "rbe"), std::fclose);
  FactsOfResult facts;
  if (!file || !facts.read(file.get(), sha256, asked)) return std::nullopt;
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
