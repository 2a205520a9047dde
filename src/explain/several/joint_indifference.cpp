#include "joint_indifference.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "indifference.hpp"
#include "multilinear.hpp"
#include "words.hpp"

namespace nashsolve::explain {

namespace {

/// What fits a page: with more unknowns, or profiles of the others, nobody reads the polynomials.
constexpr std::size_t kMostJointUnknowns = 12;
constexpr std::size_t kMostProfiles = 64;
/// Profiles of the others whose payoffs are written one by one before they are summed.
constexpr std::size_t kMostSummands = 4;
/// From p on the alphabet has letters for as many.
constexpr std::size_t kMostPlayers = 11;

char letter_of(std::size_t player) {
  return static_cast<char>('p' + static_cast<char>(player));
}

class JointIndifference {
 public:
  JointIndifference(Page& page, const GameWords& words, const std::vector<UsedStrategies>& sides)
      : page_(page), words_(words), game_(words.game()), sides_(sides) {
    for (std::size_t i = 0; i < sides.size(); ++i) {
      supports_.push_back(sides[i].used);
      weights_.emplace_back();
      Multilinear rest = Multilinear::constant(1);
      for (std::size_t k = 0; k + 1 < sides[i].used.size(); ++k) {
        weights_[i].push_back(Multilinear::of({i, k}));
        rest -= weights_[i].back();
        has_indices_ = has_indices_ || sides[i].used.size() > 2;
      }
      weights_[i].push_back(rest);
    }
  }

  [[nodiscard]] bool is_readable() const {
    std::size_t unknowns = 0;
    std::size_t profiles = 1;
    for (const Support& own : supports_) {
      unknowns += own.size() - 1;
      profiles = std::min(profiles * own.size(), kMostProfiles * own.size() + 1);
    }
    return unknowns <= kMostJointUnknowns && profiles <= kMostProfiles && sides_.size() <= kMostPlayers;
  }

  void write(const Profile* profile) {
    const bool is_pure = std::ranges::all_of(supports_, [](const Support& own) { return own.size() == 1; });
    if (!is_pure) write_plays();
    for (std::size_t i = 0; i < sides_.size(); ++i) {
      if (!is_pure) page_.space();
      write_player(i);
    }
    if (is_pure) return;
    write_solution();
    if (profile != nullptr) write_values(*profile);
  }

 private:
  [[nodiscard]] std::string name(const Unknown& unknown) const {
    return page_.unknown(letter_of(unknown.player), unknown.position, supports_[unknown.player].size() - 1);
  }

  [[nodiscard]] std::string text(const Multilinear& form) const {
    std::vector<Term> terms;
    for (const auto& [monomial, coefficient] : form.terms()) {
      std::vector<std::string> names;
      for (const Unknown& unknown : monomial) names.push_back(name(unknown));
      terms.push_back({coefficient, report::joined(names, has_indices_ ? " " : "")});
    }
    return page_.sum(std::move(terms), has_indices_);
  }

  void write_plays() {
    std::string text;
    for (std::size_t i = 0; i < sides_.size(); ++i) {
      const Support& own = supports_[i];
      text += (i > 0 ? " " : "") + words_.player(i) + " plays " +
              (own.size() == 1 ? words_.label(i, own.front())
                               : words_.mixing(i, own, weights_of(page_, own.size(), letter_of(i)))) +
              ".";
    }
    page_.paragraph(text);
  }

  void write_player(std::size_t i) {
    bool is_against_pure = true;
    for (std::size_t j = 0; j < sides_.size(); ++j) {
      is_against_pure = is_against_pure && (j == i || supports_[j].size() == 1);
    }
    if (is_against_pure) {
      write_reply_to_pure(page_, words_, i, supports_, sides_[i].best);
      return;
    }
    page_.paragraph("The " + std::string(words_.payoff_word()) + " of " + words_.player(i) + " is");
    std::vector<Multilinear> worth;
    std::vector<std::string> lines;
    for (const std::uint32_t s : sides_[i].best) {
      Sum sum;
      add(i, 0, s * game_.stride(i), Multilinear::constant(1), {}, sum);
      const std::string total = text(sum.total);
      lines.push_back(
          words_.worth(i, s) + " = " +
          (sum.values.size() <= kMostSummands ? page_.weighted_sum(sum.values, sum.weights) + " = " : "") +
          total);
      worth.push_back(std::move(sum.total));
    }
    page_.formulas(lines);
    if (const std::string unused = words_.unused(i, sides_[i].used, sides_[i].best); !unused.empty())
      page_.paragraph(unused);
    if (worth.size() == 1) return;
    lines.clear();
    for (std::size_t row = 1; row < worth.size(); ++row) {
      Multilinear difference = worth.front();
      difference -= worth[row];
      if (difference.terms().empty()) continue;
      lines.push_back(text(difference) + " = 0");
      equations_.push_back(std::move(difference));
    }
    page_.paragraph(std::string(worth.size() == 2 ? "Both" : "All") + " are equal " +
                    (lines.empty() ? "whatever these probabilities are." : "where"));
    page_.formulas(lines);
  }

