// The stored games with known answers, as game and record.
#pragma once

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/matrices.hpp"

namespace nashsolve::testing {

inline const std::vector<std::string> kBimatrixFamilies = {
    "covariant",  "degenerate", "duplicated", "random",      "ranking", "reported",
    "structured", "symmetric",  "tournament", "unit-vector", "zero-sum"};

inline Rational number_of(const nlohmann::json& value) {
  return std::get<Rational>(parse_number(value.is_string() ? value.get<std::string>() : value.dump()));
}

inline Matrix matrix_of(const nlohmann::json& rows) {
  Matrix result;
  for (const auto& row : rows) {
    result.emplace_back();
    for (const auto& value : row) result.back().push_back(number_of(value));
  }
  return result;
}

struct Case {
  std::string name;
  Matrices matrices;
};

inline std::vector<Case> bimatrix_cases(const std::string& family) {
  std::ifstream file(std::string(NASHSOLVE_SOURCE_DIR) + "/tests/cases/bimatrix/" + family + ".jsonl");
  std::vector<Case> cases;
  for (std::string line; std::getline(file, line);) {
    const auto record = nlohmann::json::parse(line);
    cases.push_back(
        {record.at("name").get<std::string>(), {matrix_of(record.at("A")), matrix_of(record.at("B"))}});
  }
  if (cases.empty()) throw std::runtime_error("no cases of family " + family);
  return cases;
}

inline Case bimatrix_case(const std::string& family, const std::string& name) {
  for (Case& each : bimatrix_cases(family)) {
    if (each.name == name) return each;
  }
  throw std::runtime_error("no case " + name);
}

}  // namespace nashsolve::testing
