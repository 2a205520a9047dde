#include "said_of_labels.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <string>

#include "directions.hpp"
#include "exchanged_players.hpp"
#include "named_players.hpp"
#include "number_parts.hpp"

namespace nashsolve::formats {

namespace {

/// Longer texts and more strategies are not what people say of a game.
constexpr std::size_t kLongest = 1000;
constexpr std::size_t kMostStrategies = 64;

/// What may stand between a player and his strategies.
bool leads_on(std::string_view word) {
  static constexpr WordList kWords(
      "can may must will plays play has have strategy strategies action actions option options moves move "
      "choices s the from between among or and either are is with two three of to zwischen und oder hat die "
      "spielt strategien entre ou et joue les strat\u00e9gies o y juega las estrategias tra e gioca joga set "
      "sets belong by for available");
  return is_word_of(word, kWords) || is_word_for_choosing(word);
}

bool is_word_for_strategies(std::string_view word) {
  return is_word_of(word, {"strategies", "actions", "moves", "choices", "options", "belong", "chosen"});
}

class Statement {
 public:
  Statement(std::string_view text, const std::vector<Player>& players) : text_(text), players_(players) {}

  [[nodiscard]] bool gives_to_other() const {
    if (!has_label()) return false;
    for (std::size_t at = 0; at < text_.size(); ++at) {
      if (!begins_word(at)) continue;
      for (std::size_t player = 0; player < players_.size(); ++player) {
        const std::size_t end = end_of_player(at, player);
        if (end > at && !has_payoffs(at) && gives(end, player)) return true;
        if (end_of_other(at, player) > at && are_called(at, player)) return true;
      }
    }
    return false;
  }

 private:
  [[nodiscard]] bool has_label() const {
    for (std::size_t at = next_word(0); at < text_.size(); at = next_word(end_of_word(at))) {
      if (end_of_other(at, players_.size()) > at) return true;
    }
    return false;
  }

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

  [[nodiscard]] std::string_view word_at(std::size_t at) const {
    return text_.substr(at, end_of_word(at) - at);
  }
  [[nodiscard]] bool is_word(std::size_t at, const auto& wanted) const {
    const std::vector<std::string> words = words_in(word_at(at));
    return words.size() == 1 && wanted(words.front());
  }

  /// `Player 2`, `column player`, `S2 =`, or his name.
  [[nodiscard]] std::size_t end_of_player(std::size_t at, std::size_t player) const {
    const std::string& name = players_[player].name;
    if (text_.substr(at).starts_with(name) &&
        (at + name.size() == text_.size() || !stands_in_word(text_[at + name.size()])))
      return at + name.size();
    const std::size_t end = end_of_word(at);
    const std::size_t next = next_word(end);
    const std::size_t close = end_of_word(next);
    const std::string count = std::to_string(player + 1);
    const std::size_t equals = text_.find_first_not_of(' ', end);
    const bool is_set = end - at == 2 && text_.substr(at + 1, 1) == count && equals < text_.size() &&
                        (text_[equals] == '=' || text_[equals] == ':');
    if (is_set) return end;
    if (is_word(at, [&](std::string_view word) { return player_of_direction(word) == player; }) &&
        is_word(next, is_word_for_player))
      return close;
    if (!is_word(at, is_word_for_player)) return at;
    return only_player_in(words_in("player " + std::string(word_at(next)))) == player ? close : at;
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

  /// The end of another player's label.
  [[nodiscard]] std::size_t end_of_other(std::size_t at, std::size_t player) const {
    std::size_t end = at;
    for (std::size_t k = 0; k < players_.size(); ++k) {
      if (k != player) end = std::max(end, end_of_label(at, k));
    }
    return end;
  }

  /// `Payoffs to player 1 for L, R`
  [[nodiscard]] bool has_payoffs(std::size_t at) const {
    const std::vector<std::string> before = words_in(text_.substr(0, at));
    const std::size_t count = before.size();
    return count > 1 && is_word_of(before[count - 1], {"to", "of", "for"}) &&
           is_word_of(before[count - 2], {"payoff", "payoffs", "utility", "utilities"});
  }

  /// Whether nothing but another player's labels follow; not `For player 2, to T and B the best replies are`.
  [[nodiscard]] bool gives(std::size_t at, std::size_t player) const {
    std::size_t labels = 0;
    bool has_ended = false;
    if (const std::size_t to = next_word(at); word_at(to) == "to") {
      const std::size_t label = next_word(end_of_word(to));
      if (end_of_other(label, player) > label) return false;
    }
    for (at = next_word(at); at < text_.size(); at = next_word(at)) {
      if (end_of_label(at, player) > at) return false;
      std::size_t end = end_of_other(at, player);
      if (end > at) {
        ++labels;
      } else {
        end = end_of_word(at);
        if (!is_word(at, leads_on)) break;
      }
      at = end;
      has_ended = at < text_.size() && (text_[at] == '.' || text_[at] == ';');
      if (has_ended) break;
    }
    return labels > 1 || (labels == 1 && (has_ended || at >= text_.size()));
  }

  /// Whether labels of another player are called this one's: `T and B are player 2's strategies`.
  [[nodiscard]] bool are_called(std::size_t at, std::size_t player) const {
    std::size_t labels = 0;
    bool tells_of_strategies = false;
    for (at = next_word(at); at < text_.size(); at = next_word(at)) {
      if (end_of_label(at, player) > at) return false;
      if (const std::size_t end = end_of_other(at, player); end > at) {
        ++labels;
        at = end;
        continue;
      }
      if (const std::size_t end = end_of_player(at, player); end > at) {
        std::size_t next = next_word(end);
        if (word_at(next) == "s") next = next_word(end_of_word(next));
        return labels > 1 && (tells_of_strategies || is_word(next, is_word_for_strategies));
      }
      tells_of_strategies = tells_of_strategies || is_word(at, is_word_for_strategies);
      if (!is_word(at, leads_on)) return false;
      at = end_of_word(at);
    }
    return false;
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
