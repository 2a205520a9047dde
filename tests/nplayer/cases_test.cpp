// Games of three and more players with equilibria from the literature (McKelvey and McLennan 1996; van der
// Laan, Talman and van der Heyden 1987) and from another program.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "nashsolve/verify.hpp"
#include "nplayer.hpp"
#include "support/game_files.hpp"

namespace nashsolve {
namespace {

using nlohmann::json;
using Point = std::vector<double>;
using testing::game_of;

json record_of(const std::string& name) {
  return testing::record_in("nplayer/" + name);
}

Point point_of(const Equilibrium& equilibrium) {
  Point point;
  if (equilibrium.is_exact()) {
    for (const MixedStrategy& strategy : equilibrium.exact()) {
      for (const Rational& p : strategy.probabilities()) point.push_back(nearest_double(p));
    }
    return point;
  }
  for (const auto& own : std::get<EnclosedProfile>(equilibrium.profile).probabilities) {
    for (const Enclosure& p : own) {
      EXPECT_EQ(nearest_double(p.lower), nearest_double(p.upper)) << "not all digits of a double are known";
      point.push_back(nearest_double(p.lower));
    }
  }
  return point;
}

double distance(const Point& a, const Point& b) {
  double largest = 0;
  for (std::size_t k = 0; k < a.size(); ++k) largest = std::max(largest, std::fabs(a[k] - b[k]));
  return largest;
}

class NplayerCases : public ::testing::TestWithParam<std::string> {};

TEST_P(NplayerCases, AreSolvedCompletely) {
  const json record = record_of(GetParam());
  const Game game = game_of(record);
  const VerifiedSolution verified = verify(game, solve_nplayer(game, {}));
  const Solution& solution = verified.solution();
  EXPECT_EQ(solution.status, Status::complete);
  std::vector<Point> missing;
  for (const json& profile : record.at("expected_equilibria")) {
    Point& point = missing.emplace_back();
    for (const json& own : profile) {
      for (const json& p : own) point.push_back(p.get<double>());
    }
  }
  ASSERT_FALSE(missing.empty());
  EXPECT_EQ(solution.equilibria.size(), missing.size());
  for (const Equilibrium& equilibrium : solution.equilibria) {
    const Point point = point_of(equilibrium);
    const auto nearest = std::min_element(
        missing.begin(), missing.end(),
        [&](const Point& a, const Point& b) { return distance(a, point) < distance(b, point); });
    ASSERT_NE(nearest, missing.end());
    EXPECT_LE(distance(*nearest, point), 1e-12);
    missing.erase(nearest);
  }
}

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(NASHSOLVE_SOURCE_DIR) /
                                                               "tests/cases/nplayer")) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

INSTANTIATE_TEST_SUITE_P(All, NplayerCases, ::testing::ValuesIn(case_names()), [](const auto& instance) {
  std::string name = instance.param.substr(0, instance.param.find('.'));
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(NplayerCases, ThereAreSixteen) {
  EXPECT_EQ(case_names().size(), 16U);
}

TEST(NplayerCases, McKelveyAndMcLennansNineEquilibriaAreFractions) {
  const Game game = game_of(record_of("mckelvey-mclennan-2x2x2.json"));
  const Solution solution = solve_nplayer(game, {});
  std::set<std::string> found;
  for (const Equilibrium& equilibrium : solution.equilibria) {
    ASSERT_TRUE(equilibrium.is_exact());
    std::string text;
    for (const MixedStrategy& strategy : equilibrium.exact()) {
      text += (text.empty() ? "" : " ") + to_string(strategy.probability(0));
    }
    found.insert(text);
  }
  const std::set<std::string> expected{"1 1 1",     "1 0 0", "1/2 1/2 1", "1/2 2/5 1/4", "2/5 1/2 1/3",
                                       "1/3 1 1/4", "0 1 0", "0 1/4 1/3", "0 0 1"};
  EXPECT_EQ(found, expected);
}

}  // namespace
}  // namespace nashsolve
