#include "profile_header.hpp"

#include <algorithm>
#include <array>

#include "limits.hpp"
#include "named_players.hpp"
#include "number_parts.hpp"
#include "number_text.hpp"
#include "passed_over.hpp"
#include "source_text.hpp"
#include "table_forms.hpp"
#include "unique_labels.hpp"

namespace nashsolve::formats {

namespace {

constexpr std::string_view kDelimiters = "_ :.-";

bool equal_words(std::string_view a, std::string_view b) {
  return lower(a) == lower(b);
}

std::string_view without_delimiter(std::string_view text) {
  if (text.find_first_of(kDelimiters) == 0) text.remove_prefix(1);
  return trimmed(text);
}

/// `Row` of `Row strategy` and `Row's choice`.
std::string_view without_choice(std::string_view name) {
  for (const std::string_view word : {"strategy", "action", "choice", "move"}) {
    if (name.size() <= word.size() + 1 || !equal_words(name.substr(name.size() - word.size()), word))
      continue;
    std::string_view player = name.substr(0, name.size() - word.size());
    if (kDelimiters.find(player.back()) == std::string_view::npos) continue;
    player.remove_suffix(1);
    if (player.ends_with("'s")) player.remove_suffix(2);
    return player;
  }
  return name;
}

/// The number of `1`, `P1`, `player 1`, `Player_1`.
bool is_number_of(std::string_view subject, std::size_t player) {
  for (const std::string_view word : {"player", "p"}) {
    if (subject.size() > word.size() && equal_words(subject.substr(0, word.size()), word)) {
      const std::string_view rest = without_delimiter(subject.substr(word.size()));
      if (rest == std::to_string(player + 1)) return true;
    }
  }
  return subject == std::to_string(player + 1);
}

class HeaderReader {
 public:
  HeaderReader(const Sheet& sheet, const SheetRow& header, SingleMatrix single_matrix, Warnings& warnings)
      : sheet_(sheet),
        source_(sheet.source()),
        header_(header),
        single_matrix_(single_matrix),
        warnings_(warnings) {}

  ProfileColumns read() {
    columns_.width = header_.cell_count;
    divide();
    if (others_.size() == payoffs_.size() + 1 && is_index(others_.front())) others_.erase(others_.begin());
    if (payoffs_.size() > 1 && single_matrix_ != SingleMatrix::refuse) {
      source_.fail(cell(payoffs_[1]).offset,
                   "found payoffs of " + counted(payoffs_.size(), "player") +
                       ", expected those of one, as --zero-sum, --symmetric or the note '# matrix:' says");
    }
    const bool one_is_enough =
        payoffs_.size() == 1 && others_.size() == 2 && single_matrix_ != SingleMatrix::refuse;
    if (others_.size() > payoffs_.size() && !one_is_enough) keep_named_players();
    check_counts(one_is_enough);
    name_players();
    columns_.payoffs.resize(columns_.names.size());
    for (std::size_t i = 0; i < payoffs_.size(); ++i) {
      std::optional<std::size_t>& column = columns_.payoffs[player_of(payoffs_[i], i)];
      if (column) {
        const std::size_t player = player_of(payoffs_[i], i);
        source_.fail(cell(payoffs_[i]).offset,
                     "found a second payoff column of " + excerpt(columns_.names[player]) + ", expected one");
      }
      column = payoffs_[i];
    }
    return std::move(columns_);
  }

 private:
  [[nodiscard]] const Cell& cell(std::size_t column) const {
    return sheet_.cell(header_.first_cell + column);
  }
  [[nodiscard]] std::string_view name(std::size_t column) const { return sheet_.text(cell(column)); }

  void divide() {
    for (std::size_t column = 0; column < header_.cell_count; ++column) {
      (is_payoff_column(name(column)) ? payoffs_ : others_).push_back(column);
    }
    // A player may be named like a payoff column.
    if (payoffs_.size() > others_.size() && header_.cell_count % 2 == 0) {
      payoffs_.clear();
      others_.clear();
      for (std::size_t column = 0; column < header_.cell_count; ++column) {
        (column < header_.cell_count / 2 ? others_ : payoffs_).push_back(column);
      }
    }
  }

  /// The numbers of the rows, which R and pandas write first.
  [[nodiscard]] bool is_index(std::size_t column) const {
    return column == 0 && (name(0).empty() || name(0) == "Unnamed: 0" || equal_words(name(0), "index"));
  }

  /// Of more columns than have payoffs, the players are those whose names the payoff columns bear.
  void keep_named_players() {
    std::vector<std::size_t> players;
    for (const std::size_t payoff : payoffs_) {
      const std::string_view subject = payoff_subject(name(payoff)).value_or("");
      const auto player = std::find_if(others_.begin(), others_.end(),
                                       [&](std::size_t other) { return name(other) == subject; });
      if (player == others_.end() || subject.empty()) return;
      players.push_back(*player);
    }
    std::sort(players.begin(), players.end());
    if (std::adjacent_find(players.begin(), players.end()) != players.end() || players.size() < 2) return;
    for (const std::size_t other : others_) {
      if (std::binary_search(players.begin(), players.end(), other)) continue;
      if (may_change_payoffs(name(other))) {
        source_.fail(cell(other).offset,
                     "found the column " + excerpt(name(other)) +
                         ", which may change what the payoffs mean, expected payoffs as they are",
                     "leave it out where the payoffs are as they should be");
      }
      warnings_.add(source_, cell(other).offset,
                    "found the column " + excerpt(name(other)) + " of no player's payoff, which is ignored");
    }
    others_ = std::move(players);
  }

