#include "directions.hpp"

#include <algorithm>
#include <array>

#include "named_players.hpp"

namespace nashsolve::formats {

namespace {

constexpr WordList kRows(
    "row rows down vertical vertically zeile zeilen ligne lignes linha linhas riga righe rij rijen rad "
    "wiersz wiersze \u0441\u0442\u0440\u043e\u043a\u0430 \u0441\u0442\u0440\u043e\u043a\u0443 "
    "\u0441\u0442\u0440\u043e\u043a\u0438 \u0627\u0644\u0635\u0641 \u092a\u0902\u0915\u094d\u0924\u093f fila "
    "filas \u2193");

constexpr WordList kColumns(
    "column columns col cols across horizontal horizontally spalte spalten colonne colonnes columna columnas "
    "coluna colunas colonna kolom kolommen kolumn kolumna kolumn\u0119 kolumny "
    "\u0441\u0442\u043e\u043b\u0431\u0435\u0446 \u0441\u0442\u043e\u043b\u0431\u0446\u044b "
    "\u0627\u0644\u0639\u0645\u0648\u062f \u0938\u094d\u0924\u0902\u092d \u2192");

/// Chinese and Japanese have no spaces: the word stands at the end of a run, before a full stop or a
/// particle. Other words end in it, too: a bank, a traveller, who goes first or executes.
bool ends_in(std::string_view run, std::string_view word) {
  const std::size_t at = run.rfind(word);
  if (at == std::string_view::npos) return false;
  static constexpr auto kBefore = std::to_array<std::string_view>(
      {"\u94f6", "\u9280", "\u65c5", "\u5148", "\u540e", "\u5f8c", "\u6267", "\u57f7", "\u8fdb", "\u9032",
       "\u53d1", "\u767a", "\u98de", "\u98db", "\u6b65", "\u592e", "\u5546", "\u6295", "\u540c", "\u901a"});
  const std::string_view before = run.substr(0, at);
  if (std::ranges::any_of(kBefore, [&](std::string_view sign) { return before.ends_with(sign); }))
    return false;
  const std::string_view behind = run.substr(at + word.size());
  // U+3000 to U+303F are the marks of these scripts; the particle is U+3092.
  return behind.empty() || behind.starts_with("\u3092") || behind.starts_with("\xE3\x80");
}

}  // namespace

std::optional<std::size_t> player_of_direction(std::string_view word) {
  if (is_word_of(word, kRows)) return 0;
  if (is_word_of(word, kColumns)) return 1;
  if (std::ranges::none_of(word, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
    return std::nullopt;
  if (ends_in(word, "\u884c")) return 0;
  if (ends_in(word, "\u5217")) return 1;
  return std::nullopt;
}

bool is_word_for_choosing(std::string_view word) {
  static constexpr WordList kChooses(
      "choose chooses chosen pick picks select selects decides w\u00e4hlt choisit elige sceglie escolhe");
  return is_word_of(word, kChooses);
}

bool begins_player(std::string_view word) {
  return word == "p" || is_word_for_player(word);
}

std::optional<std::pair<std::size_t, std::size_t>> player_at(std::span<const std::string> words) {
  if (words.empty()) return std::nullopt;
  if (words.front().starts_with("zeilenspieler")) return std::pair(std::size_t{0}, std::size_t{1});
  if (words.front().starts_with("spaltenspieler")) return std::pair(std::size_t{1}, std::size_t{1});
  if (words.size() < 2) return std::nullopt;
  const bool begins = begins_player(words[0]);
  // `player on the left` of the table
  if (begins && words.size() > 2 && is_word_of(words[1], {"on", "at"})) {
    const std::size_t side = words[2] == "the" ? 3 : 2;
    if (side < words.size() && is_word_of(words[side], {"left", "top"}))
      return std::pair(words[side] == "left" ? std::size_t{0} : std::size_t{1}, side + 1);
  }
  // `giocatore di colonna`
  if (begins && words.size() > 2 && is_word_of(words[1], {"di", "de", "da", "du", "des"})) {
    if (const auto player = player_of_direction(words[2])) return std::pair(*player, std::size_t{3});
  }
  // `columns: player 1`, not `column player`.
  if (!begins && words.size() > 2 && is_word_of(words[2], {"1", "2", "i", "ii", "one", "two"}))
    return std::nullopt;
  if (!begins && (!begins_player(words[1]) || words[1] == "p")) return std::nullopt;
  const std::string& which = begins ? words[1] : words[0];
  if (const auto player = begins ? std::nullopt : player_of_direction(which)) return std::pair(*player, 2U);
  const auto counted = player_counted_by(which);
  if (!counted || *counted > 1) return std::nullopt;
  return std::pair(*counted, std::size_t{2});
}

Words words_with_players(Words words) {
  // `1st`
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const bool is_first = words[i] == "1" && words[i + 1] == "st";
    if (!is_first && !(words[i] == "2" && words[i + 1] == "nd")) continue;
    words[i] = is_first ? "first" : "second";
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
  const auto is_counted = [&](const std::string& role, std::initializer_list<std::string_view> counts) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      if (words[i] == role && is_word_of(words[i + 1], counts)) return true;
    }
    return false;
  };
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string role = words[i];
    static constexpr WordList kCounts("1 2 a b i ii");
    if (role.size() < 2 || !is_word_of(words[i + 1], kCounts) || is_word_for_player(role) ||
        !may_call_player(role))
      continue;
    if (is_counted(role, {"1", "a", "i"}) && is_counted(role, {"2", "b", "ii"}))
      std::ranges::replace(words, role, std::string("player"));
  }
  return words;
}

}  // namespace nashsolve::formats
