// A solution as text: what was found and proved, then each equilibrium, grouped by component.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "behavior_text.hpp"
#include "display_text.hpp"
#include "exact_form_text.hpp"
#include "kind_text.hpp"
#include "nashsolve/report.hpp"
#include "number_text.hpp"
#include "outcomes.hpp"
#include "path_text.hpp"
#include "profile_text.hpp"
#include "properties.hpp"
#include "result_view.hpp"
#include "selection.hpp"
#include "selection_text.hpp"
#include "subgame_perfection.hpp"
#include "subset_text.hpp"
#include "text_page.hpp"
#include "tree_text.hpp"
#include "undecided_text.hpp"
#include "verdict_text.hpp"
#include "words.hpp"

namespace nashsolve::report {

namespace {

/// Equilibria times nodes of a tree of which it is said whether they are subgame-perfect: of alternating
/// offers in three rounds a fifth of a second.
constexpr std::size_t kMostJudged = 400'000;

class TextReport {
 public:
  TextReport(const ResultView& result, const TextOptions& options, const Sink& sink)
      : result_(result),
        options_(options),
        page_(sink, options.color),
        names_(result.game),
        in_lines_(!has_details(result, options.details, kTextDetailsLimit)),
        properties_(in_lines_ && !options.select && options.only != Only::symmetric
                        ? find_kinds(result.solution, result.checks)
                        : find_properties(result.game, result.solution, result.checks)),
        shown_(shown(result.solution, properties_, options.only)),
        has_continua_(std::ranges::any_of(result.solution.components, &Component::is_continuum)) {}

  void write() {
    const Solution& solution = result_.solution;
    print_heading(page_, result_.game, result_.source);
    page_.print("{}\n", wrapped(verdict()));
    if (options_.only) print_left_out(*options_.only);
    print_undecided(page_, result_.game, solution.undecided, options_.verbose);
    if (solution.approximate && !options_.only) {
      print_approximate(*solution.approximate);
    } else if (in_lines_) {
      print_lines();
    } else {
      print_blocks();
    }
    if (result_.source.form) print_of_tree(*result_.source.form);
    if (solution.paths) page_.print("\n{}", path_text(result_.game, *solution.paths));
    if (options_.select) print_selection(*options_.select);
    if (options_.verbose) print_statistics();
    page_.flush();
  }

 private:
  [[nodiscard]] Evaluation evaluation(std::size_t position, bool with_strategy_payoffs) const {
    return evaluate(result_.game, result_.solution.equilibria[position], result_.checks[position],
                    with_strategy_payoffs);
  }

  /// How a tree is played, where the game is one and the equilibrium exact.
  [[nodiscard]] std::optional<AnyPlay> play_at(std::size_t position) const {
    if (!result_.source.form) return std::nullopt;
    return std::visit(
        [&](const auto& profile) {
          return AnyPlay(checked_play(*result_.source.form, profile, result_.checks[position]));
        },
        result_.solution.equilibria[position].profile);
  }

  [[nodiscard]] std::string verdict() const {
    return verdict_text(result_.solution, properties_,
                        [this](Tone tone, std::string_view text) { return page_.painted(tone, text); });
  }

  void print_left_out(Only only) {
    const auto count = static_cast<std::size_t>(std::ranges::count(shown_, true));
    const std::string text =
        fmt::format("Shown: {} that {} {}; left out: {}.{}", grouped(count), count == 1 ? "is" : "are",
                    name_of(only), grouped(shown_.size() - count), text_of_unlisted(only));
    page_.print("{}\n", wrapped(text));
  }

  /// A pure equilibrium is an extreme point, a symmetric one need not be; others are on no continuum.
  [[nodiscard]] std::string_view text_of_unlisted(Only only) const {
    if (only == Only::pure && !result_.solution.is_listed())
      return " There may be more on sets whose points are not all listed; --find pure lists all.";
    if (only == Only::symmetric && has_continua_)
      return " Of continua the points that are listed were looked at, no others.";
    return "";
  }

  [[nodiscard]] std::vector<std::size_t> shown_of(const Component& component) const {
    std::vector<std::size_t> positions;
    std::ranges::copy_if(component.equilibria, std::back_inserter(positions),
                         [this](std::size_t position) { return shown_[position]; });
    return positions;
  }

  [[nodiscard]] std::string kind_of(std::size_t position, const Component& component) const {
    std::string kind = kind_text(result_.solution, position, properties_);
    if (!component.is_continuum() && has_continua_ && is_isolated(component, properties_) == true)
      kind += ", isolated";
    return kind;
  }

  void print_blocks() {
    for (const Component& component : result_.solution.components) {
      const std::vector<std::size_t> positions = shown_of(component);
      if (component.is_continuum() && !(options_.only && positions.empty())) {
        page_.print("\n{}", component_text(result_.game, result_.solution, component));
      }
      for (const std::size_t position : positions) print_block(position, component);
    }
  }

