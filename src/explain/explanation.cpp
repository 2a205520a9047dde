// The derivation of every equilibrium of a game, from its payoff table to why there are no others.
#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "backward_induction.hpp"
#include "behavior_text.hpp"
#include "dominance.hpp"
#include "equation_system.hpp"
#include "explain_page.hpp"
#include "irrational_equilibrium.hpp"
#include "nashsolve/explain.hpp"
#include "support_reasons.hpp"
#include "verdict_text.hpp"
#include "words.hpp"

namespace nashsolve {

namespace explain {

namespace {

/// Pairs of supports that are looked at, and reasons that are printed.
constexpr std::size_t kMaxPairs = 4'000;
constexpr std::size_t kMaxReasons = 60;
constexpr std::size_t kMaxTable = 12;
/// Unknowns of a system whose elimination is shown: with more, nobody reads it, and its fractions become
/// long.
constexpr std::size_t kMostUnknowns = 12;

class Explanation {
 public:
  Explanation(const Game& game, const Source& source, const VerifiedSolution& verified,
              const ExplainOptions& options, const Sink& sink)
      : game_(game),
        source_(source),
        solution_(verified.solution()),
        checks_(verified.checks()),
        options_(options),
        page_(sink, options.format),
        is_cost_(game.objective() == Objective::minimize) {}

  /// Returns whether all equilibria that are asked for are derived.
  bool write() {
    page_.begin(game_, source_);
    write_game();
    bool is_whole = true;
    if (source_.form && !options_.equilibrium && has_perfect_information(source_.form->tree)) {
      is_whole = write_backward_induction(page_, source_.form->tree, game_.objective(), options_.must_stop);
    }
    if (!options_.equilibrium && game_.player_count() == 2) is_whole = write_supports() && is_whole;
    if (options_.equilibrium) {
      write_equilibrium(*options_.equilibrium);
    } else {
      is_whole = write_equilibria() && is_whole;
      write_end();
    }
    page_.end();
    return is_whole;
  }

 private:
  [[nodiscard]] std::string player(std::size_t i) const { return page_.name(game_.players()[i].name); }
  [[nodiscard]] std::string label(std::size_t i, std::uint32_t s) const {
    return page_.name(game_.players()[i].strategies[s]);
  }
  [[nodiscard]] std::string shown(const Rational& payoff) const { return page_.value(game_.shown(payoff)); }
  [[nodiscard]] std::string_view payoff_word() const { return is_cost_ ? "cost" : "payoff"; }

  /// The first, and the others as long as there is time. Returns whether that are all.
  bool write_equilibria() {
    const std::size_t count = solution_.equilibria.size();
    for (std::size_t k = 0; k < count; ++k) {
      if (k > 0 && options_.must_stop()) {
        page_.space();
        page_.paragraph("How the other " + report::grouped(count - k) + " of " + report::grouped(count) +
                        " follow is left out: it was time to stop.");
        return false;
      }
      write_equilibrium(k);
    }
    return true;
  }

  void write_game() {
    if (game_.player_count() != 2 || game_.strategy_count(0) > kMaxTable ||
        game_.strategy_count(1) > kMaxTable) {
      return;
    }
    page_.space();
    page_.paragraph(player(0) + " chooses the row, " + player(1) + " the column. Each cell shows the " +
                    std::string(payoff_word()) + " of " + player(0) + ", then of " + player(1) + "." +
                    (is_cost_ ? " Both want to pay little." : ""));
    std::vector<std::string> header = {""};
    for (std::uint32_t j = 0; j < game_.strategy_count(1); ++j) header.push_back(label(1, j));
    std::vector<std::vector<std::string>> rows;
    for (std::uint32_t i = 0; i < game_.strategy_count(0); ++i) {
      rows.push_back({label(0, i)});
      for (std::uint32_t j = 0; j < game_.strategy_count(1); ++j) {
        const std::size_t cell = i * game_.stride(0) + j;
        rows.back().push_back(shown(game_.payoff(0, cell)) + ", " + shown(game_.payoff(1, cell)));
      }
    }
    page_.table(header, rows);
  }

