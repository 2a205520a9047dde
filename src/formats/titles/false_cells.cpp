#include "false_cells.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "named_players.hpp"
#include "number_parts.hpp"
#include "number_text.hpp"

namespace nashsolve::formats {

namespace {

/// A cell of two players that a text names, and the text without it.
struct ToldCell {
  std::array<std::size_t, 2> strategies;
  std::string rest;
};

class CellFinder {
 public:
  CellFinder(std::string_view text, const std::vector<Player>& players) : text_(text), players_(players) {}

  /// Nothing where there are several.
  [[nodiscard]] std::optional<ToldCell> only_cell() const {
    std::optional<ToldCell> found;
    for (std::size_t at = 0; at < text_.size(); ++at) {
      if (!may_begin(at)) continue;
      const auto cell = cell_at(at);
      if (cell && found) return std::nullopt;
      if (cell) found = cell;
    }
    return found;
  }

 private:
  /// In parentheses, at the beginning, or behind a word that leads to a cell.
  [[nodiscard]] bool may_begin(std::size_t at) const {
    if (at == 0 || text_[at - 1] == '(') return true;
    static constexpr WordList kLead("cell profile outcome at in zelle");
    const Words before = words_in(text_.substr(0, at));
    return !stands_in_word(text_[at - 1]) && !before.empty() && is_word_of(before.back(), kLead);
  }

  /// The strategy with the longest label that stands here as a word.
  [[nodiscard]] std::optional<std::size_t> strategy_at(std::size_t at, std::size_t player) const {
    const auto& labels = players_[player].strategies;
    std::optional<std::size_t> found;
    for (std::size_t k = 0; k < labels.size(); ++k) {
      const std::size_t end = at + labels[k].size();
      const bool is_here = !labels[k].empty() && text_.substr(at).starts_with(labels[k]) &&
                           (end == text_.size() || !stands_in_word(text_[end]));
      if (is_here && (!found || labels[k].size() > labels[*found].size())) found = k;
    }
    return found;
  }

  [[nodiscard]] std::optional<ToldCell> cell_at(std::size_t at) const {
    const auto row = strategy_at(at, 0);
    if (!row) return std::nullopt;
    const std::size_t between = at + players_[0].strategies[*row].size();
    const std::size_t next = text_.find_first_not_of(" ,;/", between);
    if (next == std::string_view::npos ||
        text_.substr(between, next - between).find_first_of(",;/") == std::string_view::npos)
      return std::nullopt;
    const auto column = strategy_at(next, 1);
    if (!column) return std::nullopt;
    const std::size_t end = next + players_[1].strategies[*column].size();
    return ToldCell{{*row, *column}, std::string(text_.substr(0, at)) + " " + std::string(text_.substr(end))};
  }

  std::string_view text_;
  const std::vector<Player>& players_;
};

struct ToldPayoffs {
  std::vector<Rational> numbers;
  bool names_player = false;
};

/// What the text gives a cell; nothing where it says anything else, or may have rounded.
ToldPayoffs told_payoffs(std::string_view rest, const std::vector<Player>& players) {
  static constexpr WordList kAround(
      "in at cell profile outcome the a an of for to and both each every player players gets get "
      "gives give yields pays pay payoff payoffs receives receive has have is are with respectively points "
      "value values holds while but he she they s");
  ToldPayoffs told;
  bool follows_player = false;
  while (true) {
    rest.remove_prefix(std::min(rest.find_first_not_of(" ,;:=()|"), rest.size()));
    if (rest.empty()) return told;
    std::string_view token = rest.substr(0, rest.find_first_of(" ,;:=()|"));
    rest.remove_prefix(token.size());
    while (token.ends_with('.') || token.ends_with('!')) token.remove_suffix(1);
    const auto number = read_number(token);
    const auto* const value = std::get_if<Rational>(&number);
    if (value != nullptr && !follows_player) told.numbers.push_back(*value);
    const Words words = words_in(token);
    const bool is_known = std::ranges::all_of(words, [&](const auto& word) {
      const bool is_player =
          (follows_player && player_counted_by(word)) || is_word_of(word, {"row", "column"}) ||
          std::ranges::any_of(players, [&](const Player& each) { return lower(each.name) == word; });
      told.names_player = told.names_player || is_player;
      return is_player || is_word_of(word, kAround);
    });
    if (value == nullptr ? !is_known : token.find('.') != std::string_view::npos) return {};
    follows_player = !words.empty() && is_word_for_player(words.back());
  }
}

bool holds(const ToldCell& cell, const ToldPayoffs& told, const std::vector<Player>& players,
           const std::vector<PayoffTable>& tables) {
  const std::size_t here = cell.strategies[0] * players[1].strategies.size() + cell.strategies[1];
  const std::array<Rational, 2> payoffs = {tables[0].at(here), tables[1].at(here)};
  if (told.numbers.size() == 2 && !told.names_player) return std::ranges::equal(told.numbers, payoffs);
  return std::ranges::all_of(
      told.numbers, [&](const Rational& number) { return number == payoffs[0] || number == payoffs[1]; });
}

}  // namespace

void refuse_false_cells(const SourceText& source, const std::vector<Remark>& remarks,
                        const std::vector<Player>& players, const std::vector<PayoffTable>& tables) {
  // Longer texts and more strategies are not what people say of a cell.
  constexpr std::size_t kLongest = 200;
  constexpr std::size_t kMostStrategies = 64;
  if (tables.size() != 2 || players[0].strategies.size() + players[1].strategies.size() > kMostStrategies)
    return;
  for (const Remark& remark : remarks) {
    if (remark.text.size() > kLongest || remark.text.ends_with('?')) continue;
    const auto cell = CellFinder(remark.text, players).only_cell();
    if (!cell) continue;
    if (holds(*cell, told_payoffs(cell->rest, players), players, tables)) continue;
    source.fail(remark.offset,
                "found the claim " + excerpt(remark.text) +
                    " of a cell whose payoffs are others, expected those of the table",
                "leave it out where the payoffs are right");
  }
}

}  // namespace nashsolve::formats