  void print_block(std::size_t position, const Component& component) {
    const Evaluation evaluated = evaluation(position, true);
    const std::string number = number_of(position);
    const std::string kind = kind_of(position, component);
    const std::size_t taken = number.size() + 2 + kind.size();
    const std::size_t gap = taken + kColumnGap <= kPayoffColumn ? kPayoffColumn - taken : kColumnGap;
    page_.print("\n{}  {}{:{}}{}  {}\n", page_.painted(Tone::name, number), kind, "", gap,
                page_.painted(Tone::faint, names_.payoff + "s"), payoffs_text(evaluated, options_.numbers));
    print_strategies(page_, names_, evaluated, options_.numbers);
    print_irrational(position, evaluated);
    const auto play = play_at(position);
    if (play) {
      print_behavior(page_, names_.players, names_.player_width, result_.source.form->tree, *play,
                     options_.numbers);
    }
    page_.print("\n");
    print_best_response_table(page_, names_, evaluated, options_.numbers, options_.details);
    print_properties(position, component);
    if (play) {
      page_.print_indented(subgame_perfection_text(names_.players, result_.source.form->tree, *play));
    }
  }

  /// What sets the equilibrium apart; what holds of most is not said.
  void print_properties(std::size_t position, const Component& component) {
    const Properties& properties = properties_[position];
    std::vector<std::string> words;
    if (component.index && !component.is_continuum()) words.push_back(index_text(*component.index));
    if (properties.symmetric == true) words.emplace_back("symmetric");
    if (properties.evolutionarily_stable == true) words.emplace_back("evolutionarily stable");
    if (properties.payoff_dominant == true) words.emplace_back("payoff-dominant");
    if (properties.risk_dominant == true) words.emplace_back("risk-dominant");
    if (properties.pareto_dominated == true) words.emplace_back("Pareto-dominated");
    if (properties.undominated == false) words.emplace_back("uses a weakly dominated strategy");
    page_.print_indented(joined(words));
  }

  /// What is said of the equilibria of a tree together.
  void print_of_tree(const TreeForm& form) {
    std::vector<std::size_t> positions;
    for (std::size_t k = 0; k < shown_.size(); ++k) {
      if (shown_[k]) positions.push_back(k);
    }
    if (positions.size() < 2) return;
    const std::optional<Outcomes> found = outcomes(form, result_, positions);
    if (!found) return;
    if (!found->groups.empty()) print_outcomes(form, *found);
    if (in_lines_ && std::ranges::count(subgame_roots(form.tree), true) > 1)
      print_perfection(form.tree, positions);
  }

  /// Which differ in nothing that is reached.
  void print_outcomes(const TreeForm& form, const Outcomes& found) {
    page_.print("\n{}{}, by where the play ends:\n", counted(found.groups.size(), "outcome", "outcomes"),
                are_all(found, result_.solution) ? "" : " of those listed");
    for (const Outcome& outcome : found.groups) {
      const std::string where = outcome.ends.size() == 1
                                    ? "(" + path_text(form.tree, outcome.ends.front()) + ")"
                                    : "at one of " + grouped(outcome.ends.size()) + " ends";
      page_.print_indented(where + ": " + numbered(outcome.positions));
    }
    if (found.left_out.empty()) return;
    page_.print_indented("not compared, as irrational: " + numbered(found.left_out));
  }

  /// Which are subgame-perfect, where blocks do not say it.
  void print_perfection(const GameTree& tree, const std::vector<std::size_t>& positions) {
    if (positions.size() > kMostJudged / tree.nodes().size()) {
      page_.print("\nJSON tells which are subgame-perfect: there are too many.\n");
      return;
    }
    std::vector<std::size_t> perfect;
    std::vector<std::size_t> undecided;
    for (const std::size_t position : positions) {
      const std::optional<bool> holds = PlayView(*play_at(position)).visit([&](const auto& play) {
        return subgame_perfection(tree, play).holds;
      });
      if (!holds || *holds) (holds ? perfect : undecided).push_back(position);
    }
    const std::string which = perfect.empty() ? "none" : numbered(perfect);
    page_.print("\n{}\n", wrapped("Subgame-perfect of those listed: " + which + "."));
    if (!undecided.empty()) page_.print("{}\n", wrapped("Not decided: " + numbered(undecided) + "."));
  }

  void print_selection(SelectionRule rule) {
    const Selection selection = select(rule, result_.game, result_.solution, result_.checks, properties_);
    page_.print("\n{}\n", wrapped(selection_text(result_.game, selection, options_.numbers), 0, kIndent));
  }

