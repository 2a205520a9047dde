#include "profile_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>
#include <string_view>

#include "display_text.hpp"
#include "number_text.hpp"
#include "words.hpp"

namespace nashsolve::report {

namespace {

constexpr std::string_view kTableTitle = "best-response check";
constexpr std::string_view kProbability = "probability";

/// One line of the table; the numbers are text already, so that columns can be measured.
struct Row {
  std::string player;
  std::string strategy;
  std::string probability;
  std::string payoff;
  bool is_best_response;
};

/// Of strategies that are not used so many are told, and so many best responses: a screen or two. Plans for a
/// tree are thousands.
constexpr std::size_t kMostUnused = 50;

/// All rows, or those that fit, which are all that are used and the first of the others.
std::vector<Row> rows_of(const Names& names, const Evaluation& evaluation, const NumberStyle& style,
                         bool are_all) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < evaluation.size(); ++i) {
    const PlayerEvaluation& player = evaluation[i];
    // Of all others, and of best responses.
    std::array<std::size_t, 2> told{};
    std::array<std::size_t, 2> left_out{};
    for (std::uint32_t s = 0; s < player.strategy_payoffs.size(); ++s) {
      const bool is_best = std::ranges::binary_search(player.best_responses, s);
      if (!are_all && !std::ranges::binary_search(player.support, s)) {
        if (told[is_best ? 1 : 0] >= kMostUnused) {
          ++left_out[is_best ? 1 : 0];
          continue;
        }
        ++told[is_best ? 1 : 0];
      }
      rows.push_back({s == 0 ? shortened(names.players[i], kLongestName) : "",
                      shortened(names.strategies[i][s], kLongestName),
                      number_text(player.probability(s), style),
                      number_text(player.strategy_payoffs[s], style), is_best});
    }
    const std::size_t more = left_out[0] + left_out[1];
    if (more == 0) continue;
    const std::string best =
        left_out[1] == 0 ? "" : ", of which " + counted(left_out[1], "best response", "best responses");
    rows.push_back({"", "and " + grouped(more) + " more" + best, "", "", false});
  }
  return rows;
}

constexpr std::string_view kSeparator = ", ";

/// "A 2/3, B 1/3" from the strategies in use and their probabilities as text.
template <class ProbabilityText>
std::string strategy_text(const std::vector<std::string>& labels, std::span<const std::uint32_t> support,
                          ProbabilityText probability) {
  if (support.size() == 1) return labels[support.front()];
  // "1 2/3" would be misread.
  const bool needs_colon = std::ranges::any_of(
      support, [&](std::uint32_t s) { return std::isdigit(static_cast<unsigned char>(labels[s].back())); });
  std::string text;
  for (std::size_t k = 0; k < support.size(); ++k) {
    if (k > 0) text += kSeparator;
    text += labels[support[k]];
    text += needs_colon ? ": " : " ";
    text += probability(k);
  }
  return text;
}

std::string regret_text(const Evaluation& evaluation, const NumberStyle& style) {
  std::vector<std::string> regrets;
  for (const PlayerEvaluation& player : evaluation) regrets.push_back(number_text(player.regret, style));
  return joined(regrets);
}

}  // namespace

Names::Names(const Game& game) : payoff(game.objective() == Objective::minimize ? "cost" : "payoff") {
  for (const Player& player : game.players()) {
    players.push_back(printable(player.name));
    player_width = std::max(player_width, display_width(players.back()));
    std::vector<std::string>& labels = strategies.emplace_back();
    for (const std::string& label : player.strategies) {
      labels.push_back(printable(label));
      strategy_width = std::max(strategy_width, display_width(labels.back()));
    }
  }
  player_width = std::min(player_width, kLongestName);
  strategy_width = std::min(strategy_width, kLongestName);
}

std::string size_text(const Game& game) {
  std::vector<std::string> sizes;
  for (std::size_t i = 0; i < game.player_count(); ++i)
    sizes.push_back(std::to_string(game.strategy_count(i)));
  const std::string strategies = sizes.size() == 1 ? counted(game.strategy_count(0), "strategy", "strategies")
                                                   : joined(sizes, " x ") + " strategies";
  return counted(game.player_count(), "player", "players") + ", " + strategies;
}

void print_heading(TextPage& page, const Game& game, const Source& source) {
  const std::string title = game.title().empty() ? "" : printable(game.title());
  const std::string name = source.name.empty() ? "" : printable(source.name);
  const std::string& first = title.empty() ? name : title;
  const std::size_t room = kPageWidth - std::min(kPageWidth, display_width(first));
  const bool is_one_line = display_width(name) + kColumnGap <= room;
  if (!first.empty()) page.print("{}", page.painted(Tone::title, first));
  if (!title.empty() && !name.empty()) {
    page.print("{}{}", is_one_line ? std::string(room - display_width(name), ' ') : "\n",
               page.painted(Tone::faint, name));
  }
  page.print("{}{}\n", first.empty() ? "" : "\n", size_text(game));
  if (!source.read_as.empty()) {
    constexpr std::string_view kBefore = "read as: ";
    page.print("{}{}\n", kBefore, wrapped(printable(source.read_as), kBefore.size(), 0));
  }
  page.print("\n");
}

