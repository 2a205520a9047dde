#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "family_slices.hpp"
#include "family_text.hpp"
#include "formula_text.hpp"
#include "matrix_view.hpp"
#include "page.hpp"
#include "page_document.hpp"
#include "subject.hpp"
#include "words.hpp"

namespace nashsolve::plot {

namespace {

using Json = nlohmann::ordered_json;

class FamilyPage {
 public:
  FamilyPage(const Family& family, const Source& source, const std::vector<Chart>& charts)
      : family_(family),
        game_(family.game),
        data_(document_data(family.sample, family.names, source, charts)) {}

  Json build() {
    const ParametricSolution& solution = family_.solution;
    data_.update({{"verdict", report::family_verdict(game_, solution)},
                  {"listed", ""},
                  {"undecided", Json::array()},
                  {"groups", Json::array()},
                  {"equilibria", Json::array()},
                  {"matrix", matrix()}});
    for (std::size_t k = 0; k < solution.intervals.size(); ++k) {
      if (k > 0) add_value(k - 1);
      const ParametricInterval& interval = solution.intervals[k];
      add_list(report::interval_text(interval, game_.parameter), interval.list, interval.sample, "");
    }
    const std::size_t count = data_["equilibria"].size();
    if (count < listed_) {
      data_["listed"] = fmt::format("The first {} of {} rows; the JSON result has all.",
                                    report::grouped(count), report::grouped(listed_));
    }
    add_slices();
    return std::move(data_);
  }

 private:
  void add_value(std::size_t position) {
    const ValueOfChange& value = family_.solution.values[position];
    add_list(fmt::format("{} = {}", game_.parameter, report::value_with_polynomial(value, game_.parameter)),
             value.list, value.at.lower(), report::changes_text(family_.solution, position));
  }

  void add_list(const std::string& where, const ParametricEquilibria& list, const Rational& at,
                const std::string& changes) {
    const std::size_t group = data_["groups"].size();
    data_["groups"].push_back(fmt::format("{}: {}{}{}", where, report::list_count_text(list),
                                          changes.empty() ? "" : "; ", changes));
    for (const ParametricEquilibrium& each : list.equilibria) {
      if (++listed_ > kMostEquilibria) continue;
      Json strategies = Json::array();
      std::vector<std::string> payoffs;
      for (std::size_t i = 0; i < 2; ++i) {
        strategies.push_back(
            report::formula_strategy_text(family_.names.strategies[i], each.profile[i], game_.parameter, at));
        payoffs.push_back(report::ratio_text(report::shown(game_, each.payoffs[i]), game_.parameter, at));
      }
      std::string kind = report::family_kind_text(list, each);
      if (each.index) kind += fmt::format(", index {:+}", *each.index);
      data_["equilibria"].push_back({{"name", each.branches.empty() ? "-" : report::numbered(each.branches)},
                                     {"kind", std::move(kind)},
                                     {"component", group},
                                     {"strategies", std::move(strategies)},
                                     {"payoffs", report::joined(payoffs)}});
    }
  }

  /// They differ in the data of their series, and in the table.
  void add_slices() {
    const std::vector<Slice> slices = best_response_slices(family_);
    if (slices.empty()) return;
    Json& slider = data_["slider"] = {{"parameter", game_.parameter},
                                      {"chart", chart_data(slices.front().chart)},
                                      {"slices", Json::array()}};
    for (const Slice& slice : slices) {
      Json chart = chart_data(slice.chart);
      slider["slices"].push_back({{"value", slice.value},
                                  {"where", slice.where},
                                  {"series", std::move(chart["option"]["series"])},
                                  {"table", std::move(chart["table"])}});
    }
  }

  /// The payoffs as polynomials; which replies are best depends on the parameter.
  [[nodiscard]] Json matrix() const {
    const std::size_t rows = game_.players[0].strategies.size();
    const std::size_t columns = game_.players[1].strategies.size();
    Json slice = payoff_slice("Payoff table", family_.names.strategies[0], family_.names.strategies[1],
                              [&](std::size_t r, std::size_t c) { return cell(r * columns + c); });
    std::string note = fmt::format("In each cell the {}s in the order of the players.", family_.names.payoff);
    if (rows > kMostAcross || columns > kMostAcross) note += " Of the profiles only the first are shown.";
    return {{"note", std::move(note)},
            {"players", 2},
            {"rowPlayer", family_.names.players[0]},
            {"columnPlayer", family_.names.players[1]},
            {"slices", Json::array({std::move(slice)})}};
  }

  [[nodiscard]] Json cell(std::size_t number) const {
    Json payoffs = Json::array();
    for (std::size_t i = 0; i < 2; ++i) {
      const ParametricGame::Payoffs& table = game_.payoffs[i];
      const Ratio payoff = make_ratio(table.numerators[number], Polynomial::constant(table.denominator));
      payoffs.push_back(report::ratio_text(report::shown(game_, payoff), game_.parameter, 0));
    }
    return {{"payoffs", std::move(payoffs)}, {"best", Json::array()}};
  }

  const Family& family_;
  const ParametricGame& game_;
  Json data_;
  std::size_t listed_ = 0;
};

}  // namespace

void write_page(const Family& family, const Source& source, const std::vector<Chart>& charts,
                const Sink& sink) {
  write_document(FamilyPage(family, source, charts).build(), sink);
}

}  // namespace nashsolve::plot
