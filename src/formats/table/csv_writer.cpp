// A game as CSV: a table of cells `2|1` under `Row \ Column` for two players, else one row per profile.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "exchanged_players.hpp"
#include "nashsolve/write.hpp"
#include "notes.hpp"
#include "number_text.hpp"
#include "summaries.hpp"
#include "table_forms.hpp"
#include "told_otherwise.hpp"
#include "writers.hpp"

namespace nashsolve::formats {

namespace {

/// The first field of a file must not begin like another format.
bool begins_otherwise(const std::string& text) {
  constexpr std::array<std::string_view, 12> kBeginnings = {
      "NFG", "EFG", "sep=", "import", "from", "def", "PK", "BZh", "\xEF\xBB\xBF", ">>", "> ", "julia>"};
  return std::any_of(kBeginnings.begin(), kBeginnings.end(),
                     [&](std::string_view begin) { return text.starts_with(begin); });
}

std::string field(const std::string& text) {
  const bool is_plain = text.find_first_of(",;\t\"()[]{}<%=#`\r\n") == std::string::npos &&
                        trimmed_cell(text) == text && !text.ends_with(':') && !begins_otherwise(text);
  if (is_plain) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + "\"";
}

void require_note(const std::string& text, const std::string& what) {
  if (!fits_note(text)) throw WriteError("CSV holds " + what + " only on one line without spaces around it");
}

bool fits_corner(const std::string& name) {
  return trimmed(name) == name && name.find('\\') == std::string::npos;
}

std::string corner_of(const Game& game) {
  return game.players()[0].name + " \\ " + game.players()[1].name;
}

/// False where the names do not fit the corner, or where a label would pass for a column of the long form.
bool fits_table(const Game& game) {
  if (game.player_count() != 2) return false;
  const std::string& row = game.players()[0].name;
  const auto& [name, columns] = game.players()[1];
  if (!fits_corner(row) || !fits_corner(name) || is_payoff_column(corner_of(game)) ||
      names_exchange(row, name) || name_costs(row, name) || exchange_in(corner_of(game)) != Exchange::none) {
    return false;
  }
  const std::vector<std::string>& rows = game.players()[0].strategies;
  if (exchanging_label(rows, columns)) return false;
  const Payoffs payoffs = {game.payoffs(0), game.payoffs(1)};
  if (find_summary(payoffs, {rows.size(), columns.size()}, {rows, columns})) return false;
  return std::none_of(columns.begin(), columns.end(), is_payoff_column);
}

void write_table(Output& output, const Game& game) {
  const Player& rows = game.players()[0];
  const Player& columns = game.players()[1];
  output << field(corner_of(game));
  for (const std::string& label : columns.strategies) output << "," << field(label);
  output << "\n";
  std::size_t cell = 0;
  for (const std::string& label : rows.strategies) {
    output << field(label);
    for (std::size_t column = 0; column < columns.strategies.size(); ++column, ++cell) {
      output << ",";
      output.decimal(game.payoffs(0), cell);
      output << "|";
      output.decimal(game.payoffs(1), cell);
    }
    output << "\n";
  }
}

void require_long_names(const Game& game) {
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    const std::string& name = game.players()[i].name;
    if (trimmed(name) != name || name == "strategy_" + std::to_string(i + 1)) {
      throw WriteError("CSV cannot hold the player's name " + excerpt(name));
    }
  }
}

void write_long(Output& output, const Game& game) {
  const std::size_t players = game.player_count();
  bool has_names = false;
  for (std::size_t i = 0; i < players; ++i) has_names = has_names || !has_default_name(game, i);
  for (std::size_t i = 0; i < players; ++i) {
    const std::string name = has_names ? game.players()[i].name : "strategy_" + std::to_string(i + 1);
    output << (i > 0 ? "," : "") << field(name);
  }
  for (std::size_t i = 0; i < players; ++i) {
    output << "," << field("payoff_" + (has_names ? game.players()[i].name : std::to_string(i + 1)));
  }
  output << "\n";
  for (std::size_t cell = 0; cell < game.cell_count(); ++cell) {
    for (std::size_t i = 0; i < players; ++i) {
      const std::size_t strategy = cell / game.stride(i) % game.strategy_count(i);
      output << (i > 0 ? "," : "") << field(game.players()[i].strategies[strategy]);
    }
    for (std::size_t i = 0; i < players; ++i) {
      output << ",";
      output.decimal(game.payoffs(i), cell);
    }
    output << "\n";
  }
}

}  // namespace

void write_csv(std::ostream& stream, const Game& game) {
  require_note(game.title(), "a title");
  require_note(game.description(), "a description");
  const bool is_table = fits_table(game);
  if (!is_table) require_long_names(game);
  Output output(stream);
  if (!game.title().empty()) output << "# title: " << game.title() << "\n";
  if (!game.description().empty()) output << "# description: " << game.description() << "\n";
  if (names_costs(game.title(), 0) || names_costs(game.description(), 0)) output << "# objective: maximize\n";
  if (is_table) {
    write_table(output, game);
  } else {
    write_long(output, game);
  }
  output.flush();
}

}  // namespace nashsolve::formats
