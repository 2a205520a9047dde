// What SAX events of nlohmann/json make of a game in JSON: where each value stands, and what it means there.
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "json_payoffs.hpp"
#include "json_players.hpp"
#include "json_sax.hpp"
#include "json_syntax.hpp"
#include "reading.hpp"

namespace nashsolve::formats {

/// The SAX handler. Each member function is one event; `place_` says what the event means.
class JsonGame {
 public:
  using number_integer_t = Json::number_integer_t;
  using number_unsigned_t = Json::number_unsigned_t;
  using number_float_t = Json::number_float_t;
  using string_t = Json::string_t;
  using binary_t = Json::binary_t;

  JsonGame(const SourceText& source, Reading& reading)
      : source_(source), text_(source.text()), reading_(reading) {}

  /// Nothing where the text is JSON, but no game in the form of this project.
  std::optional<Game> read();

  bool null() {
    value("null", [&] { return token_start(); });
    return true;
  }
  bool boolean(bool truth) {
    value(truth ? "true" : "false", [&] { return token_start(); });
    return true;
  }
  bool number_integer(number_integer_t number) {
    if (place_ == Place::payoffs) {
      accept(JsonState::After::value, true);
      payoffs_->number(number, number_start());
    } else {
      value("a number", [&] { return number_start(); });
      state_.is_number = true;
    }
    return true;
  }
  bool number_unsigned(number_unsigned_t number) {
    if (number <= static_cast<number_unsigned_t>(std::numeric_limits<number_integer_t>::max())) {
      return number_integer(static_cast<number_integer_t>(number));
    }
    return number_text(std::to_string(number));
  }
  bool number_float(number_float_t /*value*/, const string_t& text) {
    // The text that comes along has the locale's decimal point.
    return number_text(text_.substr(number_start(), text.size()));
  }
  bool string(string_t& text);
  static bool binary(binary_t& /*bytes*/) { return false; }
  bool start_object(std::size_t /*size*/);
  bool key(string_t& key);
  bool end_object();
  bool start_array(std::size_t /*size*/);
  bool end_array();
  bool parse_error(std::size_t position, const std::string& token, const nlohmann::detail::exception& error);

 private:
  /// What the value that comes next is.
  enum class Place {
    game,
    title,
    description,
    objective,
    players,
    player,
    name,
    strategies,
    label,
    payoffs,
    ignored
  };

  bool number_text(std::string_view text) {
    const std::size_t start = number_start();
    if (place_ == Place::payoffs) {
      accept(JsonState::After::value, true);
      payoffs_->number(text, start);
    } else {
      value("a number", [&] { return start; });
      state_.is_number = true;
    }
    return true;
  }

  template <typename Offset>
  void value(std::string_view found, Offset offset);
  [[nodiscard]] std::string expected_value() const;
  [[nodiscard]] std::size_t token_start() const { return json_token_start(text_, consumed_); }
  [[nodiscard]] std::size_t number_start() const { return json_number_start(text_, consumed_); }
  void open(bool is_array);
  void close();
  void game_key(const std::string& key, std::size_t offset);
  void player_key(const std::string& key, std::size_t offset);
  void start_payoffs(PayoffShape shape, std::size_t offset);
  void ignore_value();
  /// The value that comes next says names or labels, or stands under an unknown key at `unknown_at`: it is
  /// read when the payoffs are known.
  void keep_aside(const std::string& key, std::size_t begin, std::optional<std::size_t> unknown_at = {});
  void after_value();
  void accept(JsonState::After after, bool is_number = false) {
    state_.after = after;
    state_.is_number = is_number;
    state_.accepted = consumed_;
  }
  void refuse_words(const std::vector<Player>& players);
  Game assemble();

  const SourceText& source_;
  std::string_view text_;
  Reading& reading_;
  std::size_t consumed_ = 0;

  Place place_ = Place::game;
  JsonState state_;
  /// The containers now open: true for an array.
  std::vector<bool> containers_;
  /// How many of them are open within an unknown key's value.
  std::size_t ignored_depth_ = 0;
  /// The value of an unknown key goes back to this place.
  Place after_ignored_ = Place::game;

  struct Aside {
    std::string key;
    std::size_t begin;
    std::size_t size;
    std::optional<std::size_t> unknown_at;
  };
  std::vector<Aside> asides_;
  /// What is ignored now is the last of them.
  bool is_aside_ = false;

  std::unordered_set<std::string> game_keys_;
  std::unordered_set<std::string> player_keys_;
  std::size_t game_offset_ = 0;
  std::size_t title_offset_ = 0;
  std::size_t description_offset_ = 0;
  std::string title_;
  std::string description_;
  /// What the game says of it.
  std::optional<bool> minimizes_;
  bool has_unknown_key_ = false;
  bool has_other_shape_ = false;
  std::optional<JsonPlayers> players_;
  std::optional<JsonPayoffs> payoffs_;
};

}  // namespace nashsolve::formats
