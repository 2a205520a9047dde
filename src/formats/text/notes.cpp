#include "notes.hpp"

#include <algorithm>

#include "source_text.hpp"
#include "unique_labels.hpp"

namespace nashsolve::formats {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

bool fits_note(std::string_view text) {
  return trimmed(text) == text && text.find_first_of("\r\n") == std::string_view::npos;
}

bool Notes::take(std::string_view line, std::size_t offset) {
  const std::string_view content = trimmed(line.substr(1));
  const std::size_t colon = content.find(':');
  if (colon == std::string_view::npos) return false;
  const std::string_view key = content.substr(0, colon);
  std::string text(trimmed(content.substr(colon + 1)));
  if (key == "title" && title_.empty()) {
    title_ = std::move(text);
  } else if (key == "description" && description_.empty()) {
    description_ = std::move(text);
  } else if (key == "player") {
    players_.push_back({{std::move(text), offset}, {}});
  } else if (key == "strategy" && !players_.empty()) {
    players_.back().strategies.push_back({std::move(text), offset});
  } else if (key == "matrix" && text == "zero-sum") {
    single_matrix_ = SingleMatrix::zero_sum;
  } else if (key == "matrix" && text == "symmetric") {
    single_matrix_ = SingleMatrix::symmetric;
  } else if (key == "objective" && (text == "minimize" || text == "maximize")) {
    objective_ = text == "minimize" ? Objective::minimize : Objective::maximize;
  } else {
    return false;
  }
  return true;
}

std::vector<Player> Notes::players(const SourceText& source,
                                   const std::vector<std::size_t>& strategy_counts) const {
  std::vector<Player> players = default_players(strategy_counts);
  if (players_.empty()) return players;
  if (players_.size() != players.size()) {
    source.fail(players_.back().name.offset, "found notes on " + counted(players_.size(), "player") +
                                                 ", expected " + std::to_string(players.size()));
  }
  UniqueLabels names;
  for (std::size_t i = 0; i < players.size(); ++i) {
    const Entry& entry = players_[i];
    if (!entry.name.text.empty()) players[i].name = entry.name.text;
    if (!names.insert(players[i].name)) {
      source.fail(entry.name.offset,
                  "found the player " + excerpt(players[i].name) + " twice, expected different names");
    }
    if (entry.strategies.empty()) continue;
    if (entry.strategies.size() != strategy_counts[i]) {
      source.fail(entry.name.offset, "player " + std::to_string(i + 1) + " has notes on " +
                                         counted(entry.strategies.size(), "strategy") + ", expected " +
                                         std::to_string(strategy_counts[i]));
    }
    UniqueLabels labels;
    for (const Label& label : entry.strategies) {
      const std::string text = label.text.empty() ? std::to_string(labels.size() + 1) : label.text;
      if (!labels.insert(text)) {
        source.fail(label.offset,
                    "found the strategy " + excerpt(text) + " twice, expected different labels");
      }
    }
    players[i].strategies = std::move(labels).take();
  }
  return players;
}

}  // namespace nashsolve::formats
