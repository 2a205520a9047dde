#include "result_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <numeric>
#include <stdexcept>
#include <utility>
#include <variant>
#include <vector>

#include "display_text.hpp"
#include "kept_json.hpp"
#include "nashsolve/errors.hpp"
#include "result_digest.hpp"
#include "words.hpp"

namespace nashsolve::report {

namespace {

using Json = nlohmann::json;

/// Deeper than any result is nested.
constexpr std::size_t kDeepest = 32;
/// The keys of an equilibrium are this deep in the document.
constexpr std::size_t kDepthOfEquilibria = 3;

/// Of what a message quotes.
constexpr std::size_t kShownColumns = 40;

/// The keys that are read; what stands under others is passed over without being kept.
constexpr std::array<std::string_view, 30> kKeys = {
    "only",       "kind",       "schema",     "game",         "source",  "sha256",
    "players",    "strategies", "status",     "equilibria",   "profile", "subsets",
    "tight_p",    "tight_q",    "slack_p",    "slack_q",      "used",    "unused",
    "components", "component",  "options",    "part",         "number",  "count",
    "done",       "statistics", "open_parts", "parts_sha256", "version", "division_sha256"};

/// What no result is.
class Unfit : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class ResultDocument final : public formats::KeptJson {
 public:
  /// Whether an equilibrium has the key.
  bool has_enclosures = false;
  bool has_roots = false;

 private:
  void opened(std::size_t depth) override {
    if (depth > kDeepest) throw Unfit("found a document that is nested too deeply");
  }
  bool keeps(std::size_t depth, const std::string& key) override {
    // What was asked for, and the time, have names of their own.
    if (depth == 1) {
      keeps_all_ = key == "options" || key == "statistics";
      is_of_equilibria_ = key == "equilibria";
    } else if (depth == kDepthOfEquilibria && is_of_equilibria_) {
      has_enclosures = has_enclosures || key == "enclosures";
      has_roots = has_roots || key == "algebraic";
    }
    return keeps_all_ || std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end();
  }
  void repeated(const std::string& key) override {
    throw Unfit("found the key '" + shortened(printable(key), kShownColumns) + "' twice");
  }

  bool keeps_all_ = false;
  bool is_of_equilibria_ = false;
};

class ResultReader {
 public:
  ResultReader(std::string_view text, const std::string& name) : text_(text), name_(name) {}

  StoredResult read() {
    const Json document = parsed();
    try {
      return read(document);
    } catch (const Json::exception&) {
      fail("found a document that lacks something");
    }
  }

 private:
  [[noreturn]] void fail(const std::string& found) const {
    throw InputError({name_, 0, 0}, found + ", expected a result of nashsolve --format json");
  }

  Json parsed() {
    try {
      return document_.parse(text_);
    } catch (const Json::parse_error& error) {
      const std::string_view before = text_.substr(0, std::min(error.byte, text_.size()));
      const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
      throw InputError({name_, line + 1, 0}, "found no JSON, expected a result of nashsolve --format json");
    } catch (const Json::out_of_range&) {
      // A number beyond doubles, which no result has.
      fail("found a number out of range");
    } catch (const Unfit& unfit) {
      fail(unfit.what());
    }
  }

  StoredResult read(const Json& document) {
    if (!document.is_object() || document.at("schema") != "nashsolve/1") fail("found another document");
    if (document.contains("only")) fail("found a result that shows only some equilibria");
    StoredResult result;
    const Json& game = document.at("game");
    result.source.name = game.at("source").get<std::string>();
    if (!game.at("sha256").is_null()) result.source.sha256 = game["sha256"].get<std::string>();
    const Json& players = game.at("players");
    result.player_count = players.size();
    if (players.size() < 2) {
      throw InputError({name_, 0, 0}, "found a result of one player, expected one of two and more");
    }
    for (const Json& player : players) counts_.push_back(player.at("strategies").size());
    result.lacks_roots = document_.has_enclosures && !document_.has_roots;
    read_status(document.at("status").get<std::string>(), result.solution);
    result.equilibrium_count =
        static_cast<std::size_t>(std::ranges::count_if(document.at("equilibria"), is_equilibrium));
    if (players.size() == 2) read_equilibria(document, result.solution);
    if (document.contains("open_parts")) {
      for (const Json& part : document["open_parts"]) read_part(part, result.solution);
    }
    if (document.contains("options")) {
      for (const auto& [key, value] : document["options"].items())
        result.asked[key] = value.get<std::string>();
    }
    if (document.contains("part")) read_part_of_search(document["part"], result.solution);
    if ((result.solution.part || !result.solution.open_parts.empty()) &&
        document.at("parts_sha256") !=
            result_digest(result.source.sha256, result.asked, result.solution, result.player_count)) {
      throw InputError(
          {name_, 0, 0},
          "found parts of a search that do not go with the rest, expected a result as it was printed",
          "a result that was changed is of no use: solve the game again");
    }
    result.has_time = document.at("statistics").contains("seconds");
    return result;
  }

