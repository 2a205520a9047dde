// A solution as CSV, streamed: tidy data, in which every row is one strategy of one player in one equilibrium
// (Wickham 2014), quoted as RFC 4180 says.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "append_formatted.hpp"
#include "csv_field.hpp"
#include "evaluation.hpp"
#include "exact_form_text.hpp"
#include "formula_text.hpp"
#include "nashsolve/report.hpp"
#include "number_text.hpp"
#include "properties.hpp"
#include "words.hpp"

namespace nashsolve {

namespace {

using namespace report;

constexpr std::size_t kBufferSize = std::size_t{1} << 16U;

/// "2/3,0.6666666666666666": the exact value, empty where it is irrational, and the nearest double, empty
/// beyond the range of doubles.
std::string number_fields(const Enclosure& value) {
  const bool is_exact = value.lower == value.upper;
  const double nearest = nearest_double(is_exact ? value.lower : midpoint(value));
  std::string fields = is_exact ? to_string(value.lower) : std::string();
  fields += ',';
  if (std::isfinite(nearest)) append_formatted(fields, "{}", nearest);
  return fields;
}

/// The minimal polynomial and decimals below and above, of what is irrational.
std::string root_fields(const std::optional<RealRoot>& root) {
  if (!root || root->is_rational()) return ",,,";
  const auto [below, above] = decimals_around({*root, root->polynomial(), {}});
  return fmt::format(",{},{},{}", plain_polynomial(root->polynomial()), below, above);
}

bool contains(const std::vector<std::uint32_t>& ascending, std::uint32_t value) {
  return std::binary_search(ascending.begin(), ascending.end(), value);
}

}  // namespace

void write_csv_header(const CsvOptions& options, const Sink& sink) {
  sink(
      "game,title,status,equilibrium,component,index,player,strategy,probability,probability_value,payoff,"
      "payoff_value,best_response,scope");
  if (options.exact_forms) {
    sink(
        ",probability_polynomial,probability_above,probability_below,payoff_polynomial,payoff_above,"
        "payoff_below");
  }
  sink("\n");
}

void write_csv(const Game& game, const Source& source, const VerifiedSolution& verified,
               const CsvOptions& options, const Sink& sink) {
  const Solution& solution = verified.solution();
  std::vector<std::vector<std::string>> labels;
  for (const Player& player : game.players()) {
    std::vector<std::string>& own = labels.emplace_back();
    for (const std::string& label : player.strategies) own.push_back(field(label, options));
  }
  const std::string first_fields = fmt::format("{},{},{}", field(source.name, options),
                                               field(game.title(), options), status_name(solution.status));
  std::string buffer;
  const std::vector<bool> is_shown = shown_in_lines(game, verified, options.only);
  for (std::size_t k = 0; k < solution.equilibria.size(); ++k) {
    if (!is_shown[k]) continue;
    const Equilibrium& equilibrium = solution.equilibria[k];
    const Evaluation evaluation = evaluate(game, equilibrium, verified.checks()[k], false);
    const std::string index = equilibrium.index ? std::to_string(*equilibrium.index) : std::string();
    for (std::size_t i = 0; i < evaluation.size(); ++i) {
      const PlayerEvaluation& player = evaluation[i];
      const std::string before =
          fmt::format("{},{},{},{},{},", first_fields, k + 1, equilibrium.component + 1, index,
                      field(game.players()[i].name, options));
      const std::string payoff = number_fields(player.payoff);
      const std::string payoff_root = options.exact_forms ? root_fields(player.exact_payoff) : "";
      auto used = player.support.begin();
      for (std::uint32_t s = 0; s < labels[i].size(); ++s) {
        buffer.append(before).append(labels[i][s]) += ',';
        if (used != player.support.end() && *used == s) {
          buffer +=
              number_fields(player.probabilities[static_cast<std::size_t>(used - player.support.begin())]);
          ++used;
        } else {
          buffer += "0,0";
        }
        buffer.append(",").append(payoff) += contains(player.best_responses, s) ? ",true," : ",false,";
        buffer += scope_name(solution.scope);
        if (options.exact_forms) buffer += root_fields(player.exact_probability(s)) + payoff_root;
        buffer += '\n';
        if (buffer.size() > kBufferSize) {
          sink(buffer);
          buffer.clear();
        }
      }
    }
  }
  sink(buffer);
}

}  // namespace nashsolve
