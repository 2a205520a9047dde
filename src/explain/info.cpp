#include "info.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "display_text.hpp"
#include "dominance.hpp"
#include "number_text.hpp"
#include "profile_text.hpp"
#include "text_page.hpp"
#include "tree_text.hpp"
#include "words.hpp"

namespace nashsolve {

namespace explain {

namespace {

/// Strategies, pure equilibria and the like that are listed by name; JSON has all.
constexpr std::size_t kMaxListed = 50;

constexpr std::string_view kOnlyPure =
    "mixed dominators were not looked for everywhere: the game is too large";

class Info {
 public:
  Info(const Game& game, const Source& source, const InfoFindings& findings, const TextOptions& options,
       const Sink& sink)
      : game_(game),
        source_(source),
        findings_(findings),
        options_(options),
        page_(sink, options.color),
        names_(game) {}

  void write() {
    report::print_heading(page_, game_, source_);
    if (source_.form) write_tree(*source_.form);
    write_players();
    page_.print("\n");
    write_sum();
    if (game_.player_count() > 1) entry("symmetric", is_symmetric(game_) ? "yes" : "no");
    write_degeneracy();
    write_identical();
    write_dominated("strictly dominated", findings_.strict.all);
    write_dominated("weakly dominated", findings_.weak.all);
    write_elimination("elimination, strict", findings_.strict.elimination);
    write_elimination("elimination, weak", findings_.weak.elimination);
    write_pure();
    write_value();
    page_.flush();
  }

 private:
  static constexpr std::size_t kValueColumn = 24;

  void entry(std::string_view key, std::string_view value) {
    page_.print("{}{}\n", report::pad_right(key, kValueColumn),
                report::wrapped(value, kValueColumn, kValueColumn));
  }
  void entries(std::string_view key, const std::vector<std::string>& lines) {
    if (lines.empty()) return entry(key, "none");
    for (std::size_t k = 0; k < lines.size(); ++k) entry(k == 0 ? key : "", lines[k]);
  }
  static std::string more(std::size_t count) {
    return "and " + report::grouped(count - kMaxListed) + " more";
  }
  /// The first texts, and how many are left out.
  static std::vector<std::string> first_of(std::vector<std::string> texts) {
    if (texts.size() <= kMaxListed) return texts;
    std::string left_out = more(texts.size());
    texts.resize(kMaxListed);
    texts.push_back(std::move(left_out));
    return texts;
  }

  [[nodiscard]] std::string number(const Rational& value) const {
    return report::number_text(value, options_.numbers);
  }
  [[nodiscard]] std::string shown(const Rational& payoff) const { return number(game_.shown(payoff)); }
  [[nodiscard]] std::string_view payoff_word() const {
    return game_.objective() == Objective::minimize ? "cost" : "payoff";
  }
  [[nodiscard]] const std::string& label(std::size_t player, std::uint32_t strategy) const {
    return names_.strategies[player][strategy];
  }
  [[nodiscard]] std::string cell_text(const std::vector<std::uint32_t>& strategies) const {
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < strategies.size(); ++i) labels.push_back(label(i, strategies[i]));
    return "(" + report::joined(labels) + ")";
  }
  [[nodiscard]] std::string mixture_text(std::size_t player, const MixedStrategy& strategy) const {
    return report::strategy_text(names_.strategies[player], strategy, options_.numbers);
  }
  [[nodiscard]] std::string labels_text(std::size_t player, const std::vector<std::uint32_t>& list) const {
    std::vector<std::string> labels;
    labels.reserve(list.size());
    for (const std::uint32_t strategy : list) labels.push_back(label(player, strategy));
    return labels.size() > kMaxListed ? report::joined(first_of(std::move(labels))) : report::listed(labels);
  }

  void write_tree(const TreeForm& form) {
    for (const report::TreeFact& fact : report::tree_facts(form.tree, form.imperfect_recall)) {
      entry(fact.name, fact.text);
    }
    page_.print("\n");
  }

  void write_players() {
    for (std::size_t i = 0; i < game_.player_count(); ++i) {
      const PayoffRange range = payoff_range(game_, i);
      const bool is_cost = game_.objective() == Objective::minimize;
      const Rational& low = is_cost ? range.largest : range.least;
      const Rational& high = is_cost ? range.least : range.largest;
      entry(names_.players[i],
            report::joined(first_of(names_.strategies[i])) + "; " + std::string(payoff_word()) +
                (low == high ? " always " + shown(low) : "s from " + shown(low) + " to " + shown(high)));
    }
  }

  void write_sum() {
    const SumCheck check = check_sum(game_);
    if (check.is_zero()) return entry("zero-sum", "yes");
    entry("zero-sum", "no");
    if (check.is_constant()) {
      return entry("constant-sum",
                   "yes: the " + std::string(payoff_word()) + "s add up to " + shown(check.sum));
    }
    entry("constant-sum", "no: the " + std::string(payoff_word()) + "s add up to " + shown(check.sum) +
                              " at " + cell_text(strategies_at(game_, 0)) + ", to " + shown(check.other_sum) +
                              " at " + cell_text(strategies_at(game_, *check.first_exception)));
  }