  void read_status(const std::string& name, Solution& solution) const {
    const auto* const found = std::ranges::find(kStatusNames, name);
    if (found == kStatusNames.end())
      fail("found the status '" + shortened(printable(name), kShownColumns) + "'");
    solution.status = static_cast<Status>(found - kStatusNames.begin());
  }

  [[nodiscard]] MixedStrategy read_strategy(const Json& values, std::size_t player) const {
    if (values.size() != counts_[player]) fail("found a profile that does not fit the game");
    std::vector<Rational> probabilities;
    for (const Json& value : values) {
      const auto number = parse_number(value.get<std::string>());
      if (!std::holds_alternative<Rational>(number)) fail("found a probability that is no exact number");
      probabilities.push_back(std::get<Rational>(number));
    }
    try {
      return MixedStrategy::from_probabilities(probabilities);
    } catch (const std::invalid_argument&) {
      fail("found probabilities that do not add up to 1");
    }
  }

  static bool is_equilibrium(const Json& listed) { return listed.at("kind") != "approximate"; }

  void read_equilibria(const Json& document, Solution& solution) {
    for (const Json& equilibrium : document.at("equilibria")) {
      if (is_equilibrium(equilibrium)) read_equilibrium(equilibrium, solution);
    }
    for (const Json& component : document.at("components")) read_component(component, solution);
  }

  void read_equilibrium(const Json& value, Solution& solution) const {
    const Json& profile = value.at("profile");
    if (profile.size() != 2) fail("found a profile that does not fit the game");
    const std::size_t component = read_position(value.at("component"), solution.equilibria.size() + 1);
    if (component >= solution.components.size()) solution.components.resize(component + 1);
    solution.components[component].equilibria.push_back(solution.equilibria.size());
    solution.equilibria.push_back(
        {Profile{read_strategy(profile[0], 0), read_strategy(profile[1], 1)}, component, {}, {}});
  }

  void read_component(const Json& value, Solution& solution) {
    if (component_ == solution.components.size()) fail("found a component without equilibria");
    Component& component = solution.components[component_++];
    std::vector<std::size_t> listed;
    for (const Json& id : value.at("equilibria"))
      listed.push_back(read_position(id, solution.equilibria.size()));
    if (listed != component.equilibria) fail("found a component that does not have its equilibria");
    for (const Json& subset : value.at("subsets")) {
      // What is described, and not listed, lies in an open part.
      if (!subset.contains("strategies")) continue;
      NashSubset& own = component.subsets.emplace_back();
      const Json& strategies = subset.at("strategies");
      if (strategies.size() != 2) fail("found a subset that does not fit the game");
      for (const Json& ids : strategies) {
        std::vector<std::size_t>& vertices = own.vertices.emplace_back();
        for (const Json& id : ids) vertices.push_back(read_position(id, solution.equilibria.size()));
        if (vertices.empty()) fail("found a subset without equilibria");
      }
    }
  }

  void read_part_of_search(const Json& value, Solution& solution) const {
    if (const Json& version = value.at("version"); version != kPartVersion) {
      throw InputError({name_, 0, 0}, fmt::format("found a part of version {}, expected one of version {}",
                                                  version.dump(), kPartVersion));
    }
    PartOfSearch& part = solution.part.emplace();
    part.number = read_number(value.at("number"));
    part.count = read_number(value.at("count"));
    part.is_done = value.at("done").get<bool>();
    part.division = value.at("division_sha256").get<std::string>();
  }

  void read_part(const Json& value, Solution& solution) const {
    OpenPart part;
    if (counts_.size() == 2) {
      part.tight = {read_labels(value.at("tight_p")), read_labels(value.at("tight_q"))};
      part.slack = {read_labels(value.at("slack_p")), read_labels(value.at("slack_q"))};
    } else {
      part.tight = {read_labels(value.at("unused")), {}};
      part.slack = {read_labels(value.at("used")), {}};
    }
    solution.open_parts.push_back(std::move(part));
  }

  [[nodiscard]] std::vector<std::uint32_t> read_labels(const Json& values) const {
    const std::size_t label_count = std::accumulate(counts_.begin(), counts_.end(), std::size_t{0});
    std::vector<std::uint32_t> labels;
    for (const Json& value : values) {
      const std::uint64_t label = read_number(value);
      if (label >= label_count || (!labels.empty() && label <= labels.back())) {
        fail("found an open part that does not fit the game");
      }
      labels.push_back(static_cast<std::uint32_t>(label));
    }
    return labels;
  }

  [[nodiscard]] std::size_t read_position(const Json& value, std::size_t count) const {
    const std::uint64_t id = read_number(value);
    if (id < 1 || id > count) fail("found the number of something that is not listed");
    return id - 1;
  }

  [[nodiscard]] std::uint64_t read_number(const Json& value) const {
    if (!value.is_number_unsigned()) fail("found " + value.dump() + " in place of a whole number");
    return value.get<std::uint64_t>();
  }

  std::string_view text_;
  const std::string& name_;
  ResultDocument document_;
  std::vector<std::size_t> counts_;
  std::size_t component_ = 0;
};

}  // namespace

StoredResult read_result(std::string_view text, const std::string& name) {
  return ResultReader(text, name).read();
}

}  // namespace nashsolve::report
