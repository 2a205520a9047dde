#include "tree_report.hpp"

#include <optional>
#include <string>
#include <string_view>

#include "json_parts.hpp"
#include "json_play.hpp"
#include "json_writer.hpp"
#include "text_page.hpp"
#include "tree_page.hpp"
#include "words.hpp"

namespace nashsolve::report {

namespace {

std::string_view method_name(TreeMethod method) {
  switch (method) {
    case TreeMethod::backward_induction:
      return "backward induction";
    case TreeMethod::sequence_form:
      return "linear programming on the sequence form, exact";
    case TreeMethod::best_responses:
      return "a best response in each subgame, in which one player moves";
    case TreeMethod::subgames:
      return "Lemke's method on the sequence form of each subgame, exact";
    case TreeMethod::subgame_forms:
      return "the strategic form of each subgame";
    default:
      return "regret matching in subgames that are too large for exact methods";
  }
}

/// Of what was found until then.
std::string stopped_verdict(const TreeResult& result, const NumberStyle& numbers) {
  const TreeEquilibrium& found = *result.equilibrium;
  const char* const end = result.status == Status::time_limit     ? "ended with its time limit"
                          : result.status == Status::memory_limit ? "ended with its memory limit"
                                                                  : "was interrupted";
  return "The search, by " + std::string(method_name(found.method)) + ", " + end +
         " before it found an equilibrium: of the profile that it had the players could by deviating still "
         "gain " +
         numbers_text(*found.gains, numbers) + ".";
}

std::string tree_verdict(const TreeResult& result, const NumberStyle& numbers) {
  if (result.equilibrium && result.equilibrium->gains && result.status != Status::undecided)
    return stopped_verdict(result, numbers);
  if (result.status == Status::time_limit) return "No equilibrium was found within the time limit.";
  if (result.status == Status::memory_limit) return "No equilibrium was found within the memory limit.";
  if (result.status == Status::interrupted)
    return "The search was interrupted before it found an equilibrium.";
  const TreeEquilibrium& found = *result.equilibrium;
  if (found.gains) {
    return "The profile found, by " + std::string(method_name(found.method)) +
           ", is no equilibrium, as of some subgame no rational one was found: by deviating the players "
           "could "
           "still gain " +
           numbers_text(*found.gains, numbers) + ".";
  }
  std::string text = "1 equilibrium, by " + std::string(method_name(found.method));
  if (found.is_subgame_perfect) {
    text += ": it is subgame-perfect.";
  } else if (found.method == TreeMethod::sequence_form) {
    text += ": the payoffs are what each player can secure.";
  } else {
    text += ". Whether it is subgame-perfect was not decided.";
  }
  return text + " Whether there are others was not decided: the strategic form is out of reach.";
}

}  // namespace

}  // namespace nashsolve::report

namespace nashsolve {

using report::JsonWriter;

void write_tree_text(const TreeResult& result, const TextOptions& options, const Sink& sink) {
  const GameTree& tree = result.tree;
  report::TextPage page(sink, options.color);
  report::print_tree_heading(page, tree, result.source);
  page.print("{}\n", report::wrapped(report::tree_verdict(result, options.numbers)));
  if (result.equilibrium) {
    const Play& play = result.equilibrium->play;
    page.print("\n{}  payoffs  {}\n", result.equilibrium->gains ? "approximate" : "#1",
               report::numbers_text(play.payoffs, options.numbers));
    report::print_tree_play(page, tree, play, options.numbers);
  }
  page.flush();
}

void write_tree_json(const TreeResult& result, const JsonOptions& options, const Sink& sink) {
  const GameTree& tree = result.tree;
  JsonWriter json(sink, options.indented);
  json.begin_document("nashsolve-tree/1");
  report::write_tree_game(json, tree, result.source, !find_imperfect_recall(tree));
  json.member("status", report::status_name(result.status));
  if (result.equilibrium) {
    const TreeEquilibrium& found = *result.equilibrium;
    json.begin_object(found.gains ? "approximate" : "equilibrium", JsonWriter::Layout::lines);
    json.member("payoffs", found.play.payoffs);
    report::write_play(json, tree, found.play);
    if (found.gains) {
      json.member("gains", *found.gains);
    } else {
      json.member("subgame_perfect", found.is_subgame_perfect ? std::optional(true) : std::nullopt);
    }
    json.end_object();
    json.member("method", report::method_name(found.method));
  }
  report::write_asked(json, options.asked);
  json.end_document();
}

}  // namespace nashsolve