  void write_degeneracy() {
    if (!findings_.degeneracy) return;
    const Degeneracy& found = *findings_.degeneracy;
    if (!found.is_degenerate)
      return entry("degenerate", "not decided: the search for a witness stopped early");
    if (!found.witness) return entry("degenerate", *found.is_degenerate ? "yes" : "no");
    const DegeneracyWitness& witness = *found.witness;
    entry("degenerate",
          "yes: against " + mixture_text(witness.player, witness.strategy) + ", " +
              names_.players[1 - witness.player] + " has " +
              report::counted(witness.best_responses.size(), "best response", "best responses") + ", " +
              labels_text(1 - witness.player, witness.best_responses));
  }

  void write_identical() {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < game_.player_count(); ++i) {
      for (const auto& group : identical_strategies(game_, i)) {
        lines.push_back(names_.players[i] + ": " + labels_text(i, group));
      }
    }
    entries("identical strategies", first_of(std::move(lines)));
  }

  [[nodiscard]] std::vector<std::string> dominance_lines(const std::vector<DominatedStrategy>& list) const {
    std::vector<std::string> lines;
    lines.reserve(list.size());
    for (const DominatedStrategy& each : list) {
      lines.push_back(names_.players[each.player] + ": " + label(each.player, each.strategy) + " by " +
                      mixture_text(each.player, each.by));
    }
    return lines;
  }

  void write_dominated(std::string_view key, const DominanceReport& found) {
    std::vector<std::string> lines = first_of(dominance_lines(found.dominated));
    switch (found.thoroughness) {
      case Thoroughness::whole:
        break;
      case Thoroughness::too_large:
        lines.emplace_back(kOnlyPure);
        break;
      case Thoroughness::stopped:
        lines.emplace_back(lines.empty() ? "not decided: the search for them stopped early"
                                         : "there may be more: the search for them stopped early");
        break;
    }
    entries(key, lines);
  }

  void write_elimination(std::string_view key, const Elimination& elimination) {
    if (elimination.rounds.empty()) return;
    std::vector<std::string> lines;
    for (std::size_t round = 0; round < elimination.rounds.size(); ++round) {
      lines.push_back("round " + std::to_string(round + 1) + ": " +
                      report::joined(first_of(dominance_lines(elimination.rounds[round])), "; "));
    }
    std::vector<std::string> left;
    for (std::size_t i = 0; i < game_.player_count(); ++i) {
      left.push_back(labels_text(i, elimination.remaining[i]) + " for " + names_.players[i]);
    }
    lines.push_back("leaves " + report::joined(left, "; "));
    if (elimination.thoroughness == Thoroughness::stopped) {
      lines.emplace_back("there may be more rounds: the search for them stopped early");
    } else if (elimination.thoroughness == Thoroughness::too_large) {
      lines.emplace_back(kOnlyPure);
    }
    entries(key, lines);
  }

  void write_pure() {
    if (!findings_.pure) return;
    const Solution& pure = findings_.pure->solution();
    const bool is_whole = pure.status == Status::complete;
    std::vector<std::string> lines;
    for (const Equilibrium& equilibrium : pure.equilibria) {
      if (lines.size() == kMaxListed) break;
      std::vector<std::uint32_t> strategies;
      for (const MixedStrategy& own : equilibrium.exact()) strategies.push_back(own.support().front());
      lines.push_back(cell_text(strategies));
    }
    if (pure.equilibria.size() > kMaxListed) lines.push_back(more(pure.equilibria.size()));
    if (!is_whole) lines.emplace_back("the search for them stopped early");
    entries("pure equilibria", lines);
  }

  void write_value() {
    if (game_.player_count() != 2 || !check_sum(game_).is_constant()) return;
    const std::optional<ZeroSumValue>& value = findings_.value;
    if (!value) return entry("value", "not computed: the search for it stopped early");
    entry("value", shown(value->value) + " to " + names_.players[0] + ", by " +
                       mixture_text(0, value->optimal[0]) + " against " + mixture_text(1, value->optimal[1]));
    const bool is_cost = game_.objective() == Objective::minimize;
    entry("pure strategies", names_.players[0] + " secures " + shown(value->pure_maxmin) +
                                 (is_cost ? " (minmax)" : " (maxmin)") + " and is held to " +
                                 shown(value->pure_minmax) + (is_cost ? " (maxmin)" : " (minmax)"));
  }

  const Game& game_;
  const Source& source_;
  const InfoFindings& findings_;
  const TextOptions& options_;
  report::TextPage page_;
  report::Names names_;
};

}  // namespace

}  // namespace explain

void write_info(const Game& game, const Source& source, const InfoFindings& findings,
                const TextOptions& options, const Sink& sink) {
  explain::Info(game, source, findings, options, sink).write();
}

}  // namespace nashsolve