std::string strategy_text(const std::vector<std::string>& labels, const PlayerEvaluation& player,
                          const NumberStyle& style) {
  return strategy_text(labels, player.support,
                       [&](std::size_t k) { return number_text(player.probabilities[k], style); });
}

std::string strategy_text(const std::vector<std::string>& labels, const MixedStrategy& strategy,
                          const NumberStyle& style) {
  return strategy_text(labels, strategy.support(), [&](std::size_t k) {
    return number_text(make_rational(strategy.weights()[k], strategy.denominator()), style);
  });
}

std::string payoffs_text(const Evaluation& evaluation, const NumberStyle& style) {
  std::vector<std::string> payoffs;
  for (const PlayerEvaluation& player : evaluation) payoffs.push_back(number_text(player.payoff, style));
  return joined(payoffs);
}

std::string ProfileTexts::payoffs(const ProfileCheck& checks) {
  std::string text;
  for (const PlayerCheck& check : checks) {
    if (&check != &checks.front()) text += kSeparator;
    if (check.payoff_enclosure) {
      text += number_text(shown(game_, *check.payoff_enclosure), style_);
    } else {
      text += payoff(check.payoff);
    }
  }
  return text;
}

const std::string& ProfileTexts::payoff(const Rational& payoff) {
  if (payoffs_.size() >= kMostKept) payoffs_.clear();
  const auto [entry, is_new] = payoffs_.try_emplace(payoff);
  if (is_new) entry->second = number_text(game_.shown(payoff), style_);
  return entry->second;
}

std::string_view ProfileTexts::strategies(const Equilibrium& equilibrium, const ProfileCheck& checks) {
  line_.clear();
  const auto append = [this](std::size_t player, std::string_view strategy) {
    if (player > 0) line_ += " | ";
    line_ += strategy;
  };
  if (equilibrium.is_exact()) {
    const Profile& profile = equilibrium.exact();
    for (std::size_t i = 0; i < profile.size(); ++i) append(i, strategy(i, profile[i]));
  } else {
    const Evaluation evaluated = evaluate(game_, equilibrium, checks, false);
    for (std::size_t i = 0; i < evaluated.size(); ++i) {
      append(i, strategy_text(names_.strategies[i], evaluated[i], style_));
    }
  }
  return line_;
}

const std::string& ProfileTexts::strategy(std::size_t player, const MixedStrategy& strategy) {
  auto& known = strategies_[player];
  if (known.size() >= kMostKept) known.clear();
  const auto [entry, is_new] = known.try_emplace(strategy.identity());
  if (is_new) entry->second = strategy_text(names_.strategies[player], strategy, style_);
  return entry->second;
}

void print_strategies(TextPage& page, const Names& names, const Evaluation& evaluation,
                      const NumberStyle& style) {
  const std::size_t start = kIndent + names.player_width + kColumnGap;
  for (std::size_t i = 0; i < evaluation.size(); ++i) {
    const std::string player = pad_right(names.players[i], names.player_width + kColumnGap);
    page.print("{:{}}{}{}\n", "", kIndent, player,
               wrapped(strategy_text(names.strategies[i], evaluation[i], style),
                       std::max(start, kIndent + display_width(player)), start));
  }
}

void print_best_response_table(TextPage& page, const Names& names, const Evaluation& evaluation,
                               const NumberStyle& style, Details details) {
  const std::vector<Row> rows = rows_of(names, evaluation, style, details == Details::always);
  std::size_t probability_width = kProbability.size();
  std::size_t payoff_width = names.payoff.size();
  for (const Row& row : rows) {
    probability_width = std::max(probability_width, row.probability.size());
    payoff_width = std::max(payoff_width, row.payoff.size());
  }
  const std::size_t player_width = names.player_width + kColumnGap;
  const std::size_t strategy_width =
      std::max(names.strategy_width, kTableTitle.size() - std::min(kTableTitle.size(), player_width)) +
      kColumnGap;
  const auto print_row = [&](std::string_view first, std::string_view second, std::string_view probability,
                             std::string_view payoff, std::string_view verdict) {
    page.print("{:{}}{}{}{:>{}}{:{}}{:>{}}{}\n", "", kIndent, first, second, probability, probability_width,
               "", kColumnGap, payoff, payoff_width, verdict);
  };
  print_row(page.painted(Tone::faint, pad_right(kTableTitle, player_width + strategy_width)), "",
            page.painted(Tone::faint, pad_left(kProbability, probability_width)),
            page.painted(Tone::faint, pad_left(names.payoff, payoff_width)), "");
  for (const Row& row : rows) {
    print_row(pad_right(row.player, player_width), pad_right(row.strategy, strategy_width), row.probability,
              row.payoff, row.is_best_response ? "   " + page.painted(Tone::good, "best response") : "");
  }
  const bool is_equilibrium =
      std::ranges::all_of(evaluation, [](const PlayerEvaluation& player) { return sgn(player.regret) == 0; });
  if (is_equilibrium) {
    page.print("{:{}}no player can gain by deviating (regret {})\n", "", kIndent,
               regret_text(evaluation, style));
  }
}

}  // namespace nashsolve::report
