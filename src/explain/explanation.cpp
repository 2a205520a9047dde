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
#include "explain_page.hpp"
#include "game_words.hpp"
#include "indifference.hpp"
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
    page_.paragraph(words_.player(0) + " chooses the row, " + words_.player(1) + " the column. Each cell shows the " +
                    std::string(words_.payoff_word()) + " of " + words_.player(0) + ", then of " + words_.player(1) + "." +
                    (words_.is_cost() ? " Both want to pay little." : ""));
    std::vector<std::string> header = {""};
    for (std::uint32_t j = 0; j < game_.strategy_count(1); ++j) header.push_back(words_.label(1, j));
    std::vector<std::vector<std::string>> rows;
    for (std::uint32_t i = 0; i < game_.strategy_count(0); ++i) {
      rows.push_back({words_.label(0, i)});
      for (std::uint32_t j = 0; j < game_.strategy_count(1); ++j) {
        const std::size_t cell = i * game_.stride(0) + j;
        rows.back().push_back(words_.shown(game_.payoff(0, cell)) + ", " + words_.shown(game_.payoff(1, cell)));
      }
    }
    page_.table(header, rows);
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
          words_.support(0, *first) + " against " + words_.support(1, *second);
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
        write_indifference(page_, words_, i, profile, checks_[k][i].best_responses);
      } else {
        page_.paragraph(words_.player(i) + " plays " + words_.mixture(i, profile[i]) + ".");
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

  void write_payoffs(std::size_t k) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < checks_[k].size(); ++i) {
      parts.push_back(words_.player(i) + (words_.is_cost() ? " pays " : " expects ") + words_.shown(checks_[k][i].payoff));
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