  void write_elimination(const Elimination& elimination) {
    for (std::size_t round = 0; round < elimination.rounds.size(); ++round) {
      std::vector<std::string> lines;
      for (const DominatedStrategy& each : elimination.rounds[round]) {
        lines.push_back(player(each.player) + ": " + label(each.player, each.strategy) +
                        " is strictly dominated by " + mixture_text(each.player, each.by));
      }
      page_.paragraph(round == 0 ? "No equilibrium uses a strictly dominated strategy. These are:"
                                 : "Without them these are dominated, too:");
      page_.items(lines);
    }
  }

  [[nodiscard]] std::string mixture_text(std::size_t i, const MixedStrategy& strategy) const {
    return explain::mixture_text(page_, game_, i, strategy);
  }

  /// The supports that survive, and why the others do not. Returns whether there was time to go through all.
  bool write_supports() {
    page_.heading("Supports");
    const Elimination elimination = eliminate(game_, Dominance::strict, options_.must_stop);
    write_elimination(elimination);
    if (elimination.thoroughness == Thoroughness::stopped) {
      page_.paragraph("The search for dominated strategies stopped early: there may be more.");
    }
    const std::vector<Support> own[2] = {supports_within(elimination.remaining[0]),
                                         supports_within(elimination.remaining[1])};
    if (own[0].size() * own[1].size() == 0 || own[0].size() * own[1].size() > kMaxPairs) {
      page_.paragraph(
          "There are too many pairs of supports, the sets of strategies in use, to go through them "
          "one by one.");
      return true;
    }
    std::vector<std::string> surviving;
    std::vector<std::string> reasons;
    std::size_t failing = 0;
    for (const auto& [first, second] : pairs_by_size(own[0], own[1])) {
      const std::string pair =
          support_text(page_, game_, 0, *first) + " against " + support_text(page_, game_, 1, *second);
      std::optional<std::string> reason = obstacle(page_, game_, 0, *first, *second, options_.must_stop);
      if (!reason) reason = obstacle(page_, game_, 1, *second, *first, options_.must_stop);
      if (options_.must_stop()) {
        page_.paragraph("Which pairs of supports survive is left out: it was time to stop.");
        return false;
      }
      if (!reason) {
        surviving.push_back(pair);
      } else if (++failing <= kMaxReasons) {
        reasons.push_back(pair + ": " + *reason);
      }
    }
    const std::string total = report::grouped(surviving.size() + failing);
    const std::string survive =
        surviving.size() == 1 ? "one survives:" : report::grouped(surviving.size()) + " survive:";
    page_.paragraph("In equilibrium all strategies that a player uses, its support, are best responses. " +
                    (failing > 0             ? "Of the " + total + " pairs of supports " + survive
                     : surviving.size() == 1 ? std::string("There is one pair of supports, and it survives:")
                                             : "All " + total + " pairs of supports survive:"));
    page_.items(surviving);
    if (reasons.empty()) return true;
    page_.paragraph(failing > kMaxReasons
                        ? "The others fail in the ways of these, the smallest " +
                              report::grouped(kMaxReasons) + " of " + report::grouped(failing) + ":"
                        : "The others fail:");
    page_.items(reasons);
    return true;
  }

  void write_equilibrium(std::size_t k) {
    page_.heading("Equilibrium " + std::to_string(k + 1));
    const Equilibrium& equilibrium = solution_.equilibria[k];
    if (!equilibrium.is_exact()) {
      write_irrational(page_, game_, std::get<EnclosedProfile>(equilibrium.profile), checks_[k]);
      return;
    }
    const Profile& profile = equilibrium.exact();
    write_place(k);
    for (std::size_t i = 0; i < profile.size(); ++i) {
      if (profile.size() == 2) {
        if (i > 0 && !profile[0].is_pure()) page_.space();
        write_indifference(i, profile, checks_[k][i].best_responses);
      } else {
        page_.paragraph(player(i) + " plays " + mixture_text(i, profile[i]) + ".");
      }
    }
    page_.space();
    write_payoffs(k);
    write_table(profile, checks_[k]);
    if (source_.form) write_tree(*source_.form, k);
  }

  /// Whether what is said of play that does not come about is credible.
  void write_tree(const TreeForm& form, std::size_t k) {
    const Play play = report::checked_play(form, solution_.equilibria[k].exact(), checks_[k]);
    const std::string text = report::subgame_perfection_text(form.tree.players(), form.tree, play);
    if (text.empty()) return;
    page_.space();
    page_.paragraph("In the tree: " + page_.name(text) + ".");
  }

