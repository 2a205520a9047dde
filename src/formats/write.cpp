#include "nashsolve/write.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>
#include <string>
#include <vector>

#include "changed_numbers.hpp"
#include "false_claims.hpp"
#include "format_table.hpp"
#include "nashsolve/read.hpp"
#include "passed_over.hpp"
#include "said_of_labels.hpp"
#include "source_text.hpp"
#include "told_by_name.hpp"
#include "unique_labels.hpp"
#include "writers.hpp"

namespace nashsolve {

namespace formats {

namespace {

void require_text(const std::string& text, const std::string& what) {
  if (!is_valid_text(text)) throw WriteError(what + " is not UTF-8 text");
}

/// What every format asks for.
void require_readable(const Game& game) {
  require_text(game.title(), "the title");
  require_text(game.description(), "the description");
  UniqueLabels names;
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    const Player& player = game.players()[i];
    const std::string who = "player " + std::to_string(i + 1);
    require_text(player.name, "the name of " + who);
    if (player.name.empty()) throw WriteError(who + " has no name");
    if (!names.insert(player.name)) throw WriteError("two players are named " + excerpt(player.name));
    UniqueLabels labels;
    for (const std::string& label : player.strategies) {
      require_text(label, "a strategy's label of " + who);
      if (label.empty()) throw WriteError(who + " has a strategy without label");
      if (!labels.insert(label)) throw WriteError(who + " has two strategies " + excerpt(label));
    }
  }
}

/// Whether some reader of tables may take the title or the description for a statement on the numbers.
bool may_tell_otherwise(const Game& game) {
  const SourceText nowhere("", "");
  const std::vector<Remark> remarks = {{game.title(), 0}, {game.description(), 0}};
  try {
    for (const Remark& remark : remarks) refuse_statement(nowhere, {}, true, 0, remark.text, 0);
    refuse_labels_of_others(nowhere, game.players(), remarks);
    refuse_told_by_name(nowhere, game.players(), remarks);
    return is_claim_of_all(game.title());
  } catch (const InputError&) {
    return true;
  }
}

/// What a tree's comment tells, as who moves first, may tell in a table whose payoff stands first.
void require_read_back(const Game& game, Format format, Writer writer) {
  if (!may_tell_otherwise(game)) return;
  std::ostringstream text;
  writer(text, game);
  ReadOptions options;
  options.format = format;
  try {
    read_game(text.str(), std::string(facts_of(format).name), options);
  } catch (const InputError& error) {
    throw WriteError("the title or the description would be refused where it is read back (" +
                     std::string(error.what()) + ")");
  }
}

}  // namespace

std::optional<std::int64_t> small_payoff(const PayoffTable& payoffs, std::size_t cell) {
  if (payoffs.denominator() != 1) return std::nullopt;
  const auto* small = std::get_if<std::vector<std::int64_t>>(&payoffs.numerators());
  if (small == nullptr) return std::nullopt;
  return (*small)[cell];
}

std::optional<std::string> short_decimal(const Rational& value) {
  constexpr unsigned kDigits = 15;
  const auto denominator = to_int64(value.get_den());
  if (!denominator) return std::nullopt;
  std::int64_t power = 1;
  for (unsigned decimals = 0; decimals < kDigits; ++decimals, power *= 10) {
    if (power % *denominator != 0) continue;
    std::string text = decimals == 0 ? to_string(value) : to_decimal(value, decimals);
    const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits > kDigits) return std::nullopt;
    return text;
  }
  return std::nullopt;
}

void Output::fraction(const PayoffTable& payoffs, std::size_t cell) {
  if (const auto small = small_payoff(payoffs, cell)) {
    std::array<char, 20> digits;
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), *small);
    *this << std::string_view(digits.data(), static_cast<std::size_t>(result.ptr - digits.data()));
  } else {
    *this << to_string(payoffs.at(cell));
  }
}

void Output::decimal(const PayoffTable& payoffs, std::size_t cell) {
  if (small_payoff(payoffs, cell)) return fraction(payoffs, cell);
  const Rational value = payoffs.at(cell);
  *this << short_decimal(value).value_or(to_string(value));
}

bool has_default_name(const Game& game, std::size_t player) {
  return game.players()[player].name == "Player " + std::to_string(player + 1);
}

bool has_default_labels(const Game& game, std::size_t player) {
  const std::vector<std::string>& labels = game.players()[player].strategies;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] != std::to_string(i + 1)) return false;
  }
  return true;
}

}  // namespace formats

void write_game(std::ostream& output, const Game& game, Format format) {
  formats::require_readable(game);
  if (game.objective() == Objective::minimize && !facts_of(format).holds_costs) {
    throw WriteError("only JSON says that the players minimise");
  }
  const formats::Writer writer = formats::writer_of(format);
  if (writer == nullptr) {
    throw WriteError(std::string(facts_of(format).name) + " is a format that is read, not written");
  }
  formats::require_read_back(game, format, writer);
  writer(output, game);
}

}  // namespace nashsolve
