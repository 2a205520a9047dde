#include "json_profile.hpp"

#include <optional>

#include "evaluation.hpp"
#include "formula_text.hpp"
#include "json_play.hpp"
#include "number_text.hpp"

namespace nashsolve::report {

namespace {

using Layout = JsonWriter::Layout;

/// One array per player.
template <typename WritePlayer>
void write_per_player(JsonWriter& json, std::string_view key, std::size_t players, WritePlayer write_player) {
  json.key(key);
  json.begin_array(Layout::line);
  for (std::size_t i = 0; i < players; ++i) write_player(i);
  json.end_array();
}

/// An array over all strategies of a player: what `write_used` writes for the k-th strategy in use, `unused`
/// for the others.
template <typename T, typename WriteUsed>
void write_strategies(JsonWriter& json, const MixedStrategy& own, const T& unused, WriteUsed write_used) {
  json.begin_array(Layout::line);
  const auto support = own.support();
  std::size_t k = 0;
  for (std::size_t s = 0; s < own.size(); ++s) {
    if (k < support.size() && support[k] == s) {
      write_used(k++);
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
  write_strategies(json, strategy, "0", [&](std::size_t k) { json.value(used[k]); });
}

void write_rounded(JsonWriter& json, const MixedStrategy& strategy, const std::vector<Rational>& used) {
  write_strategies(json, strategy, std::uint64_t{0},
                   [&](std::size_t k) { json.value(nearest_double(used[k])); });
}

void write_support(JsonWriter& json, const MixedStrategy& strategy) {
  const auto support = strategy.support();
  write_indices(json, {support.begin(), support.end()});
}

std::optional<Rational> exact_value(const Enclosure& value) {
  if (value.lower == value.upper) return value.lower;
  return std::nullopt;
}

void write_enclosed_best_responses(JsonWriter& json, const PlayerEvaluation& player, bool with_payoffs) {
  json.begin_object(Layout::line);
  if (with_payoffs) {
    json.key("payoffs");
    json.begin_array(Layout::line);
    for (const Enclosure& payoff : player.strategy_payoffs) write_exact(json, payoff);
    json.end_array();
    json.key("payoff_values");
    json.begin_array(Layout::line);
    for (const Enclosure& payoff : player.strategy_payoffs) json.value(nearest_double(midpoint(payoff)));
    json.end_array();
  }
  json.key("strategies");
  write_indices(json, player.best_responses);
  json.key("regret");
  json.value(player.regret);
  json.end_object();
}

}  // namespace

void write_exact(JsonWriter& json, const Enclosure& value) {
  json.value_or_null(exact_value(value));
}

void write_enclosure(JsonWriter& json, const Enclosure& value) {
  if (exact_value(value)) return json.null();
  json.begin_array(Layout::line);
  json.value(value.lower);
  json.value(value.upper);
  json.end_array();
}

void write_indices(JsonWriter& json, const std::vector<std::uint32_t>& indices) {
  json.begin_array(Layout::line);
  for (const std::uint32_t index : indices) json.value(std::uint64_t{index});
  json.end_array();
}

void write_game(JsonWriter& json, const Game& game, const Source& source) {
  json.key("game");
  json.begin_object(Layout::lines);
  json.key("title");
  json.value(game.title());
  json.key("source");
  json.value(source.name);
  json.key("sha256");
  json.value_or_null(source.sha256.empty() ? std::nullopt : std::optional<std::string_view>(source.sha256));
  if (!source.read_as.empty()) {
    json.key("read_as");
    json.value(source.read_as);
  }
  if (game.objective() == Objective::minimize) {
    json.key("objective");
    json.value("minimize");
  }
  json.key("players");
  json.begin_array(Layout::lines);
  for (const Player& player : game.players()) {
    json.begin_object(Layout::line);
    json.key("name");
    json.value(player.name);
    json.key("strategies");
    json.begin_array(Layout::line);
    for (const std::string& label : player.strategies) json.value(label);
    json.end_array();
    json.end_object();
  }
  json.end_array();
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
    texts.support = json.text_of([&](JsonWriter& part) { write_support(part, strategy); });
    kept_ += texts.profile.size() + texts.probabilities.size() + texts.support.size();
  }
  return texts;
}

void write_exact(JsonWriter& json, std::string_view key, const Profile& profile) {
  write_per_player(json, key, profile.size(),
                   [&](std::size_t i) { write_exact(json, profile[i], used_probabilities(profile[i])); });
}

void write_profile(JsonWriter& json, const Game& game, const Profile& profile, const ProfileCheck& checks,
                   bool with_payoffs, StrategyTexts* known) {
  const std::size_t players = profile.size();
  const auto write_known = [&](std::string_view key, std::string StrategyTexts::Texts::*text) {
    write_per_player(json, key, players,
                     [&](std::size_t i) { json.repeat(known->of(json, profile[i]).*text); });
  };
  if (known != nullptr) {
    write_known("profile", &StrategyTexts::Texts::profile);
    write_known("probabilities", &StrategyTexts::Texts::probabilities);
    write_known("support", &StrategyTexts::Texts::support);
  } else {
    std::vector<std::vector<Rational>> used;
    for (const MixedStrategy& own : profile) used.push_back(used_probabilities(own));
    write_per_player(json, "profile", players,
                     [&](std::size_t i) { write_exact(json, profile[i], used[i]); });
    write_per_player(json, "probabilities", players,
                     [&](std::size_t i) { write_rounded(json, profile[i], used[i]); });
    write_per_player(json, "support", players, [&](std::size_t i) { write_support(json, profile[i]); });
  }
  write_per_player(json, "payoffs", players,
                   [&](std::size_t i) { json.value(game.shown(checks[i].payoff)); });
  write_per_player(json, "payoff_values", players,
                   [&](std::size_t i) { json.value(nearest_double(game.shown(checks[i].payoff))); });
  json.key("best_responses");
  json.begin_array(Layout::lines);
  for (std::size_t i = 0; i < players; ++i) {
    json.begin_object(Layout::line);
    if (with_payoffs) {
      const StrategyPayoffs payoffs = strategy_payoffs(game, profile, i);
      json.key("payoffs");
      json.begin_array(Layout::line);
      for (std::size_t s = 0; s < payoffs.numerators.size(); ++s) json.value(game.shown(payoffs.at(s)));
      json.end_array();
    }
    json.key("strategies");
    write_indices(json, checks[i].best_responses);
    json.key("regret");
    json.value(checks[i].regret);
    json.end_object();
  }
  json.end_array();
}

void write_root(JsonWriter& json, const std::optional<RealRoot>& root) {
  if (!root || root->is_rational()) return json.null();
  json.begin_object(Layout::line);
  json.key("polynomial");
  json.begin_array(Layout::line);
  for (const Integer& coefficient : root->polynomial().coefficients()) json.value(to_string(coefficient));
  json.end_array();
  json.key("between");
  json.begin_array(Layout::line);
  const auto [below, above] = decimals_around({*root, root->polynomial(), {}});
  json.value(below);
  json.value(above);
  json.end_array();
  json.end_object();
}

namespace {

void write_exact_form(JsonWriter& json, const EnclosedProfile& profile, const Evaluation& evaluation) {
  json.key("algebraic");
  json.begin_object(Layout::lines);
  json.key("profile");
  json.begin_array(Layout::lines);
  for (std::size_t i = 0; i < evaluation.size(); ++i) {
    const PlayerEvaluation& player = evaluation[i];
    json.begin_array(Layout::lines);
    for (std::uint32_t s = 0; s < profile.probabilities[i].size(); ++s) {
      write_root(json, player.exact_probability(s));
    }
    json.end_array();
  }
  json.end_array();
  json.key("payoffs");
  json.begin_array(Layout::lines);
  for (const PlayerEvaluation& player : evaluation) write_root(json, player.exact_payoff);
  json.end_array();
  json.end_object();
}

}  // namespace

void write_profile(JsonWriter& json, const Game& game, const EnclosedProfile& profile,
                   const ProfileCheck& checks, bool with_payoffs) {
  const Evaluation evaluation = evaluate(game, profile, checks);
  const std::size_t players = evaluation.size();
  const auto write_probabilities = [&](std::string_view key, auto write_one) {
    write_per_player(json, key, players, [&](std::size_t i) {
      json.begin_array(Layout::line);
      for (std::uint32_t s = 0; s < profile.probabilities[i].size(); ++s) {
        write_one(evaluation[i].probability(s));
      }
      json.end_array();
    });
  };
  write_probabilities("profile", [&](const Enclosure& value) { write_exact(json, value); });
  write_probabilities("probabilities",
                      [&](const Enclosure& value) { json.value(nearest_double(midpoint(value))); });
  write_probabilities("enclosures", [&](const Enclosure& value) { write_enclosure(json, value); });
  write_per_player(json, "support", players,
                   [&](std::size_t i) { write_indices(json, evaluation[i].support); });
  write_per_player(json, "payoffs", players, [&](std::size_t i) { write_exact(json, evaluation[i].payoff); });
  write_per_player(json, "payoff_values", players,
                   [&](std::size_t i) { json.value(nearest_double(midpoint(evaluation[i].payoff))); });
  write_per_player(json, "payoff_enclosures", players,
                   [&](std::size_t i) { write_enclosure(json, evaluation[i].payoff); });
  if (profile.exact_form) write_exact_form(json, profile, evaluation);
  json.key("best_responses");
  json.begin_array(Layout::lines);
  for (const PlayerEvaluation& player : evaluation) write_enclosed_best_responses(json, player, with_payoffs);
  json.end_array();
}

namespace {

void write_probabilities(JsonWriter& json, const MixedStrategy& strategy) {
  json.begin_array(Layout::line);
  for (const Rational& probability : strategy.probabilities()) json.value(to_string(probability));
  json.end_array();
}

}  // namespace

void write_sets(JsonWriter& json, const NashSubset& subset) {
  json.begin_object(Layout::lines);
  json.key("extreme_points");
  json.null();
  json.key("sets");
  json.begin_array(Layout::lines);
  for (const StrategySet& set : subset.sets) {
    json.begin_object(Layout::lines);
    const auto write = [&json](std::string_view key, const std::vector<std::uint32_t>& strategies) {
      json.key(key);
      write_indices(json, strategies);
    };
    write("used", set.used);
    write("best_responses", set.best_responses);
    write("nonnegative", set.nonnegative);
    write("no_better", set.no_better);
    json.key("dimension");
    json.value(std::uint64_t{set.dimension});
    json.key("inside");
    write_probabilities(json, set.inside);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_curve(JsonWriter& json, const CurvedSet& curve) {
  json.begin_object(Layout::lines);
  json.key("polytopes");
  json.begin_array(Layout::lines);
  for (const auto& vertices : curve.polytopes) {
    json.begin_array(Layout::line);
    for (const MixedStrategy& vertex : vertices) write_probabilities(json, vertex);
    json.end_array();
  }
  json.end_array();
  for (const bool is_equation : {true, false}) {
    json.key(is_equation ? "equations" : "inequalities");
    json.begin_array(Layout::lines);
    for (const PayoffCondition& condition : curve.conditions) {
      if (condition.is_equation != is_equation) continue;
      json.begin_object(Layout::line);
      json.key("player");
      json.value(std::uint64_t{condition.player});
      json.key("strategy");
      json.value(std::uint64_t{condition.strategy});
      json.key("reference");
      json.value(std::uint64_t{condition.reference});
      json.end_object();
    }
    json.end_array();
  }
  json.key("dimension");
  if (curve.dimension) {
    json.value(std::uint64_t{*curve.dimension});
  } else {
    json.null();
  }
  json.key("inside");
  if (curve.inside.empty()) {
    json.null();
    json.end_object();
    return;
  }
  json.begin_array(Layout::line);
  for (const MixedStrategy& own : curve.inside) write_probabilities(json, own);
  json.end_array();
  json.end_object();
}

}  // namespace nashsolve::report