  /// A corner of a continuum says so.
  void write_place(std::size_t k) {
    const Component& component = solution_.components[solution_.equilibria[k].component];
    if (!component.is_continuum()) return;
    std::vector<std::size_t> others;
    for (const std::size_t position : component.equilibria) {
      if (position != k) others.push_back(position);
    }
    page_.paragraph("It is a corner of a continuum of equilibria" +
                    (others.empty() ? "" : ", connected with " + page_.name(report::numbered(others))) +
                    (component.is_listed() ? "." : "; not all its corners are listed."));
  }

  /// Why player i is willing to use what it uses: the opponent's mixture makes it indifferent.
  void write_indifference(std::size_t i, const Profile& profile, const Support& best) {
    const MixedStrategy& other = profile[1 - i];
    if (other.is_pure()) {
      write_reply_to_pure(i, other.support().front(), best);
      return;
    }
    const char letter = i == 0 ? 'q' : 'p';
    const auto columns = other.support();
    const EquationSystem system = indifference_system(game_, i, best, columns);
    page_.paragraph(player(1 - i) + " plays " + mixing_text(1 - i, columns, letter) + ". Then the " +
                    std::string(payoff_word()) + " of " + player(i) + " is");
    write_worth(i, best, columns, system, letter);
    write_unused(i, profile[i], best);
    write_solution(best, system, letter);
    page_.paragraph("So " + player(1 - i) + " plays " + mixture_text(1 - i, other) + ".");
  }

  void write_reply_to_pure(std::size_t i, std::uint32_t theirs, const Support& best) {
    std::vector<std::string> parts;
    for (std::uint32_t s = 0; s < game_.strategy_count(i); ++s) {
      const Rational payoff = game_.payoff(i, s * game_.stride(i) + theirs * game_.stride(1 - i));
      parts.push_back(shown(payoff) + " with " + label(i, s));
    }
    page_.paragraph("Against " + label(1 - i, theirs) + ", " + player(i) + (is_cost_ ? " pays " : " gets ") +
                    report::listed(parts) + ": " + support_text(page_, game_, i, best) +
                    (best.size() == 1 ? " is best." : " are best."));
  }

  /// "Heads with probability q and Tails with probability 1 - q".
  [[nodiscard]] std::string mixing_text(std::size_t i, std::span<const std::uint32_t> support,
                                        char letter) const {
    std::vector<std::string> parts;
    const std::vector<std::string> weights = weights_of(support.size(), letter);
    for (std::size_t k = 0; k < support.size(); ++k) {
      parts.push_back(label(i, support[k]) + " with probability " + page_.inline_formula(weights[k]));
    }
    return report::listed(parts);
  }

  /// "q" and "1 - q"; "q1", "q2" and "1 - q1 - q2".
  [[nodiscard]] std::vector<std::string> weights_of(std::size_t count, char letter) const {
    std::vector<std::string> weights;
    LinearForm rest{std::vector<Rational>(count - 1, Rational(-1)), 1};
    for (std::size_t k = 0; k + 1 < count; ++k) weights.push_back(page_.unknown(letter, k, count - 1));
    weights.push_back(page_.linear(rest, letter));
    return weights;
  }

  void write_worth(std::size_t i, const Support& best, std::span<const std::uint32_t> columns,
                   const EquationSystem& system, char letter) {
    std::vector<std::string> lines;
    for (std::size_t row = 0; row < best.size(); ++row) {
      std::vector<Rational> values;
      for (const std::uint32_t column : columns) {
        values.push_back(
            game_.shown(game_.payoff(i, best[row] * game_.stride(i) + column * game_.stride(1 - i))));
      }
      lines.push_back(worth(i, best[row]) + " = " +
                      page_.weighted_sum(values, weights_of(columns.size(), letter)) + " = " +
                      page_.linear(system.worth[row], letter));
    }
    page_.formulas(lines);
  }

  [[nodiscard]] std::string worth(std::size_t i, std::uint32_t s) const {
    return page_.worth(i, game_.players()[i].strategies[s], is_cost_);
  }

