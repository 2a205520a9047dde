// Files as people have them, tests/cases/forms: each is read as the game its owner means, or refused with
// words that help; README.md there says which. Nothing may be read as another game.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <regex>

#include "formats_support.hpp"

namespace nashsolve::testing {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

fs::path folder() {
  return fs::path(NASHSOLVE_SOURCE_DIR) / "tests" / "cases" / "forms";
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

ReadOptions options_of(const Json& form) {
  ReadOptions options;
  const auto& words = form["options"];
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--zero-sum") options.single_matrix = SingleMatrix::zero_sum;
    if (words[i] == "--symmetric") options.single_matrix = SingleMatrix::symmetric;
    if (words[i] == "--rationalize") options.rationalize = true;
    if (words[i] == "--minimize") options.are_costs = true;
    if (words[i] != "--input-format") continue;
    const std::string name = words[++i];
    for (const FormatFacts& facts : known_formats()) {
      if (facts.name == name) options.format = facts.format;
    }
  }
  return options;
}

void expect_payoffs(const Game& game, const Json& nested, std::size_t depth, std::size_t& cell) {
  if (depth < game.player_count()) {
    ASSERT_EQ(nested.size(), game.players()[depth].strategies.size());
    for (const Json& entry : nested) expect_payoffs(game, entry, depth + 1, cell);
    return;
  }
  ASSERT_EQ(nested.size(), game.player_count());
  for (std::size_t player = 0; player < game.player_count(); ++player) {
    const auto value = parse_number(nested[player].get<std::string>());
    EXPECT_EQ(game.shown(game.payoff(player, cell)), std::get<Rational>(value))
        << "player " << player << ", cell " << cell;
  }
  ++cell;
}

void expect_game(const Game& game, const Json& form) {
  std::size_t players = 0;
  for (const Json* level = &form["payoffs"]; level->is_array(); level = &level->front()) ++players;
  ASSERT_EQ(game.player_count(), players - 1);
  std::size_t cell = 0;
  expect_payoffs(game, form["payoffs"], 0, cell);
  // What --minimize says is not the reader's to do.
  const bool minimizes = form.value("objective", "maximize") == "minimize" && form["options"].empty();
  EXPECT_EQ(game.objective(), minimizes ? Objective::minimize : Objective::maximize);
  if (!form.contains("players")) return;
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    const Json& player = form["players"][i];
    if (!player["name"].is_null()) {
      EXPECT_EQ(game.players()[i].name, player["name"]);
    }
    if (!player["strategies"].is_null()) {
      EXPECT_EQ(game.players()[i].strategies, player["strategies"].get<Texts>());
    }
  }
}

/// `message` without what it quotes from the file.
std::string own_words(std::string message, const std::string& content) {
  for (const char* pattern : {"'.*'", "'[^']*'", "\"[^\"]*\""}) {
    const std::regex quotation(pattern);
    std::string kept;
    auto end = message.cbegin();
    for (std::sregex_iterator it(message.begin(), message.end(), quotation), none; it != none; ++it) {
      std::string quoted = it->str().substr(1, it->str().size() - 2);
      if (quoted.ends_with("...")) quoted.resize(quoted.size() - 3);
      kept.append(end, message.cbegin() + it->position());
      kept += !quoted.empty() && content.find(quoted) != std::string::npos ? " " : it->str();
      end = message.cbegin() + it->position() + it->length();
    }
    kept.append(end, message.cend());
    message = std::move(kept);
  }
  return message;
}

void expect_help(const InputError& error, const fs::path& file, const Json& form) {
  std::string message = std::string(error.what()).substr(file.string().size()) + "\n" + error.hint();
  EXPECT_EQ(std::count(message.begin(), message.end(), '\n'), 1);
  if (form.value("own_words", false)) {
    std::ifstream stream(file, std::ios::binary);
    message = own_words(message, {std::istreambuf_iterator<char>(stream), {}});
  }
  message = lower(message);
  for (const std::string word : form.value("never", Json::array())) {
    EXPECT_EQ(message.find(lower(word)), std::string::npos) << message << " misleads with " << word;
  }
  for (const Json& word : form.value("names", Json::array())) {
    const Json choices = word.is_array() ? word : Json::array({word});
    EXPECT_TRUE(std::any_of(
        choices.begin(), choices.end(),
        [&](const std::string& choice) { return message.find(lower(choice)) != std::string::npos; }))
        << message << " does not say " << word;
  }
}

void check(const fs::path& file, const Json& form) {
  try {
    GameReader reader(file, options_of(form));
    const auto loaded = reader.next();
    ASSERT_TRUE(loaded.has_value());
    EXPECT_FALSE(reader.next().has_value());
    ASSERT_EQ(form["expect"], "game") << "was read as " << loaded->read_as;
    expect_game(loaded->game, form);
  } catch (const InputError& error) {
    const bool may_be_refused = form["expect"] == "refuse" || form.value("or", "") == "refuse";
    ASSERT_TRUE(may_be_refused) << error.what();
    expect_help(error, file, form);
  }
}

TEST(Forms, AreReadAsMeantOrRefusedWithHelp) {
  std::ifstream lines(folder() / "expectations.jsonl");
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    const Json form = Json::parse(line);
    SCOPED_TRACE(form["file"].get<std::string>() + " " + form["options"].dump());
    check(folder() / form["file"].get<std::string>(), form);
  }
  EXPECT_GT(count, 300U);
}

}  // namespace
}  // namespace nashsolve::testing
