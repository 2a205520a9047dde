#include "profile_argument.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <string_view>
#include <variant>

#include "nashsolve/errors.hpp"
#include "source_text.hpp"

namespace nashsolve::cli {

namespace {

using formats::JsonValue;

/// One text a probability, one list a player.
using ProfileText = std::vector<std::vector<std::string>>;

ProfileText profile_of_json(const std::string& text) {
  const auto fail = [&]() -> ProfileError {
    constexpr std::size_t kMostShown = 200;
    return ProfileError(fmt::format(R"(found '{}{}', expected JSON like [["2/3", "1/3"], [1, 0]])",
                                    text.substr(0, kMostShown), text.size() > kMostShown ? "..." : ""));
  };
  const std::optional<JsonValue> json = parse_json(text);
  if (!json || !json->is(JsonValue::Kind::array)) throw fail();
  ProfileText result;
  for (const JsonValue& player : json->entries) {
    if (!player.is(JsonValue::Kind::array)) throw fail();
    result.emplace_back();
    for (const JsonValue& probability : player.entries) {
      if (!probability.is(JsonValue::Kind::number) && !probability.is(JsonValue::Kind::string)) throw fail();
      result.back().push_back(probability.text);
    }
  }
  return result;
}

std::vector<std::string> blank_separated(const std::vector<std::string>& words) {
  std::vector<std::string> parts;
  for (const std::string& word : words) {
    for (std::string& part : split(word, ' ')) {
      if (!part.empty()) parts.push_back(std::move(part));
    }
  }
  return parts;
}

std::optional<std::size_t> find_strategy(const Player& player, const std::string& label) {
  const auto found = std::find(player.strategies.begin(), player.strategies.end(), label);
  if (found == player.strategies.end()) return std::nullopt;
  return static_cast<std::size_t>(found - player.strategies.begin());
}

MixedStrategy parse_strategy(const Player& player, const std::vector<std::string>& texts) {
  return MixedStrategy::from_probabilities(parse_probabilities(player.name, player.strategies.size(), texts));
}

MixedStrategy parse_word(const Player& player, const std::string& word) {
  // With a single strategy "1" is its probability and, unless it is named, its name.
  if (const auto strategy = find_strategy(player, word)) {
    return MixedStrategy::pure(player.strategies.size(), *strategy);
  }
  const bool is_number = std::holds_alternative<Rational>(parse_number(word));
  if (word.find(',') == std::string::npos && !is_number) {
    throw ProfileError(fmt::format("found '{}' for {}, expected a strategy or probabilities like 2/3,1/3",
                                   word, player.name));
  }
  return parse_strategy(player, split(word, ','));
}

}  // namespace

ProfileError::ProfileError(const std::string& message)
    : UsageError("the profile: " + message,
                 R"(a profile is like 2/3,1/3 1/3,2/3 or [["2/3", "1/3"], ["1/3", "2/3"]])") {}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

void require_players(std::size_t count, std::size_t expected) {
  if (count == expected) return;
  throw ProfileError(
      fmt::format("found {} {}, expected {}", count, count == 1 ? "player" : "players", expected));
}

std::vector<Rational> parse_probabilities(const std::string& owner, std::size_t count,
                                          const std::vector<std::string>& texts) {
  if (texts.size() != count) {
    throw ProfileError(fmt::format("found {} {} for {}, expected {}", texts.size(),
                                   texts.size() == 1 ? "probability" : "probabilities", owner, count));
  }
  std::vector<Rational> probabilities;
  Rational sum;
  for (const std::string& text : texts) {
    const auto parsed = parse_number(text);
    const auto* const value = std::get_if<Rational>(&parsed);
    if (value == nullptr || sgn(*value) < 0) {
      throw ProfileError(
          fmt::format("found '{}' for {}, expected a probability such as 2/3 or 0.25", text, owner));
    }
    probabilities.push_back(*value);
    sum += *value;
  }
  if (sum != 1) {
    throw ProfileError(
        fmt::format("the probabilities of {} add up to {}, expected exactly 1", owner, to_string(sum)));
  }
  return probabilities;
}

std::optional<JsonValue> parse_json(const std::string& text) {
  constexpr int kMostLevels = 16;
  bool is_deep = false;
  const auto look = [&](int depth, nlohmann::json::parse_event_t, const nlohmann::json&) {
    is_deep = is_deep || depth > kMostLevels;
    return !is_deep;
  };
  if (nlohmann::json::parse(text, look, false).is_discarded() || is_deep) return std::nullopt;
  try {
    return formats::read_json_tree(formats::SourceText("the profile", text));
  } catch (const InputError& error) {
    throw UsageError(error.what(), error.hint());
  }
}

char first_character(const std::vector<std::string>& words) {
  const std::string& first = words.front();
  const auto text = std::find_if(first.begin(), first.end(),
                                 [](char c) { return std::isspace(static_cast<unsigned char>(c)) == 0; });
  return text == first.end() ? '\0' : *text;
}

Profile parse_profile(const Game& game, const std::vector<std::string>& words) {
  Profile profile;
  const char first = first_character(words);
  if (first == '[' || (first == '{' && words.size() != game.player_count())) {
    const ProfileText players = profile_of_json(fmt::format("{}", fmt::join(words, " ")));
    require_players(players.size(), game.player_count());
    for (std::size_t i = 0; i < players.size(); ++i) {
      profile.push_back(parse_strategy(game.players()[i], players[i]));
    }
    return profile;
  }
  // A name may hold blanks: words are taken as they are where there is one for each player.
  const std::vector<std::string> parts = words.size() == game.player_count() ? words : blank_separated(words);
  require_players(parts.size(), game.player_count());
  for (std::size_t i = 0; i < parts.size(); ++i) profile.push_back(parse_word(game.players()[i], parts[i]));
  return profile;
}

}  // namespace nashsolve::cli
