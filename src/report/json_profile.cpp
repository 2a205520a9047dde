#include "json_profile.hpp"

#include <cstdint>

#include "evaluation.hpp"
#include "formula_text.hpp"
#include "json_play.hpp"
#include "mapped.hpp"
#include "number_text.hpp"

namespace nashsolve::report {

namespace {

using Layout = JsonWriter::Layout;

/// What is written of each of a player's strategies: `used(k)` of the k-th in use, `unused` of the others.
template <typename T, typename Used>
void write_strategies(JsonWriter& json, const MixedStrategy& own, const T& unused, Used used) {
  json.begin_array(Layout::line);
  const auto support = own.support();
  std::size_t k = 0;
  for (std::size_t s = 0; s < own.size(); ++s) {
    if (k < support.size() && support[k] == s) {
      json.value(used(k++));
    } else {
      json.value(unused);
    }
  }
  json.end_array();
}

std::vector<Rational> used_probabilities(const MixedStrategy& strategy) {
  std::vector<Rational> used;
  for (const Integer& weight : strategy.weights())
    used.push_back(make_rational(weight, strategy.denominator()));
  return used;
}

void write_exact(JsonWriter& json, const MixedStrategy& strategy, const std::vector<Rational>& used) {
  write_strategies(json, strategy, "0", [&](std::size_t k) -> const Rational& { return used[k]; });
}

void write_rounded(JsonWriter& json, const MixedStrategy& strategy, const std::vector<Rational>& used) {
  write_strategies(json, strategy, 0, [&](std::size_t k) { return nearest_double(used[k]); });
}

double rounded(const Enclosure& value) {
  return nearest_double(midpoint(value));
}

void write_enclosed_best_responses(JsonWriter& json, const PlayerEvaluation& player, bool with_payoffs) {
  json.begin_object(Layout::line);
  if (with_payoffs) {
    json.member("payoffs", mapped(player.strategy_payoffs, exact_value));
    json.member("payoff_values", mapped(player.strategy_payoffs, rounded));
  }
  json.member("strategies", player.best_responses);
  json.member("regret", player.regret);
  json.end_object();
}

}  // namespace

std::optional<Rational> exact_value(const Enclosure& value) {
  if (value.lower == value.upper) return value.lower;
  return std::nullopt;
}

std::optional<std::array<Rational, 2>> inexact_value(const Enclosure& value) {
  if (value.lower == value.upper) return std::nullopt;
  return std::array{value.lower, value.upper};
}

void write_game(JsonWriter& json, const Game& game, const Source& source) {
  json.begin_object("game", Layout::lines);
  json.member("title", game.title());
  json.member("source", source.name);
  json.member("sha256",
              source.sha256.empty() ? std::nullopt : std::optional<std::string_view>(source.sha256));
  if (!source.read_as.empty()) json.member("read_as", source.read_as);
  if (game.objective() == Objective::minimize) json.member("objective", "minimize");
  json.array("players", Layout::lines, game.players(), [&](const Player& player) {
    json.object("name", player.name, "strategies", player.strategies);
  });
  if (source.form) write_tree(json, source.form->tree, !source.form->imperfect_recall);
  json.end_object();
}

const StrategyTexts::Texts& StrategyTexts::of(const JsonWriter& json, const MixedStrategy& strategy) {
  if (kept_ > kMostKept) {
    texts_.clear();
    kept_ = 0;
  }
  const auto [entry, is_new] = texts_.try_emplace(strategy.identity());
  Texts& texts = entry->second;
  if (is_new) {
    const std::vector<Rational> used = used_probabilities(strategy);
    texts.profile = json.text_of([&](JsonWriter& part) { write_exact(part, strategy, used); });
    texts.probabilities = json.text_of([&](JsonWriter& part) { write_rounded(part, strategy, used); });
    texts.support = json.text_of([&](JsonWriter& part) { part.value(strategy.support()); });
    kept_ += texts.profile.size() + texts.probabilities.size() + texts.support.size();
  }
  return texts;
}

void write_profile(JsonWriter& json, const Game& game, const Profile& profile, const ProfileCheck& checks,
                   bool with_payoffs, StrategyTexts* known) {
  std::vector<std::vector<Rational>> used;
  for (std::size_t i = 0; known == nullptr && i < profile.size(); ++i) {
    used.push_back(used_probabilities(profile[i]));
  }
  const auto write = [&](std::string_view key, std::string StrategyTexts::Texts::*text, auto write_own) {
    json.array(key, Layout::line, profile.size(), [&](std::size_t i) {
      if (known != nullptr) {
        json.repeat(known->of(json, profile[i]).*text);
      } else {
        write_own(i);
      }
    });
  };
  write("profile", &StrategyTexts::Texts::profile,
        [&](std::size_t i) { write_exact(json, profile[i], used[i]); });
  write("probabilities", &StrategyTexts::Texts::probabilities,
        [&](std::size_t i) { write_rounded(json, profile[i], used[i]); });
  write("support", &StrategyTexts::Texts::support, [&](std::size_t i) { json.value(profile[i].support()); });
  const auto payoffs = mapped(checks, [&](const PlayerCheck& check) { return game.shown(check.payoff); });
  json.member("payoffs", payoffs);
  json.member("payoff_values",
              mapped(payoffs, [](const Rational& payoff) { return nearest_double(payoff); }));
  json.array("best_responses", Layout::lines, profile.size(), [&](std::size_t i) {
    json.begin_object(Layout::line);
    if (with_payoffs) {
      const StrategyPayoffs of_each = strategy_payoffs(game, profile, i);
      json.array("payoffs", Layout::line, of_each.numerators.size(),
                 [&](std::size_t s) { json.value(game.shown(of_each.at(s))); });
    }
    json.member("strategies", checks[i].best_responses);
    json.member("regret", checks[i].regret);
    json.end_object();
  });
}

void write_root(JsonWriter& json, const ValueOfChange& root) {
  json.begin_object(Layout::line);
  json.member("polynomial", root.minimal_polynomial.coefficients());
  const auto [below, above] = decimals_around(root);
  json.member("between", std::array{below, above});
  json.end_object();
}

void write_root(JsonWriter& json, const std::optional<RealRoot>& root) {
  if (!root || root->is_rational()) return json.value(nullptr);
  write_root(json, {*root, root->polynomial(), {}});
}

namespace {

void write_exact_form(JsonWriter& json, const EnclosedProfile& profile, const Evaluation& evaluation) {
  json.begin_object("algebraic", Layout::lines);
  json.array("profile", Layout::lines, evaluation.size(), [&](std::size_t i) {
    json.array(Layout::lines, static_cast<std::uint32_t>(profile.probabilities[i].size()),
               [&](std::uint32_t s) { write_root(json, evaluation[i].exact_probability(s)); });
  });
  json.array("payoffs", Layout::lines, evaluation,
             [&](const PlayerEvaluation& player) { write_root(json, player.exact_payoff); });
  json.end_object();
}

}  // namespace

void write_profile(JsonWriter& json, const Game& game, const EnclosedProfile& profile,
                   const ProfileCheck& checks, bool with_payoffs) {
  const Evaluation evaluation = evaluate(game, profile, checks);
  const auto write_probabilities = [&](std::string_view key, auto form) {
    json.array(key, Layout::line, evaluation.size(), [&](std::size_t i) {
      json.array(Layout::line, static_cast<std::uint32_t>(profile.probabilities[i].size()),
                 [&](std::uint32_t s) { json.value(form(evaluation[i].probability(s))); });
    });
  };
  write_probabilities("profile", exact_value);
  write_probabilities("probabilities", rounded);
  write_probabilities("enclosures", inexact_value);
  json.member("support", mapped(evaluation, &PlayerEvaluation::support));
  const auto payoffs = mapped(evaluation, &PlayerEvaluation::payoff);
  json.member("payoffs", mapped(payoffs, exact_value));
  json.member("payoff_values", mapped(payoffs, rounded));
  json.member("payoff_enclosures", mapped(payoffs, inexact_value));
  if (profile.exact_form) write_exact_form(json, profile, evaluation);
  json.array("best_responses", Layout::lines, evaluation, [&](const PlayerEvaluation& player) {
    write_enclosed_best_responses(json, player, with_payoffs);
  });
}

void write_sets(JsonWriter& json, const NashSubset& subset) {
  json.begin_object(Layout::lines);
  json.member("extreme_points", nullptr);
  json.array("sets", Layout::lines, subset.sets, [&](const StrategySet& set) {
    json.begin_object(Layout::lines);
    json.member("used", set.used);
    json.member("best_responses", set.best_responses);
    json.member("nonnegative", set.nonnegative);
    json.member("no_better", set.no_better);
    json.member("dimension", set.dimension);
    json.member("inside", set.inside.probabilities());
    json.end_object();
  });
  json.end_object();
}

void write_curve(JsonWriter& json, const CurvedSet& curve) {
  json.begin_object(Layout::lines);
  json.array("polytopes", Layout::lines, curve.polytopes,
             [&](const auto& vertices) { json.value(probabilities_of(vertices)); });
  for (const bool is_equation : {true, false}) {
    json.array(is_equation ? "equations" : "inequalities", Layout::lines, curve.conditions,
               [&](const PayoffCondition& condition) {
                 if (condition.is_equation != is_equation) return;
                 json.object("player", condition.player, "strategy", condition.strategy, "reference",
                             condition.reference);
               });
  }
  json.member("dimension", curve.dimension);
  json.member("inside", curve.inside.empty() ? std::nullopt : std::optional(probabilities_of(curve.inside)));
  json.end_object();
}

}  // namespace nashsolve::report