  void check_counts(bool one_is_enough) const {
    const std::size_t players = others_.size();
    if (!one_is_enough && players != payoffs_.size()) {
      const std::string found = "found " + counted(players, "strategy column") + " and " +
                                counted(payoffs_.size(), "payoff column");
      std::string hint = "each player has a column of strategies and one of payoffs: ";
      for (std::size_t i = 0; i < std::min<std::size_t>(players, 3); ++i) {
        hint += (i > 0 ? ", " : "") + excerpt("payoff_" + std::string(name(others_[i])));
      }
      if (players == 2 && payoffs_.size() == 1)
        hint += "; with --zero-sum or --symmetric player 1's payoffs are enough";
      source_.fail(header_.offset, found + ", expected as many of both", hint);
    }
    if (players > kMaxPlayers) {
      source_.fail(header_.offset, "found " + counted(players, "player") + ", expected at most " +
                                       std::to_string(kMaxPlayers));
    }
  }

  void name_players() {
    UniqueLabels names;
    for (std::size_t i = 0; i < others_.size(); ++i) {
      const std::string number = std::to_string(i + 1);
      std::string text(name(others_[i]));
      if (text.empty() || text == "strategy_" + number) text = "Player " + number;
      if (!names.insert(text)) {
        source_.fail(cell(others_[i]).offset,
                     "found the player " + excerpt(text) + " twice, expected different names");
      }
    }
    columns_.names = std::move(names).take();
    columns_.strategies = others_;
  }

  [[noreturn]] void fail_ambiguous(std::size_t column) const {
    source_.fail(cell(column).offset, "found the column " + excerpt(name(column)) +
                                          ", which does not say whose payoffs it holds, expected " +
                                          excerpt("payoff_" + columns_.names.front()) + " or " +
                                          excerpt("payoff_" + columns_.names.back()));
  }

  [[nodiscard]] std::size_t player_of(std::size_t column, std::size_t position) const {
    const std::string_view text = name(column);
    const std::string_view subject = payoff_subject(text).value_or("");
    const std::vector<std::string>& names = columns_.names;
    // In which order the players' names count them: of `player 2,player 1` the first is player 2.
    const std::vector<std::size_t> order = named_players({names.begin(), names.end()}).players;
    const bool is_in_order = std::is_sorted(order.begin(), order.end());
    if (subject.empty() && is_in_order) return position;
    if (subject.empty()) fail_ambiguous(column);
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] == subject) return i;
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (equal_words(names[i], subject)) return i;
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (equal_words(without_choice(names[i]), subject)) return i;
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (!is_number_of(subject, order.empty() ? i : order[i])) continue;
      // Of `col,row,u1,u2` u1 may be the row player's or the first one's.
      const bool is_numbered =
          names[i].find(std::to_string(i < order.size() ? order[i] + 1 : 0)) != std::string::npos;
      if (!is_in_order && !is_numbered) fail_ambiguous(column);
      return i;
    }
    const std::size_t expected = std::min(position, names.size() - 1);
    source_.fail(cell(column).offset, "found the payoff column " + excerpt(text) +
                                          " of an unknown player, expected " +
                                          excerpt("payoff_" + names[expected]) + " or " +
                                          excerpt("payoff_" + std::to_string(expected + 1)));
  }

  const Sheet& sheet_;
  const SourceText& source_;
  const SheetRow& header_;
  SingleMatrix single_matrix_;
  Warnings& warnings_;
  std::vector<std::size_t> payoffs_;
  std::vector<std::size_t> others_;
  ProfileColumns columns_;
};

}  // namespace

std::optional<std::string_view> payoff_subject(std::string_view name) {
  constexpr std::array<std::string_view, 4> kWords = {"payoffs", "payoff", "utility", "utilities"};
  for (const std::string_view word : kWords) {
    if (equal_words(name.substr(0, word.size()), word)) return without_delimiter(name.substr(word.size()));
  }
  for (const std::string_view word : kWords) {
    if (name.size() <= word.size()) continue;
    const std::string_view rest = name.substr(0, name.size() - word.size());
    if (!equal_words(name.substr(rest.size()), word) ||
        kDelimiters.find(rest.back()) == std::string_view::npos)
      continue;
    std::string_view subject = trimmed(rest.substr(0, rest.size() - 1));
    if (subject.ends_with("'s")) subject.remove_suffix(2);
    return subject;
  }
  if (equal_words(name, "value")) return std::string_view{};
  // u1, u_1, u_Row
  if (name.size() < 2 || lower(name.front()) != 'u') return std::nullopt;
  const std::string_view rest = name.substr(1);
  if (rest.front() == '_' && rest.size() > 1) return rest.substr(1);
  return rest.find_first_not_of("0123456789") == std::string_view::npos ? std::optional(rest) : std::nullopt;
}

bool is_payoff_column(std::string_view name) {
  return payoff_subject(name).has_value();
}

ProfileColumns read_profile_header(const Sheet& sheet, const SheetRow& header, SingleMatrix single_matrix,
                                   Warnings& warnings) {
  return HeaderReader(sheet, header, single_matrix, warnings).read();
}

}  // namespace nashsolve::formats
