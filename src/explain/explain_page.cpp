#include "explain_page.hpp"

#include <algorithm>

#include "display_text.hpp"
#include "escapes.hpp"
#include "formula_lines.hpp"
#include "json_play.hpp"
#include "json_profile.hpp"
#include "text_page.hpp"
#include "words.hpp"

namespace nashsolve::explain {

namespace {

using Layout = report::JsonWriter::Layout;

constexpr std::string_view kLatexHead =
    "\\documentclass{article}\n"
    "\\usepackage{iftex}\n"
    "\\ifPDFTeX\n"
    "  \\usepackage[T1]{fontenc}\n"
    "\\else\n"
    "  \\usepackage{fontspec}\n"
    "\\fi\n"
    "\\usepackage{textcomp}\n"
    "\\usepackage{amsmath}\n"
    "\\usepackage{longtable}\n"
    "\\usepackage[a4paper,margin=25mm]{geometry}\n"
    "\\setlength{\\parindent}{0pt}\n"
    "\\setlength{\\parskip}{0.6em}\n"
    "\\setlength{\\tabcolsep}{4pt}\n"
    "\\renewcommand{\\arraystretch}{1.25}\n"
    "% Formulas, one a line; a long one goes on below, further to the right.\n"
    "\\newenvironment{formulas}\n"
    "  {\\begin{list}{}{\\setlength{\\leftmargin}{4em}\\setlength{\\itemindent}{-2em}"
    "\\setlength{\\labelwidth}{0pt}%\n"
    "    \\setlength{\\labelsep}{0pt}\\setlength{\\itemsep}{0.2em}\\setlength{\\parsep}{0pt}}"
    "\\raggedright%\n"
    "    \\let\\factor\\cdot\\renewcommand{\\cdot}{\\factor\\nobreak}}\n"
    "  {\\end{list}}\n"
    "\\newcommand{\\formula}[1]{\\item $\\displaystyle #1$}\n";

}  // namespace

Page::Page(const Sink& sink, ExplainFormat format) : sink_(sink), format_(format) {
  if (format == ExplainFormat::json) json_.emplace(sink, true);
}

void Page::begin(const Game& game, const Source& source) {
  begin(game.title().empty() ? source.name : game.title(), [&] { report::write_game(*json_, game, source); });
  if (!json_ && !source.read_as.empty()) paragraph("read as: " + name(source.read_as));
}

void Page::begin(const GameTree& tree, const Source& source) {
  begin(tree.title().empty() ? source.name : tree.title(),
        [&] { report::write_tree_game(*json_, tree, source, !find_imperfect_recall(tree)); });
}

template <typename WriteGame>
void Page::begin(const std::string& title, WriteGame write_game) {
  switch (format_) {
    case ExplainFormat::text:
      write(report::printable(title) + "\n");
      break;
    case ExplainFormat::markdown:
      write("# " + name(title) + "\n");
      break;
    case ExplainFormat::latex:
      write(kLatexHead);
      write(kLatexMissing);
      write("\\begin{document}\n\\section*{" + name(title) + "}\n");
      break;
    case ExplainFormat::json:
      json_->begin_document("nashsolve-explain/1");
      write_game();
      json_->begin_array("sections", Layout::lines);
      begin_section("Game");
      break;
  }
}

void Page::begin_section(std::string_view heading) {
  json_->begin_object(Layout::lines);
  json_->member("heading", heading);
  json_->begin_array("content", Layout::lines);
}

void Page::end_section() {
  json_->end_array();
  json_->end_object();
}

void Page::json_lines(std::string_view key, const std::vector<std::string>& lines) {
  json_->object(key, lines);
}

void Page::end() {
  if (json_) {
    end_section();
    json_->end_array();
    json_->end_document();
  }
  if (format_ == ExplainFormat::latex) write("\\end{document}\n");
}

void Page::heading(std::string_view text) {
  const std::string content(text);
  switch (format_) {
    case ExplainFormat::text:
      write("\n" + content + "\n" + std::string(report::display_width(content), '-') + "\n");
      break;
    case ExplainFormat::markdown:
      write("\n## " + content + "\n");
      break;
    case ExplainFormat::latex:
      write("\n\\subsection*{" + content + "}\n");
      break;
    case ExplainFormat::json:
      end_section();
      begin_section(content);
      break;
  }
}

void Page::paragraph(std::string_view text) {
  if (json_) {
    json_->object("text", text);
    return;
  }
  const std::string content = format_ == ExplainFormat::text ? report::wrapped(text) : std::string(text);
  write((format_ == ExplainFormat::text ? "" : "\n") + content + "\n");
}

void Page::space() {
  if (format_ == ExplainFormat::text) write("\n");
}

void Page::formulas(const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  if (json_) return json_lines("formulas", lines);
  if (format_ == ExplainFormat::latex) {
    write("\\begin{formulas}\n");
    for (const std::string& line : lines) write("  \\formula{" + line + "}\n");
    write("\\end{formulas}\n");
    return;
  }
  if (format_ == ExplainFormat::text) {
    for (const std::string& line : lines) write("    " + broken_formula(line) + "\n");
    return;
  }
  const std::string block = report::joined(lines, "\n");
  const std::string fence = fence_around(block);
  write("\n" + fence + "\n" + block + "\n" + fence + "\n");
}

void Page::items(const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  switch (format_) {
    case ExplainFormat::text:
      for (const std::string& line : lines) {
        write("  - " + report::wrapped(line, report::kIndent, report::kIndent) + "\n");
      }
      break;
    case ExplainFormat::markdown:
      write("\n");
      for (const std::string& line : lines) write("- " + line + "\n");
      break;
    case ExplainFormat::latex:
      write("\\begin{itemize}\n");
      for (const std::string& line : lines) write("  \\item " + line + "\n");
      write("\\end{itemize}\n");
      break;
    case ExplainFormat::json:
      json_lines("items", lines);
      break;
  }
}

void Page::table(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows) {
  if (json_) {
    json_->begin_object(Layout::lines);
    json_->begin_array("table", Layout::lines);
    json_->value(header);
    for (const auto& row : rows) json_->value(row);
    json_->end_array();
    json_->end_object();
    return;
  }
  if (format_ == ExplainFormat::latex) {
    write("\\begin{longtable}{l" + std::string(header.size() - 1, 'r') + "}\n");
    const auto line = [&](const std::vector<std::string>& cells) {
      write("  " + report::joined(cells, " & ") + " \\\\\n");
    };
    line(header);
    write("  \\hline\n");
    for (const auto& row : rows) line(row);
    write("\\end{longtable}\n");
    return;
  }
  if (format_ == ExplainFormat::markdown) {
    write("\n| " + report::joined(header, " | ") + " |\n| ---");
    for (std::size_t k = 1; k < header.size(); ++k) write(" | ---:");
    write(" |\n");
    for (const auto& row : rows) write("| " + report::joined(row, " | ") + " |\n");
    return;
  }
  std::vector<std::size_t> widths(header.size());
  std::transform(header.begin(), header.end(), widths.begin(), report::display_width);
  for (const auto& row : rows) {
    for (std::size_t k = 0; k < row.size(); ++k) {
      widths[k] = std::max(widths[k], report::display_width(row[k]));
    }
  }
  const auto line = [&](const std::vector<std::string>& cells) {
    std::string text(report::kIndent, ' ');
    text += report::pad_right(cells[0], widths[0]);
    for (std::size_t k = 1; k < cells.size(); ++k) text += "   " + report::pad_left(cells[k], widths[k]);
    text.erase(text.find_last_not_of(' ') + 1);
    write(text + "\n");
  };
  line(header);
  for (const auto& row : rows) line(row);
}

std::string Page::name(std::string_view label) const {
  std::string text = report::printable(label);
  if (format_ == ExplainFormat::markdown) return escaped_for_markdown(text);
  if (format_ == ExplainFormat::latex) return escaped_for_latex(text);
  return text;
}

std::string Page::name_in_formula(std::string_view label) const {
  const std::string text = report::printable(label);
  return format_ == ExplainFormat::latex ? "\\text{" + escaped_for_latex(text) + "}" : text;
}

std::string Page::inline_formula(const std::string& formula) const {
  return format_ == ExplainFormat::latex ? "$" + formula + "$" : formula;
}

std::string Page::number(const Rational& value) const {
  if (format_ != ExplainFormat::latex || value.get_den() == 1) return to_string(value);
  const std::string sign = sgn(value) < 0 ? "-" : "";
  return sign + "\\frac{" + to_string(Integer(abs(value.get_num()))) + "}{" + to_string(value.get_den()) +
         "}";
}

std::string Page::approximate(const std::string& decimal) const {
  if (format_ != ExplainFormat::latex || decimal.front() != '~') return name(decimal);
  return "$\\approx$ " + name(decimal.substr(1));
}

std::string Page::polynomial(const Polynomial& p) const {
  const std::string plain = to_string(p, "x");
  if (format_ != ExplainFormat::latex) return name(plain);
  std::string formula;
  for (std::size_t k = 0; k < plain.size(); ++k) {
    formula += plain[k];
    if (plain[k] != '^') continue;
    const std::size_t end = std::min(plain.find(' ', k), plain.size());
    formula += "{" + plain.substr(k + 1, end - k - 1) + "}";
    k = end - 1;
  }
  return inline_formula(formula);
}

std::string Page::worth(std::size_t player, std::string_view label, bool is_cost) const {
  const std::string letter = is_cost ? "C" : "U";
  const std::string index = std::to_string(player + 1);
  return (format_ == ExplainFormat::latex ? letter + "_{" + index + "}" : letter + index) + "(" +
         name_in_formula(label) + ")";
}

std::string Page::unknown(char letter, std::size_t position, std::size_t count) const {
  std::string text(1, letter);
  if (count == 1) return text;
  const std::string index = std::to_string(position + 1);
  return format_ == ExplainFormat::latex ? text + "_{" + index + "}" : text + index;
}

std::string Page::linear(const LinearForm& form, char letter) const {
  std::vector<Term> terms;
  const std::size_t count = form.coefficients.size();
  for (std::size_t k = 0; k < count; ++k) terms.push_back({form.coefficients[k], unknown(letter, k, count)});
  terms.push_back({form.constant, ""});
  return sum(std::move(terms), count > 1);
}

std::string Page::sum(std::vector<Term> terms, bool has_indices) const {
  std::erase_if(terms, [](const Term& term) { return sgn(term.factor) == 0; });
  if (terms.empty()) return "0";
  if (terms.back().unknowns.empty() && sgn(terms.front().factor) < 0 && sgn(terms.back().factor) > 0) {
    std::rotate(terms.begin(), terms.end() - 1, terms.end());
  }
  std::string text;
  for (const Term& term : terms) {
    const Rational size = abs(term.factor);
    const bool is_negative = sgn(term.factor) < 0;
    if (text.empty()) {
      text += is_negative ? "-" : "";
    } else {
      text += is_negative ? " - " : " + ";
    }
    if (term.unknowns.empty() || size != 1) text += number(size);
    if (term.unknowns.empty()) continue;
    const bool is_close = size == 1 || (size.get_den() == 1 && !has_indices);
    text += (is_close ? "" : " ") + term.unknowns;
  }
  return text;
}

std::string Page::weighted_sum(const std::vector<Rational>& values,
                               const std::vector<std::vector<std::string>>& weights) const {
  const std::string times = format_ == ExplainFormat::latex ? " \\cdot " : "*";
  std::string text;
  for (std::size_t k = 0; k < values.size(); ++k) {
    if (!text.empty()) text += " + ";
    text += sgn(values[k]) < 0 ? "(" + number(values[k]) + ")" : number(values[k]);
    for (const std::string& weight : weights[k]) {
      const bool is_compound = weight.find(' ') != std::string::npos;
      text += times;
      text += is_compound ? "(" + weight + ")" : weight;
    }
  }
  return text;
}

std::string_view Page::therefore() const {
  return format_ == ExplainFormat::latex ? R"( \quad\Rightarrow\quad )" : ", so ";
}

}  // namespace nashsolve::explain
