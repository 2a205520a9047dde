// The derivation of every equilibrium of a game, from its payoff table to why there are no others.
#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "backward_induction.hpp"
#include "behavior_text.hpp"
#include "dominance.hpp"
#include "evaluation.hpp"
#include "exact_form_text.hpp"
#include "explain_page.hpp"
#include "game_words.hpp"
#include "indifference.hpp"
#include "joint_indifference.hpp"
#include "nashsolve/explain.hpp"
#include "number_text.hpp"
#include "subset_text.hpp"
#include "support_profiles.hpp"
#include "support_reasons.hpp"
#include "verdict_text.hpp"
#include "words.hpp"

namespace nashsolve {

namespace explain {

namespace {

constexpr std::size_t kMaxTable = 12;
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
        words_(page_, game) {}

  /// Returns whether all equilibria that are asked for are derived.
  bool write() {
    page_.begin(game_, source_);
    write_game();
    bool is_whole = true;
    if (source_.form && !options_.equilibrium && has_perfect_information(source_.form->tree)) {
      is_whole = write_backward_induction(page_, source_.form->tree, game_.objective(), options_.must_stop);
    }
    if (!options_.equilibrium) is_whole = write_supports() && is_whole;
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
  /// The first, and the others as long as there is time. Returns whether that are all.
  bool write_equilibria() {
    const std::size_t count = solution_.equilibria.size();
    for (std::size_t k = 0; k < count; ++k) {
      if (k > 0 && options_.must_stop()) {
        page_.space();
        page_.paragraph("How the other " +
                        (count - k == 1
                             ? "one of " + report::grouped(count) + " follows"
                             : report::grouped(count - k) + " of " + report::grouped(count) + " follow") +
                        " is left out: it was time to stop.");
        return false;
      }
      write_equilibrium(k);
    }
    return true;
  }

  /// One table, of more players one for each choice of the third and later ones.
  void write_game() {
    const std::size_t players = game_.player_count();
    if (players == 1) return;
    const std::size_t rows = game_.strategy_count(0);
    const std::size_t columns = game_.strategy_count(1);
    const std::size_t tables = game_.cell_count() / (rows * columns);
    if (rows > kMaxTable || columns > kMaxTable || tables > kMaxTable) return;
    std::vector<std::string> order;
    for (std::size_t i = 0; i < players; ++i)
      order.push_back((i > 0 ? "then of " : "of ") + words_.player(i));
    page_.space();
    page_.paragraph(words_.player(0) + " chooses the row, " + words_.player(1) + " the column" +
                    (players == 2   ? ""
                     : players == 3 ? ", " + words_.player(2) + " the table"
                                    : ", the others the table") +
                    ". Each cell shows the " + std::string(words_.payoff_word()) + " " +
                    report::joined(order) + "." +
                    (!words_.is_cost() ? ""
                     : players == 2    ? " Both want to pay little."
                                       : " All want to pay little."));
    std::vector<std::string> header = {""};
    for (std::uint32_t j = 0; j < columns; ++j) header.push_back(words_.label(1, j));
    for (std::size_t table = 0; table < tables; ++table) {
      if (players > 2) page_.paragraph(choice_text(table) + ":");
      std::vector<std::vector<std::string>> lines;
      for (std::uint32_t i = 0; i < rows; ++i) {
        lines.push_back({words_.label(0, i)});
        for (std::uint32_t j = 0; j < columns; ++j) {
          const std::size_t cell = i * game_.stride(0) + j * game_.stride(1) + table;
          std::vector<std::string> payoffs;
          for (std::size_t k = 0; k < players; ++k) payoffs.push_back(words_.shown(game_.payoff(k, cell)));
          lines.back().push_back(report::joined(payoffs));
        }
      }
      page_.table(header, lines);
    }
  }

  /// "Player 3 plays Front, Player 4 plays In": the strategies of the third and later players in a cell.
  [[nodiscard]] std::string choice_text(std::size_t cell) const {
    std::vector<std::string> parts;
    for (std::size_t i = 2; i < game_.player_count(); ++i) {
      const auto s = static_cast<std::uint32_t>(cell / game_.stride(i) % game_.strategy_count(i));
      parts.push_back(words_.player(i) + " plays " + words_.label(i, s));
    }
    return report::joined(parts);
  }

  void write_elimination(const Elimination& elimination) {
    for (std::size_t round = 0; round < elimination.rounds.size(); ++round) {
      std::vector<std::string> lines;
      for (const DominatedStrategy& each : elimination.rounds[round]) {
        lines.push_back(words_.player(each.player) + ": " + words_.label(each.player, each.strategy) +
                        " is strictly dominated by " + words_.mixture(each.player, each.by));
      }
      page_.paragraph(round == 0 ? "No equilibrium uses a strictly dominated strategy. These are:"
                                 : "Without them these are dominated, too:");
      page_.items(lines);
    }
  }

  /// The supports that survive, and why the others do not. Returns whether there was time to go through all.
  bool write_supports() {
    page_.heading("Supports");
    const Elimination elimination = eliminate(game_, Dominance::strict, options_.must_stop);
    write_elimination(elimination);
    if (elimination.thoroughness == Thoroughness::stopped) {
      page_.paragraph("The search for dominated strategies stopped early: there may be more.");
    }
    if (game_.player_count() != 2)
      return write_support_profiles(page_, words_, solution_, elimination.remaining, options_.must_stop);
    const std::vector<Support> own[2] = {supports_within(elimination.remaining[0]),
                                         supports_within(elimination.remaining[1])};
    if (own[0].size() * own[1].size() == 0 || own[0].size() * own[1].size() > kMaxProfiles) {
      page_.paragraph(
          "There are too many pairs of supports, the sets of strategies in use, to go through them "
          "one by one.");
      return true;
    }
    std::vector<std::string> surviving;
    std::vector<std::string> reasons;
    std::size_t failing = 0;
    for (const auto& [first, second] : pairs_by_size(own[0], own[1])) {
      const std::string pair = words_.support(0, *first) + " against " + words_.support(1, *second);
      std::optional<std::string> reason = obstacle(words_, 0, *first, *second, options_.must_stop);
      if (!reason) reason = obstacle(words_, 1, *second, *first, options_.must_stop);
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

  /// There is no derivation but the equations: what solves them is told, with the roots that probabilities
  /// and payoffs are, where they were asked for and found.
  void write_irrational(const EnclosedProfile& profile, std::size_t k) {
    const report::Evaluation evaluation = report::evaluate(game_, profile, checks_[k]);
    page_.paragraph(
        report::has_exact_form(evaluation)
            ? "Its probabilities solve equations that are not linear; they are roots of "
              "polynomials that have no factors."
            : "Its probabilities solve equations that are not linear; the search encloses them in "
              "intervals, from which these digits follow.");
    const auto written = [this](const Polynomial& p) { return page_.polynomial(p); };
    const auto number = [&](const Enclosure& value, const std::optional<RealRoot>& root, auto root_text) {
      if (value.lower == value.upper) return page_.value(value.lower);
      const std::string decimal = page_.approximate(report::number_text(value, {}));
      return root && !root->is_rational() ? decimal + ", " + root_text(*root, written) : decimal;
    };
    const bool is_cost = game_.objective() == Objective::minimize;
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < evaluation.size(); ++i) {
      const report::PlayerEvaluation& own = evaluation[i];
      const std::string player = page_.name(game_.players()[i].name);
      for (std::size_t n = 0; n < own.support.size(); ++n) {
        lines.push_back(player + " plays " + page_.name(game_.players()[i].strategies[own.support[n]]) +
                        " with probability " +
                        number(own.probabilities[n], own.exact_probability(own.support[n]),
                               report::probability_root_text));
      }
      lines.push_back(player + (is_cost ? " pays " : " expects ") +
                      number(own.payoff, own.exact_payoff, report::payoff_root_text));
    }
    page_.items(lines);
  }

  void write_equilibrium(std::size_t k) {
    page_.heading("Equilibrium " + std::to_string(k + 1));
    const Equilibrium& equilibrium = solution_.equilibria[k];
    if (!equilibrium.is_exact()) {
      write_joint_indifference(page_, words_, sides(k), nullptr);
      page_.space();
      return write_irrational(std::get<EnclosedProfile>(equilibrium.profile), k);
    }
    const Profile& profile = equilibrium.exact();
    write_place(k);
    if (profile.size() != 2) {
      write_joint_indifference(page_, words_, sides(k), &profile);
    } else {
      for (std::size_t i = 0; i < profile.size(); ++i) {
        if (i > 0 && !profile[0].is_pure()) page_.space();
        write_indifference(page_, words_, i, profile, checks_[k][i].best_responses);
      }
    }
    page_.space();
    write_payoffs(k);
    write_table(profile, checks_[k]);
    if (source_.form) write_tree(*source_.form, k);
  }

  [[nodiscard]] std::vector<UsedStrategies> sides(std::size_t k) const {
    std::vector<UsedStrategies> result;
    for (std::size_t i = 0; i < game_.player_count(); ++i) {
      result.push_back({solution_.equilibria[k].support(i), checks_[k][i].best_responses});
    }
    return result;
  }

  /// Whether what is said of play that does not come about is credible.
  void write_tree(const TreeForm& form, std::size_t k) {
    const Play play = report::checked_play(form, solution_.equilibria[k].exact(), checks_[k]);
    const std::string text = report::subgame_perfection_text(form.tree.players(), form.tree, play);
    if (text.empty()) return;
    page_.space();
    page_.paragraph("In the tree: " + page_.name(text) + ".");
  }

  /// What is on a continuum says so.
  void write_place(std::size_t k) {
    const Component& component = solution_.components[solution_.equilibria[k].component];
    if (!component.is_continuum()) return;
    std::vector<std::size_t> others;
    for (const std::size_t position : component.equilibria) {
      if (position != k) others.push_back(position);
    }
    const std::string numbers = others.empty() ? "" : page_.name(report::numbered(others));
    if (component.has_curves()) {
      page_.paragraph(
          "It lies on a continuum of equilibria" +
          (numbers.empty() ? "." : (others.size() == 1 ? ", as does " : ", as do ") + numbers + "."));
      return;
    }
    page_.paragraph("It is a corner of a continuum of equilibria" +
                    (numbers.empty() ? "" : ", connected with " + numbers) +
                    (component.is_listed() ? "." : "; not all its corners are listed."));
  }

  void write_payoffs(std::size_t k) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < checks_[k].size(); ++i) {
      parts.push_back(words_.player(i) + (words_.is_cost() ? " pays " : " expects ") +
                      words_.shown(checks_[k][i].payoff));
    }
    page_.paragraph(report::listed(parts) + "." + comparison(k));
  }