  void print_precision(const Evaluation& evaluated) {
    Rational widest;
    for (const PlayerEvaluation& player : evaluated) {
      for (const Enclosure& value : player.probabilities) {
        widest = std::max(widest, Rational(value.upper - value.lower));
      }
    }
    page_.print(
        "{:{}}not known exactly: each probability is proven to lie in an interval of width {} or less\n", "",
        kIndent, power_of_ten_above(widest));
  }

  void print_lines() {
    ProfileTexts texts(result_.game, names_, options_.numbers);
    std::vector<std::string> payoffs;
    std::size_t last_position = 0;
    std::size_t kind_width = 0;
    std::size_t payoffs_width = 0;
    for (const Component& component : result_.solution.components) {
      for (const std::size_t position : shown_of(component)) {
        payoffs.push_back(texts.payoffs(result_.checks[position]));
        payoffs_width = std::max(payoffs_width, payoffs.back().size());
        kind_width = std::max(kind_width, kind_of(position, component).size());
        last_position = std::max(last_position, position);
      }
    }
    const std::size_t number_width = number_of(last_position).size();
    std::size_t line = 0;
    bool starts_group = true;
    for (const Component& component : result_.solution.components) {
      const std::vector<std::size_t> positions = shown_of(component);
      if (options_.only && positions.empty()) continue;
      if (starts_group || component.is_continuum()) page_.write("\n");
      starts_group = component.is_continuum();
      if (component.is_continuum()) {
        page_.write(component_text(result_.game, result_.solution, component));
      }
      for (const std::size_t position : positions) {
        page_.write(page_.painted(Tone::name, pad_left(number_of(position), number_width)));
        page_.write("  ");
        page_.write_padded(kind_of(position, component), kind_width + kColumnGap);
        page_.write_padded(payoffs[line++], payoffs_width + kColumnGap);
        const auto play = play_at(position);
        const std::string behavior =
            play ? behavior_line(result_.source.form->tree, *play, options_.numbers) : "";
        if (!behavior.empty()) {
          page_.write(behavior);
        } else {
          page_.write(texts.strategies(result_.solution.equilibria[position], result_.checks[position]));
        }
        page_.write("\n");
        if (options_.numbers.kind == NumberStyle::Kind::exact) {
          print_irrational(position, evaluation(position, false));
        }
      }
    }
  }

  void print_irrational(std::size_t position, const Evaluation& evaluated) {
    if (result_.solution.equilibria[position].is_exact()) return;
    if (!has_exact_form(evaluated)) print_precision(evaluated);
    print_exact_form(page_, names_, evaluated, options_.numbers);
  }

  void print_approximate(const Profile& profile) {
    const Evaluation evaluated = evaluate(result_.game, profile, result_.approximate_check, false);
    std::vector<std::string> regrets;
    for (const PlayerEvaluation& player : evaluated)
      regrets.push_back(number_text(player.regret, options_.numbers));
    page_.print("\n{}\n",
                wrapped("The nearest profile found is no equilibrium: by deviating the players could "
                        "still gain " +
                        joined(regrets) + "."));
    page_.print("\n{}  {}  {}\n", "approximate", page_.painted(Tone::faint, names_.payoff + "s"),
                payoffs_text(evaluated, options_.numbers));
    print_strategies(page_, names_, evaluated, options_.numbers);
  }

  static std::string number_of(std::size_t position) { return '#' + std::to_string(position + 1); }

  void print_statistics() {
    std::vector<std::string> parts{result_.solution.method};
    for (std::string& tally : tallies(result_.solution.counts)) parts.push_back(std::move(tally));
    parts.push_back(fmt::format("{:.3g} s", result_.solution.seconds));
    page_.print("\n{}\n", page_.painted(Tone::faint, wrapped(joined(parts))));
    if (options_.proof) {
      page_.print("{}\n",
                  page_.painted(Tone::faint, fmt::format("proof nashsolve-proof/1, {} steps, SHA-256 {}",
                                                         grouped(options_.proof->steps),
                                                         options_.proof->sha256.substr(0, 16) + "...")));
    }
  }

  const ResultView& result_;
  const TextOptions& options_;
  TextPage page_;
  Names names_;
  /// One line an equilibrium, which says of its properties only what kind it is.
  bool in_lines_;
  std::vector<Properties> properties_;
  /// By equilibrium.
  std::vector<bool> shown_;
  bool has_continua_;
};

}  // namespace

void write_text(const ResultView& result, const TextOptions& options, const Sink& sink) {
  TextReport(result, options, sink).write();
}

}  // namespace nashsolve::report

namespace nashsolve {

void write_text(const Game& game, const Source& source, const VerifiedSolution& verified,
                const TextOptions& options, const Sink& sink) {
  report::write_text({game, source, verified.solution(), verified.checks(), verified.approximate_check()},
                     options, sink);
}

}  // namespace nashsolve
