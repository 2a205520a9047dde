#include "result_printer.hpp"

#include "nashsolve/report_parametric.hpp"
#include "tree_report.hpp"

namespace nashsolve::cli {

JsonOptions ResultPrinter::json_options() const {
  JsonOptions json{options_.details, place_.is_indented, options_.select, options_.only};
  if (place_.is_folder) {
    json.indented = options_.format != OutputFormat::jsonl;
    json.asked = asked_options(options_);
    json.with_time = false;
  }
  return json;
}

void ResultPrinter::print(const LoadedGame& loaded, const VerifiedSolution& verified,
                          const std::optional<ProofNote>& proof, const Sink& sink) const {
  const Source source = source_of(loaded);
  const Game& game = loaded.game;
  switch (format()) {
    case OutputFormat::text: {
      TextOptions text = text_options(options_, place_.is_terminal);
      text.proof = proof;
      return write_text(game, source, verified, text, sink);
    }
    case OutputFormat::csv:
      return write_csv(game, source, verified, {options_.csv_safe, options_.only, options_.exact}, sink);
    case OutputFormat::gambit:
      return write_gambit(game, verified, text_options(options_, false).numbers, options_.only, sink);
    case OutputFormat::lrs:
      return write_lrs(game, source, verified, options_.only, sink);
    case OutputFormat::json:
    case OutputFormat::jsonl: {
      JsonOptions json = json_options();
      json.proof = proof;
      // What the search is asked for when it goes on.
      if (!verified.solution().open_parts.empty()) json.asked = asked_options(options_);
      return write_json(game, source, verified, json, sink);
    }
  }
}

void ResultPrinter::print(const SolvedTree& solved, const Sink& sink) const {
  const Source source{solved.large.location().source, solved.large.sha256};
  const TreeResult result{solved.large.tree(), source, solved.status, solved.equilibrium};
  if (format() == OutputFormat::text) {
    write_tree_text(result, text_options(options_, place_.is_terminal), sink);
  } else {
    write_tree_json(result, json_options(), sink);
  }
}

void ResultPrinter::print(const LoadedGame& loaded, const ParametricSolution& solution,
                          const Sink& sink) const {
  const ParametricGame& family = *loaded.family;
  const Source source = source_of(loaded);
  if (format() == OutputFormat::text) {
    write_text(family, source, solution, text_options(options_, place_.is_terminal), sink);
  } else if (format() == OutputFormat::csv) {
    write_csv(family, source, solution, {options_.csv_safe}, sink);
  } else {
    write_json(family, source, solution, json_options(), sink);
  }
}

}  // namespace nashsolve::cli
