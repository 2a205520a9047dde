#include "page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <variant>

#include "evaluation.hpp"
#include "exact_form_text.hpp"
#include "kind_text.hpp"
#include "matrix_view.hpp"
#include "number_text.hpp"
#include "page_document.hpp"
#include "properties.hpp"
#include "subset_text.hpp"
#include "verdict_text.hpp"
#include "words.hpp"

namespace nashsolve::plot {

namespace {

using Json = nlohmann::ordered_json;

/// Beyond, exact fractions are left to the JSON result.
constexpr std::size_t kMostExact = 2000;

/// Text of any direction between text of ours: an isolate keeps it from reordering what is
/// around it (Unicode Standard Annex 9).
std::string isolated(const std::string& text) {
  const bool is_ascii = std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
  return is_ascii ? text : fmt::format("\xE2\x81\xA8{}\xE2\x81\xA9", text);
}

std::vector<std::vector<std::string>> isolated_strategies(const Subject& subject) {
  std::vector<std::vector<std::string>> names = subject.names.strategies;
  for (std::vector<std::string>& own : names) std::transform(own.begin(), own.end(), own.begin(), &isolated);
  return names;
}

/// Of what is neither rational nor a root that was found, the decimals that stand beside it.
std::string exact_text(const report::PlayerEvaluation& own, std::size_t n, const std::string& decimals) {
  if (own.probabilities[n].lower == own.probabilities[n].upper) return to_string(own.probabilities[n].lower);
  const auto root = own.exact_probability(own.support[n]);
  return root ? report::probability_root_text(*root) : decimals;
}

Json equilibrium_data(const Subject& subject, std::size_t position,
                      const std::vector<report::Properties>& properties,
                      const std::vector<std::vector<std::string>>& names) {
  const Equilibrium& equilibrium = subject.solution.equilibria[position];
  const report::Evaluation evaluation =
      report::evaluate(subject.game, equilibrium, subject.checks[position], false);
  std::string kind = report::kind_text(subject.solution, position, properties);
  if (equilibrium.index) kind += ", " + report::index_text(*equilibrium.index);
  Json strategies = Json::array();
  Json exact = Json::array();
  bool has_decimals = false;
  for (std::size_t i = 0; i < evaluation.size(); ++i) {
    const report::PlayerEvaluation& own = evaluation[i];
    strategies.push_back(report::strategy_text(names[i], own, {}));
    Json used = Json::array();
    for (std::size_t n = 0; n < own.support.size(); ++n) {
      const std::string text = report::number_text(own.probabilities[n], {});
      has_decimals = has_decimals || text.front() == '~';
      used.push_back({own.support[n], exact_text(own, n, text)});
    }
    exact.push_back(std::move(used));
  }
  Json result{{"kind", std::move(kind)},
              {"component", equilibrium.component},
              {"strategies", std::move(strategies)},
              {"payoffs", report::payoffs_text(evaluation, {})}};
  const bool is_known =
      equilibrium.is_exact() || std::get<EnclosedProfile>(equilibrium.profile).exact_form.has_value();
  if (has_decimals && is_known && subject.solution.equilibria.size() <= kMostExact) {
    result["exact"] = std::move(exact);
  }
  return result;
}

/// Empty where all equilibria are listed.
std::string listed_text(const Subject& subject) {
  const std::size_t count = subject.solution.equilibria.size();
  if (count == subject.shown_equilibria()) return {};
  return fmt::format("The first {} of {} equilibria; the JSON result has all.",
                     report::grouped(subject.shown_equilibria()), report::grouped(count));
}

Json page_data(const Subject& subject, const Source& source, const std::vector<Chart>& charts) {
  const Solution& solution = subject.solution;
  const auto properties = find_properties(subject.game, solution, subject.checks);
  Json data = document_data(subject.game, subject.names, source, charts);
  data.update({{"verdict", report::verdict_text(solution, properties)},
               {"listed", listed_text(subject)},
               {"undecided", Json::array()},
               {"groups", Json::array()},
               {"equilibria", Json::array()},
               {"matrix", matrix_view(subject)}});
  for (const UndecidedRegion& region : solution.undecided) data["undecided"].push_back(region.description);
  for (const Component& component : solution.components) {
    const bool is_point = !component.is_continuum();
    data["groups"].push_back(is_point ? Json(nullptr)
                                      : Json(report::component_text(subject.game, solution, component)));
  }
  const auto names = isolated_strategies(subject);
  for (std::size_t k = 0; k < subject.shown_equilibria(); ++k) {
    data["equilibria"].push_back(equilibrium_data(subject, k, properties, names));
  }
  return data;
}

}  // namespace

void write_page(const Subject& subject, const Source& source, const std::vector<Chart>& charts,
                const Sink& sink) {
  write_document(page_data(subject, source, charts), sink);
}

}  // namespace nashsolve::plot