  /// The exact equilibria in which everybody is better off.
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
    return " Every player " + std::string(words_.is_cost() ? "pays less" : "gets more") + " in " +
           page_.name(report::numbered(better)) + ".";
  }

  void write_table(const Profile& profile, const ProfileCheck& checks) {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < profile.size(); ++i) {
      const StrategyPayoffs payoffs = strategy_payoffs(game_, profile, i);
      for (std::uint32_t s = 0; s < game_.strategy_count(i); ++s) {
        const bool is_best =
            std::binary_search(checks[i].best_responses.begin(), checks[i].best_responses.end(), s);
        rows.push_back({words_.player(i) + ": " + words_.label(i, s), page_.value(profile[i].probability(s)),
                        words_.shown(payoffs.at(s)), is_best ? "best response" : ""});
      }
    }
    page_.paragraph("The check: no strategy is better than what is played.");
    page_.table({"", "probability", std::string(words_.payoff_word()), ""}, rows);
  }

  void write_end() {
    page_.heading("Result");
    std::string verdict = report::verdict_text(solution_, find_kinds(solution_, checks_));
    // What is undecided is not listed here.
    if (verdict.ends_with(':')) verdict.back() = '.';
    page_.paragraph(verdict);
    for (const Component& component : solution_.components) {
      if (!component.is_continuum()) continue;
      const report::ComponentWords set = report::component_words(game_, solution_, component);
      page_.space();
      page_.paragraph(page_.name(set.heading));
      std::vector<std::string> pieces;
      for (const std::string& piece : set.pieces) pieces.push_back(page_.name(piece));
      page_.items(pieces);
    }
  }

  const Game& game_;
  const Source& source_;
  const Solution& solution_;
  const std::vector<ProfileCheck>& checks_;
  const ExplainOptions& options_;
  Page page_;
  GameWords words_;
};

}  // namespace

}  // namespace explain

bool write_explanation(const Game& game, const Source& source, const VerifiedSolution& verified,
                       const ExplainOptions& options, const Sink& sink) {
  return explain::Explanation(game, source, verified, options, sink).write();
}

}  // namespace nashsolve
