// Games with answers that were computed by another program (lrsnash 7.1) and checked again in exact
// fractions: ten generated families, and games that users reported as solved wrongly elsewhere.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "bimatrix.hpp"
#include "nashsolve/verify.hpp"
#include "support/equilibrium_set.hpp"
#include "support/matrices.hpp"

namespace nashsolve {
namespace {

using nlohmann::json;
using testing::EquilibriumSet;
using testing::Matrix;
using testing::Strategy;

Rational number(const json& value) {
  return std::get<Rational>(parse_number(value.is_string() ? value.get<std::string>() : value.dump()));
}

Strategy strategy(const json& values) {
  Strategy result;
  for (const json& value : values) result.push_back(number(value));
  return result;
}

Matrix matrix(const json& rows) {
  Matrix result;
  for (const json& row : rows) result.push_back(strategy(row));
  return result;
}

EquilibriumSet expected_set(const json& record) {
  EquilibriumSet result;
  for (const json& pair : record.at("extreme_equilibria")) {
    result.extreme.insert({strategy(pair.at(0)), strategy(pair.at(1))});
  }
  for (const json& subset : record.at("maximal_nash_subsets")) {
    std::vector<std::set<Strategy>> vertices(2);
    for (std::size_t player = 0; player < 2; ++player) {
      for (const json& vertex : subset.at(player)) vertices[player].insert(strategy(vertex));
    }
    result.subsets.insert(std::move(vertices));
  }
  result.components = record.at("components").get<std::size_t>();
  return result;
}

struct Family {
  std::string name;
  std::size_t games;

  friend std::ostream& operator<<(std::ostream& out, const Family& family) { return out << family.name; }
};

class BimatrixCases : public ::testing::TestWithParam<Family> {};

TEST_P(BimatrixCases, GiveExactlyTheKnownEquilibria) {
  const std::string path =
      std::string(NASHSOLVE_SOURCE_DIR) + "/tests/cases/bimatrix/" + GetParam().name + ".jsonl";
  std::ifstream file(path);
  ASSERT_TRUE(file) << path;
  std::size_t games = 0;
  for (std::string line; std::getline(file, line);) {
    const json record = json::parse(line);
    SCOPED_TRACE(record.at("name").get<std::string>());
    const EquilibriumSet expected = expected_set(record);
    ASSERT_FALSE(expected.extreme.empty());
    const Game game = bimatrix_game(matrix(record.at("A")), matrix(record.at("B")));
    const VerifiedSolution verified = verify(game, solve_bimatrix(game, {}));
    EXPECT_EQ(verified.solution().status, Status::complete);
    EXPECT_EQ(verified.solution().equilibria.size(), expected.extreme.size());
    EXPECT_EQ(testing::equilibrium_set(verified.solution()), expected);
    ++games;
  }
  EXPECT_EQ(games, GetParam().games);
}

INSTANTIATE_TEST_SUITE_P(Families, BimatrixCases,
                         ::testing::Values(Family{"covariant", 12}, Family{"degenerate", 112},
                                           Family{"duplicated", 16}, Family{"random", 68},
                                           Family{"ranking", 12}, Family{"reported", 9},
                                           Family{"structured", 20}, Family{"symmetric", 24},
                                           Family{"tournament", 12}, Family{"unit-vector", 12},
                                           Family{"zero-sum", 32}),
                         [](const auto& family) {
                           std::string name = family.param.name;
                           for (char& c : name) {
                             if (c == '-') c = '_';
                           }
                           return name;
                         });

}  // namespace
}  // namespace nashsolve
