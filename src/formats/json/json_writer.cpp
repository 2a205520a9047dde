// A game as JSON: the cells of the last player's strategies share a line, so that a two-player game looks
// like its table.
#include <nlohmann/json.hpp>
#include <string>

#include "json_text.hpp"
#include "told_otherwise.hpp"
#include "writers.hpp"

namespace nashsolve::formats {

namespace {

/// Beyond it, programs that read numbers as doubles would round.
constexpr std::int64_t kLargestExactDouble = std::int64_t{1} << 53U;

class JsonWriter {
 public:
  /// `game` holds the numbers to be written.
  JsonWriter(std::ostream& stream, const Game& game, bool on_one_line, bool minimizes)
      : output_(stream), game_(game), on_one_line_(on_one_line), minimizes_(minimizes) {}

  void write() {
    output_ << "{";
    if (!game_.title().empty()) entry("title", text(game_.title()));
    if (!game_.description().empty()) entry("description", text(game_.description()));
    if (minimizes_) {
      entry("objective", text("minimize"));
    } else if (names_costs(game_.title(), 0) || names_costs(game_.description(), 0)) {
      entry("objective", text("maximize"));
    }
    if (!has_default_players()) write_players();
    entry("payoffs", "");
    write_payoffs(0, 0);
    break_line(0);
    output_ << "}\n";
    output_.flush();
  }

 private:
  static std::string text(const std::string& text) { return with_escapes(nlohmann::json(text).dump()); }

  [[nodiscard]] bool has_default_players() const {
    for (std::size_t player = 0; player < game_.player_count(); ++player) {
      if (!has_default_name(game_, player) || !has_default_labels(game_, player)) return false;
    }
    return true;
  }

  void break_line(std::size_t depth) {
    if (on_one_line_) return;
    output_ << "\n";
    for (std::size_t i = 0; i < depth; ++i) output_ << "  ";
  }

  /// Between two entries of an array or object.
  void separate(std::size_t depth) {
    output_ << (on_one_line_ ? ", " : ",");
    break_line(depth);
  }

  void entry(std::string_view key, std::string_view value) {
    if (is_first_) {
      break_line(1);
    } else {
      separate(1);
    }
    is_first_ = false;
    output_ << "\"" << key << "\": " << value;
  }

  void write_players() {
    entry("players", "[");
    break_line(2);
    for (std::size_t i = 0; i < game_.player_count(); ++i) {
      if (i > 0) separate(2);
      const Player& player = game_.players()[i];
      output_ << "{\"name\": " << text(player.name) << ", \"strategies\": [";
      for (std::size_t s = 0; s < player.strategies.size(); ++s) {
        output_ << (s > 0 ? ", " : "") << text(player.strategies[s]);
      }
      output_ << "]}";
    }
    break_line(1);
    output_ << "]";
  }

  void write_payoffs(std::size_t player, std::size_t cell) {
    if (player == game_.player_count()) return write_cell(cell);
    const bool on_one_line = player + 1 == game_.player_count();
    output_ << "[";
    if (!on_one_line) break_line(player + 2);
    for (std::size_t s = 0; s < game_.strategy_count(player); ++s) {
      if (s > 0 && on_one_line) output_ << ", ";
      if (s > 0 && !on_one_line) separate(player + 2);
      write_payoffs(player + 1, cell + s * game_.stride(player));
    }
    if (!on_one_line) break_line(player + 1);
    output_ << "]";
  }

  void write_cell(std::size_t cell) {
    output_ << "[";
    for (std::size_t player = 0; player < game_.player_count(); ++player) {
      if (player > 0) output_ << ", ";
      write_payoff(game_.payoffs(player), cell);
    }
    output_ << "]";
  }

  void write_payoff(const PayoffTable& payoffs, std::size_t cell) {
    if (const auto small = small_payoff(payoffs, cell);
        small && *small <= kLargestExactDouble && *small >= -kLargestExactDouble) {
      return output_.fraction(payoffs, cell);
    }
    const Rational value = payoffs.at(cell);
    if (const auto decimal = short_decimal(value)) {
      output_ << *decimal;
    } else {
      output_ << "\"" << to_string(value) << "\"";
    }
  }

  Output output_;
  const Game& game_;
  bool on_one_line_;
  bool minimizes_;
  bool is_first_ = true;
};

}  // namespace

void write_json(std::ostream& stream, const Game& game, bool on_one_line) {
  if (game.objective() == Objective::minimize) {
    JsonWriter(stream, as_costs(game), on_one_line, true).write();
  } else {
    JsonWriter(stream, game, on_one_line, false).write();
  }
}

}  // namespace nashsolve::formats
