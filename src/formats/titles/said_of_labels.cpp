#include "said_of_labels.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <string>

#include "exchanged_players.hpp"
#include "named_players.hpp"

namespace nashsolve::formats {

namespace {

/// Longer texts and more strategies are not what people say of a game.
constexpr std::size_t kLongest = 1000;
constexpr std::size_t kMostStrategies = 64;

bool stands_in_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}

/// What may stand between a player and his strategies.
bool leads_on(std::string_view word) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"can",     "may",    "must",    "will",       "chooses",    "choose",
       "picks",   "pick",   "plays",   "play",       "selects",    "select",
       "decides", "has",    "have",    "strategy",   "strategies", "action",
       "actions", "option", "options", "moves",      "move",       "choices",
       "s",       "the",    "from",    "between",    "among",      "or",
       "and",     "either", "are",     "is",         "with",       "two",
       "three",   "of",     "to",      "zwischen",   "und",        "oder",
       "hat",     "die",    "spielt",  "strategien", "w\u00e4hlt", "choisit",
       "entre",   "ou",     "et",      "joue",       "les",        "strat\u00e9gies",
       "elige",   "o",      "y",       "juega",      "las",        "estrategias",
       "sceglie", "tra",    "e",       "gioca",      "escolhe",    "joga"});
  return is_word_of(word, kWords);
}

class Statement {
 public:
  Statement(std::string_view text, const std::vector<Player>& players) : text_(text), players_(players) {}

  [[nodiscard]] bool gives_to_other() const {
    for (std::size_t at = 0; at < text_.size(); ++at) {
      if (!begins_word(at)) continue;
      for (std::size_t player = 0; player < players_.size(); ++player) {
        const std::size_t end = end_of_player(at, player);
        if (end > at && gives(end, player)) return true;
      }
    }
    return false;
  }

 private:
  [[nodiscard]] bool begins_word(std::size_t at) const {
    return stands_in_word(text_[at]) && (at == 0 || !stands_in_word(text_[at - 1]));
  }
  [[nodiscard]] std::size_t end_of_word(std::size_t at) const {
    while (at < text_.size() && stands_in_word(text_[at])) ++at;
    return at;
  }
  [[nodiscard]] std::size_t next_word(std::size_t at) const {
    while (at < text_.size() && !stands_in_word(text_[at])) ++at;
    return at;
  }

  /// `Player 2`, or his name, with `(player 2)` behind it.
  [[nodiscard]] std::size_t end_of_player(std::size_t at, std::size_t player) const {
    const std::string& name = players_[player].name;
    if (text_.substr(at).starts_with(name) &&
        (at + name.size() == text_.size() || !stands_in_word(text_[at + name.size()])))
      return at + name.size();
    const std::size_t end = end_of_word(at);
    const std::vector<std::string> words = words_in(text_.substr(at, end - at));
    if (words.size() != 1 || !is_word_for_player(words.front())) return at;
    const std::size_t next = next_word(end);
    const std::size_t close = end_of_word(next);
    return only_player_in("player " + std::string(text_.substr(next, close - next))) == player ? close : at;
  }

  /// The end of a player's label at this word, the longest; the word's begin where there is none.
  [[nodiscard]] std::size_t end_of_label(std::size_t at, std::size_t player) const {
    std::size_t end = at;
    for (const std::string& label : players_[player].strategies) {
      const std::size_t close = at + label.size();
      const bool is_here = !label.empty() && text_.substr(at).starts_with(label) &&
                           (close == text_.size() || !stands_in_word(text_[close]));
      if (is_here) end = std::max(end, close);
    }
    return end;
  }

  /// Whether nothing but another player's labels follow.
  [[nodiscard]] bool gives(std::size_t at, std::size_t player) const {
    std::size_t labels = 0;
    bool has_ended = false;
    for (at = next_word(at); at < text_.size(); at = next_word(at)) {
      if (end_of_label(at, player) > at) return false;
      std::size_t end = at;
      for (std::size_t k = 0; k < players_.size(); ++k) {
        if (k == player || end_of_label(at, k) == at) continue;
        end = end_of_label(at, k);
      }
      if (end > at) {
        ++labels;
      } else {
        end = end_of_word(at);
        const std::vector<std::string> words = words_in(text_.substr(at, end - at));
        if (words.size() != 1 || !leads_on(words.front())) break;
      }
      at = end;
      has_ended = at < text_.size() && (text_[at] == '.' || text_[at] == ';');
      if (has_ended) break;
    }
    return labels > 1 || (labels == 1 && (has_ended || at >= text_.size()));
  }

  std::string_view text_;
  const std::vector<Player>& players_;
};

bool have_numbers(const std::vector<std::string>& labels) {
  return std::ranges::all_of(labels, [](const std::string& label) {
    return !label.empty() && std::isdigit(static_cast<unsigned char>(label.front())) != 0;
  });
}

}  // namespace

bool gives_labels_to_other(std::string_view text, const std::vector<Player>& players) {
  std::size_t strategies = 0;
  for (const Player& player : players) {
    strategies += player.strategies.size();
    if (have_numbers(player.strategies)) return false;
  }
  return text.size() <= kLongest && strategies <= kMostStrategies && !text.ends_with('?') &&
         Statement(text, players).gives_to_other();
}

void refuse_labels_of_others(const SourceText& source, const std::vector<Player>& players,
                             const std::vector<Remark>& remarks) {
  for (const Remark& remark : remarks) {
    if (gives_labels_to_other(remark.text, players))
      refuse_exchange(source, remark.offset, "the remark " + excerpt(remark.text), Exchange::choices);
  }
}

}  // namespace nashsolve::formats