  struct Sum {
    std::vector<Rational> values;
    std::vector<std::vector<std::string>> weights;
    Multilinear total;
  };

  /// Over all that players from j on may use, of what player i gets.
  void add(std::size_t i, std::size_t j, std::size_t cell, const Multilinear& weight,
           const std::vector<std::string>& factors, Sum& sum) const {
    if (j == sides_.size()) {
      const Rational value = game_.shown(game_.payoff(i, cell));
      sum.values.push_back(value);
      sum.weights.push_back(factors);
      Multilinear part = weight;
      sum.total += part *= value;
      return;
    }
    if (j == i) return add(i, j + 1, cell, weight, factors, sum);
    const std::vector<std::string> names = supports_[j].size() == 1
                                               ? std::vector<std::string>{}
                                               : weights_of(page_, supports_[j].size(), letter_of(j));
    for (std::size_t k = 0; k < supports_[j].size(); ++k) {
      std::vector<std::string> more = factors;
      if (!names.empty()) more.push_back(names[k]);
      add(i, j + 1, cell + supports_[j][k] * game_.stride(j), weight * weights_[j][k], more, sum);
    }
  }

  struct Step {
    Multilinear equation;
    Unknown unknown;
    Multilinear value;
  };

  /// An equation that gives an unknown which can be put into all others.
  static std::optional<Step> next_step(const std::vector<Multilinear>& open) {
    for (const Multilinear& equation : open) {
      for (const Unknown& unknown : equation.solvable()) {
        Multilinear value = equation.solved_for(unknown);
        if (std::ranges::all_of(open, [&](const Multilinear& each) { return each.takes(unknown, value); }))
          return Step{equation, unknown, std::move(value)};
      }
    }
    return std::nullopt;
  }

  /// What can be solved for one by one, what is known put into the rest.
  void write_solution() {
    std::vector<std::string> lines;
    std::vector<Multilinear> open = equations_;
    while (const std::optional<Step> step = next_step(open)) {
      lines.push_back(text(step->equation) + " = 0" + std::string(page_.therefore()) + name(step->unknown) +
                      " = " + text(step->value));
      for (Multilinear& each : open) each.substitute(step->unknown, step->value);
      std::erase_if(open, [](const Multilinear& each) { return each.terms().empty(); });
    }
    if (lines.empty()) return;
    page_.space();
    page_.paragraph(lines.size() == 1 ? "One of these equations gives" : "One after the other, these give");
    page_.formulas(lines);
  }

  void write_values(const Profile& profile) {
    page_.space();
    std::vector<std::string> values;
    std::vector<std::string> plays;
    for (std::size_t i = 0; i < sides_.size(); ++i) {
      plays.push_back(words_.player(i) + " plays " + words_.mixture(i, profile[i]));
      for (std::size_t k = 0; k + 1 < supports_[i].size(); ++k) {
        values.push_back(page_.inline_formula(name({i, k}) + " = " +
                                              page_.number(profile[i].probability(supports_[i][k]))));
      }
    }
    page_.paragraph((equations_.empty() ? "Here " : "All equations hold where ") + report::listed(values) +
                    ".");
    page_.items(plays);
  }

  Page& page_;
  const GameWords& words_;
  const Game& game_;
  const std::vector<UsedStrategies>& sides_;
  std::vector<Support> supports_;
  /// Of each player's used strategies.
  std::vector<std::vector<Multilinear>> weights_;
  bool has_indices_ = false;
  std::vector<Multilinear> equations_;
};

}  // namespace

void write_joint_indifference(Page& page, const GameWords& words, const std::vector<UsedStrategies>& sides,
                              const Profile* profile) {
  JointIndifference joint(page, words, sides);
  if (joint.is_readable()) return joint.write(profile);
  for (std::size_t i = 0; i < sides.size(); ++i) {
    page.paragraph(words.player(i) + " plays " +
                   (profile != nullptr ? words.mixture(i, (*profile)[i]) : words.support(i, sides[i].used)) +
                   ".");
  }
}

}  // namespace nashsolve::explain