  /// Best responses that are not used are equations, too: they hold at this corner.
  void write_unused(std::size_t i, const MixedStrategy& own, const Support& best) {
    std::vector<std::string> unused;
    for (const std::uint32_t s : best) {
      if (!std::binary_search(own.support().begin(), own.support().end(), s)) unused.push_back(label(i, s));
    }
    if (unused.empty()) return;
    page_.paragraph(player(i) + " does not use " + report::listed(unused) + ", but " +
                    (unused.size() == 1 ? "it is" : "they are") + " as good here.");
  }

  void write_solution(const Support& best, const EquationSystem& system, char letter) {
    if (system.unknowns > kMostUnknowns) {
      page_.paragraph("All are equal where " + report::grouped(system.equations.size()) + " equations in " +
                      report::grouped(system.unknowns) + " unknowns hold; how they are solved is left out.");
      return;
    }
    const EliminationSteps steps = eliminate_unknowns(system);
    std::vector<std::string> lines;
    for (const EliminationStep& step : steps.steps) {
      const std::string equation = page_.linear(system.worth.front(), letter) + " = " +
                                   page_.linear(system.worth[step.equation + 1], letter);
      lines.push_back(equation + arrow() + page_.unknown(letter, step.unknown, system.unknowns) + " = " +
                      page_.linear(step.value, letter));
    }
    page_.paragraph(best.size() == 2 ? "Both are equal where" : "All are equal where");
    page_.formulas(lines);
    if (system.unknowns < 2 || !steps.solution) return;
    std::vector<std::string> values;
    for (std::size_t k = 0; k < system.unknowns; ++k) {
      values.push_back(page_.inline_formula(page_.unknown(letter, k, system.unknowns) + " = " +
                                            page_.number((*steps.solution)[k])));
    }
    page_.paragraph("Put into one another, from the last to the first: " + report::listed(values) + ".");
  }

  [[nodiscard]] std::string arrow() const {
    return options_.format == ExplainFormat::latex ? R"( \quad\Rightarrow\quad )" : ", so ";
  }

  void write_payoffs(std::size_t k) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < checks_[k].size(); ++i) {
      parts.push_back(player(i) + (is_cost_ ? " pays " : " expects ") + shown(checks_[k][i].payoff));
    }
    page_.paragraph(report::listed(parts) + "." + comparison(k));
  }

  /// Where everybody is better off in some pure equilibria.
  [[nodiscard]] std::string comparison(std::size_t k) const {
    std::vector<std::size_t> better;
    for (std::size_t other = 0; other < solution_.equilibria.size(); ++other) {
      if (!solution_.equilibria[other].is_exact()) continue;
      bool is_better = true;
      for (std::size_t i = 0; i < checks_[k].size(); ++i) {
        is_better = is_better && checks_[other][i].payoff > checks_[k][i].payoff;
      }
      if (is_better) better.push_back(other);
    }
    if (better.empty()) return "";
    return " Every player " + std::string(is_cost_ ? "pays less" : "gets more") + " in " +
           page_.name(report::numbered(better)) + ".";
  }

  void write_table(const Profile& profile, const ProfileCheck& checks) {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < profile.size(); ++i) {
      const StrategyPayoffs payoffs = strategy_payoffs(game_, profile, i);
      for (std::uint32_t s = 0; s < game_.strategy_count(i); ++s) {
        const bool is_best =
            std::binary_search(checks[i].best_responses.begin(), checks[i].best_responses.end(), s);
        rows.push_back({player(i) + ": " + label(i, s), page_.value(profile[i].probability(s)),
                        shown(payoffs.at(s)), is_best ? "best response" : ""});
      }
    }
    page_.paragraph("The check: no strategy is better than what is played.");
    page_.table({"", "probability", std::string(payoff_word()), ""}, rows);
  }

  void write_end() {
    page_.heading("Result");
    std::string verdict = report::verdict_text(solution_, find_kinds(solution_, checks_));
    // What is undecided is not listed here.
    if (verdict.ends_with(':')) verdict.back() = '.';
    page_.paragraph(verdict);
  }

  const Game& game_;
  const Source& source_;
  const Solution& solution_;
  const std::vector<ProfileCheck>& checks_;
  const ExplainOptions& options_;
  Page page_;
  bool is_cost_;
};

}  // namespace

}  // namespace explain

bool write_explanation(const Game& game, const Source& source, const VerifiedSolution& verified,
                       const ExplainOptions& options, const Sink& sink) {
  return explain::Explanation(game, source, verified, options, sink).write();
}

}  // namespace nashsolve
