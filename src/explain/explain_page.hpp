// One explanation in four languages: plain text, Markdown, LaTeX, and JSON for other programs to lay out.
// Prose, formulas and tables are written once; the page renders names, numbers and formulas as its language
// wants them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json_writer.hpp"
#include "nashsolve/exact.hpp"
#include "nashsolve/explain.hpp"
#include "nashsolve/polynomial.hpp"
#include "nashsolve/tree.hpp"

namespace nashsolve::explain {

/// coefficients[k] * unknown k, summed, plus the constant.
struct LinearForm {
  std::vector<Rational> coefficients;
  Rational constant;
};

/// factor * unknowns; a constant where `unknowns` is empty.
struct Term {
  Rational factor;
  std::string unknowns;
};

class Page {
 public:
  Page(const Sink& sink, ExplainFormat format);

  /// Begins with the game's title, or the name of its file.
  void begin(const Game& game, const Source& source);
  void begin(const GameTree& tree, const Source& source);
  void end();
  void heading(std::string_view text);
  void paragraph(std::string_view text);
  /// An empty line between steps, where the language does not part paragraphs by itself.
  void space();
  /// Formulas, one a line.
  void formulas(const std::vector<std::string>& lines);
  void items(const std::vector<std::string>& lines);
  /// Cells are prose or inline formulas.
  void table(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows);

  /// A label in prose, and inside a formula.
  [[nodiscard]] std::string name(std::string_view label) const;
  [[nodiscard]] std::string name_in_formula(std::string_view label) const;
  /// A formula within prose.
  [[nodiscard]] std::string inline_formula(const std::string& formula) const;
  [[nodiscard]] std::string number(const Rational& value) const;
  /// A number within prose.
  [[nodiscard]] std::string value(const Rational& value) const { return inline_formula(number(value)); }
  /// A decimal like "~0.618" within prose.
  [[nodiscard]] std::string approximate(const std::string& decimal) const;
  /// "2x^10 - 1" within prose.
  [[nodiscard]] std::string polynomial(const Polynomial& p) const;
  /// "U1(Heads)": what the strategy is worth to the player.
  [[nodiscard]] std::string worth(std::size_t player, std::string_view label, bool is_cost) const;
  /// "q" where there is one unknown, else "q1", "q2", ...
  [[nodiscard]] std::string unknown(char letter, std::size_t position, std::size_t count) const;
  /// "2q - 1", "1 - 2q", "2 q1 + 3 q2".
  [[nodiscard]] std::string linear(const LinearForm& form, char letter) const;
  /// "1*q*r + (-1)*(1 - q)*r": each value with its weights.
  [[nodiscard]] std::string weighted_sum(const std::vector<Rational>& values,
                                         const std::vector<std::vector<std::string>>& weights) const;
  /// "2qr - 1", "1 - 2q", "2 q1 + 3 q2", "0". `has_indices`: unknowns are not letters alone.
  [[nodiscard]] std::string sum(std::vector<Term> terms, bool has_indices) const;
  /// Between a formula and what follows from it: ", so ", or an arrow.
  [[nodiscard]] std::string_view therefore() const;

 private:
  void write(std::string_view text) { sink_(text); }
  template <typename WriteGame>
  void begin(const std::string& title, WriteGame write_game);
  void begin_section(std::string_view heading);
  void end_section();
  /// A block of a section: one key with its lines.
  void json_lines(std::string_view key, const std::vector<std::string>& lines);

  const Sink& sink_;
  ExplainFormat format_;
  /// For ExplainFormat::json.
  std::optional<report::JsonWriter> json_;
};

}  // namespace nashsolve::explain
