// A game in JSON, read by nlohmann/json's SAX interface: numbers keep the text they had in the file, so that
// 0.1 is exactly 1/10, and the game is never held as a document tree.
//
// The SAX interface hands over values without their place. The parser reads through a counting iterator, so
// that each event knows how far the text is consumed; where an error needs the beginning of a token, it is
// found by going back from there.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "changed_numbers.hpp"
#include "false_claims.hpp"
#include "json_game.hpp"
#include "json_labels.hpp"
#include "json_notes.hpp"
#include "json_records.hpp"
#include "json_syntax.hpp"
#include "limits.hpp"
#include "readers.hpp"
#include "said_of_labels.hpp"
#include "told_by_name.hpp"
#include "unique_labels.hpp"

namespace nashsolve::formats {

std::optional<Game> JsonGame::read() {
  parse_json(text_, &consumed_, this);
  if (has_other_shape_) return std::nullopt;
  return assemble();
}

std::string JsonGame::expected_value() const {
  switch (place_) {
    case Place::game:
      return "a game such as {\"payoffs\": [[[2, 1], [0, 0]], [[0, 0], [1, 2]]]}";
    case Place::title:
    case Place::description:
    case Place::name:
      return "a text in quotes";
    case Place::objective:
      return R"("maximize" or "minimize")";
    case Place::label:
      return "a strategy's label in quotes";
    case Place::players:
      return R"(an array of players such as ["Ann", "Bob"])";
    case Place::player:
      return R"(a player such as {"name": "Row", "strategies": ["Top", "Bottom"]})";
    case Place::strategies:
      return "an array of labels";
    case Place::payoffs:
      return std::string(payoffs_->expected_value());
    case Place::ignored:
      return "a value";
  }
  return "a value";
}

template <typename Offset>
void JsonGame::value(std::string_view found, Offset offset) {
  if (place_ != Place::ignored) {
    // `"symmetric": true` beside a matrix under another key.
    const bool is_flag = found == "true" && place_ == Place::payoffs && payoffs_->is_single_matrix();
    source_.fail(offset(), "found " + std::string(found) + ", expected " + expected_value(),
                 is_flag ? "the matrix of player 1 stands under this key: " + excerpt(payoffs_->key()) +
                               ": [[4, 0], [1, 3]], and no other one beside it"
                         : "");
  }
  after_value();
}

void JsonGame::after_value() {
  accept(JsonState::After::value);
  if (place_ != Place::ignored || ignored_depth_ > 0) return;
  place_ = after_ignored_;
  if (std::exchange(is_aside_, false)) asides_.back().size = consumed_ - asides_.back().begin;
}

bool JsonGame::string(string_t& text) {
  switch (place_) {
    case Place::payoffs:
      payoffs_->number(std::string_view(text), token_start());
      break;
    case Place::player:
      players_->add_player(token_start());
      players_->set_name(std::move(text));
      break;
    case Place::title:
      title_offset_ = token_start();
      title_ = std::move(text);
      place_ = Place::game;
      break;
    case Place::description:
      description_offset_ = token_start();
      description_ = std::move(text);
      place_ = Place::game;
      break;
    case Place::objective:
      if (text != "maximize" && text != "minimize") {
        source_.fail(token_start(), "found " + excerpt(text) + ", expected " + expected_value());
      }
      minimizes_ = text == "minimize";
      place_ = Place::game;
      break;
    case Place::name:
      players_->set_name(std::move(text));
      place_ = Place::player;
      break;
    case Place::label:
      players_->add_label(std::move(text), token_start());
      break;
    default:
      value("a text", [&] { return token_start(); });
  }
  after_value();
  return true;
}

void JsonGame::open(bool is_array) {
  if (containers_.size() == kMaxJsonDepth) {
    source_.fail(consumed_ - 1, "found more than " + std::to_string(kMaxJsonDepth) +
                                    " arrays and objects within one another, expected fewer");
  }
  containers_.push_back(is_array);
  accept(JsonState::After::opening);
}

void JsonGame::close() {
  containers_.pop_back();
  if (place_ == Place::ignored) --ignored_depth_;
  after_value();
}

bool JsonGame::start_object(std::size_t /*size*/) {
  const std::size_t offset = consumed_ - 1;
  const bool is_game = place_ == Place::game && containers_.empty();
  // The players, or the payoffs of profiles, by name.
  if (place_ == Place::players) {
    keep_aside("players", offset);
  } else if (place_ == Place::payoffs && payoffs_->is_untouched()) {
    has_other_shape_ = true;
    payoffs_.reset();
    ignore_value();
  }
  if (place_ == Place::ignored) {
    ++ignored_depth_;
  } else if (is_game) {
    game_offset_ = offset;
  } else if (place_ == Place::player) {
    players_->add_player(offset);
    player_keys_.clear();
  } else {
    value("an object", [&] { return offset; });
  }
  open(false);
  return true;
}

bool JsonGame::key(string_t& key) {
  accept(JsonState::After::key);
  if (place_ == Place::game) {
    game_key(key, token_start());
  } else if (place_ == Place::player) {
    player_key(key, token_start());
  }
  return true;
}

void JsonGame::game_key(const std::string& key, std::size_t offset) {
  if (!game_keys_.insert(key).second) {
    source_.fail(offset, "found the key " + excerpt(key) + " twice, expected it once");
  }
  if (key == "title") {
    place_ = Place::title;
  } else if (key == "description") {
    place_ = Place::description;
  } else if (key == "objective") {
    place_ = Place::objective;
  } else if (key == "players") {
    place_ = Place::players;
  } else if (key == "payoffs") {
    start_payoffs(PayoffShape::payoffs, offset);
  } else if (key == "matrices") {
    start_payoffs(PayoffShape::matrices, offset);
  } else if (key == "zero_sum") {
    start_payoffs(PayoffShape::zero_sum, offset);
  } else if (key == "symmetric") {
    start_payoffs(PayoffShape::symmetric, offset);
  } else if (key == "parameters") {
    // Read before the game: see parameter_names().
    ignore_value();
  } else if (JsonLabels::is_key(key)) {
    const std::size_t begin = text_.find_first_not_of(": \t\r\n", consumed_);
    if (begin != std::string_view::npos && text_[begin] != '[' && text_[begin] != '{') {
      source_.fail(begin, "found no list under " + excerpt(key) + ", expected labels",
                   R"(write "strategies": [["T", "B"], ["L", "R"]], or leave it out)");
    }
    keep_aside(key, begin);
  } else if (key == "minimize" || key == "minimise" || key == "costs" || key == "is_cost") {
    source_.fail(offset, "found the key " + excerpt(key) + R"(, expected "objective": "minimize")",
                 "--minimize says so, too");
  } else {
    has_unknown_key_ = true;
    keep_aside(key, text_.find_first_not_of(": \t\r\n", consumed_), offset);
  }
}

void JsonGame::keep_aside(const std::string& key, std::size_t begin, std::optional<std::size_t> unknown_at) {
  asides_.push_back({key, begin, 0, unknown_at});
  is_aside_ = true;
  ignore_value();
}

void JsonGame::ignore_value() {
  after_ignored_ = Place::game;
  place_ = Place::ignored;
}

void JsonGame::player_key(const std::string& key, std::size_t offset) {
  if (!player_keys_.insert(key).second) {
    source_.fail(offset, "found the key " + excerpt(key) + " twice, expected it once");
  }
  if (key == "name") {
    place_ = Place::name;
  } else if (key == "strategies" || key == "actions") {
    place_ = Place::strategies;
  } else {
    keep_aside(key, text_.find_first_not_of(": \t\r\n", consumed_), offset);
    after_ignored_ = Place::player;
  }
}

void JsonGame::start_payoffs(PayoffShape shape, std::size_t offset) {
  const std::optional<std::string> earlier =
      payoffs_ ? std::optional(std::string(payoffs_->key())) : std::nullopt;
  payoffs_.emplace(source_, reading_, shape, offset);
  if (earlier) {
    source_.fail(offset, "found \"" + std::string(payoffs_->key()) + "\" beside \"" + *earlier +
                             "\", expected only one of the two");
  }
  place_ = Place::payoffs;
}

bool JsonGame::end_object() {
  if (place_ == Place::game) {
    if (!payoffs_) has_other_shape_ = has_other_shape_ || has_unknown_key_;
    if (!payoffs_ && !has_other_shape_) {
      source_.fail(
          game_offset_,
          "found a game without payoffs, expected one of the keys \"payoffs\", \"matrices\", \"zero_sum\" "
          "and \"symmetric\"");
    }
  }
  // A player's object ends in the array of players, where the next one may begin.
  close();
  return true;
}

bool JsonGame::start_array(std::size_t /*size*/) {
  const std::size_t offset = consumed_ - 1;
  switch (place_) {
    case Place::ignored:
      ++ignored_depth_;
      break;
    case Place::payoffs:
      payoffs_->open(offset);
      break;
    case Place::players:
      players_.emplace(source_, offset);
      place_ = Place::player;
      break;
    case Place::strategies:
      players_->open_strategies(offset);
      place_ = Place::label;
      break;
    default:
      value("an array", [&] { return offset; });
  }
  open(true);
  return true;
}

bool JsonGame::end_array() {
  if (place_ == Place::payoffs) {
    if (payoffs_->close()) place_ = Place::game;
  } else if (place_ == Place::label) {
    players_->close_strategies();
    place_ = Place::player;
  } else if (place_ == Place::player) {
    place_ = Place::game;
  }
  close();
  return true;
}

bool JsonGame::parse_error(std::size_t /*position*/, const std::string& /*token*/,
                           const nlohmann::detail::exception& error) {
  state_.consumed = consumed_;
  state_.expected_value = expected_value();
  state_.is_broken_text = std::string_view(error.what()).find("invalid string") != std::string_view::npos;
  state_.container = containers_.empty()  ? JsonState::Container::none
                     : containers_.back() ? JsonState::Container::array
                                          : JsonState::Container::object;
  fail_json_syntax(source_, state_);
}

namespace {

/// As it is; of a number, behind which a character too many may stand, and of what is too large for a note
/// only that it is there.
JsonValue note_in(const SourceText& part) {
  constexpr std::size_t kMostBytes = std::size_t{1} << 16;
  const bool is_number = part.text().find_first_not_of("-0123456789") != 0;
  if (!is_number && part.text().size() <= kMostBytes) return read_json_tree(part);
  JsonValue value;
  value.kind = JsonValue::Kind::number;
  return value;
}

}  // namespace

/// A stream mostly says the same of all its games.
void JsonGame::refuse_words(const std::vector<Player>& players) {
  PassedWords& before = reading_.passed;
  PassedWords own{{title_, description_}, minimizes_.has_value(), players};
  if (own == before) return;
  const std::array<Remark, 2> remarks = {{{title_, title_offset_}, {description_, description_offset_}}};
  const bool is_alike = own.has_objective == before.has_objective && own.players == before.players;
  for (std::size_t k = 0; k < remarks.size(); ++k) {
    if (is_alike && own.texts[k] == before.texts[k]) continue;
    refuse_statement(source_, reading_.options, own.has_objective, remarks[k].offset, remarks[k].text, 0);
    refuse_labels_of_others(source_, players, {remarks[k]});
  }
  refuse_told_by_name(source_, players, {remarks.begin(), remarks.end()});
  before = std::move(own);
}

Game JsonGame::assemble() {
  const std::vector<std::size_t>& counts = payoffs_->strategy_counts();
  std::vector<Player> players =
      players_ ? std::move(*players_).fitting(counts, payoffs_->key()) : default_players(counts);
  if (!asides_.empty()) {
    JsonLabels labels(std::move(players), false);
    for (const Aside& aside : asides_) {
      const SourceText part = source_.part(aside.begin, aside.size);
      if (aside.unknown_at) {
        pass_over(source_, reading_, minimizes_.has_value(), aside.key, *aside.unknown_at, note_in(part));
        continue;
      }
      labels.take(part, aside.key, read_json_tree(part));
    }
    players = std::move(labels).players();
  }
  if (payoffs_->key() == "symmetric" && stand_elsewhere(players[0].strategies, players[1].strategies))
    source_.fail(0, std::string(kOtherOrder));
  refuse_words(players);
  std::vector<PayoffTable> tables = std::move(*payoffs_).build();
  if (const Phrase said(title_); is_claim_of_all(said))
    refuse_false_claim(source_, title_offset_, said, tables, counts[0]);
  for (const Aside& aside : asides_) {
    if (!aside.unknown_at) continue;
    const SourceText part = source_.part(aside.begin, aside.size);
    check_type(source_, aside.key, *aside.unknown_at, note_in(part), tables, counts);
  }
  Game game(std::move(players), std::move(tables), std::move(title_), std::move(description_));
  if (minimizes_.value_or(false)) return as_costs(game);
  return game;
}

Game read_json(const SourceText& source, Reading& reading) {
  const std::string_view text = source.text();
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin != std::string_view::npos && text[begin] == '[') {
    const std::size_t first = text.find_first_not_of(kSpace, begin + 1);
    if (first == std::string_view::npos || text[first] != '{') return read_array_game(source, reading);
    if (Json::accept(text)) {
      if (const JsonValue records = read_json_tree(source); are_records(records))
        return read_records(source, reading, records);
    }
    source.fail(
        begin, "found an array of objects, expected one game",
        "several games stand in a file named *.jsonl, one a line, without brackets and commas around them; "
        "records of profiles are read as CSV, with a column for each key");
  }
  const Warnings before = reading.warnings;
  if (auto game = JsonGame(source, reading).read()) return std::move(*game);
  reading.warnings = before;
  return read_json_by_name(source, reading);
}

}  // namespace nashsolve::formats
