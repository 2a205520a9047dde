#include "matrix_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "comparable_payoffs.hpp"
#include "number_text.hpp"
#include "words.hpp"

namespace nashsolve::plot {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostSlices = 40;
/// Of all slices together, unless the first one has more.
constexpr std::size_t kMostPayoffs = 20'000;

class MatrixView {
 public:
  explicit MatrixView(const Subject& subject)
      : subject_(subject), game_(subject.game), rows_(game_.strategy_count(0)), columns_(count(1)) {}

  [[nodiscard]] Json build() const {
    std::size_t slices = 1;
    for (std::size_t i = 2; i < game_.player_count(); ++i) slices *= game_.strategy_count(i);
    const std::size_t payoffs =
        std::min(rows_, kMostAcross) * std::min(columns_, kMostAcross) * game_.player_count();
    const std::size_t shown =
        std::min({slices, kMostSlices, std::max(kMostPayoffs / payoffs, std::size_t{1})});
    Json result{{"note", note(slices > shown)},
                {"players", game_.player_count()},
                {"rowPlayer", subject_.names.players[0]},
                {"columnPlayer", game_.player_count() > 1 ? subject_.names.players[1] : std::string()},
                {"slices", Json::array()}};
    for (std::size_t k = 0; k < shown; ++k) result["slices"].push_back(slice(k));
    return result;
  }

 private:
  [[nodiscard]] std::size_t count(std::size_t player) const {
    return player < game_.player_count() ? game_.strategy_count(player) : 1;
  }

  [[nodiscard]] std::string note(bool leaves_out_slices) const {
    std::string text =
        fmt::format("In each cell the {}s in the order of the players; best responses are underlined.",
                    subject_.payoff_word());
    if (rows_ > kMostAcross || columns_ > kMostAcross || leaves_out_slices) {
      text +=
          fmt::format(" Of the {} profiles only the first are shown.", report::grouped(game_.cell_count()));
    }
    return text;
  }

  /// The part of the cell number that the third and later players make up.
  [[nodiscard]] Json slice(std::size_t number) const {
    std::size_t base = 0;
    std::vector<std::string> choices;
    for (std::size_t i = game_.player_count(); i-- > 2;) {
      const std::size_t strategy = number % game_.strategy_count(i);
      number /= game_.strategy_count(i);
      base += strategy * game_.stride(i);
      choices.insert(choices.begin(), fmt::format("{}: {}", subject_.names.players[i],
                                                  subject_.names.strategies[i][strategy]));
    }
    const bool has_columns = game_.player_count() > 1;
    return payoff_slice(choices.empty() ? "Payoff table" : report::joined(choices),
                        subject_.names.strategies[0],
                        has_columns ? subject_.names.strategies[1] : std::vector{subject_.payoff_word()},
                        [&](std::size_t r, std::size_t c) {
                          return cell(base + r * game_.stride(0) + (has_columns ? c * game_.stride(1) : 0));
                        });
  }

  [[nodiscard]] Json cell(std::size_t number) const {
    Json result{{"payoffs", Json::array()}, {"best", Json::array()}};
    for (std::size_t i = 0; i < game_.player_count(); ++i) {
      result["payoffs"].push_back(report::number_text(game_.shown(game_.payoff(i, number)), {}));
      if (is_best(i, number)) result["best"].push_back(i);
    }
    return result;
  }

  [[nodiscard]] bool is_best(std::size_t player, std::size_t number) const {
    const std::size_t stride = game_.stride(player);
    const std::size_t first = number - number / stride % game_.strategy_count(player) * stride;
    const PayoffTable& payoffs = game_.payoffs(player);
    for (std::size_t s = 0; s < game_.strategy_count(player); ++s) {
      if (compare_payoffs(payoffs, first + s * stride, number) > 0) return false;
    }
    return true;
  }

  const Subject& subject_;
  const Game& game_;
  std::size_t rows_;
  std::size_t columns_;
};

}  // namespace

nlohmann::ordered_json payoff_slice(
    const std::string& caption, const std::vector<std::string>& rows, const std::vector<std::string>& columns,
    const std::function<nlohmann::ordered_json(std::size_t row, std::size_t column)>& cell) {
  Json result{
      {"caption", caption}, {"rows", Json::array()}, {"columns", Json::array()}, {"cells", Json::array()}};
  for (std::size_t c = 0; c < std::min(columns.size(), kMostAcross); ++c)
    result["columns"].push_back(columns[c]);
  for (std::size_t r = 0; r < std::min(rows.size(), kMostAcross); ++r) {
    result["rows"].push_back(rows[r]);
    Json& row = result["cells"].emplace_back(Json::array());
    for (std::size_t c = 0; c < std::min(columns.size(), kMostAcross); ++c) row.push_back(cell(r, c));
  }
  return result;
}

nlohmann::ordered_json matrix_view(const Subject& subject) {
  return MatrixView(subject).build();
}

}  // namespace nashsolve::plot
